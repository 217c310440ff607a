"""Whoever follows the page has a working journey: every piece fits, every command runs and says what is shown."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from following import PAGE, Step, agrees, followed, opens_the_app, parts_of, steps

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.shipped import walkable

TEXT = PAGE.read_text(encoding="utf-8")
SECTIONS = [match.start() for match in re.finditer(r"^## ", TEXT, re.MULTILINE)]
HEADINGS = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
COMMANDS = [step.text for step in steps(TEXT) if step.kind == "command"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("afternoon")


@pytest.fixture(scope="module")
def done(folder: Path) -> list[Step]:
    return followed(TEXT, folder)


@pytest.mark.parametrize("number", range(len(COMMANDS)), ids=COMMANDS)
def test_a_command_says_what_is_shown(number: int, done: list[Step]) -> None:
    step = [one for one in done if one.kind == "command"][number]
    if step.shown is not None:
        assert agrees(step.shown, step.said), step.said
    wanted = 1 if step.shown is not None and "to mend" in step.shown else 0
    assert step.exit_code == wanted, step.said


def at_the_end_of(done: list[Step], section: int) -> str:
    """The file as it is when a section of the page has been followed."""
    ends = SECTIONS[section + 1] if section + 1 < len(SECTIONS) else len(TEXT)
    line = TEXT.count("\n", 0, ends) + 1
    return [step.state for step in done if step.where < line][-1]


def walked(source: Source, settings: dict[str, Any]) -> Walk:
    """Answers rightly, presses the last key, and gives up where there is a choice."""
    engine = Engine(lower(source.under(settings), settings), make_persona(source.scenario, 1))
    walk = engine.walk()
    for _ in range(60):
        if walk.ended:
            return walk
        if walk.accepts == Accepts.PRESS and not walk.speaking:
            assert walk.press(walk.offered()[-1] if walk.where[0] != "welcome" else _way_in(walk))
        elif walk.accepts == Accepts.CHOICE:
            assert walk.choose("give_up")
        elif walk.accepts in (Accepts.KEY, Accepts.TELL, Accepts.READ) and not walk.speaking:
            _answers(walk)
        else:
            assert walk.pass_on()
    raise AssertionError(f"it stands at {walk.where}")


def _way_in(walk: Walk) -> str:
    """The key of the first menu that does not lead back to it."""
    return next(key for key in walk.offered() if key == ("1" if "orders" not in _names(walk) else "2"))


def _names(walk: Walk) -> list[str]:
    return [place.name for place in walk.engine.program.places]


def _answers(walk: Walk) -> None:
    if walk.accepts == Accepts.TELL:
        assert walk.tell(20)
    elif walk.accepts == Accepts.READ:
        assert walk.read()
    else:
        assert walk.key(walk.engine.answers[walk.moment.fact])  # type: ignore[union-attr]


@pytest.mark.parametrize("section", range(len(HEADINGS)), ids=HEADINGS)
def test_after_every_section_the_journey_has_no_mistake_and_can_be_walked_in_both_twins(
    section: int, done: list[Step]
) -> None:
    loaded = load_text(at_the_end_of(done, section), "my-journey", thoroughly=True)
    assert loaded.findings == (), [found.cause for found in loaded.findings]
    source = source_of(loaded)
    for settings in ({}, dict(source.scenario.twin)):
        assert walked(source, settings).ended


def test_in_the_end_the_company_as_it_is_asks_again_and_the_one_done_right_does_not(done: list[Step]) -> None:
    source = source_of(load_text(done[-1].state, "my-journey"))
    bad, good = walked(source, {}), walked(source, dict(source.scenario.twin))
    asked_again = [sum(code == Code.ASKED and bool(y) for _, code, _, _, y in walk.events) for walk in (bad, good)]
    assert asked_again == [3, 0]
    places = bad.engine.program.places
    assert (places[bad.place].name, places[good.place].name) == ("left", "settled")


def test_the_app_finds_the_journey_in_the_folder(done: list[Step], folder: Path) -> None:
    assert [source.name for source in walkable(folder)] == ["my-journey"]
    apps = {step.text for step in done if step.kind == "command" and opens_the_app(step.text)}
    assert apps == {"walkshoes --folder . --pace 6"}


def test_the_page_leads_through_all_that_a_first_journey_needs(done: list[Step]) -> None:
    used = {shlex.split(step.text)[1] for step in done if step.kind == "command"}
    assert used >= {"new", "check", "walk", "explain", "map", "rehearse", "keep"}


def test_every_piece_is_changed_into_the_file(done: list[Step]) -> None:
    before = ""
    for step in done:
        if step.kind == "yaml":
            assert [part for part in parts_of(step.text) if part not in step.state] == []
            assert step.state != before, step.where
        before = step.state


def test_what_is_shown_is_compared_line_by_line() -> None:
    assert agrees("a\n…\nc\n", "a\nb\nb\nc\n")
    assert agrees("a\n…\nc\n", "a\nc\n")
    assert not agrees("a\nc\n", "a\nb\nc\n")
    assert not agrees("a\n…\n", "b\n")
