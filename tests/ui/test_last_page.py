"""The summary as a file: where it is suggested, where it lies, and why it does not."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input
from walked import begun, journey, live, shows, until

from walkshoes.reports.places import free_name, place_for, suggested_folder
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.summary import Summary


def walked(record: Record, alias: str = "Ada") -> KeptWalk:
    kept = begun(record, journey(), alias)
    live(kept)
    return kept


def on_the_page(
    record: Record, kept: KeptWalk, folder: Path, do: Callable[[Pilot[None], Summary], Awaitable[None]]
) -> list[Outcome | None]:
    left: list[Outcome | None] = []

    async def run() -> None:
        app = WalkshoesApp(record.path, list)
        async with app.run_test(size=(80, 24)) as pilot:
            page = Summary(kept, record, folder)
            await app.push_screen(page, left.append)
            await pilot.pause()
            await do(pilot, page)
            await pilot.pause()

    asyncio.run(run())
    return left


def test_it_is_written_where_it_says_and_then_leads_back(record: Record, tmp_path: Path) -> None:
    async def do(pilot: Pilot[None], page: Summary) -> None:
        page.action_on()
        await until(pilot, lambda: shows(pilot, "The summary is written."))
        assert shows(pilot, "back to the journeys")
        assert not shows(pilot, "no, thank you")
        page.action_on()

    folder = tmp_path / "papers"
    folder.mkdir()
    assert on_the_page(record, walked(record), folder, do) == [Outcome(Way.ON)]
    assert "A small journey" in (folder / "small-Ada.html").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_never_written_over(record: Record, tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("my own page")

    async def do(pilot: Pilot[None], page: Summary) -> None:
        page.query_one("#path", Input).value = str(mine)
        page.action_on()
        await until(pilot, lambda: shows(pilot, "There is already a file of this name"))

    on_the_page(record, walked(record), tmp_path, do)
    assert mine.read_text() == "my own page"


def test_a_place_that_cannot_be_written_to_is_told_in_words(record: Record, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")

    async def do(pilot: Pilot[None], page: Summary) -> None:
        for wanted in (str(tmp_path / "a-file" / "page.html"), "x" * 400):
            page.query_one("#path", Input).value = wanted
            page.query_one("#written").update("")  # type: ignore[attr-defined]
            page.action_on()
            await until(pilot, lambda: shows(pilot, "It could not be written there"))

    on_the_page(record, walked(record), tmp_path, do)


def test_a_folder_gets_a_free_name_and_a_name_without_an_ending_a_page(record: Record, tmp_path: Path) -> None:
    kept = walked(record, "A/../[b] ☎ <x>")
    first = place_for(str(tmp_path), tmp_path, kept)
    assert first.parent == tmp_path
    assert first.suffix == ".html"
    assert not set("/[<☎. ") & set(first.stem)
    first.write_text("")
    assert free_name(tmp_path, kept) != first
    assert place_for(str(tmp_path / "page"), tmp_path, kept) == tmp_path / "page.html"
    assert place_for(str(tmp_path / "page.MD"), tmp_path, kept) == tmp_path / "page.MD"
    assert place_for("", tmp_path, kept).parent == tmp_path
    assert place_for("~nobody-of-this-name/page.md", tmp_path, kept).name == "page.md"


def test_documents_are_suggested_where_there_are_any(tmp_path: Path) -> None:
    assert suggested_folder() == tmp_path
    (tmp_path / "Documents").mkdir()
    assert suggested_folder() == tmp_path / "Documents"
