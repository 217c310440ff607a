"""The first screen for those who walk in a session: its name, its journeys, and one way in."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Button, Static

from walkshoes.journey.clock import about_text
from walkshoes.sessions.led import LedSession, led_session
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.door import Door
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.points import Points
from walkshoes.ui.widgets.way_button import WayButton

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace

ABOUT = "You are about to be a customer. You need nothing else, and you can stop at any time."


class SessionDoor(Page):
    """One person after another comes in here, or a group that walks together."""

    CSS_PATH = "who.tcss"
    HELP = "Press the large button to begin. Whoever was here before and stopped gives the same name, and goes on."
    AUTO_FOCUS = "#on"
    BINDINGS = [
        Binding("g,G", "together", "Together", id="door.group", show=False, tooltip="Several walk together"),
    ]
    about = ABOUT
    going_on = "begin"
    leaving = ""

    def __init__(self, record_path: Path | None, session: str, pace: "Pace | int" = 1) -> None:
        super().__init__("walkshoes")
        self.record_path = record_path
        self.session = session
        self.pace = pace
        self.record: Record | None = None
        self.led: LedSession | None = None
        self.trouble = ""
        try:
            self.record = Record(record_path or Record.default_path())
            self.led = led_session(self.record.file, session)
        except RecordTrouble as trouble:
            self.trouble = str(trouble)
        self.heading = self.led.title if self.led is not None else "This session cannot be opened"

    def column(self) -> ComposeResult:
        """The journeys, with how long they take."""
        if self.led is None:
            yield Static(Content(self.trouble or "There is no such session in the record."))
            return
        yield Points(
            _named(journey.source.scenario.title, journey.source.scenario.minutes) for journey in self.led.journeys
        )

    def ways(self) -> ComposeResult:
        """For a group."""
        if self.led is not None:
            yield WayButton("we walk together  G", id="together", classes="quiet", tooltip="G: a show of hands decides")

    def action_on(self) -> None:
        """One person comes in."""
        self._let_in(group=False)

    @on(Button.Pressed, "#together")
    def action_together(self) -> None:
        """A group comes in."""
        self._let_in(group=True)

    def _let_in(self, *, group: bool) -> None:
        if self.record is not None and self.led is not None:
            self.led = led_session(self.record.file, self.session) or self.led  # the notice may have been changed
            self.app.push_screen(Door(self.record, self.led, self.pace, group=group))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back from here."""
        return action != "back" and super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Close the app."""
        self.app.exit()

    def on_unmount(self) -> None:
        """Let go of the record."""
        if self.record is not None:
            self.record.close()


def _named(title: str, minutes: float | None) -> str:
    return f"{title}, about {about_text(minutes)}" if minutes else title
