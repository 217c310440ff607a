"""A caller who goes where few have been: the option, slip, hang-up or outcome that was taken least so far."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from walkshoes.journey import program as p
from walkshoes.journey.callers import Caller, Keyed
from walkshoes.journey.draws import uniform
from walkshoes.journey.draws_set import WAIT, Draw, kept
from walkshoes.journey.engine import Engine
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.journey.walk import NEVER, Walk
from walkshoes.rehearsals.coverage import NO_INPUT, NO_MATCH, USED_UP, closes
from walkshoes.scenario.times import DAY, MINUTE, SECOND

CURIOUS_STEPS = 400
"""After so many steps whoever explores wants to come to an end, and goes on as callers usually do."""
CURIOSITY = (1.0, 0.5, 0.15)
"""At which share of the turns somebody tries what was tried least; a third of the explorers each."""
STAYS = 11
"""How often an explorer stays at a moment for each time they hang up there."""
WAITS = 3
"""The same in a queue."""
_BY_CHANCE, _AT_ONCE, _LONG, _TOO_LONG = "by chance", "at once", "long", "too long"
_COMES, _DOES_NOT = "comes", "does not"
_PAST_MS = 1 * SECOND
_LONG_MS = 10 * MINUTE


class Tried:
    """What explorers have tried, at each moment of one program, and how often."""

    def __init__(self, program: p.Program) -> None:
        self.program = program
        self.times: Counter[tuple[Any, str]] = Counter()
        self.comes = {kept(info.name): _ways(info) for info in program.deliveries}
        self.queues = {program.places[op.place].name: op for op in program.ops if isinstance(op, p.Queue)}

    def least(self, where: Any, ways: Sequence[str], u: float) -> str:
        """The way that was tried least at a moment; of several, the one chance says. It is tried now."""
        fewest = min(self.times[where, way] for way in ways)
        among = [way for way in ways if self.times[where, way] == fewest]
        taken = among[int(u * len(among))]
        self.times[where, taken] += 1
        return taken

    def now_and_then(self, where: Any, way: str, each: int) -> bool:
        """Whether it is this moment's turn for something that is done once in a while, `each` times it is not."""
        self.times[where, way] += 1
        return self.times[where, way] % (each + 1) == 0


class Chosen(dict[Draw, int]):
    """Draws that are set when they are asked for: each time what fell least so far."""

    def __init__(self, tried: Tried) -> None:
        super().__init__()
        self.tried = tried

    def get(self, draw: Draw, default: Any = None) -> Any:
        """The draw: as it was set before, or is set now; None where chance is to decide."""
        if draw in self:
            return self[draw]
        place, _, purpose = draw
        if purpose != WAIT:
            self[draw] = int(self.tried.least((place, purpose), self.tried.comes[purpose], 0.0) == _COMES)
        elif (wait := self._wait(self.tried.queues[place])) is not None:
            self[draw] = wait
        return super().get(draw, default)

    def _wait(self, op: p.Queue) -> int | None:
        info = self.tried.program.queues[op.queue]
        ways = [_BY_CHANCE, _AT_ONCE, _LONG]
        if (op.at_most_ms is not None or closes(self.tried.program, info.team)) and info.agents:
            ways.append(_TOO_LONG)
        taken = self.tried.least((op.place, WAIT), ways, 0.0)
        if taken == _LONG:
            wait = max([_LONG_MS, *(2 * one.each_ms for one in op.recurring)]) + _PAST_MS
            return min(wait, op.at_most_ms) if op.at_most_ms is not None else wait
        if taken == _TOO_LONG:
            return op.at_most_ms + _PAST_MS if op.at_most_ms is not None else DAY
        return 0 if taken == _AT_ONCE else None


def _ways(info: DeliveryInfo) -> tuple[str, ...]:
    """Whether something may come, and may not: for some caller, or for a participant."""
    comes, does_not = info.kept or info.share > 0, not info.kept or info.share < 1
    return (*([_COMES] if comes else []), *([_DOES_NOT] if does_not else []))


class Explorer(Caller):
    """A caller who tries what was tried least, for a while; then goes on as others do.

    Some are curious at every turn, others only now and then: those come far.
    """

    def __init__(self, engine: Engine, seed: int, caller: int, tried: Tried) -> None:
        super().__init__(engine, seed, caller)
        self.tried = tried
        self._plan = ""
        self._stays_at = (-1, -1)
        self._curiosity = CURIOSITY[int(uniform(seed, caller, "callers", 0, "curiosity") * len(CURIOSITY))]
        self._stays = int(STAYS / self._curiosity)

    def _explores(self, walk: Walk, *, goes_on: bool = False) -> bool:
        """Whether they try something now; one who `goes_on` with what they have begun does that in any case."""
        return self.steps <= CURIOUS_STEPS and (goes_on or self.draw(walk) < self._curiosity)

    def presses(self, walk: Walk, op: p.Menu) -> str:
        """An option, silence, or a wrong key; the slips once, or until the tries are used up."""
        if not any(walk.slips):
            self._plan = ""
        if not self._explores(walk, goes_on=bool(self._plan)):
            return super().presses(walk, op)
        offered = walk.offered()
        if not any(walk.slips):
            unknown = [key for key in "9876543210*#" if key not in {option.name for option in op.options}]
            slips = [NO_INPUT, NO_INPUT + USED_UP, *([NO_MATCH, NO_MATCH + USED_UP] if unknown else [])]
            self._plan = self.tried.least(walk.op, [*offered, *slips], self.draw(walk))
        elif not self._plan.endswith(USED_UP):
            self._plan = self.tried.least(walk.op, offered or [NO_INPUT], self.draw(walk))
        if self._plan.startswith(NO_INPUT):
            return ""
        if self._plan.startswith(NO_MATCH):
            return next(key for key in "9876543210*#" if key not in {option.name for option in op.options})
        return self._plan

    def chooses(self, walk: Walk, op: p.Choose) -> str:
        """An option, or another line where one may be dialled."""
        if not self._explores(walk):
            return super().chooses(walk, op)
        lines = walk.engine.program.dialled if op.dials else ()
        dials = [f"dial {line.name}" for line in lines] if len(lines) > 1 else []
        return self.tried.least(walk.op, [*walk.offered(), *dials], self.draw(walk))

    def keys(self, walk: Walk, op: p.Ask) -> Keyed:
        """Rightly, wrongly or not at all; the slips once, or until the tries are used up."""
        if not any(walk.slips):
            self._plan = ""
        if not self._explores(walk, goes_on=bool(self._plan)):
            return super().keys(walk, op)
        if not any(walk.slips):
            silent = [NO_INPUT, NO_INPUT + USED_UP] if op.way == p.Way.KEYED else []
            self._plan = self.tried.least(walk.op, ["right", NO_MATCH, NO_MATCH + USED_UP, *silent], self.draw(walk))
        elif not self._plan.endswith(USED_UP):
            self._plan = "right"
        if self._plan.startswith(NO_INPUT):
            return Keyed.NOT_AT_ALL
        return Keyed.WRONGLY if self._plan.startswith(NO_MATCH) else Keyed.RIGHTLY

    def hears(self, walk: Walk, op: p.Ask) -> str:
        """Each of the things listened for in turn."""
        heard = [self.engine.program.heard[number] for number, _ in op.hears]
        return self.tried.least(walk.op, ["other", *heard], self.draw(walk)) if heard else "other"

    def waits_for(self, walk: Walk, op: p.Queue) -> int:
        """To the end mostly; now and then only half-way."""
        if not self._explores(walk):
            return super().waits_for(walk, op)
        if self.tried.now_and_then(walk.op, "leaves", WAITS):
            return (walk.wait_end - walk.now) // 2
        return NEVER

    def stays(self, walk: Walk) -> bool:
        """Mostly; now and then they hang up, at every moment of a contact some time."""
        at = (walk.op, walk.visits[walk.place])
        if at == self._stays_at or self.steps > CURIOUS_STEPS:
            return True
        self._stays_at = at
        return not self.tried.now_and_then(walk.op, "hangs up", self._stays)
