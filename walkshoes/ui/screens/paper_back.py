"""The board paper comes back after the walk, with what a year of it really comes to."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from walkshoes.living.board import signed
from walkshoes.scenario.uncollected import uncollected
from walkshoes.sessions.kept import KeptWalk
from walkshoes.simulate.study import Seen
from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.whatif.paper import ABOUT, HEADING, WALKING, WHOLE, Line, came_to, promised, verdict
from walkshoes.whatif.question import CALLERS, Question


class Lines(Grid):
    """Lines with their figures at the right; the last one stands out where it is a sum."""

    DEFAULT_CSS = """
    Lines {
        grid-size: 2; grid-columns: 1fr auto; grid-rows: auto; grid-gutter: 0 2; height: auto; margin-bottom: 1;
        Static { height: auto; width: auto; }
        .what { width: 1fr; }
        .figure { text-align: right; }
        .sum { text-style: bold; border-top: solid $panel; }
    }
    """

    def __init__(self, lines: list[Line], *, summed: bool = False, name: str | None = None) -> None:
        super().__init__(id=name)
        self.lines = lines
        self.summed = summed

    def compose(self) -> ComposeResult:
        """Line by line."""
        for number, line in enumerate(self.lines):
            last = " sum" if self.summed and number == len(self.lines) - 1 else ""
            yield Static(Content(line.what), classes=f"what{last}")
            yield Static(Content(line.figure), classes=f"figure{last}")


class PaperBack(Page):
    """What was signed, what it promised, what it comes to. Gives back the sentence that says so."""

    CSS_PATH = "paper_back.tcss"
    HELP = "The figures are of made-up customers, walked with and without what you signed; ± says how exact they are."
    AUTO_FOCUS = "#on"
    heading = HEADING
    about = ABOUT
    going_back = "back"

    class Counted(Message):
        """As much of the year as has been seen."""

        def __init__(self, seen: Seen) -> None:
            super().__init__()
            self.seen = seen

    def __init__(self, kept: KeptWalk, question: Question) -> None:
        super().__init__(kept.source.scenario.title)
        self.question = question
        self.offers = signed(kept.source.scenario, kept.settings)
        self.verdict = ""

    def column(self) -> ComposeResult:
        """The paper's figures, then the year's, then both in a sentence."""
        yield Lines(promised(self.offers), summed=True)
        yield Static(Content("What it comes to"), classes="second-head")
        yield Lines([], name="came-to")
        yield Static(Content(WHOLE), classes="fine")
        yield Static(Content(WALKING), id="verdict")

    def on_mount(self) -> None:
        """Walk the year."""
        super().on_mount()
        self.count()

    @work(thread=True, exclusive=True, group="count")
    def count(self) -> None:
        """Walk the year, with and without what was signed."""
        worker, asked = get_current_worker(), self.question
        after = asked.decided(asked.before)
        with asked.study.turn, uncollected():  # the next page counts in the same study
            for seen in asked.study.looks(after.by_default, after, CALLERS, lambda: worker.is_cancelled):
                if worker.is_cancelled:
                    return
                self.post_message(self.Counted(seen))

    @on(Counted)
    async def show_year(self, event: Counted) -> None:
        """Show as much as there is."""
        event.stop()
        if not event.seen.at_rest:
            return
        self.verdict = verdict(event.seen)
        lines = self.query_one("#came-to", Lines)
        lines.lines = came_to(event.seen)
        await lines.recompose()
        self.query_one("#verdict", Static).update(Content(self.verdict))

    def given(self) -> Answers:
        """The sentence, where it is there by now."""
        return {"sentence": self.verdict} if self.verdict else {}
