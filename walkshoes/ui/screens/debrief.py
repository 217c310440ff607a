"""Looking back: expected, felt and recorded side by side; the report from memory; the curve; what it took; every word.

A few views behind one another. The way on leads through them, so that none is missed; their names lead to each.
"""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Static

from walkshoes.journey.curve import Curve
from walkshoes.journey.ledger import Ledger
from walkshoes.living.parting import parting
from walkshoes.reports.geometry import mean_and_memory, picture, stops
from walkshoes.reports.hurried import hurried_sentences
from walkshoes.reports.scorecard import difference, reported
from walkshoes.reports.sentences import ledger_groups
from walkshoes.reports.series import compared
from walkshoes.reports.summary import beside
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.comparison import Comparison, SideBySide
from walkshoes.ui.widgets.feeling_curve import FeelingCurve
from walkshoes.ui.widgets.felt_moments import FeltMoments, moments
from walkshoes.ui.widgets.reported import ReportedTable
from walkshoes.ui.widgets.took import Took
from walkshoes.ui.widgets.transcript import Transcript
from walkshoes.ui.widgets.way_button import WayButton

VIEWS = {
    "compared": "expected and felt",
    "reported": "your report",
    "felt": "how it felt",
    "took": "what it took",
    "words": "every word",
}
NOTHING_FELT = "You did not say how you felt on the way."


class Debrief(Page):
    """The walk, looked at from several sides."""

    CSS_PATH = "debrief.tcss"
    HELP = (
        "The names at the top lead to the views of the same walk; the large button goes through them. "
        "Page Up and Page Down, Home and End move through a long one."
    )
    AUTO_FOCUS = "#on"
    BINDINGS = [
        Binding("home", "edge(0)", "Beginning", id="debrief.home", show=False, tooltip="To the beginning of the view"),
        Binding("end", "edge(1)", "End", id="debrief.end", show=False, tooltip="To the end of the view"),
    ]
    heading = "Looking back"

    view: reactive[str] = reactive("compared", init=False)

    def __init__(self, kept: KeptWalk, before: tuple[str, Ledger] | None = None) -> None:
        """`before` is the title and the ledger of the walk that this one follows, where there is one.

        Raises RecordTrouble.
        """
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.before = before
        self.ledger, self.curve = kept.ledger(), kept.curve()
        self.facts = {name: fact.label for name, fact in kept.source.scenario.customer.facts.items()}
        self.hurried = hurried_sentences(kept.engine.program, kept.inputs(), kept.walk.events)
        asked = kept.source.scenario.scorecard
        self.reported = reported(asked, self.ledger, kept.answers.get("scorecard", {}))
        self.views = [name for name in VIEWS if name != "reported" or self.reported]

    def column(self) -> ComposeResult:
        """The names of the views, and the views."""
        with Horizontal(id="views"):
            for name in self.views:
                yield Button(Content(VIEWS[name]), id=f"to-{name}", compact=True, classes="view-name")
        with Container(id="compared", classes="view"):
            yield from self._compared()
        if self.reported:
            with Container(id="reported", classes="view"):
                yield Static(Content("What you would have reported"), classes="second-head")
                yield Static(Content(difference(self.reported)), classes="lead")
                yield ReportedTable(self.reported)
        with Container(id="felt", classes="view"):
            yield from self._felt()
        with Container(id="took", classes="view"):
            titles = {company.name: company.title for company in self.kept.engine.program.companies}
            yield Took(ledger_groups(self.ledger, self.facts, titles, self.hurried), self._says())
        with Container(id="words", classes="view"):
            yield Transcript(self.kept.transcript(), self.kept.said, self.kept.persona.name)

    def _compared(self) -> ComposeResult:
        yield Comparison(beside(self.kept.answers, self.ledger, self.facts))
        if self.before is not None:
            title, earlier = self.before
            yield Static(Content("The journey before, and this one"), classes="second-head")
            yield SideBySide(title, self.kept.source.scenario.title, compared(earlier, self.ledger))

    def _felt(self) -> ComposeResult:
        if not self.curve.points:
            yield Static(Content(NOTHING_FELT), classes="lead")
            return
        lines = moments(self.kept, self.curve)
        drawn = picture(self.curve, stops(self.kept.engine.program, self.kept.walk.events))
        yield FeelingCurve(drawn, [line.words for line in lines])
        yield Static(Content(legend(self.curve)), classes="fine lead")
        for sentence in mean_and_memory(self.curve):
            yield Static(Content(sentence), classes="sentence")
        yield FeltMoments(lines)

    def _says(self) -> str:
        walk = self.kept.walk
        return parting(walk.engine, walk.place, -1).says if walk.ended else ""

    def on_mount(self) -> None:
        """Begin with the table."""
        super().on_mount()
        self.watch_view(self.view)

    def watch_view(self, view: str) -> None:
        """Show one view; the large button says what comes next."""
        for name in self.views:
            self.query_one(f"#{name}").display = name == view
            self.query_one(f"#to-{name}").set_class(name == view, "-here")
        number = self.views.index(view) + 1
        self.query_one("#on", WayButton).say(VIEWS[self.views[number]] if number < len(self.views) else "go on")
        self.query_one("#column").scroll_home(animate=False)

    def action_on(self) -> None:
        """To the next view; from the last one, on."""
        number = self.views.index(self.view) + 1
        if number < len(self.views):
            self.view = self.views[number]
        else:
            super().action_on()

    def action_back(self) -> None:
        """To the view before; from the first one there is no way back, only out."""
        number = self.views.index(self.view)
        if number:
            self.view = self.views[number - 1]
        else:
            super().action_back()

    def action_edge(self, end: int) -> None:
        """To the beginning or the end of the view."""
        column = self.query_one("#column")
        column.scroll_end(animate=False) if end else column.scroll_home(animate=False)

    @on(Button.Pressed, ".view-name")
    def turn_to(self, event: Button.Pressed) -> None:
        """To the view whose name was clicked."""
        event.stop()
        self.view = str(event.button.id).removeprefix("to-")


def legend(curve: Curve) -> str:
    """What the signs of the picture mean."""
    if curve.worst is None:
        return "● the end"
    if curve.worst is curve.end:
        return "◆ the worst moment, and the end"
    return "◆ the worst moment   ● the end"
