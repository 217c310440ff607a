"""The calendar: wall clocks, opening hours, public holidays, working days, and when something is due.

Moments are milliseconds since 1970 (UTC). A team keeps the wall clock of its own zone, an offshore one too.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from walkshoes.scenario.due import Due, Measure
from walkshoes.scenario.public_holidays import is_holiday
from walkshoes.scenario.times import DAY, LONGEST, Hours, zone

MORNING_HOUR = 10
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Spans = tuple[tuple[int, int, int], ...]
OFFICE_HOURS: Spans = tuple((day, 9 * 60, 17 * 60) for day in range(5))
"""Working hours and days of a team that never closes (assumed): Monday to Friday, nine to five."""
_EVERY_DAY: Spans = tuple((day, 0, 24 * 60) for day in range(7))
_FARTHEST = LONGEST // DAY


def calendar_ms(local: datetime, zone_name: str, fold: int = 0) -> int:
    """The moment of a wall clock in a zone, as milliseconds since 1970 (UTC).

    Where the clocks go back an hour comes twice; `fold` 1 is the second time.
    """
    return (local.replace(tzinfo=zone(zone_name), fold=fold) - _EPOCH) // timedelta(milliseconds=1)


def wall_clock(moment_ms: int, zone_name: str) -> datetime:
    """What a wall clock in the zone shows at a moment given in milliseconds since 1970 (UTC)."""
    return (_EPOCH + timedelta(milliseconds=moment_ms)).astimezone(zone(zone_name))


def later_ms(moment_ms: int, ms: int, zone_name: str) -> int:
    """The moment so much later: whole days by the wall clock of the zone, whatever the clocks do meanwhile."""
    days, rest = divmod(ms, DAY)
    if not days:
        return moment_ms + ms
    local = wall_clock(moment_ms, zone_name)
    then = local.replace(tzinfo=None) + timedelta(days=days)
    return calendar_ms(then, zone_name, fold=local.fold) + rest


def next_morning_ms(moment_ms: int, zone_name: str) -> int:
    """The next day at ten in the morning on a wall clock of the zone: when one tries again."""
    local = wall_clock(moment_ms, zone_name)
    morning = datetime(local.year, local.month, local.day, MORNING_HOUR) + timedelta(days=1)
    return calendar_ms(morning, zone_name)


def open_for_ms(hours: Hours, zone_name: str, moment_ms: int, holidays: str | None = None) -> int | None:
    """How long a team stays open from a moment on: None where it never closes, 0 where it is closed now.

    Spans that follow each other at once, through midnight too, are one. Where the clocks change, the hours are the
    wall clock's and the answer is what really passes. `holidays` is the country whose public holidays are kept.
    """
    spans = _spans(hours, holidays)
    if not spans:
        return None
    until = moment_ms
    while until - moment_ms <= 8 * DAY:
        closing = _closing_ms(spans, zone_name, until, holidays)
        if closing <= until:
            return until - moment_ms
        until = closing
    return None


class Door:
    """Of one team, what `open_for_ms` says, asked again and again: the spell it was last found open in is kept."""

    def __init__(self, hours: Hours, zone_name: str, holidays: str | None) -> None:
        self._hours, self._zone_name, self._holidays = hours, zone_name, holidays
        self._asked = self._closes = 0

    def open_for_ms(self, moment_ms: int) -> int | None:
        """How long it stays open from a moment on: None where it never closes, 0 where it is closed now."""
        if self._asked <= moment_ms < self._closes:
            return self._closes - moment_ms
        left = open_for_ms(self._hours, self._zone_name, moment_ms, self._holidays)
        if left:
            self._asked, self._closes = moment_ms, moment_ms + left
        return left


def never_closes(hours: Hours, holidays: str | None) -> bool:
    """Whether somebody is there at every moment of every day."""
    open_minutes = sum(closes - opens for _, opens, closes in hours.spans)
    return holidays is None and (not hours.spans or open_minutes >= 7 * 24 * 60)


def _closing_ms(spans: Spans, zone_name: str, moment_ms: int, holidays: str | None) -> int:
    """When the span ends that a moment lies in; the moment itself where it lies in none."""
    local = wall_clock(moment_ms, zone_name)
    minute = local.hour * 60 + local.minute
    ends = [closes for day, opens, closes in spans if day == local.weekday() and opens <= minute < closes]
    if not ends or is_holiday(holidays, local.date()):
        return moment_ms
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    closes = midnight + timedelta(minutes=max(ends))
    closing = calendar_ms(closes, zone_name, fold=local.fold)
    if wall_clock(closing, zone_name).replace(tzinfo=None) == closes:
        return closing
    return _jump_ms(zone_name, calendar_ms(closes, zone_name, fold=1), closing)


def _jump_ms(zone_name: str, before: int, after: int) -> int:
    """The moment between two at which the clocks of a zone jump: a time of day they jump over is over then."""
    offset = wall_clock(before, zone_name).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if wall_clock(middle, zone_name).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def opens_ms(hours: Hours, zone_name: str, moment_ms: int, holidays: str | None = None) -> int | None:
    """The next moment at which a team is open, which may be this one; None where it does not open in ten years."""
    spans = _spans(hours, holidays)
    if not spans:
        return moment_ms
    spell = next(_spells(spans, zone_name, moment_ms, holidays), None)
    return None if spell is None else max(moment_ms, spell[0])


def due_ms(
    due: Due, moment_ms: int, hours: Hours, zone_name: str, holidays: str | None, customer_zone: str
) -> int | None:
    """The moment at which something is due that begins now, by a team of these hours; None where it never is.

    A date that has gone by is due at once. Working time and working days are the team's own; of one that never
    closes, those of an office. Within a working day the time of day stays what it is, as near as the hours allow.
    """
    match due.measure:
        case Measure.NEVER:
            return None
        case Measure.ELAPSED:
            return later_ms(moment_ms, due.amount, customer_zone)
        case Measure.MOMENT:
            at = calendar_ms(due.at, customer_zone) if due.at is not None else moment_ms
            return max(moment_ms, at)
    spans = hours.spans or OFFICE_HOURS
    if due.measure == Measure.WORKING_TIME:
        left = due.amount
        for opens, closes in _spells(spans, zone_name, moment_ms, holidays):
            begins = max(opens, moment_ms)
            if closes - begins >= left:
                return begins + left
            left -= closes - begins
        return None
    return _working_day_ms(due.amount, spans, zone_name, moment_ms, holidays)


def _working_day_ms(days: int, spans: Spans, zone_name: str, moment_ms: int, holidays: str | None) -> int | None:
    """So many working days on: the same time of day, or as near to it as the team is open."""
    local = wall_clock(moment_ms, zone_name)
    for day, opens, closes in _open_days(spans, local.date() + timedelta(days=1), holidays):
        days -= 1
        if not days:
            minutes = min(max(local.hour * 60 + local.minute, opens), closes)
            return _at_ms(day, minutes, zone_name)
    return None


def _spans(hours: Hours, holidays: str | None) -> Spans:
    """The hours of a week; of a team that only closes on public holidays, all of them."""
    return hours.spans or (_EVERY_DAY if holidays is not None else ())


def _open_days(spans: Spans, first: date, holidays: str | None) -> Iterator[tuple[date, int, int]]:
    """Each day on which a team opens, with the minutes of the day at which it first opens and last closes."""
    for number in range(_FARTHEST):
        day = first + timedelta(days=number)
        today = [(opens, closes) for weekday, opens, closes in spans if weekday == day.weekday()]
        if today and not is_holiday(holidays, day):
            yield day, min(opens for opens, _ in today), max(closes for _, closes in today)


def _spells(spans: Spans, zone_name: str, moment_ms: int, holidays: str | None) -> Iterator[tuple[int, int]]:
    """Each spell of being open that has not ended at a moment: (opens, closes), in order."""
    first = wall_clock(moment_ms, zone_name).date()
    for number in range(_FARTHEST):
        day = first + timedelta(days=number)
        if is_holiday(holidays, day):
            continue
        for weekday, opens, closes in spans:
            if weekday == day.weekday():
                ends = _at_ms(day, closes, zone_name)
                if ends > moment_ms:
                    yield _at_ms(day, opens, zone_name), ends


def _at_ms(day: date, minutes: int, zone_name: str) -> int:
    return calendar_ms(datetime(day.year, day.month, day.day) + timedelta(minutes=minutes), zone_name)


def days_of(ms: int) -> int:
    """Whole days in a length of time on the calendar, rounded: 0 below half a day."""
    return (ms + DAY // 2) // DAY
