"""A walk on a small stage: its screen, a stopwatch held by hand so that minutes take no time, and what is seen."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from building import ANN, text_of
from textual.app import App
from textual.pilot import Pilot

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.ui.screens.walk import WalkScreen


class Stopwatch:
    now = 0

    def __call__(self) -> int:
        return self.now


class Stage(App[None]):
    """A tiny app around the walk."""

    def __init__(self, kept: KeptWalk, pace: int, watch: Stopwatch) -> None:
        super().__init__()
        self.walking = WalkScreen(kept, pace, watch)
        self.outcome: str | None = None

    def on_mount(self) -> None:
        self.push_screen(self.walking, self.came_back)

    def came_back(self, outcome: str | None) -> None:
        self.outcome = outcome


@dataclass
class Lived:
    """A walk on the stage, and how time goes by in it."""

    app: Stage
    pilot: Pilot[None]
    watch: Stopwatch
    kept: KeptWalk
    record: Record

    @property
    def walk(self) -> Walk:
        return self.kept.walk

    async def wait(self, ms: int) -> None:
        while ms > 0:
            step = min(ms, 500)
            self.watch.now += step
            ms -= step
            self.app.walking.look()
        await self.pilot.pause()

    async def until(self, accepts: Accepts) -> None:
        for _ in range(3_000):
            if self.walk.accepts == accepts and not self.walk.speaking and not self.app.walking.living.lingering:
                break
            self.watch.now += 500
            self.app.walking.look()
        assert self.walk.accepts == accepts
        await self.pilot.pause()

    def seen(self) -> str:
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    def happened(self, code: Code) -> int:
        return sum(event[1] == code for event in self.walk.events)


LONGEST_MS, MOST = 10_000_000, 200
Hand = Callable[[KeptWalk, Stage, Pilot[None]], Awaitable[None]]
"""Does what can be done on the stage at a moment."""


async def walk_through(kept: KeptWalk, hand: Hand, size: tuple[int, int], each_ms: int = 500) -> None:
    """A walk on the stage to its end, and on from there: time goes by, and the hand acts wherever something is asked."""
    watch = Stopwatch()
    stage = Stage(kept, 6, watch)
    async with stage.run_test(size=size) as pilot:
        await pilot.pause()
        done = 0
        while not kept.walk.ended:
            watch.now += each_ms
            assert watch.now < LONGEST_MS, f"it stands at {kept.walk.where}"
            stage.walking.look()
            if kept.walk.accepts and not kept.walk.speaking and not stage.walking.living.holding_back:
                await pilot.pause()
                await hand(kept, stage, pilot)
                done += 1
                assert done < MOST, f"nothing comes of what is done at {kept.walk.where}"
                await pilot.pause()
        watch.now += 5_000
        stage.walking.look()
        await pilot.pause()
        assert "go on" in "".join(strip.text for strip in stage.walking._compositor.render_strips())
        await hand(kept, stage, pilot)
        await pilot.pause()
        assert stage.outcome == "ended"


Play = Callable[[Lived], Awaitable[None]]


@asynccontextmanager
async def staged(path: Path, size: tuple[int, int], pace: int, touchpoints: str, walk_id: str = "", **made: Any) -> Any:
    record = Record(path / "record.db")
    made_from = source_of(load_text(text_of(touchpoints, **made), "small"))
    kept = record.resume(walk_id) if walk_id else record.begin(made_from, "Walker", persona=ANN)
    watch = Stopwatch()
    app = Stage(kept, pace, watch)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.walking.look()
        yield Lived(app, pilot, watch, kept, record)
    record.close()


def live(
    path: Path,
    play: Play,
    touchpoints: str,
    size: tuple[int, int] = (80, 24),
    pace: int = 1,
    walk_id: str = "",
    **made: Any,
) -> str:
    async def run() -> str:
        async with staged(path, size, pace, touchpoints, walk_id, **made) as lived:
            await play(lived)
            return lived.kept.id

    return asyncio.run(run())
