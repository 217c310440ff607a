"""The first screen for whoever leads a session: it opens the record, and the facilitator's screen over itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from walkshoes.sessions.led import led_session
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.screens.leading import Leading

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace

NO_SUCH = "There is no such session in the record."


class SessionLead(Screen[None]):
    """Nothing to be seen, but where the session cannot be opened: then why."""

    CSS_PATH = "../beneath.tcss"
    HELP = "This session cannot be opened; why is said above. Ctrl+Q leaves."

    def __init__(self, record_path: Path | None, session: str, pace: "Pace | int" = 1) -> None:
        super().__init__()
        self.record_path = record_path
        self.session = session
        self.pace = pace
        self.record: Record | None = None

    def compose(self) -> ComposeResult:
        """A line for what went wrong."""
        yield Static("", id="moment")

    def on_mount(self) -> None:
        """Open the record, and lead."""
        try:
            self.record = Record(self.record_path or Record.default_path())
            led = led_session(self.record.file, self.session)
        except RecordTrouble as trouble:
            self.say(str(trouble))
            return
        if led is None:
            self.say(NO_SUCH)
            return
        self.app.push_screen(Leading(self.record, led, self.pace), lambda _: self.app.exit())

    def say(self, text: str) -> None:
        """Why there is nothing to lead."""
        self.query_one("#moment", Static).update(Content(text))

    def action_leave(self) -> None:
        """Close the app."""
        self.app.exit()

    def on_unmount(self) -> None:
        """Let go of the record."""
        if self.record is not None:
            self.record.close()
