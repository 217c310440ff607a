"""The moments of a walk, known again under other decisions: by where and what they are, not by when they come."""

from collections import Counter
from enum import IntEnum
from typing import NamedTuple

from walkshoes.journey import program as p
from walkshoes.journey.walk import Accepts, Walk


class Moment(NamedTuple):
    """One thing that is asked, said or waited for, until something is done about it or it ends by itself.

    `what` is asked or said at this `visit` of the place; `slips` came before it there; `turn` counts how often it has
    come with as many slips in this visit, from 1.
    """

    place: str
    visit: int
    what: str
    slips: int
    turn: int


class Phase(IntEnum):
    """How far a moment has come."""

    DEAF = 0  # something is said or waited for, and nothing can be answered
    SPOKEN = 1  # something is said, and may be cut short by an answer
    ASKED = 2  # an answer is waited for


ANSWERED = p.Menu | p.Ask | p.Choose | p.Read
"""The operations at which it is for the customer to do something."""


class Following:
    """Where a walk stands, moment by moment. Whoever drives the walk has a `look` after each step of it.

    `since_ms` is when the phase began that the walk is in, or what the customer last did in it was done: what they do
    next is timed from there, so that a line that is longer, or gone, makes them neither hurry nor sit silent.
    """

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.moment = Moment("", 0, "", 0, 0)
        self.phase = Phase.DEAF
        self.since_ms = 0
        self._at: tuple[int, int, int] | None = None  # the operation, the visit, the slips
        self._turns: Counter[Moment] = Counter()

    def look(self) -> bool:
        """Take in where the walk stands now. True where another moment has begun."""
        walk = self.walk
        op = walk.engine.program.ops[walk.op]
        slips = sum(walk.slips) if isinstance(op, p.Menu | p.Ask) else 0
        visit = walk.visits[walk.place]
        phase = Phase.DEAF if walk.accepts == Accepts.NOTHING else Phase.SPOKEN if walk.speaking else Phase.ASKED
        at = walk.op, visit, slips
        if at == self._at:
            if phase != self.phase:
                self.phase, self.since_ms = phase, walk.now
            return False
        self._at = at
        self.phase, self.since_ms = phase, walk.now
        first = Moment(walk.engine.program.places[walk.place].name, visit, what(walk, op), slips, 1)
        self._turns[first] += 1
        self.moment = first._replace(turn=self._turns[first])
        return True

    def acted(self, *, over: bool) -> None:
        """The customer has done something; with that the moment may be `over`, even where the same comes next."""
        if over:
            self._at = None
        self.since_ms = self.walk.now
        self.phase = Phase.ASKED if self.walk.accepts and not self.walk.speaking else self.phase


def what(walk: Walk, op: p.Op) -> str:
    """What happens at an operation, in words that stay the same under other decisions."""
    program = walk.engine.program
    match op:
        case p.Ask(fact=fact):
            return f"ask {program.facts[fact].name}"
        case p.Say(line=line):
            return f"say {program.lines[line].template}"
    return type(op).__name__.lower()
