"""The board paper in lines: the paper, yes or no for each offer, and nothing begun before it is signed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import COMPANY, source, text_of
from hands import Hands, Paper, Typing
from walked import JOURNEY

from walkshoes.plain.deciding import WANTED
from walkshoes.plain.face import KEPT, NOTHING_YET, PlainFace
from walkshoes.plain.printed import Printed
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.sessions.record import Record

POLICIES = """\
policies:
  abroad: {label: Move the centre abroad, saves: 900000, sets: {teams.support.delay: 1s}}
  staff: {label: Agents, number: queues.support.agents, range: [8, 30], costs_each: 80000}
"""
PAPER = """\
board_paper:
  text: |
    To the board. Two proposals

    The board is asked to approve each of them, or not.
  offers: [abroad, {policy: staff, at: 8}]
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened_one = Record(tmp_path / "walks.db")
    yield opened_one
    opened_one.close()


def typed(record: Record, *lines: Typing, made: Source | None = None) -> list[str]:
    """What is printed while the journey is chosen, a name given, and these lines typed."""
    hands = Hands(["1", "Ada", *lines], Paper())
    face = PlainFace(record, hands, Printed(hands.paper), clock=hands.clock)  # type: ignore[arg-type]
    hands.face = face
    face.run([made or source(JOURNEY, COMPANY + POLICIES, PAPER)])
    assert hands.lines == []
    return hands.paper.printed


def settings(record: Record) -> dict[str, bool | int | str]:
    [row] = record.unfinished()
    return dict(record.stored(row.id).settings)


def test_the_paper_is_read_then_each_offer_is_a_yes_or_no_and_what_is_signed_is_walked(record: Record) -> None:
    said = typed(record, "yes", "Y", "1")
    begins = said.index("First, you sit on the board.")
    assert said[begins + 2 : begins + 9] == [
        "To the board. Two proposals",
        "The board is asked to approve each of them, or not.",
        "1 of 2. Move the centre abroad: saves 900,000 a year. Accept it? Yes or no.",
        "2 of 2. Agents: 8 instead of 13: saves 400,000 a year. Accept it? Yes or no.",
        "You have decided: 1,300,000 a year saved.",
        "1: sign it.",
        "2: decide again.",
    ]
    assert said.index("Before you begin.") > begins
    assert settings(record) == {"abroad": True, "staff": 8}


def test_what_is_not_accepted_stays_as_it_is(record: Record) -> None:
    said = typed(record, "no", "2", "1")
    assert "You have decided nothing so far." in said
    assert "1: change nothing." in said
    assert settings(record) == {}


def test_what_is_neither_is_asked_again_and_the_one_before_can_be_answered_anew(record: Record) -> None:
    said = typed(record, "perhaps", "yes", "/back", "n", "y", "1")
    assert said.count(WANTED) == 1
    assert settings(record) == {"staff": 8}


def test_before_it_is_signed_it_can_be_decided_again(record: Record) -> None:
    said = typed(record, "y", "y", "2", "y", "n", "1")
    assert "You have decided: 900,000 a year saved." in said
    assert settings(record) == {"abroad": True}


@pytest.mark.parametrize("lines", [(), ("y",), ("y", "y"), ("/pause",), ("y", "n", "/pause")])
def test_who_stops_at_the_paper_has_begun_nothing_and_is_told_so(record: Record, lines: tuple[str, ...]) -> None:
    said = typed(record, *lines)
    assert said[-1] == NOTHING_YET
    assert record.sessions() == []


def test_who_stops_after_it_goes_on_without_being_asked_again(record: Record) -> None:
    assert typed(record, "y", "n", "1")[-1] == KEPT
    hands = Hands(["1"], Paper())
    face = PlainFace(record, hands, Printed(hands.paper), clock=hands.clock)  # type: ignore[arg-type]
    face.run([])
    assert "First, you sit on the board." not in hands.paper.printed
    assert "Before you begin." in hands.paper.printed


def test_what_cannot_be_had_at_once_is_said_and_asked_again(record: Record) -> None:
    policies = (
        "policies: {endless: {label: Let them wait, saves: 10, sets: {queues.support.patience: null}},\n"
        "    many: {label: More agents, costs: 1, sets: {queues.support.agents: 20}}}\n"
    )
    paper = "board_paper: {text: Both., offers: [endless, many]}\n"
    made = source_of(load_text(text_of(JOURNEY, COMPANY + policies, paper), "small"))
    said = typed(record, "y", "n", "y", "y", "1", made=made)
    assert sum(line.endswith("Please accept less.") for line in said) == 1
    assert settings(record) == {"endless": True, "many": True}


def test_a_journey_without_a_paper_asks_nothing_of_the_kind(record: Record) -> None:
    said = typed(record, made=source(JOURNEY, COMPANY + POLICIES))
    assert not any("board" in line for line in said)


def test_without_a_paper_the_company_is_walked_that_the_file_has_people_meet(record: Record) -> None:
    done_right = source(JOURNEY, COMPANY + POLICIES, "twin: {abroad: true}\nwalked: done right\n")
    typed(record, made=done_right)
    assert settings(record) == {"abroad": True}
