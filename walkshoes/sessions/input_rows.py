"""An input on its way into the record and out of it.

An input is kept with one moment for the whole of it, a number or a story; never one for each key.
"""

from dataclasses import replace
from typing import Any

from walkshoes.journey.inputs import MOST_WORDS, Input, Kind
from walkshoes.journey.telling import told
from walkshoes.journey.walk import Walk
from walkshoes.scenario.plain import plain

LONGEST_VALUE = 200

INPUTS = """SELECT id, kind, value, amount, words, done_by, place, visit, since_ms, at_ms,
  about, slips
  FROM input WHERE walk = ? ORDER BY number"""
"""The inputs of a walk in order, each for `from_row`."""


def clean(walk: Walk, made: Input, words: str) -> Input:
    """The input as it is lived and kept at this moment of a walk.

    It has no text that can act, and of the words that were said only how many, and what was heard in them.
    """
    count = len(words.split())
    if made.kind == Kind.TELL and count:
        made = replace(told(walk, words), by=made.by)
    with_it = count if made.kind == Kind.REACT and count else made.words
    return replace(
        made,
        value=plain(made.value, LONGEST_VALUE),
        number=max(-MOST_WORDS, min(made.number, MOST_WORDS)),
        words=max(0, min(with_it, MOST_WORDS)),
        by=plain(made.by, LONGEST_VALUE),
    )


def as_row(made: Input) -> dict[str, Any]:
    """The columns of table `input` that say what was done, where and when."""
    return {
        "kind": made.kind.value,
        "value": made.value,
        "amount": made.number,
        "words": made.words,
        "done_by": made.by,
        "place": made.place,
        "visit": made.visit,
        "since_ms": made.since_ms,
        "at_ms": made.at_ms,
        "about": made.about,
        "slips": made.slips,
    }


def from_row(row: tuple[Any, ...]) -> tuple[str, Input]:
    """The key and the input of one row of `INPUTS`. Raises ValueError for a kind that is not known."""
    key, kind, *rest = row
    return key, Input(Kind(kind), *rest)
