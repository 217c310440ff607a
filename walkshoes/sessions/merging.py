"""Several records become one, as where a room walked on laptops that each kept its own.

Every row has a key of its own, so what is there already stays one row, and the same again changes nothing. What was
forgotten in any of the records comes back in none; a walk that went on in one of them is taken as it was seen last.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from walkshoes.sessions.erasing import NAMELESS, UNFINISHED, Erased, erase_again, erased_before, keep_erased
from walkshoes.sessions.forgetting import NOT_FINISHED, PATIENCE_S, clean_everywhere, not_finished
from walkshoes.sessions.merging_walks import take_over_walk, walks_seen_later
from walkshoes.sessions.on_disk import read_both, write_both
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.table_rows import Row, Table, insert, rows_of, tables_in_order
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import A_FOLDER, DAMAGED, NOT_A_RECORD, RecordTrouble, plainly, trouble
from walkshoes.sessions.uuid7 import uuid7

_SAID = {
    "session": ("session", "sessions"),
    "participant": ("participant", "participants"),
    "walk": ("walk", "walks"),
    "input": ("input", "inputs"),
    "words": ("text in somebody's own words", "texts in people's own words"),
    "answer": ("answer", "answers"),
    "commitment": ("promise", "promises"),
}
"""What is said of what came in, in this order."""
_OF_WALKS = ("input", "words", "draw", "draft", "hands", "answer")
"""What is taken of a walk only where it fits how that walk went."""


@dataclass(slots=True)
class Merged:
    """What came of it. `added`: table → rows that came in; `went_on`: walks that had gone on elsewhere; `left_out`:
    inputs of walks that had gone on in two places, where only the one that was seen later can hold.

    `renamed`: old name → new name of people who came in where somebody else of their session had it already.
    """

    into: Path
    added: dict[str, int] = field(default_factory=dict)
    went_on: int = 0
    left_out: int = 0
    forgotten: dict[str, int] = field(default_factory=dict)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    finished: bool = True

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "into": str(self.into),
            "added": self.added,
            "went_on": self.went_on,
            "left_out": self.left_out,
            "forgotten": self.forgotten,
            "renamed": [list(both) for both in self.renamed],
            "finished": self.finished,
        }

    def text(self) -> list[str]:
        """The same in sentences."""
        return list(self._told())

    def _told(self) -> Iterator[str]:
        parts = [(self.added[table], *both) for table, both in _SAID.items() if self.added.get(table)]
        if parts:
            listed = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in parts)
            yield f"New in {self.into}: {listed}."
        elif self.added or self.went_on:
            yield f"{self.into} has what the others have now."
        else:
            yield f"Nothing is new: all of it was in {self.into} already."
        if self.went_on:
            walks = "1 walk" if self.went_on == 1 else f"{self.went_on} walks"
            yield f"{walks} had gone on elsewhere, and {'is' if self.went_on == 1 else 'are'} kept as seen last."
        if self.left_out:
            yield (
                f"{self.left_out} input{'' if self.left_out == 1 else 's'} left out: a walk had gone on in two places, "
                "and as it was seen last is how it is kept."
            )
        for old, new in self.renamed:
            yield f"{old} came in as {new}: somebody else in that session is called the same."
        if self.forgotten:
            yield "What was forgotten in one of the records was erased here as well."
        if not self.finished:
            yield NOT_FINISHED


def merge(sources: Sequence[Path], into: Path, *, patience_s: float = PATIENCE_S) -> Merged:
    """Take what is in some records into another, which is made where there is none. The sources stay as they are.

    It is there whole or not at all. Raises RecordTrouble where a record is missing, is none, or is `into` itself.
    """
    for source in sources:
        if source.is_dir():
            raise trouble(A_FOLDER, source)
        if not source.is_file():
            raise RecordTrouble(f"There is no record at {source}.")
        if into.exists() and source.samefile(into):
            raise RecordTrouble(f"{source} is to be merged into itself. Say with `--into` another record.")
    fresh = not into.exists()
    try:
        return _merged(sources, into, patience_s)
    except BaseException:
        if fresh:
            for left in (into, *(into.with_name(into.name + end) for end in ("-wal", "-shm"))):
                left.unlink(missing_ok=True)
        raise


def _merged(sources: Sequence[Path], into: Path, patience_s: float) -> Merged:
    with ExitStack() as last_first:
        workplace = Path(last_first.enter_context(TemporaryDirectory(prefix="walkshoes-merging-")))
        copies = []
        for number, source in enumerate(sources):
            copies.append(_opened_copy(source, workplace / f"{number}.db"))
            last_first.callback(copies[-1].close)
        file = last_first.enter_context(closing(RecordFile(into)))
        made = Merged(into)
        with file.writing() as db:
            _forget_alike([*copies, file], made)
            for source, copy in zip(sources, copies, strict=True):
                _take_over(db.conn, copy.db.conn, made)
                _note_source(db.conn, copy.db.conn, source)
        if not_finished(file):
            made.finished = clean_everywhere(file, Erased(), patience_s=patience_s).finished
    return made


def _opened_copy(source: Path, to: Path) -> RecordFile:
    """A copy of a record, brought up to date; the record itself is only read. Raises RecordTrouble."""
    with plainly(source):
        held, log = read_both(source)
    if not held:
        raise trouble(NOT_A_RECORD, source)
    write_both(to, held, log)
    try:
        with plainly(source), closing(sqlite3.connect(to)) as db:
            whole = db.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
            if not whole or db.execute("PRAGMA foreign_key_check").fetchall():
                raise trouble(DAMAGED, source)
        return RecordFile(to)
    except RecordTrouble as refused:
        raise RecordTrouble(str(refused).replace(str(to), str(source))) from refused


def _forget_alike(files: Sequence[RecordFile], made: Merged) -> None:
    """What was erased in one is erased in all; the last of them, which is written to anyway, keeps the keys."""
    *copies, target = files
    keys: dict[str, str] = {}
    for file in files:
        for key, when in erased_before(file.db.conn).items():
            keys[key] = max(when, keys.get(key, ""))
    for copy in copies:
        with copy.writing() as db:
            erase_again(db.conn, keys)
    erased = erase_again(target.db.conn, keys)
    known = erased_before(target.db.conn)
    new = [key for key, when in keys.items() if known.get(key) != when]
    for key in new:
        keep_erased(target.db.conn, [key], keys[key])
    if erased.counts or new:  # in a copy beside it there may be more than in the record itself
        made.forgotten = erased.counts
        keep_erased(target.db.conn, [UNFINISHED], utc_text())


def _take_over(target: sqlite3.Connection, source: sqlite3.Connection, made: Merged) -> None:
    later = walks_seen_later(target, source)
    there = {walk for (walk,) in target.execute("SELECT id FROM walk")}
    tables = {table.name: table for table in tables_in_order()}
    for table in tables.values():
        if table.name == "forgotten":
            continue
        for row in rows_of(source, table):
            if table.name in _OF_WALKS and row["walk"] in there:
                continue  # together with its walk
            added = _put(target, table, row, made)
            made.added[table.name] = made.added.get(table.name, 0) + added
    for walk in sorted(there & {walk for (walk,) in source.execute("SELECT id FROM walk")}):
        taken = take_over_walk(target, source, tables, walk, from_source=walk in later)
        made.went_on += walk in later
        made.left_out += taken.left_out
        for name, count in taken.added.items():
            made.added[name] = made.added.get(name, 0) + count
    made.added = {name: count for name, count in made.added.items() if count}


def _put(target: sqlite3.Connection, table: Table, row: Row, made: Merged) -> int:
    """One row into its table, where its key is not there yet. How many came in: 0 or 1."""
    match table.name:
        case "session":
            if added := insert(target, table, row):
                return added
            target.execute(
                "UPDATE session SET delete_after = ?1 WHERE id = ?2 AND delete_after < ?1",
                [row["delete_after"], row["id"]],
            )
            return 0
        case "participant":
            return _put_participant(target, table, row, made)
        case "walk":
            if row["participant"] is not None:  # who may have come in under another name
                called = target.execute("SELECT alias FROM participant WHERE id = ?", [row["participant"]])
                row = row | {"alias": called.fetchone()[0]}
            return insert(target, table, row)
        case "follow_up":
            if added := insert(target, table, row):
                return added
            target.execute(
                "UPDATE follow_up SET outcome = ?1, made = ?2 WHERE commitment = ?3 AND days = ?4 AND made < ?2",
                [row["outcome"], row["made"], row["commitment"], row["days"]],
            )
            return 0
    return insert(target, table, row)


def _put_participant(target: sqlite3.Connection, table: Table, row: Row, made: Merged) -> int:
    known = target.execute("SELECT 1 FROM participant WHERE id = ?", [row["id"]]).fetchone()
    if known:
        return 0
    free = _free_alias(target, row["session"], row["alias"])
    if free != row["alias"] and not row["alias"].startswith(f"{NAMELESS} "):
        made.renamed.append((row["alias"], free))
    return insert(target, table, row | {"alias": free})


def _free_alias(target: sqlite3.Connection, session: str, alias: str) -> str:
    """The name, or with a number behind it, as two rooms may each have had a Walker 3."""
    taken = {
        name.casefold() for (name,) in target.execute("SELECT alias FROM participant WHERE session = ?", [session])
    }
    if alias.casefold() not in taken:
        return alias
    forgotten = alias.startswith(f"{NAMELESS} ")
    number = 1 if forgotten else 2
    while (free := f"{NAMELESS} {number}" if forgotten else f"{alias} ({number})").casefold() in taken:
        number += 1
    return free


def _note_source(target: sqlite3.Connection, source: sqlite3.Connection, path: Path) -> None:
    """The record that was merged is another place in which the same may be found: whoever is forgotten is told."""
    place = str(path.absolute())
    for (session,) in source.execute("SELECT id FROM session").fetchall():
        noted = target.execute("SELECT 1 FROM copy WHERE session = ? AND place = ?", [session, place])
        if not noted.fetchone():
            row = [uuid7(), session, place, utc_text()]
            target.execute("INSERT INTO copy (id, session, place, made) VALUES (?, ?, ?, ?)", row)
