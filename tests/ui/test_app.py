"""The app as a whole: keys that can be learnt, help where it is wanted, two looks, a light start, any window."""

import asyncio
import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.color import Color
from textual.dom import DOMNode
from textual.screen import Screen
from walked import at, journey, opened, shows, until

import walkshoes.ui.screens
import walkshoes.ui.widgets
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.course import Course
from walkshoes.ui.preferences import LOOKS
from walkshoes.ui.screens.help import HelpScreen
from walkshoes.ui.themes import THEMES
from walkshoes.ui.widgets.number import Number

HEAVY = ("faker", "sqlite_utils", "pydantic", "walkshoes.reports", "walkshoes.journey", "walkshoes.scenario.model")


def with_bindings() -> list[type[DOMNode]]:
    packages = (walkshoes.ui.screens, walkshoes.ui.widgets)
    names = [
        info.name for package in packages for info in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
    ]
    modules = [importlib.import_module(name) for name in ("walkshoes.ui.app", *names)]
    return [
        one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, DOMNode) and one.__module__ == module.__name__
    ]


def test_every_key_has_a_name_of_its_own_and_says_what_it_does() -> None:
    bindings = [binding for one in with_bindings() for binding in vars(one).get("BINDINGS", ())]
    assert all(isinstance(binding, Binding) and binding.id and binding.tooltip for binding in bindings)
    ids = [binding.id for binding in bindings]
    assert len(ids) == len(set(ids))


def test_keys_that_a_terminal_or_a_browser_takes_are_left_alone() -> None:
    taken = {
        "ctrl+i",
        "ctrl+m",
        "ctrl+j",
        "ctrl+h",
        "ctrl+s",
        "ctrl+b",
        "ctrl+o",
        "ctrl+w",
        "ctrl+t",
        "ctrl+n",
        "f5",
        "f11",
    }
    bound = {
        key for one in with_bindings() for binding in vars(one).get("BINDINGS", ()) for key in binding.key.split(",")
    }
    assert not taken & bound


def test_nothing_heavy_is_imported_on_the_way_to_the_first_picture() -> None:
    code = "import sys, walkshoes.ui.app; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = run.stdout.split()
    assert "textual.app" in loaded
    assert not [name for name in loaded if name.startswith(HEAVY)]


def luminance(color: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_from_a_metre_away(theme: object) -> None:
    """Contrast as WCAG 2 reckons it: 7 for text, 4.5 for quiet text and for signs."""
    named = {
        name: Color.parse(getattr(theme, name))
        for name in ("foreground", "background", "surface", "panel", "primary", "accent", "success")
    }

    def contrast(ink: Color, paper: Color) -> float:
        dark, light = sorted((luminance(ink), luminance(paper)))
        return (light + 0.05) / (dark + 0.05)

    for paper in ("background", "surface", "panel"):
        assert contrast(named["foreground"], named[paper]) >= 7
    for paper in ("background", "surface"):
        assert contrast(named[paper].blend(named["foreground"], 0.7), named[paper]) >= 4.5
        for ink in ("primary", "accent", "success"):
            assert contrast(named[ink], named[paper]) >= 4.5
    assert contrast(Color.parse(theme.variables["button-color-foreground"]), named["primary"]) >= 4.5  # type: ignore[attr-defined]


def test_help_is_for_what_has_the_focus_and_ctrl_c_leads_to_it(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            before = pilot.app.theme
            await pilot.press("f3")
            assert pilot.app.theme != before
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.press("f1")
            await at(pilot, "HelpScreen")
            assert shows(pilot, "Any name will do")
            await pilot.press("f1")
            await at(pilot, "Who")
            await pilot.click("#help")
            await at(pilot, "HelpScreen")
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.press("ctrl+c")
            await at(pilot, "HelpScreen")
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not pilot.app.is_running)

    asyncio.run(look())


def test_a_double_click_leads_one_page_on(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.click("#on", times=2)
            await at(pilot, "Briefing")
            await pilot.click("#on", times=2)
            await at(pilot, "Anticipate")
            assert not shows(pilot, Number.wanted)

    asyncio.run(look())


def test_a_window_too_small_says_so_and_comes_back(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            for size in ((40, 10), (1, 1), (59, 30), (100, 17)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                assert size == (1, 1) or shows(pilot, "Please make this window larger.")
            await pilot.resize_terminal(80, 24)
            await pilot.pause()
            assert shows(pilot, "A small journey")
            assert not shows(pilot, "Please make")

    asyncio.run(look())


def test_leaving_the_first_screen_ends_the_app(record_path: Path) -> None:
    async def look() -> None:
        app = WalkshoesApp(record_path, lambda: [journey()])
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.click("#leave")
            await until(pilot, lambda: not app.is_running)
        assert app.return_code == 0

    asyncio.run(look())


def test_every_look_has_its_theme() -> None:
    assert tuple(theme.name for theme in THEMES) == LOOKS


def test_every_screen_and_everything_that_takes_the_keys_has_a_word_of_help() -> None:
    silent = [
        one.__name__
        for one in with_bindings()
        if issubclass(one, Screen) and not issubclass(one, (HelpScreen, Course)) and not one.HELP
    ]
    abstract = {"Page", "FeelingScreen", "ActingScreen", "Wall"}
    assert set(silent) <= abstract
