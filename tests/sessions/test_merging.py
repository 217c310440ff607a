"""Records become one: everything once, nobody who was forgotten, and a walk as it was seen last."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from damaging import fold_in, log_of
from reading_on import somebody_reads
from test_forgetting import left_in, speak

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.copies import copies_of, note_copy
from walkshoes.sessions.follow_ups import commitments_of, follow_up
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.merging import merge
from walkshoes.sessions.people import join, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.recovering import recover
from walkshoes.sessions.replaying import replayed
from walkshoes.sessions.retention import keep_until, purge
from walkshoes.sessions.steering import Ask, steer
from walkshoes.sessions.trouble import OpenedElsewhere, RecordTrouble

ToTheEnd = Callable[[KeptWalk], None]
RECORDS = Path(__file__).parent / "records"


def dump(path: Path) -> list[str]:
    """All that is in a record."""
    with closing(sqlite3.connect(path)) as db:
        return sorted(db.iterdump())


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.fixture
def room(path: Path, record: Record, journey: Source, ada: Persona, to_the_end: ToTheEnd) -> str:
    """A session prepared on one computer, with one walk to the end and one left in its middle."""
    session = begin_session(record.file, Plan("The board", [journey], labels={"department": ["Service"]})).id
    steer(record.file, session, Ask.START)
    for alias in ("Zebedee", "Walker 8"):
        who = join(record.file, session, alias)
        kept = record.begin(journey, alias, persona=ada, session=session, participant=who.id)
        if alias == "Zebedee":
            speak(kept, to_the_end)
            kept.commit("on Monday", "I listen to ten calls", "2026-04-01", alias)
        else:
            kept.give(Input(Kind.REACT, number=-1), "so far")
        kept.close()
    fold(record)
    return session


def fold(record: Record) -> None:
    record.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.fixture
def other(path: Path, record: Record, room: str, tmp_path: Path) -> Path:
    """The same record, carried to another computer."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return Path(shutil.copy(path, folder / "other.db"))


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "together"
    folder.mkdir()
    return folder / "all.db"


def walk_on(path: Path, session: str, journey: Source, ada: Persona, alias: str, words: str) -> str:
    """Somebody joins and walks a little, in a record of their own."""
    with closing(Record(path)) as record:
        who = join(record.file, session, alias)
        kept = record.begin(journey, alias, persona=ada, session=session, participant=who.id)
        kept.give(Input(Kind.REACT, number=1), words)
        return kept.id


def test_everything_of_all_is_in_it_once(
    path: Path, record: Record, room: str, other: Path, into: Path, journey: Source, ada: Persona
) -> None:
    mine = walk_on(path, room, journey, ada, "Walker 9", "from here")
    theirs = walk_on(other, room, journey, ada, "Walker 10", "from there")
    made = merge([path, other], into)
    assert (made.finished, made.went_on, made.left_out, made.renamed) == (True, 0, 0, [])
    assert (made.added["session"], made.added["walk"], made.added["participant"]) == (1, 4, 4)
    with closing(Record(into)) as all_:
        assert {row.id for row in all_.walks(room)} >= {mine, theirs}
        assert {who.alias for who in people_of(all_.file, room)} == {"Zebedee", "Walker 8", "Walker 9", "Walker 10"}
        assert [one.text() for one in replayed(all_, room) if not one.same] == []
        assert all_.file.rows("PRAGMA foreign_key_check") == []
        for table in ("input", "words", "answer", "draw", "hands", "commitment", "steering", "label", "programme"):
            keys = f"SELECT count(*) FROM {table}"
            (count,) = all_.file.rows(keys)[0]
            here, there = (sqlite3.connect(one).execute(keys).fetchone()[0] for one in (path, other))
            assert count >= max(here, there), table
        assert all_.file.rows("SELECT count(*) FROM steering") == [(1,)]
    assert recover(into).new is None, "nothing is wrong with it"
    assert f"New in {into}: 1 session, 4 participants, 4 walks" in made.text()[0]


def test_the_same_again_changes_nothing(
    path: Path, record: Record, room: str, other: Path, into: Path, journey: Source, ada: Persona
) -> None:
    walk_on(other, room, journey, ada, "Walker 10", "from there")
    walk_on(path, room, journey, ada, "Walker 10", "another of that name")
    with closing(Record(other)) as there:
        forget(there.file, "Zebedee")
        kept = there.resume(next(row.id for row in there.walks(room) if row.alias == "Walker 8"))
        kept.give(Input(Kind.REACT, number=-2), "further on")
    merge([path, other], into)
    before = dump(into)
    again = merge([path, other], into)
    assert dump(into) == before
    assert again.text() == [f"Nothing is new: all of it was in {into} already."]
    merge([other, path, path], into)
    assert dump(into) == before, "in whichever order"


def test_the_sources_are_left_as_they_are(path: Path, record: Record, room: str, other: Path, into: Path) -> None:
    join(record.file, room, "Walker 9")
    assert log_of(path).stat().st_size, "some of it is still in the log"
    before = {folder: contents(folder) for folder in (path.parent, other.parent)}
    merge([path, other], into)
    assert {folder: contents(folder) for folder in before} == before
    with closing(Record(into)) as all_:
        assert "Walker 9" in {who.alias for who in people_of(all_.file, room)}, "and what is in the log is not left out"


def test_whoever_is_forgotten_in_any_of_them_comes_back_in_none(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    note_copy(record.file, room, Path("/tmp/zebedee.zip"))
    with closing(Record(other)) as there:
        forget(there.file, "Zebedee", commitments=True)
    merge([path], into)
    assert left_in(into.parent), "so far nobody there knows of it"
    made = merge([other], into)
    assert left_in(into.parent) == []
    assert "What was forgotten in one of the records was erased here as well." in made.text()
    merge([path], into)
    assert left_in(into.parent) == []
    with closing(Record(into)) as all_:
        assert {who.alias for who in people_of(all_.file, room)} == {"forgotten 1", "Walker 8"}
        assert commitments_of(all_.file) == []
        assert [one.text() for one in replayed(all_, room) if not one.same] == []
    both = into.with_name("both.db")
    merge([path, other], both)
    assert left_in(into.parent) == []


def test_two_who_were_forgotten_on_two_computers_stay_two(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    forget(record.file, "Zebedee")
    with closing(Record(other)) as there:
        forget(there.file, "Walker 8")
    merge([path, other], into)
    with closing(Record(into)) as all_:
        assert {who.alias for who in people_of(all_.file, room)} == {"forgotten 1", "forgotten 2"}
        assert all_.file.rows("SELECT count(*) FROM words") == [(0,)]


def test_what_is_erased_because_its_time_was_over_stays_erased(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    purge(record.file, room)
    merge([other, path], into)
    merge([other], into)
    assert {word for _, word in left_in(into.parent)} == {"Zebedee"}, "who sees to a promise is named with it"
    with closing(Record(into)) as all_:
        assert all_.file.rows("SELECT count(*) FROM input") == [(0,)]
        assert [row.ending for row in all_.walks(room)] == ["booked"], "the walk that had not ended is gone"


def test_a_walk_that_went_on_is_taken_as_it_was_seen_last(
    path: Path, record: Record, room: str, other: Path, into: Path, to_the_end: ToTheEnd
) -> None:
    merge([path], into)
    with closing(Record(other)) as there:
        (left,) = there.unfinished()[:1]
        kept = there.resume(left.id)
        to_the_end(kept)
        kept.answer("felt", {"minutes": 30})
        ledger, inputs = kept.ledger(), kept.inputs()
    with closing(Record(into)) as open_there:
        window = open_there.resume(left.id)
        window_seen = "UPDATE walk SET seen = '2026-01-01T00:00:00Z' WHERE id = ?"
        with open_there.file.writing() as db:
            db.execute(window_seen, [left.id])
        made = merge([other], into)
        with pytest.raises(OpenedElsewhere):
            window.give(Input(Kind.REACT, number=0))
    assert (made.went_on, made.left_out) == (1, 0)
    assert "1 walk had gone on elsewhere, and is kept as seen last." in made.text()
    merge([path], into)
    with closing(Record(into)) as all_:
        stored = all_.stored(left.id)
        assert (stored.frozen, tuple(one for _, one in stored.inputs)) == (ledger, inputs)
        assert stored.answers["felt"] == {"minutes": 30}
        assert [one.text() for one in replayed(all_, room) if not one.same] == []
        assert all_.resume(left.id).walk.ended


def test_a_walk_that_went_on_in_two_places_is_the_one_that_was_seen_later(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    (left,) = [row for row in record.unfinished() if row.alias == "Walker 8"]
    for number, where in enumerate((path, other)):
        with closing(Record(where)) as one:
            kept = one.resume(left.id)
            for _ in range(2 + number):
                kept.advance(kept.walk.now + 900)
                assert kept.give(Input(Kind.REACT, number=number), f"in place {number}")
            kept.close()
            with one.file.writing() as db:
                db.execute("UPDATE walk SET seen = ? WHERE id = ?", [f"2026-12-0{2 - number}T00:00:00Z", left.id])
    made = merge([other, path], into)
    assert made.left_out == 3
    assert "3 inputs left out" in "\n".join(made.text())
    with closing(Record(into)) as all_:
        stored = all_.stored(left.id)
        assert [one.text for one in stored.said] == ["so far", "in place 0", "in place 0"]
        assert stored.diverged is None
    turned = into.with_name("turned.db")
    merge([path, other], turned)
    with closing(Record(turned)) as all_:
        assert [one.text for one in all_.stored(left.id).said] == ["so far", "in place 0", "in place 0"]


def test_two_of_one_name_in_a_session_stay_two_people(
    path: Path, record: Record, room: str, other: Path, into: Path, journey: Source, ada: Persona
) -> None:
    mine = walk_on(path, room, journey, ada, "Walker 9", "from here")
    theirs = walk_on(other, room, journey, ada, "walker 9", "from there")
    made = merge([path, other], into)
    assert made.renamed == [("walker 9", "walker 9 (2)")]
    assert "walker 9 came in as walker 9 (2)" in "\n".join(made.text())
    with closing(Record(into)) as all_:
        assert {row.id: row.alias for row in all_.walks(room) if row.id in (mine, theirs)} == {
            mine: "Walker 9",
            theirs: "walker 9 (2)",
        }


def test_what_became_of_a_promise_is_what_was_said_last(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    for where, outcome, when in ((path, "under way", "01"), (other, "kept", "02")):
        with closing(Record(where)) as one:
            follow_up(one.file, commitments_of(one.file)[0].id, 30, outcome)
            with one.file.writing() as db:
                db.execute("UPDATE follow_up SET made = ?", [f"2026-12-{when}T00:00:00Z"])
    for number, order in enumerate(([path, other], [other, path])):
        merge(order, into.with_name(f"{number}.db"))
        with closing(Record(into.with_name(f"{number}.db"))) as all_:
            assert commitments_of(all_.file)[0].outcome == "kept"


def test_a_session_that_is_kept_longer_in_one_is_kept_longer(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    until = keep_until(record.file, room, 300)
    merge([other, path], into)
    merge([other], into)
    with closing(Record(into)) as all_:
        assert all_.file.rows("SELECT delete_after FROM session WHERE id = ?", [room]) == [(until,)]


def test_a_record_of_an_older_walkshoes_is_taken_in_and_left_as_it_is(tmp_path: Path, into: Path) -> None:
    held = (RECORDS / "v1.db").read_bytes()
    made = merge([RECORDS / "v1.db", RECORDS / "v2.db"], into)
    assert (RECORDS / "v1.db").read_bytes() == held
    assert sorted(file.name for file in RECORDS.iterdir() if "v1.db" in file.name) == ["v1.db"]
    assert made.added["session"] == 2
    with closing(Record(into)) as all_:
        for session in all_.sessions():
            assert [one.text() for one in replayed(all_, session.id) if not one.same] == []


def test_what_others_have_added_to_a_record_is_left_with_it(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    record.file.db.table("words").enable_fts(["text"], create_triggers=True)
    record.file.db.execute("CREATE TABLE mine (note TEXT)")
    record.file.db.execute("ALTER TABLE walk ADD COLUMN mood TEXT")
    merge([path, other], into)
    merge([other], path)
    with closing(Record(into)) as all_:
        assert not {"mine", "words_fts"} & set(all_.file.db.table_names())
    assert recover(into).new is None


def test_where_it_came_from_is_listed_as_another_copy(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    merge([path, other], into)
    with closing(Record(into)) as all_:
        assert {one.place for one in copies_of(all_.file, room)} == {str(path), str(other)}
        told = "\n".join(forget(all_.file, "Zebedee").text())
    assert str(path) in told
    assert str(other) in told


@pytest.mark.parametrize("was_there", [True, False])
def test_a_copy_beside_the_record_forgets_what_another_record_has_forgotten(
    path: Path, record: Record, room: str, other: Path, into: Path, was_there: bool
) -> None:
    merge([path], into)
    shutil.copy(into, into.with_name("all.db.before-2"))
    if not was_there:
        into.unlink()
    with closing(Record(other)) as there:
        forget(there.file, "Zebedee")
    merge([other], into)
    assert left_in(into.parent) == []


def test_while_another_program_reads_erasing_is_not_done_and_said_again_it_is(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    merge([path], into)
    with closing(Record(other)) as there:
        forget(there.file, "Zebedee")
    with somebody_reads(into):
        made = merge([other], into, patience_s=0.3)
        assert not made.finished
        assert "Not finished yet: another program has the record open" in made.text()[-1]
        assert left_in(into.parent)
    assert merge([other], into).finished
    assert left_in(into.parent) == []


def test_what_is_no_record_is_refused_and_nothing_is_made(
    path: Path, record: Record, room: str, other: Path, into: Path, tmp_path: Path
) -> None:
    text = tmp_path / "minutes.txt"
    text.write_text("Minutes of the meeting. " * 400)
    for source, said in (
        (tmp_path / "none.db", f"There is no record at {tmp_path / 'none.db'}"),
        (tmp_path, "is a folder"),
        (text, f"{text} is not a record of walkshoes"),
    ):
        with pytest.raises(RecordTrouble, match=said):
            merge([path, source], into)
        assert list(into.parent.iterdir()) == []
    with pytest.raises(RecordTrouble, match="into itself"):
        merge([other, path], path)
    newer = into.with_name("newer.db")
    shutil.copy(other, newer)
    with closing(sqlite3.connect(newer)) as db:
        db.execute("PRAGMA user_version = 999")
    with pytest.raises(RecordTrouble, match=f"The record {newer} was written by a newer version"):
        merge([newer], into)
    assert not into.exists()


def test_where_something_goes_wrong_midway_nothing_is_made(
    path: Path, record: Record, room: str, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from walkshoes.sessions import merging

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(merging, "_note_source", full)
        with pytest.raises(RecordTrouble):
            merge([path], into)
        assert list(into.parent.iterdir()) == []
    Record(into).close()
    before = dump(into)
    with monkeypatch.context() as patched:
        patched.setattr(merging, "_note_source", full)
        with pytest.raises(RecordTrouble):
            merge([path], into)
    assert dump(into) == before


def test_a_damaged_record_is_refused_by_its_own_name_and_the_other_left_as_it_was(
    path: Path, record: Record, room: str, other: Path, into: Path
) -> None:
    merge([path], into)
    before = dump(into)
    fold_in(other)
    held = bytearray(other.read_bytes())
    held[3 * 4_096 : 9 * 4_096] = bytes(6 * 4_096)
    other.write_bytes(held)
    with pytest.raises(RecordTrouble, match=rf"{other} is damaged"):
        merge([other], into)
    assert dump(into) == before
