"""What the engine does, a proof never says to be impossible: journeys in which an earlier one did."""

from pathlib import Path

import pytest

from walkshoes.proof.proving import prove
from walkshoes.scenario.findings import Finding
from walkshoes.scenario.load import load, source_of

FOLDER = Path(__file__).parent / "contradicted"


def found(name: str) -> list[Finding]:
    return list(prove(source_of(load(FOLDER / f"{name}.yaml"))).findings)


@pytest.mark.parametrize(
    ("name", "code", "about"),
    [
        ("late", "WS301", "`was_late`"),  # a promise of which both `kept` and `late` are asked
        ("queue", "WS301", "`forgot`"),  # whoever answers after a queue is somebody new
        ("staff", "WS301", "`talk`"),  # nobody answers but where a policy sends somebody
        ("clock", "WS301", "nobody can come to `late`"),  # a desk may close while one talks
        ("hidden", "WS306", "choose"),  # of day and night one is always there
        ("ref", "WS311", "by then"),  # the reference was given in the first call
        ("days", "WS301", "`gone`"),  # what a count of days comes to is itself compared
        ("lunch", "WS301", "`"),  # a lunch break of three quarters of an hour
    ],
)
def test_it_is_not_said(name: str, code: str, about: str) -> None:
    assert not [one.cause for one in found(name) if one.code == code and about in one.cause]


def test_an_ending_nobody_was_seen_to_come_to_is_not_counted() -> None:
    made = prove(source_of(load(FOLDER / "trap.yaml")))
    assert made.endings == frozenset()
    assert [one.cause for one in made.findings] == ["possible, not proved: no walk was found that comes to `done`"]
