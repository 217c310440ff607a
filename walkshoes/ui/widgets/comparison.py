"""What was expected, what it felt like, what it was: three columns side by side."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Static

from walkshoes.reports.summary import Beside


class Comparison(Grid):
    """The rows as a table; the same rows stand in the summary."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Comparison {
        grid-size: 4; grid-columns: 1fr 14 14 14; grid-rows: auto; grid-gutter: 1 1; height: auto;
        Static { height: auto; }
        .figure { text-align: right; }
        .head { color: $foreground 70%; }
        .was { text-style: bold; }
    }
    .-narrow Comparison { grid-columns: 1fr 9 9 9; }
    """

    def __init__(self, rows: Sequence[Beside]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """A line of headings, then row by row."""
        yield Static("")
        for heading in ("you expected", "it felt like", "it was"):
            yield Static(Content(heading), classes="head figure")
        for row in self.rows:
            yield Static(Content(row.what))
            yield Static(Content(row.anticipated), classes="figure")
            yield Static(Content(row.felt), classes="figure")
            yield Static(Content(row.recorded), classes="figure was")
