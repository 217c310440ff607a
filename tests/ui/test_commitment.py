"""The commitment: what is missing is asked for once and never insisted on, but for what one will do.

Whoever writes one reads it as one sentence before it is kept.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from walked import begun, shows

from walkshoes.sessions.record import Record
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.commitment import NEEDED, Commitment, bare

TODAY = date(2026, 3, 2)


def on_the_page(record: Record, do: Callable[[Pilot[None], Commitment], Awaitable[None]]) -> list[Outcome | None]:
    left: list[Outcome | None] = []

    async def run() -> None:
        app = WalkshoesApp(record.path, list)
        async with app.run_test(size=(80, 24)) as pilot:
            page = Commitment(begun(record), TODAY)
            await app.push_screen(page, left.append)
            await pilot.pause()
            await do(pilot, page)
            await pilot.pause()

    asyncio.run(run())
    return left


def write(page: Commitment, name: str, words: str) -> None:
    page.query_one(f"#{name} Input", Input).value = words


def test_what_is_missing_is_asked_for_once_and_all_of_it_in_its_place(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        page.action_on()
        await pilot.pause()
        assert shows(pilot, NEEDED)
        write(page, "then", "I will better service.")
        write(page, "owner", "Customer care")
        await pilot.pause()
        page.action_on()
        await pilot.pause()
        for asked in ("What would remind you?", "Begin with what you do", "By which day?", "Which person there"):
            assert shows(pilot, asked)
        assert shows(pilot, "Or go on as it is: press “read it” once more.")
        page.action_on()
        await pilot.pause()
        assert shows(pilot, "I will better service. Seen to by Customer care.")
        page.action_on()

    (left,) = on_the_page(record, do)
    assert left == Outcome(Way.ON, {"when": "", "then": "better service", "by": "", "owner": "Customer care"})


def test_what_was_put_right_is_not_asked_for_and_something_new_is(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        write(page, "when", "the board meets")
        write(page, "then", "open it with a call")
        await pilot.pause()
        page.action_on()
        await pilot.pause()
        assert shows(pilot, "By which day?")
        assert not shows(pilot, "What would remind you?")
        write(page, "by", "1 March 2026")
        await pilot.pause()
        page.action_on()
        await pilot.pause()
        assert shows(pilot, "That day has passed.")
        write(page, "by", "1 April 2026")
        await pilot.pause()
        page.action_on()
        await pilot.pause()
        assert page.reading

    assert on_the_page(record, do) == []


def test_it_is_read_as_one_sentence_and_can_be_changed_before_it_is_kept(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        for name, words in (("when", "the board meets"), ("then", "ring in"), ("by", "1 April 2026")):
            write(page, name, words)
        await pilot.pause()
        await pilot.click("#on")
        assert shows(pilot, "This is what you will do")
        assert shows(pilot, "When the board meets, then I will ring in. By 1 April 2026. Seen to by Ada.")
        await pilot.click("#back")
        assert not page.reading
        assert page.query_one("#then Input", Input).has_focus
        write(page, "then", "ring our own line")
        await pilot.pause()
        await pilot.press("enter", *["tab"] * 5, "enter")
        assert shows(pilot, "then I will ring our own line.")
        await pilot.press("enter")

    (left,) = on_the_page(record, do)
    assert left == Outcome(
        Way.ON, {"when": "the board meets", "then": "ring our own line", "by": "2026-04-01", "owner": "Ada"}
    )


def test_a_day_must_be_a_day_where_one_is_written(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        write(page, "when", "the board meets")
        write(page, "then", "open it with a call")
        write(page, "by", "soon")
        await pilot.pause()
        page.action_on()
        await pilot.pause()
        assert shows(pilot, "a day, please, such as 9 March or 30 days")
        await pilot.click("#by Button")
        page.action_on()
        await pilot.pause()
        page.action_on()

    (left,) = on_the_page(record, do)
    assert left is not None
    assert left.answers["by"] == "2026-04-01"


def test_not_today_is_an_answer(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        write(page, "then", "half a thought")
        await pilot.click("#pass")

    assert on_the_page(record, do) == [Outcome(Way.ON)]


@pytest.mark.parametrize(
    ("name", "written", "kept"),
    [
        ("when", "When the board meets.", "the board meets"),
        ("then", "then I will open it with a call", "open it with a call"),
        ("then", "I'll ring in", "ring in"),
        ("owner", "When Ada", "When Ada"),
    ],
)
def test_words_that_stand_beside_the_line_are_not_said_twice(name: str, written: str, kept: str) -> None:
    assert bare(written, name) == kept
