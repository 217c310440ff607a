"""A contact begins and ends: what the engine's own steps make of a walk, without what only their events tell."""

from walkshoes.journey.program import Drop, EndCall, HangUp
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.layout import Layout
from walkshoes.simulate.compiled.passing import run


def dials(layout: Layout, line: int) -> Counted:
    """See `walkshoes.journey.steps.contact.begin_call`; and it rings."""
    lasting, dialled = layout.engine.memory.lasting, layout.program.dialled[line]
    rings, _, _, then = run(layout, dialled.then, dialled.place)

    def step(walk: Counting) -> int:
        _leave(walk, lasting)
        walk.interrupted = None
        walk.contacts += 1
        walk.live = True
        walk.channel = walk.last_met = "phone"
        walk.line = line
        walk.now += rings
        return then

    return step


def is_over(layout: Layout, op: Drop | HangUp | EndCall) -> Counted:
    """See `lose`, and `part` and `leave`, of the same."""
    lasting, then = layout.engine.memory.lasting, op.then

    def step(walk: Counting) -> int:
        if walk.live:
            walk.live = False
            _leave(walk, lasting)
        return then

    return step


def _leave(walk: Counting, lasting: int) -> None:
    walk.known &= lasting
    walk.team = walk.person = walk.met = -1
    walk.channel = ""
    walk.carried = None
