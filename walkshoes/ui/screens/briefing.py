"""The briefing: who the participant becomes, what they need, and the papers on the desk."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from walkshoes.journey.script import filled
from walkshoes.living.papers import papers_of
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.desk import Desk

USE = "Whatever they ask for is on your papers. Use what stands there, not your own details."


def company_of(kept: KeptWalk) -> str:
    """The company the walk begins with: the one that is dialled, else the first of the file."""
    program, start = kept.engine.program, kept.source.scenario.start
    dialled = {line.name: line.company for line in program.dialled}
    return program.companies[dialled.get(start.dial or "", 0)].title


class Briefing(Page):
    """Read, look at the papers, ring."""

    CSS_PATH = "briefing.tcss"
    HELP = "Take your time: the clock starts when the call does. Turn the papers with F4 or the arrows beneath them."
    BINDINGS = [
        Binding("f4", "turn(1)", "Turn", id="briefing.turn", show=False, tooltip="The next paper"),
        Binding("up", "move(-1)", "Up", id="briefing.up", show=False, tooltip="Move the paper up"),
        Binding("down", "move(1)", "Down", id="briefing.down", show=False, tooltip="Move the paper down"),
    ]
    heading = "Before you begin"
    going_back = "other journeys"
    leaving = ""

    def __init__(self, kept: KeptWalk) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        rings = kept.source.scenario.start.dial is not None
        self.going_on = f"ring {company_of(kept)}" if rings else "begin"

    def column(self) -> ComposeResult:
        """The story on one side, the papers on the other (beneath, in a narrow window)."""
        scenario, persona = self.kept.source.scenario, self.kept.persona
        with Horizontal(id="sides"):
            with VerticalScroll(id="story", can_focus=False):
                yield Static(Content(filled(scenario.customer.about, persona).strip()))
                needed = f" You need about {scenario.minutes} minutes." if scenario.minutes else ""
                yield Static(Content(USE + needed), classes="fine")
            yield Desk(papers_of(scenario, persona), id="desk")

    def action_turn(self, by: int) -> None:
        """Turn the papers."""
        self.query_one(Desk).turn(by)

    def action_move(self, lines: int) -> None:
        """Move the paper on top."""
        self.query_one(Desk).scroll(lines)
