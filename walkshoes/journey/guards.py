"""Guards: what a way or a line depends on, as forms a walk can be tested by. Numbers, so that 1 is true and 0 false."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Constant:
    """Always this number."""

    value: int


@dataclass(frozen=True, slots=True)
class Knows:
    """The team has been told the fact."""

    team: int
    fact: int


@dataclass(frozen=True, slots=True)
class Given:
    """The customer has given the fact to anyone of the company."""

    company: int
    fact: int


@dataclass(frozen=True, slots=True)
class IsOpen:
    """The team's hours cover this moment of the calendar."""

    team: int


@dataclass(frozen=True, slots=True)
class Visits:
    """How often the walk has come to a touchpoint."""

    place: int


class Fate(IntEnum):
    """What has become of something that was to come."""

    KEPT = 0
    LATE = 1
    BROKEN = 2
    ARRIVED = 3


@dataclass(frozen=True, slots=True)
class Became:
    """A delivery has come to one of these."""

    delivery: int
    fates: tuple[Fate, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """A delivery is still to come; `overdue` where it should have come by now."""

    delivery: int
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class DaysPassed:
    """How many dates the customer's calendar has turned since the walk began."""


@dataclass(frozen=True, slots=True)
class BeforeHour:
    """The customer's wall clock has not come to this hour."""

    hour: int


@dataclass(frozen=True, slots=True)
class LastMet:
    """The last call, chat or counter was over this channel."""

    channel: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The company has picked this up from the customer's words."""

    word: int


@dataclass(frozen=True, slots=True)
class VariableIs:
    """The value of a variable."""

    variable: int


COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class CanRing:
    """There is a line on which the last contact can be rung again."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The customer was waiting for something when this came."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left op right`, op one of == != < <= > >=."""

    left: "Guard"
    op: str
    right: "Guard"


@dataclass(frozen=True, slots=True)
class Negation:
    """Not the part."""

    part: "Guard"


@dataclass(frozen=True, slots=True)
class Junction:
    """All parts (and), or one of them (or)."""

    all: bool
    parts: tuple["Guard", ...]


Guard = (
    Constant
    | Knows
    | Given
    | IsOpen
    | Visits
    | Became
    | Awaited
    | DaysPassed
    | BeforeHour
    | LastMet
    | CanRing
    | Interrupted
    | Heard
    | VariableIs
    | Comparison
    | Negation
    | Junction
)
