"""The minutes a customer gives: how long speech, reading and writing take. Everything is whole milliseconds.

The other clock, on which days pass between contacts, is `walkshoes.journey.calendar`.
"""

import re

from walkshoes.scenario.callers import DIGIT_MS
from walkshoes.scenario.times import MINUTE

BETWEEN_ITEMS_MS = 500
BEFORE_PRESS_MS = 250
"""Menu pacing of the IBM/Blueworx VoiceXML guide: 500 ms between items, 250 ms before "press"."""
CHAT_WPM = 60
"""How fast somebody at the company types in a chat (assumed); a bot's words are there at once."""
DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


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


def clock_text(ms: int) -> str:
    """`03:41`, or `1:03:41` from an hour on."""
    seconds = ms // 1_000
    hours, minutes, seconds = seconds // 3_600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def about_text(minutes: float) -> str:
    """How long a journey is said to take, in words: `90 seconds`, `9 minutes`, `12.5 minutes`."""
    if minutes < 2:
        return minutes_text(MINUTE) if minutes == 1 else f"{round(minutes * 60)} seconds"
    return f"{minutes:g} minutes"


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
