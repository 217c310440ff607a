"""Somebody who stands in for a person where that person never stood: what callers usually do, in the person's time."""

from collections import Counter

from walkshoes.journey import program as p
from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Kind
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.telling import OTHER
from walkshoes.journey.walk import Walk
from walkshoes.whatif.manner import PACE_OF, Act, Given, Manner, Pace
from walkshoes.whatif.moments import Phase

MOST_REPEATED = 3
"""How often the same decision is taken again at a touchpoint before another one has its turn."""
_MINUTE_MS = 60_000


class StandIn:
    """Decides as most callers do, and keys, tells and reads as the person does.

    `taken` counts what has been decided on this walk, by (touchpoint, option).
    """

    def __init__(self, engine: Engine, manner: Manner) -> None:
        self.engine = engine
        self.manner = manner
        self.taken: Counter[tuple[str, str]] = Counter()

    def assumes(self, walk: Walk) -> bool:
        """Whether what is done now is assumed of the person. Not where they stood here and gave the fact elsewhere."""
        op = walk.moment
        here = walk.where[0] in self.manner.entered
        if isinstance(op, p.Ask):
            return not here or not self._given(op)
        return not (here and isinstance(op, p.Read))

    def would(self, walk: Walk) -> list[Act]:
        """What is done at the moment the walk has come to; nothing, where there is nothing to take."""
        op, manner = walk.moment, self.manner
        match op:
            case p.Menu():
                key = self._option(walk, op)
                return [_asked(Kind.PRESS, manner.usual(Pace.MENU, 1, 0), key)] if key else []
            case p.Choose():
                option = self._option(walk, op)
                return [_asked(Kind.CHOOSE, manner.usual(Pace.CHOICE, 1, 0), option)] if option else []
            case p.Read():
                words = len(self.engine.lines[op.line].text.split())
                usual = words * _MINUTE_MS // self.engine.program.callers.reads_at
                return [_asked(Kind.READ, manner.usual(Pace.READ, words, usual))]
            case p.Ask():
                return self._gives(op)
        return []

    def _option(self, walk: Walk, op: p.Menu | p.Choose) -> str:
        """The option that most callers take; among equals the person goes where they have been.

        Where the walk comes back to it again and again, others have their turn too, or it would go round for ever.
        """
        place, offered = walk.where[0], walk.offered()

        def weighs(option: p.Pressable, share: float) -> tuple[float, bool, int]:
            taken = self.taken[place, option.name]
            return share / (1 + taken // MOST_REPEATED), option.go in self.manner.entered, -taken

        weighed = [
            (weighs(option, share), option.name)
            for option, share in zip(op.options, op.usually, strict=True)
            if option.name in offered
        ]
        return max(weighed, key=lambda one: one[0])[1] if weighed else ""

    def _gives(self, op: p.Ask) -> list[Act]:
        """The fact, rightly: as the person gave it elsewhere, else at their pace, else as callers do."""
        callers = self.engine.program.callers
        same = self.manner.given.get((self.engine.program.facts[op.fact].name, op.way))
        known = self._given(op)
        begun_ms = same.begun_ms if same is not None else self.manner.usual(Pace.BEGINNING, 1, 0)
        if op.way in PACE_OF:
            words = known[-1].words if known else self.manner.usual(Pace.WORDS, 1, callers.words_told)
            usual = words * _MINUTE_MS // (callers.writes_at if op.way == p.Way.WRITTEN else callers.tells_at)
            took_ms = same.took_ms if same is not None else self.manner.usual(PACE_OF[op.way], words, usual)
            last = _asked(Kind.TELL, took_ms, self._heard(op, known), words)
        else:
            value = self.engine.answers[op.fact]
            many = len(exact(value))
            took_ms = same.took_ms if same is not None else self.manner.usual(Pace.DIGIT, many, many * callers.digit_ms)
            ends = "#" if op.way == p.Way.KEYED and op.hash_ends else ""
            last = _asked(Kind.KEY, took_ms, value + ends)
        return [_asked(Kind.BEGIN, begun_ms), last]

    def _given(self, op: p.Ask) -> list[Given]:
        """How the person gave a fact, the way it is asked for now last."""
        name = self.engine.program.facts[op.fact].name
        ways = sorted(p.Way, key=lambda way: way == op.way)
        return [self.manner.given[name, way] for way in ways if (name, way) in self.manner.given]

    def _heard(self, op: p.Ask, known: list[Given]) -> str:
        """What is heard in the words: what was heard in them elsewhere, where it is listened for here."""
        listened = {self.engine.program.heard[number] for number, _ in op.hears}
        return known[-1].heard if known and known[-1].heard in listened else OTHER


def _asked(kind: Kind, delay_ms: int, value: str = "", number: int = 0) -> Act:
    return Act(kind, Phase.ASKED, delay_ms, value, number)
