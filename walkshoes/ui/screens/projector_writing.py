"""What is written before everybody: a note beneath a question, and a commitment. Both look as the slides beneath do."""

from collections.abc import Collection
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from walkshoes.scenario.plain import plain
from walkshoes.sessions.debrief_notes import LONGEST_NOTE
from walkshoes.ui.screens.commitment import Committing
from walkshoes.ui.widgets.way_button import WayButton

HINT = "in a few words, as it was said"


class NoteScreen(ModalScreen[str | None]):
    """A line to write on. Dismissed with what is to be kept; with None where nothing is."""

    CSS_PATH = "projector.tcss"
    HELP = "Write what was said, in a few words and without names. Enter keeps it; Escape goes back."
    BINDINGS = [Binding("escape", "back", "Back", id="note.back", show=False, tooltip="Back; nothing is kept")]

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading

    def compose(self) -> ComposeResult:
        """The question it belongs to, the line, and the two ways."""
        with Vertical(id="note-box"):
            yield Static(Content(self.heading), id="note-heading")
            yield Input(placeholder=HINT, max_length=LONGEST_NOTE, id="note-line")
            with Horizontal(id="note-ways"):
                yield WayButton("keep it  Enter", id="note-keep", classes="large", tooltip="Enter")
                yield WayButton("back  Esc", id="note-back", classes="quiet", tooltip="Escape: nothing is kept")

    @on(Input.Submitted)
    @on(WayButton.Pressed, "#note-keep")
    def keep(self) -> None:
        """What is written is to be kept; an empty line is nothing."""
        text = " ".join(plain(self.query_one(Input).value, LONGEST_NOTE).split())
        self.dismiss(text or None)

    @on(WayButton.Pressed, "#note-back")
    def action_back(self) -> None:
        """Back."""
        self.dismiss(None)


class CommitmentBeforeAll(Committing):
    """A commitment that somebody in the room makes; whoever leads writes it."""

    CSS_PATH = ["commitment.tcss", "projector.tcss"]  # type: ignore[assignment]
    passing = ""
    leaving = ""

    def __init__(self, title: str, teams: Collection[str], today: date | None = None) -> None:
        super().__init__(title, "", teams, today)
