"""A synthetic caller: somebody who walks the real engine and decides, at each moment, as callers usually do.

Every chance is drawn from (seed, caller, touchpoint, visit, purpose), so that any one caller can be walked again alone,
and a decision stays what it was while other parts of the company change.

    walk, inputs = walk_of(engine, seed=1, caller=17)
    replay(engine, inputs, 1, caller=17).events == walk.events
"""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from walkshoes.journey import program as p
from walkshoes.journey.draws import chances_of, stable_key, uniform_from, uniform_of
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Minute
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.patience import patience_ms
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.walk import Walk

MOST_STEPS = 4_000
"""Whoever has not come to an end after so many things done, or waited for, does not."""
_NEVER_MAKES_CONTACT = "never"
_WAITING = int(Minute.WAITING)
T = TypeVar("T")
_NO_PLACE = "callers"
"""Where chances are drawn that belong to no touchpoint."""


class Keyed(Enum):
    """How a caller answers where a number is wanted."""

    RIGHTLY = 0
    WRONGLY = 1
    NOT_AT_ALL = 2


def makes_contact(engine: Engine, seed: int, caller: int) -> bool:
    """Whether a caller ever turns to the company; some who need help never do."""
    never = engine.program.callers.never
    return not never or uniform_of(seed, caller, stable_key(_NO_PLACE), 0, stable_key(_NEVER_MAKES_CONTACT)) >= never


def walk_of(engine: Engine, seed: int, caller: int) -> tuple[Walk, list[Input]]:
    """One caller's whole walk, and the inputs that live it again. Callers are counted from 1; a person is 0.

    A walk that has not `ended` was given up after `MOST_STEPS`.
    """
    one = Caller(engine, seed, caller)
    walk = engine.walk(seed, caller)
    one.goes(walk)
    return walk, one.inputs


class Caller:
    """One caller on one walk. `inputs` is what they have done so far, where it is to be kept.

    How a caller decides is in `presses`, `keys`, `chooses`, `hears`, `waits_for` and `stays`; others who go about it
    in another way replace those.
    """

    def __init__(self, engine: Engine, seed: int, caller: int, *, keeps_inputs: bool = True) -> None:
        self.engine = engine
        self.seed = seed
        self.caller = caller
        self.inputs: list[Input] = []
        self.steps = 0
        self.keeps_inputs = keeps_inputs
        self._may_leave = type(self).stays is not Caller.stays
        self._chances = chances_of(seed, caller)
        self._decided: dict[tuple[int, int], int] = {}  # (place, visit) → decisions taken there
        self._queued: tuple[int, int] = (-1, -1)  # the queue, and the visit of it, whose patience has been drawn

    def goes(self, walk: Walk) -> None:
        """Walk on to the end, or until too many steps have been taken."""
        while not walk.ended and self.steps < MOST_STEPS:
            if not self._may_leave:  # nobody need be asked at each line whether they stay
                self.steps += walk.come_to_decide(MOST_STEPS - self.steps - 1)
                if walk.ended:
                    return
            self.steps += 1
            if walk.speaking or not walk.accepts:
                self._passes_time(walk)
            elif self._leaves(walk):
                self._hangs_up(walk)
            else:
                op = self.engine.program.ops[walk.op]
                _DOES[type(op)](self, walk, op)

    # how one decides

    def presses(self, walk: Walk, op: p.Menu) -> str:
        """The key pressed at a menu; empty where none is, until it is too late."""
        u, silences = self.draw(walk), self.engine.program.callers.silences
        return "" if u < silences else _taken(walk, op, (u - silences) / (1.0 - silences))

    def chooses(self, walk: Walk, op: p.Choose) -> str:
        """The option taken at a choice."""
        return _taken(walk, op, self.draw(walk))

    def keys(self, walk: Walk, op: p.Ask) -> Keyed:
        """Whether a number is given rightly, wrongly, or not at all."""
        u, callers = self.draw(walk), self.engine.program.callers
        if u < callers.keying_errors:
            return Keyed.WRONGLY
        silent = op.way == p.Way.KEYED and u >= 1.0 - callers.silences
        return Keyed.NOT_AT_ALL if silent else Keyed.RIGHTLY

    def hears(self, walk: Walk, op: p.Ask) -> str:  # noqa: ARG002 - what others decide by
        """What is heard in the words told, of all that is listened for."""
        return "other"

    def waits_for(self, walk: Walk, op: p.Queue) -> int:
        """How long, ms, the caller will wait in a queue before hanging up."""
        return patience_ms(self.engine.program, op.queue, self.draw(walk, "patience"))

    def stays(self, walk: Walk) -> bool:  # noqa: ARG002 - what others decide by
        """Whether the caller stays on where there is nothing to decide, and not in a queue."""
        return True

    def draw(self, walk: Walk, purpose: str = "") -> float:
        """The next chance of this caller at this visit of this touchpoint, in [0, 1)."""
        place = walk.place
        visit = walk.visits[place]
        if purpose:
            key = stable_key(purpose)
        else:
            at = (place, visit)
            number = self._decided.get(at, 0)
            self._decided[at] = number + 1
            key = _decision(number)
        return uniform_from(self._chances, self.engine.place_keys[place], visit, key)

    # what one does

    def _passes_time(self, walk: Walk) -> None:
        if walk.minute == _WAITING and type(op := self.engine.program.ops[walk.op]) is p.Queue:
            self._waits(walk, op)
        elif self._leaves(walk):
            self._hangs_up(walk)
        elif not walk.pass_on():
            self.steps = MOST_STEPS  # nothing is to come any more

    def _waits(self, walk: Walk, op: p.Queue) -> None:
        at = (walk.op, walk.visits[walk.place])
        if self._queued != at:
            self._queued = at
            leaves = walk.now + self.waits_for(walk, op)
            if leaves < walk.wait_end and walk.live:
                walk.advance(leaves)
                self._hangs_up(walk)
                return
        walk.advance(walk.wait_end)

    def _leaves(self, walk: Walk) -> bool:
        return self._may_leave and walk.live and not self.stays(walk)

    def _hangs_up(self, walk: Walk) -> None:
        self._keep(walk, Kind.HANG_UP)
        walk.hang_up()

    def _at_menu(self, walk: Walk, op: p.Menu) -> None:
        key = self.presses(walk, op) if walk.offers() else ""
        if key:
            self._keep(walk, Kind.PRESS, key)
            walk.press(key)
        elif not walk.pass_on():
            self.steps = MOST_STEPS

    def _at_choice(self, walk: Walk, op: p.Choose) -> None:
        if not walk.offers():
            if not walk.pass_on():
                self.steps = MOST_STEPS  # there is nothing to take, and nothing is to come
            return
        option = self.chooses(walk, op)
        dials = option.removeprefix("dial ")
        if dials != option:
            self._keep(walk, Kind.DIAL, dials)
        else:
            self._keep(walk, Kind.CHOOSE, option)
        walk.choose(option)

    def _reads(self, walk: Walk, op: p.Read) -> None:
        words = len(self.engine.lines[op.line].text.split())
        walk.advance(walk.now + words * 60_000 // self.engine.program.callers.reads_at)
        self._keep(walk, Kind.READ)
        walk.read()

    def _answers(self, walk: Walk, op: p.Ask) -> None:
        if op.way in _IN_WORDS:
            self._tells(walk, op)
        else:
            self._gives(walk, op)

    def _tells(self, walk: Walk, op: p.Ask) -> None:
        heard = self.hears(walk, op)
        self._keep(walk, Kind.BEGIN)
        walk.begin()
        callers = self.engine.program.callers
        pace = callers.writes_at if op.way == p.Way.WRITTEN else callers.tells_at
        walk.advance(walk.now + callers.words_told * 60_000 // pace)
        self._keep(walk, Kind.TELL, heard, callers.words_told)
        walk.tell(callers.words_told, heard)

    def _gives(self, walk: Walk, op: p.Ask) -> None:
        keyed = self.keys(walk, op)
        if keyed == Keyed.NOT_AT_ALL:
            walk.pass_on()
            return
        value = self.engine.answers[op.fact]
        if keyed == Keyed.WRONGLY:
            value = mistaken(value)
        self._keep(walk, Kind.BEGIN)
        walk.begin()
        walk.advance(walk.now + len(exact(value)) * self.engine.program.callers.digit_ms)
        if op.way == p.Way.KEYED and op.hash_ends:
            value += "#"
        self._keep(walk, Kind.KEY, value)
        walk.key(value)

    def _keep(self, walk: Walk, kind: Kind, value: str = "", number: int = 0) -> None:
        if self.keeps_inputs:
            self.inputs.append(Input(kind, value, number).here(walk))


_DOES: dict[type[p.Op], Callable[[Caller, Walk, Any], None]] = {
    p.Menu: Caller._at_menu,
    p.Choose: Caller._at_choice,
    p.Read: Caller._reads,
    p.Ask: Caller._answers,
}
"""What is done where the customer is to do something."""
_IN_WORDS = (p.Way.TOLD, p.Way.WRITTEN)


@lru_cache(maxsize=256)
def _decision(number: int) -> int:
    """The key of so manieth a decision at one visit of a touchpoint."""
    return stable_key(f"decision {number}")


@lru_cache(maxsize=256)
def mistaken(value: str) -> str:
    """A number with a slip in it: the last digit is another; where there is none, a letter too many."""
    for at in range(len(value) - 1, -1, -1):
        if value[at] in "0123456789":
            return f"{value[:at]}{(int(value[at]) + 1) % 10}{value[at + 1 :]}"
    return f"{value}x"


def _taken(walk: Walk, op: p.Menu | p.Choose, u: float) -> str:
    """The option of those that may be taken now which a share `u` of the callers, counted from the first, comes to."""
    engine = walk.engine
    offered: Sequence[tuple[str, float]] = engine.unconditional.get(walk.op) or [
        (name, share)
        for (name, test), share in zip(engine.options[walk.op], op.usually, strict=True)
        if test is None or test(walk)
    ]
    return taken_of(offered, sum([share for _, share in offered]), u) if offered else ""


def taken_of(offered: Sequence[tuple[T, float]], whole: float, u: float) -> T:
    """The same, of options each with its share, and what these come to; there is at least one option."""
    if whole <= 0.0:  # those who may take nothing they would usually take
        return offered[int(u * len(offered))][0]
    left = u * whole
    for option, share in offered:
        left -= share
        if left < 0.0:
            return option
    return next(option for option, share in reversed(offered) if share > 0.0)
