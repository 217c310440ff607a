"""Figures of a year in words: as exact as they are known, and no more."""

from math import floor, isfinite, log10

from walkshoes.scenario.times import DAY, HOUR
from walkshoes.simulate.figures import Figure, Unit

OVERFILLED = "More calls would come to the queue {queue} than can be worked out; it is reckoned as full as it can be."
_LEAST, _FINE = 0.05, 1_000
"""A ± below the first, or below so small a part of its figure, is not said."""
MILLIONS = 10**6
_MILLION = " m"
YEAR_H = 365.25 * DAY / HOUR
DAY_H = DAY / HOUR


def number_text(value: float) -> str:
    """A number with thousands apart; below ten, one digit behind the point; in millions from the first on."""
    if abs(value) >= MILLIONS:
        return f"{'−' if value < 0 else ''}{abs(value) / MILLIONS:,.2f}{_MILLION}"
    whole = abs(value) >= 10 or value == round(value)
    said = f"{abs(value):,.0f}" if whole else f"{abs(value):,.1f}"
    return f"−{said}" if value < 0 and said.strip("0.,") else said


def value_text(value: float, unit: Unit) -> str:
    """A figure without its ±: a share in a hundred."""
    if not isfinite(value):
        return "–"
    if unit == Unit.SHARE:
        return f"{number_text(round(value * 100, 1) if abs(value) < 0.095 else round(value * 100))} %"
    return number_text(value)


def figure_text(figure: Figure | None, unit: Unit) -> str:
    """A figure with its ±, where it has one, no finer than it is known: `521 ± 12`; a dash where there is none."""
    said, give = known_text(figure, unit), _give_text(figure, unit)
    if not give or figure is None:
        return said
    if said.endswith(_MILLION):
        give = f"{figure.give / MILLIONS:,.2f}{_MILLION}"
    return f"{said.removesuffix(' %').removesuffix(_MILLION)} ± {give}"


def known_text(figure: Figure | None, unit: Unit) -> str:
    """A figure without its ±, no finer than it is known: 14,640 ± 9,900 is 15,000."""
    if figure is None or not isfinite(figure.value):
        return "–"
    if unit != Unit.SHARE and figure.give >= max(_LEAST, abs(figure.value) / _FINE):
        each = _digit(figure)
        return number_text(round(figure.value / each) * each)
    return value_text(figure.value, unit)


def _give_text(figure: Figure | None, unit: Unit) -> str:
    """The ± of a figure; empty where it is too little to be said."""
    if figure is None or not isfinite(figure.value):
        return ""
    if unit == Unit.SHARE:
        give = figure.give * 100
        finer = "." in value_text(figure.value, unit)
        return f"{give:.1f} %" if finer and round(give, 1) else f"{give:.0f} %" if not finer and round(give) else ""
    if figure.give < max(_LEAST, abs(figure.value) / _FINE):
        return ""
    each = _digit(figure)
    return number_text(round(figure.give / each) * each)


def _digit(figure: Figure) -> float:
    """The decimal place to which a figure is said: two digits of what it may be off by, and no more than it has."""
    return max(1.0 if abs(figure.value) >= 10 else 0.1, 10.0 ** (floor(log10(figure.give)) - 1))


def change_text(figure: Figure | None, unit: Unit) -> str:
    """A change: with its sign, and its ±."""
    said = figure_text(figure, unit)
    return f"+{said}" if figure is not None and figure.value > 0 and said[:1] not in "0–" else said


def round_text(value: float) -> str:
    """A sum as people say it: three figures, thousands apart: 239,838 is 240,000."""
    if not value:
        return "0"
    each = 10 ** max(0, floor(log10(abs(value))) - 2)
    return number_text(round(value / each) * each).replace(_MILLION, " million")


def long_time(hours: float) -> str:
    """Very long times as people say them: `40 minutes`, `31 hours`, `12 days`, `32 years`; days and years are whole."""
    for each, one, many in ((YEAR_H, "year", "years"), (DAY_H, "day", "days"), (1.0, "hour", "hours")):
        if hours >= 2 * each:
            return f"{round(hours / each):,} {many}"
        if each == 1.0 and round(hours) == 1:
            return f"1 {one}"
    minutes = round(hours * 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
