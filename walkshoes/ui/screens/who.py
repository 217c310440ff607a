"""Who is walking: a name or another name, and what becomes of what is kept."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.words import Words

KEPT = "Kept on this computer: this name, what you do on the walk, and what you write."
SEEN = "Seen by you and by whoever leads your session. It stays until they delete it."
LONGEST = 40


class Who(Page):
    """A name for the walk; one is suggested. Gives back `alias`."""

    CSS_PATH = "who.tcss"
    HELP = "Any name will do; it need not be your own."
    heading = "What shall we call you?"
    about = "Your own name or any other. The walk is kept under it."
    going_back = "back"
    leaving = ""

    def __init__(self, over: str, suggested: str) -> None:
        super().__init__(over)
        self.suggested = suggested

    def column(self) -> ComposeResult:
        """The name, and two lines on what is kept."""
        yield Words("Name", value=self.suggested, name="alias")
        yield Static(Content(f"{KEPT}\n{SEEN}"), id="kept", classes="fine")

    def given(self) -> Answers:
        """The name, or the one suggested."""
        return {"alias": (self.query_one(Words).answer or self.suggested)[:LONGEST]}
