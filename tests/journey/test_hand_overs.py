"""From one team to another: what is passed on, and what it counts as."""

import pytest
from building import COMPANY, HEAD, begin, changed, cost, happened, told, until

from walkshoes.journey.events import Code, Passed
from walkshoes.journey.walk import Walk

IVR_TO_AGENT = """\
welcome: {team: ivr, announce: Hello., then: agent}
agent: {team: support, talk: [{agent: Good day.}], then: done}
"""
AGENT_TO_AGENT = """\
welcome: {team: support, talk: [{agent: Good day.}], then: faults}
faults: {team: faults, talk: [{agent: Good day.}], then: done}
"""


def passed(walk: Walk) -> list[tuple[str, str]]:
    codes = {Code.HANDED_OVER: "hand-over", Code.TRANSFERRED: "transfer"}
    return [(codes[Code(code)], Passed(x).name.lower()) for _, code, _, x, _ in walk.events if code in codes]


def walked(places: str, company: str = COMPANY) -> Walk:
    return until(begin(places, company), "done")


def test_a_hand_over_is_cold_unless_stated() -> None:
    walk = walked(IVR_TO_AGENT)
    assert passed(walk) == [("hand-over", "cold")]
    assert "(from ivr to Customer care: nothing is passed on)" in told(walk)


def test_after_a_person_has_answered_it_is_a_transfer() -> None:
    assert passed(walked(AGENT_TO_AGENT)) == [("transfer", "cold")]


def test_from_a_person_back_to_a_machine_is_a_transfer_as_well() -> None:
    places = changed(
        AGENT_TO_AGENT, ("faults: {team: faults, talk: [{agent: Good day.}]", "faults: {team: ivr, announce: Hello.")
    )
    assert passed(walked(places)) == [("transfer", "cold")]


@pytest.mark.parametrize(("habit", "kind"), [("warm", "warm"), ("{notes: [story]}", "notes"), ("cold", "cold")])
def test_a_team_passes_on_what_is_its_habit(habit: str, kind: str) -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", f"support: {{hands_over: {habit}}}"))
    walk = walked(AGENT_TO_AGENT, company)
    assert passed(walk) == [("transfer", kind)]
    assert cost(walk).transfers == {"cold": 0, "notes": 0, "warm": 0} | {kind: 1}


@pytest.mark.parametrize("stated", ["warm", "cold", "{notes: [story]}"])
@pytest.mark.parametrize("habit", ["warm", "cold"])
def test_what_a_way_states_wins_over_the_habit(habit: str, stated: str) -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", f"support: {{hands_over: {habit}}}"))
    walk = walked(changed(AGENT_TO_AGENT, ("then: faults", f"then: {{go: faults, hand_over: {stated}}}")), company)
    assert passed(walk) == [("transfer", "notes" if "notes" in stated else stated)]


def test_what_a_way_states_holds_for_that_way_alone() -> None:
    places = """\
    welcome: {team: support, talk: [{agent: Good day.}], then: {go: more, hand_over: warm}}
    more: {team: support, talk: [{agent: One thing more.}], then: faults}
    faults: {team: faults, talk: [{agent: Good day.}], then: done}
    """
    assert passed(walked(places)) == [("transfer", "cold")]


@pytest.mark.parametrize(
    "way",
    [
        "then: {go: faults, hand_over: warm}",
        "request: nothing\n      cannot: {say: I cannot., then: {go: faults, hand_over: warm}}",
        "request: nothing\n      cannot: {say: I cannot., then: faults, hand_over: warm}",
    ],
)
def test_a_hand_over_can_be_stated_wherever_a_conversation_leads_on(way: str) -> None:
    places = """\
    welcome:
      team: support
      talk:
        - WAY
      then: gone
    faults: {team: faults, talk: [{agent: Good day.}], then: done}
    """.replace("WAY", way.replace("\n", "\n    "))
    assert passed(walked(places)) == [("transfer", "warm")]


@pytest.mark.parametrize(("transfer", "kind"), [("{to: faults}", "cold"), ("{to: faults, hand_over: warm}", "warm")])
def test_who_is_put_through_hears_it_ring_and_meets_somebody_new(transfer: str, kind: str) -> None:
    places = f"""\
    welcome: {{team: support, talk: [{{agent: Good day.}}], then: through}}
    through: {{team: support, transfer: {transfer}}}
    faults: {{team: faults, talk: [{{agent: Good day.}}], then: done}}
    """
    walk = walked(places)
    assert passed(walk) == [("transfer", kind)]
    assert cost(walk).people == 2
    assert cost(walk).minutes_ms["listening"] == 6_000 + 4_000


def test_who_is_put_through_to_the_same_team_meets_somebody_new_without_a_hand_over() -> None:
    places = """\
    welcome: {team: support, talk: [{agent: Good day.}], then: through}
    through: {team: support, transfer: {to: colleague}}
    colleague: {team: support, talk: [{agent: Good day.}], then: done}
    """
    walk = walked(places)
    assert passed(walk) == []
    assert cost(walk).people == 2


def test_joining_the_queue_of_a_team_is_where_it_is_handed_over() -> None:
    places = changed(AGENT_TO_AGENT, ("then: faults}", "then: line}\nline: {queue: faults, then: faults}"))
    walk = until(begin(places, waits={"line": 5_000}), "done")
    assert passed(walk) == [("transfer", "cold")]
    assert happened(walk, Code.TRANSFERRED)[0][0] == happened(walk, Code.QUEUED)[0][0]


def test_a_new_call_is_handed_over_by_nobody() -> None:
    walk = begin(AGENT_TO_AGENT)
    assert walk.hang_up()
    assert walk.choose("ring_again")
    until(walk, "welcome")
    assert passed(walk) == []


def test_what_the_customer_does_in_between_is_no_team() -> None:
    places = """\
    welcome: {team: support, talk: [{agent: Good day.}], then: {go: decide, hand_over: warm}}
    decide: {choose: Shall they put you through?, options: {yes_please: faults}}
    faults: {team: faults, talk: [{agent: Good day.}], then: done}
    """
    walk = until(begin(places), "decide")
    assert walk.choose("yes_please")
    assert passed(walk) == [("transfer", "warm")]


def test_a_person_who_says_their_name_twice_has_given_it_once() -> None:
    walk = walked('welcome: {team: support, talk: [{agent: "{agent} here."}, {agent: "I am {agent}."}], then: done}\n')
    assert len(happened(walk, Code.NAMED)) == 1


BY_LETTER = """\
first: {team: support, channel: letter, read: I see to it., owner: Mo, then: second}
second: {team: faults, channel: letter, read: Do not reply., automatic: true, then: third}
third: {team: faults, channel: letter, write: {fact: story}, then: done}
welcome: {drop: Click.}
"""


def test_nobody_is_handed_over_by_a_letter_from_another_team_or_by_writing_to_one() -> None:
    walk = begin(BY_LETTER, head=changed(HEAD, ("dial: customer_line", "go: first")))
    assert walk.read()
    assert walk.read()
    assert walk.tell(10)
    assert walk.ended
    assert passed(walk) == []
    assert cost(walk).owner == "Mo"


def test_what_a_team_passes_on_by_habit_goes_along_where_the_customer_writes_to_another() -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {hands_over: warm}"))
    places = """\
    first: {team: support, channel: letter, write: {fact: story}, then: second}
    second: {team: faults, channel: letter, write: {fact: story}, then: third}
    third: {team: faults, channel: chat, talk: [{agent: I know., when: knows(story)}], then: done}
    welcome: {drop: Click.}
    """
    walk = begin(places, company, head=changed(HEAD, ("dial: customer_line", "go: first")))
    assert walk.tell(10)
    assert passed(walk) == [("hand-over", "warm")]


COMPANIES = """\
companies:
  north: {name: North, lines: {customer_line: welcome}, teams: {desk: {}, other: {}}}
  south: {name: South, teams: {letters: {}}}
"""


def test_each_company_has_an_owner_of_its_own() -> None:
    places = """\
    write: {team: letters, channel: letter, read: I see to it., owner: Ruth, then: welcome}
    welcome: {team: desk, talk: [{owner: Mo}], then: other}
    other: {team: other, talk: [{agent: Good day.}], then: done}
    """
    walk = begin(places, COMPANIES, head=changed(HEAD, ("dial: customer_line", "go: write")))
    assert walk.read()
    until(walk, "other")
    assert cost(walk).owner == "Ruth (South)"
    assert "(nobody at North has the case any more)" in told(walk)


def test_between_companies_nothing_is_handed_over() -> None:
    companies = """\
companies:
  shop: {name: Shop, lines: {customer_line: welcome}, teams: {desk: {hands_over: warm}}}
  carrier: {name: Carrier, teams: {van: {}}}
"""
    places = """\
    welcome: {team: desk, talk: [{agent: Not us.}], then: van}
    van: {team: van, talk: [{agent: Good day.}], then: done}
    """
    assert passed(walked(places, companies)) == []
