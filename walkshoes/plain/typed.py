"""What somebody types, line by line, while the clock goes on."""

import codecs
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Protocol, TextIO

LONGEST = 200_000
"""What is longer than this without an end is taken as a line all the same."""
AT_ONCE = 65_536


class Paused(Exception):
    """Whoever types wants to stop here, or nobody types any more."""


class Typed(Protocol):
    """Where lines come from. Tests have one of their own, whose hands type at the right moment."""

    def line(self, wait_s: float) -> str | None:
        """The next line; None where none came within so many seconds. Raises Paused once no more will come."""


class Keyboard:
    """Standard input, read in a thread of its own: on some systems nothing else can wait for a line and a clock.

    The bytes are read raw. A buffer would be held by the thread when the program ends, and Python ends badly then.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream: TextIO = stream or sys.stdin
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._over = False
        threading.Thread(target=self._read, daemon=True).start()

    def line(self, wait_s: float) -> str | None:
        """The next line, without its end."""
        if self._over:
            raise Paused
        try:
            line = self._lines.get(timeout=wait_s)
        except Empty:
            return None
        if line is None:
            self._over = True
            raise Paused
        return line

    def stop(self) -> None:
        """No more lines will come; whoever waits for one is told. May be called from a signal's handler."""
        self._lines.put(None)

    @contextmanager
    def paused_by_interrupt(self) -> Iterator[None]:
        """In here Ctrl+C is the end of the input, so that nothing is broken off half done; a second one breaks off."""

        def interrupted(number: int, frame: object) -> None:
            del number, frame
            signal.signal(signal.SIGINT, before)
            self.stop()

        before = signal.signal(signal.SIGINT, interrupted)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _read(self) -> None:
        try:
            encoding = self._stream.encoding or "utf-8"
            with open(self._stream.fileno(), "rb", buffering=0, closefd=False) as raw:
                reader = codecs.getincrementaldecoder(encoding)(errors="replace")
                line = ""
                while read := raw.read(AT_ONCE):
                    *whole, line = (line + reader.decode(read)).split("\n")
                    for one in whole:
                        self._lines.put(one.rstrip("\r"))
                    if len(line) > LONGEST:
                        self._lines.put(line)
                        line = ""
                if line:
                    self._lines.put(line)
        except (OSError, ValueError):
            pass  # a terminal that was closed, or a standard input there never was
        finally:
            self._lines.put(None)
