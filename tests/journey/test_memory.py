"""The company's memory: a team knows what it was told, what it was handed, or, with one record, what any team was told."""

import pytest
from building import COMPANY, HEAD, NUMBER, asked, begin, came_to, changed, cost, here, to_the_end, told, until

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts, Walk

IVR_THEN_AGENT = """\
welcome: {team: ivr, collect: {fact: account_number}, then: agent}
agent:
  team: support
  talk:
    - ask: {fact: account_number, known: I have your number here.}
    - ask: {fact: story}
  then: faults
faults:
  team: faults
  talk:
    - ask: {fact: story}
    - ask: {fact: account_number}
  then: done
"""
SHARED = COMPANY + "record: shared\n"


def answered_all(walk: Walk, stop: str = "done") -> list[str]:
    """Answer every question rightly; the facts that were asked for, each time, by touchpoint."""
    questions = []
    while not walk.ended and here(walk) != stop:
        until(walk, lambda walk: walk.ended or (walk.accepts in (Accepts.KEY, Accepts.TELL) and not walk.speaking))
        if walk.ended:
            break
        fact = walk.engine.program.facts[walk.moment.fact].name  # type: ignore[union-attr]
        questions.append(f"{here(walk)}: {fact}")
        assert walk.key(walk.engine.answers[walk.moment.fact]) or walk.tell(20)  # type: ignore[union-attr]
    return questions


def test_what_one_team_was_told_another_does_not_know() -> None:
    """The commonest case: an IVR's collected digits that the agent never sees."""
    walk = begin(IVR_THEN_AGENT)
    assert answered_all(walk) == [
        "welcome: account_number",
        "agent: account_number",
        "agent: story",
        "faults: story",
        "faults: account_number",
    ]
    assert cost(walk).asked_again == {"account_number": 2, "story": 1}


def test_with_one_record_nothing_is_asked_twice() -> None:
    walk = begin(IVR_THEN_AGENT, SHARED)
    assert answered_all(walk) == ["welcome: account_number", "agent: story"]
    assert "Customer care: I have your number here." in told(walk)
    assert cost(walk).times_asked_again == 0


def test_notes_hand_over_what_is_listed_and_no_more() -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {hands_over: {notes: [story]}}"))
    assert answered_all(begin(IVR_THEN_AGENT, company))[3:] == ["faults: account_number"]


def test_a_warm_hand_over_passes_on_everything_the_team_knows() -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {hands_over: warm}"))
    assert answered_all(begin(IVR_THEN_AGENT, company))[3:] == []


def test_a_team_can_only_hand_over_what_it_knows() -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {hands_over: warm}"))
    silent = """\
    welcome: {team: ivr, collect: {fact: account_number}, then: agent}
    agent: {team: support, talk: [{agent: One moment.}], then: faults}
    faults: {team: faults, talk: [{ask: {fact: account_number}}], then: done}
    """
    assert answered_all(begin(silent, company)) == ["welcome: account_number", "faults: account_number"]


def test_a_team_learns_on_the_way_back_what_it_did_not_know() -> None:
    back = """\
    welcome: {team: support, talk: [{agent: Hello.}], then: faults}
    faults: {team: faults, talk: [{ask: {fact: story}}], then: {go: again, hand_over: warm}}
    again: {team: support, talk: [{ask: {fact: story}}], then: done}
    """
    assert answered_all(begin(back)) == ["faults: story"]


THERE_AND_BACK = """\
welcome: {team: support, talk: [{ask: {fact: story}}], then: faults}
faults: {team: faults, talk: [{agent: Not us.}], then: again}
again: {team: support, talk: [{ask: {fact: story, known: I remember you.}}], then: done}
"""


@pytest.mark.parametrize(("remembers", "forgotten"), [("conversation", True), ("call", False), ("case", False)])
def test_who_remembers_only_the_conversation_has_forgotten_after_the_hand_over(remembers: str, forgotten: bool) -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", f"support: {{remembers: {remembers}}}"))
    walk = begin(THERE_AND_BACK, company)
    assert answered_all(walk) == ["welcome: story", *(["again: story"] if forgotten else [])]
    assert cost(walk).asked_again == ({"story": 1} if forgotten else {})


RING_AGAIN = """\
welcome: {team: support, talk: [{ask: {fact: story}}, {hold: 1m}], then: done}
"""


@pytest.mark.parametrize("remembers", ["conversation", "call", "case"])
@pytest.mark.parametrize("lost", ["hung up", "dropped"])
def test_only_who_remembers_the_case_knows_it_in_the_next_call(remembers: str, lost: str) -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", f"support: {{remembers: {remembers}}}"))
    places = RING_AGAIN if lost == "hung up" else RING_AGAIN.replace(", {hold: 1m}], then: done", "], then: cut")
    walk = begin(places + "cut: {drop: Click.}\n", company)
    assert asked(walk).tell(20)
    if lost == "hung up":
        assert walk.hang_up()
    assert asked(walk).choose("ring_again")
    until(walk, lambda walk: came_to(walk).count("welcome") == 2)
    known = [code for _, code, _, _, _ in walk.events].count(Code.KNOWN)
    assert known == (remembers == "case")
    assert cost(walk).asked_again == ({} if remembers == "case" else {"story": 1})


def test_one_record_is_not_lost_with_the_call() -> None:
    walk = begin(RING_AGAIN, SHARED)
    assert asked(walk).tell(20)
    assert walk.hang_up()
    assert walk.choose("another_day")
    until(walk, lambda walk: here(walk) == "welcome")
    assert cost(walk).times_asked_again == 0


TWO_COMPANIES = """\
companies:
  shop:
    name: Shop
    record: shared
    lines: {customer_line: welcome}
    teams: {desk: {}, back: {}}
  carrier:
    name: Carrier
    record: shared
    lines: {carrier_line: van}
    teams: {van: {}}
"""


def test_one_company_does_not_know_what_another_was_told_and_it_is_no_repeat() -> None:
    places = """\
    welcome: {team: desk, talk: [{ask: {fact: story}}], then: van}
    van: {team: van, talk: [{ask: {fact: story}}], then: back}
    back: {team: back, talk: [{ask: {fact: story, known: The desk told me.}}], then: done}
    """
    walk = begin(places, TWO_COMPANIES)
    assert answered_all(walk) == ["welcome: story", "van: story"]
    assert cost(walk).asked_again == {}
    assert cost(walk).asked == {"story": 2}


CHAT_THEN_PHONE = """\
chat: {team: support, channel: chat, talk: [{ask: {fact: story}}], then: welcome}
welcome: {team: support, talk: [{ask: {fact: story}}], then: done}
"""


@pytest.mark.parametrize("remembers", ["call", "case"])
def test_another_channel_begins_with_nothing_unless_the_team_remembers_the_case(remembers: str) -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", f"support: {{remembers: {remembers}}}"))
    walk = begin(CHAT_THEN_PHONE, company, head=changed(HEAD, ("dial: customer_line", "go: chat")))
    assert answered_all(walk) == ["chat: story", *(["welcome: story"] if remembers == "call" else [])]
    assert cost(walk).calls == 1


def test_what_is_handed_from_one_channel_to_another_arrives() -> None:
    places = """\
    chat: {team: support, channel: chat, talk: [{ask: {fact: story}}], then: {go: shop, hand_over: {notes: [story]}}}
    shop: {team: faults, channel: in person, talk: [{ask: {fact: story, known: I have read it.}}], then: done}
    welcome: {drop: Click.}
    """
    walk = begin(places, head=changed(HEAD, ("dial: customer_line", "go: chat")))
    assert answered_all(walk) == ["chat: story"]
    assert cost(walk).hand_overs["notes"] == 1


def test_a_number_is_the_same_number_however_it_is_spaced() -> None:
    for given in (NUMBER, NUMBER.replace(" ", ""), NUMBER.replace(" ", "") + "#", "7734-09-128851 #"):
        walk = begin("welcome: {team: ivr, collect: {fact: account_number}, then: done}\n")
        assert asked(walk).key(given)
        assert here(walk) == "done"


def test_somebody_new_of_a_team_that_remembers_a_conversation_asks_again() -> None:
    places = """
    welcome: {team: support, talk: [{ask: {fact: account_number}}], then: through}
    through: {team: support, transfer: {to: second_agent}}
    second_agent: {team: support, talk: [{ask: {fact: account_number}}], then: done}
    """
    forgetful = COMPANY.replace("support: {label: Customer care}", "support: {remembers: conversation}")
    assert cost(to_the_end(begin(places, forgetful))).asked_again == {"account_number": 1}
    assert cost(to_the_end(begin(places, COMPANY))).asked_again == {}
