"""Real time made into the customer's: one to one, and faster only while they wait or are on the way.

Pacing owns no timer. Whoever shows the walk calls `run` a few times a second, and `start` and `stop` as the screen
comes and goes: the time in between is nobody's.
"""

import time
from collections.abc import Callable

from walkshoes.journey.events import Minute
from walkshoes.journey.program import Travel
from walkshoes.journey.walk import Walk

LONGEST_GAP_MS = 2_000
"""A longer silence between two looks means that nobody was at the screen (a laptop was closed); it is left out."""
ON_THE_WAY_MS = 4_000
"""How long any journey is on the screen, however far it is; it is counted in full."""


def monotonic_ms() -> int:
    """The computer's own stopwatch, in milliseconds; it never goes back."""
    return time.monotonic_ns() // 1_000_000


class Pacing:
    """How the customer's time follows the clock on the wall.

    `pace` is how many times faster a wait goes by; 1 is as it was. `attended_ms` is how long somebody has been at
    the screen: what is *shown* (speech, music) follows that, so that it is never hurried.
    """

    def __init__(self, pace: int = 1, clock: Callable[[], int] = monotonic_ms) -> None:
        self.pace = max(1, pace)
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

    def rate(self, walk: Walk) -> int:
        """How many milliseconds of the customer's go by in one of ours, at this moment of the walk."""
        if isinstance(walk.moment, Travel) and walk.minute == Minute.TRAVELLING:
            return max(1, -(-walk.moment.ms // ON_THE_WAY_MS))
        return self.pace if walk.minute == Minute.WAITING else 1

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
