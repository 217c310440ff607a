"""What an earlier walkshoes has written opens in this one, goes on, and means the same."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from at_once import at_once

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.ledger import Ledger
from walkshoes.sessions.copies import copies_of
from walkshoes.sessions.debrief_notes import Heading, notes_of
from walkshoes.sessions.follow_ups import commitments_of
from walkshoes.sessions.led import led_session
from walkshoes.sessions.migrations import KNOWN
from walkshoes.sessions.people import people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.replaying import replayed
from walkshoes.sessions.steering import steered
from walkshoes.summaries.files import write_report

RECORDS = Path(__file__).parent / "records"


def told(kept: Path) -> dict[str, dict[str, object]]:
    """What was in it when it was written."""
    read: dict[str, dict[str, object]] = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    return read


EACH = pytest.mark.parametrize("kept", sorted(RECORDS.glob("v*.db")), ids=lambda path: path.stem)
MIGRATING = """
import sys
from pathlib import Path
from walkshoes.sessions import migrations
from walkshoes.sessions.record import Record
import sqlite_utils

@migrations.MIGRATIONS()
def moods_are_kept(db):
    for number in range(50):
        db.execute(f"CREATE TABLE mood_{number} (id INTEGER PRIMARY KEY, walk TEXT REFERENCES walk(id)) STRICT")
    db.execute("ALTER TABLE walk ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")

migrations.KNOWN = (*migrations.KNOWN, "moods_are_kept")
print("ready", flush=True)
sys.stdin.readline()
record = Record(Path(sys.argv[1]))
print([row.alias for row in record.walks(record.sessions()[0].id)])
record.close()
"""


@pytest.fixture
def opened(kept: Path, tmp_path: Path) -> Record:
    """A record of that version, in a place of its own."""
    shutil.copy(kept, tmp_path / "walks.db")
    return Record(tmp_path / "walks.db")


def as_then(ledger: Ledger, was: dict[str, object]) -> dict[str, object]:
    """What a ledger says of everything that was counted then."""
    counted = ledger.as_json()
    return {name: counted[name] for name in was["ledger"]}  # type: ignore[attr-defined]


def test_there_is_a_record_of_every_version() -> None:
    wanted = {f"v{number}" for number in range(1, len(KNOWN) + 1)}
    made = {path.stem for path in RECORDS.glob("v*.db")}
    assert made == wanted, "tests/sessions/records/making.py makes the record of today's version"


@EACH
def test_it_is_brought_up_to_date(opened: Record) -> None:
    assert opened.file.rows("PRAGMA user_version") == [(len(KNOWN),)]
    assert opened.file.rows("PRAGMA integrity_check") == [("ok",)]
    assert opened.file.rows("PRAGMA foreign_key_check") == []
    opened.close()


@EACH
def test_what_was_finished_is_as_it_was(kept: Path, opened: Record) -> None:
    was = told(kept)["finished"]
    stored = opened.stored(str(was["id"]))
    assert as_then(stored.ledger, was) == was["ledger"]
    assert stored.answers == was["answers"]
    assert [one.text for one in stored.said] == was["said"]
    assert [one.then for one in stored.commitments] == ["I listen to ten calls"]
    opened.close()


@EACH
def test_what_was_left_goes_on_where_it_was(kept: Path, opened: Record) -> None:
    was = told(kept)["left"]
    walk = opened.resume(str(was["id"]))
    stands = (walk.stage.value, walk.walk.where[0], walk.walk.now, len(walk.inputs()), walk.draft)
    assert stands == (was["stage"], was["place"], was["reached_ms"], was["inputs"], was["draft"])
    assert as_then(walk.ledger(), was) == was["ledger"]
    assert walk.give(Input(Kind.TELL), "It has been dead since Saturday")
    walk.advance(walk.walk.now + 10_000)
    assert walk.give(Input(Kind.READ))
    walk.advance(walk.walk.now + 1_000)
    assert walk.give(Input(Kind.CHOOSE, "wait"))
    assert walk.walk.ended
    opened.close()


@pytest.mark.parametrize("kept", [one for one in sorted(RECORDS.glob("v*.db")) if "led" in told(one)], ids=str)
def test_a_session_that_was_led_is_as_it_was(kept: Path, opened: Record) -> None:
    was, left = told(kept)["led"], told(kept)["left"]
    session = str(was["id"])
    led = led_session(opened.file, session)
    assert led is not None
    assert [one.source.name for one in led.journeys] == ["the-silent-line"]
    assert {name: list(values) for name, values in led.labels.items()} == was["labels"]
    people = people_of(opened.file, session)
    assert {who.alias: who.people for who in people} == was["people"]
    assert [who.labels for who in people] == [{"department": "Sales"}, {"department": "Sales"}, {}]
    assert [one.participant for one in map(opened.stored, (row.id for row in opened.walks(session)))] == [
        who.id for who in people[:2]
    ]
    assert list(opened.stored(str(left["id"])).hands.values()) == [{"-1": 2, "-2": 1}]
    assert [one.outcome for one in commitments_of(opened.file, session)] == ["under way"]
    assert notes_of(opened.file, session)[Heading.WHAT] == ("The same number was asked for twice.",)
    assert [one.place for one in copies_of(opened.file, session)] == ["/summaries/march.html"]
    assert steered(opened.file, session).started
    opened.close()


@EACH
def test_it_is_lived_again_the_same(opened: Record) -> None:
    (session,) = opened.sessions()
    assert [one.text() for one in replayed(opened, session.id) if not one.same] == []
    opened.close()


@EACH
def test_it_is_reported(opened: Record, tmp_path: Path) -> None:
    (session,) = opened.sessions()
    for form in ("md", "html", "json"):
        write_report(opened, session.id, tmp_path / f"summary.{form}")
        text = (tmp_path / f"summary.{form}").read_text(encoding="utf-8")
        assert "I listen to ten calls" in text
        assert "A morning in March" in text
    opened.close()


@EACH
def test_many_programs_can_bring_it_up_to_date_at_once(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "walks.db"
    shutil.copy(kept, path)
    said = at_once(MIGRATING, [[str(path)]] * 8)
    assert said == [(0, "['Guest 1', 'Guest 2']\n", "")] * 8
    applied = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'walkshoes' ORDER BY rowid"
    with closing(sqlite3.connect(path)) as other:
        assert [name for (name,) in other.execute(applied)] == [*KNOWN, "moods_are_kept"]
        assert other.execute("SELECT mood FROM walk").fetchall() == [("calm",), ("calm",)]
