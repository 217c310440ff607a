"""How a walk ends for its customer: what they do then, and what they tell others."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from walkshoes.journey.staging import Staging

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_OWN = "gave_up"
"""The ending every journey has; nobody has stated what follows it."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The last words of a walk, what the customer does, what they say to others, and to how many."""

    text: str
    does: tuple[str, ...] = ()
    says: str = ""
    tells: str = ""


def parting(engine: "Staging", place: int, line: int) -> Parting:
    """The parting at an ending. Shares are what the author assumes, and are called so."""
    info = engine.program.places[place]
    text = engine.lines[line].text if line >= 0 else ""
    if info.name == _OWN:
        return Parting(text)
    says = f"“{engine.lines[info.says].text}”" if info.says >= 0 else ""
    does = [_share(info.leaves, "leave", "leaves"), _share(info.recommends, "recommend them", "recommends them")]
    told = tuple(sentence for sentence in does if sentence) or ("You stay.",)
    return Parting(text, told, says, _tells(info.tells))


def _share(share: float, many: str, one: str) -> str:
    """`You leave.`, or of how many such customers how many do."""
    if share <= 0:
        return ""
    if share >= 1:
        return f"You {many}."
    of = 10 if math.isclose(share * 10, round(share * 10)) else 100
    such = min(of - 1, max(1, round(share * of)))
    does = one if such == 1 else many
    return f"Of {'ten' if of == 10 else 'a hundred'} customers who come to this, {_number(such)} {does} (assumed)."


def _tells(people: int) -> str:
    if not people:
        return ""
    return f"You tell {_number(people)} {'person' if people == 1 else 'people'} (assumed)."


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
