"""What has been keyed so far, in large slots."""

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Digits, Static

SLOT = "_"
IN_A_ROW = 10
LARGE_IN_A_ROW = 12


class Keyed(Widget):
    """A number as it is keyed. Nothing in it can be taken back, as on a telephone.

    Small, it is letters set apart, ten in a row; where there is room it is large digits, of which the last twelve
    are seen. `None` is where no number is being asked for.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Keyed {
        height: 3;
        width: 1fr;
        & #keyed-small { width: 1fr; height: 3; text-style: bold; }
        & #keyed-large { width: 1fr; height: 3; text-style: bold; display: none; }
    }
    """
    number: reactive[str | None] = reactive(None)

    def compose(self) -> ComposeResult:
        """The same number twice; the size of the window says which is seen."""
        yield Static(id="keyed-small")
        yield Digits("", id="keyed-large")

    def watch_number(self, number: str | None) -> None:
        """Show what is keyed."""
        if not self.is_mounted:
            return
        self.query_one("#keyed-small", Static).update(Content(slots(number)))
        large = "" if number is None else number[-LARGE_IN_A_ROW:].replace("*", "x") + SLOT
        self.query_one("#keyed-large", Digits).update(large[-LARGE_IN_A_ROW:])


def slots(number: str | None) -> str:
    """`keyed`, and the digits set apart, with a slot for the next."""
    if number is None:
        return ""
    shown = number + SLOT
    rows = [" ".join(shown[begin : begin + IN_A_ROW]) for begin in range(0, len(shown), IN_A_ROW)]
    return "\n".join(rows[-3:])
