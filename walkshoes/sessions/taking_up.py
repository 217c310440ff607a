"""Taking a walk up again: its inputs are lived once more on the scenario it was begun with."""

import json
from typing import Any

from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Diverged, Input, Kind, replay
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering import lower
from walkshoes.scenario.load import Unwalkable, load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import Beginning, Commitment, KeptWalk, Past, Said, now
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

_WALK = """SELECT walk.id, walk.session, walk.alias, walk.settings, walk.seed, walk.caller, walk.persona, walk.engine,
  walk.stage, walk.seen, walk.reached_ms, walk.ledger, scenario.name, scenario.text
  FROM walk JOIN scenario ON scenario.hash = walk.scenario WHERE walk.id = ?"""
_INPUTS = """SELECT id, kind, value, amount, words, done_by, place, visit, since_ms, at_ms
  FROM input WHERE walk = ? ORDER BY number"""
_SAID = """SELECT input.at_ms, input.place, words.kind, words.fact, words.text
  FROM words JOIN input ON input.id = words.input WHERE words.walk = ? ORDER BY input.number, words.id"""


def take_up(file: RecordFile, walk_id: str) -> KeptWalk:
    """The walk as far as it had come. The time since it was last seen is recorded as a gap, and left out of it.

    Whoever had it open before can write to it no more. Raises RecordTrouble.
    """
    holder = uuid7()
    with file.writing():
        found = file.rows(_WALK, [walk_id])
        if not found:
            raise RecordTrouble("There is no such walk in the record.")
        names = (
            "id session alias settings seed caller persona engine stage seen reached_ms ledger name text"
        ).split()
        row = dict(zip(names, found[0], strict=True))
        _hold(file, row, holder)
        inputs = file.rows(_INPUTS, [walk_id])
        past = _past(file, row)
    try:
        return _lived(file, row, inputs, past, holder)
    except (Diverged, Unwalkable) as error:
        raise RecordTrouble(
            f"This walk was begun with version {row['engine']} of walkshoes and cannot be gone on with in this one. "
            "It stays in the record as it is; please begin a new walk."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise RecordTrouble("This walk is damaged in the record. Please begin a new walk.") from error


def _hold(file: RecordFile, row: dict[str, Any], holder: str) -> None:
    came_back = now()
    file.rows("UPDATE walk SET held_by = ?, seen = ? WHERE id = ?", [holder, came_back, row["id"]])
    if row["ledger"] is None:
        file.rows("INSERT INTO gap VALUES (?, ?, ?, ?)", [uuid7(), row["id"], row["seen"], came_back])


def _past(file: RecordFile, row: dict[str, Any]) -> Past:
    walk = [row["id"]]
    answers: dict[str, dict[str, str | int]] = {}
    for questionnaire, item, value in file.rows(
        "SELECT questionnaire, item, value FROM answer WHERE walk = ?", walk
    ):
        answers.setdefault(questionnaire, {})[item] = value
    drafts = file.rows("SELECT text FROM draft WHERE walk = ?", walk)
    committed = file.rows("SELECT when_, then_, by_, owner FROM commitment WHERE walk = ? ORDER BY id", walk)
    return Past(
        stage=Stage(row["stage"]),
        answers=answers,
        said=[Said(*said) for said in file.rows(_SAID, walk)],
        commitments=[Commitment(*one) for one in committed],
        draft=drafts[0][0] if drafts else "",
        ledger=Ledger.from_json(json.loads(row["ledger"])) if row["ledger"] else None,
    )


def _lived(
    file: RecordFile, row: dict[str, Any], kept: list[tuple[Any, ...]], past: Past, holder: str
) -> KeptWalk:
    source = source_of(load_text(row["text"], row["name"]))
    settings = json.loads(row["settings"])
    persona = Persona.from_json(json.loads(row["persona"]))
    engine = Engine(lower(source.under(settings), settings), persona)
    drawn = file.rows("SELECT place, visit, purpose, value FROM draw WHERE walk = ?", [row["id"]])
    values = {(place, visit, purpose): value for place, visit, purpose, value in drawn}
    inputs = [Input(Kind(kind), *rest) for _, kind, *rest in kept]
    walk = replay(engine, inputs, row["seed"], values, row["reached_ms"], row["caller"])
    past.inputs = len(inputs)
    for (key, *_), made in zip(kept, inputs, strict=True):
        if made.kind == Kind.REACT:
            past.last_reaction = (key, made)
    begun = Beginning(row["id"], row["session"], row["alias"], source, settings, persona, row["seed"], holder)
    return KeptWalk(file, begun, engine, walk, past)
