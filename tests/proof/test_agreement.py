"""Nothing happens on a walk of the engine that a proof has not explored."""

from itertools import product
from pathlib import Path

import pytest
from agreeing import Traced, lost_at

from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.proof.runs import run
from walkshoes.proof.stand_in import stand_in
from walkshoes.rehearsals.exploring import Tried
from walkshoes.scenario.load import load, source_of

TESTS = Path(__file__).parent.parent
JOURNEYS = [*sorted((TESTS / "skeletons").glob("*.yaml")), *sorted((TESTS.parent / "scenarios").glob("*.yaml"))]
CLEAN = sorted((TESTS / "mistakes" / "clean").glob("*.yaml"))
WALKS = 60


@pytest.mark.parametrize(
    ("file", "twin"), list(product([*JOURNEYS, *CLEAN], (False, True))), ids=lambda one: getattr(one, "stem", str(one))
)
def test_every_walk_is_among_the_explored_states(file: Path, twin: bool) -> None:
    source = source_of(load(file))
    settings = dict(source.scenario.twin) if twin else {}
    scenario = source.under(settings)
    program = lower(scenario, settings)
    explored = run(settings, scenario, program, 1_000_000)
    assert explored.explored.whole
    traced, tried = Traced(Engine(program, stand_in(scenario))), Tried(program)
    for caller in range(1, WALKS + 1):
        walked = traced.explored(tried, caller)
        if traced.longest_wait_ms < traced.MOST_MS:  # no contact is taken to last longer
            lost = lost_at(explored, walked)
            assert lost is None, [explored.name(explored.owners[op]) for op in walked[max(0, lost - 9) : lost + 1]]
