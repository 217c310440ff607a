"""A contact begins and ends: a call, a chat, a counter; who is at the other end, and what is forgotten afterwards."""

from walkshoes.journey.events import Code
from walkshoes.journey.program import CHANNELS
from walkshoes.journey.staging import Staging
from walkshoes.journey.walk import Walk


def begin_call(staging: Staging, walk: Walk, line: int) -> int:
    """The customer dials a line; returns where it leads."""
    part(walk)
    leave(staging, walk)
    walk.interrupted = None
    walk.events.append((walk.now, Code.DIALLED, walk.place, line, 0))
    walk.live = True
    walk.channel = walk.last_met = "phone"
    walk.line = line
    return staging.program.dialled[line].then


def take_up(staging: Staging, walk: Walk, op: int, channel: str, *, calls: bool) -> None:
    """Somebody, or something, is at the other end from here on, though nobody has dialled.

    `op` is the entrance it happens at. By telephone the company `calls`, or the customer has rung from home.
    """
    place = walk.place
    company = staging.company_at(place)
    line = staging.line_of(company, walk.line)
    walk.live = True
    walk.channel = walk.last_met = channel
    if channel != "phone":
        way_there = staging.program.places[walk.way_there].team if walk.way_there >= 0 else -1
        if way_there != staging.program.places[place].team:
            walk.way_there = -1
        walk.door = op
        walk.events.append((walk.now, Code.CONTACTED, place, CHANNELS.index(channel), 0))
        return
    walk.line = line
    if calls:
        walk.events.append((walk.now, Code.RUNG, place, 0, 0))
    elif line >= 0:
        walk.events.append((walk.now, Code.DIALLED, place, line, 0))
    else:
        walk.events.append((walk.now, Code.CONTACTED, place, CHANNELS.index("phone"), 0))


def part(walk: Walk) -> None:
    """A contact that is on comes to its end in the ordinary way."""
    if walk.live:
        walk.live = False
        walk.events.append((walk.now, Code.CALL_ENDED, walk.place, CHANNELS.index(walk.channel), 0))


def lose(staging: Staging, walk: Walk, code: Code, x: int, y: int) -> None:
    """A contact that is on is broken off, by whichever side: whoever had taken the case on has lost it."""
    walk.live = False
    walk.events.append((walk.now, code, walk.place, x, y))
    disown(walk, company_on_the_line(staging, walk))
    leave(staging, walk)


def leave(staging: Staging, walk: Walk) -> None:
    """The contact is over: memory of the call is lost."""
    walk.known &= staging.memory.lasting
    walk.team = walk.person = walk.met = -1
    walk.channel = ""
    walk.talked = walk.named = False
    walk.carried = None


def disown(walk: Walk, company: int) -> None:
    """Nobody at a company owns the case any more."""
    if walk.owners >> company & 1:
        walk.owners &= ~(1 << company)
        walk.events.append((walk.now, Code.DISOWNED, walk.place, company, 0))


def company_on_the_line(staging: Staging, walk: Walk) -> int:
    """Whom the customer is in contact with: by who has answered, else by what was dialled."""
    if walk.team >= 0:
        return staging.program.teams[walk.team].company
    return staging.program.dialled[walk.line].company if walk.line >= 0 and staging.program.dialled else 0


def turn_to(staging: Staging, walk: Walk, team: int, channel: int) -> None:
    """The customer turns to a company over a channel. Another one than before is counted, and whether context came."""
    company = staging.program.teams[team].company
    before, walk.reached[company] = walk.reached[company], channel
    if before >= 0:
        something_given = walk.given & staging.memory.all_given(company)
        followed = not something_given or walk.known & staging.memory.all_known(team)
        walk.events.append((walk.now, Code.SWITCHED, walk.place, before, int(bool(followed))))
