"""Time: how long speech takes, and when a team is open. Everything is whole milliseconds.

Two clocks run: the minutes a customer gives, and the calendar, on which days pass between contacts.
"""

import re
from datetime import UTC, datetime, timedelta

from walkshoes.scenario.times import DAY, MINUTE, Hours, zone

DIGIT_MS = 500
"""A digit read aloud: about two a second."""
BETWEEN_ITEMS_MS = 500
BEFORE_PRESS_MS = 250
"""Menu pacing of the IBM/Blueworx VoiceXML guide: 500 ms between items, 250 ms before "press"."""
READING_WPM = 240
WRITING_WPM = 40
TELLING_WPM = 150
"""Paces of a synthetic customer; a person reads, writes and tells in real time."""
MORNING_HOUR = 10
DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def speech_ms(text: str, words_per_minute: int) -> int:
    """How long a voice needs for a text: each digit half a second, each other word at the given pace."""
    total = 0
    for word in text.split():
        digits = len(DIGIT.findall(word))
        total += digits * DIGIT_MS if digits else 60_000 // words_per_minute
    return total


def phrases(text: str, words_per_minute: int, *, menu: bool = False, lead_ms: int = 0) -> tuple[tuple[int, str], ...]:
    """A text cut into what is said in one breath: (milliseconds until it is all said, its words).

    In a menu half a second lies between the items and a quarter before "press".
    """
    at, cut = lead_ms, []
    for number, phrase in enumerate(_SENTENCE_END.split(text.strip())):
        if menu:
            at += (BETWEEN_ITEMS_MS if number else 0) + BEFORE_PRESS_MS * phrase.lower().count(" press ")
        at += speech_ms(phrase, words_per_minute)
        cut.append((at, phrase))
    return tuple(cut)


def calendar_ms(local: datetime, zone_name: str, fold: int = 0) -> int:
    """The moment of a wall clock in a zone, as milliseconds since 1970 (UTC).

    Where the clocks go back an hour comes twice; `fold` 1 is the second time.
    """
    return (local.replace(tzinfo=zone(zone_name), fold=fold) - _EPOCH) // timedelta(milliseconds=1)


def wall_clock(moment_ms: int, zone_name: str) -> datetime:
    """What a wall clock in the zone shows at a moment given in milliseconds since 1970 (UTC)."""
    return (_EPOCH + timedelta(milliseconds=moment_ms)).astimezone(zone(zone_name))


def next_morning_ms(moment_ms: int, zone_name: str) -> int:
    """The next day at ten in the morning on a wall clock of the zone: when one tries again."""
    local = wall_clock(moment_ms, zone_name)
    morning = datetime(local.year, local.month, local.day, MORNING_HOUR) + timedelta(days=1)
    return calendar_ms(morning, zone_name)


def open_for_ms(hours: Hours, zone_name: str, moment_ms: int) -> int | None:
    """How long a team stays open from a moment on: None where it never closes, 0 where it is closed now.

    Spans that follow each other at once, through midnight too, are one. Where the clocks change, the hours are the
    wall clock's and the answer is what really passes.
    """
    if not hours.spans:
        return None
    until = moment_ms
    while until - moment_ms <= 8 * DAY:
        closing = _closing_ms(hours, zone_name, until)
        if closing <= until:
            return until - moment_ms
        until = closing
    return None


def _closing_ms(hours: Hours, zone_name: str, moment_ms: int) -> int:
    """When the span ends that a moment lies in; the moment itself where it lies in none."""
    local = wall_clock(moment_ms, zone_name)
    minute = local.hour * 60 + local.minute
    ends = [closes for day, opens, closes in hours.spans if day == local.weekday() and opens <= minute < closes]
    if not ends:
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


def clock_text(ms: int) -> str:
    """`03:41`, or `1:03:41` from an hour on."""
    seconds = ms // 1_000
    hours, minutes, seconds = seconds // 3_600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def minutes_text(ms: int) -> str:
    """A length of time in words: `40 seconds`, `1 minute`, `41 minutes`, `2 hours 5 minutes`."""
    if ms < MINUTE - 500:
        seconds = round(ms / 1_000)
        return f"{seconds} second{'' if seconds == 1 else 's'}"
    minutes = (ms + MINUTE // 2) // MINUTE
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'' if hours == 1 else 's'}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} minute{'' if rest == 1 else 's'}")
    return " ".join(parts)
