"""Time that passes while nothing is decided: speech, holds, ringing, reading, the way there. One addition a run."""

from typing import NamedTuple

from walkshoes.journey import program as p
from walkshoes.journey.events import Minute
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.layout import Layout

_PASSING = p.Say | p.Hold | p.Travel | p.Read


class Run(NamedTuple):
    """Operations in a row, ms: all they take, what of it is waited, and what occupies somebody; and what follows."""

    whole: int
    waited: int
    occupied: int
    then: int


def run(layout: Layout, number: int, place: int) -> Run:
    """All that passes at a touchpoint from an operation to the first of another kind; nothing, where it is of one."""
    whole = waited = occupied = 0
    op = layout.program.ops[number]
    while isinstance(op, _PASSING) and op.place == place:
        ms, minute = _takes(layout, op)
        whole += ms
        waited += ms if minute == Minute.WAITING else 0
        occupied += ms if layout.occupies(place, minute) else 0
        number = op.then
        op = layout.program.ops[number]
    return Run(whole, waited, occupied, number)


def passing(layout: Layout, number: int, op: p.Say | p.Hold | p.Travel | p.Read) -> Counted:
    """A run of it."""
    whole, waited, occupied, then = run(layout, number, op.place)

    def step(walk: Counting) -> int:
        walk.now += whole
        walk.waited += waited
        if occupied and walk.answerer == walk.working >= 0:
            walk.handled[walk.working] += occupied
        return then

    return step


def _takes(layout: Layout, op: p.Say | p.Hold | p.Travel | p.Read) -> tuple[int, Minute]:
    match op:
        case p.Say():
            return layout.engine.lines[op.line].ms, op.minute
        case p.Hold():
            return op.ms, Minute.LISTENING if op.rings else Minute.WAITING
        case p.Travel():
            return op.ms, Minute.TRAVELLING
        case p.Read():
            words = len(layout.engine.lines[op.line].text.split())
            return words * 60_000 // layout.program.callers.reads_at, Minute.READING
