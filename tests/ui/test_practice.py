"""Practice before anything counts: three things on the real screen, skipped by a button, and nothing of it kept."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button
from walked import at, begun, journey, live, opened, shows, until

from walkshoes.journey.events import Code
from walkshoes.scenario.load import load_text
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.screens.practice import GO_ON, JOURNEY, LESSONS, OVER, SKIP, PracticeScreen, practice

pytestmark = pytest.mark.usefixtures("newcomer")


async def there(pilot: Pilot[None]) -> PracticeScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, PracticeScreen))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, PracticeScreen)
    return screen


async def to_the_practice(pilot: Pilot[None]) -> PracticeScreen:
    await pilot.press("enter")
    await at(pilot, "Who")
    await pilot.click("#on")
    return await there(pilot)


def test_nothing_is_wrong_in_the_journey_it_is_made_of() -> None:
    assert load_text(JOURNEY.read_text(encoding="utf-8"), "practice", thoroughly=True).findings == ()


def test_three_things_by_key_each_acknowledged_and_then_the_briefing(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            screen = await to_the_practice(pilot)
            assert all(shows(pilot, lesson.do) for lesson in LESSONS.values())
            for keys, code in ((["1"], Code.PRESSED), (["f2", "2"], Code.REACTED), (["f8"], Code.HUNG_UP)):
                assert not shows(pilot, LESSONS[code].done)
                await pilot.press(*keys)
                await until(pilot, lambda code=code: shows(pilot, LESSONS[code].done))
            assert shows(pilot, OVER)
            assert shows(pilot, " ".join(GO_ON.split()))
            assert not shows(pilot, "What now?")
            await pilot.press("enter")
            await at(pilot, "Briefing")
            assert not Path(screen._folder.name).exists()

    asyncio.run(look())
    record = Record(record_path)
    (session,) = record.sessions()
    assert session.walks == 1
    (walk,) = record.walks(session.id)
    assert walk.stage == Stage.BRIEFING
    assert record.stored(walk.id).inputs == ()


def test_three_things_by_mouse(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.click("#practise")
            await there(pilot)
            for button in ("#key-1", "#face-4", "#hang-up"):
                await pilot.click(button)
                await pilot.pause()
            assert shows(pilot, OVER)
            await pilot.click("#coach-out")
            await at(pilot, "Library")

    asyncio.run(look())
    assert Record(record_path).sessions() == []


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
def test_it_is_skipped_by_a_button_that_can_be_seen(record_path: Path, size: tuple[int, int]) -> None:
    async def look() -> None:
        async with opened(record_path, journey(), size=size) as pilot:
            screen = await to_the_practice(pilot)
            assert shows(pilot, " ".join(SKIP.split()))
            region = screen.query_one("#coach-out", Button).region
            assert region.right <= size[0]
            assert region.bottom <= size[1]
            assert screen.query_one("#hang-up").region.bottom <= size[1]
            await pilot.click("#coach-out")
            await at(pilot, "Briefing")

    asyncio.run(look())


def test_escape_first_ends_what_f2_began_and_then_the_practice(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await to_the_practice(pilot)
            await pilot.press("f2", "escape")
            await there(pilot)
            await pilot.press("escape")
            await at(pilot, "Briefing")

    asyncio.run(look())


def test_whoever_has_finished_a_walk_under_that_name_is_not_asked_again(record: Record, record_path: Path) -> None:
    kept = begun(record, alias="Ada")
    live(kept)
    kept.move_to(Stage.DONE)
    kept.close()

    async def look(name: str, screen: str) -> None:
        async with opened(record_path, journey()) as pilot:
            pilot.app.screen.query("Journey").first().focus()
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.press("ctrl+u", *name)
            await pilot.click("#on")
            await until(pilot, lambda: type(pilot.app.screen).__name__ == screen)

    asyncio.run(look("Ada", "Briefing"))
    asyncio.run(look("Ben", "PracticeScreen"))


def test_whoever_has_just_practised_is_not_asked_again_but_the_next_person_is(record_path: Path) -> None:
    async def begins(pilot: Pilot[None], name: str, screen: str) -> None:
        await pilot.press("enter")
        await at(pilot, "Who")
        await pilot.press("ctrl+u", *name)
        await pilot.click("#on")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == screen)
        await pilot.press("escape")
        if screen != "Briefing":
            await at(pilot, "Briefing")
            await pilot.press("escape")
        await at(pilot, "Library")
        await until(pilot, lambda: bool(pilot.app.screen.query("Continued")))
        pilot.app.screen.query("Journey").first().focus()
        await pilot.pause()

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("p")
            await there(pilot)
            await pilot.press("escape")
            await at(pilot, "Library")
            await begins(pilot, "Ada", "Briefing")
            await begins(pilot, "Ada", "Briefing")
            await begins(pilot, "Ben", "PracticeScreen")

    asyncio.run(look())


def test_the_app_can_be_left_from_the_practice(record_path: Path) -> None:
    async def look(*keys: str) -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press(*keys)
            if keys == ("enter",):
                await at(pilot, "Who")
                await pilot.click("#on")
            await there(pilot)
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not pilot.app.is_running)

    asyncio.run(look("p"))
    asyncio.run(look("enter"))


def test_where_there_is_no_room_for_it_nobody_practises(record_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("walkshoes.ui.screens.practice.TemporaryDirectory", full)
    assert practice() is None

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.click("#on")
            await at(pilot, "Briefing")

    asyncio.run(look())
