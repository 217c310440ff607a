"""What can be read of a damaged record is saved in a new one, said in words, and goes on being a record."""

import json
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from damaging import (
    COUNTED,
    PAGE,
    UNSEEN,
    WAYS,
    at_random,
    counts,
    ended,
    fold_in,
    goes_on,
    half_a_file,
    head_of_the_log_overwritten,
    header_overwritten,
    log_of,
    noise_in_the_log,
    opens,
    page_zeroed_in_the_middle,
    pages_of,
    sound,
    text_where_numbers_belong,
    walked,
    write_over,
)
from test_opening import as_anybody

from walkshoes.cli import main
from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.copies import note_copy
from walkshoes.sessions.debrief_notes import Heading, notes_of, write_down
from walkshoes.sessions.follow_ups import commitments_of, follow_up
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import Plan, begin_session, labels_of
from walkshoes.sessions.people import join, people_of
from walkshoes.sessions.rebuilding import shapes_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.recovering import recover
from walkshoes.sessions.sqlite_pages import TABLE_LEAF, SqlitePages
from walkshoes.sessions.steering import Ask, steer, steered

Way = Callable[[Path], None]


@pytest.fixture
def room(path: Path, journey: Source, ada: Persona, to_the_end: Callable[[KeptWalk], None]) -> Path:
    return walked(path, journey, ada, to_the_end)


@pytest.fixture
def held(room: Path, tmp_path: Path) -> dict[str, int]:
    """How much was confirmed, before anything is damaged."""
    aside = tmp_path / "aside"
    aside.mkdir()
    for file in (room, log_of(room)):
        shutil.copy(file, aside)
    return counts(aside / room.name)


@pytest.fixture
def journeys(tmp_path: Path, journey: Source) -> Path:
    """The folder of the journey that was walked."""
    folder = tmp_path / "journeys"
    folder.mkdir()
    (folder / "the-silent-line.yaml").write_text(journey.text, encoding="utf-8")
    return folder


def run(*words: object) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_readable_is_saved_and_the_old_one_is_not_touched(
    way: Way, room: Path, held: dict[str, int], journeys: Path
) -> None:
    way(room)
    before = contents(room.parent)
    made = recover(room, folder=journeys)
    after = contents(room.parent)
    assert {name: after[name] for name in before} == before
    if way in UNSEEN:
        assert made.new is None
        return
    assert made.new is not None
    assert counts(made.new) == made.saved
    assert [table for table in COUNTED if made.saved[table] > held[table]] == []
    if not made.unsure:  # then it is known to the last row what is lost
        known = {table: made.saved[table] + made.lost.get(table, 0) for table in COUNTED if table != "session"}
        assert known == {table: held[table] for table in COUNTED if table != "session"}
    assert opens(made.new)
    assert goes_on(made.new) == sum(not one for one in ended(made.new))


@pytest.mark.parametrize("way", [header_overwritten, head_of_the_log_overwritten], ids=["of the file", "of the log"])
def test_an_overwritten_head_costs_nothing(way: Way, room: Path, held: dict[str, int]) -> None:
    way(room)
    assert recover(room).saved == held


def test_first_page_gone_all_rows_are_known_by_what_they_look_like(room: Path, held: dict[str, int]) -> None:
    fold_in(room)
    write_over(room, 0, bytes(PAGE))
    made = recover(room)
    assert made.saved == held
    assert "More may be lost" in "\n".join(made.text())


def test_what_lies_behind_the_damage_in_the_log_is_saved(room: Path, held: dict[str, int], tmp_path: Path) -> None:
    noise_in_the_log(room)
    aside = tmp_path / "without"
    aside.mkdir()
    for file in (room, log_of(room)):
        shutil.copy(file, aside)
    assert counts(aside / room.name)["input"] < held["input"], "SQLite reads no further than to the damage"
    assert recover(room).saved["input"] == held["input"]


def test_of_a_page_that_is_damaged_in_the_log_the_one_before_counts(room: Path, held: dict[str, int]) -> None:
    log, frame = log_of(room).read_bytes(), 24 + PAGE
    frames = (len(log) - 32) // frame
    assert frames > 40
    for number in range(frames - 30, frames - 15):
        log_of(room).write_bytes(log)
        write_over(log_of(room), 32 + number * frame + 24, b"\xa5" * PAGE)
        assert recover(room).saved["input"] >= held["input"] - 3


def test_a_walk_with_a_hole_goes_on_from_before_it(room: Path, held: dict[str, int]) -> None:
    page_zeroed_in_the_middle(room)
    made = recover(room)
    assert made.new is not None
    assert made.lost["input"] == held["input"] - made.saved["input"] > 0
    with closing(sqlite3.connect(made.new)) as db:
        unfinished = db.execute(
            "SELECT count(*), coalesce(max(number), 0), coalesce(max(at_ms), 0), reached_ms FROM walk "
            "LEFT JOIN input ON input.walk = walk.id WHERE ledger IS NULL GROUP BY walk.id"
        ).fetchall()
    assert [one for one in unfinished if one[1] and one[0] != one[1]] == []
    assert made.only_shown, "the page held inputs of walks that had ended; they keep their ledgers"
    told = "\n".join(made.text())
    assert f"Lost: {made.lost['input']} inputs" in told
    assert made.only_shown[0] in told
    with closing(sqlite3.connect(made.new)) as db:
        assert db.execute("SELECT count(*) FROM walk WHERE ledger IS NOT NULL").fetchone() == (5,)


def test_of_a_walk_that_lost_its_last_inputs_no_time_is_lived_without_them(
    path: Path, record: Record, kept: KeptWalk
) -> None:
    """Living on to the moment it had come to, without what was done, would be another journey."""
    kept.advance(8_000)
    for _ in range(40):
        kept.advance(kept.walk.now + 500)
        assert kept.give(Input(Kind.REACT, number=-1), "")
    kept.advance(kept.walk.now + 5_000)
    record.close()
    fold_in(path)
    write_over(path, (pages_of(path, "input")[-1] - 1) * PAGE, bytes(PAGE))
    made = recover(path)
    assert made.new is not None
    assert made.set_back == ("Walker 7",)
    again = (new := Record(made.new)).resume(kept.id)
    inputs = again.inputs()
    assert 0 < len(inputs) < 40
    assert again.walk.now == inputs[-1].at_ms
    assert "1 walk that was not finished goes on from the last input before the damage: Walker 7." in made.text()
    new.close()


def test_the_text_of_a_journey_is_taken_from_its_file_if_it_is_the_same(
    room: Path, held: dict[str, int], journeys: Path
) -> None:
    fold_in(room)
    write_over(room, (pages_of(room, "scenario")[0] - 1) * PAGE, bytes(PAGE))
    lost = recover(room)
    assert (lost.saved["walk"], lost.lost["walk"]) == (0, held["walk"])
    assert any("`--folder`" in line for line in lost.text())
    assert lost.left_over is not None
    kept_words = [json.loads(line) for line in lost.left_over.read_text(encoding="utf-8").splitlines()]
    assert sum(row["table"] == "words" for row in kept_words) == held["words"], "nobody's words are thrown away"
    found = recover(room, folder=journeys)
    assert found.saved == held
    assert "The text of The silent line was damaged, and was taken from its file." in found.text()
    (journeys / "the-silent-line.yaml").write_text("# edited\n" + (journeys / "the-silent-line.yaml").read_text())
    assert recover(room, folder=journeys).saved["walk"] == 0, "another text would be another journey"


def test_a_session_whose_own_row_is_lost_is_given_another(room: Path, held: dict[str, int]) -> None:
    fold_in(room)
    write_over(room, (pages_of(room, "session")[0] - 1) * PAGE, bytes(PAGE))
    made = recover(room)
    assert made.new is not None
    assert made.saved == held
    assert made.lost == {"session": held["session"]}
    assert "Saved from a damaged record" in run("sessions", "--db", made.new).output


def test_a_row_with_text_where_a_number_belongs_is_the_only_one_lost(room: Path, held: dict[str, int]) -> None:
    text_where_numbers_belong(room)
    made = recover(room)
    unfinished_cut = sum(1 for _ in made.set_back)
    assert unfinished_cut == 4
    assert made.saved["walk"] == held["walk"]
    assert made.saved["answer"] == held["answer"]


def test_a_record_with_which_nothing_is_wrong_is_said_so(room: Path) -> None:
    before = contents(room.parent)
    result = run("sessions", "recover", "--db", room)
    assert result.exit_code == 0
    assert result.output == f"Nothing is wrong with the record {room}.\n"
    assert contents(room.parent) == before


def test_the_command_says_what_was_saved_what_was_lost_and_what_to_do(room: Path, held: dict[str, int]) -> None:
    half_a_file(room)
    new = room.with_name("walkshoes-recovered.db")
    room.with_name("walkshoes.db.before-2").write_bytes(b"")
    result = run("sessions", "recover", "--db", room)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0] == f"The record {room} is damaged. It was left as it is."
    assert lines[1].startswith(f"Saved in {new}: ")
    assert all(word in lines[1] for word in ("session", "walk", "input", "own words", "answer", "commitment"))
    assert any(line.startswith("Lost: ") for line in lines) or any("More may be lost" in line for line in lines)
    assert any(f"`walkshoes --db {new}`" in line for line in lines)
    assert "walkshoes.db.before-2" in lines[-1]
    assert run("sessions", "--db", new).exit_code == 0


def test_the_new_record_goes_where_it_is_wanted_and_over_nothing(room: Path, tmp_path: Path) -> None:
    half_a_file(room)
    wanted = tmp_path / "saved here.db"
    result = run("sessions", "recover", "--db", room, "--to", wanted, "--json")
    assert json.loads(result.output)["new"] == str(wanted)
    held = wanted.read_bytes()
    again = run("sessions", "recover", "--db", room, "--to", wanted)
    assert (again.exit_code, "is there already and was left as it is" in again.output) == (1, True)
    assert wanted.read_bytes() == held
    first, second = recover(room).new, recover(room).new
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("walkshoes-recovered.db", "walkshoes-recovered-2.db")
    assert f'--db "{tmp_path / "and here.db"}"' in "\n".join(recover(room, tmp_path / "and here.db").text())


def test_only_its_owner_can_read_what_was_saved(room: Path) -> None:
    page_zeroed_in_the_middle(room)
    made = recover(room)
    assert made.new is not None
    assert made.left_over is not None
    assert {file.stat().st_mode & 0o777 for file in (made.new, made.left_over)} == {0o600}


def test_where_the_new_record_may_not_be_written_that_is_said(path: Path, journey: Source) -> None:
    with tempfile.TemporaryDirectory() as made_here:
        folder = Path(made_here)
        (folder / "walkshoes.db").write_bytes(b"x" * PAGE)
        folder.chmod(0o555)
        with as_anybody():
            result = run("sessions", "recover", "--db", folder / "walkshoes.db")
        folder.chmod(0o755)
    assert (result.exit_code, "may only be read. Allow writing there" in result.output) == (1, True)
    result = run("sessions", "recover", "--db", path.parent)
    assert result.exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_where_there_is_no_room_for_the_new_record_that_is_said(room: Path) -> None:
    page_zeroed_in_the_middle(room)
    before = contents(room.parent)
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); "
    command = [sys.executable, "-c", limit + "from walkshoes.cli import main; main()"]
    done = subprocess.run(
        [*command, "sessions", "recover", "--db", room], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: There is no room for a new record beside")
    assert contents(room.parent) == before


@pytest.mark.parametrize("held", [b"", b"Minutes of the meeting.\n" * 900, bytes(9 * PAGE)])
def test_of_what_was_never_a_record_nothing_is_made(path: Path, held: bytes) -> None:
    path.write_bytes(held)
    result = run("sessions", "recover", "--db", path)
    assert result.exit_code == 1
    assert "Nothing of a record can be read" in result.output
    assert contents(path.parent) == {path.name: held}


def test_a_record_of_a_newer_version_is_left_to_it(room: Path) -> None:
    fold_in(room)
    with closing(sqlite3.connect(room)) as db:
        db.execute("PRAGMA user_version = 999")
    result = run("sessions", "recover", "--db", room)
    assert (result.exit_code, "newer version of walkshoes" in result.output) == (1, True)


def test_where_there_is_no_record_that_is_said(tmp_path: Path) -> None:
    result = run("sessions", "recover", "--db", tmp_path / "none.db")
    assert (result.exit_code, "There is no record at" in result.output) == (1, True)


def test_doctor_and_the_refusals_lead_to_recovering(room: Path) -> None:
    page_zeroed_in_the_middle(room)
    told = run("doctor", "--db", room).output
    assert f"LOOK  the record: The record {room} is damaged." in told
    assert f"`walkshoes sessions recover --db {room}`" in told


def test_whatever_is_damaged_there_is_a_sentence_or_a_whole_record(room: Path, journeys: Path) -> None:
    """Twelve records, each damaged at random in the file, the log or both; `tests/faults/bad_days.py` makes more."""
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    held, log = room.read_bytes(), log_of(room).read_bytes()
    for number in range(12):
        room.write_bytes(held)
        log_of(room).write_bytes(log)
        at_random(chance, room)
        assert sound(room, journeys), f"record {number} of seed {seed}"


def test_an_older_record_is_saved_with_its_tables_and_brought_up_to_date(
    room: Path, held: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    from walkshoes.sessions import migrations

    page_zeroed_in_the_middle(room)
    chain = migrations.MIGRATIONS
    monkeypatch.setattr(chain, "_migrations", list(chain._migrations))
    chain(name="a_later_change")(lambda db: db.execute("ALTER TABLE walk ADD COLUMN mood TEXT NOT NULL DEFAULT ''"))
    monkeypatch.setattr(migrations, "KNOWN", (*migrations.KNOWN, "a_later_change"))
    made = recover(room)
    assert made.new is not None
    assert made.saved["walk"] == held["walk"]
    with closing(sqlite3.connect(made.new)) as db:
        assert db.execute("SELECT DISTINCT mood FROM walk").fetchall() == [("",)]


@pytest.fixture
def led(path: Path, journey: Source, ada: Persona, to_the_end: Callable[[KeptWalk], None]) -> Path:
    """A session that somebody led, with something in every table; the log is folded in."""
    record = Record(path)
    plan = Plan("The board", [journey], labels={"department": ["Service", "Sales"], "site": ["North"]})
    session = begin_session(record.file, plan).id
    for ask in (Ask.START, Ask.HOLD, Ask.GO_ON):
        steer(record.file, session, ask)
    join(record.file, session, "Walker 9", labels={"department": "Sales"})
    for alias, people in (("Walker 1", 1), ("Walker 2", 4)):
        who = join(record.file, session, alias, people=people, labels={"department": "Service"})
        kept = record.begin(journey, alias, persona=ada, session=session, participant=who.id)
        kept.answer("anticipated", {"minutes": 5}, {"minutes": {"5": 3, "9": 1}})
        to_the_end(kept)
        kept.draft = "half a"
        kept.keep()
        kept.held("2026-03-02T14:00:00Z", "2026-03-02T14:05:00Z")
        kept.commit("on Monday", "I ring", "2026-04-01", "me")
    for heading in Heading:
        write_down(record.file, session, heading, f"under {heading.value}")
    follow_up(record.file, commitments_of(record.file, session)[0].id, 30, "kept")
    note_copy(record.file, session, Path("/summaries/march.html"))
    forget(record.file, "Walker 9")
    record.close()
    fold_in(path)
    return path


def everything(path: Path) -> dict[str, int]:
    """How much there is in each table."""
    from walkshoes.sessions.described import described

    with closing(sqlite3.connect(path)) as db:
        names = [part.name for part in described() if not part.is_view]
        return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def test_of_a_session_that_was_led_every_table_is_saved(led: Path) -> None:
    held = everything(led)
    assert [name for name, count in held.items() if not count] == []
    write_over(led, 0, bytes(PAGE))  # where which table is cannot be read any more
    made = recover(led)
    assert made.new is not None
    assert everything(made.new) == held
    assert made.left_over is None
    with closing(Record(made.new)) as record:
        (session,) = record.sessions()
        assert [one.labels for one in people_of(record.file, session.id)] == [{}, *[{"department": "Service"}] * 2]
        assert steered(record.file, session.id).started
        assert notes_of(record.file, session.id)[Heading.NOW_WHAT] == ("under now_what",)
        assert labels_of(record.file, session.id) == {"department": ("Sales", "Service"), "site": ("North",)}


def test_people_whose_session_is_lost_are_given_another(led: Path, journey: Source) -> None:
    with closing(Record(led)) as record:  # in which nobody has walked yet
        join(record.file, begin_session(record.file, Plan("Next week", [journey])).id, "Walker 1")
    fold_in(led)
    held = everything(led)
    write_over(led, (pages_of(led, "session")[0] - 1) * PAGE, bytes(PAGE))
    made = recover(led)
    assert made.new is not None
    assert everything(made.new) == held


def test_rows_are_told_apart_by_what_they_look_like(led: Path) -> None:
    """But for two tables of the same columns, of which only what they refer to says which is which."""
    with closing(Record(led)) as record:
        shapes = shapes_of(record.file.db)
        for shape in shapes:
            if shape.name.startswith("_"):
                continue
            for row in record.file.rows(f"SELECT * FROM {shape.name}"):
                most = max(other.likeness(row) for other in shapes)
                likest = {other.name for other in shapes if other.likeness(row) == most}
                assert likest == ({"label", "belongs"} if shape.name in ("label", "belongs") else {shape.name})


def test_where_rows_of_one_table_look_like_anothers_what_they_refer_to_counts(led: Path) -> None:
    held = everything(led)
    write_over(led, (pages_of(led, "label")[0] - 1) * PAGE, bytes(PAGE))
    write_over(led, 0, bytes(PAGE))
    made = recover(led)
    assert made.new is not None
    assert everything(made.new) == held | {"label": 0}


def test_the_pages_read_by_themselves_are_the_rows_sqlite_reads(room: Path) -> None:
    """Long texts on further pages, numbers of every length, and nothing twice."""
    with closing(sqlite3.connect(room)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        pages = SqlitePages(room.read_bytes())
        for name, root in db.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'").fetchall():
            if name.startswith("_"):
                continue
            read: dict[int, object] = {}
            for number in pages.tree(root, TABLE_LEAF).pages:
                rows, unreadable = pages.rows(number)
                assert not unreadable
                read |= rows
            theirs = {key: row for key, *row in map(tuple, db.execute(f"SELECT rowid, * FROM {name}"))}
            assert {key: list(row) for key, row in read.items()} == theirs  # type: ignore[call-overload]
