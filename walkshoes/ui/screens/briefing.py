"""The briefing: who the participant becomes, what they need, and the papers on the desk."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from walkshoes.journey.clock import about_text
from walkshoes.journey.script import filled
from walkshoes.living.beginning import about_the_time, company_of, first_papers
from walkshoes.living.pace import Pace
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.desk import Desk

CARD = "Use the details on the card, not your own."


class Briefing(Page):
    """Read, look at the papers, ring."""

    CSS_PATH = "briefing.tcss"
    HELP = (
        "Take your time: the clock starts when you begin. You become the person who is described; whatever you are "
        "asked for stands on the card. Turn it with F4 or the arrows beneath it; the arrow keys move it, and Page down "
        "the story."
    )
    BINDINGS = [
        Binding("f4", "turn(1)", "Turn", id="briefing.turn", show=False, tooltip="The next paper"),
        Binding("up", "move(-1)", "Up", id="briefing.up", show=False, tooltip="Move the paper up"),
        Binding("down", "move(1)", "Down", id="briefing.down", show=False, tooltip="Move the paper down"),
    ]
    going_back = "other journeys"
    leaving = ""

    def __init__(self, kept: KeptWalk, pace: Pace | int = 1) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.pace = pace
        minutes = kept.source.scenario.minutes
        self.heading = _heading(minutes, hurried=pace not in (1, Pace()))
        rings = kept.source.scenario.start.dial is not None
        self.going_on = f"ring {company_of(kept)}" if rings else "begin"

    def column(self) -> ComposeResult:
        """What must not be missed; then the story on one side, the card on the other (beneath, in a narrow window)."""
        scenario, persona = self.kept.source.scenario, self.kept.persona
        yield Static(Content(CARD), id="card")
        with Horizontal(id="sides"):
            with VerticalScroll(id="story", can_focus=False):
                yield Static(Content(filled(scenario.customer.about, persona).strip()))
                if time := about_the_time(self.kept, self.pace):
                    yield Static(Content(time), id="time")
            desk = Desk(first_papers(self.kept), id="desk")
            desk.border_title = "Your card"
            yield desk

    def action_turn(self, by: int) -> None:
        """Turn the papers."""
        self.query_one(Desk).turn(by)

    def action_scroll(self, lines: int) -> None:
        """Move the story, or in a narrow window all of it."""
        self.query_one("#column" if self.has_class("-narrow") else "#story").scroll_relative(y=lines, animate=False)

    def action_move(self, lines: int) -> None:
        """Move the paper on top."""
        self.query_one(Desk).scroll(lines)


def _heading(minutes: float | None, *, hurried: bool) -> str:
    """How long it takes: whoever walks it, or its customer, where waiting is hurried."""
    if not minutes:
        return "Before you begin"
    whose = "its customer needs about" if hurried else "you need about"
    return f"Before you begin: {whose} {about_text(minutes)}"
