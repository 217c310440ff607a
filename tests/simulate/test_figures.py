"""The figures of a year: right where they can be worked out by hand, and never nonsense."""

import json
import re
from math import isfinite, sqrt

import pytest
from building import ANN, COMPANY, changed, source

from walkshoes.journey.queueing import Staffing, erlang_a
from walkshoes.scenario.load import Source
from walkshoes.scenario.times import HOUR, MINUTE
from walkshoes.simulate import telling
from walkshoes.simulate.decided import Decided
from walkshoes.simulate.figures import NINETY_FIVE, Columns, Figure, year
from walkshoes.simulate.prices import Ended, Prices
from walkshoes.simulate.study import Study
from walkshoes.simulate.tally import Tally
from walkshoes.simulate.telling import Simulated

CERTAIN = "callers: {a_year: 10000, silences: 0, keying_errors: 0, redial: 0, comes_back: 0}\n"
THREE_WAYS = """\
welcome: {team: ivr, menu: "For faults, press 1. For help, press 2. Else, press 3.",
  press: {1: done, 2: queue, 3: gone}, usually: {1: 0.3, 2: 0.5, 3: 0.2}}
queue: {queue: support, then: help}
help: {team: support, talk: [agent: Good afternoon.], then: done}
"""
KEYED = "welcome: {team: ivr, collect: {fact: account_number, tries: 3, failed: gone}, then: done}\n"
STAFFING = Staffing(160, 6 * MINUTE, 13, 20 * MINUTE)
"""Of the queue of the usual company."""
REPLICATES, EACH = 8, 2_500


def journey(touchpoints: str, callers: str = CERTAIN, company: str = COMPANY) -> Source:
    return source(touchpoints, company, "gives_up: gone\n" + callers)


def simulated(made: Source, callers: int = EACH, seed: int = 1) -> Simulated:
    study = Study(made, ANN, seed)
    *_, seen = study.looks(Decided(), Decided(), callers)
    return Simulated(study, Decided(), Decided(), seen, callers, True)


def measured(made: Source, name: str) -> tuple[float, float]:
    """A figure of replicates under different seeds: their mean, and its standard error."""
    found = [simulated(made, seed=seed).seen.now.figures[name] for seed in range(1, REPLICATES + 1)]
    mean = sum(figure.value for figure in found) / REPLICATES
    return mean, sqrt(sum((figure.give / NINETY_FIVE) ** 2 for figure in found)) / REPLICATES


def near(found: tuple[float, float], exact: float) -> bool:
    return abs(found[0] - exact) <= 4 * found[1]


def test_ending_shares_and_means_are_those_worked_out_by_hand() -> None:
    made, steady = journey(THREE_WAYS), erlang_a(STAFFING)
    answered = 0.5 * (1 - steady.abandoned)
    assert near(measured(made, "settled"), 0.3 + answered)
    assert near(measured(made, "at_once"), 0.3 + answered)
    assert near(measured(made, "abandoned"), steady.abandoned)
    assert near(measured(made, "lost"), 10_000 * (0.7 - answered))
    assert near(measured(made, "waiting"), 10_000 * 0.5 * steady.mean_wait_ms / HOUR)


def test_numbers_keyed_wrongly_are_keyed_again_as_often_as_worked_out_by_hand() -> None:
    made = journey(KEYED, CERTAIN.replace("keying_errors: 0", "keying_errors: 0.3"))
    assert near(measured(made, "settled"), 1 - 0.3**3)
    one = simulated(made, 4_000)
    tallies = one.study.sample(one.before).tallies
    again = sum(tally.digits_rekeyed for tally in tallies) / len(tallies)
    assert again == pytest.approx(12 * (0.3 + 0.09), abs=4 * 12 * 0.7 / sqrt(len(tallies)))


def test_a_year_is_of_those_who_make_contact_and_counts_those_who_never_do() -> None:
    one = simulated(journey(KEYED, "callers: {a_year: 8000, never: 0.25}\n"), 400)
    assert one.seen.now.callers_a_year == 6_000
    assert one.seen.now.never_a_year == 2_000
    assert 60 <= one.never <= 140
    assert one.walked == 400


def tally(caller: int, ending: int, minutes: int, contacts: int, handled: int = 0) -> Tally:
    return Tally(caller, ending, minutes * MINUTE, 0, contacts, 0, 0, 0, 0, (handled * MINUTE,), (2,))


def test_what_customers_are_worth_and_what_people_cost_follow_from_the_prices() -> None:
    ends = (Ended(True, 0.0, 0.5, 100.0), Ended(False, 0.4, 0.0, 100.0))
    prices = Prices(1_000, 0, 0.2, ends, (0.5,), (0.25,), 0.0, 0.0)
    one = year(Columns([tally(1, 0, 10, 1, 4), tally(2, 1, 30, 3, 8)], prices), 2)
    assert one.figures["lost"].value == 0.5 * 0.4 * 1_000
    assert one.figures["lost_worth"].value == 0.5 * 0.4 * 100 * 1_000
    assert one.figures["gained"].value == pytest.approx(0.5 * 0.5 * 0.2 * 1_000)
    assert one.figures["repeats"].value == 1_000
    assert one.figures["at_once"].value == 0.5
    assert one.figures["staff"].value == ((4 + 8) / 2 * 0.5 + 2 * 0.25) * 1_000
    assert one.percentiles == {50: 10, 90: 30, 95: 30}
    assert "abandoned" not in one.figures  # nobody was in a queue, so it is a share of nothing


def test_a_figure_is_as_exact_as_the_spread_of_its_callers_says() -> None:
    prices = Prices(1, 0, 0, (Ended(True, 0, 0, 0),), (0.0,), (0.0,), 0, 0)
    one = year(Columns([tally(number, 0, 60 * (number % 2), 1) for number in range(1, 101)], prices), 100)
    assert one.figures["hours"].value == 0.5
    assert one.figures["hours"].give == pytest.approx(1.96 * sqrt(0.25 * 100 / 99 / 100))


@pytest.mark.parametrize(
    ("callers", "company"),
    [
        (CERTAIN, changed(COMPANY, ("agents: 13, patience: 20m", "agents: 0, patience: 20m"))),
        (CERTAIN, changed(COMPANY, ("agents: 13, patience: 20m", "agents: 0"))),
        (CERTAIN, changed(COMPANY, ("agents: 13, patience: 20m", "agents: 20"))),
        (CERTAIN, changed(COMPANY, ("calls_per_hour: 160", "calls_per_hour: 6000"))),
        (CERTAIN, changed(COMPANY, ("calls_per_hour: 160", "calls_per_hour: 0"))),
        ("callers: {a_year: 0}\n", COMPANY),
        ("callers: {never: 1}\n", COMPANY),
    ],
    ids=["nobody answers", "nobody answers and all wait", "endless patience", "far above capacity", "no calls"]
    + ["no callers a year", "nobody makes contact"],
)
def test_no_figure_is_ever_nonsense(callers: str, company: str) -> None:
    one = simulated(journey(THREE_WAYS, callers, company), 120)
    json.dumps(telling.as_json(one), allow_nan=False)
    said = "\n".join([*telling.text(one), telling.as_csv(one)]).lower()
    assert not re.search(r"\b(nan|inf)", said)
    for figure in one.seen.now.figures.values():
        assert isinstance(figure, Figure)
        assert isfinite(figure.value)
        assert isfinite(figure.give)
