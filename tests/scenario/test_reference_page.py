"""The page of the language says what the model says today: every part, every word, and why it is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import reference_page
from language import parts_of_the_language
from pydantic import BaseModel
from reference_page import TITLES, example_of, page, what_may_stand

from walkshoes.scenario.model import Scenario, Team
from walkshoes.scenario.touchpoints import VERBS

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "scenario-reference.md"
TEXT = PAGE.read_text(encoding="utf-8")
PARTS = parts_of_the_language()


def test_the_page_is_what_the_model_makes_today() -> None:
    assert page() == TEXT, "python tests/scenario/reference_page.py > docs/scenario-reference.md"


def test_the_command_it_names_writes_it() -> None:
    command = re.search(r"^    python (\S+) > docs/scenario-reference\.md$", TEXT, re.MULTILINE)
    assert command
    made = subprocess.run([sys.executable, command[1]], cwd=ROOT, capture_output=True, check=True)
    assert made.stdout == PAGE.read_bytes()


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_part_of_the_language_is_on_the_page_with_every_word(part: type[BaseModel]) -> None:
    told = "\n".join(_section(TITLES[one]) for one in TITLES if issubclass(part, one))
    assert part in TITLES
    words = [field.alias or name for name, field in part.model_fields.items()]
    assert [word for word in words if f"\n| `{word}` |" not in told] == []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_word_of_the_language_says_what_it_means(part: type[BaseModel]) -> None:
    assert [name for name, field in part.model_fields.items() if not field.description] == []


def _section(title: str) -> str:
    found = re.search(rf"^### {re.escape(title)}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert found, title
    return found[1]


def test_nothing_on_the_page_is_said_in_a_programmers_words() -> None:
    told = re.sub(r"```.*?```|`[^`]*`", "", TEXT, flags=re.DOTALL)
    words = (
        "tuple",
        "Literal",
        "Optional",
        "None",
        "BaseModel",
        "lambda",
        "FieldInfo",
        "str",
        "int",
        "dict",
        "pydantic",
    )
    assert [word for word in words if re.search(rf"\b{word}\b", told)] == []


def test_every_kind_of_touchpoint_has_an_example_the_guide_has() -> None:
    guide = reference_page.GUIDE.read_text(encoding="utf-8")
    for title, part in ((title, part) for part, title in TITLES.items()):
        example = example_of(title, part)
        assert example or title not in VERBS, title
        for line in example.splitlines():
            assert line in guide


def test_what_may_stand_there_is_told_with_its_limits() -> None:
    assert what_may_stand(Scenario.model_fields["minutes"]) == "a number from 0.5 to 600"
    assert what_may_stand(Team.model_fields["cost_per_minute"]) == "a number from 0 to 1,000"
