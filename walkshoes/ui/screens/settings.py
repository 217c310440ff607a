"""Settings: how it looks, how much room there is, how much time. What is picked is so at once, and is kept."""

from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from walkshoes.ui.preferences import Preferences, preferences_of
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.picking import Picking

if TYPE_CHECKING:
    from walkshoes.ui.app import WalkshoesApp

LOOK = {"day": "light", "evening": "dark", "contrast": "high contrast"}
ROOM = {"": "as it is", "roomy": "more, in a large window"}
TIME = {"": "as the company set it", "longer": "three times as long"}
MOVEMENT = {"": "as it is", "still": "none for show"}
ABOUT_TIME = (
    "How long the company waits for your key or your number. It counts from your next walk on, and the walk says so "
    "to whoever reads it."
)
SIZE = "The text is as large as the window makes it: Ctrl and + in most terminals and browsers, ⌘ and + on a Mac."
ENGLISH = "walkshoes speaks English only, for now."
UNKEPT = "This could not be kept on this computer: it is so until you leave."


class Settings(Page):
    """Four settings over whatever is beneath."""

    CSS_PATH = "settings.tcss"
    HELP = "Pick what is comfortable for you. It changes at once, and is there again next time."
    AUTO_FOCUS = "Picking"
    heading = "Settings"
    going_on = "done"
    leaving = ""

    def column(self) -> ComposeResult:
        """What can be set, and what cannot."""
        now = preferences_of(self.app)
        yield Picking("How it looks", LOOK, now.look, id="look")
        yield Picking("Room", ROOM, "roomy" if now.roomy else "", id="roomy")
        yield Picking("Movement", MOVEMENT, "still" if now.still else "", id="still")
        yield Picking("Time to answer", TIME, "longer" if now.longer else "", id="longer")
        yield Static(Content(ABOUT_TIME), id="about-time", classes="fine")
        yield Static(Content(SIZE), classes="fine")
        yield Static(Content(ENGLISH), classes="fine")
        yield Static("", id="unkept")

    @on(Picking.Picked)
    def picked(self, event: Picking.Picked) -> None:
        """It is so at once."""
        event.stop()
        now, name = preferences_of(self.app), event.picking.id or ""
        changed = Preferences(**{**asdict(now), name: event.value if name == "look" else bool(event.value)})
        kept = cast("WalkshoesApp", self.app).prefer(changed)
        self.query_one("#unkept", Static).update(Content("" if kept else UNKEPT))
