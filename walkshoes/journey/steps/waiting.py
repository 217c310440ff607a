"""The customer waits: in a queue, on hold, while it rings; or is on the way, and perhaps finds it closed."""

from collections.abc import Callable

from walkshoes.journey.calendar import Door
from walkshoes.journey.draws import stable_key, uniform_from
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
_WAIT = stable_key("wait")


def _park(walk: Walk, number: int, minute: int) -> int:
    attend(walk, minute)
    walk.op = number
    walk.accepts = Accepts.NOTHING
    walk.speaking = False
    return PARKED


def _coming_round(staging: Staging, recurring: tuple[Recurring, ...]) -> Callable[[Walk, int], int]:
    """What says the announcements that are due once a wait has lasted so long, and returns when in it the next come."""
    rounds = [(one.each_ms, one.line, staging.lines[one.line].ms) for one in recurring]
    said = int(Code.SAID)

    def come_round(walk: Walk, waited: int) -> int:
        next_round = NEVER
        for each_ms, line, ms in rounds:
            since = waited % each_ms
            if waited and not since:
                walk.events.append((walk.now, said, walk.place, line, ms))
            next_round = min(next_round, waited - since + each_ms)
        return next_round

    return come_round


def hold(staging: Staging, number: int, op: Hold) -> Step:
    """A stated time on hold, or the ringing before somebody or something answers."""
    place, ms, then, rings = op.place, op.ms, op.then, op.rings
    minute, held = int(Minute.LISTENING if rings else Minute.WAITING), int(Code.HELD)
    come_round = _coming_round(staging, op.recurring)

    def round_(walk: Walk) -> int:
        if walk.now >= walk.wait_end:
            return then
        began = walk.wait_end - ms
        walk.until = min(walk.wait_end, began + come_round(walk, walk.now - began))
        return PARKED

    def step(walk: Walk) -> int:
        now = walk.now
        _park(walk, number, minute)
        walk.wait_end = now + ms
        if not rings:
            walk.events.append((now, held, place, ms, 0))
        walk.until = min(walk.wait_end, now + come_round(walk, 0))
        walk.fire = round_
        return PARKED

    return step


def drawn_wait(staging: Staging, walk: Walk, op: Queue, visit: int) -> tuple[int, float]:
    """How long a queue takes at a visit (ms; NEVER where nobody answers), and the uniform it comes from."""
    recorded = None
    if walk.values is not None:
        recorded = walk.values.get((staging.program.places[op.place].name, visit, "wait"))
    u = uniform_from(walk.chances, staging.place_keys[op.place], visit, _WAIT)
    table = offered_wait(staging.staffing[op.queue])
    lived = staging.program.queues[op.queue].lived
    if walk.caller == 0 and lived is not None:
        u = table.of_those_who_wait(lived)
    return recorded if recorded is not None else table.wait_ms(u), u


def queue(staging: Staging, number: int, op: Queue) -> Step:
    """Wait until the drawn end, until the team closes, or until the company lets go of a call nobody answers."""
    place, queue, line, then, closed = op.place, op.queue, op.line, op.then, op.closed
    staffing = staging.staffing[queue]
    team = staging.program.teams[staging.program.queues[queue].team]
    door = Door(team.hours, team.zone, team.holidays)
    said_ms = staging.lines[line].ms if line >= 0 else 0
    waiting = int(Minute.WAITING)
    queued, drew, said = int(Code.QUEUED), int(Code.DREW), int(Code.SAID)
    told, answered = int(Code.POSITION), int(Code.ANSWERED)
    come_round, tells_position = _coming_round(staging, op.recurring), op.tells_position

    def step(walk: Walk) -> int:
        left = door.open_for_ms(walk.calendar)
        walk.person = -1
        if left == 0:
            return closed
        drawn = draw(walk)
        lets_go = op.at_most_ms
        if lets_go is None:
            lets_go = drawn if drawn < NEVER else NOBODY_ANSWERS_MS
        ends = min(drawn, lets_go, drawn if left is None else left)
        cut_short = closed if ends == left else op.nobody
        after = then if ends == drawn else cut_short
        _park(walk, number, waiting)
        began = walk.now
        wait_end = walk.wait_end = began + ends
        walk.events.append((began, queued, place, queue, 0))
        if line >= 0 and ends:
            walk.events.append((began, said, place, line, said_ms))
        tell_position(walk, drawn)

        def round_(walk: Walk) -> int:
            now = walk.now
            if now >= wait_end:
                if after == then:
                    walk.events.append((now, answered, place, ends, 0))
                return after
            next_round = come_round(walk, now - began)
            tell_position(walk, began + drawn - now)
            walk.until = min(wait_end, began + next_round)
            return PARKED

        walk.fire = round_
        walk.until = min(wait_end, began + come_round(walk, 0))
        return PARKED

    def draw(walk: Walk) -> int:
        drawn, u = drawn_wait(staging, walk, op, walk.visits[place])
        walk.events.append((walk.now, drew, place, drawn, int(u * _TO_UNITS)))
        return drawn

    def tell_position(walk: Walk, remaining_ms: int) -> None:
        """The place that follows from the wait drawn, even where the office closes before it is over."""
        if tells_position and walk.wait_end > walk.now:
            walk.events.append((walk.now, told, place, position(staffing, remaining_ms), 0))

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
