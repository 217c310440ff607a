"""Conditions compiled: a guard of the program becomes a function of the walk."""

from collections.abc import Callable

from walkshoes.journey import guards as g
from walkshoes.journey.calendar import Door, wall_clock
from walkshoes.journey.memory import Memory
from walkshoes.journey.program import Program
from walkshoes.journey.walk import Walk

Test = Callable[[Walk], int]


def compiled(guard: g.Guard, program: Program, memory: Memory) -> Test:
    """The guard as a function; it returns a number, of which 0 is false."""
    match guard:
        case g.Constant(value=value):
            return lambda _: value
        case g.Knows(team=team, fact=fact):
            known = memory.bit(team, fact)
            return lambda walk: int(bool(walk.known & known))
        case g.Given(company=company, fact=fact):
            given = memory.given(company, fact)
            return lambda walk: int(bool(walk.given & given))
        case g.IsOpen(team=team):
            info = program.teams[team]
            door = Door(info.hours, info.zone, info.holidays)
            return lambda walk: int(door.open_for_ms(walk.calendar) != 0)
        case g.Visits(place=place):
            return lambda walk: walk.visits[place]
        case g.Became(delivery=delivery, fates=fates):
            return lambda walk: int(delivery in walk.settled and walk.settled[delivery].fate in fates)
        case g.Awaited(delivery=delivery, overdue=False):
            return lambda walk: int(delivery in walk.in_flight)
        case g.Awaited(delivery=delivery):
            return lambda walk: int(_is_overdue(walk, delivery))
        case g.DaysPassed():
            first = wall_clock(program.start_ms, program.zone).date()
            return lambda walk: (wall_clock(walk.calendar, program.zone).date() - first).days
        case g.BeforeHour(hour=hour):
            return lambda walk: int(wall_clock(walk.calendar, program.zone).hour < hour)
        case g.LastMet(channel=channel):
            return lambda walk: int(walk.last_met == channel)
        case g.CanRing():
            return lambda walk: int(0 <= walk.line < len(program.dialled))
        case g.Interrupted():
            return lambda walk: int(walk.interrupted is not None)
        case g.Heard(word=word):
            return lambda walk: walk.heard >> word & 1
        case g.VariableIs(variable=variable):
            return lambda walk: walk.variables[variable]
        case g.Comparison(left=left, op=op, right=right):
            return _comparison(compiled(left, program, memory), op, compiled(right, program, memory))
        case g.Negation(part=part):
            inner = compiled(part, program, memory)
            return lambda walk: int(not inner(walk))
        case g.Junction(all=every, parts=parts):
            tests = [compiled(part, program, memory) for part in parts]
            if every:
                return lambda walk: int(all(test(walk) for test in tests))
            return lambda walk: int(any(test(walk) for test in tests))


def _comparison(left: Test, op: str, right: Test) -> Test:
    compare = g.COMPARISONS[op]
    return lambda walk: int(compare(left(walk), right(walk)))


def _is_overdue(walk: Walk, delivery: int) -> bool:
    """Whether something should have come by now, as far as the customer was told."""
    flight = walk.in_flight.get(delivery)
    if flight is not None:
        return walk.calendar > flight.due
    return delivery in walk.settled and walk.settled[delivery].fate == g.Fate.BROKEN
