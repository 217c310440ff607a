"""A day on the calendar, written or clicked."""

from datetime import date

from walkshoes.reports.days import day_of, offers
from walkshoes.ui.widgets.words import Words


class Day(Words):
    """A line for a day, with three to click."""

    HELP = "Write a day, such as 9 March or 30 days, or click one of the three."
    wanted = "a day, please, such as 9 March or 30 days"

    def __init__(self, question: str, today: date, *, value: str = "", name: str) -> None:
        super().__init__(question, value=value, offers=offers(today), name=name)
        self.today = today

    @property
    def day(self) -> date | None:
        """The day, where one is written."""
        return day_of(self.answer or "", self.today)
