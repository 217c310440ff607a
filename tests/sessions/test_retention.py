"""What people did and said is erased when its time is over; what was counted, and what was promised, stays."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from reading_on import somebody_reads
from test_forgetting import GONE, left_in, speak, type_a_name

from walkshoes.journey.inputs import Input, Kind
from walkshoes.keeping import CannotKeep, keep_recorded
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.debrief_notes import Heading, notes_of, write_down
from walkshoes.sessions.erasing import erase_again, erased_before
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import join, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.recovering import recover
from walkshoes.sessions.replaying import replayed
from walkshoes.sessions.retention import holding, keep_until, overdue, purge
from walkshoes.sessions.steering import Ask, steer
from walkshoes.sessions.trouble import OpenedElsewhere, RecordTrouble
from walkshoes.summaries.files import write_report

ToTheEnd = Callable[[KeptWalk], None]
LATER = datetime.now(UTC) + timedelta(days=31)


@pytest.fixture
def room(record: Record, journey: Source, ada: Persona, to_the_end: ToTheEnd) -> str:
    """A session kept for thirty days: Zebedee walked to the end; a group of three did not."""
    plan = Plan("The board", [journey], labels={"department": ["Service", "Sales"]}, names=True, keep_days=30)
    session = begin_session(record.file, plan).id
    steer(record.file, session, Ask.START)
    alone = join(record.file, session, "Zebedee", labels={"department": "Sales"})
    kept = record.begin(journey, "Zebedee", persona=ada, session=session, participant=alone.id)
    speak(kept, to_the_end)
    kept.commit("on Monday", "I listen to ten calls", "2026-04-01", "Walker 8")
    kept.close()
    group = join(record.file, session, "The front row", people=3)
    left = record.begin(journey, "The front row", persona=ada, session=session, participant=group.id)
    left.answer("anticipated", {"minutes": 9}, {"minutes": {"9": 2, "4": 1}})
    left.give(Input(Kind.REACT, number=-1), "a platypus", hands={"-1": 3})
    type_a_name(left)
    left.close()
    write_down(record.file, session, Heading.WHAT, "asked twice")
    return session


def test_a_session_is_due_when_its_days_are_over_and_not_before(record: Record, room: str, journey: Source) -> None:
    record.begin(journey, "Ninety days").give(Input(Kind.REACT, number=1))
    empty = begin_session(record.file, Plan("Nobody came", [journey], keep_days=1))
    assert overdue(record.file) == []
    assert overdue(record.file, datetime.now(UTC) + timedelta(days=29)) == []
    (due,) = overdue(record.file, LATER)
    assert (due.id, due.title, due.walks, due.words) == (room, "The board", 2, 4)
    assert due.inputs > 10
    assert due.text().startswith(f"{room}  The board: 2 walks, {due.inputs} inputs, 4 texts; due to be erased since 20")
    assert [one.title for one in overdue(record.file, LATER + timedelta(days=90))] == ["The board", "The silent line"]
    assert holding(record.file, empty.id) is None


def test_what_people_did_and_said_is_erased_and_what_was_counted_stays(path: Path, record: Record, room: str) -> None:
    ledger = record.stored(record.walks(room)[0].id).ledger
    assert {word for _, word in left_in(path.parent)} == {*GONE} - {"zebedee"}
    made = purge(record.file, room)
    assert made.finished
    for table in ("input", "words", "draw", "draft", "gap", "steering"):
        assert record.file.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
    assert left_in(path.parent) == []
    (walk,) = record.walks(room)
    stored = record.stored(walk.id)
    assert (walk.alias, stored.ledger, walk.ending) == ("forgotten 1", ledger, "booked")
    assert stored.answers == {"anticipated": {"minutes": 8, "people": 1}, "felt": {"minutes": 25}}
    assert [one.then for one in stored.commitments] == ["I listen to ten calls"]
    assert [one.owner for one in stored.commitments] == ["Walker 8"], "a promise is kept with whoever sees to it"
    assert {(who.alias, who.people) for who in people_of(record.file, room)} == {("forgotten 1", 1), ("forgotten 2", 3)}
    assert [who.labels for who in people_of(record.file, room)] == [{"department": "Sales"}, {}]
    assert notes_of(record.file, room)[Heading.WHAT] == ("asked twice",)
    assert overdue(record.file, LATER) == []
    assert made.counts["walks"] == 1


def test_a_purged_walk_says_that_it_cannot_be_lived_again(record: Record, room: str, tmp_path: Path) -> None:
    purge(record.file, room)
    (walk,) = record.walks(room)
    today = datetime.now(UTC).date().isoformat()
    stored = record.stored(walk.id)
    assert (stored.erased, stored.inputs, stored.said, stored.lives_on_differently) == (today, (), (), False)
    (made,) = replayed(record, room)
    assert made.text() == [
        f"The silent line, forgotten 1: cannot be lived again; what was done in it was erased on {today}"
    ]
    assert made.as_json()["same"] is None
    with pytest.raises(RecordTrouble, match=f"What was done in this walk was erased on {today}"):
        record.resume(walk.id)
    with pytest.raises(CannotKeep, match="was erased on"):
        keep_recorded(stored.source, stored, tmp_path, "kept")
    assert record.unfinished() == []


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_purged_session_is_still_reported(record: Record, room: str, tmp_path: Path, form: str) -> None:
    purge(record.file, room)
    write_report(record, room, tmp_path / f"summary.{form}")
    assert "I listen to ten calls" in (tmp_path / f"summary.{form}").read_text(encoding="utf-8")


def test_a_purged_record_is_sound(path: Path, record: Record, room: str) -> None:
    purge(record.file, room)
    record.close()
    assert recover(path).new is None, "nothing is wrong with it"


def test_while_another_program_reads_it_is_not_done_and_said_again_it_is(path: Path, record: Record, room: str) -> None:
    with somebody_reads(path):
        assert not purge(record.file, room, patience_s=0.3).finished
        assert left_in(path.parent)
    assert purge(record.file, room).finished
    assert left_in(path.parent) == []


def test_a_window_in_which_somebody_still_walks_brings_nothing_back(
    path: Path, record: Record, room: str, journey: Source, ada: Persona
) -> None:
    elsewhere = Record(path)
    walking = elsewhere.begin(journey, "Zebedee", persona=ada, session=room)
    walking.draft = "a wombat"
    purge(record.file, room)
    with pytest.raises(OpenedElsewhere):
        walking.give(Input(Kind.REACT, number=1), "a platypus")
    elsewhere.close()
    assert left_in(path.parent) == []


def test_a_window_that_looks_back_on_a_walk_writes_to_it_no_more(path: Path, record: Record, room: str) -> None:
    forget(record.file, "Zebedee")
    window = Record(path)
    looking = window.resume(next(row.id for row in window.walks(room) if row.alias == "forgotten 1"))
    purge(record.file, room)
    with pytest.raises(OpenedElsewhere):
        looking.answer("felt", {"owner": "the quagmire department"})
    window.close()
    assert left_in(path.parent) == []


def test_a_session_is_kept_longer_if_that_is_wanted(record: Record, room: str) -> None:
    until = keep_until(record.file, room, 200)
    assert until[:10] == (datetime.now(UTC) + timedelta(days=200)).date().isoformat()
    assert overdue(record.file, LATER) == []
    assert [one.id for one in overdue(record.file, LATER + timedelta(days=200))] == [room]
    for days in (0, 4_000):
        with pytest.raises(RecordTrouble, match="1 to 3650 days"):
            keep_until(record.file, room, days)
    purge(record.file, room)
    with pytest.raises(RecordTrouble, match="is erased"):
        keep_until(record.file, room, 30)
    with pytest.raises(RecordTrouble, match="no such session"):
        keep_until(record.file, "nobody", 30)


def test_a_session_in_which_people_only_gave_their_names_is_due_as_well(record: Record, journey: Source) -> None:
    session = begin_session(record.file, Plan("Rained off", [journey], keep_days=1)).id
    keep_until(record.file, session, 2)
    join(record.file, session, "Zebedee")
    assert [one.title for one in overdue(record.file, LATER)] == ["Rained off"]
    assert purge(record.file, session).counts == {"names": 1}
    assert overdue(record.file, LATER) == []


def test_of_a_session_that_is_not_there_nothing_is_erased(record: Record, room: str) -> None:
    with pytest.raises(RecordTrouble, match="no such session"):
        purge(record.file, "nobody")
    assert holding(record.file, room) is not None


def test_whoever_walks_after_the_erasing_is_kept(record: Record, room: str, journey: Source, ada: Persona) -> None:
    purge(record.file, room)
    with record.file.writing() as db:  # as if that had been yesterday
        db.execute("UPDATE forgotten SET made = '2026-01-01T00:00:00Z'")
        db.execute("UPDATE walk SET began = '2025-12-01T00:00:00Z'")
        db.execute("UPDATE participant SET joined = '2025-12-01T00:00:00Z'")
    join(record.file, room, "Walker 10")
    kept = record.begin(journey, "Walker 9", persona=ada, session=room)
    kept.give(Input(Kind.REACT, number=1), "on again")
    kept.close()
    assert [one.erased for one in map(record.stored, (row.id for row in record.walks(room)))] == ["2026-01-01", ""]
    assert record.resume(kept.id).give(Input(Kind.REACT, number=1), "and on")
    with record.file.writing() as db:  # as a merge does it, with what another record has erased
        assert erase_again(db.conn, erased_before(db.conn)).counts == {}
    assert [who.alias for who in people_of(record.file, room)] == ["forgotten 1", "forgotten 2", "Walker 10"]
    assert record.stored(kept.id).said[0].text == "on again"


def test_what_was_erased_is_said_as_data(record: Record, room: str) -> None:
    made = purge(record.file, room)
    assert json.loads(json.dumps(made.as_json()))["erased"]["walks"] == 1
    assert "steps of the facilitator" in made.text()[0] or "step of the facilitator" in made.text()[0]
