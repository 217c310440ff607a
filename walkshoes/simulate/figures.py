"""The figures of a year: what is measured of each caller, the mean of many with how far it may be off, and what a
decision changes, caller by caller on the same chances.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import sqrt
from operator import mul, sub

from walkshoes.scenario.times import HOUR, MINUTE
from walkshoes.simulate.prices import Prices
from walkshoes.simulate.tally import Tally

NINETY_FIVE = 1.96
"""Standard errors on either side of a mean within which the truth lies 95 times in 100."""
PERCENTILES = (50, 90, 95)
ENOUGH_FOR_PERCENTILES = 1_000
"""Of so many callers and more the percentiles of a screen are shown; of fewer they are not worth reading."""


class Unit(Enum):
    """What a figure is counted in."""

    HOURS = "hours a year"
    SHARE = "share"
    COUNT = "a year"
    MONEY = "money a year"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and how far the truth may be from it either way (95 times in 100)."""

    value: float
    give: float

    @property
    def is_clear(self) -> bool:
        """Whether it is surely not nothing."""
        return abs(self.value) > self.give


Of = Callable[[Tally, Prices], float]


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured of every caller. A share is of all callers, or `over` something else that is counted.

    `more_is_worse` is whether a customer, or the company, would rather have less of it.
    """

    name: str
    label: str
    unit: Unit
    of: Of
    over: Of | None = None
    more_is_worse: bool = True


def _resolved(tally: Tally, prices: Prices) -> bool:
    return tally.ending >= 0 and prices.ended[tally.ending].resolved


def _at_once(tally: Tally, prices: Prices) -> float:
    return _resolved(tally, prices) and tally.contacts <= 1


def _lost(tally: Tally, prices: Prices) -> float:
    return prices.ended[tally.ending].leaves if tally.ending >= 0 else 0.0


def _gained(tally: Tally, prices: Prices) -> float:
    return prices.ended[tally.ending].recommends * prices.brings if tally.ending >= 0 else 0.0


def _worth(tally: Tally, prices: Prices) -> float:
    return prices.ended[tally.ending].worth if tally.ending >= 0 else 0.0


def _staff(tally: Tally, prices: Prices) -> float:
    minutes = sum(ms * rate for ms, rate in zip(tally.handling_ms, prices.a_minute, strict=True)) / MINUTE
    return minutes + sum(calls * rate for calls, rate in zip(tally.answered, prices.a_call, strict=True))


def _let_go(tally: Tally, _: Prices) -> float:
    """Who was in a queue until the company let go: nobody came in time, or the hours ended."""
    return tally.queued - tally.abandoned - sum(tally.answered)


MEASURES = {
    measure.name: measure
    for measure in (
        Measure("hours", "hours of customers' lives", Unit.HOURS, lambda one, _: one.given_ms / HOUR),
        Measure("waiting", "of these, spent waiting", Unit.HOURS, lambda one, _: one.waiting_ms / HOUR),
        Measure(
            "abandoned",
            "hung up in a queue",
            Unit.SHARE,
            lambda one, _: one.abandoned,
            over=lambda one, _: one.queued,
        ),
        Measure("let_go", "let go unanswered by the company", Unit.SHARE, _let_go, over=lambda one, _: one.queued),
        Measure("repeats", "repeat contacts", Unit.COUNT, lambda one, _: max(0, one.contacts - 1)),
        Measure("at_once", "settled at the first contact", Unit.SHARE, _at_once, more_is_worse=False),
        Measure("settled", "settled in the end", Unit.SHARE, _resolved, more_is_worse=False),
        Measure("asked_again", "questions asked again", Unit.COUNT, lambda one, _: one.asked_again),
        Measure("lost", "customers lost", Unit.COUNT, _lost),
        Measure("lost_worth", "what they brought", Unit.MONEY, lambda one, it: _lost(one, it) * _worth(one, it)),
        Measure("gained", "customers gained", Unit.COUNT, _gained, more_is_worse=False),
        Measure(
            "gained_worth",
            "what they bring",
            Unit.MONEY,
            lambda one, it: _gained(one, it) * _worth(one, it),
            more_is_worse=False,
        ),
        Measure("staff", "the people who answer", Unit.MONEY, _staff),
    )
}
"""First contact resolution is `at_once`; `abandoned` and `let_go` are shares of all times somebody entered a queue."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year of customers. `figures` by the name of the measure; a share of nothing at all is not among them.

    `callers` is how many were walked; `unended` the share whose walk came to no end; `percentiles` minutes of a
    caller's time, by percent; `decisions` what the decisions cost a year without people (negative: they save).
    """

    callers: int
    figures: dict[str, Figure]
    percentiles: dict[int, float]
    unended: float
    callers_a_year: float
    never_a_year: float
    decisions: float

    @property
    def money(self) -> Figure:
        """What the decisions and the people cost a year."""
        return _plus(self.figures["staff"], self.decisions) if "staff" in self.figures else Figure(self.decisions, 0.0)


class Columns:
    """What is measured of every caller of a sample, measure by measure: filled as the sample grows, so that a look at
    thousands of callers is a few sums.
    """

    def __init__(self, tallies: Sequence[Tally], prices: Prices) -> None:
        self.tallies = tallies
        self.prices = prices
        self._values: dict[str, list[float]] = {name: [] for name in MEASURES}
        self._wholes: dict[str, list[float]] = {name: [] for name, measure in MEASURES.items() if measure.over}
        self._filled = 0

    def values(self, name: str, number: int) -> list[float]:
        """A measure of the first so many callers."""
        self._fill(number)
        return self._values[name][:number]

    def wholes(self, name: str, number: int) -> list[float]:
        """What a share of the first so many callers is of."""
        self._fill(number)
        return self._wholes[name][:number]

    def _fill(self, to: int) -> None:
        new, prices = self.tallies[self._filled : to], self.prices
        self._filled += len(new)
        for name, measure in MEASURES.items() if new else ():
            self._values[name] += [measure.of(tally, prices) for tally in new]
            if measure.over:
                self._wholes[name] += [measure.over(tally, prices) for tally in new]


def year(columns: Columns, number: int, unsure: float = 1.0) -> Year:
    """The year that the first so many callers stand for, `unsure` times as far off as they alone say.

    Without callers it has no figures.
    """
    prices, tallies = columns.prices, columns.tallies[:number]
    figures = {}
    for name, measure in MEASURES.items():
        values = columns.values(name, number)
        found = _share(values, columns.wholes(name, number)) if measure.over else _mean(values)
        if found is not None:
            figures[name] = _scaled(measure, found, prices, unsure)
    if "staff" in figures:
        figures["staff"] = _plus(figures["staff"], prices.people)
    times = sorted([tally.given_ms for tally in tallies])
    return Year(
        len(tallies),
        figures,
        {percent: times[max(0, -(-percent * len(times) // 100) - 1)] / MINUTE for percent in PERCENTILES if times},
        sum([tally.ending < 0 for tally in tallies]) / len(tallies) if tallies else 0.0,
        prices.callers,
        prices.never,
        prices.decisions,
    )


def change(before: Columns, after: Columns, number: int, unsure: float = 1.0) -> dict[str, Figure]:
    """What a decision changes, measure by measure: the first so many callers, on the same chances before and after;
    `unsure` times as far off as they alone say.
    """
    now = after.prices
    figures = {}
    for name, measure in MEASURES.items():
        old, new = before.values(name, number), after.values(name, number)
        if measure.over:
            found = _mean_of_shares(old, before.wholes(name, number), new, after.wholes(name, number))
        else:
            found = _mean(list(map(sub, new, old)))
        if found is not None:
            figures[name] = _scaled(measure, found, now, unsure)
    if "staff" in figures:
        figures["staff"] = _plus(figures["staff"], now.people - before.prices.people)
    return figures


def _scaled(measure: Measure, found: Figure, prices: Prices, unsure: float) -> Figure:
    """A mean a caller as a year's figure; shares stay what they are."""
    callers = 1.0 if measure.unit == Unit.SHARE else prices.callers
    return Figure(found.value * callers, found.give * callers * unsure)


def _plus(figure: Figure, more: float) -> Figure:
    return Figure(figure.value + more, figure.give)


def _mean_of_shares(
    old: Sequence[float], old_of: Sequence[float], new: Sequence[float], new_of: Sequence[float]
) -> Figure | None:
    """How much a share changes, caller by caller (linearised); none where it was, or is, a share of nothing."""
    before, after = _share(old, old_of), _share(new, new_of)
    if before is None or after is None:
        return None
    number, was_of, now_of = len(old), sum(old_of) / len(old), sum(new_of) / len(new)
    rest = [
        (part - after.value * of) / now_of - (was - before.value * was_whole) / was_of
        for part, of, was, was_whole in zip(new, new_of, old, old_of, strict=True)
    ]
    spread = _squares(rest) / (number - 1) if number > 1 else 0.0
    return Figure(after.value - before.value, NINETY_FIVE * sqrt(spread / number))


def _mean(values: Sequence[float]) -> Figure | None:
    """The mean, and 1.96 standard errors of it; one value alone says nothing of how far it is off."""
    number = len(values)
    if not number:
        return None
    mean = sum(values) / number
    spread = max(0.0, _squares(values) - number * mean * mean) / (number - 1) if number > 1 else 0.0
    return Figure(mean, NINETY_FIVE * sqrt(spread / number))


def _share(parts: Sequence[float], wholes: Sequence[float]) -> Figure | None:
    """A ratio of sums, and 1.96 standard errors of it (linearised); none where there is nothing it could be of."""
    number, whole = len(wholes), sum(wholes)
    if not whole:
        return None
    ratio = sum(parts) / whole
    rest = _squares([part - ratio * of for part, of in zip(parts, wholes, strict=True)])
    spread = rest / (number - 1) if number > 1 else 0.0
    return Figure(ratio, NINETY_FIVE * sqrt(spread / number) / (whole / number))


def _squares(values: Sequence[float]) -> float:
    return float(sum(map(mul, values, values)))
