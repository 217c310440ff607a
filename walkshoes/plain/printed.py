"""Lines as they are printed: one thing each, made so that they read well aloud."""

import re
from collections.abc import Iterable
from typing import TextIO

from walkshoes.scenario.plain import plain

LONGEST = 200_000
_DRAWN = re.compile(r"[\u2500-\u259f]+|([^\w\s])(?:\s*\1){3,}|_{3,}")
"""Boxes, rules and rows of dots: they guide an eye, and a voice would spell them out."""


def lines_of(text: str) -> list[str]:
    """The lines of a text from anywhere, without what could act on a terminal, drawings, and empty lines."""
    lines = (" ".join(_DRAWN.sub(" ", line).split()) for line in plain(text, LONGEST).split("\n"))
    return [line for line in lines if line]


class Printed:
    """Standard output, line by line; each is there at once."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows another one

    def say(self, *texts: str) -> None:
        """Print texts, each from a line of its own."""
        self.say_all(texts)

    def say_all(self, texts: Iterable[str]) -> None:
        """The same."""
        for text in texts:
            for line in lines_of(text):
                self._stream.write(f"{line}\n")
        self._stream.flush()
