"""The customer waits: in a queue, on hold, while it rings; or is on the way, and perhaps finds it closed."""

from walkshoes.journey.calendar import open_for_ms
from walkshoes.journey.draws import uniform
from walkshoes.journey.events import Code, Minute
from walkshoes.journey.program import FindClosed, Hold, Queue, Recurring, Travel
from walkshoes.journey.queueing import offered_wait, position
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.attending import attend
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Step, Walk
from walkshoes.scenario.times import HOUR

NOBODY_ANSWERS_MS = 4 * HOUR
"""How long a call may wait where nobody will answer and the scenario does not say (shown as assumed)."""
_TO_UNITS = 2**53


def _park(walk: Walk, number: int, minute: Minute) -> int:
    attend(walk, minute)
    walk.op = number
    walk.accepts = Accepts.NOTHING
    walk.speaking = False
    return PARKED


def _next_round(recurring: tuple[Recurring, ...], waited: int) -> int:
    """How long after the beginning of a wait the next announcement comes, given how long it has lasted."""
    return min((waited // one.each_ms + 1) * one.each_ms for one in recurring)


def _come_round(staging: Staging, walk: Walk, recurring: tuple[Recurring, ...], waited: int) -> None:
    for one in recurring:
        if waited and waited % one.each_ms == 0:
            walk.events.append((walk.now, Code.SAID, walk.place, one.line, staging.lines[one.line].ms))


def hold(staging: Staging, number: int, op: Hold) -> Step:
    """A stated time on hold, or the ringing before somebody or something answers."""
    place, ms, then, recurring = op.place, op.ms, op.then, op.recurring
    minute = Minute.LISTENING if op.rings else Minute.WAITING

    def done(walk: Walk) -> int:
        return then

    def round_(walk: Walk) -> int:
        began = walk.wait_end - ms
        waited = walk.now - began
        if walk.now >= walk.wait_end:
            return then
        _come_round(staging, walk, recurring, waited)
        walk.until = min(walk.wait_end, began + _next_round(recurring, waited))
        return PARKED

    def step(walk: Walk) -> int:
        _park(walk, number, minute)
        walk.wait_end = walk.now + ms
        if not op.rings:
            walk.events.append((walk.now, Code.HELD, place, ms, 0))
        walk.until = walk.wait_end if not recurring else min(walk.wait_end, walk.now + _next_round(recurring, 0))
        walk.fire = round_ if recurring else done
        return PARKED

    return step


def drawn_wait(staging: Staging, walk: Walk, op: Queue, visit: int) -> tuple[int, float]:
    """How long a queue takes at a visit (ms; NEVER where nobody answers), and the uniform it comes from."""
    name = staging.program.places[op.place].name
    recorded = walk.values.get((name, visit, "wait")) if walk.values is not None else None
    u = uniform(walk.seed, walk.caller, name, visit, "wait")
    table = offered_wait(staging.staffing[op.queue])
    lived = staging.program.queues[op.queue].lived
    if walk.caller == 0 and lived is not None:
        u = 1.0 - table.delayed * (1.0 - lived)
    return recorded if recorded is not None else table.wait_ms(u), u


def queue(staging: Staging, number: int, op: Queue) -> Step:
    """Wait until the drawn end, until the team closes, or until the company lets go of a call nobody answers."""
    place, info, staffing = op.place, staging.program.queues[op.queue], staging.staffing[op.queue]
    team = staging.program.teams[info.team]

    def step(walk: Walk) -> int:
        left = open_for_ms(team.hours, team.zone, walk.calendar, team.holidays)
        walk.person = -1
        if left == 0:
            return op.closed
        drawn = draw(walk)
        lets_go = op.at_most_ms
        if lets_go is None:
            lets_go = drawn if drawn < NEVER else NOBODY_ANSWERS_MS
        ends = min(drawn, lets_go, drawn if left is None else left)
        cut_short = op.closed if ends == left else op.nobody
        after = op.then if ends == drawn else cut_short
        _park(walk, number, Minute.WAITING)
        began = walk.now
        walk.wait_end = began + ends
        walk.events.append((began, Code.QUEUED, place, op.queue, 0))
        if op.line >= 0 and ends:
            walk.events.append((began, Code.SAID, place, op.line, staging.lines[op.line].ms))
        tell_position(walk, drawn)

        def round_(walk: Walk) -> int:
            if walk.now >= walk.wait_end:
                if after == op.then:
                    walk.events.append((walk.now, Code.ANSWERED, place, ends, 0))
                return after
            _come_round(staging, walk, op.recurring, walk.now - began)
            tell_position(walk, began + drawn - walk.now)
            walk.until = min(walk.wait_end, began + _next_round(op.recurring, walk.now - began))
            return PARKED

        walk.fire = round_
        walk.until = walk.wait_end
        if op.recurring:
            walk.until = min(walk.wait_end, began + _next_round(op.recurring, 0))
        return PARKED

    def draw(walk: Walk) -> int:
        drawn, u = drawn_wait(staging, walk, op, walk.visits[place])
        walk.events.append((walk.now, Code.DREW, place, drawn, int(u * _TO_UNITS)))
        return drawn

    def tell_position(walk: Walk, remaining_ms: int) -> None:
        """The place that follows from the wait drawn, even where the office closes before it is over."""
        if op.tells_position and walk.wait_end > walk.now:
            ahead = position(staffing, remaining_ms)
            walk.events.append((walk.now, Code.POSITION, place, ahead, 0))

    return step


def travel(staging: Staging, number: int, op: Travel) -> Step:
    """On the way, for as long as it takes."""

    def there(walk: Walk) -> int:
        return op.then

    def step(walk: Walk) -> int:
        _park(walk, number, Minute.TRAVELLING)
        walk.until = walk.now + op.ms
        walk.fire = there
        return PARKED

    return step


def find_closed(staging: Staging, number: int, op: FindClosed) -> Step:
    """Nobody is there."""
    team = staging.program.places[op.place].team

    def step(walk: Walk) -> int:
        walk.last_met, walk.door = "in person", staging.entrances[op.place]
        walk.events.append((walk.now, Code.FOUND_CLOSED, op.place, team, 0))
        return op.then

    return step
