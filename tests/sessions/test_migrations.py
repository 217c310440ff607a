"""The tables hold what the record promises, and read well in any tool."""

import re
from collections.abc import Callable

import pytest
from sqlite_utils import Database

from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.migrations import KNOWN, MIGRATIONS
from walkshoes.sessions.record import Record

TABLES = {
    "scenario": {"hash", "name", "title", "text"},
    "session": {"id", "title", "began", "delete_after"},
    "walk": {"id", "session", "scenario", "alias", "settings", "seed", "caller", "persona", "engine", "stage"}
    | {"began", "seen", "reached_ms", "finished", "ending", "ledger", "held_by", "participant"},
    "input": {"id", "walk", "number", "kind", "value", "amount", "words", "done_by", "place", "visit"}
    | {"since_ms", "at_ms", "about", "slips", "made"},
    "draw": {"walk", "place", "visit", "purpose", "uniform", "value"},
    "words": {"id", "walk", "input", "kind", "fact", "text"},
    "answer": {"walk", "questionnaire", "item", "value"},
    "commitment": {"id", "session", "walk", "when_", "then_", "by_", "owner", "made"},
    "gap": {"id", "walk", "left_at", "came_back_at"},
    "draft": {"walk", "text"},
    "led": {"session", "seed", "names", "notice"},
    "label": {"session", "name", "value"},
    "programme": {"session", "number", "scenario", "settings", "persona"},
    "participant": {"id", "session", "alias", "people", "caller", "joined"},
    "belongs": {"participant", "name", "value"},
    "hands": {"walk", "about", "choice", "number"},
    "steering": {"id", "session", "what", "value", "made"},
    "debrief_note": {"id", "session", "heading", "text", "made"},
    "follow_up": {"commitment", "days", "outcome", "made"},
    "copy": {"id", "session", "place", "made"},
    "forgotten": {"id", "made"},
}


@pytest.fixture
def db(record: Record) -> Database:
    return record.file.db


def test_the_tables_are_these(db: Database) -> None:
    own = {name: set(db.table(name).columns_dict) for name in db.table_names() if not name.startswith("_")}
    assert own == TABLES


def test_the_known_migrations_are_all_there_are(db: Database) -> None:
    assert [one.name for one in MIGRATIONS.applied(db)] == list(KNOWN)


def test_every_table_is_strict(db: Database) -> None:
    assert [name for name in TABLES if not db.table(name).strict] == []


def test_every_foreign_key_has_an_index(db: Database) -> None:
    for name in TABLES:
        table = db.table(name)
        first = {index.columns[0] for index in table.indexes} | set(table.pks[:1])
        assert {key.column for key in table.foreign_keys} <= first


def test_every_time_is_in_utc_to_the_second(
    db: Database, record: Record, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]
) -> None:
    to_the_end(kept)
    kept.commit("on Monday", "I listen to ten calls", "2026-04-01", "Ada")
    kept.close()
    record.resume(kept.id).close()
    times = db.execute(
        "SELECT began FROM session UNION ALL SELECT delete_after FROM session "
        "UNION ALL SELECT began FROM walk UNION ALL SELECT seen FROM walk UNION ALL SELECT finished FROM walk "
        "UNION ALL SELECT made FROM input UNION ALL SELECT made FROM commitment"
    ).fetchall()
    assert len(times) > 10
    assert [time for (time,) in times if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time)] == []


def test_what_was_felt_stands_beside_what_was_counted(
    db: Database, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]
) -> None:
    kept.answer("anticipated", {"minutes": 8, "people": 1, "asked_same": 1, "easy": 5})
    to_the_end(kept)
    kept.answer("felt", {"minutes": 25, "people": 2, "asked_same": 3, "owner": "nobody"})
    ledger = kept.ledger()
    rows = db.execute("SELECT item, expected, felt, was FROM felt_then_counted").fetchall()
    assert {item: tuple(rest) for item, *rest in rows} == {
        "minutes": (8, 25, -(-ledger.given_ms // 60_000)),
        "people": (1, 2, 1),
        "asked_same": (1, 3, 2),
        "owner": (None, "nobody", ""),
    }


def test_how_a_touchpoint_felt_is_told_of_five_people_and_not_of_four(
    db: Database, record: Record, journey: Source, ada: Persona
) -> None:
    from walkshoes.journey.inputs import Input, Kind

    first = record.begin(journey, "Walker 1", persona=ada)
    walks = [first]
    walks += [record.begin(journey, f"Walker {n}", persona=ada, session=first.session) for n in (2, 3, 4)]
    for walk in walks:
        walk.give(Input(Kind.REACT, number=-1))
        walk.give(Input(Kind.REACT, number=-2))
    assert db.execute("SELECT * FROM touchpoint_felt").fetchall() == []
    fifth = record.begin(journey, "Walker 5", persona=ada, session=first.session)
    fifth.give(Input(Kind.REACT, number=1))
    assert db.execute("SELECT * FROM touchpoint_felt").fetchall() == [
        (first.session, "menu", 9, 5, round(-11 / 9, 2), round(8 / 9, 2))
    ]


def test_what_leaders_will_do_can_be_read_in_one_place(db: Database, kept: KeptWalk) -> None:
    kept.commit("when I am back", "I will ring our own line", "2026-04-01", "Walker 7")
    assert db.execute("SELECT title, when_, then_, by_, owner FROM promised_to_do").fetchall() == [
        ("The silent line", "when I am back", "I will ring our own line", "2026-04-01", "Walker 7")
    ]


def test_forgetting_a_walk_leaves_what_was_promised(
    db: Database, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]
) -> None:
    kept.draft = "half a"
    to_the_end(kept)
    kept.commit("on Monday", "I listen to ten calls", "2026-04-01", "Ada")
    kept.answer("felt", {"minutes": 25})
    db.execute("DELETE FROM walk WHERE id = ?", [kept.id])
    for table in ("input", "draw", "words", "answer", "gap", "draft"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert db.execute("SELECT walk, then_ FROM commitment").fetchall() == [(None, "I listen to ten calls")]
