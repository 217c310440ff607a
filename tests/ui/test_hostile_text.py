"""Text from files and people is data: whatever it holds stands on the screens and never acts."""

import asyncio
from pathlib import Path

from building import HEAD, source
from textual.pilot import Pilot
from walked import JOURNEY, at, live, opened, shows, until

from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

EVIL = "[/b] [@click=app.leave]x[/] $primary"
ACTING = "\x1b]0;title\x07\x1b[2J\x9b31m\u202e\ud800"


def harmless(pilot: Pilot[None]) -> bool:
    """No character that a terminal obeys."""
    strips = pilot.app.screen._compositor.render_strips()
    return not any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for strip in strips for c in strip.text)


def test_hostile_words_stand_on_every_page_as_they_are(record: Record, record_path: Path) -> None:
    head = HEAD.replace("A small journey", f"'{EVIL}'").replace("You are {name}.", f"'{EVIL} about'")
    made = source(JOURNEY, head=head)
    kept = record.begin(made, f"{EVIL}{ACTING}")
    live(kept)
    kept.answer("felt", {"owner": f"{EVIL}{ACTING}"})
    kept.answer("scorecard", {"name_given": f"{EVIL}{ACTING}", "owned": "yes"})
    kept.commit(EVIL + ACTING, EVIL, "[/b]", EVIL)
    kept.move_to(Stage.DEBRIEF)
    kept.close()
    other = record.begin(made, "Ben")
    other.close()

    async def look() -> None:
        async with opened(record_path, made, size=(100, 40)) as pilot:
            assert shows(pilot, f"Continue: {EVIL}")
            assert harmless(pilot)
            await pilot.press("enter")
            await at(pilot, "Briefing")
            assert shows(pilot, f"{EVIL} about")
            assert harmless(pilot)
            await pilot.press("escape")
            await at(pilot, "Library")
            await until(pilot, lambda: len(pilot.app.screen.query("Continued")) == 2)
            await pilot.press("down", "enter")
            await at(pilot, "Debrief")
            for view in ("reported", "felt", "took", "words", "compared"):
                await pilot.click(f"#to-{view}")
                assert harmless(pilot)
            pilot.app.screen.view = "words"
            pilot.app.screen.action_on()
            await at(pilot, "Summary")
            assert shows(pilot, f"When {EVIL}")
            assert harmless(pilot)

    asyncio.run(look())
