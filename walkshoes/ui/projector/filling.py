"""How much goes on one slide, so that the last row can read it: a few texts, and never many lines."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from walkshoes.living.wrapping import wrapped

COLUMNS = 66
"""How wide text is on the smallest slide (80 columns)."""
LINES = 7
MOST = 3
ROWS = 4
"""How many rows of a table stand on a slide."""
One = TypeVar("One")


def some(texts: Iterable[str], most: int = MOST, lines: int = LINES) -> list[tuple[str, ...]]:
    """The texts in their order, some at a time, as evenly as they fit; what is longer than a slide stands alone."""
    needs = [(text, len(wrapped(text, COLUMNS))) for text in texts]
    slides: list[list[tuple[str, int]]] = []
    for one in needs:
        if slides and len(slides[-1]) < most and sum(taken for _, taken in slides[-1]) + one[1] <= lines:
            slides[-1].append(one)
        else:
            slides.append([one])
    even = list(_evenly(needs, len(slides)))
    fit = all(len(here) == 1 or (len(here) <= most and sum(taken for _, taken in here) <= lines) for here in even)
    return [tuple(text for text, _ in here) for here in (even if fit else slides)]


def spread(rows: Sequence[One], most: int = ROWS) -> Iterator[tuple[One, ...]]:
    """The rows in their order, at most so many at a time, as evenly as can be: of five, two and then three."""
    return _evenly(rows, -(-len(rows) // most))


def _evenly(rows: Sequence[One], slides: int) -> Iterator[tuple[One, ...]]:
    for number in range(slides):
        yield tuple(rows[number * len(rows) // slides : (number + 1) * len(rows) // slides])
