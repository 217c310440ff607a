"""The commitment: what is missing is asked for once and never insisted on, but for what one will do."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from walked import begun, shows

from walkshoes.sessions.kept import Commitment as Made
from walkshoes.sessions.record import Record
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.commitment import Commitment, bare
from walkshoes.ui.screens.summary import commitment_sentence
from walkshoes.ui.widgets.day import day_of, day_text, offers

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


def test_what_is_missing_is_asked_for_once_each(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        page.action_on()
        await pilot.pause()
        assert shows(pilot, "say what you will do, or choose “not today”")
        write(page, "then", "I will ring our own line.")
        write(page, "owner", "")
        for asked in ("What would remind you?", "By which day?", "Which person sees to it?"):
            page.action_on()
            await pilot.pause()
            assert shows(pilot, asked)
        page.action_on()

    (left,) = on_the_page(record, do)
    assert left == Outcome(Way.ON, {"when": "", "then": "ring our own line", "by": "", "owner": ""})


def test_a_day_must_be_a_day_where_one_is_written(record: Record) -> None:
    async def do(pilot: Pilot[None], page: Commitment) -> None:
        write(page, "when", "the board meets")
        write(page, "then", "open it with a call")
        write(page, "by", "soon")
        await pilot.pause()
        page.action_on()
        await pilot.pause()
        assert shows(pilot, "a day, please, such as 9 March 2026")
        await pilot.click("#by Button")
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
    "written", ["9 March 2026", "9 Mar 2026", "2026-03-09", "09/03/2026", "9.3.2026", "March 9, 2026"]
)
def test_a_day_may_be_written_in_the_usual_ways(written: str) -> None:
    assert day_of(written) == date(2026, 3, 9)


@pytest.mark.parametrize("written", ["", "soon", "31 February 2026", "9 March", "2026"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert day_of(written) is None


def test_the_days_to_click_are_understood() -> None:
    assert [day_of(day) for day in offers(TODAY).values()] == [date(2026, 4, 1), date(2026, 5, 1), date(2026, 5, 31)]
    assert day_of(day_text(TODAY)) == TODAY


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


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (
            Made("we meet", "ring in", "2026-03-09", "Ada"),
            "When we meet, then I will ring in. By 9 March 2026. Seen to by Ada.",
        ),
        (Made("", "ring in", "", ""), "I will ring in."),
        (Made("", "ring in", "Easter", ""), "I will ring in. By Easter."),
    ],
)
def test_a_commitment_reads_as_a_sentence(made: Made, said: str) -> None:
    assert commitment_sentence(made) == said
