"""Calls, chats and talks face to face begin, end, are dropped and given up."""

from walkshoes.journey.events import Code
from walkshoes.journey.program import CHANNELS, Dial, Drop, End, EndCall, HangUp
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.flight import settle_overdue
from walkshoes.journey.steps.going import begin_call, company_on_the_line, disown, leave
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Step, Walk


def dial(staging: Staging, number: int, op: Dial) -> Step:
    """A line is dialled; or the last contact is sought again: the same line, chat, or counter."""
    line = op.line

    def step(walk: Walk) -> int:
        if line < 0 and walk.last_met != "phone" and walk.door >= 0:
            return walk.door
        return begin_call(staging, walk, walk.line if line < 0 else line)

    return step


def drop(staging: Staging, number: int, op: Drop) -> Step:
    """The company's end goes dead."""
    reason, then = op.reason, op.then

    def step(walk: Walk) -> int:
        if walk.live:
            walk.live = False
            walk.events.append((walk.now, Code.DROPPED, walk.place, reason, 0))
            disown(walk, company_on_the_line(staging, walk))
            leave(staging, walk)
        return then

    return step


def hang_up(staging: Staging, number: int, op: HangUp) -> Step:
    """The customer hangs up."""
    then = op.then

    def step(walk: Walk) -> int:
        walk.live = False
        walk.events.append((walk.now, Code.HUNG_UP, walk.place, CHANNELS.index(walk.channel), 0))
        disown(walk, company_on_the_line(staging, walk))
        leave(staging, walk)
        return then

    return step


def end_call(staging: Staging, number: int, op: EndCall) -> Step:
    """The call is brought to its end; who owns the case goes on owning it."""
    then = op.then

    def step(walk: Walk) -> int:
        if walk.live:
            walk.live = False
            walk.events.append((walk.now, Code.CALL_ENDED, walk.place, 0, 0))
            leave(staging, walk)
        return then

    return step


def end(staging: Staging, number: int, op: End) -> Step:
    """The walk is over."""
    place, line = op.place, op.line

    def step(walk: Walk) -> int:
        settle_overdue(walk, staging.program.deliveries)
        walk.events.append((walk.now, Code.SAID, place, line, 0))
        walk.events.append((walk.now, Code.ENDED, place, 0, 0))
        walk.op = number
        walk.ended = True
        walk.speaking = False
        walk.until = NEVER
        walk.accepts = Accepts.NOTHING
        return PARKED

    return step
