"""Calls, chats and talks face to face begin, end, are dropped and given up; and so does the walk."""

from walkshoes.journey.events import Code
from walkshoes.journey.program import CHANNELS, Dial, Drop, End, EndCall, HangUp, OnceMore
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.contact import begin_call, leave, lose, part
from walkshoes.journey.steps.flight import settle_overdue
from walkshoes.journey.steps.going import over
from walkshoes.journey.walk import Step, Walk


def dial(staging: Staging, number: int, op: Dial) -> Step:
    """A line is dialled."""

    def step(walk: Walk) -> int:
        return begin_call(staging, walk, op.line)

    return step


def once_more(staging: Staging, number: int, op: OnceMore) -> Step:
    """The last contact is sought again: the same line, the same chat, the counter; another time by the way there."""
    entrances = staging.entrances

    def step(walk: Walk) -> int:
        if walk.last_met == "phone" or walk.door < 0:
            return begin_call(staging, walk, walk.line)
        return entrances[walk.way_there] if op.another_time and walk.way_there >= 0 else walk.door

    return step


def drop(staging: Staging, number: int, op: Drop) -> Step:
    """The company's end goes dead."""
    reason, then = op.reason, op.then

    def step(walk: Walk) -> int:
        if walk.live:
            lose(staging, walk, Code.DROPPED, reason, CHANNELS.index(walk.channel))
        return then

    return step


def hang_up(staging: Staging, number: int, op: HangUp) -> Step:
    """The customer hangs up, leaves the chat, walks away."""
    then = op.then

    def step(walk: Walk) -> int:
        lose(staging, walk, Code.HUNG_UP, CHANNELS.index(walk.channel), 0)
        return then

    return step


def end_call(staging: Staging, number: int, op: EndCall) -> Step:
    """The contact is brought to its end; who owns the case goes on owning it."""
    then = op.then

    def step(walk: Walk) -> int:
        if walk.live:
            part(walk)
            leave(staging, walk)
        return then

    return step


def end(staging: Staging, number: int, op: End) -> Step:
    """The walk is over."""
    place, line = op.place, op.line

    def step(walk: Walk) -> int:
        settle_overdue(walk, staging.program.deliveries)
        walk.events.append((walk.now, Code.SAID, place, line, 0))
        walk.op = number
        return over(walk, place)

    return step
