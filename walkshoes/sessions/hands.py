"""Of a group that walks together: how many hands went up for what."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from walkshoes.sessions.opening import RecordFile

if TYPE_CHECKING:
    from sqlite_utils import Database

Hands = Mapping[str, int]
"""What could be chosen → how many hands went up for it."""


def keep_hands(db: "Database", walk: str, about: str, hands: Hands) -> None:
    """Keep the hands that went up for an input (`about` is its key) or an answer (`measures.ces`), in a transaction."""
    rows = [
        {"walk": walk, "about": about, "choice": choice, "number": max(0, number)} for choice, number in hands.items()
    ]
    db.table("hands").upsert_all(rows, pk=("walk", "about", "choice"))


def hands_of(file: RecordFile, walk: str) -> dict[str, dict[str, int]]:
    """All hands of a walk, by what they were about. Raises RecordTrouble."""
    made: dict[str, dict[str, int]] = {}
    for about, choice, number in file.rows("SELECT about, choice, number FROM hands WHERE walk = ?", [walk]):
        made.setdefault(about, {})[choice] = number
    return made


def most(hands: Hands) -> list[str]:
    """What most hands went up for; several where they are even, none where no hand went up."""
    highest = max(hands.values(), default=0)
    return [choice for choice, number in hands.items() if number == highest] if highest else []


def median_of(hands: Mapping[int, int]) -> int | None:
    """The middle one of all hands on a scale; of two in the middle the lower. None without hands."""
    left = sum(hands.values())
    if not left:
        return None
    half = (left + 1) // 2
    for value in sorted(hands):
        half -= hands[value]
        if half <= 0:
            return value
    return None
