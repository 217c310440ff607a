"""A journey looked at under one decision after another, on the same callers with the same chances.

    study = Study(source, persona)
    for seen in study.looks(Decided(), Decided.of({"one_record": True}), callers=3_000):
        seen.change["hours"]           # rough at first, then ever better

The first look takes some `FIRST` callers and is there at once; then the load loop comes to rest; then the sample grows,
and the load with it. What has been walked is kept, so that going back to a decision costs nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.journey.program import Program
from walkshoes.scenario.load import Source
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.simulate.decided import Decided, scenario_of
from walkshoes.simulate.figures import Columns, Figure, Year, change, year
from walkshoes.simulate.load import Load, Work, load_of, overfilled, under_load, work_of
from walkshoes.simulate.prices import Prices, prices
from walkshoes.simulate.sample import Sample

FIRST = 300
"""Callers of the first look."""
MOST_FOR_LOAD = 10_000
"""Callers by which the load is worked out at most; more would only take time."""
UNSURE = 1.5
"""How many times as far off a figure may be where the load follows, since that is worked out from the same callers.

Measured: over 60 seeds of 1,000 callers the spread of shipped figures was 1.1 to 1.6 times what callers alone say.
"""
MOST_ROUNDS, STRAIGHT = 12, 6
"""Times the load loop is gone round at most, and how many of them straight on; after those half way only."""
_KEPT = 24
"""How many companies are kept with their callers."""
Stopped = Callable[[], bool]


def never_stopped() -> bool:
    """Nobody stops it."""
    return False


@dataclass(frozen=True, slots=True)
class Company:
    """What one decision makes of the file: the scenario, its program with the staffing it states, what things cost."""

    decided: Decided
    scenario: Scenario
    program: Program
    prices: Prices


@dataclass(frozen=True, slots=True)
class Seen:
    """As much as has been seen of a year: before the decision, under it, and what changes.

    `load` is what the decision does to the queues, `overfilled` those it would fill further than can be worked out;
    `at_rest` is whether the load has come to rest, `whole` whether all callers that were wanted have been walked.
    """

    before: Year
    now: Year
    change: dict[str, Figure]
    load: Load
    overfilled: tuple[str, ...]
    at_rest: bool
    whole: bool


class Study:
    """One journey, one persona, one seed; and every company it has been walked through so far."""

    def __init__(self, source: Source, persona: Persona, seed: int = 1, first: int = FIRST) -> None:
        self.source = source
        self.persona = persona
        self.seed = seed
        self.first = first
        self.turn = Lock()
        """Held by whoever counts, where several might."""
        self._companies: dict[Decided, Company] = {}
        self._samples: dict[tuple[Decided, Load], Sample] = {}
        self._loads: dict[Decided, Load] = {}
        self._rests_on: dict[Decided, int] = {}
        self._measured: WeakKeyDictionary[Sample, Columns] = WeakKeyDictionary()

    def company(self, decided: Decided) -> Company:
        """What a decision makes of the file. Raises UnknownSetting where it makes no journey."""
        if decided not in self._companies:
            scenario, settings = scenario_of(self.source, decided), dict(decided.settings)
            try:
                program = lower(scenario, settings)
            except UnknownName as trouble:
                raise UnknownSetting(f"A policy does not fit this journey: {trouble}.") from trouble
            _leave_room(self._companies)
            file = scenario if decided == decided.by_default else self.company(decided.by_default).scenario
            costs = prices(file, scenario, settings, program)
            self._companies[decided] = Company(decided, scenario, program, costs)
        return self._companies[decided]

    def sample(self, decided: Decided, load: Load | None = None) -> Sample:
        """The callers walked so far through a company under a load; by default the one it has come to so far."""
        key = decided, load or self.load_so_far(decided)
        if key not in self._samples:
            _leave_room(self._samples)
            self._samples[key] = Sample(self.engine(*key), self.seed)
        self._samples[key] = self._samples.pop(key)  # what was asked for last is forgotten last
        return self._samples[key]

    def engine(self, decided: Decided, load: Load) -> Engine:
        """The engine of a company under a load."""
        return Engine(under_load(self.company(decided).program, load), self.persona)

    def load_so_far(self, decided: Decided) -> Load:
        """The load a decision came to rest at; until then the one the file states."""
        return self._loads.get(decided) or Load.as_stated(self.company(decided).program)

    def looks(self, before: Decided, after: Decided, callers: int, stopped: Stopped = never_stopped) -> Iterator[Seen]:
        """One look after another, each of three times as many callers, until there are as many as wanted; or stopped.

        With the callers the load is worked out anew, so that what it rests on grows as well. Raises UnknownSetting
        where a decision makes no journey.
        """
        for number in _stages(min(self.first, callers), callers):
            for _ in self._settles(before, number, stopped):
                pass
            for load in self._settles(after, number, stopped):
                if stopped():
                    return
                if number == min(self.first, callers):
                    yield self.seen(before, after, load, at_rest=False, whole=False)
            if stopped():
                return
            yield self.seen(before, after, whole=number >= callers)

    def seen(
        self, before: Decided, after: Decided, load: Load | None = None, *, at_rest: bool = True, whole: bool = True
    ) -> Seen:
        """What has been walked of both so far."""
        load = load or self.load_so_far(after)
        old, new = self._columns(before, self.load_so_far(before)), self._columns(after, load)
        both = min(len(old.tallies), len(new.tallies))
        unsure = UNSURE if self._follows(after, load) or self._follows(before, self.load_so_far(before)) else 1.0
        return Seen(
            year(old, both),
            year(new, both, unsure),
            change(old, new, both, unsure),
            load,
            tuple(overfilled(self.company(after).program, load)),
            at_rest,
            whole,
        )

    def _settles(self, decided: Decided, number: int, stopped: Stopped = never_stopped) -> Iterator[Load]:
        """The loads gone through until one comes to rest, each with so many callers walked; none more once stopped."""
        load, as_it_is = self.load_so_far(decided), None
        follows = decided.load_follows and decided != decided.by_default
        if follows and self._rests_on.get(decided, 0) < min(number, MOST_FOR_LOAD):
            default = self.sample(decided.by_default)
            default.grow(number, stopped)
            as_it_is = self._work(default, number)
        for turn in range(MOST_ROUNDS):
            sample = self.sample(decided, load)
            sample.grow(number, stopped)
            if stopped():
                return
            yield load
            if as_it_is is None:
                break
            new = load_of(sample.engine.program, self._work(sample, number), as_it_is)
            if new.is_near(load) or turn == MOST_ROUNDS - 1:  # what is told is what was walked, at rest or not
                break
            load = new if turn < STRAIGHT else load.towards(new)
        self._loads[decided] = load
        self._rests_on[decided] = max(number, self._rests_on.get(decided, 0))

    def _follows(self, decided: Decided, load: Load) -> bool:
        """Whether the load of a company is another than the file states, and so worked out from its callers."""
        return load != Load.as_stated(self.company(decided).program)

    def _columns(self, decided: Decided, load: Load) -> Columns:
        """What is measured of the callers of a company under a load."""
        sample = self.sample(decided, load)
        if sample not in self._measured:
            self._measured[sample] = Columns(sample.tallies, self.company(decided).prices)
        return self._measured[sample]

    def _work(self, sample: Sample, number: int) -> Work:
        """What the first so many callers of a sample made the company do."""
        return work_of(sample.engine.program, [tally for tally in sample.tallies if tally.caller <= number])


def _stages(first: int, callers: int) -> Iterator[int]:
    """How many callers each look is of."""
    while first < callers:
        yield first
        first *= 3
    yield callers


def _leave_room(kept: dict[Any, Any]) -> None:
    """Forget what was made first, where there is as much as is kept."""
    while len(kept) >= _KEPT:
        kept.pop(next(iter(kept)))
