"""Your walk, this walk with the decisions, a year of customers: one table, drawn as often as the figures change."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from walkshoes.whatif.columns import Row

HEADS = (("your walk", "as it was"), ("this walk", "so decided"), ("a year", "as it was"), ("a year", "so decided"))
WIDTHS = (9, 10, 11, 18)
"""Of the figures; what is left has the names of the rows."""
_GAP = 1
_WORSE, _SAME, _BETTER = "✗", " ", "✓"


class ThreeColumns(Widget):
    """The rows. What the decisions change stands out; ✓: better for customers, or cheaper; ✗: not."""

    COMPONENT_CLASSES = {
        "columns--head",
        "columns--what",
        "columns--plain",
        "columns--turned",
        "columns--better",
        "columns--worse",
    }
    DEFAULT_CSS = """
    ThreeColumns { height: auto; width: 1fr; }
    ThreeColumns > .columns--head { color: $foreground 75%; }
    ThreeColumns > .columns--what { color: $foreground 85%; }
    ThreeColumns > .columns--plain { color: $foreground; }
    ThreeColumns > .columns--turned { color: $primary; text-style: bold; }
    ThreeColumns > .columns--better { color: $success; text-style: bold; }
    ThreeColumns > .columns--worse { color: $error; text-style: bold; }
    """
    rows: reactive[Sequence[Row]] = reactive[Sequence[Row]](())
    _high = 0

    def watch_rows(self) -> None:
        """As high as there are rows; only where that has changed is all of the page laid out anew."""
        if len(self.rows) != self._high:
            self._high = len(self.rows)
            self.styles.height = self._high

    def render_line(self, y: int) -> Strip:
        """One line of the table."""
        if y >= len(self.rows):
            return Strip.blank(self.size.width, self.rich_style)
        row = self.rows[y]
        then = ("worse", "plain", "better")[row.better + 1]
        sign = (_WORSE, _SAME, _BETTER)[row.better + 1] if row.year_then else ""
        return self.line(
            row.what,
            "what",
            [
                (row.walk, "plain"),
                (row.again, "turned" if row.turned else "plain"),
                (row.year, "plain"),
                (f"{row.year_then} {sign}" if row.year_then else "", then),
            ],
        )

    def line(self, what: str, part: str, cells: Sequence[tuple[str, str]]) -> Strip:
        """One line: a name, and four figures at the right of their columns, each with what it is drawn as."""
        first = max(8, self.size.width - sum(WIDTHS) - _GAP * len(WIDTHS))
        segments = [Segment(set_cell_size(what, first), self.get_component_rich_style(f"columns--{part}"))]
        for (text, kind), width in zip(cells, WIDTHS, strict=True):
            shown = " " * max(0, width - cell_len(text)) + text
            segments += [Segment(" " * _GAP, self.rich_style)]
            segments += [Segment(set_cell_size(shown, width), self.get_component_rich_style(f"columns--{kind}"))]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


class Heads(ThreeColumns):
    """The heads of the columns, which stay in sight while the rows are moved."""

    DEFAULT_CSS = "Heads { height: 2; }"

    def watch_rows(self) -> None:
        """Two lines, whatever there is beneath."""

    def render_line(self, y: int) -> Strip:
        """One line of the heads."""
        return self.line("", "what", [(head[y], "head") for head in HEADS])
