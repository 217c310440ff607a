"""A caption is typed at the pace of speech: its pauses and the delay on a line are felt."""

from walkshoes.journey.clock import phrases
from walkshoes.living.caption import FLIP_MS, Caption, Voice, spoken, words_of

WPM = 150  # 400 ms a word


def caption(text: str, *, menu: bool = False, lead_ms: int = 0) -> Caption:
    breaths = phrases(text, WPM, menu=menu, lead_ms=lead_ms)
    return Caption(Voice.COMPANY, "Meridian", text, 1_000, words_of(text, breaths, WPM))


def said(made: Caption, ms: int) -> str:
    return made.text[: made.said(1_000 + ms)]


def test_words_come_at_the_pace_they_are_spoken():
    made = caption("Thank you for calling.")
    assert [said(made, ms) for ms in (0, 400, 800, 1_600)] == ["", "Thank", "Thank you", "Thank you for calling."]


def test_letters_come_one_by_one_within_a_word():
    assert said(caption("Meridian"), 200) == "Meri"


def test_a_digit_takes_half_a_second():
    made = caption("press 12 now")
    assert said(made, 400) == "press"
    assert said(made, 900) == "press 1"
    assert said(made, 1_400) == "press 12"


def test_a_menu_pauses_between_its_items():
    made = caption("For sales, press 1. For bills, press 2.", menu=True)
    over_first = made.words[3].at_ms + made.words[3].ms
    assert said(made, over_first + 499) == "For sales, press 1."
    assert said(made, over_first + 500 + 250 + 400) == "For sales, press 1. For"


def test_the_delay_on_a_line_is_felt_before_the_first_word():
    made = caption("Hello there.", lead_ms=900)
    assert said(made, 900) == ""
    assert said(made, 1_300) == "Hello"


def test_it_is_over_when_the_engine_says_so():
    text = "One two. Three 44 five!"
    breaths = phrases(text, WPM, menu=True, lead_ms=900)
    made = Caption(Voice.AGENT, "Support", text, 0, words_of(text, breaths, WPM))
    assert made.over_ms == breaths[-1][0]


def test_what_was_cut_short_stays_cut():
    made = caption("Please listen carefully.")
    made.cut_ms = 1_000 + 800
    assert said(made, 60_000) == "Please listen"
    assert made.was_cut
    assert not made.going_on(1_000 + 900)


def test_what_merely_happens_is_there_at_once():
    made = Caption(Voice.SCENE, "", "You hang up.", 1_000)
    assert said(made, 0) == "You hang up."


def test_line_breaks_and_double_spaces_do_not_confuse_the_words():
    made = spoken(Voice.YOU, "You", "One  two\nthree. Four", 1_000, WPM)
    assert said(made, 1_200) == "One  two\nthree."
    assert said(made, 1_600) == made.text


def test_the_leaves_of_a_calendar_come_off_one_by_one_and_the_last_stays():
    made = Caption(Voice.LEAF, "", "3 days later", 0, leaves=("Mon", "Tue", "Wed"))
    assert [made.leaf(ms) for ms in (0, FLIP_MS // 2, FLIP_MS, 10 * FLIP_MS)] == ["Mon", "Tue", "Wed", "Wed"]
