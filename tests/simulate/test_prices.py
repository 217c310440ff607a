"""What people cost: by head or by the minute, never both, and never twice."""

import pytest
from building import ANN, COMPANY, changed, source

from walkshoes.simulate.decided import Decided
from walkshoes.simulate.prices import Prices
from walkshoes.simulate.study import Study

QUEUE = "welcome: {queue: support, then: help}\nhelp: {team: support, talk: [agent: Hello.], then: done}\n"
HEADS = "policies:\n  people: {label: People, number: queues.support.agents, range: [0, 40], costs_each: 30000EXTRA}\n"


def prices(company: str, settings: dict[str, bool | int | str] | None = None, more: str = "") -> Prices:
    made = source(QUEUE, company, "gives_up: gone\n" + more)
    return Study(made, ANN).company(Decided.of(settings or {})).prices


def with_heads(extra: str = "", *changes: tuple[str, str]) -> str:
    return changed(COMPANY, *changes) + HEADS.replace("EXTRA", extra)


def test_a_lever_for_heads_pays_them_all_and_costs_nothing_besides() -> None:
    made = prices(with_heads(), {"people": 20})
    assert (made.people, made.decisions) == (20 * 30_000, 0)
    assert prices(with_heads()).people == 13 * 30_000


def test_what_such_a_lever_costs_once_is_no_pay() -> None:
    made = prices(with_heads(", costs: 500000"), {"people": 14})
    assert (made.people, made.decisions) == (14 * 30_000, 500_000)


def test_those_who_are_there_are_paid_as_the_file_says_and_those_who_come_as_the_lever_does() -> None:
    company = with_heads("", ("agents: 13, patience: 20m", "agents: 13, patience: 20m, agent_a_year: 20000"))
    assert prices(company).people == 13 * 20_000
    assert prices(company, {"people": 14}).people == 13 * 20_000 + 30_000


def test_minutes_of_people_paid_by_head_cost_nothing_and_of_others_their_price_with_wrap_up() -> None:
    dear = ("support: {label: Customer care}", "support: {label: Customer care, cost_per_minute: 2}")
    wrapped = ("agents: 13, patience: 20m", "agents: 13, patience: 20m, wrap_up: 3m")
    by_minute = prices(changed(COMPANY, dear, wrapped))
    assert (by_minute.people, by_minute.a_minute[1], by_minute.a_call[0]) == (0, 2, 6)
    by_head = prices(with_heads("", dear, wrapped))
    assert (by_head.people, by_head.a_minute[1], by_head.a_call[0]) == (13 * 30_000, 0, 0)


def test_a_decision_about_pay_counts() -> None:
    company = changed(COMPANY, ("agents: 13, patience: 20m", "agents: 13, patience: 20m, agent_a_year: 50000"))
    company += "policies:\n  less: {label: Less pay, costs: 1, sets: {queues.support.agent_a_year: 20000}}\n"
    assert prices(company).people == 13 * 50_000
    assert prices(company, {"less": True}).people == 13 * 20_000


def test_a_teams_other_queue_is_as_dear_as_the_one_that_has_a_price() -> None:
    company = with_heads("", ("agents: 5, patience: 20m", "agents: 5, patience: 20m, team: support"))
    assert prices(company).people == (13 + 5) * 30_000


@pytest.mark.parametrize(("costs", "people"), [(80_000, 13), (0, 15)])
def test_a_switch_that_brings_people_has_their_pay_in_its_price_or_they_are_paid_by_head(
    costs: int, people: int
) -> None:
    switch = f"  two_more: {{label: Two more, costs: {costs}, sets: {{queues.support.agents: 15}}}}\n"
    made = prices(with_heads() + switch, {"two_more": True})
    assert (made.people, made.decisions) == (people * 30_000, costs)


def test_a_switch_of_one_company_leaves_the_people_of_another_alone() -> None:
    companies = (
        "companies:\n"
        "  here: {name: Here, lines: {main: welcome}, teams: {desk: {}}, queues: {desk: {calls_per_hour: 10,\n"
        "    handling_time: 5m, agents: 3, patience: 9m}}, policies: {more: {label: More, costs: 7,\n"
        "    sets: {queues.desk.agents: 9}}}}\n"
        "  there: {name: There, lines: {main: there}, teams: {desk: {}}, queues: {desk: {calls_per_hour: 10,\n"
        "    handling_time: 5m, agents: 4, patience: 9m}}, policies: {people: {label: People,\n"
        "    number: queues.desk.agents, range: [1, 20], costs_each: 1000}}}\n"
    )
    head = 'title: Two\ncustomer: {name: Ann, about: You wait.}\nstart: {at: "2026-03-02 14:03", dial: here.main}\n'
    places = (
        "welcome: {queue: here.desk, then: one}\none: {team: here.desk, talk: [agent: Hello.], then: there}\n"
        "there: {queue: there.desk, then: two}\ntwo: {team: there.desk, talk: [agent: Hello.], then: done}\n"
    )
    made = source(places, companies, "gives_up: gone\n", head)
    both = Study(made, ANN).company(Decided.of({"more": True, "people": 20})).prices
    assert (both.people, both.decisions) == (20 * 1_000, 7)
