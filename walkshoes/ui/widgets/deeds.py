"""The strip at the foot where a caller is watched: what they do, in words, and what they did before."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from walkshoes.ui.widgets.reactions import Reactions

NOTHING_YET = "The caller listens, and has done nothing yet."
BEFORE = 4
"""How many of the things done before are told, as far as there is room."""


class Deeds(Reactions):
    """In the place of the feelings: nobody is asked for one. What was done last stands first."""

    HELP = "What the caller does. Nothing that you press reaches their walk."
    DEFAULT_CSS = """
    Deeds {
        & #deed, & #deeds-before { padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #deed { width: auto; max-width: 75%; text-style: bold; }
        & #feeling-noted { color: $foreground-muted; }
        & #deeds-before { height: 1; color: $foreground-muted; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told = ("", "")

    def compose(self) -> ComposeResult:
        """What was done last, room for a remark, and what was done before."""
        with Horizontal(id="feeling-row"):
            yield Static("", id="deed")
            yield Static("", id="feeling-noted")
        yield Static("", id="deeds-before")

    def tell(self, doing: str, deeds: Sequence[str]) -> None:
        """What the caller does now, and what they have done so far, oldest first."""
        before = [*deeds][:-1] if deeds and deeds[-1] == doing else [*deeds]
        now = f"The caller {doing}." if doing else NOTHING_YET
        then = " · ".join(before[: -1 - BEFORE : -1])
        if (now, then) != self._told:
            self._told = now, then
            self.query_one("#deed", Static).update(Content(now))
            self.query_one("#deeds-before", Static).update(Content(f"before: {then}" if then else ""))

    def watch_armed(self, armed: bool) -> None:
        """Nobody is asked how they feel."""

    def watch_asking(self) -> None:
        """Nor afterwards."""
