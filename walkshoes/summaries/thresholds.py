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
    """How far a page about so many people goes. Whose own page it is, nobody can tell from a number."""
    return Reach.TOTALS if people < ENOUGH else Reach.TOGETHER


NOBODY = "Nobody has walked in this session yet."
NOT_YET = "Nobody has come to the end of a walk in this session yet."
ALONE = (
    "No journey has been walked to its end by more than one person yet. What one alone has walked is theirs: it stands "
    "on their own page, which is written at the end of their walk."
)


def why_of(people: int, ended: int, begun: int) -> str:
    """Why a page about so many people tells no more; empty where it tells all.

    `ended` is how many have come to the end of a walk, `begun` how many have begun one.
    """
    if people >= ENOUGH:
        return ""
    if people > 1:
        return (
            f"{people} people walked. Of fewer than {ENOUGH} only totals are told, no curve and no words, "
            "so that nobody can be told apart."
        )
    return ALONE if ended else NOT_YET if begun else NOBODY


def why_few(people: int) -> str:
    """Why a row about so few people has totals, or nothing at all; empty where it has everything."""
    if people >= ENOUGH:
        return ""
    if people > 1:
        return f"{people} people: fewer than {ENOUGH}, so only totals."
    return "One person alone is not told apart."


HIDDEN = "Left out, or the row of one person could be worked out from it."


def left_out(rows: Mapping[str, int]) -> set[str]:
    """Which rows (by name, with how many people) tell nothing: those of one person, and where the totals of the others
    would give such a row away, the smallest of those too.

    Rows of five and more tell middles, from which nobody can be worked out, as long as they tell no counts: see
    `only_middles`.
    """
    alone = {name for name, people in rows.items() if people == 1}
    if len(alone) != 1:
        return alone
    totals = {name: people for name, people in rows.items() if 1 < people < ENOUGH}
    if totals and len(totals) + len(alone) == len(rows):
        alone.add(min(totals, key=lambda name: totals[name]))
    return alone


def only_middles(rows: Mapping[str, int]) -> bool:
    """Whether rows may tell no shares and means: with one person alone beside them these would give that person away,
    taken from those of everybody.
    """
    return 1 in rows.values()
