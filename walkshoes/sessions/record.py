"""The record: sessions and walks in one SQLite file.

    record = Record(Record.default_path())
    kept = record.begin(source, "Walker 7")
    kept.advance(9_000)
    kept.give(Input(Kind.PRESS, "2"))    # on the disk when this returns True
    kept.close()
    record.resume(kept.id)               # there again, at the same moment

`walkshoes.sessions.migrations` has the tables.
"""

import json
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from walkshoes import __version__
from walkshoes.journey.engine import Engine
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Values
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona, carried_on, make_persona
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.catching_up import CaughtUp, catch_up
from walkshoes.sessions.draw_rows import set_rows
from walkshoes.sessions.kept import Beginning, KeptWalk, Past
from walkshoes.sessions.led import one_line, scenario_row
from walkshoes.sessions.opening import BUSY_S, RecordFile
from walkshoes.sessions.people import A_PERSON
from walkshoes.sessions.rows import (
    KEPT_DAYS,
    EarlierWalk,
    SessionRow,
    WalkRow,
    all_sessions,
    earlier_walk,
    one_session,
    unfinished_walks,
    walks_of,
)
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.stored import StoredWalk, stored_walk, walk_data
from walkshoes.sessions.taking_up import take_up
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["KEPT_DAYS", "Record", "RecordTrouble", "SessionRow", "WalkRow"]

_LAST = "~"  # sorts after every key


class Record:
    """The record on disk. A connection belongs to the thread that made it: one record for each thread."""

    def __init__(self, path: Path, *, busy_s: float = BUSY_S) -> None:
        """Open the record at a path; its folder and the file are made where they are missing.

        `busy_s` is how long another program that writes is waited for. Raises RecordTrouble.
        """
        self.path = path
        self.file = RecordFile(path, busy_s)
        self._open: list[KeptWalk] = []

    @staticmethod
    def default_path() -> Path:
        """Where a person's record lies unless they say otherwise: their system's folder for such things."""
        from platformdirs import user_data_path  # noqa: PLC0415 - only where nobody has named a place

        return user_data_path("walkshoes", appauthor=False) / "walkshoes.db"

    def begin(
        self,
        source: Source,
        alias: str,
        *,
        settings: Settings | None = None,
        seed: int = 1,
        persona: Persona | None = None,
        session: str | None = None,
        title: str = "",
        draws: Values | None = None,
        participant: str | None = None,
    ) -> KeptWalk:
        """Begin a walk, in a session of its own unless one is given. `title` is the new session's.

        `participant` is the key of who walks, where the session knows its people.

        `draws` take the place of chance, where a walk is rehearsed; they are kept, and replayed, as if drawn.

        Without a persona the walker is made up; where the scenario follows one they have finished, they are the
        customer they were there.

        Raises RecordTrouble; UnknownSetting for settings the scenario cannot take.
        """
        wanted = dict(settings or {})
        seed = _signed(seed)
        alias = one_line(alias)
        made = persona
        if made is None:
            made = self.customer(source, alias, make_persona(source.scenario, seed), session or "")
        made = Persona.from_json(made.as_json())  # as it will be when it is read again
        engine = Engine(lower(source.under(wanted), wanted), made)
        walk = engine.walk(seed, A_PERSON, draws or None)
        begun = Beginning(uuid7(), session or uuid7(), alias, source, wanted, made, seed, uuid7(), participant)
        if session is not None and not self.file.rows("SELECT 1 FROM session WHERE id = ?", [session]):
            raise RecordTrouble("There is no such session in the record.")
        with self.file.writing() as db:
            _still_there(db, participant)
            if session is None:
                heading = one_line(title) or one_line(source.scenario.title)
                due = utc_text(timedelta(days=KEPT_DAYS))
                row = {"id": begun.session, "title": heading, "began": utc_text(), "delete_after": due}
                db.table("session").insert(row)
            db.table("scenario").insert(scenario_row(source), ignore=True)
            db.table("walk").insert(_first_row(begun))
            db.table("draw").insert_all(set_rows(begun.id, walk))
        return self._opened(KeptWalk(self.file, begun, engine, walk, Past()))

    def customer(self, source: Source, alias: str, made: Persona, session: str = "") -> Persona:
        """Who somebody becomes: the persona made for a scenario; where it follows one they have finished, the customer
        they were there. Raises RecordTrouble.
        """
        before = self._before(source, alias, _LAST, session)
        if before is None:
            return made
        try:
            return carried_on(made, Persona.from_json(json.loads(before.persona)))
        except ValueError:
            return made  # what is damaged there must not keep anybody from walking here

    def resume(self, walk_id: str) -> KeptWalk:
        """Take a walk up again where it was left, on the scenario it was begun with. Raises RecordTrouble."""
        return self._opened(take_up(self.file, walk_id))

    def catch_up(self, walk_id: str, edited: Source) -> CaughtUp:
        """Bring an unfinished walk up to its scenario as it was edited since, where all that was done in it holds.

        Whoever opens it next goes on there. Raises RecordTrouble.
        """
        return catch_up(self.file, walk_id, edited)

    def stored(self, walk_id: str) -> StoredWalk:
        """A walk to be read: lived again from its inputs, and left as it is. Raises RecordTrouble."""
        return stored_walk(self.file, walk_data(self.file, walk_id))

    def followed(self, source: Source, alias: str, walk_id: str, session: str) -> tuple[str, Ledger] | None:
        """The title and the ledger of the walk that this one goes on from; None where there is none.

        Raises RecordTrouble.
        """
        before = self._before(source, alias, walk_id, session)
        if before is None:
            return None
        try:
            return before.title, Ledger.from_json(json.loads(before.ledger))
        except ValueError:
            return None

    def _before(self, source: Source, alias: str, walk_id: str, session: str) -> EarlierWalk | None:
        if source.scenario.follows is None:
            return None
        return earlier_walk(self.file, source.scenario.follows, one_line(alias), walk_id, session)

    def unfinished(self) -> list[WalkRow]:
        """Walks that can be taken up again, the newest first. Raises RecordTrouble."""
        return unfinished_walks(self.file)

    def sessions(self) -> list[SessionRow]:
        """Every session, the newest first. Raises RecordTrouble."""
        return all_sessions(self.file)

    def session(self, prefix: str) -> SessionRow:
        """The session with this key, or whose key alone begins so. Raises RecordTrouble."""
        return one_session(self.file, prefix)

    def walks(self, session_id: str) -> list[WalkRow]:
        """The walks of a session in the order they began. Raises RecordTrouble."""
        return walks_of(self.file, session_id)

    def close(self) -> None:
        """Close the walks that are still open, and the file. Raises RecordTrouble."""
        with ExitStack() as last_first:  # each is closed, whatever befalls the others
            last_first.callback(self.file.close)
            for kept in self._open:
                last_first.callback(kept.close)
            self._open.clear()

    def _opened(self, kept: KeptWalk) -> KeptWalk:
        kept.advance(kept.walk.now)  # keeps what was drawn, or ended, before anybody did anything
        self._open.append(kept)
        return kept


def _first_row(begun: Beginning) -> dict[str, Any]:
    return {
        "id": begun.id,
        "session": begun.session,
        "scenario": begun.source.hash,
        "alias": begun.alias,
        "participant": begun.participant,
        "settings": _json(begun.settings),
        "seed": begun.seed,
        "caller": A_PERSON,
        "persona": _json(begun.persona.as_json()),
        "engine": __version__,
        "stage": Stage.BRIEFING.value,
        "began": utc_text(),
        "seen": utc_text(),
        "reached_ms": 0,
        "ending": "",
        "held_by": begun.holder,
    }


def _still_there(db: "Database", participant: str | None) -> None:
    """Whoever was forgotten walks under that name no more, in whichever window they still stand."""
    if db.execute("SELECT 1 FROM forgotten WHERE id = ?", [participant]).fetchone():
        raise RecordTrouble("You have been forgotten in this session, as you asked. To walk again, come in anew.")


def _signed(seed: int) -> int:
    """The same seed as a whole number that SQLite can hold; draws take it modulo 2**64."""
    return (seed + 2**63) % 2**64 - 2**63


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
