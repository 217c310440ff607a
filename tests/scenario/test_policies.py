"""A policy is a named patch on the file: what it is set to, and what the company is then."""

import pytest
from building import COMPANY, RINGING, begin, changed, engine, found, here, source

from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import UnknownSetting, policies_of

POLICIES = """\
policies:
  one_record: {label: One record, costs: 240000, sets: {record: shared}}
  may_send: {label: May send, sets: {teams.support.may: [engineer], teams.support.delay: 2s}}
  staff: {label: Staff, number: queues.support.agents, range: [8, 30], costs_each: 21000}
  script:
    label: Script
    options:
      short: {label: Short, sets: {touchpoints.welcome.announce: Hello.}}
      long: {label: Long, sets: {touchpoints.welcome.announce: Welcome to Meridian., lines.customer_line: second}}
"""
WELCOME = """\
welcome: {team: ivr, announce: Good day., then: done}
second: {team: ivr, announce: Good day again., then: done}
"""


@pytest.fixture(scope="module")
def meridian() -> Source:
    return source(WELCOME, COMPANY + POLICIES)


def test_without_settings_the_company_is_as_it_is_written(meridian: Source) -> None:
    assert meridian.under({}) is meridian.scenario


def test_a_switch_that_is_on_changes_what_it_says_and_nothing_else(meridian: Source) -> None:
    before, after = meridian.scenario.company, meridian.under({"may_send": True}).company
    assert before is not None
    assert after is not None
    assert after.teams["support"].may == ("engineer",)
    assert after.teams["support"].delay == 2_000
    assert after.teams["support"].label == before.teams["support"].label
    assert after.teams["faults"] == before.teams["faults"]
    assert after.queues == before.queues


def test_a_switch_that_is_off_changes_nothing(meridian: Source) -> None:
    assert meridian.under({"one_record": False}) == meridian.scenario


def test_a_number_binds_its_property(meridian: Source) -> None:
    company = meridian.under({"staff": 21}).company
    assert company is not None
    assert company.queues["support"].agents == 21


def test_a_choice_lays_the_patch_of_its_option(meridian: Source) -> None:
    made = meridian.under({"script": "long"})
    assert getattr(made.touchpoints["welcome"], "announce", "") == "Welcome to Meridian."
    assert made.company is not None
    assert made.company.lines == {"customer_line": "second"}


def test_policies_are_laid_together_in_the_order_of_the_file(meridian: Source) -> None:
    company = meridian.under({"script": "short", "staff": 8, "one_record": True}).company
    assert company is not None
    assert (company.record, company.queues["support"].agents) == ("shared", 8)


def test_what_was_read_is_left_as_it_was(meridian: Source) -> None:
    meridian.under({"may_send": True, "staff": 30})
    assert meridian.under({}) == source(WELCOME, COMPANY + POLICIES).scenario
    assert meridian.tree["company"]["queues"]["support"]["agents"] == 13


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            {"nothing": True},
            "There is no policy `nothing` in this scenario. It has: one_record, may_send, staff, script.",
        ),
        ({"one_record": 1}, "The policy `one_record` is a switch: set it to true or false."),
        ({"one_record": "on"}, "is a switch"),
        ({"staff": 7}, "The policy `staff` takes a whole number from 8 to 30."),
        ({"staff": 31}, "takes a whole number from 8 to 30"),
        ({"staff": True}, "takes a whole number from 8 to 30"),
        ({"staff": "9"}, "takes a whole number from 8 to 30"),
        ({"script": "shrt"}, "The policy `script` takes one of: short, long."),
        ({"script": True}, "takes one of: short, long"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_what_can(
    meridian: Source, settings: dict[str, bool | int | str], words: str
) -> None:
    with pytest.raises(UnknownSetting, match=words.replace("(", r"\(")):
        meridian.under(settings)


def test_settings_that_fit_one_by_one_but_not_together_are_refused_in_words() -> None:
    company = COMPANY + POLICIES + "  busy: {label: Busy, sets: {queues.support.calls_per_hour: 5000}}\n"
    made = source(WELCOME, company)
    assert made.under({"busy": True})
    with pytest.raises(UnknownSetting, match="These decisions do not go together: more than fifty times the calls"):
        made.under({"busy": True, "staff": 8})


TWO_COMPANIES = """\
companies:
  shop:
    name: Shop
    lines: {customer_line: welcome}
    teams: {ivr: {}, desk: {}}
    policies:
      chase: {label: Chase the carrier, sets: {teams.desk.delay: 1s, companies.carrier.teams.van.hours: always}}
  carrier:
    name: Carrier
    teams: {van: {hours: "Mon 09:00-10:00"}}
    policies:
      polite: {label: Polite, sets: {teams.van.gives_name: false}}
"""


def test_a_policy_reaches_another_company_where_it_says_so() -> None:
    made = source(WELCOME, TWO_COMPANIES)
    assert {name: company for name, (company, _) in policies_of(made.scenario).items()} == {
        "chase": "shop",
        "polite": "carrier",
    }
    after = made.under({"chase": True, "polite": True}).companies
    assert after["shop"].teams["desk"].delay == 1_000
    assert after["carrier"].teams["van"].hours.spans == ()
    assert after["carrier"].teams["van"].gives_name is False


def test_a_patch_that_does_not_fit_is_found_before_anybody_walks() -> None:
    company = changed(COMPANY + POLICIES, ("teams.support.delay: 2s", "teams.support.delay: two"))
    assert [one.code for one in found(WELCOME, company)] == ["WS213"]


ASKS = """\
welcome:
  team: ivr
  announce: Hello.
  then:
    - {when: 'CONDITION', go: gone}
    - {go: done}
"""


@pytest.mark.parametrize(
    ("condition", "settings", "holds"),
    [
        ("policy(one_record)", {}, False),
        ("policy(one_record)", {"one_record": False}, False),
        ("policy(one_record)", {"one_record": True}, True),
        ("policy(staff) >= 14", {}, False),  # the file has 13
        ("policy(staff) == 13", {}, True),
        ("policy(staff) >= 14", {"staff": 14}, True),
        ('policy(script) == "short"', {}, False),
        ('policy(script) == "short"', {"script": "short"}, True),
        ('policy(script) != "short"', {"script": "long"}, True),
        ('"long" == policy(script)', {"script": "long"}, True),
        ("policy(script)", {}, False),
        ("policy(script)", {"script": "long"}, True),
    ],
)
def test_a_condition_asks_what_a_policy_is_set_to(
    condition: str, settings: dict[str, bool | int | str], holds: bool
) -> None:
    company = changed(COMPANY + POLICIES, (", lines.customer_line: second", ""))
    walk = begin(ASKS.replace("CONDITION", condition), company, settings=settings)
    walk.advance(RINGING + 60_000)
    assert here(walk) == ("gone" if holds else "done")


def test_what_a_policy_decides_costs_a_walk_nothing() -> None:
    """A setting is settled when the program is made: no operation asks for it."""
    asks = ASKS.replace("CONDITION", "policy(one_record)")
    company = changed(COMPANY + POLICIES, (", lines.customer_line: second", ""))
    plain = "welcome: {team: ivr, announce: Hello., then: done}\n"
    assert len(engine(asks, company).program.ops) == len(engine(plain, company).program.ops)
