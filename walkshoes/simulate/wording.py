"""Figures of a year in words: as exact as they are known, and no more."""

from math import floor, isfinite, log10

from walkshoes.scenario.times import DAY, HOUR
from walkshoes.simulate.figures import Figure, Unit

MILLIONS = 10**7
YEAR_H = 365.25 * DAY / HOUR
DAY_H = DAY / HOUR


def number_text(value: float) -> str:
    """A number with thousands apart; below ten, one digit behind the point; in millions from ten of them on."""
    if abs(value) >= MILLIONS:
        return f"{'−' if value < 0 else ''}{abs(value) / 1e6:,.1f} m"
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
    """A figure with its ±, where it has one, no finer than the figure: `521 ± 12`; a dash where there is none."""
    if figure is None or not isfinite(figure.value):
        return "–"
    if unit == Unit.MONEY:
        return _money_text(figure)
    said = value_text(figure.value, unit)
    finer = "." in said
    give = figure.give * (100 if unit == Unit.SHARE else 1)
    if round(give, 1 if finer else 0) == 0:
        return said
    shown = f"{give:,.1f}" if finer else f"{give:,.0f}"
    return f"{said.removesuffix(' %')} ± {shown}{' %' if unit == Unit.SHARE else ''}"


def _money_text(figure: Figure) -> str:
    """A sum no finer than it is known: `101,000 ± 8,000`."""
    if figure.give < max(0.5, abs(figure.value) / 1_000):
        return number_text(round(figure.value))
    each = 10 ** max(0, floor(log10(figure.give)))
    return f"{number_text(round(figure.value / each) * each)} ± {number_text(round(figure.give / each) * each)}"


def change_text(figure: Figure | None, unit: Unit) -> str:
    """A change: with its sign, and its ±."""
    said = figure_text(figure, unit)
    return f"+{said}" if figure is not None and figure.value > 0 and said[:1] not in "0–" else said


def round_text(value: float) -> str:
    """A sum as people say it: three figures, thousands apart: 239,838 is 240,000."""
    if not value:
        return "0"
    each = 10 ** max(0, floor(log10(abs(value))) - 2)
    return number_text(round(value / each) * each)


def long_time(hours: float) -> str:
    """Very long times as people say them: `40 minutes`, `31 hours`, `12 days`, `32 years`; days and years are whole."""
    for each, one, many in ((YEAR_H, "year", "years"), (DAY_H, "day", "days"), (1.0, "hour", "hours")):
        if hours >= 2 * each:
            return f"{round(hours / each):,} {many}"
        if each == 1.0 and round(hours) == 1:
            return f"1 {one}"
    minutes = round(hours * 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
