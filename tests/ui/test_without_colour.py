"""Where there is no colour, one still sees what has the focus, what is picked, and what is pointed at."""

import asyncio
from pathlib import Path

import pytest
from rich.segment import Segment
from staged import Lived, live
from textual.pilot import Pilot
from walked import JOURNEY, at, journey, opened, until

from walkshoes.journey.walk import Accepts
from walkshoes.ui.preferences import LOOKS, Preferences, write
from walkshoes.ui.widgets.picking import Picking

SIGNS = ("bold", "italic", "underline", "reverse", "dim", "strike")


def signs(pilot: Pilot[None]) -> list[tuple[str, ...]]:
    """Every cell of the screen as it is without colour: its character and how that is set."""
    drawn: list[tuple[str, ...]] = []
    for strip in pilot.app.screen._compositor.render_strips():
        for text, style, _ in Segment.simplify(strip):
            kept = tuple(sign for sign in SIGNS if style is not None and getattr(style, sign))
            drawn += [(character, *kept) for character in text]
    return drawn


async def tabbed_through(pilot: Pilot[None], most: int = 20) -> int:
    """Go from one thing to the next by Tab; each looks different, without colour, from when it has not the focus."""
    screen = pilot.app.screen
    first, seen = screen.focused, 0
    for _ in range(most):
        here = screen.focused
        with_focus = signs(pilot)
        await pilot.press("tab")
        await pilot.pause()
        if screen.focused is here:
            break
        assert signs(pilot) != with_focus, f"nothing says that {here!r} had the focus and {screen.focused!r} has it"
        seen += 1
        if screen.focused is first:
            break
    return seen


@pytest.fixture(params=LOOKS)
def look(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("NO_COLOR", "1")
    write(Preferences(look=request.param))
    return str(request.param)


def test_the_focus_is_seen_on_every_page_before_the_walk(record_path: Path, look: str) -> None:
    async def see() -> None:
        async with opened(record_path, journey(), journey("Another")) as pilot:
            assert pilot.app.no_color
            assert pilot.app.theme == look
            await pilot.pause(0.1)
            assert await tabbed_through(pilot) >= 5
            await pilot.press("f1")
            await at(pilot, "HelpScreen")
            assert await tabbed_through(pilot) >= 2
            await pilot.press("s")
            await at(pilot, "Settings")
            assert await tabbed_through(pilot) >= 5
            await pilot.press("escape")
            await at(pilot, "Library")
            pilot.app.screen.query("Journey").first().focus()
            await pilot.press("enter")
            for page, least in (("Who", 3), ("Briefing", 4), ("Anticipate", 6)):
                await at(pilot, page)
                assert await tabbed_through(pilot) >= least
                await pilot.click("#on")

    asyncio.run(see())


def test_what_is_picked_is_seen(record_path: Path) -> None:
    async def see() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("s")
            await at(pilot, "Settings")
            before = signs(pilot)
            picking = pilot.app.screen.query_one("#roomy", Picking)
            picking.pick("roomy")
            await pilot.pause()
            assert [character for character, *_ in signs(pilot)] != [character for character, *_ in before]

    asyncio.run(see())


def test_the_face_pointed_at_and_the_option_pointed_at_are_seen(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        pilot = lived.pilot
        await lived.until(Accepts.CHOICE)
        looks = []
        for key in ("1", "2", "f2", "left", "left"):
            await pilot.press(key)
            await pilot.pause()
            looks.append(signs(pilot))
        for number, one in enumerate(looks):
            assert one not in looks[:number]

    live(tmp_path, play, JOURNEY_THAT_WAITS)


JOURNEY_THAT_WAITS = (
    JOURNEY.split("welcome", 1)[0]
    + """\
welcome: {team: ivr, announce: Thank you., then: home}
home: {wait: {for: 1h}, instead: {again: {go: welcome, label: Ring again}}, then: done}
"""
)


@pytest.mark.parametrize("look", LOOKS)
def test_the_look_a_person_picked_is_there_in_every_theme(record_path: Path, look: str) -> None:
    write(Preferences(look=look))

    async def see() -> None:
        async with opened(record_path, journey()) as pilot:
            await until(pilot, lambda: pilot.app.theme == look)

    asyncio.run(see())
