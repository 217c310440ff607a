"""Everything that is kept of one participant, in one piece: for whoever asks what is held of them.

made = exported(record.file, "Walker 7")
made.as_json()   # one object
made.as_zip()    # a table each, as CSV, for a spreadsheet
"""

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from typing import Any

from walkshoes.scenario.plain import plain
from walkshoes.sessions.erasing import Person, people_called
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.table_rows import Row, Table, rows_of, tables_in_order
from walkshoes.sessions.trouble import RecordTrouble, plainly

ABOUT = (
    "Everything that walkshoes keeps of one participant: what they did, said, answered and promised in simulated "
    "customer journeys, and when. Times are UTC; moments of a walk are milliseconds of the customer's time. "
    "The customers and companies are invented. docs/record.md says what every column means."
)
_BY_WALK = ("input", "words", "answer", "draw", "gap", "draft", "hands")
_NOT_THEIRS = ("held_by",)
"""Says which window may write, and nothing of anybody."""
_ACTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Exported:
    """Table → rows, each by the names of its columns; and in which sessions they are."""

    alias: str
    sessions: tuple[str, ...]
    tables: dict[str, list[Row]]

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {"about": ABOUT, "alias": self.alias, **self.tables}

    def json_text(self) -> str:
        """The same as a text."""
        return json.dumps(self.as_json(), indent=2, ensure_ascii=False) + "\n"

    def as_zip(self) -> bytes:
        """A folder of tables as a spreadsheet opens them, packed into one file; empty ones are left out."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("about.txt", ABOUT + "\n")
            for name, rows in self.tables.items():
                if rows:
                    packed.writestr(f"{name}.csv", _csv(rows))
        return held.getvalue()


def exported(file: RecordFile, alias: str, session: str | None = None) -> Exported:
    """All that is kept of whoever goes by a name, in every session or in one.

    Raises RecordTrouble where nobody does.
    """
    with plainly(file.path):
        people = people_called(file.db.conn, alias, session)
        if not people:
            where = "in that session" if session else "in the record"
            raise RecordTrouble(f"Nobody goes by “{plain(alias)}” {where}.")
        tables = {table.name: table for table in tables_in_order()}
        found: dict[str, list[Row]] = {}
        for who in people:
            for name, rows in _rows_of(file, tables, who):
                kept = found.setdefault(name, [])
                kept += [row for row in rows if name != "scenario" or row not in kept]
    return Exported(people[0].alias, tuple(dict.fromkeys(who.session for who in people)), found)


def _rows_of(file: RecordFile, tables: dict[str, Table], who: Person) -> list[tuple[str, list[Row]]]:
    db = file.db.conn

    def rows(name: str, where: str, *wanted: str) -> list[Row]:
        made = rows_of(db, tables[name], where, *wanted)
        return [{key: value for key, value in row.items() if key not in _NOT_THEIRS} for row in made]

    def of_each(name: str, column: str, keys: tuple[str, ...]) -> list[Row]:
        return [row for key in keys for row in rows(name, f"{column} = ?", key)]

    walks = of_each("walk", "id", who.walks)
    scenarios = tuple(dict.fromkeys(row["scenario"] for row in walks))
    promised = [
        row
        for row in rows("commitment", "session = ?", who.session)
        if row["walk"] in who.walks or row["owner"].strip().casefold() == who.alias.strip().casefold()
    ]
    return [
        ("session", rows("session", "id = ?", who.session)),
        ("participant", of_each("participant", "id", who.participants)),
        ("belongs", of_each("belongs", "participant", who.participants)),
        ("label", rows("label", "session = ?", who.session)),
        ("scenario", [_named(row) for row in of_each("scenario", "hash", scenarios)]),
        ("walk", [_read(row) for row in walks]),
        *((name, of_each(name, "walk", who.walks)) for name in _BY_WALK),
        ("commitment", promised),
        ("follow_up", of_each("follow_up", "commitment", tuple(row["id"] for row in promised))),
    ]


def _named(row: Row) -> Row:
    """A journey without its text, which is nobody's."""
    return {name: row[name] for name in ("hash", "name", "title")}


def _read(row: Row) -> Row:
    """A walk with what is JSON in the record as what it says."""
    return row | {name: _said(row[name]) for name in ("settings", "persona", "ledger")}


def _said(text: str | None) -> Any:
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return text


def _csv(rows: list[Row]) -> bytes:
    """With the mark by which a spreadsheet knows the letters, and no cell that it would take for a formula."""
    held = io.StringIO()
    write = csv.writer(held)
    write.writerow(rows[0])
    write.writerows([_cell(value) for value in row.values()] for row in rows)
    return held.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    return f"'{value}" if isinstance(value, str) and value.startswith(_ACTS) else value
