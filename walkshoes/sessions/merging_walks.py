"""A walk that is in two records: as it was seen last is how it is kept.

Its inputs are one story. Where it went on in one record only, that one has all of the other's and more; where it went
on in both, the two stories do not fit together, and the one that was seen later is taken whole.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from walkshoes.sessions.table_rows import Table, insert, put, rows_of
from walkshoes.sessions.uuid7 import uuid7

_STATE = ("scenario", "settings", "persona", "engine", "stage", "seen", "reached_ms", "finished", "ending", "ledger")
"""What of a walk's row changes while it goes on."""
_SEEN = """SELECT id, seen, ledger IS NOT NULL, reached_ms,
  (SELECT count(*) FROM input WHERE input.walk = walk.id), stage FROM walk"""


@dataclass(slots=True)
class Taken:
    """What came of one walk: table → rows that came in, and how many inputs there is no place for."""

    added: dict[str, int] = field(default_factory=dict)
    left_out: int = 0


def walks_seen_later(target: sqlite3.Connection, source: sqlite3.Connection) -> frozenset[str]:
    """The walks that are in both and were seen later in the source, or in the same second had come further there."""
    here = {key: tuple(rest) for key, *rest in target.execute(_SEEN)}
    there = {key: tuple(rest) for key, *rest in source.execute(_SEEN)}
    return frozenset(key for key in here.keys() & there.keys() if there[key] > here[key])


def take_over_walk(
    target: sqlite3.Connection,
    source: sqlite3.Connection,
    tables: Mapping[str, Table],
    walk: str,
    *,
    from_source: bool,
) -> Taken:
    """One walk that is in both; `from_source` where it was seen later there."""
    taken = Taken()
    mine, theirs = (_inputs(db, walk) for db in (target, source))
    if from_source:
        _take_state(target, source, tables["walk"], walk)
        taken.left_out = _clear(target, walk, mine - theirs)
        for name in ("input", "draw", "draft"):
            for row in rows_of(source, tables[name], "walk = ?", walk):
                _add(taken, name, row_is_new=_is_new(target, tables[name], row))
                put(target, tables[name], row)
    else:
        taken.left_out = len(theirs - mine)
    held = _inputs(target, walk)
    for name in ("words", "hands", "answer"):
        for row in rows_of(source, tables[name], "walk = ?", walk):
            about = row.get("input") or row.get("about", "")
            if about in theirs and about not in held:
                continue  # it belongs to what was left out
            if from_source:
                _add(taken, name, row_is_new=_is_new(target, tables[name], row))
                put(target, tables[name], row)
            else:
                _add(taken, name, row_is_new=bool(insert(target, tables[name], row)))
    return taken


def _take_state(target: sqlite3.Connection, source: sqlite3.Connection, table: Table, walk: str) -> None:
    (row,) = rows_of(source, table, "id = ?", walk)
    state = {name: row[name] for name in _STATE} | {"held_by": uuid7()}  # a window that has it open writes no more
    names = ", ".join(f"{name} = ?" for name in state)
    target.execute(f"UPDATE walk SET {names} WHERE id = ?", [*state.values(), walk])  # noqa: S608 - names of ours


def _clear(target: sqlite3.Connection, walk: str, no_more: set[str]) -> int:
    """Take out what the later story has no place for, and what was drawn and drafted in the earlier one."""
    for key in sorted(no_more):
        target.execute("DELETE FROM hands WHERE about = ?", [key])
        target.execute("DELETE FROM input WHERE id = ?", [key])
    for table in ("draw", "draft"):
        target.execute(f"DELETE FROM {table} WHERE walk = ?", [walk])  # noqa: S608 - two names of ours
    return len(no_more)


def _inputs(db: sqlite3.Connection, walk: str) -> set[str]:
    return {key for (key,) in db.execute("SELECT id FROM input WHERE walk = ?", [walk])}


def _is_new(db: sqlite3.Connection, table: Table, row: dict[str, object]) -> bool:
    same = " AND ".join(f"{name} = ?" for name in table.key)
    sql = f"SELECT 1 FROM {table.name} WHERE {same}"  # noqa: S608 - names of ours
    return db.execute(sql, [row[name] for name in table.key]).fetchone() is None


def _add(taken: Taken, name: str, *, row_is_new: bool) -> None:
    if row_is_new:
        taken.added[name] = taken.added.get(name, 0) + 1
