"""`walkshoes map`: the form, the file, the settings; what cannot be done is said in a sentence."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from walkshoes.cli import main

NAME = "three-days-without-broadband"


def run(*words: object) -> Result:
    result = CliRunner().invoke(main, ["map", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_map_is_text_unless_one_says_otherwise() -> None:
    assert run(NAME).output.startswith("Three days without broadband\nAs the file has it.\n")


@pytest.mark.parametrize(
    ("name", "begins"),
    [("map.svg", "<svg"), ("map.dot", "digraph"), ("map.mmd", "flowchart"), ("map.txt", "Three days")],
)
def test_the_ending_of_the_file_says_the_form(name: str, begins: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert run(NAME, "--to", path).output == f"Written: {path}\n"
    assert path.read_text(encoding="utf-8").startswith(begins)


def test_the_form_that_is_said_rules_over_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "map.txt"
    run(NAME, "--format", "svg", "--to", path)
    assert ElementTree.parse(path).getroot().tag.endswith("svg")


@pytest.mark.parametrize("name", ["map.png", "map.pdf", "map"])
def test_an_ending_no_map_is_written_with_is_refused_unless_the_form_is_said(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    refused = run(NAME, "--to", path)
    assert refused.exit_code == 1
    assert "ends in .txt, .mmd, .mermaid, .dot, .gv, .svg; or say which it is with --format" in refused.output
    assert not path.exists()
    run(NAME, "--format", "svg", "--to", path)
    assert path.read_text(encoding="utf-8").startswith("<svg")


def test_the_twin_and_single_decisions_make_another_map() -> None:
    as_it_is, twin = run(NAME).output, run(NAME, "--twin").output
    assert "No way leads to: short_welcome" in as_it_is
    assert " 1  short_welcome" in twin
    assert run(NAME, "--policy", "short_menu=on").output.startswith("Three days without broadband\nWith: A menu of two")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["no-such-journey"], "There is no scenario"),
        ([NAME, "--policy", "no_such=on"], "There is no policy `no_such`"),
        ([NAME, "--to", "/no/such/folder/map.svg"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(words: list[str], says: str) -> None:
    result = run(*words)
    assert result.exit_code == 1
    assert says in result.output


def test_a_journey_without_a_twin_says_so(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(
        "title: A short call\ncustomer: {name: Sam, about: You.}\n"
        "company: {name: M, lines: {main: told}, teams: {ivr: {}}}\n"
        'start: {at: "2026-03-02 14:00", dial: main}\ntouchpoints:\n  told: {ending: Over., resolved: true}\n',
        encoding="utf-8",
    )
    assert "does not say under `twin:`" in run(path, "--twin").output
