"""Conditions compiled: a guard of the program becomes a function of the walk."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.clock import open_for_ms
from walkshoes.journey.memory import Memory
from walkshoes.journey.walk import Walk

if TYPE_CHECKING:
    from walkshoes.journey.program import Guard, Program

Test = Callable[[Walk], int]

KEPT, BROKEN = -1, -2
"""What stands in `Walk.promised` instead of a due moment once a promise has been settled."""


def compiled(guard: "Guard", program: "Program", memory: Memory) -> Test:
    """The guard as a function; it returns a number, of which 0 is false."""
    match guard:
        case p.Constant(value=value):
            return lambda _: value
        case p.Knows(team=team, fact=fact):
            known = memory.bit(team, fact)
            return lambda walk: int(bool(walk.known & known))
        case p.Given(company=company, fact=fact):
            given = memory.given(company, fact)
            return lambda walk: int(bool(walk.given & given))
        case p.IsOpen(team=team):
            info = program.teams[team]
            return lambda walk: int(open_for_ms(info.hours, info.zone, walk.calendar) != 0)
        case p.Visits(place=place):
            return lambda walk: walk.visits[place]
        case p.PromiseIs(promise=promise, kept=kept):
            settled = KEPT if kept else BROKEN
            return lambda walk: int(walk.promised.get(promise) == settled)
        case p.Heard(word=word):
            return lambda walk: walk.heard >> word & 1
        case p.VariableIs(variable=variable):
            return lambda walk: walk.variables[variable]
        case p.Comparison(left=left, op=op, right=right):
            return _comparison(compiled(left, program, memory), op, compiled(right, program, memory))
        case p.Negation(part=part):
            inner = compiled(part, program, memory)
            return lambda walk: int(not inner(walk))
        case p.Junction(all=every, parts=parts):
            tests = [compiled(part, program, memory) for part in parts]
            if every:
                return lambda walk: int(all(test(walk) for test in tests))
            return lambda walk: int(any(test(walk) for test in tests))


def _comparison(left: Test, op: str, right: Test) -> Test:
    compare = p.COMPARISONS[op]
    return lambda walk: int(compare(left(walk), right(walk)))
