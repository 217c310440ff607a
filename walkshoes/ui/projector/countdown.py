"""The minutes of a question, running down: a stopwatch that nobody has to obey."""

from collections.abc import Callable

from walkshoes.scenario.times import MINUTE

SECOND = 1_000


class Countdown:
    """Runs down from so many minutes when it is started, and quietly on below nothing. `clock` gives milliseconds."""

    def __init__(self, minutes: int, clock: Callable[[], int]) -> None:
        self._clock = clock
        self._left_ms = minutes * MINUTE
        self._since: int | None = None

    @property
    def runs(self) -> bool:
        """Whether it is running."""
        return self._since is not None

    @property
    def left_ms(self) -> int:
        """What is left, ms; below nothing where it has gone on."""
        return self._left_ms - (0 if self._since is None else self._clock() - self._since)

    def turn(self) -> None:
        """Start it; where it runs, stop it."""
        if self._since is None:
            self._since = self._clock()
        else:
            self._left_ms, self._since = self.left_ms, None

    @property
    def text(self) -> str:
        """`8:00`, `0:09`, and after that `−0:01`."""
        seconds = -(-self.left_ms // SECOND)
        minutes, rest = divmod(abs(seconds), 60)
        return f"{'−' if seconds < 0 else ''}{minutes}:{rest:02}"
