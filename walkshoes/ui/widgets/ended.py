"""The end of a walk: its last words, what the customer does then, and what they tell others."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from walkshoes.living.parting import Parting
from walkshoes.ui.widgets.reading import Reading


class Ended(Reading):
    """The last page, and the way on. Where somebody has just spoken it stands beneath their words."""

    DEFAULT_CSS = """
    Ended {
        & #page-scroll { max-height: 9; }
        &.-page #page-scroll { background: $background; padding: 1 1; }
        & #page-text { text-style: bold; }
        & .ended-then { height: auto; margin-top: 1; max-width: 76; }
        & .ended-says { height: auto; margin-top: 1; padding-left: 2; text-style: italic; max-width: 76; }
    }
    """

    def __init__(self, parting: Parting, *, page: bool) -> None:
        super().__init__(parting.text, "go on", page=page)
        self.parting = parting

    def foot(self) -> ComposeResult:
        """What follows, in as many lines as are known."""
        for sentence in self.parting.does:
            yield Static(Content(sentence), classes="ended-then")
        if self.parting.says:
            yield Static(Content(self.parting.says), classes="ended-says")
        if self.parting.tells:
            yield Static(Content(self.parting.tells), classes="ended-then")
