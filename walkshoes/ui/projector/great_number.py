"""A figure for the last row of a room: its number large, the words that belong to it on the number's foot."""

import re
from enum import IntEnum

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.renderables.digits import Digits as ThreeRows
from textual.widgets import Digits

from walkshoes.living.wrapping import wrapped

_NUMBER = re.compile(r"[−+-]?\d[\d,.:]*(?<![,.:])")
_BLOCKS = {
    "0": "### # # # # # # ###",
    "1": " #  ##   #   #  ###",
    "2": "###   # ### #   ###",
    "3": "###   #  ##   # ###",
    "4": "# # # # ###   #   #",
    "5": "### #   ###   # ###",
    "6": "### #   ### # # ###",
    "7": "###   #   #   #   #",
    "8": "### # # ### # # ###",
    "9": "### # # ###   # ###",
    "-": "        ###        ",
    "+": "     #  ###  #     ",
    ",": ". . . # #",
    ".": ". . . . #",
    ":": ". # . # .",
}
"""Five rows of a glyph, one space between them; a dot is nothing too, where a row would be empty."""
_ROWS = 5
_SMALL_WINDOW, _LARGE_WINDOW = (110, 32), (150, 44)
"""From how many columns and lines on a number grows, and grows once more."""


class Grown(IntEnum):
    """How large a number is drawn: as text, three rows high, five, or ten."""

    TEXT = 0
    SMALL = 1
    MIDDLE = 2
    GREAT = 3

    @property
    def rows(self) -> int:
        """How many lines it takes."""
        return (1, 3, _ROWS, 2 * _ROWS)[self]


def drawn(number: str, grown: Grown) -> list[str]:
    """The lines of a number, all equally wide."""
    number = number.replace("−", "-")
    if grown == Grown.TEXT:
        return [number.replace("-", "−")]
    if grown == Grown.SMALL:
        text = "".join(one.text for one in ThreeRows(number).render(Style(bold=True)) if isinstance(one, Segment))
        lines = text.splitlines()
        width = max(map(cell_len, lines))
        return [set_cell_size(line, width) for line in lines]
    times = 1 if grown == Grown.MIDDLE else 2
    glyphs = [_glyph(_BLOCKS[letter]) for letter in number]
    lines = []
    for row in range(_ROWS):
        dots = " ".join(glyph[row] for glyph in glyphs)
        line = "".join(("█" if dot == "#" else " ") * 2 * times for dot in dots)
        lines += [line] * times
    return lines


def _glyph(pattern: str) -> list[str]:
    """The five rows of a glyph; those of the narrow ones are written with dots."""
    if "." in pattern:
        return [" " if row == "." else row for row in pattern.split(" ")]
    return [pattern[begin : begin + 3] for begin in range(0, 4 * _ROWS, 4)]


class GreatNumber(Digits):
    """A text that begins with a number, which is drawn large: larger in a larger window.

    `steps` is how large in a small window, a middle one and a large one. A text without a number, or one that is
    `beside` numbers, is written on the same foot. Text is shown as it is, never as markup.
    """

    DEFAULT_CSS = "GreatNumber { width: 1fr; height: auto; text-style: bold; }"
    STEPS = (Grown.SMALL, Grown.MIDDLE, Grown.GREAT)
    CELLS = (Grown.TEXT, Grown.SMALL, Grown.MIDDLE)

    def __init__(
        self,
        text: str,
        steps: tuple[Grown, Grown, Grown] = STEPS,
        *,
        beside: bool = False,
        name: str | None = None,
        classes: str = "",
    ) -> None:
        super().__init__(text, id=name, classes=classes)
        self.steps = steps
        self.beside = beside

    def update(self, value: str) -> None:
        """Show another text."""
        if value != self._value:
            self._value = value
            self.refresh(layout=True)

    def lines(self, width: int) -> list[str]:
        """What stands there in a width, line by line; the number smaller where it would not fit."""
        found = None if self.beside else _NUMBER.match(self._value)
        number, tail = (found.group(), self._value[found.end() :].strip()) if found else ("", self._value)
        grown = self.steps[_step(self.app.size)]
        picture = drawn(number, grown)
        while number and cell_len(picture[0]) > width and grown > Grown.TEXT:
            grown = Grown(grown - 1)
            picture = drawn(number, grown)
        if not number:
            lines = _wrapped(tail, width)
            return [""] * (grown.rows - len(lines)) + lines
        taken = cell_len(picture[0]) + 1
        if tail and taken + cell_len(tail) <= width:
            return [*(line + " " * (1 + cell_len(tail)) for line in picture[:-1]), f"{picture[-1]} {tail}"]
        return picture + (_wrapped(tail, width) if tail else [])

    def render(self) -> Content:
        """The lines, on the side that the text is on."""
        width = self.content_size.width
        side = self.styles.text_align
        lines = []
        for line in self.lines(width):
            free = max(0, width - cell_len(line))
            before = free if side in ("right", "end") else free // 2 if side == "center" else 0
            lines.append(" " * before + line)
        return Content("\n".join(lines))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's own shape
        """As wide as it is where it has all the room."""
        return max(map(cell_len, self.lines(container.width)), default=0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as above
        """As many lines as it takes."""
        return len(self.lines(width))


def _step(window: Size) -> int:
    """0 in a small window, 1 in a middle one, 2 in a large one."""
    return sum(window.width >= columns and window.height >= lines for columns, lines in (_SMALL_WINDOW, _LARGE_WINDOW))


def _wrapped(text: str, width: int) -> list[str]:
    return [text[begin:end] for begin, end in wrapped(text, width)]
