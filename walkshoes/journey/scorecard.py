"""The mystery shopper's scorecard: yes-or-no questions, answered from memory first and then from the record.

As in mystery shopping: an item that could not arise is left out of the count rather than guessed, and every "no" says
what it rests on. Each rule is over the ledger alone, so nobody can argue with it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from walkshoes.journey.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `answer` is yes, no, or None where it could not arise; `because` is what the answer rests on."""

    name: str
    question: str
    answer: Callable[[Ledger], bool | None]
    because: Callable[[Ledger], str]


def _where(arises: Callable[[Ledger], object], rule: Callable[[Ledger], bool]) -> Callable[[Ledger], bool | None]:
    return lambda made: rule(made) if arises(made) else None


def _answers(made: Ledger) -> int:
    """What people of the company said or wrote to the customer."""
    return made.people + made.messages_received - made.automatic


def _due(made: Ledger) -> int:
    """Promises that have fallen due; one that is still open may yet be kept."""
    return made.promises_made - made.promises_open


def _passed_on(made: Ledger) -> int:
    return made.switches + sum(made.transfers.values()) + sum(made.hand_overs.values())


def _nothing_known(made: Ledger) -> int:
    return made.switches_without_context + made.transfers.get("cold", 0) + made.hand_overs.get("cold", 0)


ITEMS = {
    item.name: item
    for item in (
        Item(
            "name_given",
            "Did anybody say who they were?",
            _where(_answers, lambda made: made.names_given > 0),
            lambda made: f"names given: {made.names_given}",
        ),
        Item(
            "owned",
            "Did somebody have your case at the end, by name?",
            _where(_answers, lambda made: bool(made.owner)),
            lambda made: made.owner or "nobody had it",
        ),
        Item(
            "asked_once",
            "Were you asked for everything only once?",
            _where(lambda made: made.asked, lambda made: not made.asked_again),
            lambda made: f"questions already answered: {made.times_asked_again}",
        ),
        Item(
            "promise_timed",
            "Did every promise come with a time?",
            _where(lambda made: made.promises_made, lambda made: not made.promises_without_a_time),
            lambda made: f"promises without a time: {made.promises_without_a_time} of {made.promises_made}",
        ),
        Item(
            "promise_kept",
            "Was what they promised done, and in time?",
            _where(_due, lambda made: made.promises_kept == _due(made)),
            lambda made: f"kept in time: {made.promises_kept} of {_due(made)}",
        ),
        Item(
            "engaged",
            "Did what they said show that they had read, or listened?",
            _where(_answers, lambda made: not made.generic and not made.unanswered),
            lambda made: f"answers for anybody: {made.generic}; no answer at all: {made.unanswered}",
        ),
        Item(
            "led_with_can",
            "Did they tell you what can be done, rather than what cannot?",
            _where(_answers, lambda made: not made.cannot),
            lambda made: f"told what cannot be done: {made.cannot}",
        ),
        Item(
            "context_followed",
            "When you came to somebody else, did they know what you had said?",
            _where(_passed_on, lambda made: not _nothing_known(made)),
            lambda made: f"nothing was known: {_nothing_known(made)} of {_passed_on(made)}",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Scored:
    """An item with what was remembered (None: not sure) and what the record says (None: it did not arise)."""

    question: str
    remembered: bool | None
    recorded: bool | None
    because: str

    @property
    def differs(self) -> bool:
        """Whether memory and record say the opposite."""
        return None not in (self.remembered, self.recorded) and self.remembered != self.recorded


def scored(items: tuple[str, ...], made: Ledger, remembered: dict[str, bool | None]) -> tuple[Scored, ...]:
    """The scorecard of a walk; items are those its scenario names."""
    return tuple(
        Scored(item.question, remembered.get(item.name), item.answer(made), item.because(made))
        for item in (ITEMS[name] for name in items)
    )
