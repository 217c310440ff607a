"""Forgetting somebody for good: in the record, in its file, and in the copies beside it.

made = forget(record.file, "Walker 7")
made.finished    # False while another program has the record open and reads it: say the same again
made.copies      # where else it may still be
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from glob import escape
from pathlib import Path
from typing import Any

from walkshoes.scenario.plain import plain
from walkshoes.sessions.backups import backups_of
from walkshoes.sessions.copies import Copy, copies_of
from walkshoes.sessions.erasing import (
    UNFINISHED,
    Erased,
    Person,
    erase_again,
    erased_before,
    forget_commitments,
    forget_person,
    keep_erased,
    people_called,
    tables_of,
)
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.sweeping import Swept, sweep
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble, plainly

PATIENCE_S = 5.0
"""How long another program that reads or writes is waited for before it is said that it is not finished."""
COUNTED = {
    "names": ("name", "names"),
    "words": ("text in their own words", "texts in their own words"),
    "drafts": ("draft", "drafts"),
    "answers": ("answer in text", "answers in text"),
    "typed": ("number or name they typed", "numbers or names they typed"),
    "labels": ("label", "labels"),
    "owners": ("promise that named them", "promises that named them"),
    "commitments": ("promise", "promises"),
    "inputs": ("input", "inputs"),
    "draws": ("draw", "draws"),
    "gaps": ("absence", "absences"),
    "steering": ("step of the facilitator", "steps of the facilitator"),
    "walks": ("walk that had not ended", "walks that had not ended"),
}
"""What is said of what was erased, in this order."""
NOT_FINISHED = (
    "Not finished yet: another program has the record open; close it and say the same again. "
    "Until then what was erased is still in the file."
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What came of erasing. `counts`: what → how many. `copies` are files that were written of the sessions.

    `backups` and `not_opened` name the copies beside the record that were cleaned, and could not be; `beside` other
    files there that may hold people's words. `own` are search indexes somebody made that hold texts of their own.
    """

    finished: bool
    sessions: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()
    backups: tuple[str, ...] = ()
    not_opened: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    mentioned: int = 0
    again: bool = False
    """There was nobody to erase any more, and what was not finished the last time was tried again."""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "finished": self.finished,
            "sessions": list(self.sessions),
            "erased": dict(self.counts),
            "copies": [{"session": one.session, "place": one.place, "made": one.made} for one in self.copies],
            "backups": list(self.backups),
            "not_opened": list(self.not_opened),
            "beside": list(self.beside),
            "indexes": list(self.own),
            "mentioned": self.mentioned,
            "again": self.again,
        }

    def text(self) -> list[str]:
        """The same in sentences."""
        return list(self._said())

    def _said(self) -> Iterator[str]:
        parts = [(self.counts[what], *both) for what, both in COUNTED.items() if self.counts.get(what)]
        if parts:
            yield f"Erased: {', '.join(f'{count} {one if count == 1 else many}' for count, one, many in parts)}."
        elif self.again:
            yield "Nobody is left to be erased. What was not finished the last time:"
        else:
            yield "Nothing was left to erase."
        if self.backups:
            yield f"Erased in the copies beside the record as well: {', '.join(self.backups)}."
        for name in self.not_opened:
            yield f"{name}, a copy beside the record, cannot be opened. Delete it: what was erased may be in it."
        for name in self.own:
            yield f"The search index {name} holds texts of its own, and they may be in it. Delete it."
        if self.mentioned:
            many = "text of others names" if self.mentioned == 1 else "texts of others name"
            yield f"{self.mentioned} {many} them, among promises, notes and words. That was left as it is."
        if self.copies:
            yield "These files were written from the record. What was erased may be in them; delete them by hand:"
            yield from (f"  {one.place} ({one.made[:10]})" for one in self.copies)
        if self.beside:
            yield f"Beside the record lie {', '.join(self.beside)}, which may hold it too. Delete them, or erase there."
        yield "Nothing of it is in the record's file any more." if self.finished else NOT_FINISHED


def somebody_called(file: RecordFile, alias: str, session: str | None = None) -> list[Person]:
    """Who goes by a name, one person in each session. Raises RecordTrouble."""
    with plainly(file.path):
        return people_called(file.db.conn, alias, session)


def forget(
    file: RecordFile,
    alias: str,
    session: str | None = None,
    *,
    commitments: bool = False,
    patience_s: float = PATIENCE_S,
) -> Cleaned:
    """Forget whoever goes by a name in every session, or in one; with `commitments` also what they promised.

    A window in which one of their walks is open can write to it no more. Where it cannot be finished because another
    program reads the record, the same again finishes it. Raises RecordTrouble where nobody goes by the name.
    """
    if not alias.strip():
        raise RecordTrouble("Say the name of whoever is to be forgotten.")
    erased = Erased()
    with file.writing() as db:
        people = people_called(db.conn, alias, session)
        pending = bool(db.execute("SELECT 1 FROM forgotten WHERE id = ?", [UNFINISHED]).fetchone())
        sessions = tuple(dict.fromkeys(who.session for who in people))
        copies = tuple(one for key in sessions for one in copies_of(file, key))
        for who in people:
            if commitments:
                forget_commitments(db.conn, who, erased)
            forget_person(db.conn, who, erased)
        if people:
            keep_erased(db.conn, {*erased.keys, UNFINISHED}, utc_text())

    def in_a_copy(copy: sqlite3.Connection) -> bool:
        there = people_called(copy, alias, session)
        for who in there:
            forget_person(copy, who, Erased())
        return bool(there)

    nobody = RecordTrouble(f"Nobody goes by “{plain(alias)}” {'in that session' if session else 'in the record'}.")
    if not people and not pending and not backups_of(file.path):
        raise nobody
    cleaned = clean_everywhere(file, erased, sessions, copies, in_a_copy, patience_s)
    if not people and not pending and not cleaned.backups:
        raise nobody
    return cleaned if people else replace(cleaned, again=True)


def clean_everywhere(
    file: RecordFile,
    erased: Erased,
    sessions: tuple[str, ...] = (),
    copies: tuple[Copy, ...] = (),
    in_a_copy: Callable[[sqlite3.Connection], bool] = lambda _: False,
    patience_s: float = PATIENCE_S,
) -> Cleaned:
    """What was erased in the tables, gone from the file and from the copies beside it. Raises RecordTrouble.

    `in_a_copy` does to a copy what its keys alone cannot, and says whether it found anything.
    """
    backups, not_opened = _clean_backups(file, in_a_copy, patience_s)
    swept = _swept(file, patience_s)
    return Cleaned(
        finished=swept.finished,
        sessions=sessions,
        counts=erased.counts,
        copies=copies,
        backups=backups,
        not_opened=not_opened,
        beside=_beside(file.path),
        own=swept.own,
        mentioned=erased.mentioned,
    )


def finish(file: RecordFile, *, patience_s: float = PATIENCE_S) -> Cleaned:
    """Finish what was erased while another program read the record. Raises RecordTrouble."""
    return replace(clean_everywhere(file, Erased(), patience_s=patience_s), again=True)


def not_finished(file: RecordFile) -> bool:
    """Whether something was erased of which copies may still be in the file. Raises RecordTrouble."""
    return bool(file.rows("SELECT 1 FROM forgotten WHERE id = ?", [UNFINISHED]))


def _swept(file: RecordFile, patience_s: float) -> Swept:
    with plainly(file.path):
        swept = sweep(file.db.conn, patience_s)
    if swept.finished and not_finished(file):
        with file.writing() as db:
            db.execute("DELETE FROM forgotten WHERE id = ?", [UNFINISHED])
    return swept


def _clean_backups(
    file: RecordFile, in_a_copy: Callable[[sqlite3.Connection], bool], patience_s: float
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the copies in which there was something to erase, and of those that cannot be opened."""
    cleaned, not_opened = [], []
    with file.writing(lasting=False) as db:  # so that no copy is being made meanwhile
        keys = erased_before(db.conn)
        for left in file.path.parent.glob(f"{escape(file.path.name)}.before-*.part*"):
            left.unlink(missing_ok=True)  # by a program that was killed
    for backup in backups_of(file.path):
        try:
            if _clean_backup(backup, keys, in_a_copy, patience_s):
                cleaned.append(backup.name)
        except (sqlite3.Error, OSError, UnicodeDecodeError):
            not_opened.append(backup.name)
    return tuple(cleaned), tuple(not_opened)


def _clean_backup(
    path: Path, keys: Mapping[str, str], in_a_copy: Callable[[sqlite3.Connection], bool], patience_s: float
) -> bool:
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, timeout=patience_s, isolation_level=None)) as db:
        for pragma in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
            db.execute(f"PRAGMA {pragma}")
        if not {"walk", "words", "session"} <= tables_of(db):
            raise sqlite3.DatabaseError(f"{path} is no record")
        db.execute("BEGIN IMMEDIATE")
        found = in_a_copy(db)
        again = erase_again(db, keys)
        db.execute("COMMIT")
        if not sweep(db, patience_s).finished:
            raise sqlite3.OperationalError(f"{path} is being read")
    return found or bool(again.counts)


def _beside(path: Path) -> tuple[str, ...]:
    """Files beside a record that were saved out of a damaged one."""
    saved = {*path.parent.glob(f"{escape(path.stem)}-recovered*"), *path.parent.glob(f"{escape(path.name)}*.jsonl")}
    return tuple(sorted(one.name for one in saved if not one.name.endswith(("-wal", "-shm"))))
