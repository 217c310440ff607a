"""What lies beneath a row of screens: a calm line while something is made ready, then the way from one to the next."""

from typing import Any

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from walkshoes.scenario.persona import UnknownProvider
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.trouble import TroubleScreen


class Beneath(Screen[None]):
    """Shows a `moment`, and goes a way of screens, which who derives from it says; then it is dismissed.

    What cannot be is told on a screen of its own. Where the app is being left, it closes with the way.
    """

    CSS_PATH = "beneath.tcss"
    moment = ""

    def compose(self) -> ComposeResult:
        """The calm line."""
        yield Static(Content(self.moment), id="moment")

    def on_mount(self) -> None:
        """Set out."""
        self.go()

    def action_leave(self) -> None:
        """Leave while something is being made ready."""
        self.app.exit()

    @work
    async def go(self) -> None:
        """The whole way."""
        try:
            await self.way()
        except (RecordTrouble, UnknownProvider) as trouble:
            await self.app.push_screen_wait(TroubleScreen(str(trouble)))
        if self.closing:
            self.app.exit()
        else:
            self.dismiss()

    async def way(self) -> None:
        """One screen after another. May raise RecordTrouble, UnknownProvider."""
        raise NotImplementedError

    @property
    def closing(self) -> bool:
        """Whether the app is being left."""
        return bool(getattr(self.app, "closing", False))

    async def shown(self, screen: Screen[Any]) -> Outcome:
        """Show a screen until it is left. The walk says in a word how it was left."""
        came = await self.app.push_screen_wait(screen)
        if isinstance(came, Outcome):
            return came
        return Outcome(Way.ON if came == "ended" else Way.LEAVE)
