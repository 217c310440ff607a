"""Full disks, closed folders, other programs, damage, clocks: a plain sentence, and what was confirmed is there."""

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from click.testing import CliRunner
from damaging import (
    PAGE,
    WAYS,
    list_of_tables_unreadable,
    log_of,
    pages_of,
    react,
    text_that_is_none,
    walked,
    write_over,
)
from test_opening import as_anybody

from walkshoes.cli import main
from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source, load
from walkshoes.scenario.persona import Persona
from walkshoes.sessions import times, uuid7
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record, RecordTrouble

WALKSHOES = (sys.executable, "-c", "from walkshoes.cli import main; main()")
COMMANDS = ("sessions", "show", "replay", "report", "doctor", "recover")


@pytest.fixture
def room(path: Path, journey: Source, ada: Persona, to_the_end: Callable[[KeptWalk], None]) -> Path:
    return walked(path, journey, ada, to_the_end)


def session_of(path: Path) -> str:
    """The session of the first walk; a look at a copy, since whoever opens the file folds its log in."""
    with tempfile.TemporaryDirectory() as folder:
        for file in (path, log_of(path)):
            shutil.copy(file, folder)
        return _session(Path(folder) / path.name)


def _session(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return str(db.execute("SELECT session FROM walk ORDER BY id").fetchone()[0])


def say(command: str, path: Path, session: str) -> tuple[int, str]:
    """What a command says and returns; anything but words is a failure."""
    words = {
        "sessions": ["sessions"],
        "show": ["sessions", "show", session],
        "replay": ["sessions", "replay", session],
        "report": ["report", session, "--to", str(path.with_name("summary.html"))],
        "doctor": ["doctor"],
        "recover": ["sessions", "recover"],
    }
    result = CliRunner().invoke(main, [*words[command], "--db", str(path)])
    assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
    assert "Traceback" not in result.output
    assert result.output.strip()
    return result.exit_code, result.output


# full disks and quotas

WRITER = """
import resource, signal, sys
from pathlib import Path
from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.record import Record, RecordTrouble

path, walk, more = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
record = Record(path)
kept = record.resume(walk)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
log = path.with_name(path.name + "-wal")
largest = log.stat().st_size + more
resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
try:
    for number in range(10_000):
        kept.advance(kept.walk.now + 100)
        assert kept.give(Input(Kind.REACT, number=-1), f"still here {number} " * 30)
        sys.stdout.write(f"{number}\\n")
        sys.stdout.flush()
except RecordTrouble as trouble:
    sys.stdout.write(f"{trouble}\\n")
try:
    record.close()
except RecordTrouble:
    pass
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("more", [9_000, 50_000, 111_111])
def test_where_no_more_may_be_written_it_is_said_and_every_confirmed_input_is_there(
    more: int, path: Path, journey: Source, ada: Persona
) -> None:
    """The system refuses to let any file grow further, in the middle of a walk, as a quota does."""
    record = Record(path)
    walk = record.begin(journey, "Walker 7", persona=ada).id
    record.close()
    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(path), walk, str(more)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    *confirmed, sentence = done.stdout.splitlines()
    assert done.stderr == ""
    assert sentence.startswith(("The disk is full", "The disk does not answer as it should"))
    assert confirmed == [str(number) for number in range(len(confirmed))]
    again = Record(path).resume(walk)
    assert len(again.inputs()) == len(again.said) == len(confirmed)
    assert again.give(Input(Kind.REACT, number=1), "now there is room")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_command_that_cannot_write_says_so(tmp_path: Path, path: Path, journey: Source) -> None:
    scenario = tmp_path / "silent.yaml"
    scenario.write_text(journey.text, encoding="utf-8")
    Record(path).close()
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)); "
    done = subprocess.run(
        [sys.executable, "-c", limit + WALKSHOES[2], "walk", scenario, "--headless", "--record", "--db", path],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The disk ")
    assert "Traceback" not in done.stderr


# a folder that is closed


def test_a_folder_closed_in_the_middle_of_a_walk_costs_nothing(
    open_folder: Path, journey: Source, ada: Persona
) -> None:
    path = open_folder / "walkshoes.db"
    with as_anybody():
        record = Record(path)
        kept = record.begin(journey, "Walker 7", persona=ada)
        react(kept, 3)
    open_folder.chmod(0o555)
    with as_anybody():
        react(kept, 60)
        record.close()
        again = (record := Record(path)).resume(kept.id)  # the log could not be taken away, so it is at hand
        react(again, 3)
        record.close()
    open_folder.chmod(0o777)
    again = (record := Record(path)).resume(kept.id)
    assert len(again.inputs()) == len(again.said) == 66
    record.close()


def test_files_closed_in_the_middle_of_a_walk_are_said_the_next_time(
    open_folder: Path, journey: Source, ada: Persona
) -> None:
    path = open_folder / "walkshoes.db"
    with as_anybody():
        record = Record(path)
        kept = record.begin(journey, "Walker 7", persona=ada)
    for file in open_folder.iterdir():
        file.chmod(0o444)
    open_folder.chmod(0o555)
    with as_anybody():
        react(kept, 5)  # they are open already
        record.close()
        with pytest.raises(RecordTrouble, match="may only be read"):
            Record(path)
    open_folder.chmod(0o777)
    path.chmod(0o644)
    again = (record := Record(path)).resume(kept.id)
    assert len(again.inputs()) == 5
    record.close()


# another program


HOLDER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
if sys.argv[2] == "all":
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
db.execute("BEGIN EXCLUSIVE")
db.execute("UPDATE walk SET seen = seen")
sys.stdout.write("held\\n")
sys.stdout.flush()
sys.stdin.readline()
"""


@pytest.mark.parametrize("what", ["writing", "all"])
def test_a_record_held_by_another_program_is_said_and_nothing_is_lost(
    what: str, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(Record.__init__.__kwdefaults__, "busy_s", 0.1)  # else each waits half a minute, and rightly
    session = session_of(room)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(room), what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        for command in COMMANDS[:-1]:
            code, told = say(command, room, session)
            assert code == 1
            assert "Another program has kept the record" in told
        other.communicate("\n")
    assert say("sessions", room, session)[0] == 0


# damage


@pytest.mark.parametrize("way", WAYS)
def test_of_a_damaged_record_every_command_speaks_plainly(way: Callable[[Path], None], room: Path) -> None:
    session = session_of(room)
    way(room)
    damaged = {file: file.read_bytes() for file in (room, log_of(room)) if file.exists()}
    for command in COMMANDS:
        for file, held in damaged.items():
            file.write_bytes(held)
        code, told = say(command, room, session)
        if code:
            assert told.startswith("Error: ") or command in ("doctor", "replay")


@pytest.mark.parametrize("way", [text_that_is_none, list_of_tables_unreadable])
def test_what_python_itself_complains_of_is_called_damage(way: Callable[[Path], None], room: Path) -> None:
    with closing(sqlite3.connect(room)) as db:
        sessions = [str(one) for (one,) in db.execute("SELECT id FROM session")]
    way(room)
    refused = [told for code, told in (say("show", room, session) for session in sessions) if code]
    assert refused
    assert [told for told in refused if "is damaged" not in told] == []


def test_the_plain_face_speaks_plainly_of_a_damaged_record(room: Path, tmp_path: Path) -> None:
    running = {}
    held = {file.name: file.read_bytes() for file in (room, log_of(room))}
    for way in WAYS:
        folder = tmp_path / way.__name__
        folder.mkdir()
        for name, there in held.items():
            (folder / name).write_bytes(there)
        way(folder / room.name)
        words = [*WALKSHOES, "--plain", "--db", str(folder / room.name)]
        running[way.__name__] = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    for name, one in running.items():
        out, wrong = one.communicate("1\n", timeout=60)
        assert "Traceback" not in wrong, name
        assert one.returncode in (0, 1), name
        assert "Everything is kept." in out or wrong.startswith("Error: "), (name, out, wrong)
        assert "Something went wrong" not in out, name


def test_damage_under_a_walk_that_goes_on_is_a_sentence_and_no_more_is_taken(
    path: Path, journey: Source, ada: Persona
) -> None:
    """Another program writes over the file while somebody walks."""
    record = Record(path)
    kept = record.begin(journey, "Walker 7", persona=ada)
    react(kept, 60)
    record.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    confirmed = len(kept.inputs())
    for number in pages_of(path, "words") + pages_of(path, "input"):
        write_over(path, (number - 1) * PAGE, b"\xa5" * PAGE)
    record.file.rows("PRAGMA shrink_memory")
    sentence = ""
    with closing(sqlite3.connect(path)) as other:  # and SQLite sees that what it remembers is out of date
        other.execute("UPDATE session SET title = title")
        other.commit()
    for _ in range(200):
        try:
            react(kept, 1)
            confirmed += 1
        except RecordTrouble as trouble:
            sentence = str(trouble)
            break
    assert "is damaged" in sentence
    assert "`walkshoes sessions recover" in sentence
    with pytest.raises(RecordTrouble):
        kept.give(Input(Kind.REACT, number=0))
    record.close()
    made = json.loads(CliRunner().invoke(main, ["sessions", "recover", "--db", str(path), "--json"]).output)
    assert made["saved"]["walk"] == 1
    assert made["saved"]["input"] + made["lost"]["input"] == confirmed


def test_a_record_of_a_newer_version_is_left_to_it_by_every_command(room: Path) -> None:
    session = session_of(room)
    with closing(sqlite3.connect(room)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        db.execute("PRAGMA user_version = 999")
    held = room.read_bytes()
    for command in COMMANDS:
        code, told = say(command, room, session)
        assert code == 1
        assert "was written by a newer version of walkshoes and was left as it is" in told
    assert room.read_bytes() == held


# the clock


class _SetBack(datetime):
    """A clock on the wall that somebody has put back by so many hours."""

    by = timedelta(0)

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) - cls.by


def test_a_clock_set_back_leaves_the_order_and_makes_no_gap_negative(
    path: Path, record: Record, kept: KeptWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    react(kept, 3)
    stood = kept.walk.now
    real = uuid7.time.time_ns
    monkeypatch.setattr(times, "datetime", _SetBack)
    monkeypatch.setattr(uuid7.time, "time_ns", lambda: real() - round(_SetBack.by.total_seconds()) * 10**9)
    monkeypatch.setattr(_SetBack, "by", timedelta(hours=9))
    react(kept, 3)  # in the middle of a walk
    kept.close()
    monkeypatch.setattr(_SetBack, "by", timedelta(hours=20))
    monkeypatch.setattr(uuid7, "_last", 0)  # another start of the program
    again = record.resume(kept.id)
    assert again.walk.now >= stood
    react(again, 3)
    again.commit("on Monday", "I ring", "2026-04-01", "me")
    assert [one.text.split()[2] for one in again.said] == ["0", "1", "2"] * 3
    assert [made.at_ms for made in again.inputs()] == sorted(made.at_ms for made in again.inputs())
    again.close()
    third = record.resume(kept.id)
    assert [one.text.split()[2] for one in third.said] == ["0", "1", "2"] * 3
    assert third.commitments[0].then == "I ring"
    with closing(sqlite3.connect(path)) as db:
        gaps = db.execute("SELECT left_at, came_back_at FROM gap").fetchall()
        ahead = datetime.fromisoformat(db.execute("SELECT began FROM walk").fetchone()[0]) - datetime.now(UTC)
    assert len(gaps) == 2
    assert [gap for gap in gaps if gap[0] > gap[1]] == []
    assert abs(ahead) < timedelta(minutes=5)


# the scenario file


def test_a_walk_whose_scenario_file_is_gone_goes_on(tmp_path: Path, path: Path, journey: Source, ada: Persona) -> None:
    folder = tmp_path / "journeys"
    folder.mkdir()
    file = folder / "the-silent-line.yaml"
    file.write_text(journey.text, encoding="utf-8")
    source = load(file).source
    assert source is not None
    record = Record(path)
    kept = record.begin(source, "Walker 7", persona=ada)
    react(kept, 2)
    record.close()
    file.unlink()
    again = (record := Record(path)).resume(kept.id)
    react(again, 2)
    record.close()
    done = subprocess.run(
        [*WALKSHOES, "--plain", "--db", path, "--folder", folder],
        input="1\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "The silent line" in done.stdout
    assert "You are Ada Byron. The line is dead." in " ".join(done.stdout.split())
    for command in ("sessions", "show", "replay", "report"):
        assert say(command, path, again.session)[0] == 0
