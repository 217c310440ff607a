"""How long a journey takes a person at natural pace, reckoned from a walk that was kept."""

from pathlib import Path

from walkshoes.journey.ledger import Ledger
from walkshoes.keeping.keeping import relived
from walkshoes.rehearsing import Rehearsal
from walkshoes.scenario.load import Source

WALKS = Path(__file__).parent / "walks"
PERSONS_WPM = 20
"""How fast a person types what they have to think of while they type it: half the pace of a synthetic caller (assumed)."""


def kept_walk(source: Source, name: str) -> Rehearsal:
    """A kept walk of a journey, lived again."""
    return relived(source, (WALKS / source.name / f"{name}.jsonl").read_text(encoding="utf-8"))


def kept_ledger(source: Source, name: str) -> Ledger:
    """What a kept walk of a journey costs when it is lived again."""
    return kept_walk(source, name).ledger()


def persons_ms(made: Ledger) -> int:
    """What a walk takes a person, ms: all that the record counts, but told and written at a person's pace."""
    typed = made.words_told * 60_000 // PERSONS_WPM
    return made.given_ms - made.minutes_ms["telling"] - made.minutes_ms["writing"] + typed
