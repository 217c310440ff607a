"""Draws on their way into the record: those that were set before a walk began, so that it replays as rehearsed."""

from collections.abc import Iterator
from typing import Any

from walkshoes.journey.draws import uniform
from walkshoes.journey.draws_set import WAIT
from walkshoes.journey.program import Queue
from walkshoes.journey.steps.waiting import drawn_wait
from walkshoes.journey.walk import Walk

_TO_UNITS = 2**53


def set_rows(walk_id: str, walk: Walk) -> Iterator[dict[str, Any]]:
    """A row of table `draw` for each value a walk was begun with, beside the uniform that chance would have had."""
    queues = {walk.engine.program.places[op.place].name: op for op in walk.engine.program.ops if isinstance(op, Queue)}
    for (place, visit, purpose), value in (walk.values or {}).items():
        if purpose == WAIT and place in queues:
            _, u = drawn_wait(walk.engine, walk, queues[place], visit)
        else:
            u = uniform(walk.seed, walk.caller, place, visit, purpose)
        row = {"walk": walk_id, "place": place, "visit": visit, "purpose": purpose}
        yield row | {"uniform": int(u * _TO_UNITS), "value": value}
