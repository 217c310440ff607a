"""Days as people write them are understood."""

from datetime import date

import pytest

from walkshoes.reports.days import day_of, day_text, offers

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "written", ["9 March 2026", "9 Mar 2026", "2026-03-09", "09/03/2026", "9.3.2026", "March 9, 2026"]
)
def test_a_day_may_be_written_in_the_usual_ways(written: str) -> None:
    assert day_of(written, TODAY) == date(2026, 3, 9)


@pytest.mark.parametrize("written", ["", "soon", "31 February 2026", "the board", "2026"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert day_of(written, TODAY) is None


def test_the_days_to_click_are_understood() -> None:
    assert [day_of(day, TODAY) for day in offers(TODAY).values()] == [
        date(2026, 4, 1),
        date(2026, 5, 1),
        date(2026, 5, 31),
    ]
    assert day_of(day_text(TODAY), TODAY) == TODAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("9 March", date(2026, 3, 9)),
        ("1 March", date(2027, 3, 1)),
        ("by 9 Mar", date(2026, 3, 9)),
        ("30 days", date(2026, 4, 1)),
        ("in 2 weeks", date(2026, 3, 16)),
        ("Next month", date(2026, 4, 1)),
        ("tomorrow", date(2026, 3, 3)),
    ],
)
def test_a_day_may_be_said_as_one_says_it(written: str, day: date) -> None:
    assert day_of(written, TODAY) == day
