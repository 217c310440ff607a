"""The app with nothing in it but one caller's walk, to be watched; it ends when that is left."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from walkshoes.living.pacing import monotonic_ms
from walkshoes.ui.app import WalkshoesApp

if TYPE_CHECKING:
    from walkshoes.living.watched import Watched


class WatchApp(WalkshoesApp):
    """One watched walk. There is no record, and so no list of journeys behind it. `clock` is as the walk's."""

    def __init__(self, watched: "Watched", clock: Callable[[], int] = monotonic_ms) -> None:
        super().__init__(None, list)
        self.watched = watched
        self.clock = clock

    def get_default_screen(self) -> Screen[Any]:
        """Nothing; the walk lies on it."""
        return Screen()

    def on_mount(self) -> None:
        """Watch, and end."""
        from walkshoes.ui.screens.watch import WatchScreen  # noqa: PLC0415 - the screen of the walk is heavy

        self.push_screen(WatchScreen(self.watched, clock=self.clock), lambda _: self.exit())


def watch(watched: "Watched") -> int:
    """Watch a caller's walk in this terminal until it is left; gives the return code."""
    app = WatchApp(watched)
    app.run()
    return app.return_code or 0
