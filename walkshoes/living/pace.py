"""How fast waiting runs, as it is asked for when the program starts; it is known before anything else is loaded."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast waiting runs: so many times as fast as life, or so that the walk fits into `fit_ms` of real time."""

    times: int = 1
    fit_ms: int | None = None
