"""A question put to a walk: what if this were decided? Answered at once for the walk, and ever better for the year.

question = Question.about(kept)
for answer in question.answers(question.decided({"one_record": True})):
    answer.again.ledger, answer.seen      # the year is not there yet in the first answer
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkshoes.journey.engine import Engine
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import Settings
from walkshoes.simulate.assumption import Assumption
from walkshoes.simulate.assumptions import assumptions
from walkshoes.simulate.decided import Decided, Path
from walkshoes.simulate.decided import Value as Assumed
from walkshoes.simulate.load import Load
from walkshoes.simulate.study import Seen, Stopped, Study, never_stopped
from walkshoes.whatif.again import walk_again
from walkshoes.whatif.levers import Lever, Value, levers_of, settings_of, values_of
from walkshoes.whatif.manner import Manner

if TYPE_CHECKING:
    from walkshoes.sessions.kept import KeptWalk
    from walkshoes.sessions.stored import StoredWalk

CALLERS = 3_000
"""How many callers a year is made of in the end, where somebody looks on; their percentiles are steady by then."""
COUNTING = "One moment. A year of customers is being walked."
KEPT_BY = "what_if"
"""The name under which it is kept where the levers stood."""

ASSUMED = "From “{place}” on it is assumed what you would have done."
ROUND = "Lived again like this the walk goes round without an end; its figures are as far as it was followed."


@dataclass(frozen=True, slots=True)
class Relived:
    """The walk under a decision: what it cost, and the touchpoint, in words, from which on it is assumed what the
    person would have done (empty: nowhere). `went_on` is False where the walk goes round without an end.
    """

    ledger: Ledger
    assumed_from: str = ""
    went_on: bool = True

    @property
    def note(self) -> str:
        """What has to be known of it, in words: where it goes where the person never stood."""
        if not self.went_on:
            return ROUND
        return ASSUMED.format(place=self.assumed_from) if self.assumed_from else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The walk under a decision, and as much of the year as has been seen."""

    again: Relived
    seen: Seen | None


class Question:
    """One walk that was lived, and whatever is asked of it. `before` is where its levers stood."""

    def __init__(
        self,
        source: Source,
        persona: Persona,
        settings: Settings,
        lived: Ledger,
        manner: Manner,
        seed: int,
    ) -> None:
        self.source = source
        self.levers: tuple[Lever, ...] = levers_of(source.scenario)
        self.before = values_of(self.levers, settings)
        self.lived = lived
        self.seed = seed
        self.study = Study(source, persona, seed)
        self._manner = manner

    @classmethod
    def about(cls, kept: "KeptWalk") -> "Question":
        """The question that can be put to a kept walk."""
        walk = kept.walk
        manner = Manner.of(kept.engine, kept.inputs(), kept.seed, walk.values, walk.now)
        return cls(kept.source, kept.persona, kept.settings, kept.ledger(), manner, kept.seed)

    def decided(
        self, values: Settings, assumed: Mapping[Path, Assumed] | None = None, *, load_follows: bool = True
    ) -> Decided:
        """The decision at which the levers stand so, under these changed assumptions."""
        return Decided.of(settings_of(self.levers, values), assumed, load_follows=load_follows)

    def as_walked(self, decided: Decided) -> Decided:
        """The company as it was walked, under the same assumptions."""
        return Decided(self.decided(self.before).settings, decided.assumed, decided.load_follows)

    def rests_on(self, decided: Decided) -> list[Assumption]:
        """Everything the year rests on. Raises UnknownSetting where a decision makes no journey."""
        company = self.study.company(decided)
        return assumptions(company.scenario, company.program, dict(decided.assumed))

    def levers_now(self, decided: Decided) -> tuple[Lever, ...]:
        """The levers, with what they cost under these assumptions."""
        return levers_of(self.study.company(decided.by_default).scenario)

    def stood(self, kept: "KeptWalk | StoredWalk") -> dict[str, Value]:
        """Where the levers stood when somebody left them; what was not moved, or no longer fits, is as on the walk."""
        try:
            stood = json.loads(str(kept.answers.get(KEPT_BY, {}).get("levers", "")) or "{}")
        except ValueError:
            stood = {}
        levers = {lever.name: lever for lever in self.levers}
        fits = {name: value for name, value in stood.items() if name in levers and levers[name].takes(value)}
        return {**self.before, **fits}

    def to_keep(self, values: Mapping[str, Value], sentence: str) -> dict[str, str]:
        """What is kept of where the levers stand and what that comes to; nothing of either, where none is moved."""
        moved = dict(values) != self.before
        return {"levers": json.dumps(dict(values)) if moved else "", "sentence": sentence if moved else ""}

    def answers(self, decided: Decided, callers: int = CALLERS, stopped: Stopped = never_stopped) -> Iterator[Answer]:
        """The walk at once, then the year, until it is as good as wanted or somebody has stopped it.

        Raises UnknownSetting where a decision makes no journey.
        """
        load = self._beside(decided, self.study.load_so_far(decided))
        again = self._again(decided, load)
        yield Answer(again, None)
        for seen in self.study.looks(self.as_walked(decided), decided, callers, stopped):
            beside = self._beside(decided, seen.load)
            if beside != load:
                load, again = beside, self._again(decided, beside)
            yield Answer(again, seen)

    def _beside(self, decided: Decided, load: Load) -> Load:
        """A load beside that of the company as it was walked: the walk was lived with the staffing the file states,
        whatever had been decided by then.
        """
        return load.beside(self.study.load_so_far(self.as_walked(decided)))

    def _again(self, decided: Decided, load: Load) -> Relived:
        """The walk under a decision and a load. As it was walked, it is the walk itself."""
        if decided == self.decided(self.before):
            return Relived(self.lived)
        engine = self.study.engine(decided, load)
        again = walk_again(engine, self._manner, self.seed)
        made = ledger(engine, again.walk.events, again.walk.now)
        return Relived(made, _place(engine, again.assumed_from), again.walk.ended or again.stopped)


def _place(engine: Engine, name: str | None) -> str:
    """A touchpoint in words."""
    if name is None:
        return ""
    label = next((place.label for place in engine.program.places if place.name == name), "")
    return label or name.replace("_", " ")
