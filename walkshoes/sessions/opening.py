"""Opening the file of the record, and writing to it so that nothing is lost and nothing is half there."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from walkshoes.sessions.backups import back_up
from walkshoes.sessions.trouble import A_FOLDER, NEWER, NOT_A_RECORD, plainly, trouble
from walkshoes.sessions.turns import take_turn

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION = 0x77616C6B
"""`walk` in ASCII: what SQLite's `application_id` says of a record."""
_MAGIC = b"SQLite format 3\0"
SMALLEST = 4_096
"""No record is smaller, in bytes: its first page alone is so large."""
BUSY_S = 30.0
"""How long to wait for another writer; thirty writers in a room seldom wait for one."""


class RecordFile:
    """The open file. Its errors are sentences; what one `writing()` writes is there whole or not at all."""

    def __init__(self, path: Path, busy_s: float = BUSY_S) -> None:
        """Open the record, make it where there is none, and bring it up to date. Raises RecordTrouble."""
        self.path = path
        with plainly(path):
            _make_room(path)
            connection = sqlite3.connect(path, timeout=busy_s, isolation_level=None)
            try:
                self.db = _ready(connection, path)
            except BaseException:
                connection.close()
                raise

    @contextmanager
    def writing(self, *, lasting: bool = True) -> Iterator["Database"]:
        """One transaction. A `lasting` one is on the disk when this returns, even if the power fails.

        The other kind survives the end of the program, but perhaps not of the power. Raises RecordTrouble.
        """
        with plainly(self.path):
            if not lasting:
                self.db.conn.execute("PRAGMA synchronous=NORMAL")
            try:
                with _immediate(self.db):
                    yield self.db
            finally:
                if not lasting:
                    self.db.conn.execute("PRAGMA synchronous=FULL")

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """What the record answers to a question. Raises RecordTrouble."""
        with plainly(self.path):
            return self.db.conn.execute(sql, parameters).fetchall()

    def close(self) -> None:
        """Let go of the file."""
        self.db.close()


def _make_room(path: Path) -> None:
    """A folder, and an empty file that only its owner can read: it will hold people's words."""
    if path.is_dir():
        raise trouble(A_FOLDER, path)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)
    if 0 < path.stat().st_size < SMALLEST:
        _refuse_a_few_letters(path)


def _refuse_a_few_letters(path: Path) -> None:
    """SQLite takes a file of a few letters for an empty one, and writes over it. Raises RecordTrouble.

    A record is never read like this: to close a file is to let go of every lock this program has on it (POSIX), also
    those of another opening of the record. Then whoever else closes it would take themselves for the last, and delete
    the log that is still being written.
    """
    if path.read_bytes()[: len(_MAGIC)] != _MAGIC:
        raise trouble(NOT_A_RECORD, path)


def _ready(connection: sqlite3.Connection, path: Path) -> "Database":
    from sqlite_utils import Database  # noqa: PLC0415 - a tenth of a second that only an opened record needs

    for pragma in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")  # all three hold for this connection only
    db = Database(connection, execute_plugins=False)
    _refuse(db, path)
    db.enable_wal()
    with _immediate(db):
        _refuse(db, path)  # again, now that nobody else can write
        _bring_up_to_date(db, path)
    return db


def _refuse(db: "Database", path: Path) -> None:
    """Leave alone what is not a record, or is one of a later version. Raises RecordTrouble."""
    from walkshoes.sessions.migrations import KNOWN, MIGRATIONS  # noqa: PLC0415 - needs sqlite-utils

    if not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    applied = {one.name for one in MIGRATIONS.applied(db)}
    if not applied and _pragma(db, "application_id") != APPLICATION:
        raise trouble(NOT_A_RECORD, path)
    if applied - set(KNOWN) or _pragma(db, "user_version") > len(KNOWN):
        raise trouble(NEWER, path)


def _bring_up_to_date(db: "Database", path: Path) -> None:
    from walkshoes.sessions.migrations import KNOWN, MIGRATIONS  # noqa: PLC0415 - needs sqlite-utils

    if MIGRATIONS.pending(db) and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        back_up(path, len(KNOWN))
    MIGRATIONS.apply(db)
    # Written each time: a file that may only be read shows itself now, and not at the first input.
    db.execute(f"PRAGMA application_id={APPLICATION}")
    db.execute(f"PRAGMA user_version={len(KNOWN)}")


def _pragma(db: "Database", name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def _immediate(db: "Database") -> Iterator[None]:
    """A transaction that may write from its beginning."""
    take_turn(db.conn)
    try:
        yield
        db.conn.execute("COMMIT")
    except BaseException:
        if db.conn.in_transaction:  # some errors have ended it already
            db.conn.execute("ROLLBACK")
        raise
