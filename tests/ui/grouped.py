"""A walk on the stage that a group lives together, in a session that somebody leads through the record."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from building import ANN, COMPANY, source
from staged import Lived, Stage, Stopwatch

from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.record import Record
from walkshoes.sessions.steering import Ask, steer, steered
from walkshoes.ui.screens.hands import HandsScreen
from walkshoes.ui.screens.walk import WalkScreen

PEOPLE = 12
JOURNEY = """\
welcome:
  team: ivr
  menu: For your bill, press 1. For moving home, press 2. For anything else, press 3.
  press: {1: number, 2: number, 3: what_now}
number: {team: ivr, collect: {fact: account_number, say: Please key your number.}, then: music}
music: {team: ivr, hold: {for: 10m}, then: agent}
agent:
  team: support
  talk: [{ask: {fact: story}}, {ask: {fact: postcode}}]
  then: what_now
what_now:
  choose: What do you do now?
  options:
    write_back: {go: done, label: Write back}
    ring: {go: welcome, label: Ring again}
    give_up: {go: gone, label: Let it be}
"""


class LedStage(Stage):
    """A stage on which a group walks, perhaps led."""

    def __init__(self, kept: Any, watch: Stopwatch, group: int, steering: Any) -> None:
        super().__init__(kept, 1, watch)
        self.walking = WalkScreen(kept, 1, watch, group=group, steering=steering)


@dataclass
class Together(Lived):
    """A walk on the stage, and whoever leads: another opening of the same record."""

    leader: Record

    def ask(self, what: Ask, value: str = "") -> None:
        steer(self.leader.file, self.kept.session, what, value)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.record.path)) as db:
            return db.execute(sql).fetchall()

    def hands(self) -> dict[str, dict[str, int]]:
        """The hands that are in the record, by what was done."""
        found: dict[str, dict[str, int]] = {}
        sql = "SELECT input.kind, choice, hands.number FROM hands JOIN input ON input.id = hands.about ORDER BY input.number"
        for kind, choice, number in self.rows(sql):
            found.setdefault(kind, {})[choice] = number
        return found

    def counting(self) -> HandsScreen:
        assert isinstance(self.app.screen, HandsScreen), self.app.screen
        return self.app.screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()


def together(
    path: Path,
    play: Callable[[Together], Awaitable[None]],
    group: int = PEOPLE,
    led: bool = False,
    size: tuple[int, int] = (80, 24),
    touchpoints: str = JOURNEY,
    company: str = COMPANY,
) -> None:
    async def run() -> None:
        file = path / "record.db"
        record, leader = Record(file), Record(file)
        made = source(touchpoints, company)
        session = begin_session(leader.file, Plan("A day", [made])).id
        kept = record.begin(made, "Table 3", session=session, persona=ANN)
        watch = Stopwatch()
        steering = (lambda: steered(record.file, session)) if led else None
        app = LedStage(kept, watch, group, steering)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            app.walking.look()
            await play(Together(app, pilot, watch, kept, record, leader))
        record.close()
        leader.close()

    asyncio.run(run())
