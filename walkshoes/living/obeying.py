"""What whoever leads asks of everybody, done on one walk: time stands still, a wait ends, waiting runs faster.

    obeying = Obeying(lambda: steered(record.file, session), kept, living.pacing)
    obeying.look()      # as often as the walk is looked at; the record is asked once a second
    obeying.line        # what to say of it to whoever walks

The same may be asked of this one walk alone, by somebody who stands beside it; what was asked last holds.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.living.lived import Lived
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import Pacing, monotonic_ms
from walkshoes.sessions.steering import Steered
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble

EACH_MS = 1_000
"""How often the record is asked what holds now, on the clock that is handed in."""
NOT_BEGUN = "The session has not begun yet. Time stands still until whoever leads begins."
HELD = "Whoever leads has stopped time. It goes on from here."
DEBRIEF = "The debrief has begun: go on to the end, or pause with F9."
_ALONE = Steered(started=True)
"""What holds where nobody leads, or where nobody could be asked so far."""


class Obeying:
    """One walk that does what is asked of all. `held_here` while time is stopped for this walk alone.

    `read` asks the record, and is None where nobody leads. Where it cannot be read just now, what was known last holds.
    `end_wait` gives the input that ends a wait; whoever shows the walk hands in its own way of giving one.
    """

    def __init__(
        self,
        read: Callable[[], Steered] | None,
        kept: Lived,
        pacing: Pacing,
        clock: Callable[[], int] = monotonic_ms,
        end_wait: Callable[[Input], bool] | None = None,
    ) -> None:
        self.held_here = False
        self._read = read
        self._kept = kept
        self._pacing = pacing
        self._clock = clock
        self._end_wait = end_wait or kept.give
        self._asked: Steered | None = None
        self._looked_ms: int | None = None
        self._fit_by: datetime | None = None
        self._since = ""  # when time was stopped; empty while it goes on
        self._ran = False  # whether it ran before, and is to run again

    # what is so now

    @property
    def held(self) -> bool:
        """Whether time stands still by somebody's wish, or because the session has not begun."""
        asked = self._asked or _ALONE
        return not self._kept.walk.ended and (self.held_here or asked.held or not asked.started)

    @property
    def begun(self) -> bool:
        """Whether the session has begun."""
        return (self._asked or _ALONE).started

    @property
    def debrief(self) -> bool:
        """Whether the debrief has begun."""
        return (self._asked or _ALONE).debrief

    @property
    def line(self) -> str:
        """What whoever walks is told of it, in a sentence; empty where there is nothing to tell, and after the end."""
        if self._kept.walk.ended:
            return ""
        if not self.begun:
            return NOT_BEGUN
        if self.held:
            return HELD
        return DEBRIEF if self.debrief else ""

    @property
    def pace(self) -> Pace:
        """How fast waiting runs."""
        return self._pacing.pace

    # doing it

    def look(self) -> None:
        """See what is asked, and do it. Raises RecordTrouble where what was done cannot be kept."""
        now = self._clock()
        if self._read is not None and (self._looked_ms is None or now - self._looked_ms >= EACH_MS):
            self._looked_ms = now
            try:
                asked = self._read()
            except RecordTrouble:
                pass  # a record that cannot be read for a moment must not stop anybody's walk
            else:
                self._do(asked)
        self._stop_or_go_on()
        if self._fit_by is not None:  # what is left shrinks while time stands still, too; a wait keeps its pace
            self._pacing.pace = self._fitting(self._fit_by)

    def _do(self, asked: Steered) -> None:
        before, self._asked = self._asked, asked
        if before is None or (before.pace, before.fit_by) != (asked.pace, asked.fit_by):
            self._fit_by = _moment(asked.fit_by)
            self._pacing.run_at(Pace(asked.pace) if self._fit_by is None else self._fitting(self._fit_by))
        if before is not None and asked.ended != before.ended:  # what was ended before this walk was opened is past
            self._end_wait(Input(Kind.END_WAIT, by=FACILITATOR))

    def _stop_or_go_on(self) -> None:
        if self.held:
            self._since = self._since or utc_text()
            self._ran = self._ran or self._pacing.running
            self._pacing.stop()
        elif self._since:
            ran, self._ran = self._ran, False
            self.close()
            if ran:
                self._pacing.start()
            if self._fit_by is not None:
                self._pacing.run_at(self._fitting(self._fit_by))

    def _fitting(self, by: datetime) -> Pace:
        left_ms = (by - datetime.now(UTC)) // timedelta(milliseconds=1)
        return Pace(1, self._pacing.attended_ms + max(0, left_ms))

    def close(self) -> None:
        """The walk goes on, or is left: that time stood still is kept. Raises RecordTrouble."""
        since, self._since = self._since, ""
        if since:
            self._kept.held(since, utc_text())

    # this walk alone

    def hold_here(self, held: bool) -> None:
        """Stop time for this walk, or let it go on as far as nobody else holds it. Raises RecordTrouble."""
        self.held_here = held
        self._stop_or_go_on()

    def pace_here(self, times: int) -> None:
        """Let waiting run so many times as fast, until whoever leads asks something else of all."""
        self._fit_by = None
        self._pacing.run_at(Pace(max(1, times)))

    def fit_here(self, left_ms: int) -> None:
        """Let waiting run so that the walk fits into what is left (ms of the walker's own time)."""
        self._fit_by = None
        self._pacing.run_at(Pace(1, self._pacing.attended_ms + left_ms))


def _moment(text: str) -> datetime | None:
    """A moment as the record writes it; None where there is none, or where nobody can read it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
