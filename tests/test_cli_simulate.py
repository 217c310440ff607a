"""`simulate --watch`: the app opens on one caller's walk, where there is a window for it."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from deciding import levered

from walkshoes.cli import main
from walkshoes.living.watched import Watched

WALKSHOES = (sys.executable, "-c", "from walkshoes.cli import main; main()")


@pytest.fixture
def journey(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(levered().text, encoding="utf-8")
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Watched]:
    """The walks that the app is opened on, in the place of a window."""
    walks: list[Watched] = []
    monkeypatch.setattr("walkshoes.ui.watching.watch", lambda one: walks.append(one) or 0)
    monkeypatch.setattr("walkshoes.cli.simulating.in_a_window", lambda: True)
    return walks


def simulate(*words: object) -> Result:
    result = CliRunner().invoke(main, ["simulate", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_the_app_opens_on_the_callers_walk_under_what_is_decided(journey: Path, opened: list[Watched]) -> None:
    done = simulate(journey, "--callers", 200, "--policy", "remember=true", "--caller", "p90", "--watch")
    assert done.exit_code == 0, done.output
    (watched,) = opened
    assert watched.whom.endswith("of 200: nine in ten take no longer")
    assert dict(watched.engine.program.settings) == {"remember": True}
    assert watched.inputs


def test_what_the_caller_did_is_written_down_and_watched_too_where_both_are_asked_for(
    journey: Path, opened: list[Watched], tmp_path: Path
) -> None:
    done = simulate(journey, "--callers", 50, "--caller", 7, "--inputs", tmp_path / "seven.jsonl", "--watch")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "seven.jsonl").is_file()
    assert [watched.whom for watched in opened] == ["Caller 7 of 50"]


def test_a_caller_who_never_turns_to_the_company_cannot_be_watched(journey: Path, opened: list[Watched]) -> None:
    journey.write_text(journey.read_text(encoding="utf-8").replace("a_year: 12000", "a_year: 12000, never: 0.999"))
    done = simulate(journey, "--callers", 20, "--caller", 1, "--watch")
    assert done.exit_code == 1
    assert "Caller 1 never turns to the company" in done.output
    assert opened == []


def test_without_a_terminal_it_says_what_else_there_is(journey: Path) -> None:
    words = [*WALKSHOES, "simulate", str(journey), "--caller", "p90", "--watch"]
    done = subprocess.run(words, capture_output=True, text=True, input="", check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "needs a terminal window" in done.stderr
    assert "--inputs FILE" in done.stderr


def test_it_goes_with_a_caller(journey: Path) -> None:
    done = simulate(journey, "--watch")
    assert done.exit_code == 2
    assert "go with --caller" in done.output
