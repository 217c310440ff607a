"""Coming into a session: a name, nobody's twice, the journeys one after another, and leave for one's words."""

import asyncio
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, Input, Static
from walked import at, journey, opened, shows, text, until

from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.led import LedSession, Plan, begin_session
from walkshoes.sessions.people import join, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.steering import Ask, steer
from walkshoes.simulated_people import fill
from walkshoes.ui.widgets.number import Number
from walkshoes.ui.widgets.scale import Scale
from walkshoes.ui.widgets.yes_no import YesNo

DOOR = "SessionDoor"


@pytest.fixture
def led(record: Record) -> LedSession:
    other = source_of(load_text(journey("Another journey").text, "other"))
    made = begin_session(record.file, Plan("Leadership day", [journey(), other]))
    steer(record.file, made.id, Ask.START)
    return made


async def comes_in(pilot: Pilot[None], name: str = "") -> None:
    await pilot.press("enter")
    await at(pilot, "Joining")
    if name:
        pilot.app.screen.query_one(Input).value = name
    pilot.app.screen.query_one("#on").focus()
    await pilot.press("enter")


def press(pilot: Pilot[None], way: str) -> None:
    """Press a button of the screen, once it is there."""
    for button in pilot.app.screen.query(way).results(Button):
        button.press()


async def through_the_walk(pilot: Pilot[None], after: str = "Joining") -> None:
    """On from a page to the next leave for one's words, or to the door, answering whatever is asked."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ not in (after, "Door"))
    for _ in range(120):
        screen = pilot.app.screen
        if type(screen).__name__ in (DOOR, "Leave"):
            await until(pilot, lambda: pilot.app.screen.focused is not None)
            return
        for asked in screen.query(Number):
            asked.field.value = asked.field.value or "3"
        for scale in screen.query(Scale):
            scale.value = scale.value or 3
        for yes in screen.query(YesNo):
            yes.value = yes.value or "no"
        for owner in screen.query("#owner Input").results(Input):
            owner.value = "nobody"
        press(pilot, "#on" if type(screen).__name__ == "Debrief" or not screen.query("#pass") else "#pass")
        await pilot.pause(0.05)
    raise AssertionError(text(pilot))


def test_the_door_names_the_session_and_its_journeys(record: Record, record_path: Path, led: LedSession) -> None:
    async def see() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            assert shows(pilot, "Leadership day")
            assert shows(pilot, "Another journey")

    asyncio.run(see())


@pytest.mark.usefixtures("lived_at_once")
def test_one_journey_follows_another_and_words_are_quoted_only_with_a_yes(
    record: Record, record_path: Path, led: LedSession
) -> None:
    async def walk() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await comes_in(pilot)
            await through_the_walk(pilot)
            assert type(pilot.app.screen).__name__ == "Leave"
            assert shows(pilot, "I have just keyed it")
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == "pass", "a key too many gives nothing away"
            await pilot.press("enter")
            await through_the_walk(pilot, after="Leave")  # its last pages, and all of the second
            press(pilot, "#on")
            await through_the_walk(pilot, after="Leave")
            assert type(pilot.app.screen).__name__ == DOOR

    asyncio.run(walk())
    (who,) = people_of(record.file, led.id)
    rows = record.walks(led.id)
    leave = [record.stored(row.id).answers["leave"]["may_quote"] for row in rows]
    assert leave == ["no", "yes"], "each walk's words are asked about, and a no stays a no"
    assert [row.title for row in rows] == ["A small journey", "Another journey"]
    assert {row.stage for row in rows} == {Stage.DONE}
    assert {record.stored(row.id).participant for row in rows} == {who.id}


def test_a_name_that_is_taken_is_asked_about(record: Record, record_path: Path, led: LedSession) -> None:
    join(record.file, led.id, "Walker 1")

    async def come() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await comes_in(pilot, "walker 1")
            await at(pilot, "SameName")
            assert shows(pilot, "already goes by “Walker 1”")
            await pilot.press("escape")
            await at(pilot, "Joining")
            assert shows(pilot, "choose another name")
            pilot.app.screen.query_one(Input).value = "Walker 2"
            press(pilot, "#on")
            await at(pilot, "Briefing")

    asyncio.run(come())
    assert [who.alias for who in people_of(record.file, led.id)] == ["Walker 1", "Walker 2"]


def test_a_key_too_many_opens_nobodys_walk(record: Record, record_path: Path, led: LedSession) -> None:
    join(record.file, led.id, "Ada")

    async def come() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await comes_in(pilot, "ada")
            await at(pilot, "SameName")
            await pilot.press("enter")
            await at(pilot, "Joining")

    asyncio.run(come())
    assert record.walks(led.id) == []


def test_whoever_comes_into_a_rehearsed_session_is_told(record: Record, record_path: Path, led: LedSession) -> None:
    fill(record, led, 1)

    async def come() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await pilot.press("enter")
            await at(pilot, "Joining")
            assert shows(pilot, "This session is a rehearsal")

    asyncio.run(come())


def test_whoever_stopped_goes_on_under_the_same_name(record: Record, record_path: Path, led: LedSession) -> None:
    async def come_twice() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await comes_in(pilot, "Ada")
            await at(pilot, "Briefing")
            await pilot.press("escape")
            await at(pilot, DOOR)
            await comes_in(pilot, "Ada")
            await at(pilot, "SameName")
            press(pilot, "#on")
            await at(pilot, "Briefing")

    asyncio.run(come_twice())
    assert len(record.walks(led.id)) == 1


def test_a_group_says_how_many_it_is(record: Record, record_path: Path, led: LedSession) -> None:
    async def come() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await pilot.press("g")
            await at(pilot, "Joining")
            screen = pilot.app.screen
            press(pilot, "#on")
            await until(pilot, lambda: shows(pilot, "how many, please"))
            screen.query_one(Number).field.value = "12"
            press(pilot, "#on")
            await at(pilot, "Briefing")

    asyncio.run(come())
    (who,) = people_of(record.file, led.id)
    assert (who.alias, who.people) == ("Group 1", 12)


def test_labels_to_pick_are_picked_and_the_notice_is_read(record: Record, record_path: Path) -> None:
    plan = Plan("Day", [journey()], {"department": ["Service", "Finance"]}, notice="Ask Ada about it.")
    led = begin_session(record.file, plan)

    async def come() -> None:
        async with opened(record_path, settled=DOOR, session=led.id) as pilot:
            await pilot.press("enter")
            await at(pilot, "Joining")
            assert shows(pilot, "Ask Ada about it.")
            picking = pilot.app.screen.query_one("#label-0")
            picking.focus()
            assert shows(pilot, "● none of these"), "nobody is counted where they do not belong by pressing Enter"
            await pilot.press("right", "right")
            press(pilot, "#on")
            await at(pilot, "Briefing")

    asyncio.run(come())
    (who,) = people_of(record.file, led.id)
    assert who.labels == {"department": "Service"}


def test_a_session_that_is_not_there_is_said(record: Record, record_path: Path) -> None:
    async def see() -> None:
        async with opened(record_path, settled=DOOR, session="nowhere") as pilot:
            assert shows(pilot, "There is no such session in the record.")
            await pilot.press("enter")
            assert type(pilot.app.screen).__name__ == DOOR
            assert pilot.app.screen.query(Static)

    asyncio.run(see())
