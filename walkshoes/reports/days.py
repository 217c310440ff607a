"""Days as people write them when they say by when: `9 March 2026`, `9 March`, `in 30 days`, `next month`."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

FORMS = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%B %d %Y", "%B %d, %Y")
"""The ways of writing a day that are understood."""
SOON = (30, 60, 90)
_AHEAD = re.compile(r"(\d{1,3}|a|one|next) (day|week|month)s?(?: from now)?")
_DAYS = {"day": 1, "week": 7, "month": 30}


def day_of(text: str, today: date) -> date | None:
    """The day a text names, such as `9 March 2026`, `9 March`, `in 30 days`, `next month`; None where it names none."""
    said = " ".join(text.lower().split()).removeprefix("by ").removeprefix("in ").removeprefix("within ")
    for form in FORMS:
        try:
            return datetime.strptime(said, form).date()
        except ValueError:
            continue
    if (ahead := _AHEAD.fullmatch(said)) is not None:
        many = 1 if ahead[1] in ("a", "one", "next") else int(ahead[1])
        return today + timedelta(days=many * _DAYS[ahead[2]])
    if said in ("today", "tomorrow"):
        return today + timedelta(days=int(said == "tomorrow"))
    return _this_year_or_next(said, today)


def _this_year_or_next(said: str, today: date) -> date | None:
    """A day without its year is the next of that name."""
    for form in ("%d %B %Y", "%d %b %Y", "%B %d %Y"):
        for year in (today.year, today.year + 1):
            try:
                day = datetime.strptime(f"{said} {year}", form).date()
            except ValueError:
                continue
            if day >= today:
                return day
    return None


def day_text(day: date) -> str:
    """`9 March 2026`."""
    return f"{day.day} {day:%B %Y}"


def offers(today: date) -> Mapping[str, str]:
    """Days to click."""
    return {f"{days} days": day_text(today + timedelta(days=days)) for days in SOON}
