"""The calendar of a proof: the date, for as long as it makes a difference, and how long things take.

The customer's own minutes are left out here: a day is so many waits after the beginning. A customer whose contact was
lost may leave it for another time, day after day: that does not move this calendar on, it is only remembered that the
true one may be later, by a week at most (`adrift`), until the next date of the file is there. Where none lies ahead the
date is forgotten instead, and so it is where a walk has come to too many of them.
"""

from functools import lru_cache
from typing import NamedTuple

from walkshoes.journey import program as p
from walkshoes.journey.calendar import due_ms, later_ms, never_closes, open_for_ms, opens_ms, wall_clock
from walkshoes.journey.walk import NEVER
from walkshoes.scenario.due import Due, Measure
from walkshoes.scenario.times import DAY, HOUR, Hours

UNDATED = 0
"""The number of the date that is not known any more."""
MOST_DATES, MOST_WITHOUT_AIM = 200, 12
"""How many dates are told apart, while one of the file lies ahead and when none does any more; a walk that comes to
more of them goes on without one.
"""
SLACK_MS = 6 * HOUR
"""How much longer than its waits a way may have taken: what the customer attends to is not counted here."""
DALLYING_MS = 7 * DAY
"""For how long a customer may leave it for another time between two waits of the file (assumed)."""
LONGEST_NIGHT_MS = 34 * HOUR
"""From any moment to ten in the morning of the next day, at most; ten hours at least."""
SAMPLED_DAYS, SAMPLED_HOURS = 35, (0, 6, 10, 14, 18)
"""On which days after the beginning, and at which hours, something is sent to see how long it takes."""
SHORTLY = (0, HOUR, 3 * HOUR)
"""How long after the last wait something may be sent: as long as a contact may last."""


class Length(NamedTuple):
    """A length of time, ms: at least, at most. `whole` where it begins when the customer begins to wait, and does not
    end on a date of the file.
    """

    least: int
    most: int
    whole: bool = True

    def less(self, passed: "Length") -> "Length":
        """What is left of it once so much has passed."""
        least, most = max(0, self.least - passed.most), max(0, self.most - passed.least)
        left = Length(least, most, self.whole)
        return left if most - least <= SLACK_MS else left.coarse()

    def coarse(self) -> "Length":
        """A little wider, so that there are not too many of them: steps of two hours, and larger ones the longer it
        is.
        """
        return Length(_rounded(self.least, up=False), _rounded(self.most, up=True), self.whole)


class Dates:
    """The dates one exploration has come to, numbered."""

    def __init__(self, program: p.Program) -> None:
        self.program = program
        self._open: dict[tuple[int, int], bool | None] = {}
        self.first_day = wall_clock(program.start_ms, program.zone).date()
        self.moments = [0, program.start_ms]
        self.numbers = {program.start_ms: 1}
        ahead = [op.until_ms for op in program.ops if isinstance(op, p.Await) and op.until_ms is not None]
        dues = [info.due for info in program.deliveries] + [info.after for info in program.deliveries]
        dues += [op.after for op in program.ops if isinstance(op, p.Chase)]
        for due in dues:
            if due is not None and due.measure == Measure.MOMENT:
                moment = due_ms(due, 0, Hours(), program.zone, None, program.zone)
                ahead += [] if moment is None else [moment]
        self.last = max(ahead, default=0)
        """From when on no date of the file lies ahead any more."""

    def lie_ahead(self, now: int) -> bool:
        """Whether a date of the file is still to come."""
        return now != UNDATED and self.moments[now] < self.last

    def later(self, now: int, passed: Length, *, adrift: bool) -> int:
        """The number of the date after so long."""
        if now == UNDATED or passed.least != passed.most:
            return UNDATED
        moment = self.moments[now] + passed.least
        return UNDATED if adrift and moment >= self.last else self.number(moment)

    def number(self, moment: int) -> int:
        """The number of a date."""
        if moment not in self.numbers:
            if len(self.moments) > (MOST_DATES if moment < self.last else MOST_WITHOUT_AIM):
                return UNDATED
            self.numbers[moment] = len(self.moments)
            self.moments.append(moment)
        return self.numbers[moment]

    def is_open(self, now: int, team: int) -> bool | None:
        """Whether a team is open at a date and for as long as a contact may last; None where that is not known."""
        always = always_open(self.program, team)
        if always is not None or now == UNDATED:
            return always
        key = now, team
        if key not in self._open:
            info, moment = self.program.teams[team], self.moments[now]
            left = open_for_ms(info.hours, info.zone, moment, info.holidays)
            if left == 0:
                opens = opens_ms(info.hours, info.zone, moment, info.holidays)
                self._open[key] = None if opens is not None and opens - moment < SHORTLY[-1] else False
            else:
                self._open[key] = True if left is None or left > SHORTLY[-1] else None
        return self._open[key]

    def days(self, moment: int) -> int:
        """How many dates the calendar has turned since the beginning."""
        return (wall_clock(moment, self.program.zone).date() - self.first_day).days

    def waits(self, now: int, op: p.Await) -> Length:
        """How long the customer waits who settles down to it now."""
        moment = self.moments[now]
        if op.to_morning:
            return Length(10 * HOUR, LONGEST_NIGHT_MS)
        if op.until_ms is not None:
            if now == UNDATED:
                return Length(0, max(0, op.until_ms - self.program.start_ms), False)
            left = max(0, op.until_ms - moment)
            return Length(left, left, False)
        if now == UNDATED:
            return Length(op.by_ms, op.by_ms)
        length = later_ms(moment, op.by_ms, self.program.zone) - moment
        return Length(length, length)

    def takes(self, now: int, due: Due, team: int, by_people: bool, *, adrift: bool) -> Length | None:
        """How long something takes that a team is to do from now on; None where it never comes.

        Where the true calendar may be later than this one, it may come so much later.
        """
        info = self.program.teams[team] if team >= 0 else None
        hours, zone, holidays = (info.hours, info.zone, info.holidays) if info else (Hours(), self.program.zone, None)
        start = self.program.start_ms if now == UNDATED else self.moments[now]
        length = taken(due, start, hours, zone, holidays, self.program.zone, by_people, now == UNDATED)
        return length._replace(most=length.most + DALLYING_MS) if adrift and length is not None else length


def always_open(program: p.Program, team: int) -> bool | None:
    """Whether a team is open at every moment; None where that depends."""
    info = program.teams[team]
    return True if never_closes(info.hours, info.holidays) else None


@lru_cache(maxsize=4096)
def taken(
    due: Due,
    start_ms: int,
    hours: Hours,
    zone: str,
    holidays: str | None,
    customer_zone: str,
    by_people: bool,
    on_any_day: bool,
) -> Length | None:
    """How long something due so takes that is sent at a moment or shortly after, or on any day from then on.

    None where it never comes.
    """
    keeps_hours = by_people and (hours.spans or holidays is not None)
    if due.measure == Measure.NEVER:
        return None
    if due.measure == Measure.ELAPSED and not keeps_hours:
        return Length(due.amount, due.amount)
    sent_at = [start_ms + after for after in SHORTLY]
    if on_any_day:
        sent_at = [start_ms + day * DAY + hour * HOUR for day in range(SAMPLED_DAYS) for hour in SAMPLED_HOURS]
    lengths = []
    for sent in sent_at:
        moment = due_ms(due, sent, hours, zone, holidays, customer_zone)
        if moment is not None and keeps_hours and open_for_ms(hours, zone, moment - 1, holidays) == 0:
            moment = opens_ms(hours, zone, moment - 1, holidays)
        if moment is None or moment >= NEVER:
            return None
        lengths.append(moment - (sent if on_any_day else start_ms))
    made = Length(min(lengths), max(lengths))
    return made.coarse() if on_any_day else made


def _rounded(ms: int, *, up: bool) -> int:
    unit = 2 * HOUR
    while ms > 2 * unit:
        unit *= 2
    return -(-ms // unit) * unit if up else ms // unit * unit
