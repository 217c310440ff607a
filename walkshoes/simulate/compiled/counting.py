"""A walk that nobody watches: a walk's state, and what a tally counts, counted as it goes."""

from collections.abc import Callable

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.walk import Walk
from walkshoes.simulate.compiled.chances import Lanes
from walkshoes.simulate.tally import Tally

_CONTACTS = (int(Code.DIALLED), int(Code.CONTACTED), int(Code.SENT))


class Counting(Walk):
    """The walk of one synthetic caller; `now` is all the time they have given.

    `answerer` is the team of whoever was met last (-1: nobody), `working` that of the last touchpoint which has one.
    Its `events` are only what the engine's own steps say.
    """

    __slots__ = (
        "_at_places",
        "_later",
        "abandoned",
        "answered",
        "answerer",
        "asked_again",
        "contacts",
        "decided",
        "first",
        "handled",
        "lanes",
        "queued",
        "rekeyed",
        "waited",
        "working",
    )

    def __init__(self, engine: Engine, lanes: Lanes, seed: int, caller: int) -> None:
        super().__init__(engine, engine.steps, seed, caller, None)
        self.lanes = lanes
        self._at_places = lanes.at_places(self.chances)
        self._later: dict[int, list[float]] = {}
        self.first = lanes.draws(self._at_places, 1)  # what is drawn at the first visit of each touchpoint, by lane
        self.waited = self.queued = self.abandoned = self.contacts = self.asked_again = self.rekeyed = 0
        self.answerer = self.working = -1
        self.decided = [0] * len(self.visits)  # touchpoint → decisions taken at this visit
        self.handled = [0] * len(engine.program.teams)
        self.answered = [0] * len(engine.program.queues)

    def drawn(self, visit: int) -> list[float]:
        """What is drawn at a visit of each touchpoint, by lane."""
        if visit == 1:
            return self.first
        if visit not in self._later:
            self._later[visit] = self.lanes.draws(self._at_places, visit)
        return self._later[visit]

    def tally(self) -> Tally:
        """What it came to."""
        return Tally(
            self.caller,
            self.place if self.ended else -1,
            self.now,
            self.waited,
            self.contacts + sum([code in _CONTACTS for _, code, _, _, _ in self.events]),
            self.queued,
            self.abandoned,
            self.asked_again,
            self.rekeyed,
            tuple(self.handled),
            tuple(self.answered),
        )

    def _run(self, at: int) -> None:
        """Nothing happens by itself: whoever counts takes the steps."""


Counted = Callable[[Counting], int]
"""Carries a walk on from one operation; returns the next operation, or PARKED where it has come to its end."""
