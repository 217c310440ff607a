"""When a team is open, what a working day is, and when something is due, on any calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.calendar import Door, calendar_ms, due_ms, open_for_ms, opens_ms, wall_clock
from walkshoes.scenario.due import due
from walkshoes.scenario.public_holidays import UnknownCountry, holidays_in, is_holiday
from walkshoes.scenario.times import DAY, HOUR, MINUTE, opening_hours

LONDON = "Europe/London"
OFFICE = "Mon-Fri 09:00-17:00"


def moment(text: str, zone: str = LONDON, fold: int = 0) -> int:
    return calendar_ms(datetime.strptime(text, "%Y-%m-%d %H:%M"), zone, fold)


def left(hours: str, at: str, zone: str = LONDON, read_in: str = LONDON, fold: int = 0) -> int | None:
    return open_for_ms(opening_hours(hours), zone, moment(at, read_in, fold))


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


@given(
    st.lists(st.integers(0, 400 * DAY), min_size=2, max_size=20),
    st.sampled_from([LONDON, "Asia/Manila", "Australia/Lord_Howe", "Pacific/Apia"]),
    st.sampled_from(
        ["Mon-Fri 08:00-18:00", "Sat-Mon 00:00-24:00", "Sun 00:00-01:30", "Sun 01:00-02:30", "Mon-Sun 00:00-24:00"]
    ),
    st.sampled_from([None, "GB-ENG"]),
)
def test_a_door_asked_again_and_again_says_what_it_says_when_asked_once(
    moments: list[int], zone: str, hours: str, holidays: str | None
) -> None:
    """Within the spell it has found as well as before and after it, in whatever order."""
    spans = opening_hours(hours)
    door = Door(spans, zone, holidays)
    start = calendar_ms(datetime(2026, 1, 1), "UTC")
    for since in moments:
        for now in (start + since, start + since + HOUR, start + since + 1, start + since - HOUR):
            assert door.open_for_ms(now) == open_for_ms(spans, zone, now, holidays)


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


# public holidays


def test_a_team_keeps_the_public_holidays_of_its_country() -> None:
    christmas = moment("2026-12-25 10:00")
    assert open_for_ms(opening_hours(OFFICE), LONDON, christmas) == 7 * HOUR
    assert open_for_ms(opening_hours(OFFICE), LONDON, christmas, "GB-ENG") == 0


def test_a_team_that_never_closes_may_keep_public_holidays() -> None:
    hours = opening_hours("always")
    assert open_for_ms(hours, LONDON, moment("2026-12-24 22:00"), "GB-ENG") == 2 * HOUR
    assert open_for_ms(hours, LONDON, moment("2026-12-26 12:00"), "GB-ENG") == 0


def test_a_holiday_is_the_teams_own_and_falls_on_its_own_wall() -> None:
    hours = opening_hours("always")
    manila_midnight = moment("2026-06-12 00:00", "Asia/Manila")  # Independence Day there; the day before in London
    assert open_for_ms(hours, "Asia/Manila", manila_midnight - MINUTE, "PH") == MINUTE
    assert open_for_ms(hours, "Asia/Manila", manila_midnight, "PH") == 0


def test_a_part_of_a_country_has_holidays_of_its_own() -> None:
    st_andrews = date(2026, 11, 30)
    assert is_holiday("GB-SCT", st_andrews)
    assert not is_holiday("GB-ENG", st_andrews)
    assert not is_holiday(None, st_andrews)


@pytest.mark.parametrize(
    "country", ["XX", "GB-XX", "GB-", "england", "", "country_holidays", "HolidaySum", "__name__", "x" * 5_000]
)
def test_a_country_nobody_knows_is_said_to_be_none(country: str) -> None:
    with pytest.raises(UnknownCountry, match=r"^`.{0,21}`.*; write .*GB") as error:
        holidays_in(country, 2026)
    assert len(str(error.value)) < 160


# when something is due


def falls(text: str, made: str, hours: str = OFFICE, holidays: str | None = None, zone: str = LONDON) -> str:
    """The moment at which something is due that begins at `made`, on London's wall."""
    at = due_ms(due(text), moment(made), opening_hours(hours), zone, holidays, LONDON)
    return "never" if at is None else f"{wall_clock(at, LONDON):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "made", "at"),
    [
        ("2h", "2026-03-02 16:30", "Mon 2026-03-02 18:30"),
        ("3 days", "2026-03-06 12:00", "Mon 2026-03-09 12:00"),
        ("2 working hours", "2026-03-02 10:00", "Mon 2026-03-02 12:00"),
        ("2 working hours", "2026-03-02 16:00", "Tue 2026-03-03 10:00"),
        ("2 working hours", "2026-03-06 16:30", "Mon 2026-03-09 10:30"),
        ("2 working hours", "2026-03-07 12:00", "Mon 2026-03-09 11:00"),
        ("8 working hours", "2026-03-02 09:00", "Mon 2026-03-02 17:00"),
        ("1 working day", "2026-03-02 11:00", "Tue 2026-03-03 11:00"),
        ("1 working day", "2026-03-06 11:00", "Mon 2026-03-09 11:00"),
        ("1 working day", "2026-03-02 22:00", "Tue 2026-03-03 17:00"),
        ("1 working day", "2026-03-02 05:00", "Tue 2026-03-03 09:00"),
        ("5 working days", "2026-03-04 11:00", "Wed 2026-03-11 11:00"),
        ("2026-03-04 09:00", "2026-03-02 11:00", "Wed 2026-03-04 09:00"),
        ("2026-03-04 09:00", "2026-03-05 11:00", "Thu 2026-03-05 11:00"),
        ("never", "2026-03-02 11:00", "never"),
    ],
)
def test_when_it_is_due(text: str, made: str, at: str) -> None:
    assert falls(text, made) == at


def test_working_days_pass_over_public_holidays() -> None:
    assert falls("2 working days", "2026-12-24 11:00", holidays="GB-ENG") == "Wed 2026-12-30 11:00"
    assert falls("2 working days", "2026-12-24 11:00") == "Mon 2026-12-28 11:00"


def test_working_time_of_a_team_that_never_closes_is_that_of_an_office() -> None:
    assert falls("1 working day", "2026-03-06 11:00", hours="always") == "Mon 2026-03-09 11:00"


def test_working_hours_are_those_of_the_teams_own_wall() -> None:
    """Nine in Manila is one at night in London."""
    assert falls("1 working hour", "2026-03-02 12:00", zone="Asia/Manila") == "Tue 2026-03-03 02:00"


@pytest.mark.parametrize("text", ["2 working weeks", "0 working days", "9999 working days", "soon", "2026-02-30 09:00"])
def test_what_is_no_due_time_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="`"):
        due(text)


def test_hours_that_overlap_count_once() -> None:
    assert (
        falls("4 working hours", "2026-03-02 09:00", hours="Mon 09:00-12:00; Mon 10:00-14:00") == "Mon 2026-03-02 13:00"
    )


def test_a_team_opens_next_when_its_hours_and_holidays_let_it() -> None:
    hours = opening_hours(OFFICE)
    assert opens_ms(hours, LONDON, moment("2026-12-24 18:00"), "GB-ENG") == moment("2026-12-29 09:00")
    assert opens_ms(hours, LONDON, moment("2026-12-24 12:00"), "GB-ENG") == moment("2026-12-24 12:00")


_FIRST = moment("2026-01-01 00:00")


@given(
    st.integers(0, 400 * 24 * 60),
    st.integers(1, 40),
    st.sampled_from(["hours", "days"]),
    st.sampled_from([OFFICE, "Sat 10:00-12:00; Wed 08:00-20:00", "always"]),
    st.sampled_from([None, "GB-ENG", "US-TX"]),
    st.sampled_from([LONDON, "Asia/Manila", "America/Chicago"]),
)
def test_working_time_ends_at_a_moment_of_work_and_never_before_it_began(
    minutes: int, number: int, unit: str, hours: str, holidays: str | None, zone: str
) -> None:
    made = _FIRST + minutes * MINUTE
    kept = opening_hours(hours)
    at = due_ms(due(f"{number} working {unit}"), made, kept, zone, holidays, LONDON)
    assert at is not None
    assert at > made
    just_before = at - 1
    office = opening_hours(OFFICE) if not kept.spans else kept
    opens = opens_ms(office, zone, just_before, holidays)
    assert opens is not None
    assert opens - just_before <= 1  # at its opening at the earliest, at its closing at the latest
