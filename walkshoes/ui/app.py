"""The app: how it looks, the few keys that work everywhere, and what it begins with."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.binding import Binding
from textual.screen import Screen

from walkshoes.ui.crash import StopsPlainly
from walkshoes.ui.screens.help import HelpScreen, help_for
from walkshoes.ui.screens.library import Library
from walkshoes.ui.themes import DAY, EVENING

if TYPE_CHECKING:
    from walkshoes.scenario.load import Source


class WalkshoesApp(StopsPlainly):
    """One person's walk, from the list of journeys to the summary.

    `sources` gives the journeys and is asked once the first picture stands; `pace` is how many times faster than
    life waiting runs. Without a `record_path` the record lies in the user's data folder.
    """

    TITLE = "walkshoes"
    CSS_PATH = ["app.tcss", "screens/page.tcss", "screens/library.tcss"]  # what the first picture needs
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+q", "leave", "Leave", id="app.leave", show=False, priority=True, tooltip="Leave walkshoes"),
        Binding("f1", "help", "Help", id="app.help", show=False, tooltip="A word of help"),
        Binding("f3", "look", "Light or dark", id="app.look", show=False, tooltip="Light or dark"),
    ]

    def __init__(
        self, record_path: Path | None, sources: "Callable[[], list[Source]]", seed: int = 1, pace: int = 1
    ) -> None:
        super().__init__()
        self.record_path = record_path
        self.sources = sources
        self.seed = seed
        self.pace = pace
        self.closing = False
        self.register_theme(DAY)
        self.register_theme(EVENING)
        self.theme = DAY.name

    def get_default_screen(self) -> Screen[Any]:
        """The list of journeys."""
        return Library(self.record_path, self.sources, self.seed, self.pace)

    async def action_leave(self) -> None:
        """Leave from wherever one is. A screen that can be left is left first, so that what it holds is kept."""
        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        leave = getattr(self.screen, "action_leave", None)
        if self.closing or leave is None:
            self.exit()
            return
        self.closing = True
        leave()

    def action_help(self) -> None:
        """A word of help on what has the focus."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(help_for(self.screen), getattr(self.screen, "lead", None)))

    def action_help_quit(self) -> None:
        """Ctrl+C, which in a terminal often means leaving, tells how to leave."""
        self.action_help()

    def action_look(self) -> None:
        """From light to dark, or back."""
        self.theme = DAY.name if self.theme == EVENING.name else EVENING.name


def run_app(record_path: Path | None = None, folder: Path | None = None, seed: int = 1, pace: int = 1) -> int:
    """Run the app in this terminal until it is left; gives the return code.

    The journeys are those of `folder`, or the ones that come with the program.
    """
    app = WalkshoesApp(record_path, partial(_walkable, folder), seed, pace)
    app.run()
    return app.return_code or 0


def _walkable(folder: Path | None) -> "list[Source]":
    """The journeys of a folder; one with mistakes is for its author, not for a participant, and is left out."""
    from walkshoes.scenario.load import load  # noqa: PLC0415 - would delay the first picture
    from walkshoes.scenario.shipped import scenario_files  # noqa: PLC0415 - the same

    loaded = [load(path) for path in scenario_files(folder)]
    return [one.source for one in loaded if one.source is not None]
