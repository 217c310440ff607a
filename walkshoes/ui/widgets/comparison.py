"""What was expected, what it felt like, what it was: three columns side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Static

from walkshoes.journey.ledger import Ledger
from walkshoes.scenario.times import MINUTE

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: what is compared, and the three of it as they are shown."""

    what: str
    expected: str
    felt: str
    was: str


def compared(answers: Mapping[str, Mapping[str, str | int]], ledger: Ledger) -> list[Compared]:
    """The rows from a walk's answers and its ledger. How easy it was only the person can say."""
    expected, felt = answers.get("anticipated", {}), answers.get("felt", {})
    easy = answers.get("measures", {}).get("ces", NOTHING)

    def row(what: str, item: str, was: str | int) -> Compared:
        return Compared(what, str(expected.get(item, NOTHING)), str(felt.get(item, NOTHING)), str(was))

    return [
        row("minutes", "minutes", (ledger.given_ms + MINUTE // 2) // MINUTE),
        row("people you spoke to", "people", ledger.people),
        row("times asked the same thing", "asked_same", ledger.times_asked_the_same),
        row("who owned it", "owner", ledger.owner or "nobody"),
        Compared("made it easy (1 to 7)", str(expected.get("easy", NOTHING)), str(easy), NOTHING),
    ]


class Comparison(Grid):
    """The rows as a table."""

    DEFAULT_CSS = """
    Comparison {
        grid-size: 4; grid-columns: 1fr 14 14 14; grid-rows: auto; grid-gutter: 1 1; height: auto; padding: 1 0;
        Static { height: auto; }
        .figure { text-align: right; }
        .head { color: $text-muted; }
        .was { text-style: bold; }
    }
    .-narrow Comparison, .-tiny Comparison { grid-columns: 1fr 9 9 9; }
    """

    def __init__(self, rows: list[Compared]) -> None:
        super().__init__()
        self.rows = rows

    def compose(self) -> ComposeResult:
        """A line of headings, then row by row."""
        yield Static("")
        for heading in ("you expected", "it felt like", "it was"):
            yield Static(Content(heading), classes="head figure")
        for row in self.rows:
            yield Static(Content(row.what))
            yield Static(Content(row.expected), classes="figure")
            yield Static(Content(row.felt), classes="figure")
            yield Static(Content(row.was), classes="figure was")
