"""Erasing what is somebody's own from the tables of a record, of whichever version they are.

The same is done to the record itself, to the copies beside it, and to every record that is merged into another; so
it is written for a bare connection, and for tables of which some may not be there yet. Done again it changes nothing.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from walkshoes.sessions.keyed import facts_of, masked
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.uuid7 import uuid7

NAMELESS = "forgotten"
"""What somebody goes by once they are forgotten, with a number: `forgotten 1`."""
UNFINISHED = "unfinished"
"""Stands among the keys of what was erased while copies of it may still be in the file."""
_NAMELESS = re.compile(rf"{NAMELESS} \d+")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in one session: the keys of who they are there, and of their walks."""

    session: str
    alias: str
    participants: tuple[str, ...] = ()
    walks: tuple[str, ...] = ()


@dataclass(slots=True)
class Erased:
    """What was erased: how many of what, and the keys by which a merge knows it."""

    counts: dict[str, int] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    mentioned: int = 0
    """Notes and promises of others in whose text the name stands; they are left."""

    def add(self, what: str, count: int) -> None:
        """Count something."""
        if count > 0:
            self.counts[what] = self.counts.get(what, 0) + count


def tables_of(db: sqlite3.Connection) -> frozenset[str]:
    """Which tables there are."""
    return frozenset(name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def people_called(db: sqlite3.Connection, alias: str, session: str | None = None) -> list[Person]:
    """Who goes by a name, whatever its capital letters, in every session or in one: one person in each session."""
    wanted = _same(alias)
    return [one for one in _everybody(db) if _same(one.alias) == wanted and session in (None, one.session)]


def people_in(db: sqlite3.Connection, session: str) -> list[Person]:
    """Everybody in a session."""
    return [one for one in _everybody(db) if one.session == session]


def forget_person(db: sqlite3.Connection, who: Person, erased: Erased, *, altogether: bool = True) -> None:
    """Erase somebody's words, drafts, answers in text, what they typed in the place of a number, and their name.

    Forgotten `altogether`, they belong to no department any more, and are not named where they see to a promise of
    their session. What they did, their answers in numbers and the ledgers stay: with these alone a walk is lived again
    the same.
    """
    tables = tables_of(db)
    for walk in who.walks:
        _forget_walk(db, walk, tables, erased)
    named = who.alias if _NAMELESS.fullmatch(who.alias) else _free_name(db, who.session, tables)
    for walk in who.walks:
        db.execute(
            "UPDATE walk SET alias = ?, stage = ?, held_by = ? WHERE id = ? AND (alias != ? OR stage != ?)",
            [named, Stage.DONE.value, uuid7(), walk, named, Stage.DONE.value],
        )
    for key in who.participants:
        if altogether:
            erased.add("labels", db.execute("DELETE FROM belongs WHERE participant = ?", [key]).rowcount)
        db.execute("UPDATE participant SET alias = ? WHERE id = ?", [named, key])
    if named != who.alias:
        erased.add("names", 1)
        if altogether:
            _forget_owner(db, who, erased)
            _forget_files(db, who, tables)
            erased.mentioned += _mentions(db, who, tables)
    erased.keys.update(who.walks, who.participants)


def forget_commitments(db: sqlite3.Connection, who: Person, erased: Erased) -> None:
    """Erase the promises that came out of somebody's walks, or that they see to."""
    for key, walk, owner in _commitments(db, who.session):
        if walk in who.walks or _same(owner) == _same(who.alias):
            erased.add("commitments", db.execute("DELETE FROM commitment WHERE id = ?", [key]).rowcount)
            erased.keys.add(key)


def purge_session(db: sqlite3.Connection, session: str, until: str, erased: Erased) -> None:
    """Erase what was done and said in the walks of a session that had begun by a time (ISO-8601 in UTC).

    The ledgers of those that had ended, answers in numbers, and what was promised stay; nobody's name does.
    """
    tables = tables_of(db)
    begun = db.execute("SELECT id, ledger FROM walk WHERE session = ? AND began <= ?", [session, until])
    walks: dict[str, str | None] = dict(begun.fetchall())
    late = {walk for (walk,) in db.execute("SELECT id FROM walk WHERE session = ? AND began > ?", [session, until])}
    if "participant" in tables:
        joined = db.execute("SELECT id FROM participant WHERE session = ? AND joined > ?", [session, until])
        late |= {key for (key,) in joined}
    people = Erased(erased.counts)  # their own keys would say that they had asked for it
    for who in people_in(db, session):
        if not late & {*who.walks, *who.participants}:
            forget_person(db, who, people, altogether=False)
    for walk, ledger in walks.items():
        _forget_walk(db, walk, tables, erased)
        if "hands" in tables:
            db.execute("DELETE FROM hands WHERE about IN (SELECT id FROM input WHERE walk = ?)", [walk])
        done = 0
        for table in ("input", "draw", "gap"):
            count = db.execute(f"DELETE FROM {table} WHERE walk = ?", [walk]).rowcount  # noqa: S608 - three names of ours
            erased.add(f"{table}s", count)
            done += count
        if ledger is None:  # nothing in it can be counted
            erased.add("walks", db.execute("DELETE FROM walk WHERE id = ?", [walk]).rowcount)
        elif done:  # a window that has it open writes to it no more
            db.execute("UPDATE walk SET stage = ?, held_by = ? WHERE id = ?", [Stage.DONE.value, uuid7(), walk])
    if "steering" in tables:
        asked = db.execute("DELETE FROM steering WHERE session = ? AND made <= ?", [session, until]).rowcount
        erased.add("steering", asked)
    erased.keys.add(session)


def keep_erased(db: sqlite3.Connection, keys: Iterable[str], made: str) -> None:
    """Keep the bare keys of what was erased; of two times the later holds."""
    db.executemany(
        "INSERT INTO forgotten (id, made) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET made = max(made, excluded.made)",
        [(key, made) for key in sorted(keys)],
    )


def erased_before(db: sqlite3.Connection) -> dict[str, str]:
    """The keys of what was erased in a record, and when."""
    if "forgotten" not in tables_of(db):
        return {}
    return dict(db.execute("SELECT id, made FROM forgotten WHERE id != ? ORDER BY id", [UNFINISHED]).fetchall())


def erase_again(db: sqlite3.Connection, keys: Mapping[str, str]) -> Erased:
    """Erase in these tables what was erased elsewhere. `keys` is from `erased_before`."""
    erased = Erased()
    for who in _everybody(db):
        if keys.keys() & {*who.walks, *who.participants}:
            forget_person(db, who, erased)
    for (key,) in db.execute("SELECT id FROM commitment").fetchall():
        if key in keys:
            erased.add("commitments", db.execute("DELETE FROM commitment WHERE id = ?", [key]).rowcount)
    for (key,) in db.execute("SELECT id FROM session").fetchall():
        if key in keys:
            purge_session(db, key, keys[key], erased)
    return erased


def _everybody(db: sqlite3.Connection) -> list[Person]:
    """Each participant with their walks; of walks without one, those of one name in a session are one person's."""
    tables = tables_of(db)
    found: dict[str, Person] = {}
    if "participant" in tables:
        rows = db.execute("SELECT id, session, alias FROM participant ORDER BY id").fetchall()
        found = {key: Person(session, alias, (key,)) for key, session, alias in rows}
    by_name = {(one.session, _same(one.alias)): key for key, one in found.items()}
    whose = "participant" if "participant" in tables else "NULL"
    walks = db.execute(f"SELECT id, session, alias, {whose} FROM walk ORDER BY id").fetchall()  # noqa: S608 - ours
    for walk, session, alias, participant in walks:
        key = participant if participant in found else by_name.setdefault((session, _same(alias)), walk)
        who = found.get(key, Person(session, alias))
        found[key] = Person(who.session, who.alias, who.participants, (*who.walks, walk))
    return list(found.values())


def _forget_walk(db: sqlite3.Connection, walk: str, tables: frozenset[str], erased: Erased) -> None:
    erased.add("words", db.execute("DELETE FROM words WHERE walk = ?", [walk]).rowcount)
    drafts = db.execute("SELECT count(*) FROM draft WHERE walk = ? AND text != ''", [walk]).fetchone()[0]
    db.execute("DELETE FROM draft WHERE walk = ?", [walk])
    erased.add("drafts", drafts)
    if "hands" in tables:
        db.execute(
            "DELETE FROM hands WHERE walk = ?1 AND about IN (SELECT questionnaire || '.' || item FROM answer "
            "WHERE walk = ?1 AND typeof(value) = 'text')",
            [walk],
        )
    answers = db.execute("DELETE FROM answer WHERE walk = ? AND typeof(value) = 'text'", [walk])
    erased.add("answers", answers.rowcount)
    for key, value in list(_typed(db, walk)):
        erased.add("typed", db.execute("UPDATE input SET value = ? WHERE id = ?", [value, key]).rowcount)
        if "hands" in tables:
            db.execute("DELETE FROM hands WHERE about = ?", [key])


def _typed(db: sqlite3.Connection, walk: str) -> Iterator[tuple[str, str]]:
    """The inputs in which somebody typed what is not the invented customer's, each with what takes its place."""
    persona = db.execute("SELECT persona FROM walk WHERE id = ?", [walk]).fetchone()
    facts = facts_of(persona[0]) if persona else frozenset()
    for key, value in db.execute("SELECT id, value FROM input WHERE walk = ? AND kind = 'key'", [walk]).fetchall():
        if (empty := masked(value, facts)) != value:
            yield key, empty


def _forget_owner(db: sqlite3.Connection, who: Person, erased: Erased) -> None:
    for key, _, owner in _commitments(db, who.session):
        if _same(owner) == _same(who.alias):
            erased.add("owners", db.execute("UPDATE commitment SET owner = '' WHERE id = ?", [key]).rowcount)


def _forget_files(db: sqlite3.Connection, who: Person, tables: frozenset[str]) -> None:
    """Of the files that were written, those whose very name says of whom they are are listed no more."""
    if "copy" not in tables:
        return
    named = re.compile(rf"(?<!\w){re.escape(_words(who.alias))}(?!\w)")
    for key, place in db.execute("SELECT id, place FROM copy WHERE session = ?", [who.session]).fetchall():
        if named.search(_words(place)):
            db.execute("DELETE FROM copy WHERE id = ?", [key])


def _words(text: str) -> str:
    """What is written apart in a name and with a hyphen in a file's is the same."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _commitments(db: sqlite3.Connection, session: str) -> list[Row]:
    return db.execute("SELECT id, walk, owner FROM commitment WHERE session = ?", [session]).fetchall()


def _mentions(db: sqlite3.Connection, who: Person, tables: frozenset[str]) -> int:
    """In how many texts of others in the session somebody is named."""
    texts = db.execute(
        "SELECT when_ || ' ' || then_ || ' ' || by_ || ' ' || owner FROM commitment WHERE session = ? "
        "UNION ALL SELECT title FROM session WHERE id = ? "
        "UNION ALL SELECT words.text FROM words JOIN walk ON walk.id = words.walk WHERE walk.session = ?",
        [who.session] * 3,
    ).fetchall()
    if "debrief_note" in tables:
        texts += db.execute("SELECT text FROM debrief_note WHERE session = ?", [who.session]).fetchall()
    named = re.compile(rf"(?<!\w){re.escape(who.alias)}(?!\w)", re.IGNORECASE)
    return sum(bool(named.search(text)) for (text,) in texts)


def _free_name(db: sqlite3.Connection, session: str, tables: frozenset[str]) -> str:
    taken = {_same(name) for (name,) in db.execute("SELECT alias FROM walk WHERE session = ?", [session])}
    if "participant" in tables:
        rows = db.execute("SELECT alias FROM participant WHERE session = ?", [session])
        taken |= {_same(name) for (name,) in rows}
    number = 1
    while f"{NAMELESS} {number}" in taken:
        number += 1
    return f"{NAMELESS} {number}"


def _same(alias: str) -> str:
    return " ".join(alias.split()).casefold()
