"""Text is made harmless once, before it reaches a terminal or a file."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.scenario.plain import MOST_MARKS, is_plain, left_out, plain

ACTS_ON_A_TERMINAL = {
    "clears the screen": "\x1b[2J\x1b[H",
    "renames the window": "\x1b]0;hacked\x07",
    "renames a tmux pane": "\x1bkhacked\x1b\\",
    "writes to the clipboard": "\x1b]52;c;aGFja2Vk\x07",
    "makes a hidden link": "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x1b\\",
    "begins a command in one character": "\x9b31m",
    "ends the text for C programs": "before\0after",
    "rings the bell and goes back": "\a\b\x7f",
    "jumps down and feeds the form": "\v\f",
    "starts a line in another way": "next\x85line",
    "turns the reading direction round": "\u202etxt.exe",
    "isolates a direction": "\u2066hidden\u2069",
    "hides between letters": "pay\u200b\u00ad\u2060\ufeffpal",
    "cannot be encoded": "half a pair \ud800",
    "is of nobody's alphabet": "\ue000\U000f0000\U0010fffe",
    "carries hidden tags": "flag\U000e0067\U000e007f",
}


@pytest.mark.parametrize("payload", ACTS_ON_A_TERMINAL.values(), ids=ACTS_ON_A_TERMINAL.keys())
def test_text_that_acts_is_made_to_lie_still(payload: str) -> None:
    harmless = plain(payload)

    assert not is_plain(payload)
    assert all(c.isprintable() for c in harmless)
    assert left_out(payload) > 0


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for calling Meridian.",
        "Grüße, Zoë – 您好, مرحبا, שלום, नमस्ते",
        "Two lines\nof text",
        "1 234,50 € : un prix français",
        "👩‍👧 ☎️ and one 👍🏽",
        "[/b] [@click=app.quit]here[/] {name} <b>",
    ],
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert plain(text) == text
    assert is_plain(text)
    assert left_out(text) == 0


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("key\tvalue", "key value"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_line_breaks_tabs_and_accents_have_one_form_and_nothing_is_lost(written: str, kept: str) -> None:
    assert plain(written) == kept
    assert left_out(written) == 0


def test_a_letter_carries_few_marks() -> None:
    piled = "x" + "\u0334" * 500 + "y"

    assert plain(piled) == "x" + "\u0334" * MOST_MARKS + "y"


def test_a_joiner_does_not_let_a_pile_start_afresh() -> None:
    piled = "x" + ("\u0334" * MOST_MARKS + "\u200d") * 50

    assert len(plain(piled)) == 1 + MOST_MARKS


def test_a_huge_pile_of_marks_takes_no_time() -> None:
    assert len(plain("x" + "\u0334\u0301" * 200_000)) < 10


def test_long_text_is_cut() -> None:
    assert plain("abcdef", longest=3) == "abc"
    assert len(plain("é" * 30_000)) == 20_000
    assert not is_plain("x" * 20_001)


@given(st.text(st.characters(exclude_categories=())))
def test_plain_text_is_safe_normal_and_final(text: str) -> None:
    harmless = plain(text)

    assert plain(harmless) == harmless
    assert is_plain(harmless)
    assert unicodedata.is_normalized("NFC", harmless)
    assert all(c in "\n\u200d\ufe0f" or unicodedata.category(c)[0] != "C" for c in harmless)
    assert harmless.encode("utf-8").decode("utf-8") == harmless


@given(st.text("xe\u0301\u0334\u0338\u093c\u0915\u200d\ufe0f\x1b\u1100\u1161\ufb2c\u0344"))
def test_marks_and_joiners_in_any_order_give_final_text(text: str) -> None:
    assert plain(plain(text)) == plain(text)
