"""Taking a walk up again: its inputs are lived once more on the scenario it was begun with."""

import json
from dataclasses import dataclass
from typing import Any

from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Diverged, Kind, replay
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering import lower
from walkshoes.scenario.load import Unwalkable, load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.input_rows import INPUTS, from_row
from walkshoes.sessions.kept import Beginning, Commitment, KeptWalk, Past, Said
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

_WALK = """SELECT walk.id, walk.session, walk.alias, walk.settings, walk.seed, walk.caller, walk.persona,
  walk.engine, walk.stage, walk.seen, walk.reached_ms, walk.ledger, scenario.name, scenario.text
  FROM walk JOIN scenario ON scenario.hash = walk.scenario WHERE walk.id = ?"""
_SAID = """SELECT input.at_ms, input.place, words.kind, words.fact, words.text
  FROM words JOIN input ON input.id = words.input WHERE words.walk = ? ORDER BY input.number, words.id"""
_COMMITTED = "SELECT when_, then_, by_, owner FROM commitment WHERE walk = ? ORDER BY id"
_DAMAGED = "This walk is damaged in the record and cannot be taken up. Please begin a new walk."


@dataclass(frozen=True, slots=True)
class _Row:
    """A walk as `_WALK` finds it."""

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
    name: str
    text: str


def take_up(file: RecordFile, walk_id: str) -> KeptWalk:
    """The walk as far as it had come. The time since it was last seen is recorded as a gap, and left out.

    Whoever had it open before can write to it no more. Raises RecordTrouble.
    """
    holder = uuid7()
    with file.writing() as db:  # at once with reading, so that no other opening can add to it in between
        found = file.rows(_WALK, [walk_id])
        if not found:
            raise RecordTrouble("There is no such walk in the record.")
        row = _Row(*found[0])
        inputs = file.rows(INPUTS, [row.id])
        came_back = utc_text()
        db.execute("UPDATE walk SET held_by = ?, seen = ? WHERE id = ?", [holder, came_back, row.id])
        if row.ledger is None:
            gap = {"id": uuid7(), "walk": row.id, "left_at": row.seen, "came_back_at": came_back}
            db.table("gap").insert(gap)
    try:
        return _lived(file, row, inputs, holder)
    except (Diverged, Unwalkable) as error:
        raise RecordTrouble(
            f"This walk was begun with version {row.engine} of walkshoes and this one cannot go on with it. "
            "It stays in the record as it is. Please begin a new walk."
        ) from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise RecordTrouble(_DAMAGED) from error


def _lived(file: RecordFile, row: _Row, kept: list[tuple[Any, ...]], holder: str) -> KeptWalk:
    source = source_of(load_text(row.text, row.name))
    settings = json.loads(row.settings)
    persona = Persona.from_json(json.loads(row.persona))
    engine = Engine(lower(source.under(settings), settings), persona)
    drawn = file.rows("SELECT place, visit, purpose, value FROM draw WHERE walk = ?", [row.id])
    values = {(place, visit, purpose): value for place, visit, purpose, value in drawn}
    inputs = [from_row(one) for one in kept]
    walk = replay(engine, [made for _, made in inputs], row.seed, values, row.reached_ms, row.caller)
    past = _past(file, row)
    past.inputs = len(inputs)
    past.last_reaction = next((one for one in reversed(inputs) if one[1].kind == Kind.REACT), None)
    begun = Beginning(row.id, row.session, row.alias, source, settings, persona, row.seed, holder)
    return KeptWalk(file, begun, engine, walk, past)


def _past(file: RecordFile, row: _Row) -> Past:
    answers: dict[str, dict[str, str | int]] = {}
    found = file.rows("SELECT questionnaire, item, value FROM answer WHERE walk = ?", [row.id])
    for questionnaire, item, value in found:
        answers.setdefault(questionnaire, {})[item] = value
    drafts = file.rows("SELECT text FROM draft WHERE walk = ?", [row.id])
    committed = file.rows(_COMMITTED, [row.id])
    return Past(
        stage=Stage(row.stage),
        answers=answers,
        said=[Said(*said) for said in file.rows(_SAID, [row.id])],
        commitments=[Commitment(*one) for one in committed],
        draft=drafts[0][0] if drafts else "",
        ledger=Ledger.from_json(json.loads(row.ledger)) if row.ledger else None,
    )
