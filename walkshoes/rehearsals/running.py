"""The walks of a rehearsal: half of them as callers usually do, half of them where nobody has been."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from walkshoes.journey.callers import Caller, makes_contact
from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Walk
from walkshoes.journey.written import inputs_file
from walkshoes.rehearsals.coverage import Coverage, Watch, all_of
from walkshoes.rehearsals.exploring import Chosen, Explorer, Tried
from walkshoes.rehearsals.failures import DeadEnds, Failure, Kind, failures_of
from walkshoes.rehearsals.settings import in_words, settings_to_rehearse
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import Settings

TOLD_EACH = 200
"""How many walks pass between two words to whoever waits for the end."""
Progress = Callable[[int, int], None]
"""Is told how many walks are done, and of how many."""


@dataclass(slots=True)
class Took:
    """A walk of a caller who does as callers usually do: where it ended (empty: nowhere), the customer's time, ms."""

    caller: int
    ending: str
    ms: int


@dataclass(slots=True)
class Rehearsals:
    """What came of a rehearsal. `whole` is False where it was broken off.

    `usual` are the walks of callers who do as callers usually do, the journey as it is; `never` how many of those made
    no contact at all. `explored` is how many walks went where few had been. `slowest` has the inputs of the usual walk
    that took the customer longest.
    """

    source: Source
    engine: Engine
    seed: int
    walks: int
    settings: list[str]
    usual: list[Took] = field(default_factory=list)
    never: int = 0
    explored: int = 0
    seen: Coverage = field(default_factory=Coverage)
    there: Coverage = field(default_factory=Coverage)
    failures: list[Failure] = field(default_factory=list)
    slowest: str = ""
    whole: bool = True

    @property
    def done(self) -> int:
        """How many walks there have been; a caller who never made contact counts as one."""
        return len(self.usual) + self.never + self.explored

    def leave_out(self, unreachable: Coverage) -> None:
        """Do not miss what is proved to be out of everybody's reach."""
        self.there.touchpoints -= unreachable.touchpoints
        self.there.options -= unreachable.options
        self.there.lines -= unreachable.lines

    def unseen(self) -> Coverage:
        """What there is and nobody has seen."""
        there, seen = self.there, self.seen
        return Coverage(there.touchpoints - seen.touchpoints, there.options - seen.options, there.lines - seen.lines)


def rehearse_many(
    source: Source,
    walks: int = 10_000,
    seed: int = 1,
    *,
    progress: Progress | None = None,
) -> Rehearsals:
    """Walk a journey so many times. Ctrl+C ends it early, with what there is until then.

    Raises UnknownSetting and UnknownName where a policy makes no journey, UnknownProvider where there is no customer.
    """
    settings = settings_to_rehearse(source.scenario)
    stages = [_Stage(source, one, seed) for one in settings]
    first = stages[0]
    twin = source.scenario.twin
    made = Rehearsals(source, first.engine, seed, walks, [in_words(one, twin) for one in settings])
    for stage in stages:
        made.there.add(all_of(stage.engine.program))
    try:
        for number in range(1, walks + 1):
            if progress is not None and number % TOLD_EACH == 0:
                progress(number, walks)
            if number % 2:  # by turns, so that one that is broken off has some of both
                _usual_walk(made, first, number)
            else:
                stages[(number // 2 - 1) % len(stages)].explore(made, number)
    except KeyboardInterrupt:
        made.whole = False
    for stage in stages:
        made.seen.add(stage.watch.seen())
    made.slowest = _slowest(made, first)
    return made


def _usual_walk(made: Rehearsals, stage: "_Stage", number: int) -> None:
    if not makes_contact(stage.engine, made.seed, number):
        made.never += 1
        return
    walk = stage.walk(made, Caller(stage.engine, made.seed, number, keeps_inputs=False))
    if walk is not None:
        ending = walk.where[0] if walk.ended else ""
        made.usual.append(Took(number, ending, walk.now))


def _slowest(made: Rehearsals, stage: "_Stage") -> str:
    """The inputs of the walk that took the customer longest."""
    if not made.usual:
        return ""
    caller = Caller(stage.engine, made.seed, max(made.usual, key=lambda one: one.ms).caller)
    walk = stage.engine.walk(made.seed, caller.caller)
    caller.goes(walk)
    return inputs_file(stage.engine, walk, caller.inputs, made.source.name, made.seed)


class _Stage:
    """The journey under one setting of its policies, and all that its walks have seen and tried."""

    def __init__(self, source: Source, settings: Settings, seed: int) -> None:
        self.source = source
        self.settings = settings
        scenario = source.under(settings)
        self.engine = Engine(lower(scenario, settings), make_persona(scenario, seed))
        self.watch = Watch(self.engine.program)
        self.tried = Tried(self.engine.program)
        self.dead_ends = DeadEnds()
        self.engine.steps = self.dead_ends.watched(self.engine)

    def explore(self, made: Rehearsals, number: int) -> None:
        """One walk to where few have been."""
        self.walk(made, Explorer(self.engine, made.seed, number, self.tried), Chosen(self.tried))
        made.explored += 1

    def walk(self, made: Rehearsals, caller: Caller, values: Chosen | None = None) -> Walk | None:
        """One walk, watched; None where walkshoes broke before it began."""
        walk: Walk | None = None
        self.dead_ends.places.clear()
        try:
            walk = self.engine.walk(made.seed, caller.caller, values)
            caller.goes(walk)
        except Exception as error:  # whatever breaks is a failure to be told, and the others are walked
            self._failed(made, Kind.BROKE, walk, caller, f"{type(error).__name__}: {error}")
            return walk
        self.watch.see(walk.events)
        for kind, place in failures_of(walk, self.dead_ends.places):
            self._failed(made, kind, walk, caller, place=place)
        return walk

    def _failed(
        self, made: Rehearsals, kind: Kind, walk: Walk | None, caller: Caller, detail: str = "", place: int = -1
    ) -> None:
        program = self.engine.program
        at = place if place >= 0 else walk.place if walk is not None else program.first_place
        name = program.places[at].name
        for known in made.failures:
            if (known.kind, known.place) == (kind, name):
                known.times += 1
                return
        inputs = ""
        if walk is not None:
            again, kept = (walk, caller.inputs) if caller.keeps_inputs else self._again(made, caller)
            inputs = inputs_file(self.engine, again, kept, self.source.name, made.seed)
        told = in_words(self.settings, self.source.scenario.twin)
        made.failures.append(Failure(kind, name, told, caller.caller, inputs, detail))

    def _again(self, made: Rehearsals, caller: Caller) -> tuple[Walk, list]:  # type: ignore[type-arg]
        """The same caller's walk once more, this time with its inputs."""
        same = Caller(self.engine, made.seed, caller.caller)
        walk = self.engine.walk(made.seed, caller.caller)
        with suppress(Exception):  # it breaks as it did before, which is what is being written down
            same.goes(walk)
        return walk, same.inputs
