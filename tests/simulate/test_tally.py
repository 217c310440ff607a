"""A tally counts what the ledger counts."""

from pathlib import Path

import pytest

from walkshoes.journey.callers import walk_of
from walkshoes.journey.engine import Engine
from walkshoes.journey.ledger import ledger
from walkshoes.journey.lowering import lower
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.simulate.tally import Tallying

ROOT = Path(__file__).parents[2]
JOURNEYS = sorted([*ROOT.glob("scenarios/*.yaml"), *ROOT.glob("tests/skeletons/*.yaml")])


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.parametrize("twin", [False, True], ids=["as it is", "twin"])
def test_every_number_is_the_ledgers(path: Path, twin: bool) -> None:
    source = source_of(load(path))
    settings = dict(source.scenario.twin) if twin else {}
    engine = Engine(lower(source.under(settings), settings), make_persona(source.scenario, 1))
    program, tallying = engine.program, Tallying(engine.program)
    for caller in range(1, 61):
        walk, _ = walk_of(engine, 7, caller)
        tally, made = tallying.of(walk), ledger(engine, walk.events, walk.now)
        assert tally.given_ms == made.given_ms
        assert tally.waiting_ms == made.minutes_ms["waiting"]
        assert tally.contacts == sum(made.contacts.values())
        assert tally.queued == made.queues
        assert tally.asked_again == made.times_asked_again
        assert tally.digits_rekeyed == made.digits_rekeyed
        assert {team.name: ms for team, ms in zip(program.teams, tally.handling_ms, strict=True) if ms} == (
            made.handling_ms
        )
        assert (program.places[tally.ending].name if tally.ending >= 0 else "") == made.ending
        assert tally.abandoned <= made.hang_ups
        assert tally.abandoned + sum(tally.answered) <= tally.queued
