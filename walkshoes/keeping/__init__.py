"""Kept walks: a walk laid beside its scenario as a test of it.

    walks/SCENARIO/NAME.jsonl    what the customer did, as `docs/inputs.md` has it
    walks/SCENARIO/NAME.txt      how it read, and what it cost

`keeping` keeps one and renews it, `from_record` writes down a walk of the record as inputs, `telling` makes the text,
`checking` lives kept walks again and says what became different.
"""

from walkshoes.keeping.checking import WalkChange, check_walks, walks_of
from walkshoes.keeping.from_record import found_walk, inputs_of
from walkshoes.keeping.keeping import CannotKeep, keep_inputs, keep_recorded, renew

__all__ = [
    "CannotKeep",
    "WalkChange",
    "check_walks",
    "found_walk",
    "inputs_of",
    "keep_inputs",
    "keep_recorded",
    "renew",
    "walks_of",
]
