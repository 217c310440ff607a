"""The payloads, through every screen from the list of journeys to the walk: they stand there, and nothing acts."""

import asyncio
from pathlib import Path

import pytest
from building import HEAD, source
from textual.pilot import Pilot
from textual.widgets import Input
from walked import JOURNEY, at, opened, until

from walkshoes.scenario.load import Source
from walkshoes.scenario.plain import plain
from walkshoes.ui.screens.trouble import TroubleScreen
from walkshoes.ui.widgets.reactions import WordsLine

PAYLOADS = {
    "markup": "[/b] [/ [/home/x] [i] [bold red] [@click=app.quit]here[/] [link=https://x.example]y[/link] \\[/b] $primary {name}",
    "bytes a terminal obeys": "\x1b]0;title\x07 \x1b[2J \x1b]52;c;eA==\x07 \x9b31m \x85 \x00 \x07\x08\x0b\x0c\r",
    "letters that are none": "\u202eright \u200b\ufeff \ud800 " + "a\u0301" * 40 + " 👩‍👩‍👧‍👦☎️⚠️",
    "no end": "x" * 3_000,
}


def calm(pilot: Pilot[None]) -> None:
    """Nothing that a terminal obeys, and the app is as well as before."""
    seen = "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
    assert not [c for c in seen if ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F]
    assert not {"\u202e", "\u200b", "\ud800", "\x00"} & set(seen)
    assert pilot.app.is_running


def hostile_source(payload: str) -> Source:
    """A journey in which every text is the payload, as far as a file can hold it."""
    safe = plain(payload).replace("{", "(").replace("}", ")").replace("\n", " ")[:400].strip() or "-"
    text = "'" + safe.replace("'", "''") + "'"
    head = (
        HEAD.replace("title: A small journey", f"title: {text}\nsummary: {text}\nminutes: 20")
        .replace("about: You are {name}.", f"about: {text}\n  desk: {{note: {text}}}")
        .replace("label: account number", f"label: {text}")
        .replace("name: Ann Lee", f"name: {text}")
    )
    return source(JOURNEY.replace("Thank you for calling Meridian.", text), head=head)


@pytest.mark.usefixtures("newcomer")
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_payload_acts_on_any_screen_up_to_the_walk(record_path: Path, payload: str) -> None:
    made = hostile_source(payload)

    async def look() -> None:
        async with opened(record_path, made, size=(100, 32)) as pilot:
            app = pilot.app
            calm(pilot)
            for keys, screen in ((["f1"], "HelpScreen"), (["s"], "Settings"), (["escape"], "Library")):
                await pilot.press(*keys)
                await at(pilot, screen)
                calm(pilot)
            await pilot.press("ctrl+p")
            await until(pilot, lambda: type(app.screen).__name__ == "Palette")
            app.screen.query_one(Input).value = payload
            await pilot.pause(0.1)
            assert app.is_running
            await pilot.press("escape")
            await at(pilot, "Library")
            await pilot.press("enter")
            await at(pilot, "Who")
            app.screen.query_one(Input).value = payload
            await pilot.click("#on")
            await until(pilot, lambda: type(app.screen).__name__ == "PracticeScreen")
            await pilot.pause()
            calm(pilot)
            await pilot.press("f2", "1", "f2", "w")
            app.screen.query_one(WordsLine).value = payload
            await pilot.press("enter")
            await pilot.pause()
            calm(pilot)
            await pilot.press("escape")
            for screen in ("Briefing", "Anticipate"):
                await at(pilot, screen)
                calm(pilot)
                await pilot.press("f1")
                await at(pilot, "HelpScreen")
                calm(pilot)
                await pilot.press("escape")
                await at(pilot, screen)
                if screen == "Briefing":
                    await pilot.press("f4")
                    await pilot.pause()
                    calm(pilot)
                    await pilot.click("#on")
            await pilot.press(*"8", "enter", *"1", "enter", *"1", "enter", "5", "enter", "enter")
            await until(pilot, lambda: type(app.screen).__name__ == "WalkScreen")
            await pilot.pause(0.2)
            calm(pilot)
            await pilot.press("f1", "f7")
            await at(pilot, "FacilitatorScreen")
            calm(pilot)
            await pilot.press("escape", "f9")
            await at(pilot, "Library")
            await until(pilot, lambda: bool(app.screen.query("Continued")))
            calm(pilot)
            app.push_screen(TroubleScreen(payload))
            await at(pilot, "TroubleScreen")
            assert app.is_running

    asyncio.run(look())
