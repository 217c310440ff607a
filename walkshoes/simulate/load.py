"""The load loop: what a decision does to the calls that come in, and to the time people are busy with each.

A queue's `calls_per_hour` and `handling_time` stand in the file and hold for the company as it is, repeated calls
included. Under another decision they are scaled:

    handling time  × (mean conversation + wrap-up now) ÷ (mean conversation + wrap-up as it is)
    calls an hour  × (1 + repeats now) ÷ (1 + repeats as it is)

Repeats are contacts after the first, a caller. Shorter waits make fewer repeats, which make shorter waits: it is gone
round to a fixed point. With nothing decided nothing changes, to the last bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from walkshoes.journey.program import Program
from walkshoes.journey.tables import QueueInfo
from walkshoes.scenario.times import HOUR
from walkshoes.simulate.tally import Tally

MOST_PER_AGENT = 50
"""So many times the calls its agents can take is the most that a queue is worked out for."""
FULL = 0.99
"""How far a queue is filled that would never empty, since nobody hangs up."""
NEAR = 0.002
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Work:
    """What callers make the company do: contacts after the first, a caller; mean conversation, ms, by queue."""

    repeats: float
    conversation_ms: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Load:
    """How many times as many calls come, and how many times as long each takes, by queue."""

    calls: float
    handling: tuple[float, ...]

    @classmethod
    def as_stated(cls, program: Program) -> "Load":
        """The load that stands in the file."""
        return cls(1.0, (1.0,) * len(program.queues))

    def beside(self, other: "Load") -> "Load":
        """How many times as much as under another load."""
        return Load(
            _factor(self.calls, other.calls),
            tuple(_factor(mine, theirs) for mine, theirs in zip(self.handling, other.handling, strict=True)),
        )

    def towards(self, other: "Load") -> "Load":
        """Half way to another: where one overshoots, going half way comes to rest."""
        return Load(
            round((self.calls + other.calls) / 2, _DIGITS),
            tuple(round((a + b) / 2, _DIGITS) for a, b in zip(self.handling, other.handling, strict=True)),
        )

    def is_near(self, other: "Load") -> bool:
        """Whether nobody could tell the two apart."""
        mine, theirs = (self.calls, *self.handling), (other.calls, *other.handling)
        return all(abs(a - b) <= NEAR for a, b in zip(mine, theirs, strict=True))


def work_of(program: Program, tallies: Sequence[Tally]) -> Work:
    """What these callers made the company do; nothing, where nobody came."""
    callers = len(tallies)
    repeats = sum(max(0, tally.contacts - 1) for tally in tallies) / callers if callers else 0.0
    conversations = []
    for number, info in enumerate(program.queues):
        answered = sum(tally.answered[number] for tally in tallies)
        handled = sum(tally.handling_ms[info.team] for tally in tallies)
        conversations.append(handled / answered if answered else 0.0)
    return Work(repeats, tuple(conversations))


def load_of(program: Program, now: Work, as_it_is: Work) -> Load:
    """The load under a decision, from what is done now and what is done as the company is."""
    handling = tuple(
        _factor(now.conversation_ms[number] + info.wrap_up_ms, as_it_is.conversation_ms[number] + info.wrap_up_ms)
        if now.conversation_ms[number] and as_it_is.conversation_ms[number]
        else 1.0
        for number, info in enumerate(program.queues)
    )
    return Load(_factor(1.0 + now.repeats, 1.0 + as_it_is.repeats), handling)


def _factor(now: float, as_it_is: float) -> float:
    return round(now / as_it_is, _DIGITS) if as_it_is else 1.0


def under_load(program: Program, load: Load) -> Program:
    """The program with its queues under a load: a patch on the figures that stand in the file.

    No queue is filled further than can be worked out: where nobody hangs up, up to nearly full.
    """
    if load == Load.as_stated(program):
        return program
    queues = tuple(_scaled(info, load.calls, load.handling[number]) for number, info in enumerate(program.queues))
    return replace(program, queues=queues)


def _scaled(info: QueueInfo, calls: float, handling: float) -> QueueInfo:
    handling_ms = max(1, round(info.handling_ms * handling))
    an_hour = info.calls_per_hour * calls
    most = info.agents * (FULL if info.patience_ms is None else MOST_PER_AGENT)
    if info.agents and an_hour * handling_ms / HOUR > most:
        an_hour = most * HOUR / handling_ms
    return replace(info, calls_per_hour=an_hour, handling_ms=handling_ms)


def overfilled(program: Program, load: Load) -> list[str]:
    """The queues that would never empty under a load, since nobody hangs up there; by name."""
    return [
        info.name
        for number, info in enumerate(program.queues)
        if info.patience_ms is None
        and info.agents
        and info.calls_per_hour * load.calls * info.handling_ms * load.handling[number] / HOUR > info.agents * FULL
    ]
