"""The briefing: who the participant becomes, what they need, and the papers on the desk."""

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from walkshoes.journey.script import filled
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.papers import Papers

CARD = "Your card"
USE = "Whatever they ask for, give them what stands on the card and the papers, not your own details."


def company_of(kept: KeptWalk) -> str:
    """The company the walk begins with: the one that is dialled, else the first of the file."""
    program, start = kept.engine.program, kept.source.scenario.start
    dialled = {line.name: line.company for line in program.dialled}
    return program.companies[dialled.get(start.dial or "", 0)].title


class Briefing(Page):
    """Read, look at the papers, ring."""

    CSS_PATH = ["page.tcss", "briefing.tcss"]
    HELP = "Take your time. The clock starts when the call does, and the papers stay on your desk."
    going_back = "other journeys"
    leaving = ""

    def __init__(self, kept: KeptWalk) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.heading = f"You are {kept.persona.name}"
        rings = kept.source.scenario.start.dial is not None
        self.going_on = f"ring {company_of(kept)}" if rings else "begin"

    def column(self) -> ComposeResult:
        """The story on one side, the papers on the other (beneath, in a small window)."""
        scenario, persona = self.kept.source.scenario, self.kept.persona
        card = [f"Name: {persona.name}"]
        card += [f"{_capital(fact.label)}: {persona.facts[name]}" for name, fact in scenario.customer.facts.items() if name in persona.facts]
        papers = {CARD: "\n".join(card)}
        papers |= {_capital(name.replace("_", " ")): filled(text, persona) for name, text in scenario.customer.desk.items()}
        with Container(id="sides"):
            with Container(id="story"):
                yield Static(Content(filled(scenario.customer.about, persona).strip()), id="who-you-are")
                yield Static(Content(f"{USE} You need about {scenario.minutes} minutes."), id="use", classes="fine")
            yield Papers(papers, id="papers")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
