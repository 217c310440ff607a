"""Before the tables of a record are changed there is a copy of it beside it; else it is left as it is."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions import backups, migrations
from walkshoes.sessions.backups import backups_of
from walkshoes.sessions.record import Record, RecordTrouble

NOW = len(migrations.KNOWN)
Later = Callable[..., None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """A version of walkshoes that knows one change more."""
    chain = migrations.MIGRATIONS

    def add(does: Callable[[Database], object] | None = None) -> None:
        name = f"change_{len(migrations.KNOWN) + 1}"
        monkeypatch.setattr(chain, "_migrations", list(chain._migrations))
        chain(name=name)(does or (lambda db: db.execute(f"CREATE TABLE {name} (id TEXT) STRICT")))
        monkeypatch.setattr(migrations, "KNOWN", (*migrations.KNOWN, name))

    return add


@pytest.fixture
def old(path: Path, journey: Source, ada: Persona) -> Path:
    """A record of today with one walk in it."""
    record = Record(path)
    kept = record.begin(journey, "Walker 7", persona=ada)
    kept.give(Input(Kind.REACT, number=-1), "not again")
    record.close()
    return path


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_a_new_record_and_one_that_is_up_to_date_are_not_copied(old: Path) -> None:
    Record(old).close()
    assert names(old) == ["walkshoes.db"]


def test_before_a_change_there_is_a_copy_of_all_that_was_there(old: Path, later: Later) -> None:
    before = rows(old, "SELECT * FROM input")
    later()
    Record(old).close()
    copy = old.with_name(f"walkshoes.db.before-{NOW + 1}")
    assert names(old) == ["walkshoes.db", copy.name]
    assert rows(copy, "SELECT * FROM input") == before
    assert rows(copy, "PRAGMA user_version") == [(NOW,)]
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)]
    assert rows(old, "PRAGMA user_version") == [(NOW + 1,)]
    assert copy.stat().st_mode & 0o777 == 0o600
    Record(old).close()
    assert names(old) == ["walkshoes.db", copy.name], "nothing was to be changed the second time"


def test_what_is_still_in_the_log_is_in_the_copy(path: Path, journey: Source, ada: Persona, later: Later) -> None:
    reading = sqlite3.connect(path)  # whoever reads keeps the log from being folded in
    record = Record(path)
    record.begin(journey, "Walker 8", persona=ada)
    reading.execute("SELECT * FROM walk").fetchone()
    record.close()
    assert path.with_name("walkshoes.db-wal").stat().st_size > 0
    later()
    Record(path).close()
    reading.close()
    assert rows(backups_of(path)[0], "SELECT alias FROM walk") == [("Walker 8",)]


def test_a_copy_put_in_the_place_of_the_record_is_a_record(old: Path, later: Later) -> None:
    later()
    Record(old).close()
    first = backups_of(old)[0]
    first.replace(old)
    record = Record(old)
    assert [one.alias for one in record.unfinished()] == ["Walker 7"]
    record.close()


def test_a_copy_that_is_there_already_stays(old: Path, later: Later) -> None:
    held = old.read_bytes()
    later()
    Record(old).close()
    first = backups_of(old)[0].read_bytes()
    old.write_bytes(held)  # somebody put the old one back
    Record(old).close()
    again = backups_of(old)
    assert [one.name for one in again] == [f"walkshoes.db.before-{NOW + 1}.2", f"walkshoes.db.before-{NOW + 1}"]
    assert again[1].read_bytes() == first


def test_only_the_newest_few_are_kept(old: Path, later: Later) -> None:
    old.with_name("walkshoes.db.before-the-meeting").write_text("somebody's own")
    for _ in range(backups.KEPT + 2):
        later()
        Record(old).close()
    last = len(migrations.KNOWN)
    wanted = [f"walkshoes.db.before-{number}" for number in range(last, last - backups.KEPT, -1)]
    assert [one.name for one in backups_of(old)] == wanted
    assert old.with_name("walkshoes.db.before-the-meeting").exists()


def test_a_change_that_fails_leaves_the_record_and_the_copy(old: Path, later: Later) -> None:
    before = rows(old, "SELECT * FROM walk")
    later(lambda db: db.execute("INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(RecordTrouble):
        Record(old)
    assert rows(old, "SELECT * FROM walk") == rows(backups_of(old)[0], "SELECT * FROM walk") == before
    assert rows(old, "PRAGMA user_version") == [(NOW,)]


def test_without_room_for_a_copy_the_record_is_left_as_it_is(
    old: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk takes half of the copy."""
    held = old.read_bytes()
    connect = sqlite3.connect

    def small(file: object, **more: object) -> sqlite3.Connection:
        made = connect(file, **more)  # type: ignore[call-overload]
        if str(file).endswith(".part"):
            made.execute("PRAGMA max_page_count = 5")
        return made  # type: ignore[no-any-return]

    later()
    monkeypatch.setattr(backups.sqlite3, "connect", small)  # type: ignore[attr-defined]
    with pytest.raises(RecordTrouble, match=r"a copy is made beside it; none could be made.*left as it is"):
        Record(old)
    assert names(old) == ["walkshoes.db"]
    assert old.read_bytes() == held


def test_where_no_copy_may_be_written_the_record_is_left_as_it_is(
    open_folder: Path, journey: Source, ada: Persona, later: Later
) -> None:
    from test_opening import as_anybody

    path = open_folder / "walkshoes.db"
    record = Record(path)  # while somebody has it open, others need nothing of the folder
    record.begin(journey, "Walker 7", persona=ada)
    for file in open_folder.iterdir():
        file.chmod(0o666)
    open_folder.chmod(0o555)
    with as_anybody():
        Record(path).close()
        later()
        with pytest.raises(RecordTrouble, match="none could be made"):
            Record(path)
    open_folder.chmod(0o777)
    record.close()
    assert rows(path, "PRAGMA user_version") == [(NOW,)]
    assert rows(path, "SELECT alias FROM walk") == [("Walker 7",)]


def test_what_a_program_that_was_killed_has_left_of_a_copy_is_in_nobodys_way(old: Path, later: Later) -> None:
    old.with_name(f"walkshoes.db.before-{NOW + 1}.part").write_bytes(b"half a copy")
    later()
    Record(old).close()
    assert names(old) == ["walkshoes.db", f"walkshoes.db.before-{NOW + 1}"]


CHANGING = """
import sys
from pathlib import Path
from walkshoes.sessions import migrations
from walkshoes.sessions.record import Record

migrations.MIGRATIONS(name="a_change")(lambda db: db.execute("CREATE TABLE a_change (id TEXT) STRICT"))
migrations.KNOWN = (*migrations.KNOWN, "a_change")
sys.stdin.readline()
Record(Path(sys.argv[1])).close()
"""


def test_eight_programs_that_change_a_record_at_once_make_one_copy(old: Path) -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", CHANGING, str(old)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(8)
    ]
    for one in running:
        assert one.stdin is not None
        one.stdin.write("\n")
    assert [one.communicate()[1] for one in running] == [""] * 8
    assert names(old) == ["walkshoes.db", f"walkshoes.db.before-{NOW + 1}"]
    assert rows(old, "SELECT count(*) FROM walk") == [(1,)]
