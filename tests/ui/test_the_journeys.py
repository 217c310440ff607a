"""The shipped journeys, walked in the app to their ends by keys alone and by mouse alone, and lived again without a screen.

With the mouse alone, only what has to be put into words is typed.
"""

import asyncio
from pathlib import Path

import pytest
from staged import Hand, Stage, walk_through
from textual.pilot import Pilot

from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.program import Ask, Way
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.shipped import find_scenario
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.ui.widgets.choosing import OfferButton
from walkshoes.ui.widgets.own_words import OwnWords, SpokenLine

MENUS = {"main_menu": "4", "other_menu": "3", "test_menu": "2"}
STORY = "dead"


def asked(kept: KeptWalk) -> tuple[bool, str]:
    """Whether a number is keyed on the telephone, and the answer to what is asked."""
    moment = kept.walk.moment
    assert isinstance(moment, Ask)
    answer = kept.persona.facts[kept.engine.program.facts[moment.fact].name]
    return moment.way == Way.KEYED, answer.replace(" ", "")


async def by_keys(kept: KeptWalk, stage: Stage, pilot: Pilot[None]) -> None:
    match kept.walk.accepts:
        case Accepts.PRESS:
            await pilot.press(MENUS[kept.walk.where[0]])
        case Accepts.KEY:
            keyed, answer = asked(kept)
            await pilot.press(*answer, "number_sign" if keyed else "enter")
        case Accepts.TELL:
            await pilot.press(*STORY, "tab", "enter")
        case Accepts.CHOICE:
            await pilot.press("1", "enter")
        case Accepts.READ:
            await pilot.press("enter")


async def by_mouse(kept: KeptWalk, stage: Stage, pilot: Pilot[None]) -> None:
    walking = stage.walking
    match kept.walk.accepts:
        case Accepts.PRESS:
            await pilot.click(f"#key-{MENUS[kept.walk.where[0]]}")
        case Accepts.KEY:
            keyed, answer = asked(kept)
            if keyed:
                for digit in answer:
                    await pilot.click(f"#key-{digit}")
                await pilot.click("#key-hash")
            else:
                walking.query_one("#saying-line", SpokenLine).insert_text_at_cursor(answer)
                await pilot.click("#saying-it")
        case Accepts.TELL:
            walking.query_one(OwnWords).insert(STORY)
            await pilot.click("#telling-all")
        case Accepts.CHOICE:
            await pilot.click(walking.query(OfferButton).first())
        case Accepts.READ:
            await pilot.click("#reading-done")


def walked(folder: Path, name: str, hand: Hand, size: tuple[int, int]) -> Ledger:
    """The ledger of a shipped journey walked with one kind of hand; lived again, it is the same."""
    record = Record(folder / "walks.db")
    kept = record.begin(source_of(load(find_scenario(name))), "Walker 7")

    async def feeling(kept: KeptWalk, stage: Stage, pilot: Pilot[None]) -> None:
        if kept.walk.ended:
            await (pilot.press("enter") if hand is by_keys else pilot.click("#reading-done"))
            return
        if kept.ledger().people and not kept.ledger().reactions:
            await (pilot.press("f2", "1") if hand is by_keys else pilot.click("#face-1"))
        await hand(kept, stage, pilot)

    asyncio.run(walk_through(kept, feeling, size, each_ms=250))
    lived = kept.ledger()
    kept.close()
    again = record.stored(kept.id)
    assert ledger(again.engine, again.events, again.walk.now) == lived
    record.close()
    return lived


@pytest.mark.parametrize(("hand", "size"), [(by_keys, (80, 24)), (by_mouse, (120, 40))], ids=["keys", "mouse"])
def test_three_days_without_broadband(tmp_path: Path, hand: Hand, size: tuple[int, int]) -> None:
    lived = walked(tmp_path, "three-days-without-broadband", hand, size)
    assert lived.ending == "booked_too_late"
    assert lived.asked["account_number"] >= 6
    assert lived.promises_broken == 1
    assert lived.reactions == 1


@pytest.mark.parametrize(("hand", "size"), [(by_keys, (80, 24)), (by_mouse, (120, 40))], ids=["keys", "mouse"])
def test_a_letter_that_was_answered(tmp_path: Path, hand: Hand, size: tuple[int, int]) -> None:
    lived = walked(tmp_path, "a-letter-that-was-answered", hand, size)
    assert lived.ending == "nine_hundred"
    assert lived.contacts["letter"] and lived.contacts["email"] and lived.contacts["social"]
    assert lived.seen_by == 900
    assert lived.companies["northline"]["unsigned"] >= 3
    assert lived.companies["parcelway"]["promises_kept"] == 1
    assert lived.reactions == 1
