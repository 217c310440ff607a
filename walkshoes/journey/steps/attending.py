"""What every step shares: which kind of minute runs, and how a walk is parked while somebody speaks."""

from walkshoes.journey.events import Code
from walkshoes.journey.walk import PARKED, Accepts, Step, Walk


def attend(walk: Walk, minute: int) -> None:
    """From here on this kind of minute runs."""
    if walk.minute != minute:
        walk.minute = minute
        walk.events.append((walk.now, Code.MINUTE, walk.place, minute, 0))


def speak(walk: Walk, op: int, line: int, ms: int, minute: int, fire: Step) -> int:
    """Park while a line is spoken to which nothing can be said; `fire` follows it."""
    now = walk.now
    if walk.minute != minute:
        walk.minute = minute
        walk.events.append((now, Code.MINUTE, walk.place, minute, 0))
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
