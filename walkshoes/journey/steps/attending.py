"""What every step shares: which kind of minute runs, and how a walk is parked while somebody speaks."""

from walkshoes.journey.events import Code
from walkshoes.journey.staging import Staging
from walkshoes.journey.walk import NEVER, PARKED, Accepts, Handle, Step, Walk

_MINUTE, _SAID = int(Code.MINUTE), int(Code.SAID)


def attend(walk: Walk, minute: int) -> None:
    """From here on this kind of minute runs."""
    if walk.minute != minute:
        walk.minute = minute
        walk.events.append((walk.now, _MINUTE, walk.place, minute, 0))


def speaking(
    staging: Staging, op: int, line: int, ms: int, minute: int, fire: Step, accepts: Accepts = Accepts.NOTHING
) -> Step:
    """The step that parks a walk while a line is spoken; `fire` follows it. `accepts` is what may be done meanwhile."""
    names = staging.program.lines[line].names
    minute_code, named, said = int(Code.MINUTE), int(Code.NAMED), int(Code.SAID)

    def speak(walk: Walk) -> int:
        now, place, events = walk.now, walk.place, walk.events
        if walk.minute != minute:
            walk.minute = minute
            events.append((now, minute_code, place, minute, 0))
        if names and not walk.named:
            walk.named = True
            events.append((now, named, place, walk.team, 0))
        events.append((now, said, place, line, ms))
        walk.until = now + ms
        walk.fire = fire
        walk.accepts = accepts
        walk.speaking = True
        walk.op = op
        return PARKED

    return speak


def await_customer(walk: Walk, op: int, line: int, minute: int, accepts: Accepts, handle: Handle) -> int:
    """Park until the customer does something, in their own time; `line` is what they have before them."""
    attend(walk, minute)
    walk.events.append((walk.now, _SAID, walk.place, line, 0))
    walk.op = op
    walk.speaking = False
    walk.until = NEVER
    walk.accepts = accepts
    walk.handle = handle
    return PARKED
