"""Waits that ran faster than life when they were given up: every report says so, since nobody waited that long."""

from collections.abc import Iterable, Sequence

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.events import Code, Event
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.program import Program

_LEFT = {"chat": "left the chat", "in person": "walked away"}
_WAITS = (Code.QUEUED, Code.HELD)


def hurried_sentences(program: Program, inputs: Iterable[Input], events: Sequence[Event]) -> list[str]:
    """`You hung up after 12 minutes of waiting, which ran 6 times as fast.`, once for each time it was so."""
    channels = {place.name: place.channel for place in program.places}
    return [
        f"You {_LEFT.get(channels.get(made.place, ''), 'hung up')} after {minutes_text(_waited_ms(made, events))} "
        f"of waiting, which ran {made.number} times as fast."
        for made in inputs
        if made.kind == Kind.HANG_UP and made.number > 1
    ]


def _waited_ms(made: Input, events: Sequence[Event]) -> int:
    """How long the wait was: since it began within the visit, else since the visit did."""
    came = made.at_ms - made.since_ms
    began = [at for at, code, *_ in events if code in _WAITS and came <= at <= made.at_ms]
    return made.at_ms - max(began, default=came)
