"""What a page gives back when it is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

Answers = Mapping[str, str | int]
HandsByItem = Mapping[str, Mapping[str, int]]
"""What was asked → how many hands of a group went up for each answer."""


class Way(Enum):
    """Which way a person leaves a page."""

    ON = "on"
    BACK = "back"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The way taken, and what was answered on the page, complete where the way is on.

    `hands`, of a group, are those that went up for what was answered by a show of hands.
    """

    way: Way
    answers: Answers = field(default_factory=dict)
    hands: HandsByItem = field(default_factory=dict)
