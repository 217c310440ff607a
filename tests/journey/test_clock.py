"""How long speech takes, and when a team is open, on any calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.clock import (
    BEFORE_PRESS_MS,
    BETWEEN_ITEMS_MS,
    DIGIT_MS,
    calendar_ms,
    open_for_ms,
    phrases,
    speech_ms,
    wall_clock,
)
from walkshoes.scenario.times import DAY, HOUR, MINUTE, opening_hours

LONDON = "Europe/London"


def moment(text: str, zone: str = LONDON, fold: int = 0) -> int:
    return calendar_ms(datetime.strptime(text, "%Y-%m-%d %H:%M"), zone, fold)


def left(hours: str, at: str, zone: str = LONDON, read_in: str = LONDON, fold: int = 0) -> int | None:
    return open_for_ms(opening_hours(hours), zone, moment(at, read_in, fold))


# speech


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("", 0),
        ("Hello", 400),
        ("Your call is important to us.", 6 * 400),
        ("Press 1.", 400 + DIGIT_MS),
        ("Your number is 7734 09 128851.", 3 * 400 + 12 * DIGIT_MS),
        ("  Two\n words ", 800),
    ],
)
def test_a_voice_speaks_150_words_a_minute_and_two_digits_a_second(text: str, ms: int) -> None:
    assert speech_ms(text, 150) == ms


def test_another_pace_takes_another_time() -> None:
    assert speech_ms("one two three", 60) == 3_000
    assert speech_ms("one two three", 400) == 450


def test_a_text_is_said_in_breaths() -> None:
    assert phrases("Good day. How can I help?", 150) == ((800, "Good day."), (800 + 1_600, "How can I help?"))


def test_a_line_with_a_delay_begins_later() -> None:
    assert phrases("Good day. Yes?", 150, lead_ms=900) == ((1_700, "Good day."), (2_100, "Yes?"))


def test_a_menu_pauses_between_its_items_and_before_press() -> None:
    first = 2 * 400 + 400 + DIGIT_MS + BEFORE_PRESS_MS
    second = first + BETWEEN_ITEMS_MS + 3 * 400 + 400 + DIGIT_MS + BEFORE_PRESS_MS
    assert phrases("For bills, press 1. For anything else, press 2.", 150, menu=True) == (
        (first, "For bills, press 1."),
        (second, "For anything else, press 2."),
    )


@given(st.text(max_size=200), st.integers(60, 400), st.booleans())
def test_breaths_come_one_after_the_other_and_lose_no_word(text: str, pace: int, menu: bool) -> None:
    made = phrases(text, pace, menu=menu)
    assert [at for at, _ in made] == sorted(at for at, _ in made)
    assert " ".join(words for _, words in made).split() == text.split()


# hours


@pytest.mark.parametrize(
    ("at", "ms"),
    [
        ("2026-03-02 14:03", 3 * HOUR + 57 * MINUTE),  # a Monday
        ("2026-03-02 08:00", 10 * HOUR),
        ("2026-03-02 07:59", 0),
        ("2026-03-02 18:00", 0),
        ("2026-03-06 17:59", MINUTE),
        ("2026-03-07 12:00", 0),  # a Saturday
        ("2026-03-08 12:00", 0),
    ],
)
def test_a_team_is_open_to_the_end_of_its_hours(at: str, ms: int) -> None:
    assert left("Mon-Fri 08:00-18:00", at) == ms


def test_always_never_closes() -> None:
    assert left("always", "2026-03-02 03:00") is None


def test_round_the_clock_all_week_is_always() -> None:
    assert left("Mon-Sun 00:00-24:00", "2026-03-02 03:00") is None


def test_a_night_is_one_span_through_midnight() -> None:
    night = "Mon 20:00-24:00; Tue 00:00-06:00"
    assert left(night, "2026-03-02 23:00") == 7 * HOUR
    assert left(night, "2026-03-03 05:00") == HOUR
    assert left(night, "2026-03-03 06:00") == 0


def test_a_weekend_is_one_span_round_the_end_of_the_week() -> None:
    weekend = "Fri 18:00-24:00; Sat-Sun 00:00-24:00; Mon 00:00-08:00"
    assert left(weekend, "2026-03-06 18:00") == 6 * HOUR + 2 * DAY + 8 * HOUR


def test_spans_that_touch_or_overlap_are_one() -> None:
    assert left("Mon 08:00-12:00; Mon 12:00-18:00", "2026-03-02 11:00") == 7 * HOUR
    assert left("Mon 08:00-13:00; Mon 12:00-18:00", "2026-03-02 09:00") == 9 * HOUR


def test_the_hours_are_those_of_the_teams_own_wall() -> None:
    """Eight in Manila is midnight in London: the customer's afternoon is nobody's there."""
    hours = "Mon-Fri 08:00-18:00"
    assert left(hours, "2026-03-02 14:03", zone="Asia/Manila") == 0
    assert left(hours, "2026-03-02 00:00", zone="Asia/Manila") == 10 * HOUR
    assert left(hours, "2026-03-01 23:59", zone="Asia/Manila") == 0  # a Sunday in London, 07:59 on Monday there


def test_the_night_the_clocks_go_forward_is_an_hour_short() -> None:
    assert left("Sun 00:00-08:00", "2026-03-29 00:30") == 6 * HOUR + 30 * MINUTE


def test_the_night_the_clocks_go_back_is_an_hour_long() -> None:
    assert left("Sun 00:00-08:00", "2026-10-25 00:30") == 8 * HOUR + 30 * MINUTE


def test_the_hour_that_comes_twice_is_open_twice() -> None:
    assert left("Sun 00:00-01:45", "2026-10-25 01:30") == 15 * MINUTE
    assert left("Sun 00:00-01:45", "2026-10-25 01:30", fold=1) == 15 * MINUTE


def test_the_same_hours_are_elsewhere_in_utc_in_summer() -> None:
    winter, summer = moment("2026-03-02 08:00"), moment("2026-07-06 08:00")
    assert (winter % DAY, summer % DAY) == (8 * HOUR, 7 * HOUR)
    assert left("Mon 08:00-09:00", "2026-07-06 08:00") == HOUR


@given(
    st.integers(0, 3_000 * DAY // MINUTE),
    st.sampled_from([LONDON, "Asia/Manila", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]),
    st.sampled_from(
        ["Mon-Fri 08:00-18:00", "Sun 00:00-08:00", "Sat-Mon 00:00-24:00", "Mon-Sun 01:00-03:00", "Sun 01:00-02:30"]
    ),
)
def test_a_team_that_is_open_is_open_until_it_closes(minutes: int, zone: str, hours: str) -> None:
    """Hour by hour it says how long is left, and less each time."""
    spans = opening_hours(hours)
    now = calendar_ms(datetime(2026, 1, 1), "UTC") + minutes * MINUTE
    still = open_for_ms(spans, zone, now)
    assert still is not None
    assert 0 <= still <= 4 * DAY
    if still:
        assert open_for_ms(spans, zone, now + still) == 0
        assert open_for_ms(spans, zone, now + still - 1) == 1


@given(st.datetimes(datetime(1971, 1, 1), datetime(2999, 12, 31)), st.sampled_from([LONDON, "Asia/Manila", "UTC"]))
def test_a_moment_is_read_back_from_the_wall_clock(local: datetime, zone: str) -> None:
    local = local.replace(microsecond=0)
    shown = wall_clock(calendar_ms(local, zone), zone).replace(tzinfo=None, fold=0)
    assert shown in (local, local + timedelta(hours=1))  # an hour that the clocks leave out is the next


def test_a_moment_is_milliseconds_since_1970() -> None:
    assert moment("1970-01-02 00:00", "UTC") == DAY
    assert wall_clock(0, "UTC") == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_closing_time_that_the_clocks_jump_over_is_the_jump() -> None:
    hours = opening_hours("Sun 00:00-01:15")
    half_past_midnight = calendar_ms(datetime(2026, 3, 29, 0, 30), LONDON)
    assert open_for_ms(hours, LONDON, half_past_midnight) == 30 * MINUTE
    assert open_for_ms(hours, LONDON, half_past_midnight + 30 * MINUTE) == 0
