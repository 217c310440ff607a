"""How long speech takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.clock import BEFORE_PRESS_MS, BETWEEN_ITEMS_MS, phrases, speech_ms
from walkshoes.scenario.callers import DIGIT_MS


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("", 0),
        ("Hello", 400),
        ("Your call is important to us.", 6 * 400),
        ("Press 1.", 400 + DIGIT_MS),
        ("Your number is 7734 09 128851.", 3 * 400 + 12 * DIGIT_MS),
        ("  Two\n words ", 800),
    ],
)
def test_a_voice_speaks_150_words_a_minute_and_two_digits_a_second(text: str, ms: int) -> None:
    assert speech_ms(text, 150) == ms


def test_another_pace_takes_another_time() -> None:
    assert speech_ms("one two three", 60) == 3_000
    assert speech_ms("one two three", 400) == 450


def test_a_text_is_said_in_breaths() -> None:
    assert phrases("Good day. How can I help?", 150) == ((800, "Good day."), (800 + 1_600, "How can I help?"))


def test_a_line_with_a_delay_begins_later() -> None:
    assert phrases("Good day. Yes?", 150, lead_ms=900) == ((1_700, "Good day."), (2_100, "Yes?"))


def test_a_menu_pauses_between_its_items_and_before_press() -> None:
    first = 2 * 400 + 400 + DIGIT_MS + BEFORE_PRESS_MS
    second = first + BETWEEN_ITEMS_MS + 3 * 400 + 400 + DIGIT_MS + BEFORE_PRESS_MS
    assert phrases("For bills, press 1. For anything else, press 2.", 150, menu=True) == (
        (first, "For bills, press 1."),
        (second, "For anything else, press 2."),
    )


@given(st.text(max_size=200), st.integers(60, 400), st.booleans())
def test_breaths_come_one_after_the_other_and_lose_no_word(text: str, pace: int, menu: bool) -> None:
    made = phrases(text, pace, menu=menu)
    assert [at for at, _ in made] == sorted(at for at, _ in made)
    assert " ".join(words for _, words in made).split() == text.split()
