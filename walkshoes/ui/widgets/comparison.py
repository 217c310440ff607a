"""Columns side by side: what was expected, what it felt like, what it was; or one walk, and the one before it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Static

from walkshoes.reports.series import Compared
from walkshoes.reports.summary import Beside

OTHERWISE = "→"
"""Between two figures that are not the same."""


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


class SideBySide(Grid):
    """Two walks of a series: the journey before, and the one that follows it. An arrow stands where they differ."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    SideBySide {
        grid-size: 4; grid-columns: 1fr 20 1 20; grid-rows: auto; grid-gutter: 1 1; height: auto;
        Static { height: auto; }
        .title { text-style: bold; border-bottom: solid $panel; height: 100%; }
        .now { text-style: bold; }
        .turn { color: $accent; }
        .what { color: $foreground 75%; }
    }
    .-narrow SideBySide { grid-columns: 1fr 13 1 13; }
    """

    def __init__(self, before: str, now: str, rows: Sequence[Compared]) -> None:
        super().__init__()
        self.titles = (before, now)
        self.rows = rows

    def compose(self) -> ComposeResult:
        """The two titles, then row by row."""
        yield Static("", classes="title")
        yield Static(Content(self.titles[0]), classes="title")
        yield Static("", classes="title")
        yield Static(Content(self.titles[1]), classes="title")
        for row in self.rows:
            same = row.before == row.now
            yield Static(Content(row.what), classes="what")
            yield Static(Content(row.before))
            yield Static("" if same else OTHERWISE, classes="turn")
            yield Static(Content(row.now), classes="" if same else "now")
