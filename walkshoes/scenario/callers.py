"""What the many callers of a company do, where a participant would decide: all of it assumed until the file says it.

A person who walks is asked; a synthetic caller draws. Every default is here, once.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from walkshoes.scenario.times import DAY, MINUTE, Duration
from walkshoes.scenario.ways import Part

READING_WPM = 240
WRITING_WPM = 40
TELLING_WPM = 150
"""Paces of a synthetic customer, words a minute; a person reads, writes and tells in real time."""
DIGIT_MS = 500
"""A digit keyed or read aloud: about two a second."""
Share = Annotated[float, Field(ge=0, le=1)]


class Callers(Part):
    """How callers behave. A share is a number from 0 to 1."""

    a_year: int = Field(1_000, ge=0, le=10**9, description="How many callers a year")
    never: Share = Field(0.0, description="The share who need help and never make contact")
    patience: Duration = Field(
        15 * MINUTE, ge=1, le=DAY, description="How long callers wait, on average, where a queue does not say"
    )
    keying_errors: Share = Field(0.05, description="The share of numbers that are keyed or read out wrongly")
    silences: Share = Field(0.03, description="The share of menus and keyed questions at which nothing is pressed")
    redial: Share = Field(0.5, description="The share of lost contacts after which the caller tries again at once")
    comes_back: Share = Field(
        0.5, description="Of those who do not try again at once, the share who come back later; the others give up"
    )
    another_day: Share = Field(0.5, description="Of those who come back, the share who do so on another day")
    chase: Share = Field(0.3, description="The share of waits in which callers do something instead of waiting")
    brings: float = Field(
        0.1, ge=0, le=1_000, description="How many new customers a year come of one customer who recommends the company"
    )
    words_told: int = Field(40, ge=1, le=20_000, description="How many words callers tell or write when they are asked")
    tells_at: int = Field(TELLING_WPM, ge=1, le=1_000, description="Words a minute at which callers tell")
    writes_at: int = Field(WRITING_WPM, ge=1, le=1_000, description="Words a minute at which callers write")
    reads_at: int = Field(READING_WPM, ge=1, le=2_000, description="Words a minute at which callers read")
    digit: Duration = Field(DIGIT_MS, ge=1, le=MINUTE, description="How long callers take to key or read out a digit")


def after_a_loss(callers: Callers) -> dict[str, float]:
    """What callers do after a lost contact, other than trying again at once: they come back later today or on another
    day, or give up, or, where they were waiting for something, wait on.
    """
    rest = 1.0 - callers.redial
    later, never = rest * callers.comes_back, rest * (1.0 - callers.comes_back)
    another_day = later * callers.another_day
    return {"later_today": later - another_day, "another_day": another_day, "wait_on": never, "give_up": never}


Shares = dict[str, Share]
"""Option → the share of callers who take it; the others have equal parts of the rest."""
ROUNDING = 0.011
"""How far shares that make up a whole may be from it: three times 0.33 is no mistake."""


def shares_of(options: Sequence[str], usually: Mapping[str, float]) -> tuple[float, ...]:
    """The share of each option; those that are not named have equal parts of the rest. Nothing, where none is named."""
    if not usually:
        return ()
    named = [usually.get(option) for option in options]
    others = named.count(None)
    rest = max(0.0, 1.0 - sum(share for share in named if share is not None)) / max(1, others)
    return tuple(rest if share is None else share for share in named)
