"""What is in flight: promises made, messages sent, answers that come or do not, while days pass on the calendar."""

from walkshoes.journey.calendar import due_ms, later_ms, next_morning_ms, opens_ms
from walkshoes.journey.draws import uniform
from walkshoes.journey.draws_set import kept
from walkshoes.journey.events import Code
from walkshoes.journey.guards import Fate
from walkshoes.journey.program import (
    CHANNELS,
    Await,
    Chase,
    GoOn,
    Launch,
    Leap,
    Program,
    Send,
)
from walkshoes.journey.staging import Staging
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.journey.walk import NEVER, Flight, Interrupted, Settled, Step, Walk
from walkshoes.scenario.due import Due
from walkshoes.scenario.times import Hours

LAST_MS = 32_503_680_000_000
"""The year 3000, where the calendar ends: a scenario that only ever waits comes no further."""
_CAME = {Fate.KEPT: Code.KEPT, Fate.LATE: Code.LATE, Fate.ARRIVED: Code.ARRIVED}


def launch(staging: Staging, number: int, op: Launch) -> Step:
    """A promise is made, or an answer is on its way. Made again, it takes the place of the one before."""
    info = staging.program.deliveries[op.delivery]
    place = staging.program.places[op.place].name

    purpose = kept(info.name)

    def does_it_come(walk: Walk) -> bool:
        visit = walk.visits[op.place]
        recorded = walk.values.get((place, visit, purpose)) if walk.values is not None else None
        if recorded is not None:
            return bool(recorded)
        return info.kept if walk.caller == 0 else uniform(walk.seed, walk.caller, place, visit, purpose) < info.share

    def step(walk: Walk) -> int:
        comes = does_it_come(walk)
        said = NEVER if info.due is None else _moment(staging.program, info, info.due, walk.calendar)
        moment = said
        if comes:
            really = info.after if info.after is not None else info.due
            moment = NEVER if really is None else _worked(staging, info, really, walk.calendar, info.arrives)
        walk.in_flight[op.delivery] = Flight(moment, comes, said, info.arrives)
        walk.settled.pop(op.delivery, None)
        if info.promised:
            walk.events.append((walk.now, Code.PROMISED, op.place, op.delivery, int(info.due is not None)))
        return op.then

    return step


def chase(staging: Staging, number: int, op: Chase) -> Step:
    """The customer asks after something that has not come. Mostly that changes nothing."""
    info = staging.program.deliveries[op.delivery]

    def step(walk: Walk) -> int:
        flight, over = walk.in_flight.get(op.delivery), walk.settled.get(op.delivery)
        if flight is None and over is not None and over.fate == Fate.BROKEN:
            flight = Flight(NEVER, False, over.due, info.arrives)
        if flight is None:
            return op.then
        walk.events.append((walk.now, Code.CHASED, op.place, op.delivery, 0))
        now = changed(flight, walk.calendar)
        if op.delivery in walk.in_flight or now.comes:
            walk.in_flight[op.delivery] = now
            walk.settled.pop(op.delivery, None)
        return op.then

    def changed(flight: Flight, now: int) -> Flight:
        go = op.go if op.go >= 0 else flight.go
        comes = op.kept if op.kept is not None else flight.comes or op.after is not None
        when = op.after
        if when is None and comes and not flight.comes:  # it was not to come, and nobody says when it does
            when = info.after if info.after is not None else info.due
        moment = flight.moment
        if when is not None:
            moment = _worked(staging, info, when, now, go)
        elif flight.comes and not comes:
            moment = max(flight.due, now) if flight.due < NEVER else NEVER
        return Flight(moment, comes, flight.due, go)

    return step


def send(staging: Staging, number: int, op: Send) -> Step:
    """What the customer wrote goes off."""
    channel = CHANNELS.index(staging.program.places[op.place].channel)

    def step(walk: Walk) -> int:
        walk.events.append((walk.now, Code.SENT, op.place, op.fact, channel))
        return op.then

    return step


def await_(staging: Staging, number: int, op: Await) -> Step:
    """The customer settles down to wait: for how long is said here, and holds when they are interrupted."""
    zone = staging.program.zone

    def step(walk: Walk) -> int:
        walk.interrupted = None
        if op.to_morning:
            walk.waits_until = next_morning_ms(walk.calendar, zone)
        else:
            walk.waits_until = op.until_ms if op.until_ms is not None else later_ms(walk.calendar, op.by_ms, zone)
        return op.then

    return step


def leap(staging: Staging, number: int, op: Leap) -> Step:
    """The days pass. The first thing that comes, or falls due and does not, may lead elsewhere."""
    deliveries = staging.program.deliveries

    def step(walk: Walk) -> int:
        while (delivery := _first_due(walk, walk.waits_until)) is not None:
            flight = walk.in_flight.pop(delivery)
            info = deliveries[delivery]
            pass_to(walk, flight.moment)
            fate = _fate(info, flight)
            walk.settled[delivery] = Settled(fate, flight.due)
            by_machine = int(flight.comes and flight.go in staging.machines)
            walk.events.append((walk.now, _CAME.get(fate, Code.BROKEN), op.place, delivery, by_machine))
            leads = flight.go if flight.comes else info.lapses
            if leads >= 0:
                walk.interrupted = Interrupted(op.again, walk.place, walk.entered_at)
                return leads
        pass_to(walk, walk.waits_until)
        return op.then

    def pass_to(walk: Walk, moment: int) -> None:
        days = min(moment, LAST_MS) - walk.calendar
        if days > 0:
            walk.skipped += days
            walk.events.append((walk.now, Code.CALENDAR, op.place, days, 0))

    return step


def go_on(staging: Staging, number: int, op: GoOn) -> Step:
    """Back to what the customer was waiting for."""

    def step(walk: Walk) -> int:
        back, walk.interrupted = walk.interrupted, None
        if back is None:
            return op.then
        walk.place, walk.entered_at = back.place, back.entered_at
        return back.op

    return step


def settle_overdue(walk: Walk, deliveries: tuple[DeliveryInfo, ...]) -> None:
    """At the end of a walk: what was promised and has been done is kept, what should have been done by now is broken,
    whether the customer waited for it or not.
    """
    now = walk.calendar
    for delivery, flight in sorted(walk.in_flight.items()):
        if deliveries[delivery].promised and (flight.due <= now or flight.moment <= now):
            fate = _fate(deliveries[delivery], flight) if flight.moment <= now else Fate.BROKEN
            del walk.in_flight[delivery]
            walk.settled[delivery] = Settled(fate, flight.due)
            walk.events.append((walk.now, _CAME.get(fate, Code.BROKEN), walk.place, delivery, 0))


def _fate(info: DeliveryInfo, flight: Flight) -> Fate:
    if not flight.comes:
        return Fate.BROKEN
    if not info.promised:
        return Fate.ARRIVED
    return Fate.LATE if flight.moment > flight.due else Fate.KEPT


def _moment(program: Program, info: DeliveryInfo, due: Due, now: int) -> int:
    """When something is due that begins now, by the clock of the team that is to do it."""
    team = program.teams[info.team] if info.team >= 0 else None
    hours, zone, holidays = (team.hours, team.zone, team.holidays) if team else (Hours(), program.zone, None)
    moment = due_ms(due, now, hours, zone, holidays, program.zone)
    return NEVER if moment is None else moment


def _worked(staging: Staging, info: DeliveryInfo, due: Due, now: int, go: int) -> int:
    """When it is really done: people do it while their team is open, a machine at any hour."""
    moment = _moment(staging.program, info, due, now)
    if go in staging.machines or info.team < 0 or moment >= NEVER:
        return moment
    team = staging.program.teams[info.team]
    opens = opens_ms(team.hours, team.zone, moment - 1, team.holidays)  # at closing time there is still somebody
    return NEVER if opens is None else max(opens, moment)


def _first_due(walk: Walk, target: int) -> int | None:
    due = [(flight.moment, delivery) for delivery, flight in walk.in_flight.items() if flight.moment <= target]
    return min(due)[1] if due else None
