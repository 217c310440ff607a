"""Everything that can be done, by name: only what is possible here, and it is done."""

import asyncio
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot
from walked import at, begun, journey, opened, shows, until

from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.actions import ACTIONS, ASKED, possible


def named(pilot: Pilot[None]) -> list[str]:
    return [one.says for one in possible(pilot.app.screen)]


async def asked(pilot: Pilot[None], words: str) -> None:
    """Open the list, write a few letters, take what is found first."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
    await pilot.press(*words)
    await until(pilot, lambda: bool(pilot.app.screen.query_one("CommandList").option_count))
    await pilot.pause(0.2)
    await pilot.press("enter")
    await until(pilot, lambda: not isinstance(pilot.app.screen, CommandPalette))


def test_it_is_opened_by_key_and_from_help_and_shows_what_is_possible(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            assert named(pilot) == [
                "Practise first",
                "Lead a session",
                "Help",
                "Light or dark",
                "Settings",
                "Leave walkshoes",
            ]
            await pilot.press("f1")
            await at(pilot, "HelpScreen")
            await pilot.click("#doing")
            await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
            await until(pilot, lambda: shows(pilot, "Practise first"))
            assert shows(pilot, ASKED)
            assert not shows(pilot, "Hang up")
            await pilot.press("escape")
            await at(pilot, "Library")

    asyncio.run(look())


def test_what_is_found_is_done(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            before = pilot.app.theme
            await asked(pilot, "dark")
            await until(pilot, lambda: pilot.app.theme != before)
            await asked(pilot, "sett")
            await at(pilot, "Settings")
            await asked(pilot, "back")
            await at(pilot, "Library")
            await asked(pilot, "leave")
            await until(pilot, lambda: not pilot.app.is_running)

    asyncio.run(look())


def test_on_a_walk_there_is_more_and_leaving_from_the_list_keeps_it(record: Record, record_path: Path) -> None:
    kept = begun(record)
    kept.move_to(Stage.WALK)
    kept.close()

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            app = pilot.app
            await pilot.press("enter")
            await until(pilot, lambda: type(app.screen).__name__ == "WalkScreen")
            await pilot.pause()
            walking = app.screen
            there = named(pilot)
            assert {"Say how you feel", "Next paper", "Hang up, or leave", "Pause here"} <= set(there)
            assert "Letters and emails" not in there
            assert "Go back" not in there
            await asked(pilot, "how you feel")
            await until(pilot, lambda: walking.query_one("Reactions").armed)
            await pilot.press("1")
            await asked(pilot, "hang up")
            await until(pilot, lambda: not walking.kept.walk.live)
            assert "Hang up, or leave" not in named(pilot)
            await asked(pilot, "whoever leads")
            await at(pilot, "FacilitatorScreen")
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not app.is_running)

    asyncio.run(look())
    [row] = Record(record_path).unfinished()
    assert row.stage == Stage.WALK


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.says)
def test_every_one_says_its_key(action: object) -> None:
    assert " · " in action.about  # type: ignore[attr-defined]
