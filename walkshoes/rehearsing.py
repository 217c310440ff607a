"""A walk made without a screen, and everything that is told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.draws_set import Draws, told
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.headless import Line, Played, fit, play
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.journey.transcript import transcript
from walkshoes.proof.runs import run
from walkshoes.proof.settings import plain_settings, values_to_try
from walkshoes.proof.states import MOST_STATES
from walkshoes.proof.witness import witness
from walkshoes.scenario.findings import did_you_mean
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona, make_persona
from walkshoes.scenario.policies import Settings, UnknownSetting
from walkshoes.sessions.stages import Stage

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record


MOST_TRIED = 300
"""By how many of the ways to a touchpoint it is tried to come there."""
MOST_SAID = 6
"""How many draws that were set are said in words."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A walk from a file of inputs. What it tells holds no ids and no wall time: the same inputs, the same bytes."""

    source: Source
    settings: dict[str, bool | int | str]
    seed: int
    engine: Engine
    played: Played
    draws: Draws = field(default_factory=Draws)

    @property
    def state(self) -> str:
        """`ended` or `unfinished`."""
        return "ended" if self.played.walk.ended else "unfinished"

    def ledger(self) -> Ledger:
        """What the walk cost the customer."""
        return ledger(self.engine, self.played.walk.events, self.played.walk.now)

    def as_json(self) -> dict[str, Any]:
        """Everything, as plain data."""
        walk, program = self.played.walk, self.engine.program
        return {
            "scenario": self.source.name,
            "title": self.source.scenario.title,
            "hash": self.source.hash,
            "seed": self.seed,
            "policies": self.settings,
            "persona": self.engine.persona.as_json(),
            "state": self.state,
            "at": program.places[walk.place].name,
            "ledger": self.ledger().as_json(),
            "draws": [
                {"place": program.places[place].name, "ms": drawn, "uniform": units}
                for _, code, place, drawn, units in walk.events
                if code == Code.DREW
            ],
            "rehearsed_draws": told(self.draws),
            "inputs": [made.as_json() for made in self.played.inputs],
            "transcript": [str(told) for told in transcript(self.engine, walk.events)],
        }

    def text(self) -> list[str]:
        """The transcript and, beneath it, where the walk stands."""
        made = self.ledger()
        lines = [str(told) for told in transcript(self.engine, self.played.walk.events)]
        stands = f"ended at {made.ending}" if made.ending else "unfinished"
        return [*lines, "", f"{stands} after {minutes_text(made.given_ms)} of the customer's time", *self._not_chance()]

    def _not_chance(self) -> list[str]:
        """What was decided in place of chance, in a sentence; nothing, where chance decided all."""
        if not self.draws:
            return []
        said = [_in_words(line) for line in told(self.draws)]
        more = f", and {len(said) - MOST_SAID} draws more" if len(said) > MOST_SAID else ""
        return [f"This is a rehearsal: the inputs, not chance, decided that {', '.join(said[:MOST_SAID])}{more}."]

    def keep(self, record: "Record", *, to_go_on: bool = False) -> str:
        """Keep the walk in the record, input by input; returns its session. The app offers one `to_go_on` with."""
        kept = record.begin(
            self.source, "rehearsal", settings=self.settings, seed=self.seed, persona=self.engine.persona,
            title=f"Rehearsal: {self.source.scenario.title}", draws=self.draws,
        )  # fmt: skip
        for made, words in zip(self.played.inputs, self.played.words, strict=True):
            kept.advance(made.at_ms)
            kept.give(made, words)
        kept.advance(self.played.walk.now)
        session = kept.session
        kept.move_to(Stage.WALK if to_go_on else Stage.DONE)  # nobody is asked to go on with what is done
        kept.close()
        return session


def rehearse(
    source: Source,
    lines: Iterable[Line],
    settings: Settings,
    seed: int,
    persona: Mapping[str, Any] | None = None,
    draws: Draws | None = None,
) -> Rehearsal:
    """Walk a scenario's inputs under these settings; `draws` that are set take the place of chance.

    A persona, or a part of one, given with the inputs takes the place of the one the seed makes.
    Raises NotAccepted, UnknownSetting, UnknownProvider, and ValueError where the persona is none.
    """
    scenario = source.under(settings)
    program = lower(scenario, settings)
    made = make_persona(scenario, seed)
    if persona is not None:
        given = Persona.from_json(persona)
        made = replace(
            made,
            name=given.name or made.name,
            facts={**made.facts, **given.facts},
            agents={**made.agents, **given.agents},
        )
    engine = Engine(program, made)
    draws = draws or Draws()
    fit(program, draws)
    return Rehearsal(source, dict(settings), seed, engine, play(engine, lines, seed, draws), draws)


def _in_words(line: Mapping[str, Any]) -> str:
    """A draw that was set: `the wait at support_queue, visit 1, is 9 minutes`."""
    at = f"{line['draw']}, visit {line['visit']}"
    if "of" in line:
        return f"`{line['of']}`, set going at {at}, {'comes' if line['is'] else 'does not come'}"
    return f"the wait at {at}, is {minutes_text(line['is'])}"


def come_to(source: Source, touchpoint: str, settings: Settings, seed: int) -> Rehearsal:
    """The shortest walk to a touchpoint under these settings, found by proof and really walked.

    Raises NowhereNear where nobody comes there, UnknownSetting, UnknownName and UnknownProvider.
    """
    scenario = source.under(settings)
    program = lower(scenario, settings)
    explored = run(settings, scenario, program, MOST_STATES)
    if touchpoint not in explored.places:
        raise NowhereNear(f"There is no touchpoint `{touchpoint}` in {source.name}.", touchpoint, explored.places)
    states = explored.at.get(explored.moves.meeting.entrances[explored.places[touchpoint]], [])
    if not states:
        under = "under these settings" if settings else "as the company is now"
        raise NowhereNear(f"Nobody can come to `{touchpoint}` {under}; {_where_else(source, touchpoint)}.")
    engine = Engine(program, make_persona(scenario, seed))
    for state in states[:MOST_TRIED]:
        if (shown := witness(engine, explored.explored, state, seed)) is not None:
            played = Played(shown.walk, list(shown.inputs), [""] * len(shown.inputs))
            return Rehearsal(source, dict(settings), seed, engine, played, shown.draws)
    raise NowhereNear(f"`{touchpoint}` may be come to, but no walk tried led there: it depends on the hour or the day.")


def _where_else(source: Source, touchpoint: str) -> str:
    """Under which settings a touchpoint can be come to, as they are written on the command line."""
    twin = source.scenario.twin
    for settings in plain_settings(values_to_try(source.scenario), twin):
        try:
            scenario = source.under(settings)
            explored = run(settings, scenario, lower(scenario, settings), MOST_STATES)
        except (UnknownSetting, UnknownName):
            continue
        if touchpoint in explored.came_to:
            said = " ".join(f"--policy {name}={str(value).lower()}" for name, value in settings.items())
            return f"somebody does with {said or 'the policies as they are'}"
    return "nor with any one policy, nor in the good twin"


class NowhereNear(LookupError):
    """A walk to a touchpoint was wanted, and there is none. The message is for people."""

    def __init__(self, message: str, wanted: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(" ".join(filter(None, (message, did_you_mean(wanted, known).capitalize()))))
