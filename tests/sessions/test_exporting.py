"""Whoever asks what is kept of them gets all of it, as data and as tables for a spreadsheet."""

import csv
import io
import json
import zipfile
from collections.abc import Callable

import pytest
from test_forgetting import speak, type_a_name

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.exporting import exported
from walkshoes.sessions.follow_ups import commit_in, commitments_of, follow_up
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.kept import Commitment, KeptWalk
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble

ToTheEnd = Callable[[KeptWalk], None]
FORMULAS = ('=HYPERLINK("http://example.org")', "+1", "-1", "@SUM(A1)", "\tx")


@pytest.fixture
def room(record: Record, journey: Source, ada: Persona, to_the_end: ToTheEnd) -> str:
    """Two people in a led session, and a walk of one of them alone."""
    plan = Plan("The board", [journey], labels={"department": ["Service", "Sales"]})
    session = begin_session(record.file, plan).id
    for alias in ("Zebedee", "Walker 8"):
        who = join(record.file, session, alias, labels={"department": "Sales"})
        kept = record.begin(journey, alias, persona=ada, session=session, participant=who.id)
        speak(kept, to_the_end) if alias == "Zebedee" else to_the_end(kept)
        kept.commit("on Monday", f"I listen, says {alias}", "2026-04-01", "me")
        kept.close()
    commit_in(record.file, session, Commitment("in May", "we look again", "2026-05-01", "zebedee"))
    follow_up(record.file, commitments_of(record.file, session)[0].id, 30, "kept")
    alone = record.begin(journey, "Zebedee", persona=ada)
    alone.give(Input(Kind.REACT, number=-2), FORMULAS[0])
    type_a_name(alone)
    alone.close()
    return session


def test_all_that_is_kept_of_somebody_is_in_it_and_nothing_of_anybody_else(record: Record, room: str) -> None:
    made = exported(record.file, "zebedee").as_json()
    ours = {row.id for row in record.walks(room) if row.alias == "Zebedee"}
    counts = dict(record.file.rows("SELECT alias, count(*) FROM input JOIN walk ON walk.id = walk GROUP BY alias"))
    assert made["alias"] == "Zebedee"
    assert len(made["session"]) == 2
    assert len(made["walk"]) == 2
    assert len(made["scenario"]) == 1
    assert len(made["input"]) == counts["Zebedee"]
    assert {row["text"] for row in made["words"]} >= {"a xylophone in the queue", FORMULAS[0]}
    assert {row["value"] for row in made["answer"]} == {8, 1, 25, "the quagmire department"}
    assert [row["text"] for row in made["draft"] if row["text"]] == ["the wombat said"]
    assert [row["then_"] for row in made["commitment"]] == ["I listen, says Zebedee", "we look again"]
    assert [row["outcome"] for row in made["follow_up"]] == ["kept"]
    assert [row["value"] for row in made["belongs"]] == ["Sales"]
    assert [row["alias"] for row in made["participant"]] == ["Zebedee"]
    assert ours < {row["id"] for row in made["walk"]}
    assert made["walk"][0]["ledger"]["given_ms"] > 0
    assert "Walker 8" not in json.dumps(made)
    assert "held_by" not in json.dumps(made)


def test_of_two_sessions_one_can_be_meant(record: Record, room: str) -> None:
    made = exported(record.file, "Zebedee", room)
    assert made.sessions == (room,)
    assert {row["session"] for row in made.tables["walk"]} == {room}


def test_every_table_that_holds_something_of_somebody_is_in_it(record: Record, room: str) -> None:
    """A table that is added to the record later must be thought of here."""
    from walkshoes.sessions.described import described

    others = {"led", "programme", "steering", "debrief_note", "copy", "forgotten"}
    tables = {part.name for part in described() if not part.is_view}
    assert set(exported(record.file, "Zebedee").tables) == tables - others


def read(packed: bytes) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as held:
        assert held.testzip() is None
        assert b"participant" in held.read("about.txt")
        files = {name: held.read(name) for name in held.namelist() if name.endswith(".csv")}
    assert {text[:3] for text in files.values()} == {b"\xef\xbb\xbf"}, "a spreadsheet knows the letters by it"
    return {name: list(csv.DictReader(io.StringIO(text.decode("utf-8-sig")))) for name, text in files.items()}


def test_as_tables_it_is_the_same(record: Record, room: str) -> None:
    made = exported(record.file, "Zebedee")
    tables = read(made.as_zip())
    assert {name: len(rows) for name, rows in tables.items()} == {
        f"{name}.csv": len(rows) for name, rows in made.tables.items() if rows
    }
    assert json.loads(tables["walk.csv"][0]["ledger"]) == made.tables["walk"][0]["ledger"]


def test_no_cell_acts_in_a_spreadsheet_and_a_number_stays_one(record: Record, journey: Source, ada: Persona) -> None:
    kept = record.begin(journey, "Zebedee", persona=ada)
    for number, text in enumerate(FORMULAS):
        kept.give(Input(Kind.REACT, number=-2), f"words {number}")
        with record.file.writing() as db:  # by another program: walkshoes keeps no tab
            db.execute("UPDATE words SET text = ? WHERE text = ?", [text, f"words {number}"])
    kept.close()
    tables = read(exported(record.file, "Zebedee").as_zip())
    assert [row["text"] for row in tables["words.csv"]] == [f"'{text}" for text in FORMULAS]
    assert {row["amount"] for row in tables["input.csv"]} == {"-2"}


def test_of_nobody_there_is_nothing(record: Record, room: str) -> None:
    with pytest.raises(RecordTrouble, match="Nobody goes by “Zebadee” in the record"):
        exported(record.file, "Zebadee")
    forget(record.file, "Zebedee")
    with pytest.raises(RecordTrouble, match="Nobody goes by “Zebedee” in that session"):
        exported(record.file, "Zebedee", room)
