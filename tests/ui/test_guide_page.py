"""The facilitator's page in the app: of the journey the keys stand at, to read and to write to a file."""

import asyncio
from pathlib import Path

import pytest
from walked import at, begun, journey, opened, shows, text, until

from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.record import Record
from walkshoes.ui.screens.guide import GuidePage


def test_it_is_the_page_of_the_journey_the_keys_stand_at(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey(), journey("Another journey")) as pilot:
            await pilot.press("down", "g")
            await at(pilot, "GuidePage")
            assert pilot.app.screen.heading == "Another journey"
            assert shows(pilot, "Whom it is for")
            await pilot.press("escape")
            await at(pilot, "Library")

    asyncio.run(look())


def test_of_a_walk_that_was_left_it_is_its_own_journeys_page(record: Record, record_path: Path) -> None:
    begun(record, two_companies()).close()

    async def look() -> None:
        async with opened(record_path, journey(), two_companies()) as pilot:
            await until(pilot, lambda: "Continue: Two companies" in text(pilot))
            await pilot.press("g")
            await at(pilot, "GuidePage")
            assert pilot.app.screen.heading == "Two companies"

    asyncio.run(look())


def test_what_can_be_decided_stands_there_with_its_sum(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, two_companies()) as pilot:
            await pilot.press("g")
            await at(pilot, "GuidePage")
            assert "One record: costs 5 a year (done right: yes)" in text(pilot)

    asyncio.run(look())


def test_a_click_on_the_button_leads_there_as_well(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.click("#guide")
            await at(pilot, "GuidePage")
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
            await at(pilot, "GuidePage")
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
            await at(pilot, "GuidePage")
            await pilot.press("enter")
            await until(pilot, lambda: "could not be written" in text(pilot))
            assert isinstance(pilot.app.screen, GuidePage)

    asyncio.run(look())


WITH_A_TWIN = """\
title: Two companies
customer: {name: Ann, about: You are Ann.}
company:
  name: Meridian
  teams: {ivr: {}}
  policies: {one_record: {label: One record, costs: 5, sets: {record: shared}}}
twin: {one_record: true}
start: {at: "2026-03-02 14:00", go: choice}
touchpoints:
  choice: {choose: Well?, options: {well: {go: done}, ill: {go: done}}}
  done: {ending: Done., resolved: true}
"""


def two_companies(more: str = "") -> Source:
    return source_of(load_text(WITH_A_TWIN + more, "two-companies"))


@pytest.mark.parametrize(
    ("more", "from_the_list", "from_the_guide"),
    [("", {}, {"one_record": True}), ("walked: done right\n", {"one_record": True}, {})],
)
@pytest.mark.parametrize("guide", [False, True])
def test_the_company_whoever_leads_wants_walked_is_walked(
    record: Record,
    record_path: Path,
    more: str,
    from_the_list: Settings,
    from_the_guide: Settings,
    guide: bool,
) -> None:
    async def walk() -> None:
        async with opened(record_path, two_companies(more)) as pilot:
            if guide:
                await pilot.press("g")
                await at(pilot, "GuidePage")
                await pilot.press("w")
            else:
                await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.click("#on")
            await until(pilot, lambda: len(record.unfinished()) == 1)
            await until(pilot, lambda: type(pilot.app.screen).__name__ != "Course")
            (left,) = record.unfinished()
            assert record.stored(left.id).settings == (from_the_guide if guide else from_the_list)

    asyncio.run(walk())
