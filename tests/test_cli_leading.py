"""The commands for whoever leads: a session made, rehearsed, reported, compared, followed up."""

import json
from pathlib import Path

import pytest
from building import text_of
from click.testing import CliRunner, Result

from walkshoes.cli import main
from walkshoes.sessions.follow_ups import commit_in, commitments_of
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.led import led_session
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record

PLACES = """\
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: identify}}
identify: {team: ivr, collect: {fact: account_number}, then: agent}
agent: {team: support, talk: [{agent: "{agent} here."}, {ask: {fact: account_number}}, {ask: {fact: story}}], then: done}
"""


def run(*words: object, given: str | None = None) -> Result:
    """A command's result; whatever goes wrong is a sentence and never a trace."""
    result = CliRunner().invoke(main, [str(word) for word in words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(text_of(PLACES), encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "walks.db"


def made(db: Path, journey: Path, *more: object, title: str = "Leadership day") -> str:
    result = run("session", "new", title, "--scenario", journey, "--db", db, "--json", *more)
    assert result.exit_code == 0, result.output
    return str(json.loads(result.output)["id"])


def test_a_session_is_made_of_journeys_and_says_how_to_go_on(db: Path, journey: Path) -> None:
    result = run(
        "session", "new", "Leadership day", "--scenario", journey, "--scenario", "four-dollars-of-bacon", "--db", db
    )
    assert result.exit_code == 0
    assert "To lead it:         walkshoes session lead" in result.output
    assert "To walk in it:      walkshoes session walk" in result.output


def test_labels_names_seed_and_days_are_kept(db: Path, journey: Path) -> None:
    more = ("--label", "department=Service", "--label", "department=Finance", "--names", "--seed", 9, "--keep", 30)
    key = made(db, journey, *more)
    record = Record(db)
    led = led_session(record.file, key)
    record.close()
    assert led is not None
    assert (led.names, led.seed, led.to_pick) == (True, 9, {"department": ("Finance", "Service")})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--label", "Service"), "--label is written NAME=VALUE"),
        (("--keep", "0"), "kept for 1 to 3650 days"),
    ],
)
def test_what_cannot_be_is_said(db: Path, journey: Path, wrong: tuple[str, ...], said: str) -> None:
    result = run("session", "new", "Day", "--scenario", journey, "--db", db, *wrong)
    assert result.exit_code in (1, 2)
    assert said in result.output


def test_a_walk_of_ones_own_is_not_led(db: Path, journey: Path) -> None:
    inputs = journey.with_suffix(".jsonl")
    inputs.write_text("", encoding="utf-8")
    run("walk", journey, "--headless", "--inputs", inputs, "--record", "--db", db)
    record = Record(db)
    key = record.sessions()[0].id
    record.close()
    result = run("session", "lead", key, "--db", db)
    assert result.exit_code == 1
    assert "is a walk of one's own, not a session that somebody leads" in result.output


def test_the_screens_of_a_session_need_a_window(db: Path, journey: Path) -> None:
    key = made(db, journey)
    for command in ("lead", "walk"):
        result = run("session", command, key, "--db", db)
        assert (result.exit_code, "needs a terminal window" in result.output) == (1, True)


def test_a_session_is_rehearsed_with_made_up_people_and_every_page_says_so(
    db: Path, journey: Path, tmp_path: Path
) -> None:
    key = made(db, journey)
    assert "Nobody is here yet." in run("session", "show", key, "--db", db).output
    assert "6 made-up people have walked" in run("session", "rehearse", key, "--people", 6, "--db", db).output
    shown = run("session", "show", key, "--db", db).output
    assert shown.count("Simulated") == 6
    path = tmp_path / "summary.md"
    assert run("report", key, "--to", path, "--db", db).exit_code == 0
    assert "All who walked here are simulated" in path.read_text(encoding="utf-8")


def test_one_who_walked_gets_their_own_page(db: Path, journey: Path, tmp_path: Path) -> None:
    key = made(db, journey)
    run("session", "rehearse", key, "--people", 5, "--db", db)
    path = tmp_path / "own.md"
    assert run("report", key, "--walker", "simulated 1", "--to", path, "--db", db).exit_code == 0
    assert "Simulated 1" in path.read_text(encoding="utf-8")
    nobody = run("report", key, "--walker", "Ada", "--to", path, "--db", db)
    assert (nobody.exit_code, "Nobody in this session goes by “Ada”" in nobody.output) == (1, True)


def test_a_report_of_a_session_without_walks_says_so(db: Path, journey: Path, tmp_path: Path) -> None:
    key = made(db, journey)
    path = tmp_path / "summary.md"
    assert run("report", key, "--to", path, "--db", db).exit_code == 0
    assert "Nobody has walked in this session yet." in path.read_text(encoding="utf-8")


def test_the_notice_is_shown_and_changed(db: Path, journey: Path) -> None:
    key = made(db, journey)
    assert "erased after" in run("session", "notice", key, "--db", db).output
    assert run("session", "notice", key, "Ask Ada.", "--db", db).output == "Ask Ada.\n"
    assert "erased after" in run("session", "notice", key, "", "--db", db).output


def test_sessions_stand_side_by_side(db: Path, journey: Path, tmp_path: Path) -> None:
    keys = [made(db, journey, title=title) for title in ("Spring", "Autumn")]
    for key in keys:
        run("session", "rehearse", key, "--people", 5, "--db", db)
    result = run("compare", *keys, "--db", db)
    assert result.exit_code == 0
    assert "Spring" in result.output
    assert "Autumn" in result.output
    path = tmp_path / "compared.html"
    assert run("compare", *keys, "--to", path, "--db", db).exit_code == 0
    assert "Side by side" in path.read_text(encoding="utf-8")
    alone = run("compare", keys[0], "--db", db)
    assert (alone.exit_code, "nothing to set side by side" in alone.output) == (1, True)


def committed(db: Path, key: str) -> str:
    record = Record(db)
    commit_in(record.file, key, Commitment("a call is passed on", "ask what went with it", "2026-12-01", "Ada"))
    with record.file.writing() as writing:
        writing.execute("UPDATE commitment SET made = '2025-01-01T09:00:00Z'")
    found = commitments_of(record.file)[0].id
    record.close()
    return found


def test_commitments_are_listed_asked_about_and_kept(db: Path, journey: Path) -> None:
    key = made(db, journey)
    assert "No commitments yet." in run("commitments", "--db", db).output
    one = committed(db, key)
    assert "To ask about: 90 days have passed." in run("commitments", "--due", "--db", db).output
    assert "Noted: after 90 days, kept." in run("commitments", "--kept", one, "--db", db).output
    assert "Nothing is due." in run("commitments", "--due", "--db", db).output
    (data,) = json.loads(run("commitments", "--json", "--db", db).output)
    assert data["outcomes"] == {"90": "kept"}


def test_the_next_summary_shows_what_became_of_a_commitment(db: Path, journey: Path, tmp_path: Path) -> None:
    key = made(db, journey)
    run("commitments", "--broken", committed(db, key), "--after", 30, "--db", db)
    path = tmp_path / "summary.md"
    run("report", key, "--to", path, "--db", db)
    assert "(broken, after 30 days)" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kept", "01", "--broken", "02"), "one of --kept, --under-way and --broken at a time"),
        (("--kept", "ffff"), "no such commitment"),
        (("--to", "x.ics"), "say which with --session"),
    ],
)
def test_what_cannot_be_said_of_a_commitment_is_said(
    db: Path, journey: Path, words: tuple[str, ...], said: str
) -> None:
    made(db, journey)
    result = run("commitments", *words, "--db", db)
    assert result.exit_code in (1, 2)
    assert said in result.output


def test_commitments_become_calendar_entries(db: Path, journey: Path, tmp_path: Path) -> None:
    key = made(db, journey)
    committed(db, key)
    path = tmp_path / "promised.ics"
    result = run("commitments", "--session", key, "--to", path, "--db", db)
    assert result.exit_code == 0, result.output
    assert "ask what went with it" in path.read_text(encoding="utf-8").replace("\r\n ", "")


def test_two_people_of_one_alias_are_refused_in_one_session(db: Path, journey: Path) -> None:
    key = made(db, journey)
    record = Record(db)
    join(record.file, key, "Walker 1")
    with pytest.raises(Exception, match="already goes by"):
        join(record.file, key, "Walker 1")
    record.close()
