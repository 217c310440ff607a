"""What whoever leads the session may do for one person, two quiet steps away from the walk."""

from functools import partial
from pathlib import Path

from building import RINGING
from staged import Lived
from staged import live as live_a_walk
from textual.widgets import Button

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.ui.screens.facilitator import FacilitatorScreen
from walkshoes.ui.screens.help import FOR_LEADERS, HelpScreen

JOURNEY = """\
welcome: {team: ivr, collect: {fact: account_number, say: Key it., between_digits: 4s}, then: music}
music: {team: ivr, hold: {for: 10m}, then: done}
"""
live = partial(live_a_walk, touchpoints=JOURNEY)


async def lead(lived: Lived) -> None:
    lived.app.push_screen(HelpScreen("", lived.app.walking.lead))
    await lived.pilot.pause()
    await lived.pilot.press("f7")
    await lived.pilot.pause()
    assert isinstance(lived.app.screen, FacilitatorScreen)


async def back(lived: Lived) -> None:
    await lived.pilot.press("escape")
    await lived.pilot.pause()
    assert lived.app.screen is lived.app.walking


def test_the_panel_is_reached_from_the_word_of_help_by_key_and_by_mouse(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lead(lived)
        await back(lived)
        lived.app.push_screen(HelpScreen("", lived.app.walking.lead))
        await lived.pilot.pause()
        assert FOR_LEADERS in lived.seen()
        await lived.pilot.click("#lead")
        await lived.pilot.pause()
        assert isinstance(lived.app.screen, FacilitatorScreen)
        await lived.pilot.click("#close")
        await lived.pilot.pause()
        assert lived.app.screen is lived.app.walking

    live(tmp_path, play)


def test_where_no_walk_is_under_way_there_is_no_such_panel(tmp_path: Path):
    async def play(lived: Lived) -> None:
        lived.app.push_screen(HelpScreen("A word."))
        await lived.pilot.pause()
        assert FOR_LEADERS not in lived.seen()
        await lived.pilot.press("f7")
        await lived.pilot.pause()
        assert isinstance(lived.app.screen, HelpScreen)

    live(tmp_path, play)


def test_pasting_is_allowed_for_this_person_and_kept(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(500)
        await lead(lived)
        await lived.pilot.click("#lead-paste")
        await lived.pilot.pause()
        assert lived.walk.may_paste
        assert lived.app.screen.query_one("#lead-paste", Button).disabled
        await back(lived)

    async def comes_back(lived: Lived) -> None:
        assert lived.walk.may_paste

    walk_id = live(tmp_path, play)
    live(tmp_path, comes_back, walk_id=walk_id)


def test_time_outs_are_three_times_as_long_and_back_to_normal(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.KEY)
        await lead(lived)
        await lived.pilot.click("#lead-longer")
        await lived.pilot.pause()
        assert lived.walk.leeway == 3
        await back(lived)
        await lived.pilot.press("7")
        await lived.wait(11_500)
        assert lived.app.walking.living.number == "7"
        await lived.wait(1_000)
        assert lived.happened(Code.WRONG) == 1
        await lead(lived)
        assert "time-outs back to normal" in lived.seen()
        await lived.pilot.click("#lead-longer")
        await lived.pilot.pause()
        assert lived.walk.leeway == 1

    live(tmp_path, play)


def test_a_wait_is_ended_and_counted_in_full(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(RINGING)
        await lead(lived)
        assert lived.app.screen.query_one("#lead-wait", Button).disabled
        await back(lived)
        await lived.until(Accepts.KEY)
        await lived.pilot.press(*"773409128851", "number_sign")
        await lived.wait(2_000)
        await lead(lived)
        await lived.pilot.click("#lead-wait")
        await lived.pilot.pause()
        await back(lived)
        assert lived.walk.ended
        assert lived.kept.ledger().minutes_ms["waiting"] == 10 * 60_000

    live(tmp_path, play)


def test_time_stands_still_while_the_panel_is_open(tmp_path: Path):
    async def play(lived: Lived) -> None:
        await lived.wait(1_000)
        await lead(lived)
        here = lived.walk.now
        await lived.wait(30_000)
        assert lived.walk.now == here

    live(tmp_path, play)
