"""What it would take, in lines: decisions are moved by their number, and every answer is said in words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from deciding import PAPER, levered, walked
from hands import Hands, Paper, Typing

from walkshoes.plain.face import PlainFace
from walkshoes.plain.printed import Printed
from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

LOOKED_BACK: list[Typing] = ["", "", "", "2"]


@pytest.fixture(autouse=True)
def _a_small_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of few callers: what is said of it is the same."""
    monkeypatch.setattr("walkshoes.plain.deciding_anew.CALLERS", 600)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "walks.db")
    yield opened
    opened.close()


def looked_back(record: Record, made: Source, settings: Settings | None = None) -> KeptWalk:
    kept = walked(record, settings, made)
    kept.move_to(Stage.DEBRIEF)
    return kept


def said(record: Record, kept: KeptWalk, lines: list[Typing]) -> list[str]:
    hands = Hands(lines, Paper())
    face = PlainFace(record, hands, Printed(hands.paper), clock=hands.clock)  # type: ignore[arg-type]
    hands.face = face
    face.go(kept)
    assert hands.lines == []
    return hands.paper.printed


def test_a_switch_is_turned_a_number_said_an_option_picked(record: Record) -> None:
    kept = looked_back(record, levered())
    told = said(record, kept, [*LOOKED_BACK, "1", "2", "15", "3", "2", "", "2", "no"])
    assert "1: Everybody sees the record. It is off; it costs 50,000 a year." in told
    assert "2: People answering. It is 15; it costs 60,000 a year." in told
    assert "3: When faults answers. It is until ten; it costs 9,000 a year." in told
    assert any(line.startswith("“Everybody sees the record” would have spared you 24 digits") for line in told)
    assert any(line.startswith("These three decisions would ") for line in told)
    assert any(line.startswith("asked again: your walk 3, so decided 0; a year as it was ") for line in told)
    assert json.loads(str(kept.answers["what_if"]["levers"])) == {"remember": True, "people": 15, "hours": "late"}


def test_what_the_year_rests_on_is_said_and_changed(record: Record) -> None:
    kept = looked_back(record, levered())
    told = said(record, kept, [*LOOKED_BACK, "r", "1", "many", "24,000", "1", "", "2", "no"])
    assert "1: The callers, callers a year: 12,000, said in the journey." in told
    assert "“many” is not a whole number." in told
    assert any("for 24,000 callers a year" in line for line in told)


def test_the_paper_comes_back(record: Record) -> None:
    kept = looked_back(record, levered(PAPER), {"people": 8})
    told = said(record, kept, [*LOOKED_BACK, "", "", "2", "no"])
    assert "the paper promised: 150,000 a year saved." in told
    assert any(line.endswith("the journey does not say what they bring.") for line in told)
    assert str(kept.answers["paper"]["sentence"]) in told


def test_what_is_no_answer_is_asked_again(record: Record) -> None:
    kept = looked_back(record, levered())
    told = said(record, kept, [*LOOKED_BACK, "9", "all of them", "", "2", "no"])
    assert sum(line.startswith("Type the number of a decision to move it") for line in told) == 3
