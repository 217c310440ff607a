"""The summary as one self-contained HTML file that prints well: the first page is the one that gets forwarded."""

from walkshoes.journey.clock import clock_text
from walkshoes.reports.html import curve_svg, rendered
from walkshoes.reports.scorecard import difference
from walkshoes.summaries.felt import feeling_text
from walkshoes.summaries.model import Summary


def as_html(made: Summary) -> bytes:
    """The page. Every text is escaped where it is put in."""
    page = rendered(
        "walkshoes.summaries", "summary.html", made=made, curve=curve_svg, clock=clock_text, difference=difference,
        feeling=feeling_text,
    )  # fmt: skip
    return page.encode()
