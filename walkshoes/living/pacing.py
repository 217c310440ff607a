"""Real time made into the customer's: one to one, and faster only while they wait or are on the way.

How much faster is said beforehand (`Pace(6)`), or follows from the time there is (`Pace(fit_ms=480_000)`): at the
beginning of each wait it is worked out anew from the quickest way that is left.

Pacing owns no timer. Whoever shows the walk calls `run` a few times a second, and `start` and `stop` as the screen
comes and goes: the time in between is nobody's.
"""

import time
from collections.abc import Callable

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.events import Minute
from walkshoes.journey.program import Travel
from walkshoes.journey.quickest import remaining
from walkshoes.journey.walk import Walk
from walkshoes.living.pace import Pace

LONGEST_GAP_MS = 2_000
"""A longer silence between two looks means that nobody was at the screen (a laptop was closed); it is left out."""
ON_THE_WAY_MS = 4_000
"""How long any journey is on the screen, however far it is; it is counted in full."""
MOST_TIMES = 20
"""Faster than this a wait is no wait any more."""


def fitting(walk: Walk, left_ms: int) -> int:
    """How many times as fast waiting has to run for the quickest way on to fit into what is left of real time."""
    ahead = remaining(walk)
    for_waiting = left_ms - ahead.attended_ms
    if for_waiting <= 0:
        return MOST_TIMES if ahead.waiting_ms else 1
    return max(1, min(MOST_TIMES, -(-ahead.waiting_ms // for_waiting)))


def does_not_fit(walk: Walk, fit_ms: int) -> str:
    """What to say before a walk that cannot fit: speech is never hurried. Empty where it fits."""
    ahead = remaining(walk)
    least = ahead.attended_ms + -(-ahead.waiting_ms // MOST_TIMES)
    if least <= fit_ms:
        return ""
    return (
        f"This journey takes at least {minutes_text(least)}, however fast the waiting runs; "
        f"it will not fit into {minutes_text(fit_ms)}."
    )


def monotonic_ms() -> int:
    """The computer's own stopwatch, in milliseconds; it never goes back."""
    return time.monotonic_ns() // 1_000_000


class Pacing:
    """How the customer's time follows the clock on the wall.

    `attended_ms` is how long somebody has been at the screen: what is *shown* (speech, music) follows that, so that it
    is never hurried.
    """

    def __init__(self, pace: Pace | int = 1, clock: Callable[[], int] = monotonic_ms) -> None:
        self.pace = pace if isinstance(pace, Pace) else Pace(max(1, pace))
        self._fitted: tuple[int, int, int] | None = None  # the wait it was worked out for, and how fast it runs
        self.attended_ms = 0
        self._clock = clock
        self._seen: int | None = None

    @property
    def running(self) -> bool:
        """Whether time goes on."""
        return self._seen is not None

    def start(self) -> None:
        """Somebody is at the screen: time goes on from here."""
        if self._seen is None:
            self._seen = self._clock()

    def stop(self) -> None:
        """Nobody is at the screen any more: time stands still."""
        self._seen = None

    def run_at(self, pace: Pace) -> None:
        """Let waiting run so from now on, the wait that is under way as well."""
        self.pace, self._fitted = pace, None

    def rate(self, walk: Walk) -> int:
        """How many milliseconds of the customer's go by in one of ours, at this moment of the walk."""
        if isinstance(walk.moment, Travel) and walk.minute == Minute.TRAVELLING:
            return max(1, -(-walk.moment.ms // ON_THE_WAY_MS))
        if walk.minute != Minute.WAITING or walk.ended:
            return 1
        return self.pace.times if self.pace.fit_ms is None else self._fit(walk, self.pace.fit_ms)

    def _fit(self, walk: Walk, fit_ms: int) -> int:
        """The same throughout one wait, so that the clock does not change its pace while it is looked at."""
        if self._fitted is None or self._fitted[:2] != (walk.op, walk.wait_end):
            self._fitted = (walk.op, walk.wait_end, fitting(walk, fit_ms - self.attended_ms))
        return self._fitted[2]

    def run(self, walk: Walk, advance: Callable[[int], None]) -> None:
        """Let the walk have the time that has gone by since the last look.

        `advance` is handed each moment at which something ends by itself, and then the moment reached, so that a
        wait that ends half-way does not hurry what follows it.
        """
        left = self._gone_by()
        while left > 0 and not walk.ended:
            rate = self.rate(walk)
            ms = min(left * rate, max(0, walk.until - walk.now))
            used = -(-ms // rate)
            left -= used
            self.attended_ms += used
            advance(walk.now + ms)
        self.attended_ms += left

    def _gone_by(self) -> int:
        if self._seen is None:
            return 0
        now = self._clock()
        gone, self._seen = now - self._seen, now
        return max(0, min(gone, LONGEST_GAP_MS))
