"""What whoever leads asks of all is obeyed on the screen of a walk; and what is asked of one walk alone."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from building import RINGING
from grouped import Together
from grouped import together as live_together
from textual.screen import Screen
from textual.widgets import Button
from walked import shows

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.living.obeying import DEBRIEF, HELD, NOT_BEGUN
from walkshoes.living.pace import Pace
from walkshoes.sessions.steering import Ask
from walkshoes.sessions.times import utc_text
from walkshoes.ui.screens.facilitator import A_NUMBER, FITS, FacilitatorScreen
from walkshoes.ui.screens.walk import STANDS_STILL
from walkshoes.ui.widgets.own_words import OwnWords

together = partial(live_together, group=0, led=True)
STORY = "welcome: {team: support, talk: [{ask: {fact: story}}], then: done}\n"
HOLD = "welcome: {team: ivr, hold: {for: 10m}, then: after}\nafter: {team: ivr, hold: {for: 5m}, then: done}\n"


async def begun(lived: Together) -> None:
    lived.ask(Ask.START)
    await lived.wait(1_500)


async def lead(lived: Together) -> FacilitatorScreen:
    lived.app.walking.lead()
    await lived.pilot.pause()
    assert isinstance(lived.app.screen, FacilitatorScreen)
    return lived.app.screen


def test_before_the_session_has_begun_time_stands_still_and_the_screen_says_so(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(20_000)
        assert lived.walk.now == 0
        assert NOT_BEGUN in lived.seen()
        await lived.press("f2", "1")
        assert lived.happened(Code.REACTED) == 0, "there is nothing to feel yet"
        lived.ask(Ask.START)
        await lived.wait(2_000)
        assert NOT_BEGUN not in lived.seen()
        assert lived.walk.now >= 1_000

    together(tmp_path, play)


def test_while_it_is_held_nothing_can_be_done_in_the_call_but_the_desk_can_be_looked_at(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        await lived.until(Accepts.PRESS)
        lived.ask(Ask.HOLD)
        await lived.wait(1_500)
        here = lived.walk.now
        assert HELD in lived.seen()
        await lived.press("2")
        await lived.pilot.click("#key-2")
        assert STANDS_STILL in lived.seen()
        await lived.press("f8")
        await lived.wait(60_000)
        assert lived.walk.now == here
        assert not lived.kept.inputs()
        await lived.press("f4")
        await lived.press("f2", "2")
        assert lived.happened(Code.REACTED) == 1, "how it feels belongs to the moment at which time was stopped"
        lived.ask(Ask.GO_ON)
        await lived.wait(1_500)
        assert HELD not in lived.seen()
        assert lived.walk.now > here
        await lived.press("2")
        assert lived.happened(Code.PRESSED) == 1
        assert len(lived.rows("SELECT 1 FROM gap")) == 2

    together(tmp_path, play)


def test_a_choice_is_refused_softly_while_it_is_held(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        await lived.until(Accepts.PRESS)
        await lived.press("3")
        await lived.until(Accepts.CHOICE)
        lived.ask(Ask.HOLD)
        await lived.wait(1_500)
        await lived.press("3", "enter")
        assert STANDS_STILL in lived.seen()
        assert not lived.walk.ended
        lived.ask(Ask.GO_ON)
        await lived.wait(1_500)
        await lived.press("enter")
        assert lived.walk.ended

    together(tmp_path, play)


def test_hands_are_not_counted_while_it_is_held(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        await lived.until(Accepts.PRESS)
        lived.ask(Ask.HOLD)
        await lived.wait(1_500)
        assert not lived.app.walking.query_one("#count-hands", Button).display
        await lived.press("f7")
        assert lived.app.screen is lived.app.walking
        assert STANDS_STILL in lived.seen()

    together(tmp_path, play, group=12)


def test_whoever_began_to_write_while_it_was_held_has_begun_when_it_goes_on(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        await lived.until(Accepts.TELL)
        lived.ask(Ask.HOLD)
        await lived.wait(1_500)
        await lived.press(*"It was")
        assert not lived.walk.began
        lived.ask(Ask.GO_ON)
        await lived.wait(1_500)
        assert lived.walk.began, "no time-out may fall while somebody writes"
        assert lived.app.walking.query_one(OwnWords).text == "It was"

    together(tmp_path, play, touchpoints=STORY)


def test_all_waits_are_ended_from_another_screen(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        await lived.wait(RINGING + 5_000)
        lived.ask(Ask.END_WAITS)
        await lived.wait(1_500)
        assert lived.walk.where[0] == "after"
        await lived.wait(5_000)
        assert lived.walk.where[0] == "after"
        assert lived.kept.ledger().minutes_ms["waiting"] > 600_000

    together(tmp_path, play, touchpoints=HOLD)


def test_the_pace_of_all_shows_beside_the_clock(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        await lived.wait(RINGING + 5_000)
        lived.ask(Ask.PACE, "6")
        await lived.wait(1_500)
        assert "wait ×6" in lived.seen()
        lived.ask(Ask.FIT, utc_text(timedelta(minutes=2)))
        await lived.wait(1_500)
        assert "wait ×8" in lived.seen() or "wait ×7" in lived.seen()

    together(tmp_path, play, touchpoints=HOLD)


def test_the_debrief_is_said_and_the_walk_can_be_gone_on_with(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        lived.ask(Ask.DEBRIEF)
        await lived.wait(1_500)
        assert DEBRIEF in lived.seen()
        await lived.until(Accepts.PRESS)
        await lived.press("3")
        assert lived.happened(Code.PRESSED) == 1
        await lived.press("f9")
        assert lived.app.outcome == "left"

    together(tmp_path, play)


def test_time_that_is_let_go_on_behind_another_screen_stands_still_until_that_is_gone(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await begun(lived)
        lived.ask(Ask.HOLD)
        await lived.wait(1_500)
        await lived.app.push_screen(Screen())
        here = lived.walk.now
        lived.ask(Ask.GO_ON)
        await lived.wait(20_000)
        assert lived.walk.now == here
        await lived.app.pop_screen()
        await lived.wait(1_000)
        assert lived.walk.now > here

    together(tmp_path, play)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
def test_the_line_is_read_whole_at_every_size_and_covers_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(1_500)
        assert shows(lived.pilot, NOT_BEGUN)
        screen = lived.app.walking
        for name in ("#heading", "#here", "#phone", "#hang-up", "#reactions", "#face-5"):
            region = screen.query_one(name).region
            assert screen.region.contains_region(region), name
            assert region.area, name
            assert not region.overlaps(screen.query_one("#steered").region), name

    together(tmp_path, play, size=size)


# this walk alone


def test_one_walk_is_held_and_let_go_on_by_a_key(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(1_000)
        await lead(lived)
        await lived.press("h")
        assert "let time go on" in lived.seen()
        await lived.press("escape")
        here = lived.walk.now
        await lived.wait(5_000)
        assert lived.walk.now == here
        assert HELD in lived.seen()
        await lead(lived)
        await lived.press("h", "escape")
        await lived.wait(1_000)
        assert lived.walk.now > here
        assert HELD not in lived.seen()
        assert len(lived.rows("SELECT 1 FROM gap")) == 1

    together(tmp_path, play, led=False)


def test_a_walk_that_is_paused_while_it_is_held_keeps_the_gap(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(1_000)
        await lead(lived)
        await lived.press("h", "escape", "f9")
        assert lived.app.outcome == "left"
        assert len(lived.rows("SELECT 1 FROM gap")) == 1

    together(tmp_path, play, led=False)


def test_waiting_is_hurried_step_by_step_by_key_and_by_mouse(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(RINGING + 2_000)
        await lead(lived)
        await lived.press("plus", "plus", "plus")
        assert "waiting runs ×12" in lived.seen()
        await lived.press("minus")
        await lived.pilot.click("#lead-slower")
        await lived.pilot.click("#lead-faster")
        await lived.pilot.pause()
        assert "waiting runs ×6" in lived.seen()
        await lived.press("plus", "plus", "plus", "plus")
        assert lived.app.walking.pacing.pace == Pace(20)
        await lived.press(*["minus"] * 9)
        assert lived.app.walking.pacing.pace == Pace(1)
        await lived.press("plus", "escape")
        await lived.wait(1_000)
        assert "wait ×3" in lived.seen()

    together(tmp_path, play, led=False, touchpoints=HOLD)


def test_the_rest_is_fitted_into_minutes_by_keys_alone(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(RINGING + 2_000)
        await lead(lived)
        await lived.press("m", "enter")
        assert A_NUMBER in lived.seen()
        await lived.press("3", "enter")
        assert FITS in lived.seen()
        await lived.press("escape")
        await lived.wait(1_000)
        assert "wait ×5" in lived.seen()

    together(tmp_path, play, led=False, touchpoints=HOLD)


def test_what_cannot_fit_is_said(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(RINGING + 2_000)
        await lead(lived)
        await lived.press("m", "0", "enter")
        assert A_NUMBER in lived.seen()
        await lived.press("backspace", "1", "enter")
        assert shows(lived.pilot, "it will not fit into 1 minute")

    together(tmp_path, play, led=False, touchpoints=HOLD.replace("10m", "3h"))


def test_pasting_and_time_outs_and_the_end_of_a_wait_have_keys(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(RINGING + 2_000)
        await lead(lived)
        await lived.press("p", "t")
        assert lived.walk.may_paste
        assert lived.walk.leeway == 3
        await lived.press("e")
        assert lived.app.screen is lived.app.walking
        assert lived.walk.where[0] == "after"

    together(tmp_path, play, led=False, touchpoints=HOLD)
