"""Draws that somebody sets, in place of chance: how long a queue takes, and whether something that may come comes.

They are for rehearsing only. Set draws go to the engine as recorded ones do: (touchpoint, visit, purpose) → value.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from walkshoes.journey.program import Launch, Program, Queue

WAIT = "wait"
"""The purpose of the draw of a queue: its wait, ms."""
LONGEST_MS = 10**9
Draw = tuple[str, int, str]
"""Touchpoint, which visit of it, purpose."""
_WORDS = ("draw", "visit", "is", "of")
_WRITTEN = (
    'a draw is written {"draw": "support_queue", "visit": 1, "is": 540000} for a wait in milliseconds, '
    'or {"draw": "support_talk", "visit": 1, "of": "ring_back", "is": false}'
)


class Draws(dict[Draw, int]):
    """The draws that are set, with the `lines` of the file that set them."""

    def __init__(self, draws: Mapping[Draw, int] | None = None) -> None:
        super().__init__(draws or {})
        self.lines: dict[Draw, int] = {}


def kept(name: str) -> str:
    """The purpose of the draw that says whether a promise or an answer comes: 1 where it does, 0 where not."""
    return f"kept {name}"


def read_draw(data: Mapping[str, Any]) -> tuple[Draw, int]:
    """What one line of an inputs file sets. Raises ValueError."""
    unknown = [word for word in data if word not in _WORDS]
    place, visit, value, of = data.get("draw"), data.get("visit", 1), data.get("is"), data.get("of")
    if unknown:
        raise ValueError(f"`{unknown[0]}` is not known of a draw; {_WRITTEN}")
    if not isinstance(place, str) or not place or (of is not None and (not isinstance(of, str) or not of)):
        raise ValueError(_WRITTEN)
    if isinstance(visit, bool) or not isinstance(visit, int) or visit < 1:
        raise ValueError("`visit` of a draw is a whole number from 1")
    if of is not None:
        if not isinstance(value, bool):
            raise ValueError(f"whether `{of}` comes is true or false")
        return (place, visit, kept(of)), int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LONGEST_MS:
        raise ValueError(f"`is` of a draw is a wait in milliseconds, from 0 to {LONGEST_MS:,}")
    return (place, visit, WAIT), value


def unfit(program: Program, draws: Iterable[Draw]) -> dict[Draw, str]:
    """Every draw that this program does not make, and why."""
    waits, comes = set(), set()
    places = program.places
    for op in program.ops:
        if isinstance(op, Queue):
            waits.add((places[op.place].name, WAIT))
        elif isinstance(op, Launch):
            comes.add((places[op.place].name, kept(program.deliveries[op.delivery].name)))
    names = {info.name for info in places}
    why: dict[Draw, str] = {}
    for draw in draws:
        place, _, purpose = draw
        if place not in names:
            why[draw] = f"there is no touchpoint `{place}`"
        elif purpose == WAIT and (place, WAIT) not in waits:
            why[draw] = f"`{place}` is no queue, so no wait is drawn there"
        elif purpose != WAIT and (place, purpose) not in comes:
            here = ", ".join(sorted(one.removeprefix("kept ") for at, one in comes if at == place)) or "nothing"
            why[draw] = f"`{purpose.removeprefix('kept ')}` is not set going at `{place}`; there is: {here}"
    return why


def told(draws: Mapping[Draw, int]) -> list[dict[str, Any]]:
    """The draws as lines of an inputs file say them, in the order they were set."""
    lines: list[dict[str, Any]] = []
    for (place, visit, purpose), value in draws.items():
        if purpose == WAIT:
            lines.append({"draw": place, "visit": visit, "is": value})
        else:
            lines.append({"draw": place, "visit": visit, "of": purpose.removeprefix("kept "), "is": bool(value)})
    return lines
