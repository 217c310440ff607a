"""Every screen as it stands at 80 by 24 and at 120 by 40, in plain text: one file for each in `goldens`.

After a change that is wanted, renew them and read the differences:

    WALKSHOES_GOLDENS=renew python -m pytest tests/ui/test_goldens.py
"""

import asyncio
import difflib
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from building import COMPANY, source
from small_journeys import CHAT, COUNTER, EMAILS, LETTERS, POST, made
from staged import Lived, Stage, Stopwatch
from staged import live as live_a_walk
from textual.pilot import Pilot
from textual.widgets import Input, TextArea
from walked import JOURNEY, at, begun, journey, opened, text, until

from walkshoes.journey.walk import Accepts
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage as Reached
from walkshoes.ui.screens.help import HelpScreen
from walkshoes.ui.screens.practice import PracticeScreen, practice
from walkshoes.ui.screens.trouble import TroubleScreen

FOLDER = Path(__file__).with_name("goldens")
RENEW = os.environ.get("WALKSHOES_GOLDENS") == "renew"
SIZES = [(80, 24), (120, 40)]
Way = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    monkeypatch.setattr(Input, "cursor_blink", False)
    monkeypatch.setattr(TextArea, "cursor_blink", False)
    columns, lines = request.param
    return columns, lines


def compare(name: str, size: tuple[int, int], seen: str) -> None:
    """The screen is as the file says; or the file is made to say so."""
    file = FOLDER / f"{name}-{size[0]}x{size[1]}.txt"
    drawn = "\n".join(line.rstrip() for line in seen.splitlines()) + "\n"
    if RENEW:
        FOLDER.mkdir(exist_ok=True)
        file.write_text(drawn, encoding="utf-8")
        return
    assert file.exists(), f"There is no {file.name}; the beginning of this file says how it is made."
    kept = file.read_text(encoding="utf-8")
    differences = difflib.unified_diff(kept.splitlines(), drawn.splitlines(), file.name, "now", lineterm="")
    assert kept == drawn, "\n".join(differences)


async def to_who(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await at(pilot, "Who")


async def to_board(pilot: Pilot[None]) -> None:
    await to_who(pilot)
    await pilot.click("#on")
    await at(pilot, "Board")


async def to_signing(pilot: Pilot[None]) -> None:
    await to_board(pilot)
    await pilot.press("space", "down", "down", "enter", "down")


async def to_briefing(pilot: Pilot[None]) -> None:
    await to_who(pilot)
    await pilot.click("#on")
    await at(pilot, "Briefing")


async def to_anticipate(pilot: Pilot[None]) -> None:
    await to_briefing(pilot)
    await pilot.click("#on")
    await at(pilot, "Anticipate")


async def to_settings(pilot: Pilot[None]) -> None:
    await pilot.press("s")
    await at(pilot, "Settings")


async def to_help(pilot: Pilot[None]) -> None:
    await pilot.press("f1")
    await at(pilot, "HelpScreen")


async def to_what_can_be_done(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+p")
    await until(pilot, lambda: "Leave walkshoes" in text(pilot))


async def to_trouble(pilot: Pilot[None]) -> None:
    pilot.app.push_screen(TroubleScreen("The disk is full, so nothing more can be kept."))
    await at(pilot, "TroubleScreen")


async def stay(pilot: Pilot[None]) -> None:
    await pilot.pause()


WAYS: dict[str, Way] = {
    "library": stay,
    "settings": to_settings,
    "help": to_help,
    "what-can-be-done": to_what_can_be_done,
    "who": to_who,
    "briefing": to_briefing,
    "anticipate": to_anticipate,
    "trouble": to_trouble,
}


THE_BOARD: dict[str, Way] = {"board": to_board, "board-decided": to_signing}
BOARD_PAPER = """\
board_paper:
  text: |
    To the board. Three proposals

    Calls are up by a tenth, and the budget is not.
    The board is asked to approve each of these, or not.
  offers: [abroad, one_record, {policy: staff, at: 8}]
"""
POLICIES = """\
policies:
  abroad: {label: Move the centre abroad, saves: 900000, sets: {teams.support.delay: 1s}}
  one_record: {label: One customer record, costs: 200000, sets: {record: shared}}
  staff: {label: Agents, number: queues.support.agents, range: [8, 30], costs_each: 80000}
"""


@pytest.mark.parametrize("name", THE_BOARD)
def test_the_board_paper(record_path: Path, size: tuple[int, int], name: str) -> None:
    async def look() -> str:
        async with opened(record_path, source(JOURNEY, COMPANY + POLICIES, BOARD_PAPER), size=size) as pilot:
            await THE_BOARD[name](pilot)
            await pilot.pause()
            await pilot.pause()
            return text(pilot)

    compare(name, size, asyncio.run(look()))


@pytest.mark.parametrize("name", WAYS)
def test_a_page_before_the_walk(record_path: Path, size: tuple[int, int], name: str) -> None:
    async def look() -> str:
        async with opened(record_path, journey(), journey("Another journey"), size=size) as pilot:
            await WAYS[name](pilot)
            await pilot.pause()
            await pilot.pause()
            return text(pilot)

    compare(name, size, asyncio.run(look()))


def test_the_list_with_what_was_left_unfinished(record: Record, record_path: Path, size: tuple[int, int]) -> None:
    kept = begun(record)
    kept.move_to(Reached.WALK)
    kept.close()

    async def look() -> str:
        async with opened(record_path, journey(), size=size) as pilot:
            await pilot.pause()
            return text(pilot)

    compare("library-unfinished", size, asyncio.run(look()))


@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize("done", [False, True], ids=["first", "done"])
def test_the_practice(size: tuple[int, int], done: bool) -> None:
    watch = Stopwatch()

    async def look() -> str:
        screen = practice(watch)
        assert isinstance(screen, PracticeScreen)
        stage = Stage(screen.kept, 1, watch)
        stage.walking = screen
        async with stage.run_test(size=size) as pilot:
            await pilot.pause()
            watch.now += 6_000
            screen.look()
            if done:
                await pilot.press("1", "f2", "2", "f8")
            await pilot.pause()
            return text(pilot)

    compare(f"practice-{'done' if done else 'first'}", size, asyncio.run(look()))


async def reading(lived: Lived) -> None:
    await lived.until(Accepts.TELL)
    await lived.pilot.press(*"It was late.", "tab", "enter")
    await lived.until(Accepts.CHOICE)
    await lived.pilot.press("1", "enter")
    await lived.until(Accepts.READ)
    await lived.wait(5_000)


async def answering(lived: Lived) -> None:
    await lived.until(Accepts.TELL)


async def on_the_way(lived: Lived) -> None:
    await lived.until(Accepts.READ)


async def at_the_counter(lived: Lived) -> None:
    await lived.until(Accepts.READ)
    await lived.pilot.press("enter")
    await lived.until(Accepts.TELL)


async def deciding(lived: Lived) -> None:
    await lived.until(Accepts.CHOICE)


async def on_hold(lived: Lived) -> None:
    await lived.wait(20_000)


async def keying(lived: Lived) -> None:
    await lived.until(Accepts.KEY)
    await lived.pilot.press("f2", "2", "7", "7", "3", "4")
    await lived.wait(500)


async def asking_for_help(lived: Lived) -> None:
    lived.app.push_screen(HelpScreen("A word.", lived.app.walking.lead))
    await lived.pilot.pause()


async def leading(lived: Lived) -> None:
    lived.app.walking.lead()
    await lived.pilot.pause()


async def to_its_end(lived: Lived) -> None:
    await lived.wait(60_000)
    assert lived.walk.ended


HOLD = {"touchpoints": "welcome: {team: ivr, hold: {for: 10m, say: Please hold the line.}, then: done}\n"}
NUMBER = {"touchpoints": "welcome: {team: ivr, collect: {fact: account_number, say: Key your number.}, then: done}\n"}
HOME = {
    "touchpoints": "welcome: {team: ivr, announce: Thank you., then: home}\n"
    "home: {wait: {for: 1h}, instead: {again: {go: welcome, label: Ring again}}, then: done}\n"
}
SHORT = {"touchpoints": "welcome: {team: ivr, announce: Thank you., then: done}\n"}
WALKS: dict[str, tuple[dict[str, str], Callable[[Lived], Awaitable[None]]]] = {
    "walk-on-hold": (HOLD, on_hold),
    "walk-number": (NUMBER, keying),
    "walk-at-home-asked-after": (HOME, deciding),
    "walk-end": (SHORT, to_its_end),
    "walk-help": (HOLD, asking_for_help),
    "walk-facilitator": (HOLD, leading),
    "walk-email": (made(EMAILS), answering),
    "walk-letter": (made(LETTERS), answering),
    "walk-letter-read": (made(LETTERS), reading),
    "walk-chat": (made(CHAT), answering),
    "walk-post": (made(POST), answering),
    "walk-on-the-way": (made(COUNTER), on_the_way),
    "walk-counter": (made(COUNTER), at_the_counter),
}


@pytest.mark.parametrize("name", WALKS)
def test_the_walk(tmp_path: Path, size: tuple[int, int], name: str) -> None:
    parts, play = WALKS[name]
    seen: list[str] = []

    async def look(lived: Lived) -> None:
        await play(lived)
        await lived.pilot.pause()
        seen.append(lived.seen())

    live_a_walk(tmp_path, look, size=size, **parts)
    compare(name, size, seen[0])


def test_no_golden_is_left_of_a_screen_that_is_no_more() -> None:
    from test_session_goldens import PAGES

    pages = [*WAYS, *THE_BOARD, *WALKS, "library-unfinished", "practice-first", "practice-done", *PAGES]
    assert {file.name for file in FOLDER.iterdir()} == {
        f"{name}-{columns}x{lines}.txt" for name in pages for columns, lines in SIZES
    }
