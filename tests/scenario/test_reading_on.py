"""Where a line cannot be read, what is slipped below it is found as well; and nothing is found that is no slip."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from examples import ROOT

from walkshoes.cli import main
from walkshoes.scenario.load import load_text
from walkshoes.scenario.reading import read
from walkshoes.scenario.reading_on import found_below

SOUND = sorted((ROOT / "scenarios").glob("*.yaml"))
FIVE = """\
title: A claim
customer: {name: Sam, about: You.}
touchpoints:
  told:
    menu: One thing: press 1.
    press: {1: two}
  two:
\tteam: assessors
    read: A form.
  three:
    announce: "We are closed.
    then: over
  four: {ending: Well, goodbye, then., resolved: true}
"""


def test_one_look_finds_a_colon_a_tab_a_quotation_mark_and_two_commas() -> None:
    lines = [one.place.line for one in load_text(FIVE, "x", thoroughly=True).findings]
    assert lines == [5, 8, 11, 13, 13]


def test_it_is_said_how_far_the_file_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "five.yaml"
    path.write_text(FIVE, encoding="utf-8")
    said = CliRunner().invoke(main, ["check", str(path)]).output
    assert f"{path} could not be read beyond line 5; what stands below" in said
    path.write_text(FIVE.partition("    press")[0], encoding="utf-8")
    assert "beyond" not in CliRunner().invoke(main, ["check", str(path)]).output


@pytest.mark.parametrize(
    "text",
    [
        "title: x\n  more\nname: y: z\n",
        "title: x\ntold\n  ending: Over.\n  resolved: true\n  meant: x\n",
        "press: {\n  1: a: b,\n  2: c,\n  3: d\n}\nlast: e\n",
        "say: |\n\ttext\n  more\nthen: a\n",
        "a:\n  - b\n c: d\ne: f\n",
        "a: [b, c\nd: e\nf: g\n",
        'a: "b\nc: "d"\ne: f\n',
    ],
)
def test_what_only_follows_from_a_mistake_is_not_found_again(text: str) -> None:
    assert found_below(read(text, "x"), "x") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: b: c\nt:\n  e:\n      f: g\n\t  then:\n      - h\n", [5]),
        ("p: {\n  1: a,\n  2: b: {x: y,\n  z: w}\n}\nlast: e: f\n", [6]),
        ("p: {\n  1: a,\n  2: 'It's me',\n  z: w}\n}\nlast: e: f\n", [6]),
    ],
)
def test_what_is_found_below_is_the_next_slip_alone(text: str, lines: list[int]) -> None:
    assert [one.place.line for one in found_below(read(text, "x"), "x")] == lines


def test_a_file_that_is_read_to_its_end_has_nothing_below() -> None:
    assert found_below(read("title: x\n", "x"), "x") == []


@pytest.mark.parametrize("seed", range(60))
def test_below_a_mistake_only_lines_with_a_slip_are_found(seed: int) -> None:
    chance = random.Random(seed)
    lines = chance.choice(SOUND).read_text(encoding="utf-8").split("\n")
    slipped = set()
    for number in chance.sample(range(len(lines)), 5):
        if not lines[number].lstrip().startswith("#") and (slips := list(_slips(lines[number]))):
            lines[number] = chance.choice(slips)
            slipped.add(number + 1)
    found = {one.place.line for one in found_below(read("\n".join(lines), "x"), "x")}
    assert found <= slipped


def _slips(line: str) -> Iterator[str]:
    """Every way in which a line may be slipped."""
    named = re.fullmatch(r"(\s*(?:- )?\w+: )([A-Za-z].*)", line)
    if named:
        yield f"{named[1]}One thing: we are: {named[2]}"
        yield f'{named[1]}"{named[2]}'
        yield f"{named[1]}'It's {named[2]}'"
        yield line.replace(": ", ":", 1)
    if line.startswith("  "):
        yield "\t" + line[2:]
    if line.endswith(("}", '"')):
        yield line[:-1]
