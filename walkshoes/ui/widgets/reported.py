"""The scorecard looked back on: what one would have reported, beside the record."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Grid, Vertical
from textual.content import Content
from textual.widgets import Static

from walkshoes.reports.scorecard import Reported


class ReportedTable(Grid):
    """A row an item: the question and what the record's answer rests on, memory, record, and where they differ."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    ReportedTable {
        grid-size: 4; grid-columns: 1fr 11 13 10; grid-rows: auto; grid-gutter: 1 2; height: auto;
        Static { height: auto; }
        Vertical { height: auto; }
        .head { color: $foreground 70%; }
        .because { color: $foreground 75%; padding-left: 2; }
        .was { text-style: bold; }
        .differs { color: $accent; text-style: bold; }
    }
    .-narrow ReportedTable { grid-columns: 1fr 8 8 10; }
    """

    def __init__(self, rows: Sequence[Reported]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """A line of headings, then item by item."""
        yield Static("")
        for heading in ("from memory", "the record", ""):
            yield Static(Content(heading), classes="head")
        for row in self.rows:
            with Vertical():
                yield Static(Content(row.question))
                if row.because:
                    yield Static(Content(row.because), classes="because")
            yield Static(Content(row.remembered))
            yield Static(Content(row.recorded), classes="was" if row.because else "")
            yield Static(Content(row.mark), classes="differs" if row.differs else "")
