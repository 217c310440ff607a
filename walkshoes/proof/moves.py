"""The moves of a walk: what the customer does, what the company does, what a clock or chance decides."""

from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """What a move is."""

    AT_ONCE = 0
    TIME = 1  # something ends by itself: a sentence, a ringing
    SERVED = 2  # the queue has come to its end
    CLOSED = 3  # ... or the hours have
    NOBODY = 4  # ... or nobody has answered
    CLOCK = 5  # a condition on the hour or on opening hours is taken to say so
    COMES = 6  # it is settled here whether something that was sent will come
    ARRIVES = 7  # ... and it does
    LAPSES = 8  # ... and it does not
    PASSED = 9  # the days have passed
    PRESS = 10
    SILENCE = 11
    WRONG_KEY = 12
    RIGHT = 13
    WRONG = 14
    TELL = 15
    CHOOSE = 16
    DIAL = 17
    READ = 18
    HANG_UP = 19


BY_ITSELF = frozenset({Kind.AT_ONCE, Kind.CLOCK, Kind.COMES, Kind.ARRIVES, Kind.LAPSES, Kind.PASSED})
"""Moves that take none of the customer's time and nothing they do."""
IN_TIME = frozenset({Kind.TIME, Kind.SERVED, Kind.CLOSED, Kind.NOBODY})
"""Moves that take time and nothing the customer does."""


SLIPS = frozenset({Kind.SILENCE, Kind.WRONG_KEY, Kind.WRONG})
"""Tries used up."""


@dataclass(frozen=True, slots=True)
class Move:
    """One way on: from which operation, what kind of move, and its word: a key, an option, a line, a word heard.

    `number` is a delivery, or the tries it takes; `says` whether what is decided is so.
    """

    node: int
    kind: Kind
    word: str = ""
    number: int = -1
    says: bool = True

    @property
    def is_done(self) -> bool:
        """Whether the customer does it."""
        return self.kind >= Kind.PRESS


def stays(move: Move) -> bool:
    """Whether a customer makes a move who neither hangs up nor waits to be cut off."""
    return move.kind != Kind.HANG_UP and (move.kind not in SLIPS or move.says)
