"""A day on the calendar, written or clicked."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from walkshoes.ui.widgets.words import Words

FORMS = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%B %d %Y", "%B %d, %Y")
"""The ways of writing a day that are understood."""
SOON = (30, 60, 90)


def day_of(text: str) -> date | None:
    """The day a text names; None where it names none."""
    for form in FORMS:
        try:
            return datetime.strptime(" ".join(text.split()), form).date()
        except ValueError:
            continue
    return None


def day_text(day: date) -> str:
    """`9 March 2026`."""
    return f"{day.day} {day:%B %Y}"


def offers(today: date) -> Mapping[str, str]:
    """Days to click."""
    return {f"{days} days": day_text(today + timedelta(days=days)) for days in SOON}


class Day(Words):
    """A line for a day, with three to click."""

    HELP = "Write a day as the three beneath are written, or click one of them."
    wanted = "a day, please, written as the three beneath"

    def __init__(self, question: str, today: date, *, value: str = "", name: str) -> None:
        super().__init__(question, value=value, offers=offers(today), name=name)

    @property
    def day(self) -> date | None:
        """The day, where one is written."""
        return day_of(self.answer or "")
