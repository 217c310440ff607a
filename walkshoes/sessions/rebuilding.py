"""A new record from rows that were saved out of a damaged one.

A row has a place in it only with everything it refers to. A walk stands in it only if it can be lived again: one that
was not finished goes on from before the first input that is missing, never over a hole.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from graphlib import TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from walkshoes.scenario.load import Source, Unwalkable, hash_of
from walkshoes.sessions.opening import APPLICATION, RecordFile
from walkshoes.sessions.record import KEPT_DAYS
from walkshoes.sessions.rows import LONGEST_NAME
from walkshoes.sessions.salvaging import Column, Salvaged, Shape
from walkshoes.sessions.sqlite_pages import Row
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.stored import stored_walk, walk_data
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble

if TYPE_CHECKING:
    from sqlite_utils import Database

Sources = Callable[[], Mapping[str, Source]]
NAMELESS = "Saved from a damaged record"
"""The title of a session whose own row is lost while its walks are there."""


@dataclass(slots=True)
class Rebuilt:
    """What came of it. `left_over` are rows (table, columns) that could be read and have no place in the record.

    `restored` are journeys whose text is lost in the record and was found in a file; `without_text` names those that
    were found nowhere. `set_back` are the walks that go on from an earlier moment, `only_shown` those that had ended
    and cannot be looked back on any more, as what was done in them is not all there.
    """

    left_over: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    restored: list[str] = field(default_factory=list)
    without_text: list[str] = field(default_factory=list)
    set_back: list[str] = field(default_factory=list)
    only_shown: list[str] = field(default_factory=list)


def begun(path: Path, version: int) -> "Database":
    """A new record at a path with the tables of a version: so many migrations. The caller closes it."""
    from sqlite_utils import Database  # noqa: PLC0415 - a tenth of a second that only this needs

    from walkshoes.sessions.migrations import KNOWN, MIGRATIONS  # noqa: PLC0415 - needs sqlite-utils

    path.touch(mode=0o600)
    db = Database(sqlite3.connect(path, isolation_level=None), execute_plugins=False)
    MIGRATIONS.apply(db, stop_before=KNOWN[version:])
    db.execute(f"PRAGMA application_id={APPLICATION}")
    db.execute(f"PRAGMA user_version={version}")
    db.execute("PRAGMA foreign_keys=ON")
    return db


def shapes_of(db: "Database") -> list[Shape]:
    """The tables of a record, each behind those it refers to."""
    names = [name for name in db.table_names() if not name.startswith("sqlite_")]
    refers = {name: {str(key[2]) for key in _keys(db, name)} - {name} for name in names}
    return [Shape(name, tuple(_columns(db, name))) for name in TopologicalSorter(refers).static_order()]


def _keys(db: "Database", table: str) -> list[tuple[Any, ...]]:
    return db.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()


def _columns(db: "Database", table: str) -> Iterator[Column]:
    refers = {str(key[3]): (str(key[2]), str(key[4] or "id")) for key in _keys(db, table)}
    for _, name, kind, needed, default, place in db.execute(f'PRAGMA table_info("{table}")').fetchall():
        numbers = place == 1 and kind.upper() == "INTEGER"
        defaulted = default is not None or not needed
        yield Column(name, kind.upper(), bool(needed), defaulted, refers.get(name), numbers)


def filled(db: "Database", shapes: Sequence[Shape], saved: Salvaged, sources: Sources, made: Rebuilt) -> None:
    """Put the rows into a new record. `sources` gives journeys by their hash, where a text is lost."""
    rows = {shape.name: [named(shape, row) for _, row in sorted(saved.rows[shape.name].items())] for shape in shapes}
    rows.pop("_sqlite_migrations", None)  # it says what is so in the new record
    rows["scenario"] = list(_with_texts(rows, sources, made))
    rows["session"] += _nameless(rows)
    db.execute("BEGIN")
    without = [(shape, row) for shape in shapes for row in rows.get(shape.name, []) if not _put(db, shape, row)]
    for shape, row in without:
        if not any(_put(db, other, named(other, tuple(row.values()))) for other in _alike(shapes, shape)):
            made.left_over.append((shape.name, row))
    db.execute("COMMIT")


def _alike(shapes: Sequence[Shape], wanted: Shape) -> list[Shape]:
    """Other tables whose rows look like those of one; only what they refer to tells them apart."""
    looks = [(column.type, column.needed, column.form()) for column in wanted.columns]
    return [
        shape
        for shape in shapes
        if shape.name != wanted.name
        and [(column.type, column.needed, column.form()) for column in shape.columns] == looks
    ]


def named(shape: Shape, row: Row) -> dict[str, Any]:
    """A row with the names of its columns; it may be shorter than the table is now."""
    return {column.name: value for column, value in zip(shape.columns, row, strict=False)}


def _put(db: "Database", shape: Shape, row: Mapping[str, Any]) -> bool:
    """Whether the row is in the record now, or something with its key was there already."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    try:
        db.execute(f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})', list(row.values()))  # noqa: S608 - our names
    except (sqlite3.IntegrityError, sqlite3.OperationalError):  # the second where JSON is none
        keys = db.table(shape.name).pks
        same = " AND ".join(f'"{key}" = ?' for key in keys)
        there = db.execute(
            f'SELECT 1 FROM "{shape.name}" WHERE {same}',  # noqa: S608 - the same
            [row.get(key) for key in keys],
        )
        return there.fetchone() is not None
    return True


def _with_texts(rows: Mapping[str, list[dict[str, Any]]], sources: Sources, made: Rebuilt) -> Iterator[dict[str, Any]]:
    """The journeys whose text is what it was; for the others the same text from a file, where there is one."""
    whole = {row["hash"]: row for row in rows["scenario"] if text_is_whole(row["hash"], row["text"])}
    yield from whole.values()
    wanted = {row["hash"]: row["title"] for row in rows["scenario"]}
    wanted = {row["scenario"]: "" for row in rows["walk"]} | wanted
    missing = sorted(wanted.keys() - whole.keys())
    found = sources() if missing else {}
    for key in missing:
        source = found.get(key)
        if source is None:
            made.without_text.append(wanted[key])
            continue
        title = " ".join(source.scenario.title.split())[:LONGEST_NAME]
        made.restored.append(title)
        yield {"hash": key, "name": source.name, "title": title, "text": source.text}


def _nameless(rows: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """A session for walks, people, commitments and notes whose own is lost."""
    there = {row["id"] for row in rows["session"]}
    began: dict[str, str] = {}
    of_sessions = ("walk", "commitment", "participant", "debrief_note", "steering", "copy")
    for row in (row for table in of_sessions for row in rows.get(table, [])):
        if row["session"] not in there:
            at = row.get("began") or row.get("joined") or row["made"]
            began[row["session"]] = min(at, began.get(row["session"], at))
    for key, at in began.items():
        yield {"id": key, "title": NAMELESS, "began": at, "delete_after": utc_text(timedelta(days=KEPT_DAYS))}


def mended(file: RecordFile, saved: Salvaged, made: Rebuilt) -> None:
    """See that each walk can be gone on with or shown; what cannot is taken out. Raises RecordTrouble."""
    first_missing: dict[str, int] = {}
    for entry in saved.named.get("input", []):
        match entry:
            case (str(walk), int(number), int(_)):
                first_missing[walk] = min(number, first_missing.get(walk, number))
    shapes, unsure = shapes_of(file.db), "input" in saved.unsure
    for walk, alias, open_ in file.rows("SELECT id, alias, ledger IS NULL FROM walk ORDER BY id"):
        whole = _good(file, walk, first_missing.get(walk)) is None and not unsure
        if open_ and not whole and _set_back(file, walk, first_missing.get(walk), made):
            made.set_back.append(alias)
        if not can_be_lived(file, walk):
            _take_out(file, shapes, walk, made)
        elif not open_ and not whole and _end_looking_back(file, walk):
            made.only_shown.append(alias)


def can_be_lived(file: RecordFile, walk: str) -> bool:
    """Whether a walk can be lived again, if not by this version of walkshoes then by its own."""
    try:
        stored_walk(file, walk_data(file, walk))
    except RecordTrouble as trouble:
        return isinstance(trouble.__cause__, Unwalkable)
    return True


def text_is_whole(hash_: str, text: str) -> bool:
    """Whether a journey's text is the one it was kept as."""
    return hash_of(text) == hash_


def _good(file: RecordFile, walk: str, missing: int | None) -> int | None:
    """How many inputs there are before the first that is missing; None where none is."""
    numbers = [number for (number,) in file.rows("SELECT number FROM input WHERE walk = ? ORDER BY number", [walk])]
    good = sum(number == place for place, number in enumerate(numbers, 1))
    return None if good == len(numbers) and missing is None else min(good, (missing or good + 1) - 1)


def _end_looking_back(file: RecordFile, walk: str) -> bool:
    """A walk that had ended and lacks inputs keeps its ledger and is shown; whether it cannot be gone on with."""
    stored = stored_walk(file, walk_data(file, walk))
    if (stored.diverged is None and stored.walk.ended) or stored.stage == Stage.DONE:
        return False
    with file.writing() as db:
        db.execute("UPDATE walk SET stage = ? WHERE id = ?", [Stage.DONE.value, walk])
    return True


def _set_back(file: RecordFile, walk: str, missing: int | None, made: Rebuilt) -> bool:
    """Let a walk end before the first input that is missing, or after the last. Whether it had come further."""
    good = _good(file, walk, missing)
    with file.writing() as db:
        if good is None:
            good = db.execute("SELECT count(*) FROM input WHERE walk = ?", [walk]).fetchone()[0]
        made.left_over += _rows(
            db, "words", "input IN (SELECT id FROM input WHERE walk = ? AND number > ?)", walk, good
        )
        made.left_over += _rows(db, "input", "walk = ? AND number > ?", walk, good)
        db.execute("DELETE FROM input WHERE walk = ? AND number > ?", [walk, good])
        back = db.execute(
            "UPDATE walk SET reached_ms = (SELECT coalesce(max(at_ms), 0) FROM input WHERE walk = walk.id) "
            "WHERE id = ? AND reached_ms > (SELECT coalesce(max(at_ms), 0) FROM input WHERE walk = walk.id)",
            [walk],
        )
    return back.rowcount > 0


def _take_out(file: RecordFile, shapes: Sequence[Shape], walk: str, made: Rebuilt) -> None:
    """A walk that can be neither gone on with nor shown."""
    with file.writing() as db:
        made.left_over += _rows(db, "walk", "id = ?", walk)
        for shape in shapes:
            for column in shape.columns:
                if column.refers == ("walk", "id") and shape.name != "commitment":  # which stays
                    made.left_over += _rows(db, shape.name, f"{column.name} = ?", walk)
        db.execute("DELETE FROM walk WHERE id = ?", [walk])


def _rows(db: "Database", table: str, where: str, *wanted: str | int) -> list[tuple[str, dict[str, Any]]]:
    return [(table, row) for row in db.table(table).rows_where(where, list(wanted))]
