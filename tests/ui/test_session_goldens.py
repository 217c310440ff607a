"""The screens of a session as they stand at 80 by 24 and at 120 by 40; `test_goldens` says how they are renewed."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from grouped import Together, together
from test_goldens import compare, size
from textual.pilot import Pilot
from walked import at, journey, opened, shows, text, until

from walkshoes.journey.walk import Accepts
from walkshoes.sessions.led import LedSession, Plan, begin_session
from walkshoes.sessions.record import Record
from walkshoes.simulated_people import fill

__all__ = ["size"]  # the fixture, which this file shares with the other goldens
SEVEN = 7
Way = Callable[[Pilot[None]], Awaitable[None]]


@pytest.fixture
def led(record: Record) -> LedSession:
    labels = {"department": ["Service", "Finance"]}
    return begin_session(record.file, Plan("Leadership day", [journey()], labels, notice="Ask Ada about what is kept."))


async def to_joining(pilot: Pilot[None]) -> None:
    await pilot.press("enter")
    await at(pilot, "Joining")


async def to_group(pilot: Pilot[None]) -> None:
    await pilot.press("g")
    await at(pilot, "Joining")


async def stay(pilot: Pilot[None]) -> None:
    await pilot.pause()


DOORS: dict[str, Way] = {"session-door": stay, "joining": to_joining, "joining-together": to_group}


SLIDES = (1, 2, 4, 8)
HANDS = ("decided", "felt")
PAGES = (*DOORS, "leading", *(f"projector-{number}" for number in SLIDES), *(f"hands-{what}" for what in HANDS))
"""What these files are called."""


@pytest.mark.parametrize("name", DOORS)
def test_the_way_into_a_session(record: Record, led: LedSession, size: tuple[int, int], name: str) -> None:
    async def look() -> str:
        async with opened(record.path, settled="SessionDoor", session=led.id, size=size) as pilot:
            await DOORS[name](pilot)
            await pilot.pause()
            return text(pilot)

    compare(name, size, asyncio.run(look()))


def test_leading(record: Record, led: LedSession, size: tuple[int, int]) -> None:
    fill(record, led, SEVEN)

    async def look() -> str:
        async with opened(record.path, settled="Leading", session=led.id, leads=True, size=size) as pilot:
            await until(pilot, lambda: shows(pilot, "Simulated 7"))
            await pilot.pause(0.1)
            return text(pilot)

    compare("leading", size, asyncio.run(look()))


@pytest.mark.parametrize("number", SLIDES)
def test_the_debrief_on_the_wall(record: Record, led: LedSession, size: tuple[int, int], number: int) -> None:
    fill(record, led, SEVEN)

    async def look() -> str:
        async with opened(record.path, settled="Leading", session=led.id, leads=True, size=size) as pilot:
            await pilot.press("d")
            await until(pilot, lambda: shows(pilot, "1 of "))
            for _ in range(number - 1):
                await pilot.press("space")
            await until(pilot, lambda: shows(pilot, f"{number} of "))
            await pilot.pause(0.1)
            return text(pilot)

    compare(f"projector-{number}", size, asyncio.run(look()))


@pytest.mark.parametrize("what", HANDS)
def test_a_show_of_hands(tmp_path: Path, size: tuple[int, int], what: str) -> None:
    seen: list[str] = []

    async def count(room: Together) -> None:
        if what == "felt":
            await room.press("f2")
        else:
            await room.until(Accepts.PRESS)
            await room.wait(20_000)
            await room.press("f7")
        await room.press("2", "down", "7", "down", "3")
        await room.pilot.pause(0.1)
        seen.append(room.seen())

    together(tmp_path, count, size=size)
    compare(f"hands-{what}", size, seen[0])
