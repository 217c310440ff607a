"""The commands for what is kept of people: they ask first, guess nobody, and never say done where it is not."""

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from building import COMPANY, text_of
from click.testing import CliRunner, Result
from reading_on import somebody_reads

from walkshoes.cli import keeping_private, main
from walkshoes.doctor import examined
from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.copies import copies_of, note_copy
from walkshoes.sessions.record import Record

PLACES = """\
welcome: {team: support, talk: [{agent: "{agent} here."}, {ask: {fact: story}}], then: decide}
decide: {choose: And now?, options: {stay: done, leave: gone}}
"""


def run(*words: object, given: str | None = None) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Two sessions: a morning with Zebedee and Walker 8, and an afternoon with another Zebedee."""
    path = tmp_path / "walks.db"
    source = source_of(load_text(text_of(PLACES, COMPANY), "small"))
    with closing(Record(path)) as record:
        first = record.begin(source, "Zebedee", title="A morning")
        first.give(Input(Kind.REACT, number=-1), "xylophone")
        first.commit("on Monday", "I listen", "2026-04-01", "Zebedee")
        record.begin(source, "Walker 8", session=first.session).give(Input(Kind.REACT, number=1), "fine")
        record.begin(source, "Zebedee", title="An afternoon").give(Input(Kind.REACT, number=1), "platypus")
    return path


@pytest.fixture
def morning(db: Path) -> str:
    with closing(Record(db)) as record:
        return next(row.id for row in record.sessions() if row.title == "A morning")


def make_it_due(db: Path) -> None:
    with closing(Record(db)) as record, record.file.writing() as writing:
        writing.execute("UPDATE session SET delete_after = '2026-01-01T00:00:00Z' WHERE title = 'A morning'")


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_private, "_at_a_terminal", lambda: True)


def test_one_name_in_two_sessions_may_be_two_people_and_is_not_guessed(db: Path, morning: str, tmp_path: Path) -> None:
    for command in (
        ("forget", "Zebedee", "--yes"),
        ("export", "--participant", "Zebedee", "--to", tmp_path / "z.json"),
    ):
        result = run(*command, "--db", db)
        assert result.exit_code == 1
        assert "“Zebedee” in 2 sessions" in result.output
        assert f"{morning}  " in result.output
        assert "An afternoon" in result.output
    assert b"xylophone" in db.read_bytes()
    assert not (tmp_path / "z.json").exists()


def test_somebody_is_forgotten_in_the_session_that_is_meant(db: Path, morning: str) -> None:
    result = run("forget", "zebedee", "--session", morning, "--yes", "--db", db)
    assert result.exit_code == 0, result.output
    assert "Erased: 1 name, 1 text in their own words, 1 promise that named them." in result.output
    assert result.output.endswith("Nothing of it is in the record's file any more.\n")
    assert b"xylophone" not in db.read_bytes()
    assert b"platypus" in db.read_bytes()


def test_with_everywhere_they_are_forgotten_in_all_of_them(db: Path) -> None:
    result = run("forget", "Zebedee", "--everywhere", "--commitments", "--yes", "--db", db, "--json")
    made = json.loads(result.output)
    assert (made["finished"], len(made["sessions"]), made["erased"]["commitments"]) == (True, 2, 1)
    assert [word for word in (b"Zebedee", b"xylophone", b"platypus") if word in db.read_bytes()] == []


@pytest.mark.parametrize(("said", "gone"), [("y\n", True), ("n\n", False), ("", False)])
def test_it_asks_first(db: Path, morning: str, monkeypatch: pytest.MonkeyPatch, said: str, gone: bool) -> None:
    at_a_terminal(monkeypatch)
    result = run("forget", "Zebedee", "--session", morning, "--db", db, given=said)
    assert "Zebedee, 1 walk: forget for good?" in result.output
    assert (result.exit_code, b"xylophone" not in db.read_bytes()) == (0 if gone else 1, gone)


def test_where_nobody_can_be_asked_nothing_is_erased(db: Path, morning: str) -> None:
    for command in (("forget", "Zebedee", "--session", morning), ("purge", morning)):
        result = run(*command, "--db", db)
        assert (result.exit_code, "so say it with --yes" in result.output) == (1, True)
    assert b"xylophone" in db.read_bytes()


def test_a_name_that_nobody_has_is_said(db: Path) -> None:
    result = run("forget", "Zebadee", "--yes", "--db", db)
    assert (result.exit_code, "Nobody goes by “Zebadee” in the record." in result.output) == (1, True)


@pytest.mark.parametrize("said_again", [True, False])
def test_while_another_program_reads_it_says_not_finished_and_never_done(
    db: Path, morning: str, monkeypatch: pytest.MonkeyPatch, said_again: bool
) -> None:
    from walkshoes.sessions import forgetting

    monkeypatch.setattr(forgetting.forget, "__kwdefaults__", {"commitments": False, "patience_s": 0.3})
    command = ("forget", "Zebedee", "--session", morning, "--yes", "--db", db)
    with somebody_reads(db):
        result = run(*command)
        assert result.exit_code == 1
        assert (
            "Not finished yet: another program has the record open; close it and say the same again." in result.output
        )
        assert "any more" not in result.output
        about = {one.about: one.says for one in examined(db, None, environment={}, window=(80, 24))}
        assert about["forgetting"].startswith("it is not finished")
    again = run(*command) if said_again else run("purge", "--db", db)
    assert (again.exit_code, "Nothing of it is in the record's file any more." in again.output) == (0, True)
    assert b"xylophone" not in db.read_bytes()


@pytest.mark.parametrize("name", ["theirs.json", "theirs.zip"])
def test_all_that_is_kept_of_somebody_is_written_and_the_record_knows_where(
    db: Path, morning: str, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    result = run("export", "--participant", "zebedee", "--session", morning, "--to", path, "--db", db)
    assert (result.exit_code, result.output) == (0, f"Written: {path}\n")
    if path.suffix == ".json":
        held = path.read_text(encoding="utf-8")
    else:
        with zipfile.ZipFile(path) as packed:
            held = packed.read("words.csv").decode()
    assert "xylophone" in held
    assert "platypus" not in held
    assert path.stat().st_mode & 0o777 == 0o600
    with closing(Record(db)) as record:
        assert [one.place for one in copies_of(record.file, morning)] == [str(path)]
    told = run("forget", "Zebedee", "--session", morning, "--yes", "--db", db).output
    assert f"  {path} (" in told


def test_an_export_in_a_form_there_is_none_of_is_wrong_usage(db: Path, tmp_path: Path) -> None:
    result = run("export", "--participant", "Walker 8", "--to", tmp_path / "theirs.docx", "--db", db)
    assert (result.exit_code, ".json, .zip" in result.output) == (2, True)
    result = run("export", "--participant", "Nobody", "--to", tmp_path / "theirs.json", "--db", db)
    assert (result.exit_code, "Nobody goes by" in result.output) == (1, True)
    assert not list(tmp_path.glob("theirs*"))


def test_what_is_due_to_be_erased_is_listed_kept_longer_or_erased(db: Path, morning: str) -> None:
    assert run("purge", "--db", db).output == "Nothing is due to be erased.\n"
    make_it_due(db)
    listed = run("purge", "--db", db).output
    assert f"{morning}  A morning: 2 walks, 2 inputs, 2 texts; due to be erased since 2026-01-01" in listed
    assert [one["id"] for one in json.loads(run("purge", "--db", db, "--json").output)] == [morning]
    assert "1 of them due to be erased. `walkshoes purge` lists them." in run("sessions", "--db", db).output
    about = {one.about: one for one in examined(db, None, environment={}, window=(80, 24))}
    assert about["what is kept"].says == "1 session is due to be erased; `walkshoes purge` lists them."
    assert "A morning: kept until 20" in run("purge", morning, "--keep", "30", "--db", db).output
    assert run("purge", "--db", db).output == "Nothing is due to be erased.\n"
    assert "due to be erased" not in run("sessions", "--db", db).output
    result = run("purge", morning, "--yes", "--db", db)
    assert result.exit_code == 0, result.output
    assert [word for word in (b"xylophone", b"fine") if word in db.read_bytes()] == []


def test_purging_asks_first_and_says_how_much(db: Path, morning: str, monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch)
    result = run("purge", morning, "--db", db, given="n\n")
    assert "A morning: 2 walks, 2 inputs, 2 texts. Erase them for good?" in result.output
    assert (result.exit_code, b"xylophone" in db.read_bytes()) == (1, True)
    assert run("purge", "--keep", "3", "--db", db).exit_code == 2


def test_records_become_one(db: Path, tmp_path: Path) -> None:
    into = tmp_path / "all.db"
    result = run("merge", db, "--into", into)
    assert (result.exit_code, result.output.startswith(f"New in {into}: 2 sessions, 3 walks")) == (0, True)
    assert run("merge", db, "--into", into).output == f"Nothing is new: all of it was in {into} already.\n"
    assert json.loads(run("merge", db, "--into", into, "--json").output)["added"] == {}
    result = run("merge", into, "--into", into)
    assert (result.exit_code, "into itself" in result.output) == (1, True)
    result = run("merge", tmp_path / "none.db", "--into", into)
    assert (result.exit_code, "There is no record at" in result.output) == (1, True)


def test_where_files_went_is_listed(db: Path, morning: str, tmp_path: Path) -> None:
    assert run("copies", morning, "--db", db).output == "No file has been written of it.\n"
    with closing(Record(db)) as record:
        note_copy(record.file, morning, tmp_path / "summary.html")
    assert run("copies", morning, "--db", db).output.endswith(f"  {tmp_path / 'summary.html'}\n")
    assert json.loads(run("copies", morning, "--db", db, "--json").output)[0]["place"] == str(tmp_path / "summary.html")
