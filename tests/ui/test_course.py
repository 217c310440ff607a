"""Which screen follows which, and that whoever starts again goes on where they were."""

import asyncio
from pathlib import Path

import pytest
from building import source
from deciding import PAPER, levered
from textual.widgets import Button, Input
from walked import JOURNEY, at, begun, journey, live, opened, shows, until

from walkshoes.journey.scorecard import ITEMS
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.course import STAGE_OF, Step, step_after, step_at, step_before
from walkshoes.ui.widgets.number import Number
from walkshoes.ui.widgets.scale import Point, Scale
from walkshoes.ui.widgets.yes_no import YesNo

FELT = {"minutes": 20, "people": 3, "asked_same": 2, "owner": "nobody"}


def test_every_stage_has_its_screen(record: Record) -> None:
    kept = begun(record)
    for stage in Stage:
        kept.move_to(stage)
        step = step_at(kept)
        assert (step is None) == (stage == Stage.DONE)
        assert step is None or STAGE_OF[step] == stage


def test_the_way_on_leads_through_every_screen_once(record: Record) -> None:
    kept, step, steps = record.begin(levered(PAPER), "Ada", settings={"people": 8}), Step.BRIEFING, []
    while step is not None:
        steps.append(step)
        step = step_after(kept, step)
    assert steps == [one for one in Step if one != Step.LEAVE], "nobody is asked whether they may be quoted to nobody"


def test_a_screen_with_nothing_on_it_is_passed_over_on_the_way_on_and_on_the_way_back(record: Record) -> None:
    kept = begun(record)
    assert step_after(kept, Step.DEBRIEF) == Step.COMMITMENT
    assert step_before(kept, Step.COMMITMENT) == Step.DEBRIEF
    bought_nothing = record.begin(levered(PAPER), "Ada")
    assert step_after(bought_nothing, Step.DEBRIEF) == Step.WHAT_IF
    assert step_before(bought_nothing, Step.WHAT_IF) == Step.DEBRIEF


def test_what_is_expected_is_asked_before_the_walk_and_what_was_felt_before_any_figure() -> None:
    order = list(Step)
    assert order.index(Step.ANTICIPATE) < order.index(Step.WALK) < order.index(Step.FELT)
    assert order.index(Step.MEASURES) < order.index(Step.SCORECARD) < order.index(Step.DEBRIEF)


def test_a_walk_that_ended_while_nobody_looked_goes_on_after_it(record: Record) -> None:
    kept = begun(record)
    kept.move_to(Stage.WALK)
    assert step_at(kept) == Step.WALK
    live(kept)
    assert step_at(kept) == Step.FELT


def test_what_was_felt_is_not_asked_twice(record: Record) -> None:
    kept = begun(record)
    kept.move_to(Stage.AFTER)
    kept.answer("felt", {"minutes": 20})
    assert step_at(kept) == Step.FELT
    kept.answer("felt", FELT)
    assert step_at(kept) == Step.MEASURES
    kept.answer("measures", {"ces": 2, "csat": 2})
    assert step_at(kept) == Step.SCORECARD


def test_a_journey_without_a_scorecard_asks_for_none(record: Record) -> None:
    kept = begun(record, source(JOURNEY, more="scorecard: []"))
    kept.move_to(Stage.AFTER)
    kept.answer("felt", FELT)
    kept.answer("measures", {"ces": 2, "csat": 2})
    assert step_at(kept) == Step.MEASURES
    assert step_after(kept, Step.MEASURES) == Step.DEBRIEF


def test_a_commitment_made_is_not_asked_for_again(record: Record) -> None:
    kept = begun(record)
    kept.move_to(Stage.COMMITMENT)
    assert step_at(kept) == Step.COMMITMENT
    kept.commit("the board meets", "open it with a call", "2026-12-01", "Ada")
    assert step_at(kept) == Step.SUMMARY
    assert step_after(kept, Step.DEBRIEF) == Step.SUMMARY
    assert step_before(kept, Step.SUMMARY) == Step.DEBRIEF


@pytest.mark.usefixtures("lived_at_once")
def test_a_whole_walk_by_keys_alone(record_path: Path) -> None:
    async def walk() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.press("ctrl+u", *"Ada", "tab", "enter")
            await at(pilot, "Briefing")
            assert shows(pilot, "You are Ann Lee.")
            assert shows(pilot, "ring Meridian")
            await pilot.press("enter")
            await at(pilot, "Anticipate")
            await pilot.press(*"8", "enter", *"1", "enter", "up", "enter", "5", "enter", "enter")
            await at(pilot, "HowItWas")
            await pilot.press("9", "tab", "3", "tab", "2", "tab", *"me", "tab", "tab", "tab", "enter")
            await at(pilot, "Measures")
            await pilot.press("2", "enter", "left", "enter", "enter")
            await at(pilot, "Scorecard")
            await pilot.press(*["y", "n"] * 4, "enter", "enter")
            await at(pilot, "Debrief")
            await pilot.press(*["enter"] * 5)
            await at(pilot, "Commitment")
            await pilot.press(*"we", "enter", *"go", "tab", *"1.4.2099", *["tab"] * 5, "enter")
            await until(pilot, lambda: shows(pilot, "When we, then I will go. By 1 April 2099. Seen to by Ada."))
            await pilot.press("enter")
            await at(pilot, "Summary")
            assert shows(pilot, "When we, then I will go. By 1 April 2099. Seen to by Ada.")
            await pilot.press("tab", "enter")
            await until(pilot, lambda: shows(pilot, "The summary is written."))
            await pilot.press("enter")
            await at(pilot, "Library")

    asyncio.run(walk())
    record = Record(record_path)
    (row,) = record.walks(record.sessions()[0].id)
    assert (row.alias, row.stage) == ("Ada", Stage.DONE)
    kept = record.resume(row.id)
    assert kept.answers == {
        "anticipated": {"minutes": 8, "people": 1, "asked_same": 1, "easy": 5},
        "felt": {"minutes": 9, "people": 3, "asked_same": 2, "owner": "me"},
        "measures": {"ces": 2, "csat": 3},
        "scorecard": dict(zip(ITEMS, ["yes", "no"] * 4, strict=True)),
    }
    (made,) = kept.commitments
    assert (made.when, made.then, made.by, made.owner) == ("we", "go", "2099-04-01", "Ada")


@pytest.mark.usefixtures("lived_at_once")
def test_a_whole_walk_by_mouse_alone(record_path: Path) -> None:
    async def walk() -> None:
        async with opened(record_path, journey()) as pilot:
            app = pilot.app

            async def answer(number: str, times: int) -> None:
                for _ in range(times):
                    await pilot.click(f"#{number} .more")

            async def choose(scale: str, point: int) -> None:
                await pilot.click(app.screen.query_one(f"#{scale}", Scale).query(Point)[point - 1])

            await pilot.click("Entry")
            for screen in ("Who", "Briefing", "Anticipate"):
                await at(pilot, screen)
                assert on_the_screen(pilot.app.screen.query_one("#on", Button), pilot.app.size)
                if screen != "Anticipate":
                    await pilot.click("#on")
            await answer("minutes", 1)
            await answer("people", 1)
            await answer("asked_same", 1)
            await choose("easy", 6)
            await pilot.click("#on")
            await at(pilot, "HowItWas")
            for number in ("minutes", "people", "asked_same"):
                await answer(number, 1)
            await pilot.click("#owner Button")
            await pilot.click("#on")
            await at(pilot, "Measures")
            await choose("ces", 1)
            await choose("csat", 2)
            await pilot.click("#on")
            await at(pilot, "Scorecard")
            for item in ITEMS:
                await pilot.click(app.screen.query_one(f"#{item}", YesNo).options[2])
            await pilot.click("#on")
            await at(pilot, "Debrief")
            await pilot.click("#to-words")
            await pilot.click("#on")
            await at(pilot, "Commitment")
            await pilot.click("#pass")
            await at(pilot, "Summary")
            await pilot.click("#pass")
            await at(pilot, "Library")

    asyncio.run(walk())
    record = Record(record_path)
    (row,) = record.walks(record.sessions()[0].id)
    kept = record.resume(row.id)
    assert (row.alias, row.stage, kept.commitments) == ("Guest 1", Stage.DONE, [])
    assert kept.answers["anticipated"] == {"minutes": 5, "people": 1, "asked_same": 1, "easy": 6}
    assert kept.answers["felt"] == {"minutes": 5, "people": 1, "asked_same": 1, "owner": "nobody"}
    assert kept.answers["measures"] == {"ces": 1, "csat": 2}
    assert kept.answers["scorecard"] == dict.fromkeys(ITEMS, "unsure")


def test_what_was_answered_before_leaving_is_there_on_coming_back(record_path: Path) -> None:
    async def leave() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.click("#on")
            await at(pilot, "Briefing")
            await pilot.click("#on")
            await at(pilot, "Anticipate")
            await pilot.press(*"12")
            await pilot.press("ctrl+q")
            await until(pilot, lambda: not pilot.app.is_running)

    async def come_back() -> None:
        async with opened(record_path, journey()) as pilot:
            assert shows(pilot, "Continue: A small journey")
            assert shows(pilot, "Guest 1, stopped before it began")
            await pilot.press("enter")
            await at(pilot, "Anticipate")
            assert pilot.app.screen.query_one("#minutes", Number).answer == 12
            assert pilot.app.screen.query_one("#people", Number).answer is None
            await pilot.press("escape")
            await at(pilot, "Briefing")
            await pilot.press("escape")
            await at(pilot, "Library")

    asyncio.run(leave())
    asyncio.run(come_back())


def test_going_back_from_the_name_begins_no_walk(record_path: Path) -> None:
    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            assert pilot.app.screen.query_one(Input).value == "Guest 1"
            await pilot.press("escape")
            await at(pilot, "Library")

    asyncio.run(look())
    assert Record(record_path).sessions() == []


def on_the_screen(button: Button, size: tuple[int, int]) -> bool:
    region = button.region
    return region.x >= 0 and region.y >= 0 and region.right <= size[0] and region.bottom <= size[1]
