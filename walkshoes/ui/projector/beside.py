"""Anticipated against lived, as slides: the minutes in large figures, the rest as a table."""

from collections.abc import Iterator, Sequence

from walkshoes.reports.summary import Beside
from walkshoes.ui.projector.filling import spread
from walkshoes.ui.projector.slide import Figures, Shown, Slide, Table

HEADING = "Expected, felt, recorded"
MINUTES = "minutes"
HEADS = ("you expected", "it felt like", "it was")


def beside_slides(over: str, journey: str, rows: Sequence[Beside]) -> Iterator[Slide]:
    """The rows, the minutes first and alone: their distances are the lesson."""
    rest = []
    for row in rows:
        said = (row.anticipated, row.felt, row.recorded)
        if row.what == MINUTES:
            three = (Shown(text, head) for text, head in zip(said, HEADS, strict=True))
            yield Figures(over, HEADING, journey, tuple(three), "Minutes")
        else:
            rest.append((row.what, *said))
    for some_rows in spread(rest):
        yield Table(over, HEADING, journey, ("", *HEADS), some_rows)
