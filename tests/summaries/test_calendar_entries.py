"""Commitments in a calendar: each on its day, and the days on which to ask; the same entry each time."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from led_sessions import Told

from walkshoes.reports.files import CannotBeMade
from walkshoes.summaries.forms.calendar_entries import NoCommitments, as_calendar
from walkshoes.summaries.model import Committed, Summary

MADE = date(2026, 3, 2)


def committed(by: str = "", **outcomes: str) -> Committed:
    kept = {int(days.removeprefix("after_")): outcome for days, outcome in outcomes.items()}
    return Committed(
        "0190-key", "we meet", "ring in; then listen", by, "Ada",
        "When we meet, then I will ring in; then listen. Seen to by Ada.", MADE.isoformat(), kept,
    )  # fmt: skip


@pytest.fixture
def made(told: dict[str, Told]) -> Summary:
    return told["seven"].made


def entries(made: Summary, *commitments: Committed) -> list[Any]:
    return Calendar.from_ical(as_calendar(replace(made, commitments=commitments))).walk("VEVENT")


def days(found: list[Any]) -> list[date]:
    return [event["DTSTART"].dt for event in found]


def after(*many: int) -> list[date]:
    return [MADE + timedelta(days=number) for number in many]


def test_it_stands_on_its_day_and_is_asked_about_after_30_60_and_90_days(made: Summary) -> None:
    found = entries(made, committed("2026-03-20"))
    assert days(found) == [date(2026, 3, 20), *after(30, 60, 90)]
    assert found[0]["SUMMARY"] == "When we meet, then I will ring in; then listen. Seen to by Ada."
    assert all(event["SUMMARY"].startswith("Was it kept? When we meet") for event in found[1:])
    assert all("ring in; then listen" in event["DESCRIPTION"] for event in found)


@pytest.mark.parametrize("by", ["", "Easter", "2026-02-31"])
def test_without_a_day_it_stands_30_days_after_it_was_made_and_says_so(made: Summary, by: str) -> None:
    found = entries(made, committed(by))
    assert days(found)[0] == MADE + timedelta(days=30)
    assert "No day was set" in found[0]["DESCRIPTION"]


def test_a_day_in_words_is_counted_from_when_it_was_made(made: Summary) -> None:
    assert days(entries(made, committed("9 March")))[0] == date(2026, 3, 9)


def test_the_last_day_there_is_can_be_meant(made: Summary) -> None:
    assert days(entries(made, committed("9999-12-31")))[0] == date(9999, 12, 31)


@pytest.mark.parametrize(
    ("outcomes", "asked"),
    [
        ({"after_30": "under way"}, after(60, 90)),
        ({"after_60": "under way"}, after(90)),
        ({"after_30": "kept"}, []),
        ({"after_30": "under way", "after_60": "broken"}, []),
    ],
)
def test_nothing_is_asked_again_and_of_what_is_settled_nothing(
    made: Summary, outcomes: dict[str, str], asked: list[date]
) -> None:
    found = entries(made, committed("2026-03-20", **outcomes))
    assert days(found[1:]) == asked
    assert list(outcomes.values())[-1] in found[0]["DESCRIPTION"]


def test_an_entry_keeps_its_identifier_and_its_stamp_and_lasts_all_day(made: Summary) -> None:
    found = entries(made, committed("2026-03-20"))
    again = entries(made, committed("2026-04-20", after_30="under way"))
    assert {event["UID"] for event in again} < {event["UID"] for event in found}
    assert len({event["UID"] for event in found}) == 4
    assert {event["DTSTAMP"].dt.date() for event in found} == {MADE}
    assert all(type(event["DTSTART"].dt) is date for event in found)


def test_without_a_commitment_there_is_no_calendar_and_the_refusal_is_a_sentence(made: Summary) -> None:
    with pytest.raises(NoCommitments, match=r"^There are no commitments in this session yet\.$") as refused:
        entries(made)
    assert isinstance(refused.value, CannotBeMade)
