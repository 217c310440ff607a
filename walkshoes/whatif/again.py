"""A person's walk lived again under other decisions: the same choices, in their own time.

What they did at a moment they do again, wherever the walk comes to it; a key follows where it led to. Where it comes to
a moment they never stood at, they do what they last did at that touchpoint, and where they never did anything of the
kind, a stand-in with their times chooses what callers usually do. Waits are worked out anew from the same chances.

    manner = Manner.of(engine, inputs, seed, values, reached_ms)
    again = walk_again(Engine(lower(source.under(settings), settings), persona), manner, seed)
    ledger(again.walk.engine, again.walk.events, again.walk.now)

Under the same decisions the walk lived again is the walk itself, but for what was said of how it felt.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from walkshoes.journey import callers
from walkshoes.journey import program as p
from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import ACCEPTED, Input, Kind, about_now, give
from walkshoes.journey.walk import NEVER, Walk
from walkshoes.whatif.manner import Act, Manner
from walkshoes.whatif.moments import ANSWERED, Following
from walkshoes.whatif.stand_in import MOST_REPEATED, StandIn

MOST_STEPS = 3 * callers.MOST_STEPS
"""A walk that has not come to an end after so many steps does not; what callers do in one is up to three here."""


@dataclass(frozen=True, slots=True)
class Again:
    """A walk lived again, and what was done on it, each with its place.

    `assumed_from` is the touchpoint at which something was first decided, told or read that the person never did there
    (None: nowhere). `stopped` says that the person's own walk was not at its end, and no more is known of it; a walk
    that neither ended nor stopped goes round in a circle.
    """

    walk: Walk
    inputs: tuple[Input, ...]
    assumed_from: str | None
    stopped: bool


def walk_again(engine: Engine, manner: Manner, seed: int) -> Again:
    """The walk of somebody with this manner, on an engine under any decisions of the same company."""
    return _Living(engine, manner, seed).goes()


class _Living:
    """One walk being lived again."""

    def __init__(self, engine: Engine, manner: Manner, seed: int) -> None:
        self.walk = engine.walk(seed)
        self.manner = manner
        self.stand_in = StandIn(engine, manner)
        self.following = Following(self.walk)
        self.plan: list[Act] = []
        self.in_time = False  # what is planned was not done at just this moment, and lets no time-out pass
        self.inputs: list[Input] = []
        self.repeated: Counter[tuple[str, str]] = Counter()
        self.allowances = [act for acts in manner.acts.values() for act in acts if act.kind == Kind.ALLOW]
        self.assumed_from: str | None = None
        self.stopped = False

    def goes(self) -> Again:
        """Live it, to the end or as far as it is known."""
        walk = self.walk
        for _ in range(MOST_STEPS):
            if self.following.look():
                self._begins_moment()
            if self.stopped or walk.ended or not self._steps():
                break
        return Again(walk, tuple(self.inputs), self.assumed_from, self.stopped)

    # what to do

    def _begins_moment(self) -> None:
        """Make up one's mind what to do at a moment that has just begun."""
        self.in_time = False
        lived = self.manner.acts.get(self.following.moment)
        if lived is not None:
            self._is_allowed(lived)
        acts = self._today(lived) if lived is not None else None
        if acts is not None:
            self.plan = [act for act in acts if act.kind != Kind.ALLOW or act in self.allowances]
        elif isinstance(self.walk.moment, ANSWERED):
            self._makes_do()
        else:
            self.plan = []

    def _makes_do(self) -> None:
        """Plan what was done here another time; else what a stand-in would do, unless there is nothing to stand in
        for.
        """
        self.in_time = True
        if (before := self._as_before()) is not None:
            self.plan = list(before)
        elif self.manner.ended:
            self.plan = self.stand_in.would(self.walk)
            if self.assumed_from is None and self.plan and self.stand_in.assumes(self.walk):
                self.assumed_from = self.following.moment.place
        else:
            self.stopped = True

    def _as_before(self) -> Sequence[Act] | None:
        """What was last done where the same was asked; a decision only so many times, or a walk goes round for ever."""
        place, _, what, _, _ = self.following.moment
        acts = self.manner.latest.get((place, what))
        if acts is None or self.repeated[place, what] >= MOST_REPEATED:
            return None
        if isinstance(self.walk.moment, p.Menu | p.Choose):
            self.repeated[place, what] += 1
        return self._today(acts)

    def _today(self, acts: Sequence[Act]) -> Sequence[Act] | None:
        """What was done, as it can be done now: a key follows where it led to, a decision what it is called.

        None where it can be done no more.
        """
        if not acts or acts[-1].kind not in ACCEPTED:
            return acts
        walk, last = self.walk, acts[-1]
        match walk.moment:
            case p.Menu():
                if about_now(walk, last.value) == last.about:
                    return acts
                value = next((key for key in walk.offered() if about_now(walk, key) == last.about), None)
            case p.Choose() as op:
                offered = walk.offered()
                if last.kind == Kind.DIAL or last.value in offered:
                    return acts
                value = next((one.name for one in op.options if one.name in offered and self._is(one, last)), None)
            case p.Ask(way=way):
                told = way in (p.Way.TOLD, p.Way.WRITTEN)
                return acts if told == (last.kind == Kind.TELL) else None
            case _:
                return acts
        return (*acts[:-1], replace(last, value=value)) if value is not None else None

    def _is(self, option: p.Pressable, decided: Act) -> bool:
        """Whether an option is called what was decided."""
        line = self.walk.engine.program.lines[option.line].template if option.line >= 0 else ""
        return line != "" and line == decided.about

    def _is_allowed(self, acts: Sequence[Act]) -> None:
        """What the facilitator had allowed by now is allowed, also where the moment of it never came."""
        while self.allowances and acts and self.allowances[0].order < acts[0].order:
            self._gives(self.allowances[0])

    # doing it

    def _steps(self) -> bool:
        """Do what is planned next if it is time, else let time pass. False where nothing more can happen."""
        walk = self.walk
        op = walk.moment
        ends = walk.wait_end if isinstance(op, p.Queue | p.Hold) else walk.until
        due = self._due(ends)
        if due is not None and (due < ends or self.plan[0].at_last):
            if due < ends:
                walk.advance(due)
            else:
                walk.now = ends
            if self.plan[0].kind is None:
                self.stopped = True
                return False
            if self._gives(self.plan[0]):
                del self.plan[:1]
                return True
        if ends < NEVER:
            if isinstance(op, p.Queue | p.Hold):
                walk.advance(ends)
            else:
                walk.pass_on()
            return True
        if not self.in_time:
            self._makes_do()
            return True
        return False

    def _due(self, ends: int) -> int | None:
        """When the next thing planned is to be done; None where it cannot be done yet, or there is nothing."""
        if not self.plan or self.plan[0].phase > self.following.phase:
            return None
        act, now = self.plan[0], self.walk.now
        due = max(now, self.following.since_ms + act.delay_ms) if act.phase == self.following.phase else now
        return min(due, ends - 1) if self.in_time else due

    def _gives(self, act: Act) -> bool:
        """Do one thing. False where it cannot be done now."""
        assert act.kind is not None
        walk = self.walk
        made = Input(act.kind, act.value, act.number, by=act.by).here(walk)
        if not give(walk, made):
            return False
        self.inputs.append(made)
        if act.kind == Kind.ALLOW:
            self.allowances.remove(act)
        if act.kind in (Kind.PRESS, Kind.CHOOSE):
            self.stand_in.taken[made.place, made.value] += 1
        self.following.acted(over=act.kind in ACCEPTED or act.kind == Kind.HANG_UP)
        return True
