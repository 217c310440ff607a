"""Three days without broadband, walked in the app by its keys to the end, and lived again without a screen."""

import asyncio
from pathlib import Path

from staged import Stage, Stopwatch

from walkshoes.journey.ledger import ledger
from walkshoes.journey.program import Ask, Way
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.shipped import find_scenario
from walkshoes.sessions.record import Record

MENUS = {"main_menu": "4", "other_menu": "3", "test_menu": "2"}


def test_the_journey_is_walked_to_its_end_by_keys(tmp_path: Path) -> None:
    record = Record(tmp_path / "walks.db")
    kept = record.begin(source_of(load(find_scenario("three-days-without-broadband"))), "Walker 7")
    number = kept.persona.facts["account_number"].replace(" ", "")

    async def answer(stage: Stage, pilot: object) -> None:
        press = pilot.press  # type: ignore[attr-defined]
        match kept.walk.accepts:
            case Accepts.PRESS:
                await press(MENUS[kept.walk.where[0]])
            case Accepts.KEY:
                asked = kept.walk.moment
                assert isinstance(asked, Ask)
                if asked.way == Way.KEYED:
                    await press(*number, "number_sign")
                else:
                    fact = kept.engine.program.facts[asked.fact].name
                    await press(*kept.persona.facts[fact].replace(" ", ""), "enter")
            case Accepts.TELL:
                await press(*"dead since saturday", "tab", "enter")
            case Accepts.CHOICE:
                await press("1", "enter")
            case Accepts.READ:
                await press("enter")

    async def walk() -> None:
        watch = Stopwatch()
        stage = Stage(kept, 6, watch)
        async with stage.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            for _ in range(40_000):
                if kept.walk.ended:
                    break
                watch.now += 250
                stage.walking.look()
                if kept.walk.accepts and not kept.walk.speaking:
                    await pilot.pause()
                    if kept.walk.where[0] == "first_agent" and not kept.ledger().reactions:
                        await pilot.press("f2", "1")
                    await answer(stage, pilot)
                    await pilot.pause()
            assert kept.walk.ended, kept.walk.where
            watch.now += 5_000
            stage.walking.look()
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert stage.outcome == "ended"

    asyncio.run(walk())
    lived = kept.ledger()
    assert lived.ending == "booked_too_late"
    assert lived.asked["account_number"] >= 6
    assert lived.promises_broken == 1
    assert lived.reactions == 1
    kept.close()
    again = record.stored(kept.id)
    assert ledger(again.engine, again.events, again.walk.now) == lived
    record.close()
