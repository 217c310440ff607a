"""The leaves of a torn-off calendar: one a day, with the holiday where a team of the journey keeps it."""

from collections.abc import Sequence
from datetime import date, timedelta

from rich.cells import cell_len

from walkshoes.journey.program import Program
from walkshoes.living.wrapping import wrapped
from walkshoes.scenario.public_holidays import holiday_name

WIDE = 14
HOLIDAY_LINES = 3
MOST = 8
"""How many leaves are torn off for a long time, besides those with a holiday on them."""
MOST_HOLIDAYS = 4
MOST_DAYS = 400
"""Further ahead nobody looks for holidays one by one."""


def leaf_of(program: Program, day: date) -> str:
    """A leaf as text: weekday, number, month, and the holiday where there is one, each on a line of its own."""
    holiday = holiday_on(program, day)
    leaf = f"{day:%A}\n{day.day}\n{day:%B}"
    return f"{leaf}\n{holiday}" if holiday else leaf


def holiday_on(program: Program, day: date) -> str:
    """The name of a day's public holiday; empty where no team of the journey keeps it."""
    kept = dict.fromkeys(team.holidays for team in program.teams if team.holidays)
    return next((name for country in kept if (name := holiday_name(country, day))), "")


def torn_off(program: Program, before: date, after: date) -> tuple[str, ...]:
    """The leaves from one day to another, the last of which stays. A year is hardly more of them than a week."""
    days = (after - before).days
    step = max(1, -(-days // MOST))
    dates = {before + timedelta(days=gone) for gone in range(0, days, step)}
    if any(team.holidays for team in program.teams):
        between = (before + timedelta(days=gone) for gone in range(1, min(days, MOST_DAYS)))
        dates |= set([day for day in between if holiday_on(program, day)][:MOST_HOLIDAYS])
    return tuple(leaf_of(program, day) for day in (*sorted(dates), after))


def drawn(leaf: str, rows: int = 0) -> list[str]:
    """A leaf hanging from its rings and torn at its foot, at least `rows` lines high."""
    day, number, month, *holiday = leaf.split("\n")
    written = [day, number, month]
    for name in holiday:
        written += [name[begin:end] for begin, end in wrapped(name, WIDE)][:HOLIDAY_LINES]
    written += [""] * (rows - len(written) - 2)
    return ["┌──┴────────┴──┐", *(f"│{_centred(line)}│" for line in written), "╰" + "╌" * WIDE + "╯"]


def height(leaves: Sequence[str]) -> int:
    """How many lines the highest of some leaves has."""
    return max((len(drawn(leaf)) for leaf in leaves), default=0)


def _centred(text: str) -> str:
    left = (WIDE - cell_len(text)) // 2
    return " " * left + text + " " * (WIDE - cell_len(text) - left)
