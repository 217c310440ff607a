"""A word of help on what has the focus: a sentence or two, and a button."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Button, Static

EVERYWHERE = (
    "Click what you want; or Tab goes to the next thing, Enter takes it, Escape goes back. You can leave at any time "
    "with Ctrl+Q; start again, and you go on from there."
)

FOR_LEADERS = "for whoever leads the session  F7"


def help_for(screen: Screen[object]) -> str:
    """The help of what has the focus, or of the nearest thing around it that has any; then the screen's own keys."""
    node = screen.focused or screen
    for around in node.ancestors_with_self:
        if isinstance(around, Widget) and around.HELP:
            always = "" if around is screen else getattr(screen, "always", "")
            return " ".join(f"{around.HELP} {always}".split())
    return ""


class HelpScreen(ModalScreen[None]):
    """A word of help over the page. `leads` opens what only whoever leads a session needs, where there is such."""

    CSS_PATH = "help.tcss"
    BINDINGS = [
        Binding("escape,f1", "close", "Close", id="help.close", show=False, tooltip="Back to the page"),
        Binding("s", "settings", "Settings", id="help.settings", show=False, tooltip="Looks, room, time to answer"),
        Binding("f7", "lead", "Lead", id="help.lead", show=False, tooltip="For whoever leads the session"),
    ]

    def __init__(self, text: str, leads: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.text = text
        self.leads = leads

    def compose(self) -> ComposeResult:
        """The words and the button."""
        with Vertical(id="help-box"):
            if self.text:
                yield Static(Content(self.text), id="help-here")
            yield Static(Content(EVERYWHERE), id="help-everywhere")
            yield Button("close", id="close", tooltip="Escape")
            yield Button(
                "what can be done here  Ctrl+P", id="doing", compact=True, classes="further", tooltip="Ctrl+P",
                action="app.command_palette",
            )  # fmt: skip
            yield Button(
                "settings  S", id="settings", compact=True, classes="further", tooltip="S", action="screen.settings"
            )
            if self.leads is not None:
                yield Button(FOR_LEADERS, id="lead", compact=True, classes="further", tooltip="F7")

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Back to the page."""
        self.dismiss()

    def action_settings(self) -> None:
        """Settings, in the place of this."""
        self.dismiss()
        self.app.call_later(self.app.run_action, "app.settings")

    @on(Button.Pressed, "#lead")
    def action_lead(self) -> None:
        """What only whoever leads a session needs."""
        if self.leads is not None:
            self.dismiss()
            self.leads()
