"""The tables of a record, each behind those it refers to, and their rows by the names of their columns."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the record, its columns, and which of them are its key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


def tables_in_order() -> list[Table]:
    """The tables this version of walkshoes makes, without what others have added; each behind those it refers to."""
    from walkshoes.sessions.described import described  # noqa: PLC0415 - makes a record in memory, and only then

    parts = {part.name: part for part in described() if not part.is_view}
    refers = {name: {column.refers for column in part.columns if column.refers} for name, part in parts.items()}
    return [
        Table(
            name,
            tuple(column.name for column in parts[name].columns),
            tuple(column.name for column in parts[name].columns if column.is_key),
        )
        for name in TopologicalSorter(refers).static_order()
    ]


def rows_of(db: sqlite3.Connection, table: Table, where: str = "1", *wanted: str) -> Iterator[Row]:
    """The rows of a table in the order of their keys; `where` is SQL."""
    columns, order = ", ".join(table.columns), ", ".join(table.key)
    sql = f"SELECT {columns} FROM {table.name} WHERE {where} ORDER BY {order}"  # noqa: S608 - names of ours
    for row in db.execute(sql, wanted).fetchall():
        yield dict(zip(table.columns, row, strict=True))


def insert(db: sqlite3.Connection, table: Table, row: Row) -> int:
    """Put a row in where nothing has its key. How many came in: 0 or 1."""
    names, marks, key = ", ".join(row), ", ".join("?" * len(row)), ", ".join(table.key)
    sql = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT ({key}) DO NOTHING"  # noqa: S608 - the same
    return db.execute(sql, list(row.values())).rowcount


def put(db: sqlite3.Connection, table: Table, row: Row) -> None:
    """Put a row in, over the one that has its key."""
    names, marks, key = ", ".join(row), ", ".join("?" * len(row)), ", ".join(table.key)
    rest = [name for name in row if name not in table.key]
    over = f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)}" if rest else "NOTHING"
    sql = f"INSERT INTO {table.name} ({names}) VALUES ({marks}) ON CONFLICT ({key}) DO {over}"  # noqa: S608 - the same
    db.execute(sql, list(row.values()))
