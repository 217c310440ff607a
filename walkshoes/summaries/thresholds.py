"""The rule of five: of how many people what may be told.

In a small room a single line is a person. Of one person everything is told, to that person; of two to four only totals;
of five and more what they have in common. Survey tools use three to eight, mostly five.
"""

from collections.abc import Mapping
from enum import StrEnum

ENOUGH = 5


class Reach(StrEnum):
    """How far a page goes."""

    OWN = "own"
    """One person's own page: all of it."""
    TOTALS = "totals"
    """Two to four people: only what adds up over all of them."""
    TOGETHER = "together"
    """Five people or more."""


def reach_of(people: int) -> Reach:
    """How far a page about so many people goes."""
    if people <= 1:
        return Reach.OWN
    return Reach.TOTALS if people < ENOUGH else Reach.TOGETHER


def why_of(people: int) -> str:
    """Why a page does not tell more; empty where it tells all."""
    if reach_of(people) != Reach.TOTALS:
        return ""
    return (
        f"{people} people walked. Of fewer than {ENOUGH} only totals are told, no curve and no words, "
        "so that nobody can be told apart."
    )


def why_few(people: int) -> str:
    """Why a row about so few people has totals, or nothing at all; empty where it has everything."""
    if people >= ENOUGH:
        return ""
    if people > 1:
        return f"{people} people: fewer than {ENOUGH}, so only totals."
    return "One person alone is not told apart."


HIDDEN = "Left out, or the row of one person could be worked out from it."


def left_out(rows: Mapping[str, int]) -> set[str]:
    """Which rows (by name, with how many people) tell nothing: those of one person, and where only one row of totals
    stands between such a row and its figures, that one too.
    """
    alone = {name for name, people in rows.items() if people == 1}
    if len(alone) != 1:
        return alone
    totals = {name: people for name, people in rows.items() if 1 < people < ENOUGH}
    if totals and len(totals) + len(alone) == len(rows):
        alone.add(min(totals, key=lambda name: totals[name]))
    return alone
