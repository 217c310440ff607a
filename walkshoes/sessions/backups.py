"""A copy of the record beside it, made before a newer walkshoes changes its tables.

`walkshoes.db.before-2` is the record as it was before the second change; a copy that is there already stays, and the
next is `walkshoes.db.before-2.2`. Each is a whole record of its own and can be put in the place of the record.
"""

import re
import sqlite3
from contextlib import closing, suppress
from glob import escape
from pathlib import Path

from walkshoes.sessions.trouble import NO_COPY, trouble

KEPT = 5
"""How many copies are kept beside a record; the oldest go first."""


def backups_of(path: Path) -> list[Path]:
    """The copies beside a record, the newest first."""
    named = re.compile(re.escape(path.name) + r"\.before-(\d+)(?:\.(\d+))?")
    found = []
    for file in path.parent.iterdir():
        if match := named.fullmatch(file.name):
            found.append(((int(match[1]), int(match[2] or 1)), file))
    return [file for _, file in sorted(found, reverse=True)]


def back_up(path: Path, change: int) -> Path:
    """Copy a record before its tables are changed; `change` is the number of the change. Gives the copy's path.

    Whoever calls this holds the right to write to the record, so nobody changes it meanwhile. The copy has its name
    only once it is whole. Raises RecordTrouble where none can be made.
    """
    part = path.with_name(f"{path.name}.before-{change}.part")
    try:
        before = backups_of(path)
        copy = _free_name(path, change, before)
        for left in path.parent.glob(f"{escape(path.name)}.before-*.part"):
            left.unlink(missing_ok=True)  # by a program that was killed
        part.touch(mode=0o600)  # it holds people's words
        _copy(path, part)
        part.rename(copy)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise trouble(NO_COPY, path) from error
    for old in before[KEPT - 1 :]:
        with suppress(OSError):
            old.unlink()
    return copy


def _free_name(path: Path, change: int, before: list[Path]) -> Path:
    first = path.with_name(f"{path.name}.before-{change}")
    again = [int(file.suffix[1:]) for file in before if file.stem == first.name]
    if not again and first not in before:
        return first
    return path.with_name(f"{first.name}.{max(again, default=1) + 1}")


def _copy(path: Path, part: Path) -> None:
    """All that is in the record, its log included, in one file.

    It is read by a connection of its own: SQLite copies nothing from one that is about to write.
    """
    reading = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(reading, uri=True)) as source, closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # so that nothing stays in a second file
