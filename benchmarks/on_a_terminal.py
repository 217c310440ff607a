"""A program on a real pseudo-terminal of 80 by 24, and what it does there in time."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

QUIET_S = 0.05
"""Nothing painted for so long: the program has finished what it was drawing."""


class Terminal:
    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self.handle = handle
        self.began = time.perf_counter()

    def painted(self, words: str, seconds: float = 30) -> float:
        """Seconds from the start until these words are on their way to the screen."""
        shown = b""
        while words.encode() not in shown:
            if time.perf_counter() - self.began > seconds:
                raise TimeoutError(f"{words!r} never came: {shown[-800:]!r}")
            if select.select([self.handle], [], [], 0.01)[0]:
                shown += os.read(self.handle, 65_536)
        return time.perf_counter() - self.began

    def settle(self, seconds: float = 3) -> None:
        """Read on until nothing is painted any more."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and select.select([self.handle], [], [], QUIET_S)[0]:
            os.read(self.handle, 65_536)

    def key_to_paint(self, key: str) -> float:
        """Seconds from a key to the first bytes that answer it."""
        self.settle()
        began = time.perf_counter()
        os.write(self.handle, key.encode())
        if not select.select([self.handle], [], [], 2)[0]:
            raise TimeoutError(f"nothing answered {key!r}")
        took = time.perf_counter() - began
        os.read(self.handle, 65_536)
        return took

    def press(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def cpu_share(self, seconds: float) -> float:
        """The share of one core that the program takes while it is left alone for so long."""
        before, began = self._cpu_s(), time.perf_counter()
        while time.perf_counter() - began < seconds:
            if select.select([self.handle], [], [], 0.2)[0]:
                os.read(self.handle, 65_536)
        return (self._cpu_s() - before) / (time.perf_counter() - began)

    def _cpu_s(self) -> float:
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def on_a_terminal(command: Sequence[str]) -> Iterator[Terminal]:
    handle, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
    process = subprocess.Popen(
        list(command), stdin=inside, stdout=inside, stderr=inside, env=environment, close_fds=True
    )
    os.close(inside)
    try:
        yield Terminal(process, handle)
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            os.close(handle)
