"""What every step shares: which kind of minute runs, and how a walk is parked while somebody speaks."""

from walkshoes.journey.events import Code
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Handle, Step, Walk


def attend(walk: Walk, minute: int) -> None:
    """From here on this kind of minute runs."""
    if walk.minute != minute:
        walk.minute = minute
        walk.events.append((walk.now, Code.MINUTE, walk.place, minute, 0))


def speak(walk: Walk, op: int, line: int, ms: int, minute: int, fire: Step) -> int:
    """Park while a line is spoken to which nothing can be said; `fire` follows it."""
    now = walk.now
    attend(walk, minute)
    if not walk.named and walk.engine.program.lines[line].names:
        walk.named = True
        walk.events.append((now, Code.NAMED, walk.place, walk.team, 0))
    walk.events.append((now, Code.SAID, walk.place, line, ms))
    walk.until = now + ms
    walk.fire = fire
    walk.accepts = Accepts.NOTHING
    walk.speaking = True
    walk.op = op
    return PARKED


def await_customer(walk: Walk, op: int, line: int, minute: int, accepts: Accepts, handle: Handle) -> int:
    """Park until the customer does something, in their own time; `line` is what they have before them."""
    attend(walk, minute)
    walk.events.append((walk.now, Code.SAID, walk.place, line, 0))
    walk.op = op
    walk.speaking = False
    walk.until = NEVER
    walk.accepts = accepts
    walk.handle = handle
    return PARKED
