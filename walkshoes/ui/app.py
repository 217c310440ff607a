"""The app: how it looks, the few keys that work everywhere, and what it begins with."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import constants
from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from walkshoes.scenario.shipped import walkable
from walkshoes.ui.actions import Doing
from walkshoes.ui.crash import StopsPlainly
from walkshoes.ui.preferences import Preferences, read, write
from walkshoes.ui.screens.library import Library
from walkshoes.ui.themes import DAY, EVENING, THEMES

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace
    from walkshoes.scenario.load import Source


class WalkshoesApp(StopsPlainly):
    """One person's walk, from the list of journeys to the summary.

    `sources` gives the journeys and is asked once the first picture stands; `pace` is how many times faster than
    life waiting runs. Without a `record_path` the record lies in the user's data folder. `folder` is where the journeys
    are from, where it is somebody's own: what cannot be walked there is named to them. With a `session`, by its key,
    the app is for those who walk in it, or for whoever `leads` it.
    """

    TITLE = "walkshoes"
    CSS_PATH = ["app.tcss", "screens/page.tcss", "screens/library.tcss"]  # what the first picture needs
    COMMANDS = {Doing}
    BINDINGS = [
        Binding(
            "ctrl+p",
            "command_palette",
            "What can be done",
            id="app.doing",
            show=False,
            priority=True,
            tooltip="Everything that can be done here, by name",
        ),
        Binding("ctrl+q", "leave", "Leave", id="app.leave", show=False, priority=True, tooltip="Leave walkshoes"),
        Binding("f1", "help", "Help", id="app.help", show=False, tooltip="A word of help"),
        Binding("f3", "look", "Light or dark", id="app.look", show=False, tooltip="Light or dark"),
    ]

    def __init__(
        self,
        record_path: Path | None,
        sources: "Callable[[], list[Source]]",
        seed: int = 1,
        pace: "Pace | int" = 1,
        folder: Path | None = None,
        session: str = "",
        leads: bool = False,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.session = session
        self.leads = leads
        self.record_path = record_path
        self.sources = sources
        self.seed = seed
        self.pace = pace
        self.closing = False
        self.practised: set[str] = set()  # the names under which somebody has, since the app was opened
        for theme in THEMES:
            self.register_theme(theme)
        self.preferences = read()
        self._apply()

    def get_default_screen(self) -> Screen[Any]:
        """The list of journeys; or the door of a session, or whoever leads it."""
        if self.session:
            from walkshoes.ui.screens.session_door import SessionDoor  # noqa: PLC0415 - not for the library's picture
            from walkshoes.ui.screens.session_lead import SessionLead  # noqa: PLC0415 - the same

            first = SessionLead if self.leads else SessionDoor
            return first(self.record_path, self.session, self.pace)
        return Library(self.record_path, self.sources, self.seed, self.pace, self.folder)

    # what somebody prefers

    def prefer(self, preferences: Preferences) -> bool:
        """Have it so from now on, and keep it for the next time; False where it cannot be kept."""
        self.preferences = preferences
        self._apply()
        return write(preferences)

    def _apply(self) -> None:
        self.theme = self.preferences.look
        self.set_class(self.preferences.roomy, "-roomy")
        if self.preferences.still:
            self.animation_level = "none"
        else:
            self.animation_level = constants.TEXTUAL_ANIMATIONS

    def action_look(self) -> None:
        """From light to dark, or back."""
        self.prefer(replace(self.preferences, look=DAY.name if self.current_theme.dark else EVENING.name))

    def action_settings(self) -> None:
        """Settings, over whatever is beneath."""
        from walkshoes.ui.screens.settings import Settings  # noqa: PLC0415 - not needed for the first picture

        if not isinstance(self.screen, Settings):
            self.push_screen(Settings())

    # leaving, and what is known everywhere

    async def action_leave(self) -> None:
        """Leave from wherever one is. A screen that can be left is left first, so that what it holds is kept."""
        from walkshoes.ui.screens.settings import Settings  # noqa: PLC0415 - not needed for the first picture

        while isinstance(self.screen, ModalScreen | Settings):
            self.pop_screen()
        leave = getattr(self.screen, "action_leave", None)
        if self.closing or leave is None:
            self.exit()
            return
        self.closing = True
        leave()

    def action_help(self) -> None:
        """A word of help on what has the focus."""
        from walkshoes.ui.screens.help import HelpScreen, help_for  # noqa: PLC0415 - not needed for the first picture

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(help_for(self.screen), getattr(self.screen, "lead", None)))

    def action_help_quit(self) -> None:
        """Ctrl+C, which in a terminal often means leaving, tells how to leave."""
        self.action_help()

    def action_command_palette(self) -> None:
        """Everything that can be done here, by name."""
        from walkshoes.ui.screens.help import HelpScreen  # noqa: PLC0415 - not needed for the first picture
        from walkshoes.ui.screens.palette import Palette  # noqa: PLC0415 - not needed for the first picture

        if not isinstance(self.screen, Palette):
            if isinstance(self.screen, HelpScreen):
                self.pop_screen()
            self.push_screen(Palette())


def run_app(record_path: Path | None = None, folder: Path | None = None, seed: int = 1, pace: "Pace | int" = 1) -> int:
    """Run the app in this terminal until it is left; gives the return code.

    The journeys are those of `folder`, or the ones that come with the program.
    """
    app = WalkshoesApp(record_path, partial(walkable, folder), seed, pace, folder)
    app.run()
    return app.return_code or 0


def run_session(record_path: Path | None, session: str, *, leads: bool, pace: "Pace | int" = 1) -> int:
    """Run the app for those who walk in a session, or for whoever leads it; gives the return code."""
    app = WalkshoesApp(record_path, list, pace=pace, session=session, leads=leads)
    app.run()
    return app.return_code or 0
