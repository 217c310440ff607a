"""Before a walk begins: who is turned to, what lies on the desk, and what is said about the time."""

from pathlib import Path

import pytest
from building import HEAD, source

from walkshoes.living.beginning import about_the_time, company_of, first_papers
from walkshoes.living.pace import Pace
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record

TOLD_ON_THE_WAY = """\
welcome: {team: support, hold: {for: 20m}, then: number}
number: {team: support, talk: [{agent: "Your number is {case_number}.", gives: case_number}], then: done}
"""
WITH_A_NUMBER = HEAD.replace("    story:", "    case_number: {label: case number, value: C-4471}\n    story:")


@pytest.fixture
def kept(tmp_path: Path) -> KeptWalk:
    record = Record(tmp_path / "walks.db")
    journey = source(TOLD_ON_THE_WAY, head=WITH_A_NUMBER)
    return record.begin(journey, "Walker")


def test_the_company_is_the_one_that_is_dialled(kept: KeptWalk) -> None:
    assert company_of(kept) == "Meridian"


def test_what_is_only_given_on_the_way_is_not_on_the_desk_yet(kept: KeptWalk) -> None:
    assert not any("C-4471" in paper.text for paper in first_papers(kept))
    assert any("7734 09 128851" in paper.text for paper in first_papers(kept))


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (1, ""),
        (Pace(), ""),
        (6, "Waiting runs 6 times as fast as in life; it is counted in full."),
        (Pace(6), "Waiting runs 6 times as fast as in life; it is counted in full."),
        (Pace(fit_ms=480_000), "Waiting runs as fast as it must for the time there is; it is counted in full."),
        (Pace(fit_ms=60_000), "This journey takes at least"),
    ],
)
def test_a_hurried_walk_says_so_before_it_begins(kept: KeptWalk, pace: Pace | int, said: str) -> None:
    assert about_the_time(kept, pace).startswith(said)
    assert bool(about_the_time(kept, pace)) == bool(said)
