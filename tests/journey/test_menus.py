"""A voice offers keys. Silence and wrong keys are answered by lines that escalate, until the tries are used up."""

import pytest
from building import RINGING, WORD, asked, begin, changed, cost, happened, here, said, times, told, until

from walkshoes.journey.clock import BEFORE_PRESS_MS, BETWEEN_ITEMS_MS
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.walk import Walk
from walkshoes.scenario.callers import DIGIT_MS

SECOND = 1_000
MENU = """\
welcome:
  team: ivr
  menu: For bills, press 1. For faults, press 2.
  press: {1: done, 2: gone, "*": welcome}
  no_input: {after: 6s, say: [Nothing heard., Still nothing.]}
  no_match: {say: [Not an option., Really not.]}
"""
ITEM = 3 * WORD + DIGIT_MS + BEFORE_PRESS_MS
"""`For bills, press 1.`: three words, a digit, and the breath before "press"."""
SPOKEN = 2 * ITEM + BETWEEN_ITEMS_MS


def menu(*changes: tuple[str, str], more: str = "") -> Walk:
    return begin(changed(MENU, *changes), more=more)


def test_a_menu_is_spoken_by_items_with_a_breath_before_press() -> None:
    walk = menu()
    assert happened(walk, Code.SAID) == [(RINGING, happened(walk, Code.SAID)[0][1], SPOKEN)]


def test_a_key_leads_where_it_says() -> None:
    walk = menu()
    assert asked(walk).press("2")
    assert here(walk) == "gone"
    assert "(you press 2)" in told(walk)
    assert cost(walk).menus == 1


def test_the_time_in_menus_is_counted_as_such() -> None:
    walk = menu()
    walk.advance(RINGING + SPOKEN + SECOND)
    assert walk.press("1")
    assert cost(walk).minutes_ms["menus"] == SPOKEN + SECOND


def test_a_key_pressed_while_the_voice_speaks_cuts_it_short() -> None:
    walk = menu()
    walk.advance(RINGING + SECOND)
    assert walk.press("1")
    assert happened(walk, Code.CUT) == [(RINGING + SECOND, 0, SPOKEN - SECOND)]
    assert "(you cut in)" in told(walk)


def test_where_cutting_in_is_not_allowed_the_key_is_not_heard() -> None:
    walk = menu(("  team: ivr", "  team: ivr\n  barge_in: false"))
    walk.advance(RINGING + SECOND)
    assert not walk.press("1")
    assert walk.events[-1][1] == Code.SAID
    assert asked(walk).press("1")
    assert times(walk, Code.CUT) == 0


def test_silence_is_answered_and_the_menu_is_spoken_again() -> None:
    walk = menu()
    walk.advance(RINGING + SPOKEN + 6 * SECOND)
    assert said(walk)[-1] == "Nothing heard."
    asked(walk)
    assert said(walk)[-1].startswith("For bills")
    assert "(silence)" in told(walk)


def test_without_words_of_its_own_a_menu_waits_five_seconds() -> None:
    walk = menu(("  no_input: {after: 6s, say: [Nothing heard., Still nothing.]}\n", ""))
    until(walk, lambda walk: times(walk, Code.NO_INPUT) == 1)
    assert walk.now == RINGING + SPOKEN + 5 * SECOND
    assert said(walk)[-1] == "Sorry, I didn't hear anything."


@pytest.mark.parametrize("key", ["9", "#", "0", "12", "", "x"])
def test_a_key_that_is_not_offered_is_answered_and_the_menu_is_spoken_again(key: str) -> None:
    walk = menu()
    assert asked(walk).press(key)
    assert said(walk)[-1] == "Not an option."
    assert said(asked(walk))[-1].startswith("For bills")
    assert "(a key that is not offered)" in told(walk)
    assert cost(walk).slips == 1


def test_each_kind_of_slip_escalates_by_itself() -> None:
    walk = menu(("after: 6s,", "after: 6s, tries: 9,"), ("no_match: {say", "no_match: {tries: 9, say"))
    for _ in range(2):
        assert asked(walk).press("9")
        until(asked(walk), lambda walk: said(walk)[-1] in ("Nothing heard.", "Still nothing."))
    assert [line for line in said(walk) if not line.startswith("For")] == [
        "Not an option.",
        "Nothing heard.",
        "Really not.",
        "Still nothing.",
    ]


def test_the_menu_is_spoken_as_often_as_the_tries_say_and_then_the_company_drops_the_call() -> None:
    walk = until(menu(), "after_the_call")
    assert sum(line.startswith("For bills") for line in said(walk)) == 3
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.TRIES]
    assert cost(walk).slips == 3
    assert "(the tries are used up; the company ends the call)" in told(walk)


def test_when_the_tries_are_used_up_the_walk_goes_where_it_is_told() -> None:
    walk = menu(("no_match: {say", "no_match: {tries: 2, then: done, say"))
    assert asked(walk).press("9")
    assert asked(walk).press("9")
    assert here(walk) == "done"
    assert times(walk, Code.DROPPED) == 0


def test_silences_and_wrong_keys_use_up_the_same_tries() -> None:
    walk = menu()
    assert asked(walk).press("9")
    until(walk, lambda walk: times(walk, Code.NO_INPUT) == 1)
    assert asked(walk).press("9")
    assert here(walk) == "after_the_call"


def test_coming_back_to_a_menu_begins_the_tries_anew() -> None:
    walk = menu()
    for _ in range(4):
        assert asked(walk).press("9")
        assert asked(walk).press("*")
    assert here(walk) == "welcome"
    assert walk.where[1] == 5


def test_a_menu_need_not_be_spoken_again_after_a_slip() -> None:
    walk = menu(("  team: ivr", "  team: ivr\n  repeats_menu: false"))
    assert asked(walk).press("9")
    assert asked(walk).press("9")
    asked(walk)
    assert said(walk)[1:] == ["Not an option.", "Really not."]
    assert walk.press("1")


def test_one_may_cut_into_the_answer_to_a_slip() -> None:
    walk = menu()
    assert asked(walk).press("9")
    assert walk.speaking
    assert walk.press("1")
    assert here(walk) == "done"
    assert times(walk, Code.CUT) == 1


GUARDED = (
    ('2: gone, "*"', '2: {go: gone, when: tries >= 1}, "*"'),
    ('"*": welcome', '"*": {go: welcome, add: {tries: 1}}'),
)


def test_an_option_counts_only_while_its_condition_holds() -> None:
    walk = menu(*GUARDED, more="variables: {tries: {to: 3}}")
    assert asked(walk).offered() == ["1", "*"]
    assert walk.press("2")
    assert times(walk, Code.NO_MATCH) == 1
    assert asked(walk).press("*")
    assert asked(walk).offered() == ["1", "2", "*"]
    assert walk.press("2")
    assert here(walk) == "gone"


def test_a_menu_takes_nothing_but_keys() -> None:
    walk = asked(menu())
    before = list(walk.events)
    assert not any(
        [walk.key("1"), walk.tell(3), walk.choose("1"), walk.read(), walk.begin(), walk.dial("customer_line")]
    )
    assert walk.events == before


CHOICE = """\
welcome: {team: ivr, announce: Hello., then: decide}
decide:
  choose: And now?
  options:
    stay: {go: done, label: Stay with them}
    leave: {go: gone, when: tries >= 1}
    think: {go: decide, add: {tries: 1}}
"""


def test_the_customer_decides_in_their_own_time_and_only_what_can_be_decided() -> None:
    walk = until(begin(CHOICE, more="variables: {tries: {to: 3}}"), "decide")
    assert walk.offered() == ["stay", "think"]
    walk.advance(walk.now + 60 * SECOND)
    assert not walk.choose("leave")
    assert not walk.choose("nothing")
    assert walk.choose("think")
    assert walk.choose("leave")
    assert here(walk) == "gone"
    assert cost(walk).minutes_ms["deciding"] == 60 * SECOND


def test_a_decision_reads_by_its_label() -> None:
    walk = until(begin(CHOICE, more="variables: {tries: {to: 3}}"), "decide")
    assert walk.choose("stay")
    assert "(you decide: Stay with them)" in told(walk)
