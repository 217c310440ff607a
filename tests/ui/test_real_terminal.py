"""The command in a real terminal: it draws, takes keys, keeps the walk when it is killed, and goes on there."""

import os
import select
import shutil
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from walkshoes.scenario.shipped import find_scenario
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

pty = pytest.importorskip("pty")
COMMAND = [sys.executable, "-c", "from walkshoes.cli import main; main()"]


class Terminal:
    """A terminal of 80 by 24 with the app in it."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self.handle = handle
        self.shown = b""

    def until(self, words: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while words.encode() not in self.shown:
            assert time.monotonic() < end, f"{words!r} never came; the last was {self.shown[-2000:]!r}"
            if select.select([self.handle], [], [], 0.1)[0]:
                self.shown += os.read(self.handle, 65_536)

    def ended(self, seconds: float = 60) -> int:
        """Wait for the app's end, reading all the while: what nobody reads holds a terminal up."""
        end = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < end, "it never ended"
            if select.select([self.handle], [], [], 0.1)[0]:
                with suppress(OSError):
                    os.read(self.handle, 65_536)
        return self.process.returncode

    def press_until(self, keys: str, words: str) -> None:
        """Press as a person does who looks whether anything has happened."""
        for _ in range(20):
            self.press(keys)
            with suppress(AssertionError):
                self.until(words, 2)
                return
        raise AssertionError(f"{words!r} never came; the last was {self.shown[-2000:]!r}")

    def press(self, keys: str) -> None:
        self.shown = b""
        os.write(self.handle, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size, as a person does who pulls at its corner."""
        import fcntl
        import termios

        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)


@contextmanager
def app(record: Path) -> Iterator[Terminal]:
    import fcntl
    import termios

    journeys = record.parent / "journeys"
    journeys.mkdir(exist_ok=True)
    shutil.copy(find_scenario("three-days-without-broadband"), journeys)
    handle, inside = pty.openpty()
    fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"}
    process = subprocess.Popen(
        [*COMMAND, "--db", str(record), "--folder", str(journeys)],
        stdin=inside,
        stdout=inside,
        stderr=inside,
        env=environment,
        close_fds=True,
    )
    os.close(inside)
    try:
        yield Terminal(process, handle)
    finally:
        process.kill()
        process.wait()
        os.close(handle)


def to_the_call(terminal: Terminal) -> None:
    terminal.until("Three days without broadband")
    terminal.press("\r")
    terminal.until("call you")
    terminal.press_until("\r", "Practise first")
    terminal.press_until("\x1b", "Before you begin")
    terminal.press_until("\r", "What do you expect")
    for answer in ("8", "2", "1"):
        terminal.press(f"{answer}\r")
        time.sleep(0.3)
    terminal.press_until("5\r", "customer line")


@pytest.mark.real
def test_a_walk_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    record = tmp_path / "walks.db"
    with app(record) as terminal:
        to_the_call(terminal)
        terminal.until("Thank")
        terminal.press("\x1bOQ1")  # F2, then the first face
        terminal.until("noted")
        terminal.process.send_signal(signal.SIGKILL)
        terminal.process.wait()
    opened = Record(record)
    [row] = opened.unfinished()
    assert row.stage == Stage.WALK
    assert [made.kind.value for _, made in opened.stored(row.id).inputs] == ["react"]
    opened.close()
    with app(record) as terminal:
        terminal.until("Continue")
        terminal.press("\r")
        terminal.until("customer line")
        terminal.press("\x11")  # Ctrl+Q
        assert terminal.ended() == 0


@pytest.mark.real
def test_whoever_leaves_while_it_starts_has_left(tmp_path: Path) -> None:
    """The window grows while the first picture is made, and within a tenth of a second of it Ctrl+Q is pressed."""
    for number in range(20):
        with app(tmp_path / "walks.db") as terminal:
            terminal.until("\x1b[?1049h")
            if number % 2:
                terminal.resize(120, 40)
            terminal.until("customers")
            terminal.resize(*((120, 40), (60, 18), (200, 60))[number % 3])
            time.sleep(number % 5 * 0.02)
            terminal.press("\x11")
            assert terminal.ended() == 0


@pytest.mark.real
def test_without_a_terminal_it_says_so() -> None:
    run = subprocess.run(COMMAND, capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False)
    assert run.returncode == 1
    assert "needs a terminal window" in run.stderr
    assert "\x1b" not in run.stdout + run.stderr
