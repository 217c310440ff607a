"""`walkshoes keep`: from a file or the record, beside the scenario or elsewhere, and again after a change that was meant."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from journey import INPUTS, PLACES, recorded, written

from walkshoes.cli import main
from walkshoes.cli.keeping import kept_walks_said


def run(*words: object) -> Result:
    result = CliRunner().invoke(main, ["keep", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where somebody works: a scenario and a file of inputs, and they are there."""
    written(tmp_path)
    (tmp_path / "my-walk.jsonl").write_text(INPUTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_is_kept_beside_the_scenario_it_names(folder: Path) -> None:
    said = run("my-walk.jsonl")
    assert said.output.startswith("Kept: walks/small/my-walk.jsonl and my-walk.txt\n")
    assert (folder / "walks" / "small" / "my-walk.txt").is_file()


def test_it_is_kept_under_another_name_or_in_another_folder(folder: Path) -> None:
    assert run("my-walk.jsonl", "--to", "elsewhere", "--name", "monday").exit_code == 0
    assert (folder / "elsewhere" / "monday.jsonl").is_file()


def test_a_walk_of_the_record_is_kept_by_the_beginning_of_its_id(folder: Path) -> None:
    with recorded(folder / "small.yaml", folder) as (_, walk):
        pass
    said = run(walk[:20], "--db", folder / "record.db")
    assert said.exit_code == 0, said.output
    assert (folder / "walks" / "small" / f"done-{walk[-6:]}.jsonl").is_file()


def test_the_scenario_can_be_said(folder: Path) -> None:
    (folder / "bare.jsonl").write_text('{"press": "2"}\n', encoding="utf-8")
    assert "does not say which scenario" in run("bare.jsonl").output
    assert run("bare.jsonl", "--scenario", "small.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["no-such.jsonl"], "no-such.jsonl cannot be read"),
        (["0123", "--db", "nowhere.db"], "There is no record at nowhere.db"),
        (["my-walk.jsonl", "--scenario", "nobody"], "There is no scenario `nobody`"),
        (["my-walk.jsonl", "--name", "a/b"], "cannot be the name of a walk"),
        (["my-walk.jsonl", "--scenario", "three-days-without-broadband"], "came with walkshoes"),
        (["small.yaml", "--again"], "No walks are kept beside small.yaml"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], says: str, folder: Path) -> None:
    said = run(*words)
    assert said.exit_code == 1
    assert says in said.output


def test_a_walk_of_the_company_done_right_is_kept_with_its_policies(folder: Path) -> None:
    with (folder / "small.yaml").open("a", encoding="utf-8") as file:
        file.write("twin: {one_record: true}\n")
    (folder / "right.jsonl").write_text(INPUTS.replace('{"key": {"fact": "account_number"}, "takes": 9000}\n', ""))
    assert run("right.jsonl").exit_code == 1
    for words in (["--twin"], ["--policy", "one_record=on", "--name", "again"]):
        said = run("right.jsonl", *words)
        assert said.exit_code == 0, said.output
    for name in ("right", "again"):
        kept = (folder / "walks" / "small" / f"{name}.jsonl").read_text(encoding="utf-8")
        assert '"policies": {"one_record": true}' in kept
    assert kept_walks_said("small.yaml")


@pytest.mark.parametrize("words", [["0123", "--twin"], ["small.yaml", "--again", "--policy", "one_record=on"]])
def test_a_walk_that_has_its_policies_is_given_no_others(words: list[str], folder: Path) -> None:
    assert run(*words).exit_code == 2


def test_without_a_twin_that_is_said(folder: Path) -> None:
    assert "does not say under `twin:`" in run("my-walk.jsonl", "--twin").output


def test_a_walk_that_does_not_fit_is_refused_with_the_line(folder: Path) -> None:
    (folder / "my-walk.jsonl").write_text('{"scenario": "small"}\n{"choose": "stay"}\n', encoding="utf-8")
    said = run("my-walk.jsonl")
    assert said.exit_code == 1
    assert "line 2: choose is not possible at `welcome`; it waits for a key (press)" in said.output


def test_after_a_change_that_was_meant_it_is_renewed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("my-walk.jsonl")
    path = written(folder, PLACES.replace("You are moving.", "Moving?"))
    assert not kept_walks_said(str(path))
    assert "1 of 1 kept walks different" in capsys.readouterr().out
    said = run("small.yaml", "--again")
    assert "+ Customer care: Moving?" in said.output
    assert "Written anew: walks/small/my-walk.txt" in said.output
    assert kept_walks_said(str(path))
    assert "1 kept walk as before" in capsys.readouterr().out
    assert "nothing to renew" in run("walks/small/my-walk.jsonl", "--again").output


def test_one_that_no_longer_fits_is_not_renewed(folder: Path) -> None:
    run("my-walk.jsonl")
    written(folder, PLACES.replace("{stay: done, leave: gone}", "{remain: done, leave: gone}"))
    before = (folder / "walks" / "small" / "my-walk.txt").read_bytes()
    said = run("small.yaml", "--again")
    assert said.exit_code == 1
    assert "there is no `stay` to choose" in said.output
    assert (folder / "walks" / "small" / "my-walk.txt").read_bytes() == before


def test_beside_a_scenario_without_kept_walks_that_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kept_walks_said("small.yaml")
    assert "no walks are kept beside it" in capsys.readouterr().out


def test_for_other_programs_what_became_different_is_said_beside_their_output(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("my-walk.jsonl")
    assert kept_walks_said("small.yaml", "json")
    written(folder, PLACES.replace("You are moving.", "Moving?"))
    assert not kept_walks_said("small.yaml", "json")
    said = capsys.readouterr()
    assert said.out == ""
    assert "+ Customer care: Moving?" in said.err
