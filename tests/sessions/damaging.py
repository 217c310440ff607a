"""A record of a room that walked, and the ways in which a disk, a program or a person can damage it."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record, RecordTrouble
from walkshoes.sessions.recovering import recover
from walkshoes.sessions.sqlite_pages import INDEX_LEAF, TABLE_LEAF, SqlitePages

COUNTED = ("session", "walk", "input", "words", "answer", "commitment")
PAGE = 4_096


_made: dict[str, bytes] = {}


def walked(path: Path, journey: Source, persona: Persona, to_the_end: Callable[[KeptWalk], None]) -> Path:
    """Five people who came to the end, four who did not, and some of it still in the log (`-wal`)."""
    if not _made:
        _walk(path, journey, persona, to_the_end)
        _made.update({file.name: file.read_bytes() for file in (path, log_of(path))})
    for name, held in _made.items():
        path.with_name(name).write_bytes(held)
    return path


def _walk(path: Path, journey: Source, persona: Persona, to_the_end: Callable[[KeptWalk], None]) -> None:
    record = Record(path)
    for number in range(9):
        kept = record.begin(journey, f"Walker {number}", persona=persona, title="A room")
        kept.answer("anticipated", {"minutes": 8, "people": 1})
        if number < 5:
            to_the_end(kept)
            kept.answer("felt", {"minutes": 20, "owner": "nobody"})
            kept.commit("on Monday", "I ring", "2026-04-01", "me")
        else:
            react(kept, 9)
    kept.draft = "half a sentence " * 2_000  # many pages, which are free once it is gone
    kept.keep()
    kept.draft = ""
    kept.keep()
    record.close()
    kept = (record := Record(path)).resume(kept.id)
    react(kept, 12)
    as_a_kill_leaves_it(record, path)


def react(kept: KeptWalk, times: int) -> None:
    for number in range(times):
        kept.advance(kept.walk.now + 700)
        assert kept.give(Input(Kind.REACT, number=-1), f"still here {number} " * 20)


def as_a_kill_leaves_it(record: Record, path: Path) -> None:
    """The file and its log as they lie on the disk while the record is open."""
    held = {file: file.read_bytes() for file in (path, log_of(path))}
    record.close()
    for file, there in held.items():
        file.write_bytes(there)


def log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def counts(path: Path) -> dict[str, int]:
    """How much of what is in a record."""
    with closing(sqlite3.connect(path)) as db:
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED}


def fold_in(path: Path) -> None:
    """Put the log into the file, so that what is damaged in the file is damaged for good."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA journal_mode=DELETE")


def write_over(path: Path, at: int, put: bytes) -> None:
    held = bytearray(path.read_bytes())
    held[at : at + len(put)] = put
    path.write_bytes(held)


def cut(path: Path, to: int) -> None:
    path.write_bytes(path.read_bytes()[:to])


def pages_of(path: Path, name: str) -> list[int]:
    """The pages of a table or an index on which its rows or entries are."""
    with closing(sqlite3.connect(path)) as db:
        kind, root = db.execute("SELECT type, rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()
    pages = SqlitePages(path.read_bytes())
    leaf = TABLE_LEAF if kind == "table" else INDEX_LEAF
    return [number for number in sorted(pages.tree(root, leaf).pages) if pages.kind(number) == leaf]


def noise(length: int) -> bytes:
    return random.Random(7).randbytes(length)


# the ways


def truncated(path: Path) -> None:
    fold_in(path)
    cut(path, path.stat().st_size * 9 // 10 - 1_234)


def header_overwritten(path: Path) -> None:
    fold_in(path)
    write_over(path, 0, noise(100))


def first_page_zeroed(path: Path) -> None:
    fold_in(path)
    write_over(path, 0, bytes(PAGE))


def page_zeroed_in_the_middle(path: Path) -> None:
    fold_in(path)
    write_over(path, (pages_of(path, "input")[1] - 1) * PAGE, bytes(PAGE))


def noise_in_a_table(path: Path) -> None:
    fold_in(path)
    write_over(path, (pages_of(path, "words")[1] - 1) * PAGE + 700, noise(900))


def noise_in_an_index(path: Path) -> None:
    fold_in(path)
    write_over(path, (pages_of(path, "sqlite_autoindex_input_2")[0] - 1) * PAGE, noise(PAGE))


def noise_in_the_free_pages(path: Path) -> None:
    fold_in(path)
    free, _ = SqlitePages(path.read_bytes()).free()
    assert free
    for number in free:
        write_over(path, (number - 1) * PAGE, noise(PAGE))


def noise_in_the_log(path: Path) -> None:
    log = log_of(path)
    write_over(log, log.stat().st_size // 2, noise(3_000))


def head_of_the_log_overwritten(path: Path) -> None:
    write_over(log_of(path), 0, noise(32))


def log_missing(path: Path) -> None:
    log_of(path).unlink()


def log_truncated(path: Path) -> None:
    log = log_of(path)
    cut(log, log.stat().st_size // 2)


def half_a_file(path: Path) -> None:
    fold_in(path)
    cut(path, path.stat().st_size // 2)


def text_where_numbers_belong(path: Path) -> None:
    fold_in(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        strict = db.execute("SELECT sql FROM sqlite_master WHERE name = 'input'").fetchone()[0]
        loose = strict.replace(" INTEGER ", " ANY ")
        change = "UPDATE sqlite_master SET sql = ? WHERE name = 'input'"
        db.execute(change, [loose])
        db.execute(f"PRAGMA schema_version = {db.execute('PRAGMA schema_version').fetchone()[0] + 1}")
        db.execute("UPDATE input SET at_ms = 'at noon', amount = 'a lot' WHERE number = 5")
        db.execute(change, [strict])


def text_that_is_none(path: Path) -> None:
    fold_in(path)
    held = path.read_bytes()
    write_over(path, held.index(b"still here 3 still here 3"), b"\xff\xfe\xfd")


def list_of_tables_unreadable(path: Path) -> None:
    fold_in(path)
    held = path.read_bytes()
    write_over(path, held.index(b"tablesessionsession") + len("table"), b"\x9d\xff\xfe")
    write_over(path, held.index(b"session (  -- a facilitated"), b"(((")


def a_page_in_the_place_of_another(path: Path) -> None:
    fold_in(path)
    held, (from_, *_), (to, *_) = path.read_bytes(), pages_of(path, "answer"), pages_of(path, "commitment")
    write_over(path, (to - 1) * PAGE, held[(from_ - 1) * PAGE : from_ * PAGE])


WAYS = [
    truncated,
    header_overwritten,
    first_page_zeroed,
    page_zeroed_in_the_middle,
    noise_in_a_table,
    noise_in_an_index,
    noise_in_the_free_pages,
    noise_in_the_log,
    head_of_the_log_overwritten,
    log_missing,
    log_truncated,
    half_a_file,
    text_where_numbers_belong,
    text_that_is_none,
    list_of_tables_unreadable,
    a_page_in_the_place_of_another,
]
UNSEEN = [log_missing, log_truncated]
"""Nothing in the file says that there was more."""


def at_random(chance: random.Random, path: Path) -> None:
    """The file, the log or both: cut off, written over in one place, or in many."""
    files = [path, log_of(path)]
    for file in chance.choice([files[:1], files[1:], files]):
        held = bytearray(file.read_bytes())
        at, length = chance.randrange(len(held)), chance.randrange(1, 20_000)
        match chance.randrange(3):
            case 0:
                del held[at:]
            case 1:
                held[at : at + length] = chance.randbytes(len(held[at : at + length]))
            case _:
                for _ in range(length // 50):
                    held[chance.randrange(len(held))] = chance.randrange(256)
        file.write_bytes(held)


# what must be so afterwards


def opens(path: Path) -> bool:
    """Whether SQLite finds nothing wrong in a record, and every walk in it can be shown."""
    with closing(sqlite3.connect(path)) as db:
        whole = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = whole and not db.execute("PRAGMA foreign_key_check").fetchall()
    record = Record(path)
    shown = [record.stored(walk.id).transcript() for one in record.sessions() for walk in record.walks(one.id)]
    record.close()
    return whole and all(shown)


def ended(path: Path) -> list[bool]:
    """Of each walk whether it had come to its end."""
    with closing(sqlite3.connect(path)) as db:
        return [bool(one) for (one,) in db.execute("SELECT ledger IS NOT NULL FROM walk")]


def goes_on(path: Path) -> int:
    """How many walks that had not ended take a further input."""
    record, on = Record(path), 0
    for walk in record.unfinished():
        again = record.resume(walk.id)
        on += not again.walk.ended and again.give(Input(Kind.REACT, number=1), "on again")
    record.close()
    return on


def sound(path: Path, journeys: Path | None = None) -> bool:
    """Recover a record: the old one stays as it is, and there is a sentence, or a new record that is whole."""
    files = [file for file in (path, log_of(path)) if file.exists()]
    before = [file.read_bytes() for file in files]
    try:
        made = recover(path, folder=journeys)
    except RecordTrouble as trouble:
        assert "Nothing of a record" in str(trouble)
        made = None
    assert [file.read_bytes() for file in files] == before
    if made is None or made.new is None:
        return True
    whole = opens(made.new)
    made.new.unlink()
    return whole
