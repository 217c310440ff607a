"""A paste is refused in one polite line, on every channel; where it is allowed it never freezes, loses or hides anything."""

from pathlib import Path

import pytest
from small_journeys import CHAT, COUNTER, EMAILS, LETTERS, POST, made
from staged import Lived, live
from textual import events

from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.living.channels import words_for
from walkshoes.ui.screens.acting import NOWHERE
from walkshoes.ui.widgets.own_words import FULL, LEFT_OUT, LONGEST, LONGEST_LOOK, OwnWords, fitting
from walkshoes.ui.widgets.reactions import NO_PASTE, WordsLine

CHANNELS = {"letter": LETTERS, "email": EMAILS, "chat": CHAT, "social": POST, "in person": COUNTER}
ALLOWED = Input(Kind.ALLOW, "paste", number=1, by=FACILITATOR)


async def to_the_words(lived: Lived) -> OwnWords:
    while lived.walk.accepts != Accepts.TELL:
        if lived.walk.accepts == Accepts.READ:
            await lived.pilot.press("enter")
        await lived.wait(500)
    await lived.pilot.pause()
    return lived.app.walking.query_one(OwnWords)


async def paste(lived: Lived, text: str) -> None:
    lived.app.walking.query_one(OwnWords).post_message(events.Paste(text))
    await lived.pilot.pause()
    await lived.pilot.pause()


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_paste_is_refused_in_a_line_that_fits_the_channel(tmp_path: Path, channel: str):
    async def play(lived: Lived) -> None:
        area = await to_the_words(lived)
        await lived.pilot.press(*"mine")
        await paste(lived, "a story from elsewhere")
        assert area.text == "mine"
        assert " ".join(words_for(channel).no_paste.split()[:4]) in lived.seen()

    live(tmp_path, play, size=(120, 40), **made(CHANNELS[channel]))


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_was_copied_inside_the_app_is_a_paste_too(tmp_path: Path, channel: str):
    async def play(lived: Lived) -> None:
        area = await to_the_words(lived)
        lived.app.copy_to_clipboard("a story from elsewhere")
        await lived.pilot.press("ctrl+v")
        assert area.text == ""

    live(tmp_path, play, **made(CHANNELS[channel]))


def test_a_paste_that_nothing_could_take_is_refused_as_well(tmp_path: Path):
    async def play(lived: Lived) -> None:
        lived.app.walking.set_focus(None)
        lived.app.walking.post_message(events.Paste("7734"))
        await lived.pilot.pause()
        assert words_for("chat").no_paste in lived.seen()

    live(tmp_path, play, **made(CHAT))


def test_an_allowed_paste_that_nothing_could_take_says_so(tmp_path: Path):
    async def play(lived: Lived) -> None:
        lived.app.walking.give(ALLOWED)
        lived.app.walking.set_focus(None)
        lived.app.walking.post_message(events.Paste("7734"))
        await lived.pilot.pause()
        assert NOWHERE in lived.seen()

    live(tmp_path, play, **made(CHAT))


def test_words_for_a_feeling_are_typed_too(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(300)
        await lived.pilot.press("f2", "1", "f2", "w")
        line = lived.app.walking.query_one(WordsLine)
        line.post_message(events.Paste("from elsewhere"))
        await lived.pilot.pause()
        assert line.value == ""
        assert NO_PASTE in lived.seen()

    live(tmp_path, play, size=(120, 40), **made(CHAT))


def test_where_it_is_allowed_a_paste_comes_in_as_plain_text_at_the_cursor(tmp_path: Path):
    async def play(lived: Lived) -> None:
        area = await to_the_words(lived)
        await lived.pilot.press(*"ab", "left")
        lived.app.walking.give(ALLOWED)
        await paste(lived, "\x1b[2Jone\r\ntwo")
        assert area.text == "a[2Jone\ntwob"
        assert LEFT_OUT not in lived.seen()

    live(tmp_path, play, **made(LETTERS))


def test_a_paste_of_a_million_characters_leaves_what_stood_there_and_says_what_was_left_out(tmp_path: Path):
    async def play(lived: Lived) -> None:
        area = await to_the_words(lived)
        lived.app.walking.give(ALLOWED)
        await lived.pilot.press(*"mine ")
        await paste(lived, "word " * 200_000)
        assert area.text.startswith("mine word word")
        assert len(area.text) == LONGEST
        assert " ".join(LEFT_OUT.split()[:4]) in lived.seen()
        await paste(lived, "again")
        assert len(area.text) == LONGEST
        assert " ".join(LEFT_OUT.split()[:4]) in lived.seen()

    live(tmp_path, play, size=(120, 40), **made(LETTERS))


def test_of_a_paste_of_a_million_characters_no_more_is_looked_at_than_could_fit():
    looked_at: list[int] = []

    class Counted(str):
        __slots__ = ()

        def __getitem__(self, key: object) -> str:  # type: ignore[override]
            assert isinstance(key, slice)
            looked_at.append(key.stop)
            return str(self)[key]

    fits, left_out = fitting(Counted("é" * 1_000_000), 100)
    assert (len(fits), left_out) == (100, True)
    assert looked_at == [LONGEST_LOOK]


def test_who_types_on_where_it_is_full_is_told_and_loses_nothing(tmp_path: Path):
    async def play(lived: Lived) -> None:
        area = await to_the_words(lived)
        area.insert("x" * LONGEST)
        await lived.pilot.press("y", "enter")
        await lived.pilot.pause()
        assert area.text == "x" * LONGEST
        assert FULL in lived.seen()
        await lived.pilot.press("backspace", "y")
        assert area.text == "x" * (LONGEST - 1) + "y"
        assert FULL not in lived.seen()

    live(tmp_path, play, **made(EMAILS))


def test_an_allowed_paste_is_allowed_again_after_a_pause(tmp_path: Path):
    async def leaves(lived: Lived) -> None:
        await to_the_words(lived)
        lived.app.walking.give(ALLOWED)
        lived.kept.close()

    async def comes_back(lived: Lived) -> None:
        area = await to_the_words(lived)
        await paste(lived, "mine")
        assert area.text == "mine"

    walk_id = live(tmp_path, leaves, **made(LETTERS))
    live(tmp_path, comes_back, walk_id=walk_id, **made(LETTERS))
