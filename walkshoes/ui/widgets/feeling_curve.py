"""The curve of what was felt, drawn in braille dots: two across and four down in every character.

It is computed once for each size and picture; a drawn line only looks its characters up.
"""

from collections.abc import Sequence
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.geometry import ZERO, Label, Picture, Spot, labels
from walkshoes.ui.widgets.callouts import Callout, callouts

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille character, by row and column."""
NAMES_WIDTH = 11
LABEL_ROWS = 2
WORST, END, SAID = "◆", "●", "•"
HALF = "░"
"""The range of the middle half, where the picture is of several people."""
Cells = dict[tuple[int, int], str]


def braille(spots: tuple[Spot, ...], columns: int, rows: int) -> Cells:
    """The characters of the line through the spots, by column and row (0 is the top)."""
    bits: dict[tuple[int, int], int] = {}
    dots = [(spot.x * (columns * 2 - 1), (1 - spot.y) * (rows * 4 - 1)) for spot in spots]
    for (x0, y0), (x1, y1) in pairwise(dots):
        steps = int(max(abs(x1 - x0), abs(y1 - y0), 1))
        for step in range(steps + 1):
            x, y = round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps)
            cell = (x // 2, y // 4)
            bits[cell] = bits.get(cell, 0) | DOTS[y % 4][x % 2]
    return {cell: chr(0x2800 + value) for cell, value in bits.items()}


def cell_of(spot: Spot, columns: int, rows: int) -> tuple[int, int]:
    """The character, by column and row, that a spot falls into."""
    return round(spot.x * (columns * 2 - 1)) // 2, round((1 - spot.y) * (rows * 4 - 1)) // 4


def marks(picture: Picture, columns: int, rows: int) -> Cells:
    """The characters of the reactions: the worst and the end have signs of their own, and the worst goes first."""
    placed = {cell_of(spot, columns, rows): SAID for spot in picture.spots}
    for spot, sign in ((picture.end, END), (picture.worst, WORST)):
        if spot is not None:
            placed[cell_of(spot, columns, rows)] = sign
    return placed


def half(picture: Picture, columns: int, rows: int) -> set[tuple[int, int]]:
    """The cells between the lowest and the highest of the middle half, from touchpoint to touchpoint."""
    cells = set()
    for (x0, low0, high0), (x1, low1, high1) in pairwise(picture.band):
        first, last = (min(columns - 1, round(x * (columns - 1))) for x in (x0, x1))
        for column in range(first, last + 1):
            share = (column - first) / max(1, last - first)
            top, bottom = (
                round((1 - y) * (rows - 1)) for y in (high0 + (high1 - high0) * share, low0 + (low1 - low0) * share)
            )
            cells |= {(column, row) for row in range(top, bottom + 1)}
    return cells


def said_beside(picture: Picture, words: Sequence[str], columns: int, rows: int) -> list[Callout]:
    """The words of the reactions that find room in the picture: those of the worst moment first, then of the end."""
    by_spot = {id(spot): text for spot, text in zip(picture.spots, words, strict=False)}
    signed = {id(spot): spot for spot in (picture.worst, picture.end) if spot is not None}
    order = [*signed.values(), *(spot for spot in picture.spots if id(spot) not in signed)]
    moments = [(cell_of(spot, columns, rows), by_spot.get(id(spot), "")) for spot in order]
    taken = braille(picture.spots, columns, rows).keys() | marks(picture, columns, rows).keys()
    return callouts(moments, taken, columns, rows, marked=len(signed))


class FeelingCurve(Widget):
    """A picture of a walk's reactions, with the names of the touchpoints beneath where they find room.

    `words` are those of the reactions, in their order; they stand beside their moment where there is room.
    """

    COMPONENT_CLASSES = {
        "feeling-curve--line",
        "feeling-curve--mark",
        "feeling-curve--axis",
        "feeling-curve--name",
        "feeling-curve--said",
        "feeling-curve--half",
    }
    DEFAULT_CSS = """
    FeelingCurve { height: 12; }
    FeelingCurve > .feeling-curve--line { color: $primary; }
    FeelingCurve > .feeling-curve--mark { color: $accent; text-style: bold; }
    FeelingCurve > .feeling-curve--axis { color: $foreground 55%; }
    FeelingCurve > .feeling-curve--name { color: $foreground; }
    FeelingCurve > .feeling-curve--said { color: $accent; text-style: italic; }
    FeelingCurve > .feeling-curve--half { color: $primary 45%; }
    """
    picture: reactive[Picture | None] = reactive(None)

    def __init__(self, picture: Picture, words: Sequence[str] = (), *, name: str | None = None) -> None:
        super().__init__(id=name)
        self.set_reactive(FeelingCurve.picture, picture)
        self.words = words
        self._drawn_for: tuple[Size, Picture | None] | None = None
        self._drawn: list[list[tuple[str, str]]] = []

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        if self._drawn_for != (self.size, self.picture):
            self._drawn = self._draw()
            self._drawn_for = (self.size, self.picture)
        if y >= len(self._drawn):
            return Strip.blank(self.size.width, self.rich_style)
        styles: dict[str, Style] = {}
        segments = []
        for char, part in self._drawn[y]:
            if part not in styles:
                styles[part] = self.get_component_rich_style(f"feeling-curve--{part}")
            segments.append(Segment(char, styles[part]))
        return Strip(Segment.simplify(segments)).adjust_cell_length(self.size.width, self.rich_style)

    def _draw(self) -> list[list[tuple[str, str]]]:
        """Every character of the picture with the part it belongs to."""
        columns, rows = self.size.width - NAMES_WIDTH - 2, self.size.height - LABEL_ROWS - 1
        if self.picture is None or columns < 8 or rows < 3:
            return []
        line, signs = braille(self.picture.spots, columns, rows), marks(self.picture, columns, rows)
        shaded = half(self.picture, columns, rows)
        zero = round((1 - ZERO) * (rows - 1))
        names = {0: FEELINGS[2], zero: FEELINGS[0], rows - 1: FEELINGS[-2]}
        beside = {(one.column, one.row): one.text for one in said_beside(self.picture, self.words, columns, rows)}
        drawn = []
        for row in range(rows):
            over = 0  # how many columns to come are words already
            axis = f"{names[row]:>{NAMES_WIDTH - 1}} ┤" if row in names else " " * NAMES_WIDTH + "│"
            chars = [(char, "name" if char.isalpha() else "axis") for char in axis]
            for column in range(columns):
                cell = (column, row)
                if cell in beside:
                    chars.append((beside[cell], "said"))
                    over = cell_len(beside[cell])
                if over:
                    over -= 1
                elif cell in signs:
                    chars.append((signs[cell], "mark"))
                elif cell in line:
                    chars.append((line[cell], "line"))
                elif cell in shaded:
                    chars.append((HALF, "half"))
                else:
                    chars.append(("╌" if row == zero else " ", "axis"))
            drawn.append(chars)
        return drawn + self._foot(self.picture, columns)

    def _foot(self, picture: Picture, columns: int) -> list[list[tuple[str, str]]]:
        """The line at the foot, and the names beneath it."""
        written = labels(picture, columns, LABEL_ROWS)
        ticks = {label.mark for label in written}
        foot = " " * NAMES_WIDTH + "└" + "".join("┬" if column in ticks else "─" for column in range(columns))
        lines = [[(char, "axis") for char in foot]]
        for row in range(LABEL_ROWS):
            below = [Label(0, label.mark, label.mark, "│") for label in written if label.row > row == 0]
            line, at = [(" " * (NAMES_WIDTH + 1), "axis")], 0
            for label in sorted([one for one in written if one.row == row] + below, key=lambda one: one.column):
                line += [(" " * (label.column - at), "axis"), (label.text, "axis" if label in below else "name")]
                at = label.ends
            lines.append(line)
        return lines
