"""How somebody went about a walk: what they did at each moment of it, and how long they took.

It is measured once, from the walk as it was lived, and says nothing of the company's decisions.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from walkshoes.journey import program as p
from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import ACCEPTED, NOT_OFFERED, Input, Kind, give
from walkshoes.journey.reliving import relive
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.walk import Values, Walk
from walkshoes.whatif.moments import ANSWERED, Following, Moment, Phase


class Pace(Enum):
    """What a person takes their own time for, and what one of it is."""

    MENU = "a key"
    CHOICE = "a decision"
    BEGINNING = "an answer, until it is begun"
    DIGIT = "a digit or letter keyed or read out"
    TOLD = "a word told"
    WRITTEN = "a word written"
    READ = "a word read"
    WORDS = "an answer, counted in words and not in ms"


PACE_OF = {p.Way.TOLD: Pace.TOLD, p.Way.WRITTEN: Pace.WRITTEN}
"""The pace of an answer; of a number, by the digit."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done at a moment, `delay_ms` after a phase of it began, or after what was done in it before.

    `value` and `number` are those of the input, `about` the touchpoint a key led to, or what a decision was called.
    `order` counts all that was done on the walk. `at_last`: just before what went on would have ended by itself, as in
    a journey whose lines have been shortened under a walk. Without a `kind`: from here on nothing is known.
    """

    kind: Kind | None
    phase: Phase
    delay_ms: int
    value: str = ""
    number: int = 0
    by: str = "customer"
    about: str = ""
    order: int = 0
    at_last: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """How a fact was given, rightly: how long until it was begun and from then on, and what was heard in how many
    words.
    """

    begun_ms: int
    took_ms: int
    words: int
    heard: str


@dataclass(frozen=True, slots=True)
class Manner:
    """What a person did, and how long they took.

    `acts` has every moment at which it was for them to do something, also where they let it pass, and the others at
    which they did something all the same; `latest` what they last did at (touchpoint, what is asked) that was taken;
    `given` how they last gave a fact in a way. `ended` says whether their walk came to its end.

        manner = Manner.of(engine, inputs, seed, values, reached_ms)
        walk_again(engine_under_other_decisions, manner, seed)
    """

    acts: Mapping[Moment, tuple[Act, ...]]
    latest: Mapping[tuple[str, str], tuple[Act, ...]]
    given: Mapping[tuple[str, p.Way], Given]
    entered: frozenset[str]
    ended: bool
    took: Mapping[Pace, int]
    times: Mapping[Pace, int]

    @classmethod
    def of(
        cls, engine: Engine, inputs: Sequence[Input], seed: int, values: Values | None = None, reached_ms: int = 0
    ) -> "Manner":
        """The manner of a kept walk, which is lived again for it as it was. Raises Diverged."""
        lived = relive(engine, inputs, seed, values)
        watch = _Watch(engine.walk(seed, 0, lived.walk.values))
        for made, heard in zip(lived.inputs, lived.heard, strict=True):
            watch.comes_to(made.at_ms, heard)
            watch.does(made)
        watch.comes_to(max(reached_ms, lived.walk.now))
        return watch.manner()

    def usual(self, pace: Pace, many: int, otherwise: int) -> int:
        """How long they take for so many, on average; `otherwise`, where they never did it."""
        return many * self.took[pace] // self.times[pace] if self.times.get(pace) else otherwise


class _Watch:
    """Somebody who watches a walk being lived, with a watch in hand."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk
        self.following = Following(walk)
        self.following.look()
        self.now: list[Act] = []
        self.done = 0
        self.acts: dict[Moment, tuple[Act, ...]] = {}
        self.latest: dict[tuple[str, str], tuple[Act, ...]] = {}
        self.given: dict[tuple[str, p.Way], Given] = {}
        self.took: Counter[Pace] = Counter()
        self.times: Counter[Pace] = Counter()

    def comes_to(self, at_ms: int, heard: int | None = None) -> None:
        """Time goes by until then; `heard` is how many events there have been, which tells before from after."""
        walk = self.walk
        while walk.until <= at_ms:
            if walk.until == at_ms and heard is not None and _events_after(walk) > heard:
                walk.now = at_ms
                return
            asked, moment = isinstance(walk.moment, ANSWERED), self.following.moment
            walk.pass_on()
            if self.following.look():
                self._over(moment, asked=asked)
        walk.advance(at_ms)

    def does(self, made: Input) -> None:
        """The person does something. How they feel changes nothing, and a wait ends when it would have ended."""
        if made.kind == Kind.END_WAIT:
            return
        if made.kind == Kind.REACT:
            give(self.walk, made)
            return
        walk, following = self.walk, self.following
        act = Act(
            made.kind,
            following.phase,
            walk.now - following.since_ms,
            made.value,
            made.number if made.kind != Kind.HANG_UP else 0,
            made.by,
            made.about if made.kind == Kind.PRESS else _called(walk, made.value),
            self.done,
            walk.now == walk.until,
        )
        self.done += 1
        self.now.append(act)
        self._measure(act)
        over = made.kind in ACCEPTED or made.kind == Kind.HANG_UP
        moment = following.moment
        give(walk, made)
        following.acted(over=over)
        if following.look():
            self._over(moment, asked=True)

    def manner(self) -> Manner:
        """All that was seen."""
        walk, following = self.walk, self.following
        if not walk.ended:
            stands = Act(None, following.phase, walk.now - following.since_ms, order=self.done)
            self.acts[following.moment] = (*self.now, stands)
        places = walk.engine.program.places
        entered = frozenset(info.name for info, visits in zip(places, walk.visits, strict=True) if visits)
        return Manner(self.acts, self.latest, self.given, entered, walk.ended, self.took, self.times)

    def _over(self, moment: Moment, *, asked: bool) -> None:
        """A moment is over, by what was done or by itself."""
        if asked or self.now:
            self.acts[moment] = tuple(self.now)
        self.now = []

    def _measure(self, act: Act) -> None:
        """What an answer says of the person's paces, and what it was where it was taken."""
        op = self.walk.moment
        taken = act.kind in ACCEPTED
        match op:
            case p.Menu() if act.kind == Kind.PRESS:
                if act.phase == Phase.ASKED:
                    self._count(Pace.MENU, act.delay_ms)
                taken = act.about != NOT_OFFERED
            case p.Choose() if taken:
                self._count(Pace.CHOICE, act.delay_ms)
            case p.Read() if taken:
                self._count(Pace.READ, act.delay_ms, len(self.walk.engine.lines[op.line].text.split()))
            case p.Ask() if act.kind == Kind.BEGIN and act.phase == Phase.ASKED:
                self._count(Pace.BEGINNING, act.delay_ms)
            case p.Ask() if taken:
                taken = self._gives(op, act)
        if taken:
            place, _, what, _, _ = self.following.moment
            self.latest[place, what] = tuple(one for one in self.now if one.kind != Kind.ALLOW)

    def _gives(self, op: p.Ask, act: Act) -> bool:
        """A fact is given; False where that is not what it is."""
        engine = self.walk.engine
        if act.kind == Kind.TELL:
            self._count(PACE_OF[op.way], act.delay_ms, act.number)
            self._count(Pace.WORDS, act.number)
        elif many := len(exact(act.value)):
            self._count(Pace.DIGIT, act.delay_ms, many)
        rightly = act.kind == Kind.TELL or exact(act.value) == exact(engine.answers[op.fact])
        if rightly:
            begun = next((one for one in self.now if one.kind == Kind.BEGIN), None)
            begun_ms = begun.delay_ms if begun is not None and begun.phase == Phase.ASKED else 0
            heard = act.value if act.kind == Kind.TELL else ""
            self.given[engine.program.facts[op.fact].name, op.way] = Given(begun_ms, act.delay_ms, act.number, heard)
        return rightly

    def _count(self, pace: Pace, ms: int, many: int = 1) -> None:
        self.took[pace] += ms
        self.times[pace] += many


def _events_after(walk: Walk) -> int:
    """How many events there will have been when what goes on now has ended by itself."""
    scout = walk.fork()
    scout.pass_on()
    return len(scout.events)


def _called(walk: Walk, option: str) -> str:
    """What an option of a choice says to the customer."""
    op = walk.moment
    if not isinstance(op, p.Choose):
        return ""
    lines = walk.engine.program.lines
    return next((lines[one.line].template for one in op.options if one.name == option and one.line >= 0), "")
