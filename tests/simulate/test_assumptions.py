"""Everything a year rests on is there to be seen, and can be changed."""

import pytest
from building import ANN, source

from walkshoes.journey.lowering import lower
from walkshoes.scenario.callers import Callers
from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.simulate.assumption import Assumption
from walkshoes.simulate.assumptions import assumptions
from walkshoes.simulate.decided import Decided
from walkshoes.simulate.study import Study

JOURNEY = """\
welcome: {team: ivr, menu: "For faults, press 1. For bills, press 2. Else, press 3.",
  press: {1: queue, 2: done, 3: gone}, usually: {1: 0.5, 2: 0.3, 3: 0.2}}
queue: {queue: support, then: help}
help: {team: support, talk: [ask: {fact: story}], then: done}
"""


def made(callers: str = "callers: {a_year: 5000}\n") -> Source:
    return source(JOURNEY, more="gives_up: gone\n" + callers)


def found(path: str, of: Source | None = None) -> Assumption:
    one = of or made()
    listed = assumptions(one.scenario, lower(one.scenario))
    return next(each for each in listed if ".".join(each.path) == path)


def test_everything_callers_do_is_there_and_says_where_it_comes_from() -> None:
    one = made()
    listed = [each for each in assumptions(one.scenario, lower(one.scenario)) if each.path[0] == "callers"]
    assert [each.path[1] for each in listed] == list(Callers.model_fields)
    assert [each.path[1] for each in listed if each.said] == ["a_year"]


def test_queues_minutes_choices_and_endings_are_there_too() -> None:
    assert found("company.queues.support.patience").text == "20m"
    assert found("company.queues.support.wrap_up").text == "0s"
    assert found("company.teams.support.cost_per_minute").text == "0"
    assert found("touchpoints.welcome.usually.2").text == "30 %"
    assert found("touchpoints.gone.customer.leaves").text == "100 %"
    assert found("touchpoints.queue.at_most").text == "4h"


def test_a_share_that_is_changed_takes_from_the_others_of_its_whole() -> None:
    changed = found("touchpoints.welcome.usually.1").changed("75")
    assert changed[("touchpoints", "welcome", "usually", "1")] == 0.75
    assert changed[("touchpoints", "welcome", "usually", "2")] == pytest.approx(0.15)
    assert changed[("touchpoints", "welcome", "usually", "3")] == pytest.approx(0.10)
    company = Study(made(), ANN).company(Decided.of({}, changed))
    assert company.scenario.touchpoints["welcome"].usually["1"] == 0.75  # type: ignore[union-attr]


def test_of_an_ending_the_word_becomes_shares() -> None:
    changed = found("touchpoints.gone.customer.leaves").changed("40 %")
    company = Study(made(), ANN).company(Decided.of({}, changed))
    places = {place.name: place for place in company.program.places}
    assert places["gone"].leaves == 0.4


@pytest.mark.parametrize("path", [".".join(("callers", name)) for name in Callers.model_fields])
def test_every_assumption_about_callers_can_be_changed(path: str) -> None:
    one = found(path)
    new = {"TIME": "50s", "SHARE": "12 %", "WHOLE": "7", "NUMBER": "7.5"}[one.kind.name]
    study = Study(made(), ANN)
    company = study.company(Decided.of({}, one.changed(new)))
    now = next(each for each in assumptions(company.scenario, company.program) if each.path == one.path)
    assert now.text == {"TIME": "50s", "SHARE": "12 %", "WHOLE": "7", "NUMBER": "7.5"}[one.kind.name]


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("callers.redial", "many", "is not a share"),
        ("callers.redial", "140", "from 0 to 100"),
        ("callers.redial", "-3", "less than nothing"),
        ("callers.a_year", "1.5", "whole number"),
        ("callers.patience", "soon", "not a length of time"),
        ("callers.patience", "5", "say the unit|not a length of time"),
        ("callers.a_year", "inf", "too much"),
        ("callers.a_year", "nan", "too much"),
    ],
)
def test_what_is_no_value_is_said_in_words(path: str, text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        found(path).changed(text)


@pytest.mark.parametrize(
    ("path", "text", "why"),
    [
        ("callers.digit", "2m", "“2m” is too much: at most 1m"),
        ("callers.words_told", "0", "“0” is too little: at least 1"),
    ],
)
def test_what_is_out_of_bounds_is_said_in_words(path: str, text: str, why: str) -> None:
    with pytest.raises(UnknownSetting, match=why):
        Study(made(), ANN).company(Decided.of({}, found(path).changed(text)))
