"""A scenario is lowered once to a small program, which says the same to whoever reads it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from building import COMPANY, changed, engine, source

from walkshoes.journey import program as p
from walkshoes.journey import steps
from walkshoes.journey.lowering import lower
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings
from walkshoes.scenario.shipped import scenario_files

SKELETONS = Path(__file__).parent.parent / "skeletons"
JOURNEYS = [*scenario_files(), *sorted(SKELETONS.glob("*.yaml"))]


def scenarios(path: Path) -> Iterator[tuple[Scenario, Settings]]:
    """A journey as it is, and done right."""
    made = source_of(load(path))
    for settings in ({}, made.scenario.twin):
        yield made.under(settings), settings


def leads(part: object, name: str = "") -> Iterator[int]:
    """Every operation that a part of an operation names."""
    if name in ("then", "otherwise", "known", "failed", "closed", "nobody") and isinstance(part, int):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from leads(inner)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from leads(getattr(part, field.name), field.name)


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_same_scenario_is_the_same_program(path: Path) -> None:
    once = [lower(*made) for made in scenarios(path)]
    assert once == [lower(*made) for made in scenarios(path)]
    assert once[0] != once[1]


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_operations_name_only_what_is_there(path: Path) -> None:
    for made in scenarios(path):
        program = lower(*made)
        size = len(program.ops)
        assert all(0 <= then < size for op in program.ops for then in leads(op))
        assert all(0 <= line.then < size for line in program.dialled)
        assert all(-1 <= then < size for one in program.deliveries for then in (one.arrives, one.lapses))
        assert 0 <= program.start < size
        assert 0 <= program.hang_up < size
        for op in program.ops:
            named = {field.name: getattr(op, field.name) for field in fields(op)}
            assert 0 <= named.get("place", 0) < len(program.places)
            assert -1 <= named.get("line", 0) < (len(program.dialled) if isinstance(op, p.Dial) else len(program.lines))
            assert 0 <= named.get("fact", 0) < max(len(program.facts), 1)
            assert 0 <= named.get("queue", 0) < max(len(program.queues), 1)
            assert -1 <= named.get("team", 0) < len(program.teams)
        assert all(0 <= line.place < len(program.places) for line in program.lines)


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_is_left_reserved(path: Path) -> None:
    for made in scenarios(path):
        program = lower(*made)
        assert all(op.place >= 0 for op in program.ops if isinstance(op, p.End))
        entrances = [op.place for op in program.ops if isinstance(op, p.Enter)]
        assert sorted(entrances) == list(range(len(program.places)))


def test_every_operation_of_the_language_has_a_meaning() -> None:
    assert set(steps._MAKERS) == set(p.Op.__args__)


def test_a_program_does_not_change() -> None:
    program = engine("welcome: {team: ivr, announce: Hello., then: done}\n").program
    with pytest.raises(AttributeError):
        program.start = 3  # type: ignore[misc]
    assert hash(program.ops)


def test_the_settings_stay_in_the_program_for_the_record() -> None:
    company = COMPANY + "policies:\n  one_record: {label: One record, sets: {record: shared}}\n"
    made = engine("welcome: {team: ivr, announce: Hello., then: done}\n", company, settings={"one_record": True})
    assert made.program.settings == (("one_record", True),)
    assert made.program.companies[0].shared


def test_what_a_team_may_do_is_settled_in_the_program() -> None:
    places = "welcome: {team: support, talk: [{request: engineer, cannot: {then: gone}}], then: done}\n"
    can = changed(COMPANY, ("support: {label: Customer care}", "support: {may: [engineer]}"))
    for company, granted in ((COMPANY, False), (can, True)):
        requests = [op for op in engine(places, company).program.ops if isinstance(op, p.Request)]
        assert [op.granted for op in requests] == [granted]


def test_texts_stay_templates_until_there_is_a_persona() -> None:
    program = lower(source("welcome: {team: support, talk: [{agent: 'Hello, {name}.'}], then: done}\n").scenario)
    assert "Hello, {name}." in [line.template for line in program.lines]
