"""A walk under way, carried over to its scenario as it was edited since; or how far it still holds.

It is never silently another journey: the walk has to come through the same touchpoints, in the same order, to the place
where it stood. Only touchpoints that are new may lie between them.
"""

from collections.abc import Sequence

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input
from walkshoes.journey.reliving import Diverged, Relived, come_to, relive, renames
from walkshoes.journey.walk import Values, Walk


class NoLongerHolds(Exception):
    """The edited scenario leads elsewhere.

    `done` is how many inputs still lead where they led, `near` the touchpoints where to look for what was changed,
    the likeliest first, by their names of before or of today.
    """

    def __init__(self, done: int, near: Sequence[str]) -> None:
        super().__init__(f"only {done} inputs still hold, near {', '.join(near)}")
        self.done = done
        self.near = tuple(dict.fromkeys(near))


def carried(
    before: Walk,
    inputs: Sequence[Input],
    engine: Engine,
    seed: int,
    values: Values | None = None,
    caller: int = 0,
) -> Relived:
    """The walk, lived again on the edited scenario to where it stood in the one `before`. Raises NoLongerHolds."""
    renamed = renames(engine.program)
    near: list[str] = []
    try:
        lived = relive(engine, inputs, seed, values, caller)
        place, visit, since_ms = before.where
        if not come_to(lived.walk, renamed.get(place, place), visit, since_ms):
            near.append(place)
    except Diverged as stopped:
        lived = stopped.lived
        near.append(stopped.missed.place)
    was = [renamed.get(name, name) for name in _way(before)]
    known = {renamed.get(place.name, place.name) for place in before.engine.program.places}
    now = [name for name in _way(lived.walk) if name in known]
    parted = next((step for step, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]), None)
    if parted is None and not near:
        parted = min(len(was), len(now)) if len(was) != len(now) else None
    if parted is None and not near:
        return lived
    done = len(lived.inputs)
    if parted is not None:
        passed = [len([name for name in _way(lived.walk, events) if name in known]) for events in lived.heard]
        done = sum(step <= parted for step in passed)
        near = [*was[max(0, parted - 1) : parted + 1], *near]
    raise NoLongerHolds(done, [*near, lived.walk.where[0]])


def _way(walk: Walk, events: int | None = None) -> list[str]:
    """The touchpoints a walk has come through, in order; those of its first so many events."""
    places = walk.engine.program.places
    return [places[place].name for _, code, place, _, _ in walk.events[:events] if code == Code.ENTERED]
