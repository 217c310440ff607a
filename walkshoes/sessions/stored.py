"""A walk as the record holds it: read, and lived again from its inputs, without touching it."""

import json
from dataclasses import dataclass, field
from typing import Any

from walkshoes.journey.curve import Curve, Felt
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Event
from walkshoes.journey.inputs import LONGEST_WORDS, Input, Kind
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.reliving import Diverged, replay
from walkshoes.journey.script import filled
from walkshoes.journey.transcript import Told, transcript
from walkshoes.journey.walk import Values, Walk
from walkshoes.scenario.load import Source, Unwalkable
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.plain import plain
from walkshoes.scenario.stock import stock
from walkshoes.scenario.times import DAY
from walkshoes.scenario.touchpoints import Ending
from walkshoes.sessions.hands import hands_of
from walkshoes.sessions.input_rows import INPUTS, from_row
from walkshoes.sessions.kept import Commitment, Said
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.rows import erased_on
from walkshoes.sessions.scenario_texts import source_of_text
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble

_WALK = """SELECT walk.id, walk.session, walk.alias, walk.settings, walk.seed, walk.caller, walk.persona,
  walk.engine, walk.stage, walk.seen, walk.reached_ms, walk.ledger, walk.participant, scenario.name, scenario.text
  FROM walk JOIN scenario ON scenario.hash = walk.scenario WHERE walk.id = ?"""
_SAID = """SELECT input.at_ms, input.place, words.kind, words.fact, words.text
  FROM words JOIN input ON input.id = words.input WHERE words.walk = ? ORDER BY input.number, words.id"""
_COMMITTED = "SELECT when_, then_, by_, owner FROM commitment WHERE walk = ? ORDER BY id"
CANNOT_GO_ON = (
    "This walk was begun with version {version} of walkshoes and this one cannot go on with it. "
    "It stays in the record as it is. Please begin a new walk."
)
LONGEST_WALK = 7 * DAY
"""More than anybody attends to: a larger moment in a file is damage, and living up to it would not end."""
IS_ERASED = "What was done in this walk was erased on {day}. It cannot be lived again; what it came to is kept."
_DAMAGED = "This walk is damaged in the record and cannot be taken up. Please begin a new walk."


@dataclass(frozen=True, slots=True)
class WalkData:
    """A walk's row with its scenario's, and its inputs; texts as they are in the file."""

    id: str
    session: str
    alias: str
    settings: str
    seed: int
    caller: int
    persona: str
    engine: str
    stage: str
    seen: str
    reached_ms: int
    ledger: str | None
    participant: str | None
    name: str
    text: str
    inputs: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class StoredWalk:
    """A walk lived again. `frozen` is the ledger as it was when the walk ended, by `version` of walkshoes.

    `diverged` says where today's engine could no longer follow its inputs; `walk` then stands there.
    """

    id: str
    session: str
    alias: str
    source: Source
    settings: dict[str, bool | int | str]
    persona: Persona
    seed: int
    stage: Stage
    version: str
    reached_ms: int
    engine: Engine
    walk: Walk
    inputs: tuple[tuple[str, Input], ...]
    answers: dict[str, dict[str, str | int]]
    said: tuple[Said, ...]
    commitments: tuple[Commitment, ...]
    draft: str
    frozen: Ledger | None
    diverged: Diverged | None
    participant: str | None = None
    seen: str = ""
    """When a screen was last attached: ISO-8601 in UTC."""
    hands: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of a group: how many hands went up, by the key of the input that was decided, or `questionnaire.item`."""
    erased: str = ""
    """The day on which what was done in it was erased (2026-03-02), after which only its ledger and answers in numbers
    are left: `walk` stands at its first moment. Empty where it is all there."""

    @property
    def events(self) -> list[Event]:
        """What happened."""
        return self.walk.events

    @property
    def ledger(self) -> Ledger:
        """What it cost: as it was frozen, or as far as it has come."""
        return self.frozen or self.today

    @property
    def today(self) -> Ledger:
        """What today's engine makes of its inputs, as far as it can follow them."""
        return ledger(self.engine, self.walk.events, self.walk.now)

    @property
    def curve(self) -> Curve:
        """How it felt, as it was said at the time: from the reactions themselves, not from living it again."""
        felt = (made for _, made in self.inputs if made.kind == Kind.REACT)
        points = tuple(Felt(made.at_ms, made.place, made.number) for made in felt)
        return Curve(points, self.ledger.given_ms)

    @property
    def ending(self) -> str:
        """The text of the ending it came to; empty where it is unfinished."""
        place = self.ledger.ending
        touchpoint = self.source.scenario.touchpoints.get(place)
        if isinstance(touchpoint, Ending):
            return filled(touchpoint.ending, self.persona)
        return stock(self.source.scenario.locale).get(place, place)

    @property
    def says(self) -> str:
        """What a customer who ends like this tells others; empty where the scenario does not say."""
        ending = self.ledger.ending
        line = next((place.says for place in self.engine.program.places if place.name == ending), -1)
        return self.engine.lines[line].text if line >= 0 else ""

    @property
    def lives_on_differently(self) -> bool:
        """Whether today's engine makes something else of the inputs than was kept when the walk ended."""
        if self.erased:
            return False  # nobody can know
        return self.diverged is not None or (self.frozen is not None and self.frozen != self.today)

    def transcript(self) -> list[Told]:
        """The walk as it reads."""
        return transcript(self.engine, self.walk.events)


def walk_data(file: RecordFile, walk_id: str) -> WalkData:
    """What the file holds of a walk. Raises RecordTrouble where there is no such walk."""
    found = file.rows(_WALK, [walk_id])
    if not found:
        raise RecordTrouble("There is no such walk in the record.")
    row: tuple[Any, ...] = (*found[0], tuple(file.rows(INPUTS, [walk_id])))
    return WalkData(*row)


def stored_walk(file: RecordFile, data: WalkData) -> StoredWalk:
    """Live a walk again on the scenario it was begun with. Raises RecordTrouble where it is damaged."""
    try:
        return _lived(file, data)
    except Unwalkable as error:
        raise RecordTrouble(CANNOT_GO_ON.format(version=data.engine)) from error
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise RecordTrouble(_DAMAGED) from error


def values_of(file: RecordFile, walk_id: str) -> Values:
    """Chance as it fell on a walk. Raises RecordTrouble."""
    drawn = file.rows("SELECT place, visit, purpose, value FROM draw WHERE walk = ?", [walk_id])
    return {(place, visit, purpose): value for place, visit, purpose, value in drawn}


def _lived(file: RecordFile, data: WalkData) -> StoredWalk:
    source = source_of_text(data.text, data.name)
    settings = json.loads(data.settings)
    persona = Persona.from_json(json.loads(data.persona))
    engine = Engine(lower(source.under(settings), settings), persona)
    values = values_of(file, data.id)
    inputs = tuple(from_row(one) for one in data.inputs)
    diverged = None
    erased = erased_on(file, data.id)
    reached = max(0, min(data.reached_ms, LONGEST_WALK)) if not erased else 0
    try:
        walk = replay(engine, [made for _, made in inputs], data.seed, values, reached, data.caller)
    except Diverged as stopped:
        walk, diverged = stopped.walk, stopped
    answers: dict[str, dict[str, str | int]] = {}
    for questionnaire, item, value in file.rows(
        "SELECT questionnaire, item, value FROM answer WHERE walk = ?", [data.id]
    ):
        answers.setdefault(questionnaire, {})[item] = value
    drafts = file.rows("SELECT text FROM draft WHERE walk = ?", [data.id])
    return StoredWalk(
        id=data.id,
        session=data.session,
        alias=plain(data.alias),
        source=source,
        settings=settings,
        persona=persona,
        seed=data.seed,
        stage=Stage(data.stage),
        version=data.engine,
        reached_ms=data.reached_ms,
        engine=engine,
        walk=walk,
        inputs=inputs,
        answers=answers,
        said=tuple(
            Said(at, plain(place), kind, fact, plain(text, LONGEST_WORDS))
            for at, place, kind, fact, text in file.rows(_SAID, [data.id])
        ),
        commitments=tuple(Commitment(*(plain(part) for part in one)) for one in file.rows(_COMMITTED, [data.id])),
        draft=drafts[0][0] if drafts else "",
        frozen=Ledger.from_json(json.loads(data.ledger)) if data.ledger else None,
        diverged=diverged,
        participant=data.participant,
        seen=data.seen,
        hands=hands_of(file, data.id),
        erased=erased,
    )
