"""Numbers, scales and words: answered by keys or by mouse, and asked for softly where they are open."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from walked import shows

from walkshoes.reports.measures import CES, CSAT
from walkshoes.ui.screens.page import Page
from walkshoes.ui.themes import DAY
from walkshoes.ui.widgets.number import MOST, Number
from walkshoes.ui.widgets.question import answers_in, ask_for_open
from walkshoes.ui.widgets.scale import Point, Scale
from walkshoes.ui.widgets.words import Words


class Asking(App[None]):
    HORIZONTAL_BREAKPOINTS = Page.HORIZONTAL_BREAKPOINTS

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DAY)
        self.theme = DAY.name

    def compose(self) -> ComposeResult:
        yield Number("How long?", "minutes", step=5, name="minutes")
        yield Scale(CES.question, CES.points, name="ces")
        yield Words("Who owned it?", offers={"nobody": "nobody"}, name="owner")


def asking(check: Callable[[Pilot[None]], Awaitable[None]], size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        async with Asking().run_test(size=size) as pilot:
            await pilot.pause()
            await check(pilot)

    asyncio.run(run())


def test_questions_left_open_say_so_and_the_first_gets_the_keys() -> None:
    async def check(pilot: Pilot[None]) -> None:
        app = pilot.app
        app.query_one(Scale).choose(3)
        assert ask_for_open(app.screen)
        await pilot.pause()
        assert shows(pilot, "a number, please")
        assert shows(pilot, "a word or two, please")
        assert not shows(pilot, "please choose one")
        await pilot.press("7")
        assert not shows(pilot, "a number, please")
        assert app.query_one(Number).answer == 7

    asking(check)


def test_what_is_no_number_is_asked_for_in_its_place_and_is_no_answer() -> None:
    async def check(pilot: Pilot[None]) -> None:
        number = pilot.app.query_one(Number)
        number.field.value = "many"
        await pilot.pause()
        assert number.answer is None
        assert shows(pilot, "a number, please")
        number.field.value = "٣"  # a digit, but not one everybody reads
        assert number.answer is None
        number.field.value = " 12 "
        await pilot.pause()
        assert number.answer == 12
        assert shows(pilot, "minutes")

    asking(check)


def test_plus_and_minus_go_by_steps_and_every_quick_click_counts() -> None:
    async def check(pilot: Pilot[None]) -> None:
        number = pilot.app.query_one(Number)
        for _ in range(3):
            await pilot.click(".more")
        assert number.answer == 15
        number.field.value = "13"
        await pilot.click(".less")
        assert number.answer == 10
        number.field.value = "13"
        await pilot.click(".more")
        assert number.answer == 15
        number.field.value = "0"
        await pilot.click(".less")
        assert number.answer == 0
        number.field.value = str(MOST)
        await pilot.click(".more")
        assert number.answer == MOST

    asking(check)


def test_a_scale_is_answered_by_digit_arrow_or_click() -> None:
    async def check(pilot: Pilot[None]) -> None:
        scale = pilot.app.query_one(Scale)
        scale.focus()
        await pilot.press("9", "8", "0")
        assert scale.answer is None
        await pilot.press("left")
        assert scale.answer == 4
        await pilot.press("right")
        assert scale.answer == 5
        await pilot.press("7", "right")
        assert scale.answer == 7
        await pilot.click(scale.query(Point)[1])
        assert scale.answer == 2
        assert shows(pilot, "● 2")

    asking(check)


@pytest.mark.parametrize("size", [(80, 24), (64, 24), (120, 40)])
def test_every_point_of_a_scale_shows_its_exact_words(size: tuple[int, int]) -> None:
    async def check(pilot: Pilot[None]) -> None:
        for point, words in zip(pilot.app.query(Point), CES.points, strict=True):
            width, height = point.content_size
            assert len(point.render().wrap(width)) <= height
            assert words in point.render().plain

    asking(check, size)


def test_words_can_be_clicked_and_cannot_act() -> None:
    async def check(pilot: Pilot[None]) -> None:
        words = pilot.app.query_one(Words)
        words.field.value = "  nob\x1b]0;evil\x07ody \n at all "
        assert words.answer == "nob]0;evilody at all"
        await pilot.click(".offer")
        assert words.answer == "nobody"
        assert answers_in(pilot.app.screen) == {"owner": "nobody"}

    asking(check)


def test_the_scales_are_the_customary_ones() -> None:
    assert (len(CES.points), len(CSAT.points)) == (7, 5)
