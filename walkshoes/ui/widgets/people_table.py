"""Who is in a session and where: a row each, at a glance."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from walkshoes.summaries.live import Row

HEADS = ("", "journey", "where", "clock", "felt")
AWAY = "away"
_SHARES = (0.22, 0.26, 0.36)
_CLOCK, _FELT = 8, 5


class PeopleTable(Widget):
    """One widget, however many there are, so that a full room is drawn at once."""

    DEFAULT_CSS = "PeopleTable { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show who there is now."""
        if tuple(rows) != tuple(self.rows):
            self.rows = rows
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own shape
        """A line each, beneath the heads."""
        return len(self.rows) + 1 if self.rows else 0

    def render(self) -> Content:
        """The heads, then a line each; who is away stands out by a sign and not only by colour."""
        if not self.rows:
            return Content("")
        width = self.content_size.width
        lines = [Content.styled(_line(HEADS, width), "$foreground 65%")]
        for row in self.rows:
            text = _line((_who(row), row.title, row.where, row.clock, str(row.reactions or "")), width)
            lines.append(Content.styled(text, "bold $accent") if row.where.startswith(AWAY) else Content(text))
        return Content("\n").join(lines)


def _who(row: Row) -> str:
    name = f"{row.alias} ({row.people})" if row.people > 1 else row.alias
    return f"! {name}" if row.where.startswith(AWAY) else name


def _line(cells: Sequence[str], width: int) -> str:
    free = max(30, width - _CLOCK - _FELT)
    widths = [*(int(free * share / sum(_SHARES)) for share in _SHARES), _CLOCK, _FELT]
    return "".join(_fitted(cell, columns) for cell, columns in zip(cells, widths, strict=True))


def _fitted(text: str, columns: int) -> str:
    """A cell as wide as its column, one space of it free; too long a text ends in dots."""
    text = " ".join(text.split())
    if cell_len(text) > columns - 1:
        text = set_cell_size(text, columns - 2).rstrip() + "…"
    return set_cell_size(text, columns)
