"""Callers walked so far through one company. A sample only grows, and any caller of it can be walked again alone."""

from collections.abc import Callable

from walkshoes.journey.callers import Caller, makes_contact
from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Input
from walkshoes.journey.walk import Walk
from walkshoes.simulate.compiled import compiled
from walkshoes.simulate.tally import Tally

_LOOKS_UP = 20
"""Callers between two looks at whether it has been stopped: some hundredths of a second."""


class Sample:
    """The tallies of callers 1, 2, 3 … in their order; `never` is how many of these never made contact."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self.engine = engine
        self.seed = seed
        self.walked = 0
        self.never = 0
        self.tallies: list[Tally] = []
        self._tally = compiled(engine)

    def grow(self, to: int, stopped: Callable[[], bool] | None = None) -> None:
        """Walk on until so many callers have been walked, or somebody has stopped it."""
        engine, seed, tally = self.engine, self.seed, self._tally
        while self.walked < to:
            if stopped is not None and not self.walked % _LOOKS_UP and stopped():
                return
            number = self.walked + 1
            if makes_contact(engine, seed, number):
                self.tallies.append(tally(seed, number))
            else:
                self.never += 1
            self.walked = number

    def caller_at(self, percent: int) -> int:
        """The caller of whom so many in a hundred gave no more of their time; 0 where there are none.

        Of callers who gave as much the one who comes first.
        """
        if not self.tallies:
            return 0
        ordered = sorted(self.tallies, key=lambda tally: (tally.given_ms, tally.caller))
        return ordered[max(0, -(-percent * len(ordered) // 100) - 1)].caller

    def walk_of(self, caller: int) -> tuple[Walk, list[Input]]:
        """One caller walked again on the engine, and what they did, input by input."""
        one = Caller(self.engine, self.seed, caller)
        walk = self.engine.walk(self.seed, caller)
        one.goes(walk)
        return walk, one.inputs
