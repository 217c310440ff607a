"""The words said at a moment, written beside it in the picture of the curve where there is room for them."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

LONGEST, SHORTEST = 34, 16
"""How wide words in the picture are at most, and how much of them is worth showing (columns)."""
APART, REACH = 1, 3
"""What stays clear beside words, and how much of the line may lie between them and their moment (columns)."""
_NEAR = (0, -1, 1, -2, 2)
"""The rows in which words are still read as belonging to their moment, the moment's own first."""
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Callout:
    """Words in the picture: their row, the first of their columns, and as much of the text as fits."""

    row: int
    column: int
    text: str


def callouts(
    moments: Sequence[tuple[Cell, str]], taken: Set[Cell], columns: int, rows: int, marked: int = 0
) -> list[Callout]:
    """The words that find room, the first of the `moments` (column and row, words) first.

    They cover nothing that is `taken`, and neither touch it nor each other sideways. The first `marked` of them may
    stand a little higher or lower. What finds no room is left out: it stands in the list beneath the picture as well.
    """
    occupied = set(taken)
    placed = []
    for number, ((column, row), words) in enumerate(moments):
        wanted = min(cell_len(words), LONGEST)
        if not wanted:
            continue
        best: Callout | None = None
        for near in (row + by for by in (_NEAR if number < marked else _NEAR[:1]) if 0 <= row + by < rows):
            for way in (1, -1):
                edge = _clear_of(occupied, column, near, way)
                width = min(wanted, _room(occupied, edge, near, way, columns))
                if width < min(wanted, SHORTEST) or (best is not None and width <= cell_len(best.text)):
                    continue
                first = edge if way > 0 else edge - width + 1
                best = Callout(near, first, _shortened(words, width))
            if best is not None and cell_len(best.text) == wanted:
                break
        if best is not None:
            placed.append(best)
            occupied |= {(best.column + cell, best.row) for cell in range(cell_len(best.text))}
    return placed


def _clear_of(occupied: Set[Cell], column: int, row: int, way: int) -> int:
    """The column nearest to a moment, one way, at which words are clear of the line that leads there."""
    edge = column + way
    while (edge, row) in occupied and abs(edge - column) <= REACH:
        edge += way
    return edge + way * APART


def _room(occupied: Set[Cell], column: int, row: int, way: int, columns: int) -> int:
    """How many columns are free from here on, one way, so that something stays clear before what comes next."""
    room = 0
    while 0 <= column < columns and (column, row) not in occupied:
        room += 1
        column += way
    return room if not 0 <= column < columns else max(0, room - APART)


def _shortened(words: str, width: int) -> str:
    """The words, cut with an ellipsis where they are wider; never wider than `width`, and rarely one less."""
    return words if cell_len(words) <= width else set_cell_size(words, width - 1).rstrip() + "…"
