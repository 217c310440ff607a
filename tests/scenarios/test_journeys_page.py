"""The page of the journeys says what the program counts today."""

import re
import subprocess
import sys
from pathlib import Path

import journeys
import pytest
from lasting import kept_ledger

from walkshoes.journey.ledger import Ledger
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.shipped import find_scenario, scenario_files

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "journeys.md"


@pytest.fixture(scope="module")
def page() -> str:
    return journeys.page()


def test_the_page_is_what_the_walks_make_today(page: str) -> None:
    assert PAGE.read_text(encoding="utf-8") == page, "python tests/scenarios/journeys.py > docs/journeys.md"


def test_the_command_it_names_writes_it() -> None:
    command = re.search(r"^    python (\S+) > docs/journeys\.md$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert command
    made = subprocess.run([sys.executable, command[1]], cwd=ROOT, capture_output=True, check=True)
    assert made.stdout == PAGE.read_bytes()


def test_it_has_every_journey_that_comes_with_the_program_in_the_table_and_beneath(page: str) -> None:
    titles = [source_of(load(path)).scenario.title for path in scenario_files()]
    headings = re.findall(r"^### (.+)$", page, re.MULTILINE)
    assert sorted(headings) == sorted(titles)
    assert re.findall(r"^\| \[(.+?)\]\(#", page, re.MULTILINE) == headings


def test_what_is_in_the_way_is_counted_and_not_told_by_the_author() -> None:
    nothing = journeys.frictions(
        kept_ledger(source_of(load(find_scenario("three-days-without-broadband"))), "the-good-twin")
    )
    typical = journeys.frictions(kept_ledger(source_of(load(find_scenario("three-days-without-broadband"))), "typical"))
    assert nothing == "none"
    assert typical.startswith("asked again 10, digits given again 84")


def test_it_is_in_plain_words(page: str) -> None:
    tables = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    assert [name for name in Ledger.__slots__ if "_" in name and name in tables] == []
    assert re.findall(r"_|None|True|False|\{", tables) == []
    assert str(ROOT) not in page


def test_every_row_of_the_table_is_on_the_page(page: str) -> None:
    assert [label for label, _ in journeys.ROWS if f"| {label} |" not in page] == []


def test_no_row_says_the_same_twice_but_the_few_that_always_stand(page: str) -> None:
    rows = re.findall(r"^\| (.+?) \| (.+) \| (.+) \|$", page, re.MULTILINE)
    assert {label for label, bad, good in rows if bad == good} <= {*journeys.ALWAYS}
    assert {label for label, bad, good in rows if bad == good}
