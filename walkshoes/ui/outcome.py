"""What a page gives back when it is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

Answers = Mapping[str, str | int]


class Way(Enum):
    """Which way a person leaves a page."""

    ON = "on"
    BACK = "back"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The way taken, and what was answered on the page, complete where the way is on."""

    way: Way
    answers: Answers = field(default_factory=dict)
