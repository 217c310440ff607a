"""After a contact in which nothing was felt it is asked once, in the strip, how one is; and it goes by itself."""

from pathlib import Path

import pytest
from building import RINGING
from small_journeys import CHAT, COUNTER, EMAILS, LETTERS, made
from staged import Lived, live

from walkshoes.journey.walk import Accepts
from walkshoes.ui.widgets.own_words import OwnWords
from walkshoes.ui.widgets.reactions import AFTERWARDS, QUESTION

CALLS = """\
welcome: {team: ivr, announce: Thank you for calling Meridian., then: at_home}
at_home: {wait: {for: 1h}, instead: {again: {go: welcome, label: Ring again}}, then: done}
"""


def asks(lived: Lived) -> bool:
    seen = lived.seen()
    assert (AFTERWARDS in seen) != (QUESTION in seen)
    return AFTERWARDS in seen


def test_after_a_call_in_which_nothing_was_felt_and_only_until_something_is(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING)
        assert not asks(lived)
        await lived.until(Accepts.CHOICE)
        focused = lived.app.screen.focused
        assert asks(lived)
        await lived.wait(120_000)
        assert asks(lived)
        assert lived.app.screen.focused is focused
        await lived.pilot.press("f2", "3")
        await lived.pilot.pause()
        assert not asks(lived)
        await lived.wait(120_000)
        assert not asks(lived)

    live(tmp_path, play, CALLS)


def test_it_is_gone_when_the_next_contact_begins(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.CHOICE)
        assert asks(lived)
        await lived.pilot.press("2", "enter")
        await lived.wait(500)
        assert not asks(lived)
        await lived.wait(RINGING)
        await lived.until(Accepts.CHOICE)
        assert asks(lived)

    live(tmp_path, play, CALLS)


def test_whoever_said_how_they_feel_during_the_call_is_not_asked(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING)
        await lived.pilot.click("#face-2")
        await lived.until(Accepts.CHOICE)
        assert not asks(lived)

    live(tmp_path, play, CALLS)


def test_a_walk_that_is_taken_up_again_asks_as_it_did(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.CHOICE)

    async def come_back(lived: Lived) -> None:
        await lived.wait(500)
        assert asks(lived)

    walk_id = live(tmp_path, play, CALLS)
    live(tmp_path, come_back, CALLS, walk_id=walk_id)


@pytest.mark.parametrize("touchpoints", [CHAT, COUNTER], ids=["chat", "counter"])
def test_after_a_chat_that_was_left_and_a_counter_walked_away_from(tmp_path: Path, touchpoints: str) -> None:
    async def play(lived: Lived) -> None:
        if touchpoints is COUNTER:
            await lived.until(Accepts.READ)
            await lived.pilot.press("enter")
        await lived.until(Accepts.TELL)
        assert not asks(lived)
        await lived.pilot.press("f8")
        await lived.wait(500)
        assert asks(lived)

    live(tmp_path, play, **made(touchpoints))


@pytest.mark.parametrize("touchpoints", [LETTERS, EMAILS], ids=["letter", "email"])
def test_after_a_letter_has_been_read_and_not_before(tmp_path: Path, touchpoints: str) -> None:
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.TELL)
        lived.app.walking.query_one(OwnWords).insert("It was late.")
        await lived.pilot.press("tab", "enter")
        await lived.until(Accepts.CHOICE)
        assert not asks(lived)
        await lived.pilot.press("1", "enter")
        await lived.until(Accepts.READ)
        await lived.wait(5_000)
        assert not asks(lived)
        await lived.pilot.press("enter")
        await lived.until(Accepts.CHOICE)
        await lived.wait(5_000)
        assert asks(lived)

    live(tmp_path, play, **made(touchpoints))


def test_words_for_a_face_are_added_while_the_call_runs_on(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING)
        await lived.pilot.press("f2", "1", "f2", "w")
        before = lived.walk.now
        await lived.pilot.press(*"again")
        await lived.wait(1_000)
        assert lived.walk.now == before + 1_000
        await lived.pilot.press("enter")
        await lived.pilot.pause()
        assert [one.text for one in lived.kept.said] == ["again"]

    async def comes_back(lived: Lived) -> None:
        await lived.pilot.press("f2", "w", *"and", "enter")
        await lived.pilot.pause()
        assert [one.text for one in lived.kept.said] == ["again", "and"]

    walk_id = live(tmp_path, play, CALLS)
    live(tmp_path, comes_back, CALLS, walk_id=walk_id)
