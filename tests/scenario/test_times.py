"""Times are written as people write them, and refused in words a facilitator understands."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.scenario.times import (
    DAY,
    HOUR,
    LONGEST,
    MINUTE,
    SECOND,
    Hours,
    duration_ms,
    local_time,
    opening_hours,
    zone,
)


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("90s", 90 * SECOND),
        ("0.9s", 900),
        ("250 ms", 250),
        ("9m", 9 * MINUTE),
        ("1 minute", MINUTE),
        ("2h 30m", 2 * HOUR + 30 * MINUTE),
        ("2h30m", 2 * HOUR + 30 * MINUTE),
        ("1.5 hours", 90 * MINUTE),
        ("3 days", 3 * DAY),
        ("2 Weeks", 14 * DAY),
        ("  1h  ", HOUR),
        ("0s", 0),
    ],
)
def test_a_length_of_time_is_read(text: str, ms: int) -> None:
    assert duration_ms(text) == ms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (90, "say the unit as well: `90s` or `90m`"),
        (1.5, "say the unit as well"),
        (True, "say the unit as well"),
        (None, "say the unit as well"),
        ("90", "not a length of time"),
        ("", "not a length of time"),
        ("-5s", "not a length of time"),
        ("5s late", "not a length of time"),
        ("2h30", "not a length of time"),
        ("3 fortnights", "not a unit of time"),
        ("999999999 weeks", "longer than ten years"),
    ],
)
def test_what_is_no_length_of_time_is_refused_with_the_way_to_write_it(text: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        duration_ms(text)


@given(st.integers(0, LONGEST))
def test_every_number_of_milliseconds_up_to_ten_years_can_be_written(ms: int) -> None:
    seconds, rest = divmod(ms, SECOND)
    assert duration_ms(f"{seconds}s {rest}ms") == ms


@given(st.text(max_size=40))
def test_any_text_is_a_length_of_time_or_a_sentence(text: str) -> None:
    try:
        assert 0 <= duration_ms(text) <= LONGEST
    except ValueError as error:
        assert str(error)


def test_opening_hours_are_spans_of_the_week_in_order() -> None:
    assert opening_hours("Sat 09:00-13:00; Mon-Fri 08:00-18:00").spans == (
        *((day, 480, 1_080) for day in range(5)),
        (5, 540, 780),
    )


def test_opening_hours_may_go_round_the_end_of_the_week() -> None:
    assert {day for day, _, _ in opening_hours("Sat-Mon 10:00-24:00").spans} == {5, 6, 0}


@pytest.mark.parametrize("text", ["always", " Always "])
def test_always_is_without_any_span(text: str) -> None:
    assert opening_hours(text) == Hours()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("8 to 6", "is not opening hours"),
        ("", "is not opening hours"),
        ("Mon-Fri 08:00-18:00;", "is not opening hours"),
        ("Moo 08:00-18:00", "days are written Mon, Tue"),
        ("Mon 18:00-08:00", "a day must close after it opens"),
        ("Mon 08:00-08:00", "a day must close after it opens"),
        ("Mon 08:00-25:00", "`25:00` is not a time of day"),
        ("Mon 08:61-18:00", "`08:61` is not a time of day"),
        ("Mon 08:00-24:01", "`24:01` is not a time of day"),
        (8, "write opening hours as text"),
    ],
)
def test_what_is_no_opening_hours_is_refused_with_the_way_to_write_them(text: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        opening_hours(text)


def test_a_day_and_time_is_read_as_the_wall_clock_shows_it() -> None:
    assert local_time("2026-03-02 14:03") == datetime(2026, 3, 2, 14, 3)


@pytest.mark.parametrize("text", ["2026-03-02", "02/03/2026 14:03", "2026-02-30 14:03", "14:03", 20260302, None, ""])
def test_what_is_no_day_and_time_is_refused_with_the_way_to_write_it(text: object) -> None:
    with pytest.raises(ValueError, match="write for example 2026-03-02 14:03"):
        local_time(text)


@pytest.mark.parametrize("text", ["0001-01-01 00:00", "1969-07-20 20:17", "9999-12-31 23:59"])
def test_a_journey_is_not_before_the_telephone_nor_at_the_end_of_the_calendar(text: str) -> None:
    with pytest.raises(ValueError, match="is not in the years"):
        local_time(text)


def test_a_time_zone_has_the_rules_of_its_place() -> None:
    summer = datetime(2026, 7, 1, tzinfo=zone("Europe/London"))
    assert summer.utcoffset() is not None
    assert summer.tzname() == "BST"


@pytest.mark.parametrize(
    "name", ["London", "Europe/Londn", "", "/etc/passwd", "../zone", "Europe", "Europe/../Asia/Manila"]
)
def test_what_is_no_time_zone_is_refused_with_the_way_to_write_one(name: str) -> None:
    with pytest.raises(ValueError, match="write for example Europe/London"):
        zone(name)
