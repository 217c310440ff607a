"""The mystery shopper's scorecard: every answer follows from the ledger, and what could not arise is not scored."""

from typing import get_args

import pytest

from walkshoes.journey.ledger import Ledger
from walkshoes.journey.scorecard import ITEMS, Scored, scored
from walkshoes.scenario.model import ScorecardItem


def test_the_language_and_the_rules_name_the_same_items() -> None:
    assert tuple(ITEMS) == get_args(ScorecardItem)


def test_of_a_walk_in_which_nothing_happened_nothing_is_scored() -> None:
    assert {item.answer(Ledger()) for item in ITEMS.values()} == {None}


@pytest.mark.parametrize(
    ("item", "good", "bad"),
    [
        ("name_given", Ledger(people=1, names_given=1), Ledger(people=2)),
        ("name_given", Ledger(messages_received=1, names_given=1), Ledger(messages_received=1)),
        ("owned", Ledger(people=1, owner="Maria"), Ledger(people=1)),
        ("asked_once", Ledger(asked={"story": 1}), Ledger(asked={"story": 2}, asked_again={"story": 1})),
        ("promise_timed", Ledger(promises_made=1), Ledger(promises_made=2, promises_without_a_time=1)),
        ("promise_kept", Ledger(promises_made=1, promises_kept=1), Ledger(promises_made=1, promises_late=1)),
        ("promise_kept", Ledger(promises_made=2, promises_kept=2), Ledger(promises_made=2, promises_kept=1)),
        ("engaged", Ledger(people=1), Ledger(people=1, generic=1)),
        ("engaged", Ledger(people=1), Ledger(people=1, unanswered=1)),
        ("led_with_can", Ledger(people=1, granted=1), Ledger(people=1, cannot=1)),
        ("context_followed", Ledger(transfers={"warm": 1}), Ledger(transfers={"cold": 1})),
        ("context_followed", Ledger(switches=2), Ledger(switches=2, switches_without_context=1)),
    ],
)
def test_the_record_answers(item: str, good: Ledger, bad: Ledger) -> None:
    assert ITEMS[item].answer(good) is True
    assert ITEMS[item].answer(bad) is False
    assert ITEMS[item].because(bad)


def test_what_only_a_machine_wrote_is_no_answer() -> None:
    assert ITEMS["name_given"].answer(Ledger(messages_received=2, automatic=2)) is None


def test_memory_stands_beside_the_record_and_a_difference_is_marked() -> None:
    made = Ledger(people=1, names_given=1)
    first, second = scored(("name_given", "owned"), made, {"name_given": False})
    assert first == Scored("Did anybody say who they were?", False, True, "names given: 1")
    assert first.differs
    assert (second.remembered, second.recorded, second.differs) == (None, False, False)
