"""How much text a box on a slide holds. No slide is laid out before it is opened, so room is reckoned, generously."""

import math
from collections.abc import Iterable, Sequence

from rich.cells import cell_len

POINTS = 72
"""In an inch."""
_LETTER = 0.47
"""How wide a letter is on average, of the size of the writing."""
_CAPITAL = 0.35
"""How much wider a capital is."""
_LINE = 1.22
"""How tall a line is."""


def one_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def wide(text: str) -> float:
    """How wide a text is, in letters."""
    return cell_len(text) + _CAPITAL * sum(letter.isupper() for letter in text)


def lines_of(text: str, width: float, size: float) -> int:
    """In how many lines a text stands in a box so wide (inches), in letters of so many points; rather one too many."""
    room = max(1, int(width * POINTS / (size * _LETTER)))
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        filled = 0.0
        for word in paragraph.split(" "):
            letters = wide(word)
            if filled and filled + 1 + letters > room:
                lines, filled = lines + 1, 0.0
            if letters > room:  # broken where it stands
                lines += math.ceil(letters / room) - 1
                letters -= room * (math.ceil(letters / room) - 1)
            filled += letters + (1 if filled else 0)
    return lines


def height_of(lines: int, size: float) -> float:
    """How tall so many lines are, in inches."""
    return lines * size * _LINE / POINTS


def lines_in(height: float, size: float) -> int:
    """How many lines stand in a height in inches; at least one."""
    return max(1, math.floor(height * POINTS / (size * _LINE) + 1e-6))


def tall(texts: Iterable[str], width: float, size: float, space: float) -> float:
    """How tall paragraphs are, so many points apart."""
    return sum(height_of(lines_of(one_line(text), width, size), size) + space / POINTS for text in texts)


def largest(texts: Sequence[str], width: float, height: float, sizes: Sequence[float], space: float) -> float:
    """The first of some sizes at which paragraphs find room, else the last."""
    return next((size for size in sizes if tall(texts, width, size, space) <= height), sizes[-1])


def cut_to(text: str, width: float, size: float, lines: int) -> str:
    """A text that stands in so many lines; a longer one ends with … after a whole word, where there is one."""
    room = int(width * POINTS / (size * _LETTER)) * lines
    if len(text) <= room * 2 and lines_of(text, width, size) <= lines:
        return text
    kept = text[:room]
    while kept and lines_of(f"{kept} …", width, size) > lines:
        shorter = kept.rpartition(" ")[0]
        kept = shorter if len(shorter) > len(kept) / 2 else kept[:-1]
    return f"{kept.rstrip()} …"
