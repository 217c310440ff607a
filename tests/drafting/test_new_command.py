"""`walkshoes new`: five questions from a pipe or a terminal, a file that can be walked, and never another's file lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from walkshoes.cli import main

WALKSHOES = (sys.executable, "-c", "from walkshoes.cli import main; main()")


@pytest.fixture(autouse=True)
def _there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: object, given: str | None = None) -> Result:
    result = CliRunner().invoke(main, [str(word) for word in words], input=given)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_with_defaults_nothing_is_asked_and_the_file_has_no_mistake() -> None:
    said = run("new", "mine", "--defaults")
    assert "?" not in said.output
    assert "    walkshoes check mine.yaml\n" in said.output
    assert run("check", "mine.yaml").output.startswith("mine.yaml: no mistakes in 9 touchpoints\nproved: ")


def test_five_answers_from_a_pipe_make_a_journey() -> None:
    said = run("new", "mine", given="Acme\nYou are lost.\ncard, 6 digits\nThe desk, 3 people\nWe call / More vans\n")
    assert [f"\n{number}. " in said.output for number in range(1, 6)] == [True] * 5
    assert "Acme" in Path("mine.yaml").read_text(encoding="utf-8")
    assert run("check", "mine.yaml").exit_code == 0


def test_where_the_pipe_ends_the_defaults_are_taken() -> None:
    assert run("new", "mine", given="Acme\n").exit_code == 0
    text = Path("mine.yaml").read_text(encoding="utf-8")
    assert "Acme" in text
    assert "order number" in text


def test_an_answer_that_cannot_be_is_asked_for_again() -> None:
    said = run("new", "mine", given=f"{'x' * 10_000}\nAcme\n")
    assert "at most 60 characters, and this has 10,000" in said.output
    assert "Acme" in Path("mine.yaml").read_text(encoding="utf-8")


def test_nothing_is_overwritten() -> None:
    Path("mine.yaml").write_text("mine", encoding="utf-8")
    said = run("new", "mine", "--defaults")
    assert said.exit_code == 1
    assert "is there already" in said.output
    assert Path("mine.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("name", "says"), [("a b", "letters, digits"), ("..", "letters, digits"), ("no/such/mine", "cannot be written")])  # fmt: skip
def test_a_name_that_cannot_be_is_refused(name: str, says: str) -> None:
    said = run("new", name, "--defaults")
    assert said.exit_code == 1
    assert says in said.output


def test_a_journey_can_be_begun_in_another_folder() -> None:
    Path("folder").mkdir()
    assert "walkshoes --folder folder --pace 6" in run("new", "folder/mine.yaml", "--defaults").output
    assert Path("folder/mine.yaml").is_file()


def test_what_is_no_text_is_refused_and_nothing_written(tmp_path: Path) -> None:
    made = subprocess.run(
        [*WALKSHOES, "new", "mine"], input=b"\xff\xfe\n", capture_output=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
    )  # fmt: skip
    assert made.returncode == 1
    assert b"not text" in made.stderr
    assert b"Traceback" not in made.stderr
    assert not Path("mine.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_from_a_terminal_enter_takes_what_stands_in_brackets(tmp_path: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen([*WALKSHOES, "new", "mine"], stdin=follower, stdout=subprocess.PIPE, cwd=tmp_path) as made:
        os.close(follower)
        os.write(leader, b"\n" * 6)
        said, _ = made.communicate(timeout=60)
        os.close(leader)
    assert made.returncode == 0
    assert b"Written: mine.yaml" in said


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_from_a_terminal_an_answer_can_be_changed_before_it_is_written(tmp_path: Path) -> None:
    import pty

    leader, follower = pty.openpty()
    with subprocess.Popen([*WALKSHOES, "new", "mine"], stdin=follower, stdout=subprocess.PIPE, cwd=tmp_path) as made:
        os.close(follower)
        os.write(leader, b"\n" * 5 + b"9\n4\nClaims, forty people\n\n")
        said, _ = made.communicate(timeout=60)
        os.close(leader)
    assert made.returncode == 0
    assert b"A number from 1 to 5, or Enter" in said
    assert b"  4. Who answers: Claims, 40 people\n" in said
    assert "agents: 40" in (tmp_path / "mine.yaml").read_text(encoding="utf-8")


def test_in_a_pipe_what_was_understood_is_only_said() -> None:
    said = run("new", "mine", given="Acme\nYou are lost.\ncard\n0 people\nThe desk, three people\n7\nWe call\n")
    assert "somebody has to" in said.output
    assert "only a number" in said.output
    assert "  1. Your company: Acme\n" in said.output
    assert "  4. Who answers: The desk, 3 people\n" in said.output
    assert Path("mine.yaml").is_file()


def test_a_file_that_appears_while_one_answers_is_not_overwritten(monkeypatch: pytest.MonkeyPatch) -> None:
    from walkshoes import drafting

    draft = drafting.draft

    def somebody_else_is_quicker(answers: drafting.Answers) -> str:
        Path("mine.yaml").write_text("theirs", encoding="utf-8")
        return draft(answers)

    monkeypatch.setattr(drafting, "draft", somebody_else_is_quicker)
    said = run("new", "mine", "--defaults")
    assert said.exit_code == 1
    assert "is there already" in said.output
    assert Path("mine.yaml").read_text(encoding="utf-8") == "theirs"
