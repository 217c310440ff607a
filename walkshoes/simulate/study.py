"""A journey looked at under one decision after another, on the same callers with the same chances.

    study = Study(source, persona)
    for seen in study.looks(Decided(), Decided.of({"one_record": True}), callers=3_000):
        seen.change["hours"]           # rough at first, then ever better

The first look takes some `FIRST` callers and is there at once; then the load loop comes to rest; then the sample grows.
What has been walked is kept, so that going back to a decision costs nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
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
"""Callers of the first look, and those by which the load is worked out."""
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

    `load` is what the decision does to the queues, `overfilled` those it leaves that would never empty; `at_rest` is
    whether the load has come to rest, `whole` whether all callers that were wanted have been walked.
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
        self._companies: dict[Decided, Company] = {}
        self._samples: dict[tuple[Decided, Load], Sample] = {}
        self._loads: dict[Decided, Load] = {}
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
        """The callers walked so far through a company under a load; by default the one it came to rest at."""
        if load is None:
            load = self.load(decided)
        key = decided, load
        if key not in self._samples:
            _leave_room(self._samples)
            engine = Engine(under_load(self.company(decided).program, load), self.persona)
            self._samples[key] = Sample(engine, self.seed)
        self._samples[key] = self._samples.pop(key)  # what was asked for last is forgotten last
        return self._samples[key]

    def load(self, decided: Decided) -> Load:
        """The load a decision comes to rest at."""
        if decided not in self._loads:
            for _ in self._rounds(decided):
                pass
        return self._loads[decided]

    def load_so_far(self, decided: Decided) -> Load:
        """The load a decision came to rest at; until then the one the file states."""
        return self._loads.get(decided) or Load.as_stated(self.company(decided).program)

    def looks(
        self, before: Decided, after: Decided, callers: int, each: int = 250, stopped: Stopped = never_stopped
    ) -> Iterator[Seen]:
        """One look after another, each of half as many callers more, until there are as many as wanted; or stopped.

        Raises UnknownSetting where a decision makes no journey.
        """
        first = min(self.first, callers)
        base = self.sample(before)
        base.grow(first, stopped)
        if stopped():
            return
        for load, at_rest in self._rounds(after, stopped):
            self.sample(after, load).grow(first, stopped)
            if stopped():
                return
            yield self.seen(before, after, load, at_rest=at_rest, whole=at_rest and callers <= first)
        load = self.load(after)
        sample = self.sample(after, load)
        at = first
        while at < callers:
            at = min(callers, max(at + max(each, at // 2), min(base.walked, sample.walked)))
            base.grow(at, stopped)
            sample.grow(at, stopped)
            if stopped():
                return
            yield self.seen(before, after, load, whole=at >= callers)

    def seen(
        self, before: Decided, after: Decided, load: Load | None = None, *, at_rest: bool = True, whole: bool = True
    ) -> Seen:
        """What has been walked of both so far."""
        load = load or self.load(after)
        old, new = self._columns(before, self.load(before)), self._columns(after, load)
        both = min(len(old.tallies), len(new.tallies))
        return Seen(
            year(old, both),
            year(new, both),
            change(old, new, both),
            load,
            tuple(overfilled(self.company(after).program, load)),
            at_rest,
            whole,
        )

    def _rounds(self, decided: Decided, stopped: Stopped = never_stopped) -> Iterator[tuple[Load, bool]]:
        """The loads gone through until one comes to rest, each with whether it has; none more once it is stopped."""
        if decided in self._loads:
            yield self._loads[decided], True
            return
        program = self.company(decided).program
        load = Load.as_stated(program)
        if not decided.load_follows or decided == decided.by_default:
            self._loads[decided] = load
            yield load, True
            return
        default = self.sample(decided.by_default)
        default.grow(self.first, stopped)
        if stopped():
            return
        as_it_is = self._work(default)
        for number in range(MOST_ROUNDS):
            yield load, False
            if stopped():
                return
            sample = self.sample(decided, load)
            sample.grow(self.first)
            new = load_of(program, self._work(sample), as_it_is)
            if new.is_near(load):
                break
            load = new if number < STRAIGHT else load.towards(new)
        self._loads[decided] = load
        yield load, True

    def _columns(self, decided: Decided, load: Load) -> Columns:
        """What is measured of the callers of a company under a load."""
        sample = self.sample(decided, load)
        if sample not in self._measured:
            self._measured[sample] = Columns(sample.tallies, self.company(decided).prices)
        return self._measured[sample]

    def _work(self, sample: Sample) -> Work:
        """What the first callers of a sample made the company do."""
        return work_of(sample.engine.program, [tally for tally in sample.tallies if tally.caller <= self.first])


def _leave_room(kept: dict[Any, Any]) -> None:
    """Forget what was made first, where there is as much as is kept."""
    while len(kept) >= _KEPT:
        kept.pop(next(iter(kept)))
