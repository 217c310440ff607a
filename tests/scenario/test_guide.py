"""The facilitator's page in a file: what may stand in it, and what is found wrong with it."""

import pytest
from building import COMPANY, found, source

from walkshoes.scenario.findings import Finding

WELCOME = "welcome: {team: ivr, announce: Good day., then: done}\n"
POLICIES = """\
policies:
  one_record: {label: One record, costs: 240000, sets: {record: shared}}
  staff: {label: Staff, number: queues.support.agents, range: [8, 30], costs_each: 21000}
"""
ASKING = "what: [What happened?], so_what: [Why?], now_what: [Who?]"


def guide(more: str = "", whom: str = "Everybody.") -> list[Finding]:
    return found(WELCOME, COMPANY + POLICIES, f"guide: {{for: {whom}, {ASKING}{more}}}\n")


def test_a_guide_needs_whom_it_is_for_and_three_kinds_of_questions() -> None:
    assert [one.cause for one in found(WELCOME, COMPANY, "guide: {}\n")] == [
        "`for` is missing",
        "`what` is missing",
        "`so_what` is missing",
        "`now_what` is missing",
    ]
    assert guide() == []


def test_what_is_to_be_tried_must_be_a_policy_that_can_be_set_so() -> None:
    assert [one.code for one in guide(", try: [{set: {one_recrod: true}, notice: Less.}]")] == ["WS207"]
    assert [one.code for one in guide(", try: [{set: {staff: 31}, notice: Less.}]")] == ["WS207"]
    assert guide(", try: [{set: {one_record: true, staff: 30}, notice: Less.}]") == []


def test_a_slip_in_a_policy_to_try_is_met_with_the_name_that_is_near() -> None:
    (one,) = guide(", try: [{set: {one_recrod: true}, notice: Less.}]")
    assert one.mend == "did you mean `one_record`?"


@pytest.mark.parametrize("trust", ["read", "quoted", "vendor", "measured"])
def test_a_figure_without_a_source_can_only_be_assumed(trust: str) -> None:
    (one,) = guide(f", evidence: [{{says: Half., trust: {trust}}}]")
    assert "source" in one.cause + one.mend
    assert guide(", evidence: [{says: Half., trust: assumed}]") == []
    assert guide(f", evidence: [{{says: Half., source: Somebody, trust: {trust}}}]") == []


@pytest.mark.parametrize(
    "more", [", watch: ['How {name} sits.']", ", try: [{set: {one_record: true}, notice: 'See {name}.'}]"]
)
def test_nothing_in_a_guide_waits_to_be_filled_in(more: str) -> None:
    (one,) = guide(more)
    assert one.code == "WS208"
    assert "without a customer" in one.cause


def test_a_theme_is_one_of_those_there_are() -> None:
    assert len(guide(", themes: [waitng]")) == 1
    assert guide(", themes: [waiting, promises]") == []


def test_a_broken_guide_does_not_hide_what_else_is_wrong() -> None:
    made = found("welcome: {team: ivr, announce: Good day., then: dun}\n", COMPANY, "guide: {for: 3}\n")
    assert "WS201" in {one.code for one in made}


def test_minutes_may_be_half_ones() -> None:
    assert source(WELCOME, COMPANY, "minutes: 1.5\n").scenario.minutes == 1.5
    assert len(found(WELCOME, COMPANY, "minutes: 1.3\n")) == 1


@pytest.mark.parametrize("tried", ["one_record: false", "staff: 13", "one_record: false, staff: 13"])
def test_how_the_company_is_already_is_nothing_to_try(tried: str) -> None:
    (one,) = guide(f", try: [{{set: {{{tried}}}, notice: Less.}}]")
    assert (one.code, one.cause) == ("WS207", "this is how the company is: there is nothing to try")


def test_what_does_not_go_together_cannot_be_tried_together() -> None:
    clash = POLICIES + (
        "  brief: {label: Brief, sets: {queues.support.handling_time: 1m}}\n"
        "  wrapped: {label: Wrapped, sets: {queues.support.wrap_up: 5m}}\n"
    )
    more = "guide: {for: All., what: [A?], so_what: [B?], now_what: [C?], try: [{set: {SET}, notice: D.}]}\n"
    alone = found(WELCOME, COMPANY + clash, more.replace("SET", "brief: true"))
    together = found(WELCOME, COMPANY + clash, more.replace("SET", "brief: true, wrapped: true"))
    assert [one.cause for one in together if one not in alone] == [
        "These decisions do not go together: `wrap_up` is a part of `handling_time` and cannot be longer"
    ]
