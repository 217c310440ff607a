"""The board paper: what it offers, what each offer costs or saves a year, and what is found in it."""

import pytest
from building import COMPANY, found, source, text_of

from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.load import load_text
from walkshoes.scenario.policies import UnknownSetting, number_now, yearly_cost

POLICIES = """\
policies:
  one_record: {label: One record, costs: 240000, sets: {record: shared}}
  own_record: {label: Own record, saves: 90000, sets: {record: separate}}
  no_names: {label: No names, sets: {teams.support.gives_name: false}}
  staff: {label: Staff, number: queues.support.agents, range: [8, 30], costs_each: 21000}
  overhaul: {label: Overhaul, number: queues.faults.agents, range: [1, 9], costs_each: 1000, costs: 500, saves: 200}
  slow: {label: Delay, number: teams.support.cost_per_minute, range: [0, 3], costs_each: 7}
  script:
    label: Script
    options:
      short: {label: Short, saves: 30000, sets: {touchpoints.welcome.announce: Hello.}}
      long: {label: Long, costs: 12000, sets: {touchpoints.welcome.announce: Welcome to Meridian.}}
"""
WELCOME = "welcome: {team: ivr, announce: Good day., then: done}\n"
WITH_KEYS = COMPANY + POLICIES


def paper(offers: str, text: str = "Two savings.") -> list[Finding]:
    """What is found in a journey whose paper offers these; of its policies, that two of them change the same."""
    made = found(WELCOME, WITH_KEYS, f"board_paper: {{text: '{text}', offers: {offers}}}\n")
    return [one for one in made if one.code != "WS216"]


@pytest.mark.parametrize(
    ("name", "value", "cost"),
    [
        ("one_record", True, 240_000),
        ("one_record", False, 0),
        ("own_record", True, -90_000),
        ("no_names", True, 0),
        ("staff", 13, 0),
        ("staff", 8, -105_000),
        ("staff", 15, 42_000),
        ("overhaul", 5, 0),
        ("overhaul", 6, 1_300),
        ("overhaul", 4, -700),
        ("slow", 2, 14),
        ("script", "short", -30_000),
        ("script", "long", 12_000),
    ],
)
def test_what_a_setting_costs_a_year_follows_from_its_policy_and_the_file(
    name: str, value: bool | int | str, cost: float
) -> None:
    assert yearly_cost(source(WELCOME, WITH_KEYS).scenario, name, value) == cost


@pytest.mark.parametrize(("name", "value"), [("nothing", True), ("staff", 31), ("script", True), ("one_record", 1)])
def test_what_cannot_be_set_has_no_cost(name: str, value: bool | int | str) -> None:
    with pytest.raises(UnknownSetting):
        yearly_cost(source(WELCOME, WITH_KEYS).scenario, name, value)


def test_a_number_is_reckoned_from_the_file_also_with_several_companies() -> None:
    companies = "companies:\n  one:\n" + "".join(f"    {line}\n" for line in WITH_KEYS.splitlines())
    made = source(WELCOME, companies).scenario
    assert number_now(made, "staff") == 13
    assert yearly_cost(made, "staff", 12) == -21_000


def test_a_paper_is_read_in_its_order_and_a_name_alone_is_a_switch_that_is_on() -> None:
    more = "board_paper: {text: 'Two savings.', offers: [{policy: staff, at: 8}, own_record]}\n"
    made = source(WELCOME, WITH_KEYS, more).scenario.board_paper
    assert made is not None
    assert [(offer.policy, offer.value) for offer in made.offers] == [("staff", 8), ("own_record", True)]


def test_a_sound_paper_has_no_finding() -> None:
    assert (
        paper("[own_record, {policy: staff, at: 8}, {policy: script, at: short}, {policy: one_record, at: true}]") == []
    )


@pytest.mark.parametrize(
    ("offers", "code", "cause", "mend"),
    [
        ("[own_recrd]", "WS207", "there is no policy `own_recrd`", "did you mean `own_record`?"),
        ("[{policy: stuff, at: 8}]", "WS207", "there is no policy `stuff`", "did you mean `staff`?"),
        ("[staff]", "WS244", "`staff` is a number, and the offer does not say which", "{policy: staff, at: 8}"),
        ("[script]", "WS244", "`script` is a choice, and the offer does not say which", "{policy: script, at: short}"),
        ("[{policy: staff, at: 31}]", "WS244", "takes a whole number from 8 to 30", "write `at:` and a number"),
        ("[{policy: script, at: none}]", "WS244", "takes one of: short, long", "write `at:` and one of short, long"),
        ("[{policy: own_record, at: 3}]", "WS244", "is a switch", "take `at:` out"),
        ("[{policy: own_record, at: false}]", "WS244", "`own_record` is off as it is", "take `at:` out"),
        ("[own_record, own_record]", "WS244", "`own_record` is offered twice", "take one of them out"),
        ("[{policy: staff, at: 8}, {policy: staff, at: 9}]", "WS244", "`staff` is offered twice", "take one"),
    ],
)
def test_an_offer_that_cannot_be_accepted_is_found(offers: str, code: str, cause: str, mend: str) -> None:
    (finding,) = paper(offers)
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert cause in finding.cause
    assert mend in finding.mend


@pytest.mark.parametrize(
    ("offers", "cause"),
    [("[no_names]", "neither costs nor saves"), ("[{policy: staff, at: 13}]", "`staff` is 13 as it is")],
)
def test_an_offer_that_neither_costs_nor_saves_is_noticed(offers: str, cause: str) -> None:
    (finding,) = paper(offers)
    assert (finding.code, finding.severity) == ("WS245", Severity.NOTICE)
    assert cause in finding.cause


def test_where_that_is_meant_nothing_is_said() -> None:
    meant = WITH_KEYS.replace("label: No names,", "label: No names, meant: it is only a wish,")
    more = "board_paper: {text: A wish., offers: [no_names]}\n"
    assert [one for one in found(WELCOME, meant, more) if one.code != "WS216"] == []


def test_offers_that_do_not_go_together_are_found_before_anybody_signs() -> None:
    company = WITH_KEYS + (
        "  endless: {label: Endless, saves: 1, sets: {queues.support.patience: null, queues.support.agents: 20}}\n"
        "  fewer: {label: Fewer, saves: 1, sets: {queues.support.agents: 13}}\n"
    )
    more = "board_paper: {text: Both., offers: [endless, fewer]}\n"
    (finding,) = [one for one in found(WELCOME, company, more) if one.code != "WS216"]
    assert finding.code == "WS244"
    assert "do not go together: this queue never empties" in finding.cause


def test_nothing_is_filled_in_since_there_is_no_customer_yet() -> None:
    (finding,) = paper("[own_record]", "Dear {name}")
    assert finding.code == "WS208"
    assert "before there is a customer" in finding.cause


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ("board_paper: {text: Savings., offer: [own_record]}", "`offer` is not a word of the language here"),
        ("board_paper: {text: Savings., offers: []}", "`offers` is empty"),
        ("board_paper: {offers: [own_record]}", "`text` is missing"),
        ("board_paper: {text: Savings., offers: [{policy: own_record, to: 3}]}", "`to` is not a word"),
        ("board_paper: {text: Savings., offers: [{policy: staff, at: [8]}]}", "true, false, a number, or the name"),
        (f"board_paper: {{text: {'x' * 3_001}, offers: [own_record]}}", "`text` may have at most 3,000 characters"),
    ],
)
def test_a_slip_in_the_paper_is_told_once_and_leaves_the_rest_to_be_looked_at(more: str, cause: str) -> None:
    places = WELCOME + "lost: {team: ivr, announce: Hello., then: nowhere}\n"
    made = [one for one in found(places, WITH_KEYS, more + "\n") if one.severity == Severity.ERROR]
    assert sorted(one.code for one in made if "nowhere" in one.cause) == ["WS201"]
    (finding,) = (one for one in made if "nowhere" not in one.cause)
    assert cause in finding.cause


def test_a_mistake_in_a_policy_says_nothing_about_its_offer() -> None:
    company = WITH_KEYS.replace("range: [8, 30]", "rang: [8, 30]")
    made = found(WELCOME, company, "board_paper: {text: Fewer., offers: [{policy: staff, at: 8}]}\n")
    assert "WS102" in {one.code for one in made}
    assert not {one.code for one in made} & {"WS244", "WS245", "WS207"}


def test_whoever_only_walks_is_told_of_an_offer_that_cannot_be_accepted_as_well() -> None:
    more = "board_paper: {text: Fewer., offers: [staff]}\n"
    assert [one.code for one in load_text(text_of(WELCOME, WITH_KEYS, more), "small").errors] == ["WS244"]
