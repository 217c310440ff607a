"""Scenarios are found by name among those that come with the program, by path anywhere."""

from pathlib import Path

import pytest
from building import text_of

from walkshoes.scenario.load import load
from walkshoes.scenario.shipped import NoSuchScenario, find_scenario, scenario_files, walkable


def test_the_first_journey_comes_with_the_program() -> None:
    assert "three-days-without-broadband" in {path.stem for path in scenario_files()}


@pytest.mark.parametrize("path", scenario_files(), ids=lambda path: path.stem)
def test_nothing_is_found_in_a_journey_that_comes_with_the_program(path: Path) -> None:
    assert load(path).findings == ()


def test_a_folder_of_ones_own_is_listed_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "notes.txt", ".hidden"):
        (tmp_path / name).write_text("title: x")
    (tmp_path / "folder.yaml").mkdir()
    assert [path.name for path in scenario_files(tmp_path)] == ["a.yaml", "b.yml"]


def test_a_journey_is_found_by_its_name() -> None:
    assert find_scenario("three-days-without-broadband").is_file()


def test_a_journey_is_found_by_its_path_even_where_there_is_none(tmp_path: Path) -> None:
    """A file that is missing is then told by the loader, in the words it has for that."""
    assert find_scenario(str(tmp_path / "mine.yaml")) == tmp_path / "mine.yaml"


def test_a_journey_of_ones_own_folder_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: x")
    assert find_scenario("mine", tmp_path) == tmp_path / "mine.yaml"


def test_a_name_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: x")
    with pytest.raises(NoSuchScenario, match="There is no scenario `yours`. There are: mine."):
        find_scenario("yours", tmp_path)


def written(folder: Path, **follows: str) -> Path:
    """A folder of journeys, each with what it goes on from."""
    for name, before in follows.items():
        more = f"follows: {before}\n" if before else ""
        (folder / f"{name}.yaml").write_text(text_of("welcome: {team: ivr, announce: Hello., then: done}\n", more=more))
    return folder


def test_a_journey_stands_right_after_the_one_it_goes_on_from(tmp_path: Path) -> None:
    folder = written(tmp_path, a="z", b="", c="a", z="")
    assert [one.name for one in walkable(folder)] == ["b", "z", "a", "c"]


def test_journeys_that_go_on_from_each_other_in_a_circle_are_all_there(tmp_path: Path) -> None:
    folder = written(tmp_path, a="c", b="a", c="b", d="")
    assert sorted(one.name for one in walkable(folder)) == ["a", "b", "c", "d"]
    assert walkable(folder)[0].name == "d"


def test_two_files_of_one_name_are_both_there(tmp_path: Path) -> None:
    folder = written(tmp_path, a="", b="a")
    (folder / "a.yml").write_text((folder / "a.yaml").read_text())
    assert [one.name for one in walkable(folder)] == ["a", "b", "a"]


def test_a_journey_cannot_go_on_from_itself(tmp_path: Path) -> None:
    (one,) = load(written(tmp_path, a="a") / "a.yaml").findings
    assert (one.code, one.cause) == ("WS225", "a journey cannot go on from itself")
