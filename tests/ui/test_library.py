"""The first screen: what was left unfinished first, then the journeys; and a record that cannot be opened."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Static
from walked import at, begun, journey, live, opened, shows, text, until

from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.screens.library import RECENT, STOPPED, Continued, Journey
from walkshoes.ui.widgets.entry import Entry


def test_the_unfinished_stand_first_and_the_done_are_gone(record: Record, record_path: Path) -> None:
    left = begun(record, alias="Ada")
    left.move_to(Stage.WALK)
    left.close()
    done = begun(record, alias="Ben")
    done.move_to(Stage.DONE)
    done.close()

    async def look() -> None:
        async with opened(record_path, journey(), journey("Another journey")) as pilot:
            stands = text(pilot)
            first = stands.index("Continue: A small journey")
            assert first < stands.index("Another journey")
            assert "Ada, stopped on the way" in stands
            assert "Ben" not in stands

    asyncio.run(look())


def test_in_an_old_record_the_journeys_stand_after_the_newest_walks_and_before_the_others(
    record: Record, record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkshoes.ui.screens.library.AT_ONCE", 3)
    for number in range(RECENT + 7):
        begun(record, alias=f"Guest {number}").close()

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await until(pilot, lambda: len(pilot.app.screen.query(Continued)) == RECENT + 7)
            entries = list(pilot.app.screen.query(Entry))
            assert [isinstance(entry, Journey) for entry in entries].index(True) == RECENT
            assert entries[0].has_focus
            aliases = [entry.walk.alias for entry in entries if isinstance(entry, Continued)]
            assert aliases == [f"Guest {number}" for number in reversed(range(RECENT + 7))]

    asyncio.run(look())


def test_what_was_paused_just_now_stands_first_though_others_were_begun_later(
    record: Record, record_path: Path
) -> None:
    for alias in ("Ada", "Ben"):
        begun(record, alias=alias).close()

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await until(pilot, lambda: pilot.app.screen.query(Continued).first().has_focus)
            await pilot.press("down", "enter")
            await at(pilot, "Briefing")
            await pilot.press("escape")
            await until(pilot, lambda: [one.walk.alias for one in pilot.app.screen.query(Continued)] == ["Ada", "Ben"])
            assert shows(pilot, "Your walk is paused")
            await until(pilot, lambda: pilot.app.screen.query(Continued).first().has_focus)

    asyncio.run(look())


def test_how_far_a_walk_has_come_is_not_told_in_minutes() -> None:
    assert not any(character.isdigit() for stopped in STOPPED.values() for character in stopped)


def test_every_stage_that_can_be_left_has_words() -> None:
    assert set(STOPPED) == set(Stage) - {Stage.DONE}


@pytest.mark.usefixtures("lived_at_once")
def test_going_on_with_a_walk_comes_to_where_it_was(record: Record, record_path: Path) -> None:
    kept = begun(record)
    kept.move_to(Stage.WALK)
    live(kept)
    kept.close()

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "HowItWas")

    asyncio.run(look())


def test_a_record_that_cannot_be_opened_is_told_in_its_sentence(record_path: Path) -> None:
    record_path.write_text("Dear diary, this is no record of walks at all." * 50)

    async def look() -> None:
        app = WalkshoesApp(record_path, lambda: [journey()])
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: shows(pilot, "is not a record of walkshoes"))
            assert not shows(pilot, "A small journey")
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not app.is_running)
        assert app.return_code == 0

    asyncio.run(look())


def test_without_a_journey_it_says_so(record_path: Path) -> None:
    async def look() -> None:
        app = WalkshoesApp(record_path, list)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: shows(pilot, "There is no journey here yet."))
            assert app.screen.query_one("#moment", Static).display

    asyncio.run(look())


def test_a_record_that_fails_on_the_way_is_told_on_a_calm_screen(
    record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from walkshoes.sessions.trouble import RecordTrouble

    def full(*_: object, **__: object) -> None:
        raise RecordTrouble("The disk is full, so nothing more can be kept.")

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            monkeypatch.setattr(Record, "begin", full)
            await pilot.click("#on")
            await at(pilot, "TroubleScreen")
            assert shows(pilot, "The disk is full, so nothing more can be kept.")
            await pilot.press("enter")
            await at(pilot, "Library")

    asyncio.run(look())
