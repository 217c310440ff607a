"""The load loop: what a decision does to the calls that come in, and to the time people are busy with each.

A queue's `calls_per_hour` and `handling_time` stand in the file and hold for the company as it is, repeated calls
included. Under another decision they are scaled:

    handling time  × (mean conversation + wrap-up now) ÷ (mean conversation + wrap-up as it is)
    calls an hour  × (1 + repeats now) ÷ (1 + repeats as it is)

Repeats are contacts after the first, a caller. Shorter waits make fewer repeats, which make shorter waits: it is gone
round to a fixed point. With nothing decided nothing changes, to the last bit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from walkshoes.journey.program import Program
from walkshoes.journey.tables import QueueInfo
from walkshoes.scenario.times import HOUR
from walkshoes.simulate.tally import Tally

MOST_PER_AGENT = 50
"""So many times the calls its agents can take is the most that a queue can be worked out for."""
FULL = 0.99
"""How far a queue is filled that would never empty, since nobody hangs up."""
NEAR = 0.002
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Work:
    """What callers make the company do: contacts after the first, a caller; and how long, ms, a call keeps somebody of
    each queue busy, by its name (0 where nobody came).
    """

    repeats: float
    busy_ms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Load:
    """How many times as many calls come, and how many times as long each takes, by the name of the queue."""

    calls: float
    handling: tuple[tuple[str, float], ...]

    @classmethod
    def as_stated(cls, program: Program) -> "Load":
        """The load that stands in the file."""
        return cls(1.0, tuple((queue.name, 1.0) for queue in program.queues))

    def longer(self, queue: str) -> float:
        """How many times as long a call of a queue takes."""
        return next((factor for name, factor in self.handling if name == queue), 1.0)

    def is_near(self, other: "Load") -> bool:
        """Whether nobody could tell the two apart."""
        return abs(self.calls - other.calls) <= NEAR and all(
            abs(factor - other.longer(name)) <= NEAR for name, factor in self.handling
        )

    def beside(self, other: "Load") -> "Load":
        """How many times as much as under another load."""
        return Load(
            _factor(self.calls, other.calls),
            tuple((name, _factor(factor, other.longer(name))) for name, factor in self.handling),
        )

    def towards(self, other: "Load") -> "Load":
        """Half way to another: where one overshoots, going half way comes to rest."""
        return Load(
            round((self.calls + other.calls) / 2, _DIGITS),
            tuple((name, round((factor + other.longer(name)) / 2, _DIGITS)) for name, factor in self.handling),
        )


def work_of(program: Program, tallies: Sequence[Tally]) -> Work:
    """What these callers made the company do; nothing, where nobody came.

    Where a team answers several queues, its conversations are told apart by neither: they are as long in each.
    """
    callers = len(tallies)
    repeats = sum(max(0, tally.contacts - 1) for tally in tallies) / callers if callers else 0.0
    answered = [0] * len(program.teams)
    handled = [0] * len(program.teams)
    for tally in tallies:
        for number, times in enumerate(tally.answered):
            answered[program.queues[number].team] += times
        for team, ms in enumerate(tally.handling_ms):
            handled[team] += ms
    return Work(
        repeats,
        {
            queue.name: handled[queue.team] / answered[queue.team] + queue.wrap_up_ms if answered[queue.team] else 0.0
            for queue in program.queues
        },
    )


def load_of(program: Program, now: Work, as_it_is: Work) -> Load:
    """The load under a decision, from what is done now and what is done as the company is."""
    return Load(
        _factor(1.0 + now.repeats, 1.0 + as_it_is.repeats),
        tuple((queue.name, _longer(now, as_it_is, queue.name)) for queue in program.queues),
    )


def _longer(now: Work, as_it_is: Work, queue: str) -> float:
    """How many times as long calls of a queue take; as the file has it, where nobody came to it now or before."""
    busy, before = now.busy_ms.get(queue, 0.0), as_it_is.busy_ms.get(queue, 0.0)
    return _factor(busy, before) if busy and before else 1.0


def _factor(now: float, as_it_is: float) -> float:
    return round(now / as_it_is, _DIGITS)


def under_load(program: Program, load: Load) -> Program:
    """The program with its queues under a load: a patch on the figures that stand in the file.

    No queue is filled further than can be worked out (`overfilled`).
    """
    if load == Load.as_stated(program):
        return program
    return replace(program, queues=tuple(_scaled(queue, load) for queue in program.queues))


def overfilled(program: Program, load: Load) -> list[str]:
    """The queues, by name, that a load would fill further than can be worked out."""
    return [queue.name for queue in program.queues if _erlangs(queue, load) > _most(queue)]


def _scaled(queue: QueueInfo, load: Load) -> QueueInfo:
    handling_ms = max(1, round(queue.handling_ms * load.longer(queue.name)))
    an_hour = queue.calls_per_hour * load.calls
    if _erlangs(queue, load) > _most(queue):
        an_hour = _most(queue) * HOUR / handling_ms
    return replace(queue, calls_per_hour=an_hour, handling_ms=handling_ms)


def _erlangs(queue: QueueInfo, load: Load) -> float:
    """How many people the calls of a queue would keep busy."""
    handling_ms = max(1, round(queue.handling_ms * load.longer(queue.name)))
    return queue.calls_per_hour * load.calls * handling_ms / HOUR


def _most(queue: QueueInfo) -> float:
    """How many erlangs a queue can be worked out for. One that nobody answers needs no working out."""
    if not queue.agents:
        return float("inf")
    return queue.agents * (FULL if queue.patience_ms is None else MOST_PER_AGENT)
