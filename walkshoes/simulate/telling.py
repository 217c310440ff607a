"""What came of a simulation, for people and for programs. It holds no time of day: the same seed, the same bytes."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from math import sqrt
from typing import Any

from walkshoes.scenario.load import Source
from walkshoes.simulate.assumption import Assumption
from walkshoes.simulate.assumptions import assumptions
from walkshoes.simulate.decided import Decided
from walkshoes.simulate.figures import MEASURES, NINETY_FIVE, PERCENTILES, Figure, Unit, Year
from walkshoes.simulate.study import Seen, Study
from walkshoes.simulate.tally import Tally
from walkshoes.simulate.wording import OVERFILLED, change_text, figure_text, number_text, value_text

AS_IT_IS = "as it is"
_NOTE = "± : the true figure lies within, 95 times in 100."


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulation: `before` it was decided, and `after` (the same, where nothing is compared).

    `whole` is False where it was broken off; `wanted` is how many callers were asked for.
    """

    study: Study
    before: Decided
    after: Decided
    seen: Seen
    wanted: int
    whole: bool

    @property
    def source(self) -> Source:
        """The journey."""
        return self.study.source

    @property
    def compared(self) -> bool:
        """Whether two companies are set side by side."""
        return self.before != self.after

    @property
    def never(self) -> int:
        """How many of the callers never made contact."""
        return self.study.sample(self.before).never

    @property
    def walked(self) -> int:
        """How many callers there were, those who never made contact among them."""
        return self.seen.now.callers + self.never


def named(decided: Decided) -> str:
    """A company by what is decided of it: `one_record, support_staff=20`."""
    said = [name if value is True else f"{name}={str(value).lower()}" for name, value in decided.settings]
    return ", ".join(said) or AS_IT_IS


def text(made: Simulated) -> list[str]:
    """In words: the figures side by side, where callers end, and what is assumed."""
    seen, title = made.seen, made.source.scenario.title
    lines = [f"{title}: {made.walked:,} callers, seed {made.study.seed}"]
    if not made.whole:
        lines.append(f"Broken off: this is what {made.walked:,} of {made.wanted:,} callers came to.")
    if made.never:
        lines.append(f"{made.never:,} of them never made contact: so would {seen.now.never_a_year:,.0f} a year.")
    if seen.now.unended:
        lines.append(f"{value_text(seen.now.unended, Unit.SHARE)} came to no end: they went round in a circle.")
    lines += ["", *_table(made), "", _NOTE, "", *_endings(made), "", *_load(made), *_assumed(made)]
    return lines


def _table(made: Simulated) -> list[str]:
    """Figures line by line: before, and where two companies are compared, under the decision and what changes."""
    was, now, change = made.seen.before, made.seen.now, made.seen.change
    rows = [["a year of customers", named(made.before), named(made.after), "change"]]
    for name, measure in MEASURES.items():
        both = [figure_text(one.figures.get(name), measure.unit) for one in (was, now)]
        rows.append([measure.label, *both, change_text(change.get(name), measure.unit)])
    sums = [Figure(sum_, 0.0) for sum_ in (was.decisions, now.decisions, now.decisions - was.decisions)]
    costs = [*(figure_text(one, Unit.MONEY) for one in sums[:2]), change_text(sums[2], Unit.MONEY)]
    rows.append(["what is decided costs", *costs])
    for percent in PERCENTILES:
        minutes = [_minutes(one, percent) for one in (was, now)]
        rows.append([f"minutes, p{percent}", *minutes, _change_of_minutes(made.seen, percent)])
    rows = [row[: 4 if made.compared else 2] for row in rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.rjust(width) if column else cell.ljust(width) for column, (cell, width) in enumerate(cells))
        for cells in (zip(row, widths, strict=True) for row in rows)
    ]


def _minutes(one: Year, percent: int) -> str:
    return number_text(one.percentiles[percent]) if percent in one.percentiles else "–"


def _change_of_minutes(seen: Seen, percent: int) -> str:
    if percent not in seen.now.percentiles or percent not in seen.before.percentiles:
        return "–"
    return change_text(Figure(seen.now.percentiles[percent] - seen.before.percentiles[percent], 0.0), Unit.MINUTES)


def _endings(made: Simulated) -> list[str]:
    lines = ["Where they end"]
    for decided in dict.fromkeys((made.before, made.after)):
        lines.append(f"  {named(decided)}")
        for ending, share in endings(made, decided).items():
            lines.append(f"    {figure_text(share, Unit.SHARE):>14}  {ending}")
    return lines


def endings(made: Simulated, decided: Decided) -> dict[str, Figure]:
    """Where callers end, the most frequent first: shares of those who made contact. A walk without an end is `""`."""
    places = made.study.company(decided).program.places
    tallies = _tallies(made, decided)
    ended = Counter(places[tally.ending].name if tally.ending >= 0 else "" for tally in tallies)
    return {
        name or "(came to no end)": _binomial(count / len(tallies), len(tallies))
        for name, count in sorted(ended.items(), key=lambda one: (-one[1], one[0]))
    }


def _binomial(share: float, number: int) -> Figure:
    return Figure(share, NINETY_FIVE * sqrt(share * (1 - share) / number))


def _tallies(made: Simulated, decided: Decided) -> Sequence[Tally]:
    """As many callers of one company as have been walked of both."""
    return made.study.sample(decided).tallies[: made.seen.now.callers]


def _load(made: Simulated) -> list[str]:
    """What the load loop came to, where it did anything."""
    load = made.seen.load
    if not made.after.load_follows:
        return ["The load does not follow: every queue is as the file states it.", ""]
    longer = [f"calls for {queue} {_times(factor)} as long" for queue, factor in load.handling if factor != 1.0]
    said = [f"{_times(load.calls)} as many calls", *longer] if load.calls != 1.0 or longer else []
    lines = (
        [f"Under what is decided there are {', '.join(said)} (the queues are worked out with that)."] if said else []
    )
    lines += [OVERFILLED.format(queue=name) for name in made.seen.overfilled]
    return [*lines, ""] if lines else []


def _times(factor: float) -> str:
    return f"{factor:.2f} times"


def _assumed(made: Simulated) -> list[str]:
    """What the file says of its callers and what it does not, in words."""
    rests_on = _rests_on(made)
    lines = []
    for head, said in (("The file says", True), ("Assumed", False)):
        told = [f"{one.label} {one.text}" for one in rests_on if one.said == said and one.path[0] == "callers"]
        lines += [f"{head}: {'; '.join(told)}."] if told else []
    return lines


def _rests_on(made: Simulated) -> list[Assumption]:
    company = made.study.company(made.after)
    return assumptions(company.scenario, company.program)


def as_json(made: Simulated) -> dict[str, Any]:
    """Everything, as plain data."""
    after = made.study.company(made.after)
    return {
        "scenario": made.source.name,
        "title": made.source.scenario.title,
        "hash": made.source.hash,
        "seed": made.study.seed,
        "callers": {"wanted": made.wanted, "walked": made.walked, "never_made_contact": made.never},
        "whole": made.whole,
        "callers_a_year": after.prices.callers,
        "rests_on": [
            {"path": ".".join(one.path), "label": one.label, "value": one.value, "said": one.said}
            for one in _rests_on(made)
        ],
        "load_follows": made.after.load_follows,
        "load": {
            "calls": made.seen.load.calls,
            "handling": dict(made.seen.load.handling),
            "overfilled": list(made.seen.overfilled),
        },
        "year": _year_json(made, made.seen.before, made.before),
        **_compared_json(made),
    }


def _compared_json(made: Simulated) -> dict[str, Any]:
    if not made.compared:
        return {}
    change = {name: asdict(figure) for name, figure in made.seen.change.items()}
    return {"compared": _year_json(made, made.seen.now, made.after), "change": change}


def _year_json(made: Simulated, one: Year, decided: Decided) -> dict[str, Any]:
    return {
        "policies": dict(decided.settings),
        "figures": {
            name: {"label": MEASURES[name].label, "unit": MEASURES[name].unit.value, **asdict(figure)}
            for name, figure in one.figures.items()
        },
        "minutes": {f"p{percent}": minutes for percent, minutes in one.percentiles.items()},
        "decisions_cost": one.decisions,
        "came_to_no_end": one.unended,
        "endings": {name: asdict(share) for name, share in endings(made, decided).items()},
    }


def as_csv(made: Simulated) -> str:
    """The figures as a table: one row a measure; where two companies are compared, both and the change."""
    was, now = made.seen.before, made.seen.now
    rows: list[list[object]] = [["measure", "label", "unit", "value", "give"]]
    rows[0] += ["compared", "compared_give", "change", "change_give"]
    for name, measure in MEASURES.items():
        figures = (was.figures.get(name), now.figures.get(name), made.seen.change.get(name))
        rows.append([name, measure.label, measure.unit.value, *(cell for one in figures for cell in _cells(one))])
    for percent in PERCENTILES:
        before, after = was.percentiles.get(percent), now.percentiles.get(percent)
        change = None if before is None or after is None else after - before
        cells = ("" if one is None else one for one in (before, None, after, None, change, None))
        rows.append([f"p{percent}", f"minutes, p{percent}", "minutes", *cells])
    more = now.decisions - was.decisions
    rows.append(
        ["decisions", "what is decided costs", Unit.MONEY.value, was.decisions, 0.0, now.decisions, 0.0, more, 0.0]
    )
    written = StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerows(row[: 9 if made.compared else 5] for row in rows)
    if not made.whole:
        table.writerow(["broken_off", f"of {made.wanted} callers", "callers", made.walked, ""])
    return written.getvalue()


def _cells(figure: Figure | None) -> tuple[float | str, float | str]:
    return ("", "") if figure is None else (figure.value, figure.give)
