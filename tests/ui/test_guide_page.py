"""The facilitator's page in the app: of the journey the keys stand at, to read and to write to a file."""

import asyncio
from pathlib import Path

import pytest
from walked import at, journey, opened, shows, text, until

from walkshoes.ui.screens.guide import Guide


def test_it_is_the_page_of_the_journey_the_keys_stand_at(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey(), journey("Another journey")) as pilot:
            await pilot.press("down", "g")
            await at(pilot, "Guide")
            assert pilot.app.screen.heading == "Another journey"
            assert shows(pilot, "Whom it is for")
            await pilot.press("escape")
            await at(pilot, "Library")

    asyncio.run(look())


def test_a_click_on_the_button_leads_there_as_well(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.click("#guide")
            await at(pilot, "Guide")
            await pilot.click("#back")
            await at(pilot, "Library")

    asyncio.run(look())


def test_it_is_written_to_a_file_whose_place_is_said(
    record_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkshoes.ui.screens.guide.suggested_folder", lambda: tmp_path / "documents")

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("g")
            await at(pilot, "Guide")
            await pilot.press("enter")
            await until(pilot, lambda: "The page is written" in text(pilot))
            (written,) = (tmp_path / "documents").iterdir()
            assert written.name.endswith("-guide.html")
            assert "How it can end" in written.read_text(encoding="utf-8")
            await pilot.press("enter")
            await at(pilot, "Library")

    asyncio.run(look())


def test_where_it_cannot_be_written_it_is_said_and_nothing_is_lost(
    record_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "documents").write_text("a file where a folder should be")
    monkeypatch.setattr("walkshoes.ui.screens.guide.suggested_folder", lambda: tmp_path / "documents")

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("g")
            await at(pilot, "Guide")
            await pilot.press("enter")
            await until(pilot, lambda: "could not be written" in text(pilot))
            assert isinstance(pilot.app.screen, Guide)

    asyncio.run(look())
