"""What the keys of a menu are for, as the voice says it: `For your bill, press 2.` makes 2 → `For your bill`."""

import re
from collections.abc import Iterable, Sequence

from walkshoes.journey.events import Code
from walkshoes.journey.program import Menu
from walkshoes.journey.walk import Walk

_THEN_PRESS = re.compile(r"(?P<what>.*?)[,;:]?\s+(?:please\s+)?press\s+(?P<key>[^\s.,!?]+)[.,!?]*", re.IGNORECASE)
_PRESS_FOR = re.compile(r"(?:please\s+)?press\s+(?P<key>[^\s.,!?]+)[,:]?\s+(?P<what>.+?)[.!?]*", re.IGNORECASE)
_WORDS = {"star": "*", "hash": "#", "pound": "#"}
_WORDS |= {
    word: str(number)
    for number, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
}
_KEYS = "0123456789*#"


def keys_said(walk: Walk, menu: Menu) -> dict[str, str]:
    """Key → what it is for, of those that may be pressed and that the voice has come to by now."""
    until = _heard_ms(walk, menu.line)
    heard = (words for ms, words in walk.engine.lines[menu.line].breaths if ms <= until)
    offered = walk.offered()
    said = keys_in(heard, [option.name for option in menu.options])
    return {key: what for key, what in said.items() if key in offered}


def keys_in(sentences: Iterable[str], keys: Sequence[str]) -> dict[str, str]:
    """Key → what it is for, in what was said. `keys` are the menu's, in its order.

    One that a bad line has made unintelligible is known by its place among the others.
    """
    found: dict[str, str] = {}
    number = 0
    for sentence in sentences:
        said = _THEN_PRESS.fullmatch(sentence.strip()) or _PRESS_FOR.fullmatch(sentence.strip())
        if said is None:
            continue
        key = _WORDS.get(said["key"].lower(), said["key"])
        if key not in _KEYS and number < len(keys):
            key = keys[number]
        number += 1
        if key in keys:
            found.setdefault(key, said["what"].strip(" ♪"))
    return found


def _heard_ms(walk: Walk, line: int) -> int:
    """How far the voice has come in a line, at most, whenever it said it (ms)."""
    furthest, began = 0, None
    for at, code, _, x, _ in walk.events:
        if began is not None and code in (Code.SAID, Code.CUT):
            furthest, began = max(furthest, at - began), None
        if code == Code.SAID and x == line:
            began = at
    return furthest if began is None else max(furthest, walk.now - began)
