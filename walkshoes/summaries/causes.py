"""What the company decided behind a touchpoint that felt bad: the row of the blueprint no customer sees.

Everything in it is read out of the journey's file and the walks; nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Sequence

from walkshoes.facilitating.waits import wait_text
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.events import Code, Event, Passed
from walkshoes.journey.program import Program, Queue
from walkshoes.journey.tables import QueueInfo
from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.sentences import as_sentence, times
from walkshoes.summaries.gathering import Walked
from walkshoes.summaries.model import Cause, Felt
from walkshoes.summaries.weighing import middle_of_whole


def causes_of(walks: Sequence[Walked], worst: Iterable[Felt]) -> tuple[Cause, ...]:
    """For each of the touchpoints that felt worst, what lay behind it."""
    made = []
    for one in worst:
        because = tuple(_because(walks, one.place))
        made.append(Cause(one.name, FEELINGS[round(one.median or 0)], because))
    return tuple(made)


def _because(walks: Sequence[Walked], place: str) -> Iterator[str]:
    queue = _queue_at(walks[0].stored.engine.program, place)
    if queue is not None:
        waited = middle_of_whole([(_waited(walk, place), walk.people) for walk in walks if _waited(walk, place)])
        if waited:
            yield as_sentence(f"the wait was {minutes_text(waited)} in the middle")
        yield wait_text(queue.staffing, queue.lived)
    counts = _counts(walks, place)
    if counts["again"]:
        yield as_sentence(f"{times(counts['again'])} it asked for what the customer had already given to this company")
    if counts["cold"]:
        yield as_sentence(f"{times(counts['cold'])} the customer arrived here with nothing passed on")
    if counts["refused"]:
        yield as_sentence(f"{times(counts['refused'])} the team was asked for what it may not do")
    if counts["closed"]:
        yield as_sentence(f"{times(counts['closed'])} nobody was there at that hour")
    if counts["dropped"]:
        yield as_sentence(f"{times(counts['dropped'])} the company’s end went dead")
    if counts["slips"]:
        yield as_sentence(f"{times(counts['slips'])} what the customer keyed or said was not taken")
    if counts["met"] and not counts["named"]:
        yield "Nobody who answered here said their name."


def _counts(walks: Sequence[Walked], place: str) -> dict[str, int]:
    counts = dict.fromkeys(("again", "cold", "refused", "closed", "dropped", "slips", "met", "named"), 0)
    for walk in walks:
        for event in _at(walk, place):
            name = _what(event)
            if name:
                counts[name] += walk.people
    return counts


def _what(event: Event) -> str:
    _, code, _, x, y = event
    match code:
        case Code.ASKED if y:
            return "again"
        case Code.HANDED_OVER | Code.TRANSFERRED if x == Passed.COLD:
            return "cold"
        case Code.REQUESTED if not y:
            return "refused"
        case Code.FOUND_CLOSED:
            return "closed"
        case Code.DROPPED:
            return "dropped"
        case Code.NO_INPUT | Code.NO_MATCH | Code.WRONG:
            return "slips"
        case Code.MET:
            return "met"
        case Code.NAMED:
            return "named"
    return ""


def _at(walk: Walked, place: str) -> Iterator[Event]:
    places = walk.stored.engine.program.places
    return (event for event in walk.stored.events if places[event[2]].name == place)


def _waited(walk: Walked, place: str) -> int:
    return sum(x for _, code, _, x, _ in _at(walk, place) if code == Code.ANSWERED)


def _queue_at(program: Program, place: str) -> QueueInfo | None:
    """The queue that a touchpoint is; None where it is none."""
    for op in program.ops:
        if isinstance(op, Queue) and program.places[op.place].name == place:
            return program.queues[op.queue]
    return None
