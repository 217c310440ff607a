"""Looking back: expected, felt and recorded side by side; the curve; what it took; every word.

Four views behind one another. The way on leads through them, so that none is missed; their names lead to each.
"""

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Static

from walkshoes.journey.clock import clock_text
from walkshoes.journey.curve import Curve
from walkshoes.journey.ledger import Ledger
from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.geometry import picture, spoken_names, stops
from walkshoes.reports.sentences import ledger_sentences
from walkshoes.reports.series import compared
from walkshoes.reports.summary import beside
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.comparison import Comparison, SideBySide
from walkshoes.ui.widgets.feeling_curve import FeelingCurve
from walkshoes.ui.widgets.transcript import Transcript
from walkshoes.ui.widgets.way_button import WayButton

VIEWS = {
    "compared": "expected and felt",
    "felt": "how it felt",
    "took": "what it took",
    "words": "every word",
}
_NAMES = list(VIEWS)
_WORTH_SAYING = 0.5
"""How far the mean and what is remembered must lie apart to be worth a sentence (on the scale from -2 to 2)."""


class Debrief(Page):
    """The walk, looked at from four sides."""

    CSS_PATH = "debrief.tcss"
    HELP = "The four names at the top lead to four views of the same walk. The large button goes through them."
    AUTO_FOCUS = "#on"
    heading = "Looking back"

    view: reactive[str] = reactive(_NAMES[0], init=False)

    def __init__(self, kept: KeptWalk, before: tuple[str, Ledger] | None = None) -> None:
        """`before` is the title and the ledger of the walk that this one follows, where there is one."""
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.before = before
        self.seen_to = 0

    def column(self) -> ComposeResult:
        """The names of the views, and the views."""
        with Horizontal(id="views"):
            for name, title in VIEWS.items():
                yield Button(Content(title), id=f"to-{name}", compact=True, classes="view-name")
        ledger, curve = self.kept.ledger(), self.kept.curve()
        facts = {name: fact.label for name, fact in self.kept.source.scenario.customer.facts.items()}
        with Container(id="compared", classes="view"):
            yield Comparison(beside(self.kept.answers, ledger, facts))
            if self.before is not None:
                title, earlier = self.before
                yield Static(Content("The journey before, and this one"), classes="second-head")
                yield SideBySide(title, self.kept.source.scenario.title, compared(earlier, ledger))
        with Container(id="felt", classes="view"):
            if curve.points:
                yield FeelingCurve(picture(curve, stops(self.kept.engine.program, self.kept.walk.events)))
                yield Static(Content(legend(curve)), id="legend", classes="fine")
                if (remembered := remembered_sentence(curve)) is not None:
                    yield Static(Content(remembered), id="remembered")
            yield Static(Content("\n".join(felt_lines(self.kept, curve))), id="felt-words")
        with Container(id="took", classes="view"):
            titles = {company.name: company.title for company in self.kept.engine.program.companies}
            for sentence in ledger_sentences(ledger, facts, titles):
                yield Static(Content(sentence), classes="sentence")
        with Container(id="words", classes="view"):
            yield Transcript(self.kept.transcript(), self.kept.said)

    def on_mount(self) -> None:
        """Begin with the table."""
        super().on_mount()
        self.watch_view(self.view)

    def watch_view(self, view: str) -> None:
        """Show one view; the large button says what comes next."""
        for name in VIEWS:
            self.query_one(f"#{name}").display = name == view
            self.query_one(f"#to-{name}").set_class(name == view, "-here")
        number = _NAMES.index(view)
        self.seen_to = max(self.seen_to, number)
        further = _NAMES[number + 1] if number + 1 < len(_NAMES) else ""
        self.query_one("#on", WayButton).say(VIEWS[further] if further else "go on")
        self.query_one("#column").scroll_home(animate=False)

    def action_on(self) -> None:
        """To the next view; from the last one, on."""
        number = _NAMES.index(self.view) + 1
        if number < len(_NAMES):
            self.view = _NAMES[number]
        else:
            super().action_on()

    def action_back(self) -> None:
        """To the view before; from the first one there is no way back, only out."""
        number = _NAMES.index(self.view)
        if number:
            self.view = _NAMES[number - 1]
        else:
            super().action_back()

    @on(Button.Pressed, ".view-name")
    def turn_to(self, event: Button.Pressed) -> None:
        """To the view whose name was clicked."""
        event.stop()
        self.view = str(event.button.id).removeprefix("to-")


def legend(curve: Curve) -> str:
    """What the signs of the picture mean."""
    if curve.worst is curve.end:
        return "◆ the worst moment, and the end"
    return "◆ the worst moment   ● the end"


def remembered_sentence(curve: Curve) -> str | None:
    """The mean beside what memory makes of it, where the two lie apart; on the scale from -2 to 2."""
    mean, remembered = curve.mean, curve.remembered
    if mean is None or remembered is None or abs(mean - remembered) < _WORTH_SAYING:
        return None
    return (
        f"The average of what you said is {_signed(mean)}, on a scale from −2 to +2. Memory keeps the strongest "
        f"moment and the last: {_signed(remembered)}."
    )


def felt_lines(kept: KeptWalk, curve: Curve) -> list[str]:
    """Every reaction with its moment, its touchpoint and the words given with it."""
    if not curve.points:
        return ["You did not say how you felt on the way."]
    words: dict[tuple[int, str], list[str]] = {}
    for said in kept.said:
        if said.kind == "reaction":
            words.setdefault((said.at_ms, said.place), []).append(said.text)
    names = spoken_names(kept.engine.program)
    lines = []
    for felt in curve.points:
        own = " ".join(f"“{text}”" for text in words.get((felt.at_ms, felt.place), []))
        what = f"{FEELINGS[felt.feeling]}, at {names.get(felt.place, felt.place)}"
        lines.append(f"{clock_text(felt.at_ms):>7}  {what}{': ' if own else ''}{own}")
    return lines


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
