"""The board paper comes back with what it really comes to."""

from deciding import PAPER, levered, question

from walkshoes.simulate.figures import Figure
from walkshoes.simulate.study import Seen
from walkshoes.whatif.paper import came_to, promised, signed, verdict

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
    assert verdict(seen).startswith("It saves ")
    assert verdict(seen).endswith("the journey does not say what they bring.")


def test_where_customers_have_a_worth_the_two_are_added_up() -> None:
    seen = year_of(SIGNED)
    worth = Figure(900_000.0, 10_000.0)
    whole = verdict(
        Seen(
            **{**{name: getattr(seen, name) for name in Seen.__slots__}, "change": {**seen.change, "lost_worth": worth}}
        )
    )
    assert "who brought 900,000 a year: in all it costs " in whole


def test_where_nothing_changes_for_customers_only_the_money_is_spoken_of() -> None:
    assert verdict(year_of({"remember": True})).startswith(("It costs ", "It costs"))
