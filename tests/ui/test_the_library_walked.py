"""Every journey of the library, walked in the app to its end: what its typical kept walk does, done with keys and clicks."""

import asyncio
from collections import deque
from pathlib import Path

import pytest
from lasting import kept_walk
from staged import Stage, walk_through
from textual.pilot import Pilot

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.rehearsing import Rehearsal
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.shipped import find_scenario, scenario_files
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.ui.widgets.choosing import OfferButton
from walkshoes.ui.widgets.own_words import OwnWords

SIZES = ((80, 24), (120, 40))
DONE = (Kind.PRESS, Kind.KEY, Kind.TELL, Kind.CHOOSE, Kind.DIAL)
"""What a walker does of their own accord; what is read, and a wait that is waited out, is gone on from."""


class Walker:
    """Does what a kept walk did, where it did it; reads what comes and goes on."""

    def __init__(self, made: Rehearsal) -> None:
        words = zip(made.played.inputs, made.played.words, strict=True)
        self.left = deque((one, said) for one, said in words if one.kind in DONE)

    async def acts(self, kept: KeptWalk, stage: Stage, pilot: Pilot[None]) -> None:
        if kept.walk.ended:
            await pilot.press("enter")
            return
        where, visit = kept.walk.where[:2]
        made, words = self.left[0] if self.left else (Input(Kind.READ), "")
        if (made.place, made.visit) != (where, visit) or kept.walk.accepts == Accepts.READ:
            assert kept.walk.accepts in (Accepts.READ, Accepts.CHOICE), (
                f"{where} waits, and the walk goes to {made.place}"
            )
            await pilot.press(*(("1", "enter") if kept.walk.accepts == Accepts.CHOICE else ("enter",)))
            return
        self.left.popleft()
        match made.kind:
            case Kind.PRESS:
                await pilot.press({"#": "number_sign", "*": "asterisk"}.get(made.value, made.value))
            case Kind.KEY:
                digits = [{"#": "number_sign"}.get(one, one) for one in made.value if one != " "]
                if stage.walking.query("#saying-line"):
                    digits = [one for one in digits if one != "number_sign"] + ["enter"]
                await pilot.press(*digits)
            case Kind.TELL:
                stage.walking.query_one(OwnWords).insert(words)
                await pilot.press("tab", "enter")
            case _:
                button = next(one for one in stage.walking.query(OfferButton) if one.offer.name == made.value)
                button.scroll_visible(animate=False)
                await pilot.pause()
                await pilot.click(button)


@pytest.mark.parametrize("number", range(len(scenario_files())), ids=[path.stem for path in scenario_files()])
def test_a_journey_of_the_library_is_walked_in_the_app_to_its_end(tmp_path: Path, number: int) -> None:
    name = scenario_files()[number].stem
    made = kept_walk(source_of(load(find_scenario(name))), "typical")
    record = Record(tmp_path / "walks.db")
    kept = record.begin(made.source, "Walker 7", settings=made.settings, seed=made.seed, persona=made.engine.persona)
    walker = Walker(made)
    asyncio.run(walk_through(kept, walker.acts, SIZES[number % 2]))
    assert not walker.left
    lived, wanted = kept.ledger(), made.ledger()
    kept.close()
    record.close()
    for count in ("ending", "contacts", "people", "asked_again", "generic", "messages_received", "promises_made"):
        assert getattr(lived, count) == getattr(wanted, count), count
