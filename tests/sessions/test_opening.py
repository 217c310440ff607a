"""A record opens, or says in a sentence why not; and what is not a record is left as it was."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from rights import as_anybody

from walkshoes.scenario.load import Source
from walkshoes.sessions.migrations import KNOWN
from walkshoes.sessions.record import Record, RecordTrouble


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "walkshoes.db"
    Record(path).close()
    assert path.is_file()


def test_only_its_owner_can_read_a_record(path: Path) -> None:
    record = Record(path)
    beside = [stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()]
    record.close()
    assert set(beside) == {0o600}


def test_a_record_opens_again(path: Path) -> None:
    for _ in range(3):
        record = Record(path)
        assert record.sessions() == []
        record.close()


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    record = Record(path)
    assert record.sessions() == []
    record.close()


def test_every_connection_keeps_foreign_keys_erases_what_is_deleted_and_waits_for_the_disk(
    path: Path,
) -> None:
    for _ in range(2):
        record = Record(path)
        settings = [
            record.file.rows(f"PRAGMA {name}")[0][0]
            for name in ("foreign_keys", "secure_delete", "synchronous", "journal_mode")
        ]
        record.close()
        assert settings == [1, 1, 2, "wal"]


@pytest.mark.parametrize("held", [b"Minutes of the meeting, 2 March.\n" * 200, b"x"], ids=["long text", "one letter"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, held: bytes) -> None:
    path.write_bytes(held)
    with pytest.raises(RecordTrouble, match=r"is not a record of walkshoes.*Choose another place"):
        Record(path)
    assert path.read_bytes() == held


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE invoice (id INTEGER)")
    held = path.read_bytes()
    with pytest.raises(RecordTrouble, match="is not a record of walkshoes"):
        Record(path)
    assert path.read_bytes() == held


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordTrouble, match=r"is a folder\. Say which file"):
        Record(tmp_path)


def test_a_file_where_a_folder_is_needed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file")
    with pytest.raises(RecordTrouble, match="not a folder"):
        Record(tmp_path / "notes" / "walkshoes.db")


@pytest.mark.parametrize(
    "later",
    [
        "PRAGMA user_version = 999",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('walkshoes', 'later', '')",
    ],
    ids=["version", "migration"],
)
def test_a_record_of_a_newer_version_is_refused_and_left_alone(path: Path, later: str) -> None:
    Record(path).close()
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute(later)
    held = path.read_bytes()
    with pytest.raises(RecordTrouble, match=r"newer version of walkshoes.*Bring walkshoes up to date"):
        Record(path)
    assert path.read_bytes() == held


def test_a_record_that_may_only_be_read_is_refused(open_folder: Path) -> None:
    path = open_folder / "walkshoes.db"
    Record(path).close()
    path.chmod(0o444)
    with as_anybody(), pytest.raises(RecordTrouble, match=r"may only be read\. Allow writing"):
        Record(path)


def test_a_folder_in_which_nothing_may_be_written_is_refused(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_anybody(), pytest.raises(RecordTrouble, match="may only be read"):
        Record(open_folder / "walkshoes.db")
    with as_anybody(), pytest.raises(RecordTrouble, match="may only be read"):
        Record(open_folder / "deeper" / "walkshoes.db")


def test_a_record_in_a_folder_in_which_nothing_may_be_written_is_refused(open_folder: Path) -> None:
    path = open_folder / "walkshoes.db"
    Record(path).close()
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with as_anybody(), pytest.raises(RecordTrouble, match=r"may be written to|may only be read"):
        Record(path)


def test_a_damaged_record_is_refused(path: Path) -> None:
    Record(path).close()
    held = bytearray(path.read_bytes())
    held[100:4_096] = b"\xff" * 3_996  # the first page, after its header, says what tables there are
    path.write_bytes(held)
    with pytest.raises(RecordTrouble, match=r"is damaged\. Put a copy"):
        Record(path)


def test_a_record_another_program_keeps_to_itself_is_refused(path: Path) -> None:
    Record(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordTrouble, match=r"Another program.*Close that program"):
            Record(path, busy_s=0.05)


CLOSING = """
import sys
from pathlib import Path
from walkshoes.sessions.record import Record
record = Record(Path(sys.argv[1]))
print(sorted(row.alias for session in record.sessions() for row in record.walks(session.id)))
record.close()
"""


def test_a_second_opening_in_one_program_does_not_let_go_of_the_first(path: Path, journey: Source) -> None:
    """A screen reads the record on a connection of its own; meanwhile other windows open and close it."""

    def elsewhere() -> str:
        run = subprocess.run([sys.executable, "-c", CLOSING, str(path)], capture_output=True, text=True, check=True)
        return run.stdout.strip()

    first = Record(path)
    Record(path).close()
    assert elsewhere() == "[]"
    first.begin(journey, "Walker 1")
    assert elsewhere() == "['Walker 1']"
    Record(path).close()
    first.begin(journey, "Walker 2")
    assert elsewhere() == "['Walker 1', 'Walker 2']"
    first.close()
    assert elsewhere() == "['Walker 1', 'Walker 2']"


def test_many_programs_can_open_a_fresh_record_at_once(path: Path) -> None:
    opening = "import sys, pathlib; from walkshoes.sessions.record import Record; import sqlite_utils; "
    opening += "sys.stdin.readline(); Record(pathlib.Path(sys.argv[1])).close()"
    running = [
        subprocess.Popen(
            [sys.executable, "-c", opening, str(path)],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    for one in running:  # all stand ready before the first is let go
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    told = [one.communicate()[1] for one in running]
    assert told == [""] * 6
    assert [one.returncode for one in running] == [0] * 6
    record = Record(path)
    assert record.file.rows("SELECT count(*) FROM _sqlite_migrations") == [(len(KNOWN),)]
    record.close()


def test_the_usual_place_is_a_folder_of_its_own() -> None:
    assert Record.default_path().parts[-2:] == ("walkshoes", "walkshoes.db")
