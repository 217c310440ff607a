"""What the walker would have reported, beside the record: the mystery shopper's scorecard as it is told.

Memory and record stand side by side and nothing is added up to a mark: where they differ, the row says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from walkshoes.journey.ledger import Ledger
from walkshoes.journey.scorecard import ITEMS, Scored, scored
from walkshoes.reports.sentences import as_sentence, in_words

REMEMBERED = {"yes": "yes", "no": "no", "unsure": "not sure"}
"""The answers that can be given, as the record keeps them, and what they are called."""
NEVER_ASKED = "–"
DID_NOT_ARISE = "did not arise"
DIFFERS, SAME = "≠ differs", "= the same"
_SURE: dict[str | int, bool] = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Reported:
    """One item: what was remembered, what the record says, and what that rests on (empty where it did not arise)."""

    item: str
    question: str
    remembered: str
    recorded: str
    because: str
    differs: bool

    @property
    def mark(self) -> str:
        """A sign and a word: memory and record differ, or say the same; empty where there is nothing to compare."""
        if self.differs:
            return DIFFERS
        return SAME if self.remembered == self.recorded else ""


def questions(items: Sequence[str]) -> dict[str, str]:
    """What is asked, by the name of the item; each once."""
    return {item: ITEMS[item].question for item in dict.fromkeys(items)}


def reported(items: Sequence[str], made: Ledger, answers: Mapping[str, str | int]) -> tuple[Reported, ...]:
    """The scorecard of a walk: its scenario's items, answered from memory and from the record.

    Nothing, where it was never answered: then there is no report to set beside the record.
    """
    names = tuple(dict.fromkeys(items)) if answers else ()
    sure: dict[str, bool | None] = {name: _SURE.get(answers.get(name, "")) for name in names}
    return tuple(_row(name, answers, one) for name, one in zip(names, scored(names, made, sure), strict=True))


def difference(rows: Sequence[Reported]) -> str:
    """How often memory and record differ, in a sentence; empty where there is nothing to compare."""
    compared = sum(bool(row.mark) for row in rows)
    differ = sum(row.differs for row in rows)
    if not compared:
        return ""
    if not differ:
        return "Wherever it arose and you were sure, the record says the same."
    sure_of = "the one answer" if compared == 1 else f"{in_words(differ)} of the {in_words(compared)} answers"
    return as_sentence(f"in {sure_of} you were sure of, the record says the opposite")


def _row(name: str, answers: Mapping[str, str | int], one: Scored) -> Reported:
    remembered = REMEMBERED.get(str(answers.get(name, "")), NEVER_ASKED)
    recorded = DID_NOT_ARISE if one.recorded is None else "yes" if one.recorded else "no"
    because = "" if one.recorded is None else one.because
    return Reported(name, one.question, remembered, recorded, because, one.differs)
