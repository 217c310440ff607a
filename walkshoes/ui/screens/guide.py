"""The facilitator's page of a journey, to read before people come, and to write to a file."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from walkshoes.facilitating.files import write_page
from walkshoes.facilitating.journey_page import journey_page
from walkshoes.facilitating.page import Table
from walkshoes.reports.places import free_page, suggested_folder
from walkshoes.scenario.load import Source
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.points import Points
from walkshoes.ui.widgets.way_button import WayButton


class GuidePage(Page):
    """Whom it is for, what to watch for, what to ask, what to try, what it rests on. Tells how the journey ends."""

    CSS_PATH = "guide.tcss"
    HELP = "This page is for whoever leads. It tells how the journey ends: do not show it to those who are to walk."
    AUTO_FOCUS = "#on"
    BINDINGS = [
        Binding("w,W", "pass", "Walk the other", id="guide.walk", show=False, tooltip="Walk the other company"),
    ]
    going_on = "write it to a file"
    going_back = "other journeys"
    leaving = ""

    def __init__(self, source: Source) -> None:
        super().__init__("For whoever leads")
        self.passing = _other(source)
        self.source = source
        self.page = journey_page(source)
        self.heading = self.page.title
        self.about = self.page.about
        self.is_written = False

    def column(self) -> ComposeResult:
        """Section by section."""
        yield Static("", id="written")
        for section in self.page.sections:
            yield Static(Content(section.heading), classes="second-head")
            for text in section.text:
                yield Static(Content(text), classes="text")
            if points := (*section.points, *(_rows(section.table) if section.table is not None else ())):
                yield Points(points)

    def action_on(self) -> None:
        """Write it to a file; once it is written, back to the journeys."""
        if self.is_written:
            self.action_back()
        else:
            self.write()

    def write(self) -> None:
        """Write the page and say where it lies, or why it does not."""
        folder = suggested_folder()
        try:
            path = free_page(folder, f"{self.source.name}-guide")
            write_page(self.page, path)
        except OSError as error:
            self.say(f"It could not be written to {folder}: {error.strerror or 'the place does not take it'}.")
        else:
            self.is_written = True
            self.say(f"The page is written. It lies at {path}")
            self.query_one("#on", WayButton).say("back to the journeys")

    def say(self, text: str) -> None:
        """Say what came of it, at the top of the page."""
        line = self.query_one("#written", Static)
        line.update(Content(text))
        line.add_class("-said")
        self.call_after_refresh(line.scroll_visible, animate=False)


def _other(source: Source) -> str:
    """What the way to the other company is called; nothing where there is only one."""
    if not source.scenario.twin:
        return ""
    return f"walk it {'as it is' if source.scenario.walked == 'done right' else 'done right'}  W"


def _rows(table: Table) -> list[str]:
    """Every row as a point: `One record: costs 240,000 a year (done right: yes)`."""
    return [_row(table.heads, row) for row in table.rows]


def _row(heads: tuple[str, ...], row: tuple[str, ...]) -> str:
    first, second, *more = row
    aside = [f"{head}: {cell}" for head, cell in zip(heads[2:], more, strict=True) if cell]
    return f"{first}: {second}" + (f" ({', '.join(aside)})" if aside else "")
