"""Programs of their own that do something at the same moment."""

import subprocess
import sys
from collections.abc import Sequence


def at_once(program: str, arguments: Sequence[Sequence[str]]) -> list[tuple[int, str, str]]:
    """A program run once with each of some arguments: how each ended, what it said, and what it complained of.

    It says `ready`, and goes on when it may read a line.
    """
    return at_once_each([(program, words) for words in arguments])


def at_once_each(programs: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[int, str, str]]:
    """The same of several programs, each with its arguments."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for program, words in programs
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:  # all stand ready before the first is let go
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    said = [one.communicate() for one in running]
    return [(one.returncode, *words) for one, words in zip(running, said, strict=True)]
