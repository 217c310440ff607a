"""What the company does, or does not do, for the customer: requests, promises, owners, voicemail, days that pass."""

from walkshoes.journey.clock import next_morning_ms
from walkshoes.journey.draws import uniform
from walkshoes.journey.events import Code
from walkshoes.journey.guards import BROKEN, KEPT
from walkshoes.journey.program import Leap, Mailbox, MakePromise, Own, PromiseInfo, Request
from walkshoes.journey.staging import Staging
from walkshoes.journey.walk import Step, Walk

LAST_MS = 32_503_680_000_000
"""The year 3000, where the calendar ends: a scenario that only ever waits comes no further."""


def request(staging: Staging, number: int, op: Request) -> Step:
    """Something is asked of the company."""

    def step(walk: Walk) -> int:
        walk.events.append((walk.now, Code.REQUESTED, op.place, op.request, int(op.granted)))
        return op.then

    return step


def own(staging: Staging, number: int, op: Own) -> Step:
    """Somebody takes the case as their own."""

    def step(walk: Walk) -> int:
        walk.owner = True
        walk.events.append((walk.now, Code.OWNED, op.place, op.line, 0))
        return op.then

    return step


def make_promise(staging: Staging, number: int, op: MakePromise) -> Step:
    """The company promises something, with or without a time."""
    due = staging.program.promises[op.promise].due_ms

    def step(walk: Walk) -> int:
        walk.promised[op.promise] = None if due is None else walk.calendar + due
        walk.events.append((walk.now, Code.PROMISED, op.place, op.promise, int(due is not None)))
        return op.then

    return step


def mailbox(staging: Staging, number: int, op: Mailbox) -> Step:
    """A voicemail box takes a message, is full, or is not there."""

    def step(walk: Walk) -> int:
        walk.events.append((walk.now, Code.MAILBOX, op.place, op.state, 0))
        return op.then

    return step


def leap(staging: Staging, number: int, op: Leap) -> Step:
    """The calendar moves on; promises that fall due on the way are kept or broken, and may lead elsewhere."""
    promises = staging.program.promises

    def step(walk: Walk) -> int:
        target = _target(staging, walk, op)
        while (promise := _first_due(walk, target)) is not None:
            info = promises[promise]
            pass_to(walk, walk.promised[promise] or 0)
            kept = info.kept if walk.caller == 0 else _by_chance(walk, info)
            walk.promised[promise] = KEPT if kept else BROKEN
            walk.events.append((walk.now, Code.KEPT if kept else Code.BROKEN, op.place, promise, 0))
            leads = info.when_kept if kept else info.when_broken
            if leads >= 0:
                return leads
        pass_to(walk, target)
        return op.then

    def pass_to(walk: Walk, moment: int) -> None:
        days = min(moment, LAST_MS) - walk.calendar
        if days > 0:
            walk.skipped += days
            walk.events.append((walk.now, Code.CALENDAR, op.place, days, 0))

    return step


def _target(staging: Staging, walk: Walk, op: Leap) -> int:
    if op.to_morning:
        return next_morning_ms(walk.calendar, staging.program.zone)
    return op.until_ms if op.until_ms is not None else walk.calendar + op.by_ms


def _by_chance(walk: Walk, info: PromiseInfo) -> bool:
    return uniform(walk.seed, walk.caller, info.name, 1, "kept") < info.share


def _first_due(walk: Walk, target: int) -> int | None:
    due = [
        (moment, promise) for promise, moment in walk.promised.items() if moment is not None and 0 <= moment <= target
    ]
    return min(due)[1] if due else None
