"""The three columns: your walk, this walk with these decisions, a year of customers as it is and as it would be."""

from collections.abc import Callable
from dataclasses import dataclass

from walkshoes.journey.calendar import days_of
from walkshoes.journey.ledger import Ledger
from walkshoes.scenario.times import MINUTE, SECOND
from walkshoes.simulate.figures import ENOUGH_FOR_PERCENTILES, MEASURES, Unit, Year
from walkshoes.simulate.study import Seen
from walkshoes.simulate.wording import OVERFILLED, figure_text, known_text, number_text, value_text

STILL_COUNTING = "…"
_NEED = {50: "half need", 90: "9 in 10 need", 95: "19 in 20 need"}
"""The percentiles of a year, in words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. Empty where a column has nothing to say; `turned` is whether the decisions change it for the walk, and
    `better` what they do to the year (1 better, -1 worse, 0 not clear).
    """

    what: str
    walk: str = ""
    again: str = ""
    year: str = ""
    year_then: str = ""
    turned: bool = False
    better: int = 0


@dataclass(frozen=True, slots=True)
class _OfAWalk:
    """What a row says of one walk, and the measure of a year beside it."""

    what: str
    of: Callable[[Ledger], str] | None
    measure: str = ""
    year_is: str = ""


def _yes(made: Ledger) -> str:
    return "yes" if made.resolved else "no"


_ROWS = (
    _OfAWalk("time", lambda made: _minutes(made.given_ms), "hours", "h"),
    _OfAWalk("of it waiting", lambda made: _minutes(made.minutes_ms["waiting"]), "waiting", "h"),
    _OfAWalk("from beginning to end", lambda made: _days(made.calendar_ms)),
    _OfAWalk("asked again", lambda made: str(made.times_asked_again), "asked_again"),
    _OfAWalk("digits keyed again", lambda made: str(made.digits_rekeyed)),
    _OfAWalk("people spoken to", lambda made: str(made.people)),
    _OfAWalk("repeat contacts", lambda made: str(max(0, sum(made.contacts.values()) - 1)), "repeats"),
    _OfAWalk("settled at once", None, "at_once"),
    _OfAWalk("settled in the end", _yes, "settled"),
    _OfAWalk("hung up in a queue", None, "abandoned"),
    _OfAWalk("let go unanswered", None, "let_go"),
)
_MONEY = (
    _OfAWalk("customers lost", None, "lost"),
    _OfAWalk("… who brought", None, "lost_worth"),
    _OfAWalk("customers gained", None, "gained"),
    _OfAWalk("… who bring", None, "gained_worth"),
    _OfAWalk("who answers costs", None, "staff"),
)


def rows(walk: Ledger, again: Ledger | None, seen: Seen | None) -> list[Row]:
    """The rows that have anything to say. What is not known yet has a sign of its own."""
    made = [_row(one, walk, again, seen) for one in _ROWS]
    made += [_time_of(percent, seen) for percent in _NEED]
    made += [_row(one, walk, again, seen) for one in _MONEY]
    made.append(_decisions(seen))
    return [row for row in made if row.year not in ("", "–") or row.walk not in ("", "0") or row.again not in ("", "0")]


def _row(one: _OfAWalk, walk: Ledger, again: Ledger | None, seen: Seen | None) -> Row:
    mine = one.of(walk) if one.of else ""
    then = (one.of(again) if again is not None else STILL_COUNTING) if one.of else ""
    if not one.measure:
        return Row(one.what, mine, then, turned=mine != then)
    measure = MEASURES[one.measure]
    if seen is None:
        return Row(one.what, mine, then, STILL_COUNTING, STILL_COUNTING, mine != then)
    before, now = seen.before.figures.get(one.measure), seen.now.figures.get(one.measure)
    if measure.unit == Unit.MONEY and not (before and before.value) and not (now and now.value):
        return Row(one.what)
    better = 0
    change = seen.change.get(one.measure)
    if change is not None and change.is_clear:
        better = -1 if (change.value > 0) == measure.more_is_worse else 1
    was = known_text(before, measure.unit)
    unit = f" {one.year_is}" if one.year_is and before is not None else ""
    return Row(one.what, mine, then, f"{was}{unit}", figure_text(now, measure.unit), mine != then, better)


def _minutes(ms: int) -> str:
    """`41 min`, `40 s`: the column is narrow."""
    if ms < MINUTE - 500:
        return f"{round(ms / SECOND)} s"
    return f"{(ms + MINUTE // 2) // MINUTE:,} min"


def _days(ms: int) -> str:
    """`131 days`; nothing below two, where the minutes say all."""
    return f"{days_of(ms):,} days" if days_of(ms) > 1 else ""


def _time_of(percent: int, seen: Seen | None) -> Row:
    """How long it takes a caller whom so many in a hundred are quicker than."""
    what = _NEED[percent]
    if seen is None or seen.now.callers < ENOUGH_FOR_PERCENTILES or not seen.at_rest:
        return Row(what, year=STILL_COUNTING, year_then=STILL_COUNTING)
    was, now = _percentile(seen.before, percent), _percentile(seen.now, percent)
    hours = seen.change.get("hours")
    clear = hours is not None and hours.is_clear and (hours.value > 0) == (now > was)
    better = (was > now) - (was < now) if clear else 0
    return Row(what, year=f"≤ {number_text(was)} min", year_then=f"≤ {number_text(now)} min", better=better)


def notes(seen: Seen) -> list[str]:
    """What has to be known of a year, in words."""
    said = [OVERFILLED.format(queue=name.replace("_", " ")) for name in seen.overfilled]
    if seen.now.unended:
        said.append(f"{value_text(seen.now.unended, Unit.SHARE)} of callers come to no end: they go round in a circle.")
    return said


def _percentile(year: Year, percent: int) -> float:
    return round(year.percentiles.get(percent, 0.0), 1)


def _decisions(seen: Seen | None) -> Row:
    if seen is None:
        return Row("the decisions cost")
    was, now = seen.before.decisions, seen.now.decisions
    if not was and not now:
        return Row("the decisions cost")
    return Row(
        "the decisions cost", year=number_text(was), year_then=number_text(now), better=(was > now) - (was < now)
    )
