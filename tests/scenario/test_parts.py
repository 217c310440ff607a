"""Every part of a scenario is gone through, each with its path."""

from examples import ROOT
from pydantic import BaseModel

from walkshoes.scenario import model as m
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.parts import Parts, parts_of


def counted(value: object) -> int:
    """How many parts there are, looked for everywhere."""
    if isinstance(value, BaseModel):
        return 1 + sum(counted(getattr(value, name)) for name in type(value).model_fields)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    return sum(counted(one) for one in inner)


def test_no_part_is_left_out() -> None:
    for path in sorted((ROOT / "scenarios").glob("*.yaml")):
        scenario = source_of(load(path)).scenario
        assert len(parts_of(scenario, ())) == counted(scenario)


def test_parts_are_found_by_their_kind_and_by_what_they_are_made_of() -> None:
    scenario = source_of(load(ROOT / "scenarios" / "three-days-without-broadband.yaml")).scenario
    parts = Parts(scenario)
    assert {path[-1] for path, _ in parts.of(m.Policy)} == set(scenario.all_companies()["company"].policies)
    assert len(list(parts.of(BaseModel))) == len(parts_of(scenario, ()))
