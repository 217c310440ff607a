"""Whoever is forgotten is gone: from the tables, from the bytes of every file, and from what comes later."""

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from at_once import at_once_each
from reading_on import somebody_reads

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.copies import copies_of, note_copy
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.follow_ups import commit_in
from walkshoes.sessions.forgetting import NOT_FINISHED, Cleaned, forget, not_finished, somebody_called
from walkshoes.sessions.kept import Commitment, KeptWalk
from walkshoes.sessions.keyed import masked
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import join, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.replaying import replayed
from walkshoes.sessions.trouble import OpenedElsewhere, RecordTrouble

ToTheEnd = Callable[[KeptWalk], None]
RECORDS = Path(__file__).parent / "records"
GONE = ("Zebedee", "zebedee", "xylophone", "quagmire", "platypus", "wombat", "Ornithology")
"""A name, and what its bearer told, felt, typed, drafted and answered; nobody else's, and in no journey."""
KILLS = 8
FORGETTING = """
import sys
from pathlib import Path
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.record import Record

record = Record(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
forget(record.file, "Zebedee")
record.close()
"""
WALKING = """
import sys
from pathlib import Path
from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.record import Record

record = Record(Path(sys.argv[1]))
kept = record.resume(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for number in range(40):
    kept.advance(kept.walk.now + 1)
    assert kept.give(Input(Kind.REACT, number=-1), f"words {number}")
record.close()
print(number + 1)
"""


def left_in(folder: Path) -> list[tuple[str, str]]:
    """Which of what must be gone is still in which file."""
    return [
        (file.name, word)
        for file in sorted(folder.iterdir())
        for word in GONE
        if file.is_file() and word.encode() in file.read_bytes()
    ]


def speak(kept: KeptWalk, to_the_end: ToTheEnd) -> None:
    """A walk to its end, with words, something typed that is no number, an answer in text and a draft."""
    kept.answer("anticipated", {"minutes": 8, "people": 1})
    assert kept.give(Input(Kind.REACT, number=-1), "a xylophone in the queue")
    to_the_end(kept)
    kept.answer("felt", {"minutes": 25, "owner": "the quagmire department"})
    kept.draft = "the wombat said"
    kept.keep()


def type_a_name(kept: KeptWalk) -> None:
    """To where a number is asked for, and something else is said: an own name, and a birthday."""
    kept.advance(kept.walk.now + 8_000)
    assert kept.give(Input(Kind.PRESS, "2"))
    kept.advance(kept.walk.now + 8_000)
    assert kept.walk.accepts == Accepts.KEY
    for typed in ("Ornithology 1971", "7734 08#"):
        assert kept.give(Input(Kind.BEGIN))
        kept.advance(kept.walk.now + 4_000)
        assert kept.give(Input(Kind.KEY, typed))
        kept.advance(kept.walk.now + 8_000)


@pytest.fixture
def room(record: Record, journey: Source, ada: Persona, to_the_end: ToTheEnd) -> str:
    """A session with two people in it; one of them, Zebedee, has walked to the end and begun a second walk."""
    plan = Plan("The board", [journey], labels={"department": ["Service", "Sales"]}, names=True)
    session = begin_session(record.file, plan).id
    for alias in ("Zebedee", "Walker 8"):
        who = join(record.file, session, alias, labels={"department": "Sales"})
        kept = record.begin(journey, alias, persona=ada, session=session, participant=who.id)
        if alias == "Zebedee":
            speak(kept, to_the_end)
        else:
            to_the_end(kept)
        kept.commit("on Monday", "I listen to ten calls", "2026-04-01", alias.upper())
        kept.close()
    second = record.begin(journey, "Zebedee", persona=ada, session=session, participant=zebedee(record, session))
    type_a_name(second)
    second.close()
    return session


def zebedee(record: Record, session: str) -> str:
    (who,) = somebody_called(record.file, "zebedee", session)
    return who.participants[0]


def all_tables(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return "\n".join(db.iterdump())


def test_what_is_somebodys_own_is_gone_and_the_rest_is_there(record: Record, room: str) -> None:
    before = dict(record.file.rows("SELECT kind, count(*) FROM input GROUP BY kind"))
    made = forget(record.file, "ZEBEDEE")
    assert made.finished
    assert made.sessions == (room,)
    assert made.counts == {
        "words": 3,
        "drafts": 1,
        "answers": 1,
        "typed": 2,
        "labels": 1,
        "names": 1,
        "owners": 1,
    }
    assert dict(record.file.rows("SELECT kind, count(*) FROM input GROUP BY kind")) == before
    assert record.file.rows(
        "SELECT item, value FROM answer JOIN walk ON walk.id = walk WHERE alias = 'forgotten 1'"
    ) == [
        ("minutes", 8),
        ("people", 1),
        ("minutes", 25),
    ]
    assert record.file.rows("SELECT then_, owner FROM commitment ORDER BY id") == [
        ("I listen to ten calls", ""),
        ("I listen to ten calls", "WALKER 8"),
    ]
    one, other = people_of(record.file, room)
    assert (one.alias, one.labels) == ("forgotten 1", {})
    assert (other.alias, other.labels) == ("Walker 8", {"department": "Sales"})
    assert record.file.rows("SELECT count(*) FROM words") == [(2,)]
    assert "Erased: 1 name, 3 texts in their own words" in made.text()[0]
    assert made.text()[-1] == "Nothing of it is in the record's file any more."


def test_nothing_of_it_is_in_the_bytes_of_any_file(path: Path, record: Record, room: str) -> None:
    assert {word for _, word in left_in(path.parent)} == {*GONE} - {"zebedee", "platypus"}
    forget(record.file, "Zebedee")
    assert left_in(path.parent) == []
    record.close()
    assert left_in(path.parent) == []


def test_the_walks_are_lived_again_the_same_without_the_words(record: Record, room: str) -> None:
    before = [record.stored(row.id) for row in record.walks(room)]
    forget(record.file, "Zebedee")
    assert [one.text() for one in replayed(record, room) if not one.same] == []
    for was in before:
        now = record.stored(was.id)
        assert (now.events, now.ledger, now.walk.now, now.diverged) == (was.events, was.ledger, was.walk.now, None)


def test_what_was_typed_in_the_place_of_a_number_says_nothing_any_more(record: Record, room: str) -> None:
    assert "Ornithology 1971" in {value for (value,) in record.file.rows("SELECT value FROM input WHERE kind = 'key'")}
    forget(record.file, "Zebedee")
    kept = {value for (value,) in record.file.rows("SELECT value FROM input WHERE kind = 'key'")}
    assert kept == {"xxxxxxxxxxx 0000", "0000 00#", "7734 09"}, "the invented customer's own number stays"


@pytest.mark.parametrize(
    ("typed", "facts", "stands"),
    [
        ("Anna, 12.5.", {"773409"}, "xxxx. 00.0."),
        ("##", {"773409"}, "##"),
        ("", {"773409"}, ""),
        ("77-34-09", {"773409"}, "77-34-09"),
        ("1234", {"0000"}, "5555"),
        ("1234", {"0000", "5555"}, "7777"),
        ("Zoë²", {"773409"}, "xxxx"),
        ("٣٤", {"773409"}, "00"),
        ("...", set(), "..."),
    ],
)
def test_a_mask_has_as_many_digits_and_is_right_or_wrong_as_before(typed: str, facts: set[str], stands: str) -> None:
    assert masked(typed, facts) == stands
    assert masked(stands, facts) == stands


def test_promises_go_only_if_that_is_said(record: Record, room: str) -> None:
    commit_in(record.file, room, Commitment("in May", "we look again", "2026-05-01", "Zebedee"))
    commit_in(record.file, room, Commitment("in June", "we ask Zebedee", "2026-06-01", "Walker 8"))
    made = forget(record.file, "Zebedee", commitments=True)
    assert made.counts["commitments"] == 2
    assert record.file.rows("SELECT when_ FROM commitment ORDER BY id") == [("on Monday",), ("in June",)]
    assert made.mentioned == 1
    assert "1 text of others names them" in "\n".join(made.text())


def test_of_two_sessions_one_can_be_meant(record: Record, room: str, journey: Source, ada: Persona) -> None:
    alone = record.begin(journey, "Zebedee", persona=ada)
    alone.give(Input(Kind.REACT, number=1), "platypus")
    alone.close()
    assert [one.session for one in somebody_called(record.file, "Zebedee")] == [room, alone.session]
    forget(record.file, "Zebedee", alone.session)
    assert [one.session for one in somebody_called(record.file, "Zebedee")] == [room]
    assert record.file.rows("SELECT count(*) FROM words WHERE text = 'platypus'") == [(0,)]
    assert record.file.rows("SELECT count(*) FROM words WHERE text LIKE '%xylophone%'") == [(1,)]


def test_of_an_old_walk_only_the_name_is_known_and_that_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "walkshoes.db"
    shutil.copy(RECORDS / "v1.db", path)
    with closing(Record(path)) as record:
        (session,) = record.sessions()
        assert len(list(path.parent.glob("*.before-2"))) == 1, "a copy with the tables of version 1"
        made = forget(record.file, "guest 1")
        assert made.backups == ("walkshoes.db.before-2",)
        assert [row.alias for row in record.walks(session.id)] == ["forgotten 1", "Guest 2"]
        assert [one.text() for one in replayed(record, session.id) if not one.same] == []
    for file in path.parent.iterdir():
        held = file.read_bytes()
        assert [word for word in (b"Guest 1", b"dead since last Saturday") if word in held] == [], file.name
        assert b"Guest 2" in held, file.name
    with closing(sqlite3.connect(path.with_name("walkshoes.db.before-2"))) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copy.execute("SELECT count(*) FROM input JOIN walk ON walk.id = walk").fetchone()[0] > 10


def test_a_copy_that_cannot_be_opened_is_named(path: Path, record: Record, room: str) -> None:
    path.with_name("walkshoes.db.before-2").write_bytes(b"no record at all " * 500)
    made = forget(record.file, "Zebedee")
    assert made.not_opened == ("walkshoes.db.before-2",)
    assert "walkshoes.db.before-2, a copy beside the record, cannot be opened. Delete it" in "\n".join(made.text())
    with pytest.raises(RecordTrouble, match="Nobody goes by “Zebadee” in the record"):
        forget(record.file, "Zebadee")


def test_what_was_saved_from_a_damaged_record_beside_it_is_named(path: Path, record: Record, room: str) -> None:
    path.with_name("walkshoes-recovered.db").write_bytes(b"")
    path.with_name("walkshoes-recovered.db.left-over.jsonl").write_bytes(b"")
    path.with_name("walkshoes.db.before-2.part").write_bytes(b"Zebedee")
    made = forget(record.file, "Zebedee")
    assert made.beside == ("walkshoes-recovered.db", "walkshoes-recovered.db.left-over.jsonl")
    assert left_in(path.parent) == [], "what a killed program had begun to copy is gone"


def test_an_index_for_searching_forgets_as_well(path: Path, record: Record, room: str) -> None:
    words = record.file.db.table("words")
    words.enable_fts(["text"])  # without triggers: deleted rows stay in it until it is made anew
    record.file.db.table("walk").enable_fts(["alias"], fts_version="FTS4")
    assert list(words.search("xylophone"))
    forget(record.file, "Zebedee")
    assert left_in(path.parent) == []
    assert list(words.search("xylophone")) == []
    assert len(list(words.search("saturday"))) == 1, "what is left is found"


def test_what_another_program_deleted_before_and_left_in_the_file_is_gone_as_well(
    path: Path, record: Record, room: str
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:  # as most programs do
        other.execute("PRAGMA secure_delete=OFF")
        other.execute("UPDATE words SET text = text || ? WHERE text LIKE '%xylophone%'", [" platypus" * 90_000])
        other.execute("DELETE FROM words WHERE text LIKE '%xylophone%'")
    assert "platypus" in {word for _, word in left_in(path.parent)}
    forget(record.file, "Zebedee")
    assert left_in(path.parent) == []


def test_an_index_that_holds_texts_of_its_own_is_named(record: Record, room: str) -> None:
    record.file.db.execute("CREATE VIRTUAL TABLE mine USING fts5(text)")
    record.file.db.execute("INSERT INTO mine SELECT text FROM words")
    made = forget(record.file, "Zebedee")
    assert made.own == ("mine",)
    assert "The search index mine holds texts of its own" in "\n".join(made.text())


def test_while_another_program_reads_it_is_not_done_and_said_again_it_is(path: Path, record: Record, room: str) -> None:
    with somebody_reads(path):
        made = forget(record.file, "Zebedee", patience_s=0.3)
        assert not made.finished
        assert made.text()[-1] == NOT_FINISHED
        assert not_finished(record.file)
        assert "Zebedee" in {word for _, word in left_in(path.parent)}, "it is still there: so it may not be said done"
    again = forget(record.file, "Zebedee")
    assert (again.finished, again.again, not_finished(record.file)) == (True, True, False)
    assert left_in(path.parent) == []
    with pytest.raises(RecordTrouble, match="Nobody goes by “Zebedee”"):
        forget(record.file, "Zebedee")


def test_killed_between_erasing_and_cleaning_it_is_known_to_be_unfinished(
    path: Path, record: Record, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from walkshoes.sessions import forgetting

    def killed(*_: object) -> Cleaned:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(forgetting, "sweep", killed)
        with pytest.raises(KeyboardInterrupt):
            forget(record.file, "Zebedee")
    assert not_finished(record.file)
    assert forget(record.file, "Zebedee").finished
    assert left_in(path.parent) == []


def test_killed_at_any_moment_it_is_all_there_or_all_erased_and_said_again_it_is_done(
    path: Path, record: Record, room: str, tmp_path: Path
) -> None:
    record.close()
    took_s = _forgotten_by_another(path.parent, tmp_path / "whole", None)
    for number in range(KILLS):
        folder = tmp_path / f"killed-{number}"
        _forgotten_by_another(path.parent, folder, took_s * number / KILLS)
        with closing(Record(folder / path.name)) as again:
            there = somebody_called(again.file, "Zebedee")
            words = again.file.rows("SELECT count(*) FROM words WHERE text LIKE '%xylophone%'")
            assert words == [(1 if there else 0,)]
            if there or not_finished(again.file):
                assert forget(again.file, "Zebedee").finished
            assert again.file.rows("PRAGMA integrity_check") == [("ok",)]
            assert [one.text() for one in replayed(again, room) if not one.same] == []
        assert left_in(folder) == [], f"killed after {took_s * number / KILLS} s"


def _forgotten_by_another(source: Path, folder: Path, killed_after_s: float | None) -> float:
    """A program of its own forgets Zebedee in a copy of a record, and is killed. Gives how long it took."""
    shutil.copytree(source, folder, ignore=lambda *_: ["whole", *(f"killed-{number}" for number in range(KILLS))])
    with subprocess.Popen(
        [sys.executable, "-c", FORGETTING, str(folder / "walkshoes.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        began = time.monotonic()
        other.stdin.write("\n")
        other.stdin.flush()
        if killed_after_s is None:
            assert other.wait() == 0
        else:
            time.sleep(killed_after_s)
            other.kill()
        return time.monotonic() - began


def test_while_others_walk_nothing_of_theirs_is_lost(
    path: Path, record: Record, room: str, journey: Source, ada: Persona
) -> None:
    walks = [record.begin(journey, f"Walker {number}", persona=ada).id for number in range(20, 24)]
    record.close()
    walking = [(WALKING, [str(path), walk]) for walk in walks]
    said = at_once_each([*walking, (FORGETTING, [str(path)])])
    assert [(code, refused) for code, _, refused in said] == [(0, "")] * 5
    with closing(Record(path)) as again:
        for walk, (_, confirmed, _) in zip(walks, said[:-1], strict=True):
            assert again.file.rows("SELECT count(*) FROM words WHERE walk = ?", [walk]) == [(int(confirmed),)]
        if not_finished(again.file):
            assert forget(again.file, "Zebedee").finished
        assert again.file.rows("PRAGMA integrity_check") == [("ok",)]
    assert left_in(path.parent) == []


def test_a_window_in_which_they_still_walk_brings_nothing_back(
    path: Path, record: Record, room: str, journey: Source, ada: Persona
) -> None:
    elsewhere = Record(path)
    walking = elsewhere.begin(journey, "Zebedee", persona=ada, session=room, participant=zebedee(record, room))
    walking.give(Input(Kind.REACT, number=1), "first a xylophone")
    assert forget(record.file, "Zebedee").finished, "a window that is open is no program that reads"
    walking.draft = "then a wombat"
    with pytest.raises(OpenedElsewhere):
        walking.give(Input(Kind.REACT, number=1), "a platypus")
    with pytest.raises(RecordTrouble, match="You have been forgotten in this session"):
        elsewhere.begin(journey, "Zebedee", persona=ada, session=room, participant=zebedee_was(record, room))
    elsewhere.close()
    assert [row.alias for row in record.unfinished()] == ["Walker 8"], "nobody goes on with it"
    record.close()
    assert left_in(path.parent) == []


def zebedee_was(record: Record, session: str) -> str:
    (who,) = somebody_called(record.file, "forgotten 1", session)
    return who.participants[0]


def test_two_who_are_forgotten_are_told_apart(record: Record, room: str) -> None:
    forget(record.file, "Zebedee")
    forget(record.file, "Walker 8")
    assert [who.alias for who in people_of(record.file, room)] == ["forgotten 1", "forgotten 2"]
    assert {row.alias for row in record.walks(room)} == {"forgotten 1", "forgotten 2"}


def test_one_who_was_forgotten_is_not_taken_for_another_elsewhere(
    record: Record, journey: Source, ada: Persona, to_the_end: ToTheEnd
) -> None:
    walks = [record.begin(journey, alias, persona=ada) for alias in ("Zebedee", "Walker 8")]
    for kept in walks:
        to_the_end(kept)
    follows = source_of(load_text(journey.text.replace("title:", "follows: the-silent-line\ntitle:", 1), "after"))
    later = record.begin(follows, "Walker 8", persona=ada)
    assert record.followed(follows, "Walker 8", later.id, later.session) is not None
    for alias in ("Zebedee", "Walker 8"):
        forget(record.file, alias)
    assert {row.alias for one in record.sessions() for row in record.walks(one.id)} == {"forgotten 1"}
    assert record.followed(follows, "forgotten 1", later.id, later.session) is None


def test_where_copies_went_is_told_and_a_file_that_names_them_is_not_listed_after(
    path: Path, record: Record, room: str
) -> None:
    for name in ("summary.html", "zebedee.zip"):
        note_copy(record.file, room, path.with_name(name))
    made = forget(record.file, "Zebedee")
    told = "\n".join(made.text())
    assert "summary.html" in told
    assert "zebedee.zip" in told
    assert [Path(one.place).name for one in copies_of(record.file, room)] == ["summary.html"]
    assert left_in(path.parent) == []


def test_a_note_that_names_them_is_counted_and_left(record: Record, room: str) -> None:
    write_down(record.file, room, Heading.WHAT, "zebedee was asked twice")
    assert forget(record.file, "Zebedee").mentioned == 1


def test_of_what_is_gone_only_bare_keys_are_kept(record: Record, room: str) -> None:
    walks = {row.id for row in record.walks(room) if row.alias == "Zebedee"}
    who = zebedee(record, room)
    forget(record.file, "Zebedee")
    assert {key for (key,) in record.file.rows("SELECT id FROM forgotten")} == {*walks, who}


@pytest.mark.parametrize("alias", ["", "  ", "Nobody At All"])
def test_nobody_is_forgotten_by_mistake(path: Path, record: Record, room: str, alias: str) -> None:
    before = all_tables(path)
    with pytest.raises(RecordTrouble, match=r"Nobody goes by|Say the name"):
        forget(record.file, alias)
    assert all_tables(path) == before
