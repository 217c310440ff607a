"""Synthetic callers walked without a record of it: an engine's program once more, for nothing but their tallies.

    tally = compiled(engine)
    tally(seed=1, caller=17) == Tallying(engine.program).of(walk_of(engine, 1, 17)[0])

What a synthetic caller does is known beforehand: nobody interrupts them, they decide at once, and hang up in a queue
only. So each operation that takes time, or at which they decide, is one function here, which adds to counters and goes
on; all other operations are the engine's own steps. The engine stays the one meaning: a test holds every tally to it.
"""

from collections.abc import Callable

from walkshoes.journey import program as p
from walkshoes.journey.callers import MOST_STEPS, Caller
from walkshoes.journey.engine import Engine
from walkshoes.journey.steps.going import RESTLESS
from walkshoes.journey.walk import PARKED
from walkshoes.simulate.compiled.asking import ask
from walkshoes.simulate.compiled.chances import Lanes
from walkshoes.simulate.compiled.contact import dials, is_over
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.deciding import choose, menu
from walkshoes.simulate.compiled.entering import enter
from walkshoes.simulate.compiled.layout import Layout
from walkshoes.simulate.compiled.length import Length
from walkshoes.simulate.compiled.passing import passing
from walkshoes.simulate.compiled.queueing import queue
from walkshoes.simulate.tally import Tally, Tallying


def compiled(engine: Engine) -> Callable[[int, int], Tally]:
    """What makes the tally of one caller of an engine, from the seed and the caller's number.

    Whoever walks for so long that the engine might give them up, or find them going round in a circle, is walked on the
    engine. Raises NeverEmpties as the engine does.
    """
    layout, length, tallying = Layout(engine), Length(engine.program), Tallying(engine.program)
    steps = tuple(_step(layout, number, op) for number, op in enumerate(engine.program.ops))
    lanes, start = Lanes(layout.lanes), engine.program.start
    surely_short = MOST_STEPS // length.at_a_touchpoint

    def tally(seed: int, caller: int) -> Tally:
        walk = Counting(engine, lanes, seed, caller)
        at = start
        for taken in range(RESTLESS):
            at = steps[at](walk)
            if at == PARKED:
                if taken < surely_short or length.of(walk) < MOST_STEPS:
                    return walk.tally()
                break
        watched = engine.walk(seed, caller)
        Caller(engine, seed, caller, keeps_inputs=False).goes(watched)
        return tallying.of(watched)

    return tally


def _step(layout: Layout, number: int, op: p.Op) -> Counted:
    match op:
        case p.Enter():
            return enter(layout, number, op)
        case p.Say() | p.Hold() | p.Travel() | p.Read():
            return passing(layout, number, op)
        case p.Menu():
            return menu(layout, number, op)
        case p.Choose():
            return choose(layout, number, op)
        case p.Ask():
            return ask(layout, op)
        case p.Queue():
            return queue(layout, op)
        case p.Dial():
            return dials(layout, op.line)
        case p.Drop() | p.HangUp() | p.EndCall():
            return is_over(layout, op)
        case p.End():
            return _end
    return layout.engine.steps[number]


def _end(walk: Counting) -> int:
    walk.ended = True
    return PARKED
