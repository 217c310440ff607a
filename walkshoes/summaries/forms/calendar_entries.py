"""The commitments of a session as calendar entries: each on its day, and the days on which to ask what became of it.

An entry keeps its identifier, so that a calendar that is given the file again changes its entries and doubles none.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from walkshoes.reports.days import day_of
from walkshoes.reports.files import CannotBeMade
from walkshoes.scenario.plain import plain
from walkshoes.sessions.follow_ups import AFTER_DAYS
from walkshoes.summaries.model import Committed, Summary

if TYPE_CHECKING:
    from icalendar import Event

WITHOUT_A_DAY = 30
"""Days after it was made that a commitment without a day stands in the calendar."""
_LONGEST = 120
"""Characters of what an entry is called; whole it stands in its text."""


class NoCommitments(CannotBeMade, ValueError):
    """A calendar was wanted of a session in which nobody has undertaken anything."""

    def __init__(self) -> None:
        super().__init__("There are no commitments in this session yet.")


def as_calendar(made: Summary) -> bytes:
    """The calendar, as an .ics file. Raises NoCommitments."""
    from icalendar import Calendar  # noqa: PLC0415 - only this form needs it

    if not made.commitments:
        raise NoCommitments
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//walkshoes//commitments//EN")
    calendar.add("x-wr-calname", _one_line(made.title))
    for one in made.commitments:
        for event in _events(one, made):
            calendar.add_component(event)
    made_of_it: bytes = calendar.to_ical()
    return made_of_it


def _events(one: Committed, made: Summary) -> Iterator["Event"]:
    """The day of a commitment, and while nobody knows whether it was kept, the days on which to ask."""
    begun = date.fromisoformat(one.made[:10])
    day = day_of(one.by, begun)
    said = plain(one.sentence)
    about = [said, f"Made on {begun.isoformat()} in “{_one_line(made.title)}”."]
    if day is None:
        about.append(f"No day was set: this is {WITHOUT_A_DAY} days after it was made.")
    if one.outcome:
        about.append(f"It is {one.outcome}.")
    yield _event(one, "day", day or begun + timedelta(days=WITHOUT_A_DAY), said, about)
    if one.outcomes and one.outcomes[max(one.outcomes)] in ("kept", "broken"):
        return
    for days in AFTER_DAYS:
        if days not in one.outcomes and days > max(one.outcomes, default=0):
            asked = [said, f"{days} days have passed. Was it kept, is it under way, or was it broken?"]
            yield _event(one, str(days), begun + timedelta(days=days), f"Was it kept? {said}", asked)


def _event(one: Committed, which: str, day: date, title: str, about: list[str]) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{one.id}-{which}@walkshoes")
    event.add("dtstamp", datetime.combine(date.fromisoformat(one.made[:10]), time(), UTC))
    event.add("dtstart", day)  # a day without an end is that day, and the last day there is has no day after it
    event.add("summary", _short(title))
    event.add("description", "\n".join(about))
    event.add("transp", "TRANSPARENT")  # nobody is away all day because of it
    return event


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def _short(text: str) -> str:
    text = _one_line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
