"""What is the same for all callers of a program: which draws they may need, and where people are occupied with them."""

from collections.abc import Callable

from walkshoes.journey import program as p
from walkshoes.journey.draws import stable_key, uniform_from
from walkshoes.journey.engine import Engine
from walkshoes.simulate.compiled.counting import Counting
from walkshoes.simulate.tally import Tallying

IN_WORDS = (p.Way.TOLD, p.Way.WRITTEN)
"""How a fact is given that cannot be given wrongly."""


class Layout:
    """`lanes` fills while the operations are compiled: the keys of a touchpoint and of what is drawn there, a lane."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.program = engine.program
        self.lanes: list[tuple[int, int]] = []
        self._deciding: dict[int, Callable[[Counting], float]] = {}
        self._tallying = Tallying(engine.program)
        ops, places = engine.program.ops, engine.program.places
        self._met = {places[op.place].team for op in ops if isinstance(op, p.Enter) and op.person}

    def lane(self, place: int, purpose: str) -> int:
        """A lane of its own for what is drawn at a touchpoint for a purpose."""
        self.lanes.append((self.engine.place_keys[place], stable_key(purpose)))
        return len(self.lanes) - 1

    def decisions(self, place: int) -> int:
        """How many decisions a visit of a touchpoint takes where all goes well."""
        here = [op for op in self.program.ops if isinstance(op, p.Menu | p.Choose | p.Ask) and op.place == place]
        asked = sum(isinstance(op, p.Ask) and op.way not in IN_WORDS for op in here)
        return asked + any(not isinstance(op, p.Ask) for op in here)

    def decision(self, place: int) -> Callable[[Counting], float]:
        """What draws the next decision at this visit of a touchpoint."""
        if place not in self._deciding:
            self._deciding[place] = self._decision(place)
        return self._deciding[place]

    def _decision(self, place: int) -> Callable[[Counting], float]:
        laid_out, key = self.decisions(place), self.engine.place_keys[place]
        first, *_ = [self.lane(place, f"decision {number}") for number in range(laid_out)]

        def decide(walk: Counting) -> float:
            number = walk.decided[place]
            walk.decided[place] = number + 1
            visit = walk.visits[place]
            if number < laid_out:
                return walk.first[first + number] if visit == 1 else walk.drawn(visit)[first + number]
            return uniform_from(walk.chances, key, visit, stable_key(f"decision {number}"))

        return decide

    def occupies(self, place: int, minute: int) -> bool:
        """Whether somebody of the company may be occupied with a customer for whom such a minute runs there."""
        team = self._tallying.teams[place]
        if self._tallying.alone[place] or (team >= 0 and team not in self._met):
            return False
        return minute in self._tallying.handling[place]
