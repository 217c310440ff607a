"""The board paper comes back with what it really comes to."""

from dataclasses import replace

import pytest
from deciding import PAPER, levered, question

from walkshoes.living.board import signed
from walkshoes.simulate.figures import Figure, Year
from walkshoes.simulate.load import Load
from walkshoes.simulate.study import Seen
from walkshoes.whatif.paper import came_to, promised, verdict

SIGNED = {"people": 8}


def year_of(settings: dict[str, bool | int | str]) -> Seen:
    asked = question(settings, PAPER)
    after = asked.decided(asked.before)
    *_, seen = asked.study.looks(after.by_default, after, 1_000)
    return seen


def test_only_what_was_accepted_comes_back() -> None:
    scenario = levered(PAPER).scenario
    assert [offer.name for offer in signed(scenario, SIGNED)] == ["people"]
    assert signed(scenario, {}) == ()
    lines = promised(signed(scenario, {**SIGNED, "remember": True}))
    assert [line.figure for line in lines] == ["saves 150,000 a year", "costs 50,000 a year", "100,000 a year saved"]


def test_it_says_what_was_saved_and_what_that_cost_customers() -> None:
    seen = year_of(SIGNED)
    lines = {line.what: line.figure for line in came_to(seen)}
    assert lines["of customers' lives"].endswith(" more")
    assert lines["customers lost"].startswith("+")
    assert verdict(seen).startswith("What you signed saves ")
    assert verdict(seen).endswith("the journey does not say what they bring.")


def seen(**changes: tuple[float, float]) -> Seen:
    """A year in which this has changed, and 152,000 are saved."""
    none = Year(1_000, {}, {}, 0.0, 1_000, 0, 0.0)
    figures = {name: Figure(*change) for name, change in changes.items()}
    return Seen(none, replace(none, decisions=-152_000.0), figures, Load(1.0, ()), (), True, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "What you signed saves 152,000 a year, and nothing clear changes for customers."),
        ({"lost": (3.0, 9.0)}, "What you signed saves 152,000 a year, and nothing clear changes for customers."),
        (
            {"lost": (100.0, 5.0), "lost_worth": (90_000.0, 4_000.0)},
            "What you signed saves 152,000 and loses 100 customers, who bring 90,000 a year: in all it saves 62,000 a year.",
        ),
        (
            {"lost": (400.0, 5.0), "lost_worth": (360_000.0, 4_000.0)},
            "What you signed saves 152,000 and loses 400 customers, who bring 360,000 a year: in all it costs 208,000 a year.",
        ),
        (
            {
                "lost": (100.0, 5.0),
                "lost_worth": (10_000.0, 400.0),
                "gained": (50.0, 5.0),
                "gained_worth": (60_000.0, 9.0),
            },
            "What you signed saves 152,000, loses 100 customers, who bring 10,000 a year and wins 50 customers, who bring 60,000 a "
            "year: in all it saves 202,000 a year.",
        ),
        (
            {"gained": (-500.0, 5.0), "gained_worth": (-900_000.0, 9.0)},
            "What you signed saves 152,000 and does not win 500 customers, who bring 900,000 a year: in all it costs 748,000 a year.",
        ),
        (
            {"lost": (-9.0, 1.0)},
            "What you signed saves 152,000 and keeps 9 customers a year; the journey does not say what they bring.",
        ),
    ],
)
def test_money_and_customers_are_put_together_in_one_sentence(
    changes: dict[str, tuple[float, float]], said: str
) -> None:
    assert verdict(seen(**changes)) == said
