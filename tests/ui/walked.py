"""The app in a test's hands: a small journey, a call that is lived at once, and what stands on the screen."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from building import source
from textual.pilot import Pilot
from textual.screen import Screen

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import NEVER, Accepts
from walkshoes.scenario.load import Source
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.widgets.entry import Entry

_FRAMES = str.maketrans(dict.fromkeys("▊▎▌█▄▁▔│", " "))
JOURNEY = """\
welcome: {team: ivr, announce: Thank you for calling Meridian., then: identify}
identify: {team: ivr, collect: {fact: account_number}, then: agent}
agent:
  team: support
  talk:
    - ask: {fact: account_number}
    - ask: {fact: story}
  then: done
"""


def journey(title: str = "A small journey") -> Source:
    from building import HEAD

    return source(JOURNEY, head=HEAD.replace("A small journey", title))


def begun(record: Record, made: Source | None = None, alias: str = "Ada") -> KeptWalk:
    return record.begin(made or journey(), alias)


def live(kept: KeptWalk) -> None:
    """Live a walk to its end: relieved to be asked for a number, furious to be asked for it again."""
    walk = kept.walk
    while not walk.ended:
        match walk.accepts:
            case Accepts.KEY if not walk.speaking:
                again = walk.where[0] == "agent"
                kept.give(Input(Kind.REACT, number=-2 if again else 1), "I have just keyed it" if again else "")
                kept.give(Input(Kind.KEY, "7734 09 128851"))
            case Accepts.TELL if not walk.speaking:
                kept.give(Input(Kind.TELL), "The line is dead and has been for three days")
            case _:
                assert walk.until < NEVER
                kept.advance(walk.until)


class LivedAtOnce(Screen[str]):
    """In the place of the call: the walk is over as soon as it begins."""

    def __init__(self, kept: KeptWalk, pace: int = 1, **_: object) -> None:
        super().__init__()
        self.kept = kept

    def on_mount(self) -> None:
        live(self.kept)
        self.dismiss("ended")


@asynccontextmanager
async def opened(
    record: Path, *sources: Source, size: tuple[int, int] = (80, 24), settled: str = "Library", **more: Any
) -> AsyncIterator[Pilot[None]]:
    """The app with these journeys, its list ready."""
    app = WalkshoesApp(record, lambda: list(sources), **more)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: type(app.screen).__name__ == settled and app.screen.focused is not None)
        if sources and settled == "Library":  # the journeys come after the first picture
            await until(pilot, lambda: isinstance(app.screen.focused, Entry))
        yield pilot


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    for _ in range(400):
        if there():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never; the screen shows:\n{text(pilot)}")


async def at(pilot: Pilot[None], screen: str) -> None:
    """Wait for a screen, and until it takes keys."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == screen and pilot.app.screen.focused is not None)
    await pilot.pause()


def text(pilot: Pilot[None]) -> str:
    """What stands on the screen, as plain text."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def shows(pilot: Pilot[None], words: str) -> bool:
    """Whether the words stand on the screen, wherever the lines break."""
    return words in " ".join(text(pilot).translate(_FRAMES).split())
