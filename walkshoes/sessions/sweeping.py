"""What was erased, gone from the file as well: out of every search index, of free pages, of the log beside it."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

_INDEX = re.compile(r"USING\s+fts[345]\b", re.IGNORECASE)
_OF_A_TABLE = re.compile(r"\bcontent\s*=", re.IGNORECASE)
_PAUSE_S = 0.05


@dataclass(frozen=True, slots=True)
class Swept:
    """Whether all of it is gone. `own` names search indexes that hold texts of their own, which nobody can sort out."""

    finished: bool
    own: tuple[str, ...] = ()


def sweep(db: sqlite3.Connection, patience_s: float) -> Swept:
    """Leave nothing in the file, or in the log beside it, of what was deleted over a connection with `secure_delete`.

    Another program that is reading or writing is waited for as long as `patience_s`; where it goes on, the file is not
    clean, and that is said: the same again finishes it.
    """
    own = tuple(name for name, from_a_table in _indexes(db) if not from_a_table)
    waits_ms = db.execute("PRAGMA busy_timeout").fetchone()[0]
    db.execute(f"PRAGMA busy_timeout={int(patience_s * 1_000)}")
    try:
        _rebuild_indexes(db)
        db.execute("VACUUM")
        _rebuild_indexes(db)  # rows of a table whose key is a text may have other numbers now
        return Swept(_log_folded_in(db, patience_s), own)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise
        return Swept(False, own)
    finally:
        db.execute(f"PRAGMA busy_timeout={waits_ms}")


def _indexes(db: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """Each index for searching texts, and whether it is made from a table, so that it can be made anew."""
    for name, sql in db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql IS NOT NULL"
    ).fetchall():
        if _INDEX.search(sql):
            yield name, bool(_OF_A_TABLE.search(sql))


def _rebuild_indexes(db: sqlite3.Connection) -> None:
    for name, from_a_table in list(_indexes(db)):
        if not from_a_table:
            continue
        quoted = '"' + name.replace('"', '""') + '"'
        try:
            db.execute(f"INSERT INTO {quoted} ({quoted}) VALUES ('rebuild')")  # noqa: S608 - a name out of the schema
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise
            with suppress(sqlite3.OperationalError):  # it holds nothing but the index: whoever made it makes it anew
                db.execute(f"INSERT INTO {quoted} ({quoted}) VALUES ('delete-all')")  # noqa: S608 - the same


def _log_folded_in(db: sqlite3.Connection, patience_s: float) -> bool:
    """Whether the log is in the file and empty; with an open read of another program it cannot be."""
    until = time.monotonic() + patience_s
    while db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] != 0:
        if time.monotonic() >= until:
            return False
        time.sleep(_PAUSE_S)
    return True
