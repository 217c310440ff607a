"""The facilitator's screen: who is where, what is asked of everybody, by keys alone; its end stops nobody."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from textual.widgets import Button, Input
from walked import at, journey, live, opened, shows, text, until

from walkshoes.sessions.led import LedSession, Plan, begin_session, led_sessions
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.steering import Ask, steer, steered
from walkshoes.simulated_people import fill
from walkshoes.summaries.live import Row
from walkshoes.ui.widgets.people_table import PeopleTable

LEADING = """
import sys
from pathlib import Path
from walkshoes.ui.app import WalkshoesApp
app = WalkshoesApp(Path(sys.argv[1]), list, session=sys.argv[2], leads=True)
print("ready", flush=True)
app.run(headless=True, size=(100, 30))
"""


@pytest.fixture
def led(record: Record) -> LedSession:
    return begin_session(record.file, Plan("Leadership day", [journey()]))


def test_nobody_is_here_yet_and_it_says_how_to_begin(record_path: Path, led: LedSession) -> None:
    async def see() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await until(pilot, lambda: shows(pilot, "Nobody is here yet. W lets somebody walk at this screen"))
            assert shows(pilot, "0 people · 0 on a walk · not begun")

    asyncio.run(see())


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_it_shows_who_is_where_and_the_curve_so_far(
    record: Record, record_path: Path, led: LedSession, size: tuple[int, int]
) -> None:
    fill(record, led, 6)
    who = join(record.file, led.id, "Walker 7")
    kept = record.begin(led.journeys[0].source, who.alias, session=led.id, participant=who.id)
    kept.move_to(Stage.WALK)

    async def see() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True, size=size) as pilot:
            await until(pilot, lambda: shows(pilot, "Simulated 6"))
            assert shows(pilot, "7 people · 1 on a walk")
            assert shows(pilot, "Walker 7 A small journey")
            assert text(pilot).index("Walker 7") < text(pilot).index("Simulated 1"), "who is under way comes first"
            assert "I have just told you" not in text(pilot)

    asyncio.run(see())


def test_every_key_asks_what_its_button_says(record: Record, record_path: Path, led: LedSession) -> None:
    async def ask() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await pilot.press("s")
            assert steered(record.file, led.id).started
            await pilot.press("h")
            assert steered(record.file, led.id).held
            assert str(pilot.app.screen.query_one("#hold", Button).label).startswith("go on")
            await pilot.press("h")
            assert not steered(record.file, led.id).held
            await pilot.press("e")
            assert steered(record.file, led.id).ended
            await pilot.press("p")
            await at(pilot, "AskedNumber")
            pilot.app.screen.query_one(Input).value = "6"
            await pilot.press("enter", "enter")
            await at(pilot, "Leading")
            assert steered(record.file, led.id).pace == 6
            await pilot.press("f")
            await at(pilot, "AskedNumber")
            await pilot.press("enter", "enter")
            await at(pilot, "Leading")
            assert steered(record.file, led.id).fit_by
            assert shows(pilot, "Speech is never hurried")

    asyncio.run(ask())


def test_a_pace_that_cannot_be_is_asked_for_again(record: Record, record_path: Path, led: LedSession) -> None:
    async def ask() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await pilot.press("p")
            await at(pilot, "AskedNumber")
            pilot.app.screen.query_one(Input).value = "500"
            await pilot.press("enter", "enter")
            await until(pilot, lambda: shows(pilot, "1 to 20, please"))
            await pilot.press("escape")
            await at(pilot, "Leading")
            assert steered(record.file, led.id).pace == 1

    asyncio.run(ask())


def test_whoever_walks_at_this_screen_need_not_wait_for_a_start(
    record: Record, record_path: Path, led: LedSession
) -> None:
    async def walk() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await pilot.press("w")
            await at(pilot, "Joining")
            assert steered(record.file, led.id).started
            await pilot.press("escape")
            await at(pilot, "Leading")

    asyncio.run(walk())


def test_whoever_walks_at_this_screen_is_not_held_up_by_it(record: Record, record_path: Path, led: LedSession) -> None:
    for what in (Ask.START, Ask.HOLD):
        steer(record.file, led.id, what)

    async def walk() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await until(pilot, lambda: shows(pilot, "held"))
            await pilot.press("w")
            await at(pilot, "Joining")
            assert not steered(record.file, led.id).held

    asyncio.run(walk())


def test_a_debrief_that_is_left_calls_nobody_any_more(record: Record, record_path: Path, led: LedSession) -> None:
    async def look() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await pilot.press("d")
            await until(pilot, lambda: shows(pilot, "Nobody has walked in this session yet."))
            assert steered(record.file, led.id).debrief
            await pilot.press("escape")
            await at(pilot, "Leading")
            await until(pilot, lambda: not steered(record.file, led.id).debrief)

    asyncio.run(look())


def test_sessions_are_made_and_found_again_in_the_app(record: Record, record_path: Path) -> None:
    async def make() -> None:
        async with opened(record_path, journey(), journey("Another journey")) as pilot:
            await pilot.press("l")
            await at(pilot, "Sessions")
            assert shows(pilot, "There is none yet.")
            await pilot.press("enter")
            await at(pilot, "NewSession")
            pilot.app.screen.query_one("#on", Button).press()
            await until(pilot, lambda: shows(pilot, "Pick at least one journey"))
            await pilot.press("down", "space")
            pilot.app.screen.query_one("#labels Input", Input).value = "department"
            pilot.app.screen.query_one("#on", Button).press()
            await until(pilot, lambda: shows(pilot, "A label is written NAME=VALUE"))
            pilot.app.screen.query_one("#labels Input", Input).value = "department=Service, department=Finance"
            pilot.app.screen.query_one("#on", Button).press()
            await at(pilot, "Leading")
            await pilot.press("escape")
            await at(pilot, "Sessions")
            await until(pilot, lambda: shows(pilot, "Leadership day"))

    asyncio.run(make())
    assert [row.title for row in led_sessions(record.file)] == ["Leadership day"]


def test_the_summary_is_written_in_the_form_that_is_picked(
    record: Record, record_path: Path, led: LedSession, tmp_path: Path
) -> None:
    fill(record, led, 5)

    async def write() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await pilot.press("r")
            await at(pilot, "SessionSummary")
            for suffix in (".html", ".csv"):
                pilot.app.screen.query_one("#path", Input).value = str(tmp_path / f"summary{suffix}")
                pilot.app.screen.query_one("#on", Button).press()
                await until(pilot, lambda suffix=suffix: (tmp_path / f"summary{suffix}").exists())  # type: ignore[misc]
            pilot.app.screen.query_one("#on", Button).press()
            await until(pilot, lambda: shows(pilot, "There is already a file of this name"))
            pilot.app.screen.query_one("#path", Input).value = ""
            pilot.app.screen.query_one("#on", Button).press()
            await until(pilot, lambda: shows(pilot, "Say where it shall lie"))

    asyncio.run(write())
    assert "Leadership day" in (tmp_path / "summary.html").read_text(encoding="utf-8")


def test_a_summary_that_cannot_be_written_says_why(
    record: Record, record_path: Path, led: LedSession, tmp_path: Path
) -> None:
    nowhere = tmp_path / "a file"
    nowhere.write_text("")

    async def write() -> None:
        async with opened(record_path, settled="Leading", session=led.id, leads=True) as pilot:
            await pilot.press("r")
            await at(pilot, "SessionSummary")
            pilot.app.screen.query_one("#path", Input).value = str(nowhere / "summary.md")
            pilot.app.screen.query_one("#on", Button).press()
            await until(pilot, lambda: shows(pilot, "It could not be written"))

    asyncio.run(write())


def test_a_crash_of_it_stops_nobody(record: Record, record_path: Path, led: LedSession) -> None:
    steer(record.file, led.id, Ask.START)
    steer(record.file, led.id, Ask.PACE, "6")
    with subprocess.Popen(
        [sys.executable, "-c", LEADING, str(record_path), led.id], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as leading:
        assert leading.stdout is not None
        leading.stdout.readline()
        who = join(record.file, led.id, "Walker 1")
        kept = record.begin(led.journeys[0].source, who.alias, session=led.id, participant=who.id)
        kept.move_to(Stage.WALK)
        os.kill(leading.pid, signal.SIGKILL)
        leading.wait()
    live(kept)
    assert kept.walk.ended
    assert steered(record.file, led.id).pace == 6, "what was asked last holds"
    assert record.file.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_row_fits_its_columns_whatever_stands_in_it() -> None:
    table = PeopleTable()
    rows = (Row("界" * 60, 12, "A" * 90, 1, "away, at a very long touchpoint name", "1:02:03", 7, 9, True),)
    table.rows = rows
    table.show(rows)
    from walkshoes.ui.widgets.people_table import _line, _who

    line = _line((_who(rows[0]), rows[0].title, rows[0].where, rows[0].clock, "7"), 76)
    from rich.cells import cell_len

    assert cell_len(line) <= 76
    assert line.startswith("! ")
