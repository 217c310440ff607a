"""A journey far larger than any there is can be read, every place known, and every slip found; how fast is in benchmarks."""

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from examples import ROOT

from walkshoes.scenario.load import load, load_text, source_of
from walkshoes.scenario.tree import Mapping, key_place_of

Journey = Callable[[int, int], str]


@pytest.fixture(scope="module")
def journey() -> Journey:
    made: Journey = runpy.run_path(str(ROOT / "benchmarks" / "proof_journey.py"))["journey"]
    return made


def test_five_thousand_touchpoints_are_read_with_the_place_of_each(journey: Journey, tmp_path: Path) -> None:
    text = journey(5_000, 3)
    file = tmp_path / "large.yaml"
    file.write_text(text, encoding="utf-8")
    source = source_of(load(file))
    assert len(source.scenario.touchpoints) == 5_000
    assert isinstance(source.tree, Mapping)
    lines = text.splitlines()
    for name in ("menu_0", "talk_200", "letter_453", "solved"):
        assert lines[key_place_of(source.tree, ("touchpoints", name)).line - 1] == f"  {name}:"


def test_one_slip_among_five_thousand_touchpoints_is_one_finding_at_its_place(journey: Journey) -> None:
    text = (
        journey(5_000, 3)
        .replace("    then: home_300\n", "    then: hmoe_300\n")
        .replace("go: home_300,", "go: hme_300,")
    )
    (found,) = load_text(text, "large").findings
    assert found.code == "WS201"
    assert text.splitlines()[found.place.line - 1][found.place.column - 1 :].startswith("hme_300")


@pytest.mark.parametrize(("touchpoints", "flags"), [(13, 0), (13, 7), (14, 1), (60, 20), (500, 10)])
def test_a_made_journey_is_as_large_as_was_asked_and_without_any_finding(
    journey: Journey, touchpoints: int, flags: int
) -> None:
    loaded = load_text(journey(touchpoints, flags), "made", thoroughly=touchpoints == 60)
    assert loaded.findings == ()
    scenario = source_of(loaded).scenario
    assert (len(scenario.touchpoints), len(scenario.variables)) == (touchpoints, flags)
