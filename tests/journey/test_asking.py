"""Asking for a fact: what is asked, what counts as an answer, and when it is the second time."""

import pytest
from building import (
    COMPANY,
    NUMBER,
    RINGING,
    WORD,
    asked,
    begin,
    changed,
    cost,
    happened,
    here,
    said,
    times,
    told,
    until,
)

from walkshoes.journey.events import Code, Dropped, Minute
from walkshoes.journey.inputs import Input, Kind, give
from walkshoes.journey.telling import told as told_input
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.callers import DIGIT_MS

SECOND = 1_000
KEYED = """\
welcome:
  team: ivr
  collect:
    fact: account_number
    say: Key your number.
    wrong: [Not found., Really not found.]
    nothing: [I heard nothing., Still nothing.]
  then: done
"""


def keyed(*changes: tuple[str, str]) -> Walk:
    return begin(changed(KEYED, *changes))


def agent(*lines: str, company: str = COMPANY, before: str = "agent") -> Walk:
    talk = "\n".join(f"    - {line}" for line in lines)
    places = f"welcome: {{team: ivr, collect: {{fact: account_number}}, then: agent}}\nagent:\n  team: support\n  talk:\n{talk}\n  then: done\n"
    if before == "agent":
        company = changed(company, ("customer_line: welcome", "customer_line: agent"))
    return begin(places, company)


# what is said


@pytest.mark.parametrize(
    ("line", "question"),
    [
        ("ask: {fact: postcode}", "Could I take your postcode, please?"),
        ("ask: {fact: story}", "Could you tell me what has happened, please?"),
        ("ask: {fact: postcode, say: Where do you live?}", "Where do you live?"),
    ],
)
def test_without_words_of_its_own_a_question_has_the_stock_line(line: str, question: str) -> None:
    assert said(agent(line)) == [question]


def test_a_machine_asks_for_the_hash_key() -> None:
    walk = begin("welcome: {team: ivr, collect: {fact: account_number}, then: done}\n")
    assert said(walk) == ["Please key your account number, followed by the hash key."]


def test_an_agent_answers_after_the_delay_on_their_line() -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {delay: 0.9s}"))
    walk = agent("ask: {fact: postcode, say: Where do you live?}", company=company)
    assert happened(walk, Code.SAID)[0][2] == 4 * WORD + 900


# repeats and retries


def test_a_question_already_answered_to_this_company_is_a_repeat() -> None:
    walk = agent("ask: {fact: account_number}", before="ivr")
    assert asked(walk).key(NUMBER)
    assert happened(asked(walk), Code.ASKED)[-1][1:] == (0, 1)
    assert "(asked again for your account number)" in told(walk)
    assert walk.key(NUMBER)
    assert (cost(walk).digits_keyed, cost(walk).digits_rekeyed) == (24, 12)
    assert cost(walk).asked == {"account_number": 2}
    assert cost(walk).asked_again == {"account_number": 1}


def test_a_retry_inside_one_question_is_no_repeat_but_its_digits_are_keyed_again() -> None:
    walk = keyed()
    assert asked(walk).key("7734")
    assert asked(walk).key(NUMBER)
    assert here(walk) == "done"
    made = cost(walk)
    assert made.asked == {"account_number": 1}
    assert made.asked_again == {}
    assert (made.digits_keyed, made.digits_rekeyed, made.slips) == (16, 12, 1)


def test_digits_after_a_silence_are_not_keyed_again() -> None:
    walk = keyed()
    until(walk, lambda walk: times(walk, Code.NO_INPUT) == 1)
    assert asked(walk).key(NUMBER)
    assert (cost(walk).digits_rekeyed, cost(walk).slips) == (0, 1)


def test_where_the_team_knows_the_known_line_is_spoken() -> None:
    walk = agent("ask: {fact: postcode}", "ask: {fact: postcode, known: 'You are at {postcode}.'}")
    assert asked(walk).key("LS1 4AP")
    until(walk, "done")
    assert said(walk)[1] == "You are at LS1 4AP."
    assert cost(walk).asked == {"postcode": 1}


def test_where_the_team_knows_and_has_no_line_for_it_the_question_is_passed_over() -> None:
    walk = agent("ask: {fact: postcode}", "ask: {fact: postcode}", "agent: Thank you.")
    assert asked(walk).key("LS1 4AP")
    assert said(walk)[1:] == ["Thank you."]
    assert times(walk, Code.KNOWN) == 1


def test_anyway_asks_all_the_same_and_is_always_a_repeat() -> None:
    walk = agent("ask: {fact: postcode}", "ask: {fact: postcode, anyway: true, known: 'You are at {postcode}.'}")
    assert asked(walk).key("LS1 4AP")
    assert "You are at LS1 4AP." not in said(asked(walk))
    assert walk.key("LS1 4AP")
    assert cost(walk).asked_again == {"postcode": 1}


def test_a_story_told_again_is_words_retold() -> None:
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {remembers: conversation}"))
    walk = agent("ask: {fact: story}", "ask: {fact: story, anyway: true}", company=company)
    assert asked(walk).tell(30)
    assert asked(walk).tell(12)
    assert (cost(walk).words_told, cost(walk).words_retold) == (42, 12)


# what counts


@pytest.mark.parametrize("wrong", ["7734 09 128852", "7734", "7734 09 128851 1", "*"])
def test_a_wrong_number_is_refused_and_asked_for_again(wrong: str) -> None:
    walk = keyed()
    assert asked(walk).key(wrong)
    assert said(walk)[-1] == "Not found."
    assert said(asked(walk))[-1] == "Key your number."
    assert here(walk) == "welcome"


def test_prompts_escalate_and_the_last_stays() -> None:
    walk = keyed(("    say: Key your number.", "    say: Key your number.\n    tries: 5"))
    for _ in range(3):
        assert asked(walk).key("1")
    asked(walk)
    assert [line for line in said(walk) if "found" in line] == ["Not found.", "Really not found.", "Really not found."]


def test_when_the_tries_are_used_up_the_company_drops_the_call() -> None:
    walk = keyed()
    for _ in range(3):
        assert asked(walk).key("1")
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.TRIES]
    assert here(walk) == "after_the_call"


def test_when_the_tries_are_used_up_the_walk_goes_where_it_is_told() -> None:
    walk = keyed(("    say: Key your number.", "    say: Key your number.\n    tries: 2\n    failed: gone"))
    assert asked(walk).key("1")
    until(walk, lambda walk: times(walk, Code.NO_INPUT) == 1)
    assert here(walk) == "gone"
    assert times(walk, Code.DROPPED) == 0


def test_an_agent_has_tries_as_well() -> None:
    walk = agent("ask: {fact: postcode, tries: 2, failed: gone}")
    assert asked(walk).key("LS2")
    assert said(walk)[-1] == "I'm sorry, I can't find that."
    assert asked(walk).key("LS3")
    assert here(walk) == "gone"


@pytest.mark.parametrize("nothing", ["", "#", "##"])
def test_the_hash_key_alone_is_no_answer(nothing: str) -> None:
    walk = keyed()
    assert asked(walk).key(nothing)
    assert (times(walk, Code.NO_INPUT), times(walk, Code.WRONG)) == (1, 0)


def test_only_how_many_words_were_told_enters_the_walk_and_there_is_at_least_one() -> None:
    walk = agent("ask: {fact: story}")
    assert not asked(walk).tell(0)
    assert not walk.tell(-3)
    assert not walk.key("words")
    assert walk.tell(1)


HEARS = "ask: {fact: story, hears: {refund: [money back, refund], fault: [line, dead]}}"


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("I want my MONEY  back, the line is dead", "refund"),
        ("the line is dead", "fault"),
        ("good morning", "other"),
        ("", "other"),
    ],
)
def test_words_are_reduced_at_the_door_to_the_first_thing_that_is_listened_for(words: str, heard: str) -> None:
    walk = asked(agent(HEARS))
    made = told_input(walk, words)
    assert (made.kind, made.value, made.number) == (Kind.TELL, heard, len(words.split()))


@pytest.mark.parametrize(("words", "line"), [("a refund", "Of course."), ("hello", "Thank you.")])
def test_what_was_heard_can_be_asked_for(words: str, line: str) -> None:
    walk = asked(agent(HEARS, "{agent: Of course., when: heard(refund)}", "agent: Thank you."))
    assert give(walk, told_input(walk, words))
    assert said(walk)[-1] == line


# when


def test_silence_before_the_first_digit_is_no_answer_after_five_seconds() -> None:
    walk = keyed()
    voice_ends = RINGING + 3 * WORD
    walk.advance(voice_ends + 5 * SECOND - 1)
    assert times(walk, Code.NO_INPUT) == 0
    walk.advance(voice_ends + 5 * SECOND)
    assert times(walk, Code.NO_INPUT) == 1
    assert said(walk)[-1] == "I heard nothing."


def test_the_silence_that_counts_can_be_stated() -> None:
    walk = keyed(("    say: Key your number.", "    say: Key your number.\n    first_digit: 9s"))
    until(walk, lambda walk: times(walk, Code.NO_INPUT) == 1)
    assert walk.now == RINGING + 3 * WORD + 9 * SECOND


def test_who_has_begun_to_key_is_not_hurried() -> None:
    walk = asked(keyed())
    assert walk.begin()
    walk.advance(walk.now + 3_600 * SECOND)
    assert times(walk, Code.NO_INPUT) == 0
    assert walk.key(NUMBER)
    assert cost(walk).minutes_ms["keying"] == 3_600 * SECOND


def test_a_number_may_be_begun_while_the_voice_still_speaks() -> None:
    walk = keyed()
    walk.advance(RINGING + WORD)
    assert walk.speaking
    assert walk.begin()
    assert happened(walk, Code.CUT) == [(RINGING + WORD, 0, 2 * WORD)]
    walk.advance(walk.now + 12 * DIGIT_MS)
    assert walk.key(NUMBER)
    made = cost(walk)
    assert made.minutes_ms["listening"] == RINGING + WORD
    assert made.minutes_ms["keying"] == 12 * DIGIT_MS


def test_a_person_is_let_finish_their_question() -> None:
    walk = agent("ask: {fact: postcode}")
    assert walk.speaking
    assert not walk.begin()
    assert not walk.key("LS1 4AP")
    assert asked(walk).key("LS1 4AP")


def test_a_person_waits_for_the_answer() -> None:
    walk = asked(agent("ask: {fact: postcode}"))
    walk.advance(walk.now + 600 * SECOND)
    assert walk.accepts == Accepts.KEY
    assert cost(walk).minutes_ms["telling"] == 600 * SECOND
    assert walk.minute == Minute.TELLING


def test_an_answer_can_be_begun_once() -> None:
    walk = asked(keyed())
    assert give(walk, Input(Kind.BEGIN))
    assert not give(walk, Input(Kind.BEGIN))
