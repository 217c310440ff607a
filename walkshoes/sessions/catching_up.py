"""Walks under way, brought up to their scenario as it was edited since: each whole, or not at all."""

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from walkshoes import __version__
from walkshoes.journey.edited import NoLongerHolds, carried
from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.reliving import Relived, renames
from walkshoes.scenario.edits import changed_line
from walkshoes.scenario.persona import carried_on, make_persona
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.sessions.input_rows import as_row
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.stored import StoredWalk, stored_walk, values_of, walk_data
from walkshoes.sessions.uuid7 import uuid7

if TYPE_CHECKING:
    from sqlite_utils import Database

    from walkshoes.scenario.load import Source

STAYS = "It stays as it was begun, and can be gone on with."


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """What came of one walk: whether it goes on in the edited scenario, how many of its steps hold there, and why.

    One that had `ended` is left as it was: nobody goes on with it.
    """

    alias: str
    title: str
    goes_on: bool
    ended: bool
    holds: int
    steps: int
    why: str

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {name: getattr(self, name) for name in self.__slots__}

    def text(self) -> str:
        """The same in words."""
        return f"{self.title}, {self.alias}: {self.why}"


def catch_up(file: RecordFile, walk_id: str, edited: "Source") -> CaughtUp:
    """Bring one unfinished walk up to the edited scenario, where everything done in it holds there.

    Where it does not, nothing is changed and the line that was changed is named. A window that has the walk open may
    write to it no more. Raises RecordTrouble.
    """
    with file.writing() as db:  # at once with reading, so that nothing can be added to the walk in between
        stored = stored_walk(file, walk_data(file, walk_id))
        steps = len(stored.inputs)

        def said(why: str, *, goes_on: bool = False, holds: int = steps) -> CaughtUp:
            ended = stored.frozen is not None
            return CaughtUp(stored.alias, stored.source.scenario.title, goes_on, ended, holds, steps, why)

        if stored.frozen is not None:
            return said("it has ended; what it came to is kept as it was.")
        if stored.diverged is not None:
            return said(f"this version of walkshoes cannot go on with it. {STAYS}", holds=stored.diverged.done)
        if stored.source.text == edited.text:
            return said("nothing has changed.", goes_on=True)
        try:
            lived = _carried(file, stored, edited)
        except UnknownSetting as trouble:
            return said(f"{trouble} It was begun under that decision. {STAYS}", holds=0)
        except NoLongerHolds as stopped:
            return said(_where(stored, edited, stopped), holds=stopped.done)
        _write(db, stored, edited, lived)
        return said("it goes on in the edited scenario.", goes_on=True)


def _carried(file: RecordFile, stored: StoredWalk, edited: "Source") -> Relived:
    """The walk lived again on the edited scenario, by the same customer. Raises NoLongerHolds, UnknownSetting."""
    scenario = edited.under(stored.settings)
    program = lower(scenario, stored.settings)
    renamed = renames(program)
    made = make_persona(edited.scenario, stored.seed)
    known = {renamed.get(place, place): name for place, name in stored.persona.agents.items()}
    persona = replace(carried_on(made, stored.persona), agents={**made.agents, **known})
    engine = Engine(program, persona)
    values = values_of(file, stored.id)
    return carried(stored.walk, [made for _, made in stored.inputs], engine, stored.seed, values, stored.walk.caller)


def _where(stored: StoredWalk, edited: "Source", stopped: NoLongerHolds) -> str:
    """How far the walk holds, and the line at which to look."""
    line = changed_line(stored.source, edited, stopped.near)
    place = f"at `{stopped.near[0]}`, " if stopped.near else ""
    steps = f"{stopped.done} of its {len(stored.inputs)} steps hold"
    return f"{steps}; then, {place}the edited scenario leads elsewhere: {line}. {STAYS}"


def _write(db: "Database", stored: StoredWalk, edited: "Source", lived: Relived) -> None:
    walk, engine = lived.walk, lived.walk.engine
    text = {"name": edited.name, "title": edited.scenario.title, "text": edited.text}
    db.table("scenario").insert({"hash": edited.hash} | text, ignore=True)
    persona = json.dumps(engine.persona.as_json(), ensure_ascii=False)
    db.execute(
        "UPDATE walk SET scenario = ?, persona = ?, engine = ?, reached_ms = ?, held_by = ? WHERE id = ?",
        [edited.hash, persona, __version__, walk.now, uuid7(), stored.id],
    )
    for (key, _), made in zip(stored.inputs, lived.inputs, strict=True):
        db.table("input").update(key, as_row(made))
    renamed = renames(engine.program)
    drawn = db.execute(
        "SELECT walk, place, visit, purpose, uniform, value FROM draw WHERE walk = ?", [stored.id]
    ).fetchall()
    db.execute("DELETE FROM draw WHERE walk = ?", [stored.id])
    columns = ("walk", "place", "visit", "purpose", "uniform", "value")
    rows = [dict(zip(columns, row, strict=True)) for row in drawn]
    db.table("draw").insert_all([row | {"place": renamed.get(row["place"], row["place"])} for row in rows])
