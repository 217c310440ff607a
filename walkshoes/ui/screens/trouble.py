"""A trouble with the record, as its one plain sentence on a calm screen."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from walkshoes.ui.screens.page import Page


class TroubleScreen(Page):
    """What happened and what to do; the sentence comes with the trouble."""

    HELP = "Read the sentence to the person who leads your session."
    heading = "Nothing can be kept just now"
    going_on = "close"
    leaving = ""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

    def column(self) -> ComposeResult:
        """The sentence."""
        yield Static(Content(self.sentence), id="sentence")
