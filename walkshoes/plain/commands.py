"""The commands: what may be typed at any moment. A line that begins with a slash is one."""

import re
from dataclasses import dataclass
from enum import Enum

SIGN = "/"


class Do(Enum):
    """What a command does."""

    HELP = "help"
    FEEL = "feel"
    LEAVE = "leave"
    PAPER = "paper"
    INBOX = "inbox"
    AGAIN = "again"
    TIME = "time"
    PAUSE = "pause"
    BACK = "back"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Command:
    """What is to be done, and what was typed after the word; where it is not known, what was typed."""

    do: Do
    rest: str = ""


WORDS = {
    **{do.value: do for do in Do if do.value},
    "hang up": Do.LEAVE,
    "hangup": Do.LEAVE,
    "walk away": Do.LEAVE,
    "feeling": Do.FEEL,
    "papers": Do.PAPER,
    "desk": Do.PAPER,
    "repeat": Do.AGAIN,
    "clock": Do.TIME,
    "quit": Do.PAUSE,
    "exit": Do.PAUSE,
    "?": Do.HELP,
}
"""Every word that is understood; some of them are what people try first."""
_LONGEST_FIRST = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(WORDS, key=len, reverse=True))
_COMMAND = re.compile(rf"\s*{SIGN}\s*(?P<word>{_LONGEST_FIRST})(?!\w)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def command_of(line: str) -> Command | None:
    """The command that a line is; None where it is words, or a number, for somebody else."""
    if not line.lstrip().startswith(SIGN):
        return None
    found = _COMMAND.match(line)
    if found is None:
        return Command(Do.UNKNOWN, line.strip())
    word = " ".join(found["word"].lower().split())
    return Command(WORDS[word], found["rest"].strip())
