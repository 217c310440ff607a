"""Characters for which no font is at hand: found, replaced by □, and named on the page; no box stands unexplained."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

BOX = "□"
_MOST_NAMED = 12
_JOINER = "\u200d"


def without_glyphs(texts: Iterator[str], shown: Callable[[str], bool]) -> frozenset[str]:
    """The signs of these texts that cannot be shown; `shown` says of a text whether all of it can."""
    signs = {sign for text in texts if not text.isascii() for sign in _signs(text)}
    return frozenset(_unseen(sorted(sign for sign in signs if not sign.isascii()), shown))


def boxed(data: Any, missing: frozenset[str]) -> Any:
    """The same data, with □ for every sign that cannot be shown."""
    if isinstance(data, str):
        return data if data.isascii() else "".join(BOX if sign in missing else sign for sign in _signs(data))
    if isinstance(data, dict):
        return {name: boxed(one, missing) for name, one in data.items()}
    return [boxed(one, missing) for one in data] if isinstance(data, list | tuple) else data


def texts_in(data: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list | tuple):
        for one in data.values() if isinstance(data, dict) else data:
            yield from texts_in(one)


def named(missing: frozenset[str]) -> str:
    """The sentence that says what a page could not show; the letters of a script are one name."""
    names = Counter(_name(sign) for sign in missing)
    said = [name if count == 1 else f"{name} ({count})" for name, count in sorted(names.items())]
    rest = [f"{len(said) - _MOST_NAMED} more"] if len(said) > _MOST_NAMED else []
    return f"Not shown in this file, for want of a font, each as {BOX}: {', '.join([*said[:_MOST_NAMED], *rest])}."


def _signs(text: str) -> list[str]:
    """A text in signs: a letter with its marks, a face with its colour, a flag, a family joined of its people."""
    signs: list[str] = []
    for c in text:
        if signs and _belongs(c, signs[-1]):
            signs[-1] += c
        else:
            signs.append(c)
    return signs


def _belongs(c: str, sign: str) -> bool:
    """Whether a character belongs to the sign before it."""
    if c == _JOINER or sign[-1] == _JOINER or unicodedata.category(c).startswith("M"):
        return True
    return _is_skin(c) or (_is_half_a_flag(c) and _is_half_a_flag(sign))


def _is_skin(c: str) -> bool:
    return "\U0001f3fb" <= c <= "\U0001f3ff"


def _is_half_a_flag(sign: str) -> bool:
    return len(sign) == 1 and "\U0001f1e6" <= sign <= "\U0001f1ff"


def _unseen(signs: Sequence[str], shown: Callable[[str], bool]) -> Iterator[str]:
    """By halves: a half of which everything is shown is asked about once."""
    if not signs or shown("\n".join(signs)):
        return
    if len(signs) == 1:
        yield signs[0]
        return
    middle = len(signs) // 2
    yield from _unseen(signs[:middle], shown)
    yield from _unseen(signs[middle:], shown)


def _name(sign: str) -> str:
    """`Hebrew letters`, `Chinese characters`, `slightly smiling face`: what a person would call it."""
    name = unicodedata.name(sign[0], "")
    if name.startswith("REGIONAL"):
        return "flag"
    if name.startswith("CJK"):
        return "Chinese characters"
    script, kind, _ = name.partition(" LETTER")
    if kind or " SYLLABLE" in name:
        return f"{(script if kind else name.partition(' SYLLABLE')[0]).capitalize()} letters"
    return name.lower() or f"U+{ord(sign[0]):04X}"
