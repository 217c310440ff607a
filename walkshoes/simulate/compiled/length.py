"""How many steps a walk takes on the engine at most, told by what it has come to."""

from walkshoes.journey import program as p
from walkshoes.journey.walk import Walk

_EACH_TRY = 4
"""What a try can take: the question, its answer or none, the line that answers it."""
_WAITING_ON = 2
"""What a visit can add to an earlier one: a customer who has read what came goes on waiting, and decides again."""


class Length:
    """Of the walks of one program."""

    def __init__(self, program: p.Program) -> None:
        self._most = [_WAITING_ON] * len(program.places)
        for op in program.ops:
            match op:
                case p.Say() | p.Read() | p.Travel() | p.Choose() | p.Queue():
                    self._most[op.place] += 2
                case p.Hold():
                    self._most[op.place] += 2 + sum(op.ms // one.each_ms for one in op.recurring)
                case p.Menu():
                    self._most[op.place] += _EACH_TRY * op.no_input.tries
                case p.Ask():
                    self._most[op.place] += _EACH_TRY * max(op.nothing.tries, op.wrong.tries)
        self.at_a_touchpoint = max(self._most)
        """Steps that a visit of any touchpoint takes at most."""

    def of(self, walk: Walk) -> int:
        """Steps that a walk has taken at most."""
        return sum([visits * most for visits, most in zip(walk.visits, self._most, strict=True)])
