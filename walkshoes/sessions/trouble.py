"""What can go wrong with the record, in sentences for the person who sees them."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class RecordTrouble(Exception):
    """The record cannot be opened, read or written.

    The message says in plain words what happened and what to do.
    """


class OpenedElsewhere(RecordTrouble):
    """The walk was taken up in another window, and that one writes it now."""

    def __init__(self) -> None:
        super().__init__("This walk has been opened in another window. Go on there and close this one.")


FULL = (
    "The disk is full, so nothing more can be kept. Free some space and open walkshoes again. "
    "What was kept before is safe."
)
READ_ONLY = (
    "Nothing can be kept in {path}: the file or its folder may only be read. "
    "Allow writing there, or choose another place for the record."
)
OUT_OF_REACH = (
    "The record {path} cannot be opened. See that its folder is there and may be written to, "
    "or choose another place for the record."
)
BUSY = (
    "Another program has kept the record {path} to itself for too long. "
    "Close that program and open walkshoes again. What was kept before is safe."
)
DAMAGED = (
    "The record {path} is damaged. Put a copy from before in its place, "
    "or say `walkshoes sessions recover --db {quoted}`: it saves what can still be read into a new record."
)
NOT_A_RECORD = (
    "{path} is not a record of walkshoes and was left as it is. Choose another place for the record. "
    "If it was one before, `walkshoes sessions recover --db {quoted}` looks what can be saved."
)
NEWER = (
    "The record {path} was written by a newer version of walkshoes and was left as it is. "
    "Bring walkshoes up to date to open it."
)
NO_ANSWER = (
    "The disk does not answer as it should, so nothing more can be kept. "
    "See that it is connected and has room, then open walkshoes again."
)
NO_COPY = (
    "The record {path} was written by an earlier walkshoes. Before it is brought up to date a copy is made beside it; "
    "none could be made, so the record was left as it is. "
    "See that its folder may be written to and the disk has room, then open walkshoes again."
)
A_FOLDER = "{path} is a folder. Say which file in it the record is to be."
NO_FOLDER = "{path} lies below something that is not a folder. Choose another place for the record."
OTHERWISE = (
    "The record {path} cannot be read or written. Open walkshoes again; if that does not help, put a copy from before "
    "in its place, or say `walkshoes sessions recover --db {quoted}`: it saves what can still be read."
)

_OF_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: OUT_OF_REACH,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: NOT_A_RECORD,
    sqlite3.SQLITE_IOERR: NO_ANSWER,
}
_OF_SYSTEM = {
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EEXIST: NO_FOLDER,
    errno.ENOTDIR: NO_FOLDER,
}


def trouble(sentence: str, path: Path) -> RecordTrouble:
    """The trouble with a record, from one of the sentences above."""
    return RecordTrouble(sentence.replace("{quoted}", in_a_command(path)).replace("{path}", str(path)))


def in_a_command(path: Path) -> str:
    """A path as it is typed in a command, in quotes where it has a space."""
    return f'"{path}"' if " " in str(path) else str(path)


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Whatever SQLite or the system complains about in here is said in a sentence. Raises RecordTrouble."""
    try:
        yield
    except sqlite3.Error as error:
        raise trouble(_of_sqlite(error), path) from error
    except UnicodeDecodeError as error:  # what SQLite complains of is itself no text any more
        raise trouble(DAMAGED, path) from error
    except OSError as error:
        raise trouble(_OF_SYSTEM.get(error.errno or 0, OUT_OF_REACH), path) from error


def _of_sqlite(error: sqlite3.Error) -> str:
    if "decode to UTF-8" in str(error):
        return DAMAGED  # Python's own complaint, which has no number: a text that is none any more
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the higher bits only refine it
    return _OF_SQLITE.get(primary, OTHERWISE)
