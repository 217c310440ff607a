"""Free text at the door: what a person says in their own words never steers a walk, only what it is reduced to."""

import re

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.program import Ask
from walkshoes.journey.walk import Walk

OTHER = "other"
_WORD = re.compile(r"[\w'’]+")


def told(walk: Walk, text: str) -> Input:
    """The input that a text told or written at this moment comes to: how many words, and what is heard in them.

    What is heard is the first of the question's `hears:` of which any word occurs, whatever its case, else `other`.
    """
    return Input(Kind.TELL, heard(walk, text), number=len(text.split()))


def heard(walk: Walk, text: str) -> str:
    """What the company picks up from a text at this moment."""
    moment = walk.moment
    if isinstance(moment, Ask):
        said = _words(text)
        for name, words in moment.hears:
            if any(f" {_words(word).strip()} " in said for word in words):
                return walk.engine.program.heard[name]
    return OTHER


def _words(text: str) -> str:
    """The words of a text between single spaces, without their case and punctuation."""
    words = " ".join(_WORD.findall(text.casefold()))
    return f" {words} "
