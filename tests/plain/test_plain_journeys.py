"""The shipped journeys in lines to their ends; what is printed is one thing a line, and nothing is drawn."""

import re
from pathlib import Path

import pytest
from hands import Hands, Paper, Typing

from walkshoes.journey.ledger import Ledger
from walkshoes.journey.program import Ask
from walkshoes.journey.walk import Accepts
from walkshoes.plain.printed import Printed
from walkshoes.plain.walking import Walking
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.shipped import find_scenario
from walkshoes.sessions.record import Record

MENUS = {"main_menu": "4", "other_menu": "3", "test_menu": "2"}
STORY = "dead since saturday"


class Walker(Hands):
    """Hands that know what to type from where the walk stands: the first option, the right number, a short story."""

    def line(self, wait_s: float) -> str | None:
        assert self.walking is not None
        if self._ready(self.walking, ""):
            self.lines = [self.wanted(self.walking)]
        return super().line(wait_s) if self.lines else self.nothing(wait_s)

    def nothing(self, wait_s: float) -> None:
        self.now_ms += round(wait_s * 1_000)

    def wanted(self, walking: Walking) -> Typing:
        walk = walking.walk
        if walk.ended:
            return ""
        match walk.accepts:
            case Accepts.PRESS:
                return MENUS[walk.where[0]]
            case Accepts.KEY:
                assert isinstance(walk.moment, Ask)
                return walk.engine.answers[walk.moment.fact]
            case Accepts.CHOICE:
                return "1"
            case Accepts.TELL:
                return "" if walking.kept.draft else STORY
        return ""


def walked(folder: Path, name: str) -> tuple[Ledger, list[str]]:
    record = Record(folder / "walks.db")
    kept = record.begin(source_of(load(find_scenario(name))), "Walker 7")
    hands = Walker([], Paper())
    hands.walking = Walking(kept, hands, Printed(hands.paper), 6, hands.clock)  # type: ignore[arg-type]
    hands.walking.run()
    stored = record.stored(kept.id)
    assert stored.today == stored.frozen
    record.close()
    return stored.ledger, hands.paper.printed


@pytest.mark.parametrize(
    ("name", "ending"),
    [("three-days-without-broadband", "booked_too_late"), ("a-letter-that-was-answered", "nine_hundred")],
)
def test_a_shipped_journey_is_walked_in_lines_to_the_end_it_has_in_the_app(
    tmp_path: Path, name: str, ending: str
) -> None:
    ledger, said = walked(tmp_path, name)
    assert ledger.ending == ending
    assert said[-1] == "The walk is over. Press Enter to go on."
    assert not [line for line in said if not line.strip() or re.search("[\u2500-\u259f]|  |={3}|-{4}", line)]
