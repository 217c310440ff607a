"""A terminal window with a program in it: what is typed goes in, and what a person would see can be read at any time.

    with window(["walkshoes"]) as opened:
        opened.until(lambda picture: "Choose a journey" in picture)
        opened.type("\\r")
        opened.kill()
        opened.picture()     # what stood on the screen in the end

Only what Textual writes is understood: where the cursor goes, what is wiped, what is written there.
"""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

COLUMNS, LINES = 80, 24
_ORDER = re.compile(r"\x1b\[([0-9;:<=>?]*)[ -/]*([@-~])|\x1b[\]P_^X].*?(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.DOTALL)
_UNFINISHED = re.compile(r"\x1b(\[[0-9;:<=>?]*[ -/]*|[\]P_^X][^\x07\x1b]*\x1b?|[ -/]*)?\Z")


class Picture:
    """The screen as a grid of characters."""

    def __init__(self) -> None:
        self._grid = [[" "] * COLUMNS for _ in range(LINES)]
        self._line = self._column = 0
        self._rest = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def __str__(self) -> str:
        return "\n".join("".join(line).rstrip() for line in self._grid)

    def draw(self, written: bytes) -> None:
        """Take what the program has written; an order of which only the beginning has come is waited for."""
        text = self._rest + self._decoder.decode(written)
        cut = _UNFINISHED.search(text)
        text, self._rest = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
        done = 0
        for order in _ORDER.finditer(text):
            self._write(text[done : order.start()])
            self._obey(order[1] or "", order[2] or "")
            done = order.end()
        self._write(text[done:])

    def _write(self, text: str) -> None:
        for character in text:
            if character == "\n":
                self._line += 1
            elif character == "\r":
                self._column = 0
            elif character >= " ":
                if self._line < LINES and self._column < COLUMNS:
                    self._grid[self._line][self._column] = character
                self._column += 1

    def _obey(self, numbers: str, order: str) -> None:
        if order == "H":
            line, _, column = numbers.partition(";")
            self._line, self._column = int(line or 1) - 1, int(column or 1) - 1
        elif order == "J" or (order == "h" and numbers == "?1049"):
            self._grid = [[" "] * COLUMNS for _ in range(LINES)]


class Window:
    """The open window."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self._handle = handle
        self._picture = Picture()

    def look(self, seconds: float) -> str:
        """What stands on the screen, once something new has come or the time is over."""
        self._read(seconds)
        while self._read(0):
            pass
        return str(self._picture)

    def until(self, wanted: Callable[[str], bool], seconds: float = 60) -> str:
        """What stands on the screen as soon as it is what is wanted."""
        end = time.monotonic() + seconds
        while not wanted(shown := self.look(0.05)):
            assert time.monotonic() < end, f"it never came; what was there:\n{shown}"
            assert self.process.poll() is None, f"it has ended; what was there:\n{shown}"
        return shown

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._handle, keys.encode())

    def kill(self) -> str:
        """End it without warning; what stood on the screen at that moment."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        return self.look(0)  # the terminal still holds what had been written

    def _read(self, seconds: float) -> bool:
        if not select.select([self._handle], [], [], seconds)[0]:
            return False
        with suppress(OSError):  # the other end is closed, and all that was written has been read
            written = os.read(self._handle, 65_536)
            self._picture.draw(written)
            return bool(written)
        return False


@contextmanager
def window(command: Sequence[str | Path], environment: Mapping[str, str]) -> Iterator[Window]:
    """A window with this program in it, which is ended when it is still there in the end."""
    handle, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
    process = subprocess.Popen(
        command,
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env={**os.environ, **own, **environment},
        start_new_session=True,
    )
    os.close(inside)
    try:
        yield Window(process, handle)
    finally:
        process.kill()
        process.wait()
        os.close(handle)
