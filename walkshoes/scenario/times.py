"""Times as people write them: `90s`, `2h 30m`, `3 days`, `Mon-Fri 08:00-18:00`, `2026-03-02 14:03`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, WithJsonSchema

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
WEEK = 7 * DAY
LONGEST = 3_660 * DAY  # ten years: longer than any journey, short enough for any calendar
FIRST_YEAR, LAST_YEAR = 1971, 2999

_UNITS = {
    "ms": 1,
    "s": SECOND,
    "second": SECOND,
    "seconds": SECOND,
    "m": MINUTE,
    "min": MINUTE,
    "minute": MINUTE,
    "minutes": MINUTE,
    "h": HOUR,
    "hour": HOUR,
    "hours": HOUR,
    "d": DAY,
    "day": DAY,
    "days": DAY,
    "week": WEEK,
    "weeks": WEEK,
}
_AMOUNT = re.compile(r"\s*(\d{1,9}(?:\.\d{1,3})?)\s*([a-z]+)\s*")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OPENING = re.compile(
    r"(?P<first>[a-z]{3})(?:-(?P<last>[a-z]{3}))?\s+(?P<opens>\d{1,2}:\d{2})-(?P<closes>\d{1,2}:\d{2})"
)


def duration_ms(text: object) -> int:
    """Milliseconds of a length of time such as `90s`, `2h 30m`, `0.9s`, `3 days`.

    Raises ValueError, in words for a facilitator, where the text is not a length of time.
    """
    if not isinstance(text, str):
        if isinstance(text, Mapping | Sequence):
            raise ValueError("a length of time is wanted here; write for example 90s, 9m, 2h 30m or 3 days")
        raise ValueError(f"say the unit as well: `{text}s` or `{text}m`")
    total, at = 0.0, 0
    lowered = text.lower().strip()
    while match := _AMOUNT.match(lowered, at):
        unit = _UNITS.get(match[2])
        if unit is None:
            raise ValueError(f"`{match[2]}` is not a unit of time; use s, m, h, days or weeks")
        total += float(match[1]) * unit
        at = match.end()
    if at == 0 or at < len(lowered):
        raise ValueError(f"`{text}` is not a length of time; write for example 90s, 9m, 2h 30m or 3 days")
    if total > LONGEST:
        raise ValueError("longer than ten years")
    return round(total)


def duration_text(ms: int) -> str:
    """A length of time as a file has it, in the largest unit that leaves it whole: `2 days`, `15m`, `90s`, `500ms`."""
    if not ms:
        return "0s"
    for unit, letter in ((DAY, " days"), (HOUR, "h"), (MINUTE, "m"), (SECOND, "s")):
        if ms % unit == 0:
            return f"{ms // unit}{letter}"
    return f"{ms}ms"


def _minute_of_day(clock: str) -> int:
    hours, minutes = (int(part) for part in clock.split(":"))
    if hours > 24 or minutes > 59 or hours * 60 + minutes > 1_440:
        raise ValueError(f"`{clock}` is not a time of day")
    return hours * 60 + minutes


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours of a week in a team's own zone.

    `spans` holds (weekday, opens, closes): Monday is 0, times are minutes of the day. No spans: always open.
    """

    spans: tuple[tuple[int, int, int], ...] = ()
    text: str = "always"


def opening_hours(text: object) -> Hours:
    """Opening hours such as `Mon-Fri 08:00-18:00; Sat 09:00-13:00`, or `always`.

    Raises ValueError, in words for a facilitator, where the text says no such thing.
    """
    if isinstance(text, Hours):
        return text
    if not isinstance(text, str):
        raise ValueError("write opening hours as text, for example Mon-Fri 08:00-18:00")
    if text.strip().lower() == "always":
        return Hours()
    spans: list[tuple[int, int, int]] = []
    for part in text.split(";"):
        match = _OPENING.fullmatch(part.strip().lower())
        if match is None:
            raise ValueError(f"`{part.strip()}` is not opening hours; write for example Mon-Fri 08:00-18:00")
        names = (match["first"], match["last"] or match["first"])
        if not all(name in _DAYS for name in names):
            raise ValueError(f"days are written {', '.join(day.title() for day in _DAYS)}")
        first, last = (_DAYS.index(name) for name in names)
        opens, closes = _minute_of_day(match["opens"]), _minute_of_day(match["closes"])
        if opens >= closes:
            raise ValueError("a day must close after it opens; a night is two spans, one for each day")
        days = range(first, last + 1) if first <= last else [*range(first, 7), *range(last + 1)]
        spans += [(day, opens, closes) for day in days]
    return Hours(_merged(sorted(spans)), text.strip())


def _merged(spans: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Spans of one day that overlap are one, or an hour would count twice."""
    merged: list[tuple[int, int, int]] = []
    for day, opens, closes in spans:
        if merged and merged[-1][0] == day and opens < merged[-1][2]:
            merged[-1] = (day, merged[-1][1], max(closes, merged[-1][2]))
        else:
            merged.append((day, opens, closes))
    return tuple(merged)


def local_time(text: object) -> datetime:
    """A day and time on the customer's calendar, such as `2026-03-02 14:03`. Raises ValueError."""
    if isinstance(text, datetime):
        return text
    try:
        read = datetime.strptime(str(text), "%Y-%m-%d %H:%M")
    except ValueError:
        raise ValueError(f"`{text}` is not a day and time; write for example 2026-03-02 14:03") from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(f"`{text}` is not in the years {FIRST_YEAR} to {LAST_YEAR}")
    return read


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """A time zone from the pinned `tzdata` package, so that the same walk has the same hours on every machine.

    Raises ValueError where there is no such zone.
    """
    try:
        if not re.fullmatch(r"[A-Za-z][\w+-]*(/[\w+-]+)*", name):
            raise FileNotFoundError(name)
        with resources.files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ValueError, ZoneInfoNotFoundError):
        raise ValueError(f"`{name}` is not a time zone; write for example Europe/London or Asia/Manila") from None


def _zone_name(text: object) -> str:
    zone(str(text))
    return str(text)


def json_text(pattern: str, example: str) -> WithJsonSchema:
    """What a text looks like, for the JSON Schema: editors underline what does not fit."""
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


Duration = Annotated[int, BeforeValidator(duration_ms), json_text(r"^\s*[\d.]+\s*[a-z]+", "90s")]
OpeningHours = Annotated[Any, BeforeValidator(opening_hours), json_text(r".", "Mon-Fri 08:00-18:00")]
LocalTime = Annotated[
    datetime, BeforeValidator(local_time), json_text(r"^\d{4}-\d\d-\d\d \d\d:\d\d$", "2026-03-02 14:03")
]
Zone = Annotated[str, BeforeValidator(_zone_name), json_text(r"^[A-Za-z]", "Europe/London")]
