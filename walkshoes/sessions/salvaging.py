"""What can still be read of a damaged record, row by row, and to which table each row belongs.

A page is known by the way that leads to it from the list of tables. Where the way is broken it is known by what is on
it: the tables of a record differ in their columns, and in which of those hold keys, hashes and times.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from walkshoes.sessions.sqlite_pages import INDEX_INSIDE, INDEX_LEAF, TABLE_LEAF, Row, SqlitePages, Value
from walkshoes.sessions.steering import Ask

_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HASH = re.compile(r"[0-9a-f]{32}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TIMES = frozenset({"began", "delete_after", "seen", "finished", "made", "left_at", "came_back_at", "joined"})
_WORDS = {
    "what": re.compile("|".join(Ask)),
    "questionnaire": re.compile("[a-z_]+"),
}
"""Columns that hold few words only: by these, tables are told apart whose rows look alike otherwise."""
_TYPES: dict[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (int, float),
    "BLOB": (bytes,),
    "ANY": (str, int, float, bytes),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `needed` where no row is without it, `defaulted` where a row may be from before there was the column.

    `refers` is the table and column whose key it holds, `numbers` whether it is the row's own number.
    """

    name: str
    type: str
    needed: bool
    defaulted: bool
    refers: tuple[str, str] | None
    numbers: bool

    def form(self) -> re.Pattern[str] | None:
        """What its texts look like, where they all look alike."""
        last = self.refers[1] if self.refers else self.name
        if last in ("id", "hash"):
            return _KEY if last == "id" else _HASH
        return _TIME if self.name in _TIMES else _WORDS.get(self.name)

    def takes(self, value: Value) -> bool:
        """Whether the column may hold this."""
        if value is None:
            return self.numbers or not self.needed
        return isinstance(value, _TYPES.get(self.type, (object,)))


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its name and columns."""

    name: str
    columns: tuple[Column, ...]

    def takes(self, row: Row) -> bool:
        """Whether a row may be one of this table. It may be shorter, from before a column was added."""
        if len(row) > len(self.columns) or not all(column.defaulted for column in self.columns[len(row) :]):
            return False
        return all(column.takes(value) for column, value in zip(self.columns, row, strict=False))

    def likeness(self, row: Row) -> int:
        """How much a row looks like one of this table: how many of its texts have a form that is asked for.

        -1 where it is none.
        """
        if len(row) != len(self.columns) or not self.takes(row):
            return -1
        asked = [
            bool(form.fullmatch(value))
            for column, value in zip(self.columns, row, strict=True)
            if (form := column.form()) is not None and isinstance(value, str)
        ]
        return sum(asked) if all(asked) else -1


@dataclass(slots=True)
class Salvaged:
    """What was read. `rows`: table → number → row. `missing`: table → what its indexes say was there and is not.

    `named` is what the indexes say of those, each entry ending with the row's number. Of the tables that are `unsure`
    nobody can say how much more is missing.
    """

    rows: dict[str, dict[int, Row]] = field(default_factory=dict)
    missing: dict[str, int] = field(default_factory=dict)
    named: dict[str, list[Row]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)


def salvaged(pages: SqlitePages, shapes: Sequence[Shape]) -> Salvaged:
    """Everything that can be read and belongs to one of these tables."""
    listed, list_damaged = _listed(pages)
    by_name = {shape.name: shape for shape in shapes}
    found = Salvaged({shape.name: {} for shape in shapes})
    claimed: dict[int, Shape] = {}
    for kind, name, table, root in listed:
        if kind == "table" and name == table and name in by_name:
            tree = pages.tree(root, TABLE_LEAF)
            for number in tree.pages:
                claimed.setdefault(number, by_name[name])
            if tree.unreadable:
                found.unsure.add(name)
    _read_leaves(pages, shapes, claimed, found)
    _look_into_indexes(pages, listed, by_name, found)
    if list_damaged:
        found.unsure |= by_name.keys() - {name for kind, name, *_ in listed if kind == "table"}
    return found


def _listed(pages: SqlitePages) -> tuple[list[tuple[str, str, str, int]], bool]:
    """The list of tables and indexes (kind, name, table, first page), and whether something of it is missing."""
    tree = pages.tree(1, TABLE_LEAF)
    listed, damaged = [], bool(tree.unreadable)
    for number in tree.pages:
        rows, unreadable = pages.rows(number)
        damaged = damaged or bool(unreadable)
        for row in rows.values():
            match row:
                case (str(kind), str(name), str(table), int(root), _) if root:
                    listed.append((kind, name, table, root))
    return listed, damaged or not listed


def _read_leaves(pages: SqlitePages, shapes: Sequence[Shape], claimed: Mapping[int, Shape], found: Salvaged) -> None:
    """The pages to which a way leads come first: of a row that is there twice, that one counts."""
    free, _ = pages.free()
    of_the_list = set(pages.tree(1, TABLE_LEAF).pages)
    others = [number for number in pages.numbers if number not in claimed and number not in free | of_the_list]
    for number in [*claimed, *others]:
        if pages.kind(number) != TABLE_LEAF:
            continue
        rows, unreadable = pages.rows(number)
        shape = claimed.get(number)
        if shape is None or not any(shape.takes(row) for row in rows.values()):
            shape = _likest(shapes, rows, found) or shape
        if shape is None:
            continue
        if unreadable or not all(shape.takes(row) for row in rows.values()):
            found.unsure.add(shape.name)
        table = found.rows[shape.name]
        for key, row in rows.items():
            if shape.takes(row):
                table.setdefault(key, _numbered(shape, key, row))


def _likest(shapes: Sequence[Shape], rows: Mapping[int, Row], found: Salvaged) -> Shape | None:
    """The table that the rows of a page look most like; of two, one that has no other rows of these numbers yet."""
    sums = [(sum(shape.likeness(row) for row in rows.values()), shape) for shape in shapes]
    best = max(
        (one for one in sums if one[0] > 0),
        key=lambda one: (one[0], -sum(found.rows[one[1].name].get(key, row) != row for key, row in rows.items())),
        default=None,
    )
    return best[1] if best else None


def _numbered(shape: Shape, key: int, row: Row) -> Row:
    """A column that is the row's own number is not kept with the row."""
    pairs = zip(shape.columns, row, strict=False)
    return tuple(key if column.numbers and value is None else value for column, value in pairs)


def _look_into_indexes(
    pages: SqlitePages,
    listed: Sequence[tuple[str, str, str, int]],
    by_name: Mapping[str, Shape],
    found: Salvaged,
) -> None:
    """An index names each row of its table; of one that is missing it is known that it was there."""
    whole: set[str] = set()
    for kind, _, table, root in listed:
        if kind != "index" or table not in by_name:
            continue
        tree = pages.tree(root, INDEX_LEAF)
        entries = [entry for number in tree.pages for entry in _entries(pages, number)]
        missing = [entry for entry in entries if isinstance(entry[-1], int) and entry[-1] not in found.rows[table]]
        if missing:
            found.missing[table] = max(found.missing.get(table, 0), len({entry[-1] for entry in missing}))
            found.named.setdefault(table, []).extend(missing)
        if not tree.unreadable:
            whole.add(table)
    found.unsure -= whole  # all that was there is either read or named


def _entries(pages: SqlitePages, number: int) -> list[Row]:
    return pages.entries(number) if pages.kind(number) in (INDEX_LEAF, INDEX_INSIDE) else []
