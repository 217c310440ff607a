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
from walkshoes.simulate.wording import change_text, figure_text, number_text, value_text

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
    seen = made.seen
    rows = [["a year of customers", named(made.before)]]
    for name, measure in MEASURES.items():
        rows.append([measure.label, figure_text(seen.before.figures.get(name), measure.unit)])
    rows.append(["what is decided costs", figure_text(Figure(seen.before.decisions, 0.0), Unit.MONEY)])
    rows += [[f"minutes, p{percent}", _minutes(seen.before, percent)] for percent in PERCENTILES]
    if made.compared:
        rows[0] += [named(made.after), "change"]
        for row, (name, measure) in zip(rows[1:], MEASURES.items(), strict=False):
            row += [
                figure_text(seen.now.figures.get(name), measure.unit),
                change_text(seen.change.get(name), measure.unit),
            ]
        more = Figure(seen.now.decisions - seen.before.decisions, 0.0)
        rows[len(MEASURES) + 1] += [
            figure_text(Figure(seen.now.decisions, 0.0), Unit.MONEY), change_text(more, Unit.MONEY)
        ]  # fmt: skip
        for row, percent in zip(rows[-len(PERCENTILES) :], PERCENTILES, strict=True):
            row += [_minutes(seen.now, percent), _change_of_minutes(seen, percent)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) if not column else cell.rjust(width) for column, (cell, width) in enumerate(cells))
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
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
    lines += [
        f"More calls would come to the queue {name} than can be worked out; it is reckoned as full as it can be."
        for name in made.seen.overfilled
    ]
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
    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    head = ["measure", "label", "unit", "value", "give"]
    if made.compared:
        head += ["compared", "compared_give", "change", "change_give"]
    rows.writerow(head)
    for name, measure in MEASURES.items():
        row: list[object] = [name, measure.label, measure.unit.value, *_cells(made.seen.before.figures.get(name))]
        if made.compared:
            row += [*_cells(made.seen.now.figures.get(name)), *_cells(made.seen.change.get(name))]
        rows.writerow(row)
    for percent in PERCENTILES:
        then, now = made.seen.before.percentiles.get(percent), made.seen.now.percentiles.get(percent)
        row = [f"p{percent}", f"minutes, p{percent}", "minutes", "" if then is None else then, ""]
        if made.compared:
            row += ["" if now is None else now, "", "" if now is None or then is None else now - then, ""]
        rows.writerow(row)
    decisions: list[object] = ["decisions", "what is decided costs", Unit.MONEY.value, made.seen.before.decisions, 0.0]
    if made.compared:
        now = made.seen.now.decisions
        decisions += [now, 0.0, now - made.seen.before.decisions, 0.0]
    rows.writerow(decisions)
    if not made.whole:
        rows.writerow(["broken_off", f"of {made.wanted} callers", "callers", made.walked, ""])
    return written.getvalue()


def _cells(figure: Figure | None) -> tuple[float | str, float | str]:
    return ("", "") if figure is None else (figure.value, figure.give)
