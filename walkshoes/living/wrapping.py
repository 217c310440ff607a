"""Text cut into lines of a width, by where each begins and ends: words appear in place and never jump."""

import re

from rich.cells import cell_len

_WORD = re.compile(r"\S+")
_RUN = re.compile(r"([^\w\n])\1{2,}|__{2,}")
_BROKEN_BY_HAND = re.compile(r"(?m)^(\S.{54,}\S) *\n(?=[^\s\d*•–-])")


def flowing(text: str) -> str:
    """Prose an author has broken into lines by hand, as paragraphs: only long lines are joined to what follows.

    Addresses, tables and lists, whose lines are short, set in or numbered, stay as they are.
    """
    return _BROKEN_BY_HAND.sub(r"\1 ", text)


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """The lines of a text no wider than `width` cells, each as (begin, end) in the text; a long word is broken."""
    width = max(1, width)
    lines: list[tuple[int, int]] = []
    begin = 0
    for paragraph in text.split("\n"):
        lines += _paragraph(text, begin, begin + len(paragraph), width)
        begin += len(paragraph) + 1
    return lines


def _paragraph(text: str, begin: int, end: int, width: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    line_begin, line_end = begin, begin
    for match in _WORD.finditer(text, begin, end):
        word_begin, word_end = match.span()
        if cell_len(text[line_begin:word_end]) > width:
            if line_end > line_begin:
                lines.append((line_begin, line_end))
            line_begin = word_begin
        while cell_len(text[line_begin:word_end]) > width:
            fits = _fitting(text, line_begin, word_end, width)
            lines.append((line_begin, fits))
            line_begin = fits
        line_end = word_end
    return [*lines, (line_begin, line_end)]


def _fitting(text: str, begin: int, end: int, width: int) -> int:
    """Where a word has to be broken; at least one letter stays."""
    at = begin + 1
    while at < end and cell_len(text[begin : at + 1]) <= width:
        at += 1
    return at


def fitted(text: str, width: int) -> str:
    """A paper with its columns closer together, where a line is wider than `width`.

    Only runs of one sign that is no letter or digit (spaces between columns, rules) are shortened, the longest
    first and never below two; so figures that stood beneath each other still do.
    """
    return "\n".join(_narrowed(line, width) for line in text.split("\n"))


def _narrowed(line: str, width: int) -> str:
    beyond = cell_len(line) - width
    while beyond > 0:
        longest = max(_RUN.finditer(line), key=lambda run: run.end() - run.start(), default=None)
        if longest is None:
            return line
        fewer = min(beyond, longest.end() - longest.start() - 2)
        line = line[: longest.start()] + line[longest.start() + fewer :]
        beyond -= fewer
    return line
