"""The calendar on the wall: today's leaf, and the leaves that are torn off while days pass."""

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from walkshoes.living.leaves import drawn, height


class Leaf(Vertical):
    """One leaf, and beneath it in words how long ago the one before hung there.

    It is there twice, small and with a large number; the size of the window says which is seen.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Leaf {
        height: auto;
        width: 1fr;
        & Static { width: 1fr; height: auto; text-align: center; }
        & #leaf-large { display: none; height: auto; }
        & #leaf-sheet {
            width: 30;
            height: auto;
            background: $surface;
            border-top: heavy $foreground 60%;
            border-bottom: dashed $foreground 60%;
            padding: 1 2;
        }
        & #leaf-number { width: 1fr; text-align: center; margin: 1 0; text-style: bold; }
        & #leaf-beneath { color: $foreground-muted; text-style: italic; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str, int] = ("", "", 0)

    def compose(self) -> ComposeResult:
        """The small leaf, the large one, and the words."""
        yield Static("", id="leaf-small")
        with Center(id="leaf-large"), Vertical(id="leaf-sheet"):
            yield Static("", id="leaf-day")
            yield Digits("", id="leaf-number")
            yield Static("", id="leaf-month")
            yield Static("", id="leaf-holiday")
        yield Static("", id="leaf-beneath")

    @property
    def text(self) -> str:
        """What is written there, for people who cannot see it, and for tests."""
        return "\n".join(self._shown[:2])

    def show(self, leaf: str, beneath: str, leaves: tuple[str, ...] = ()) -> None:
        """Hang a leaf there; while `leaves` are torn off it keeps the height of the highest."""
        rows = height(leaves)
        if (leaf, beneath, rows) == self._shown:
            return
        self._shown = leaf, beneath, rows
        day, number, month, *holiday = leaf.split("\n")
        self._say("#leaf-small", "\n".join(drawn(leaf, rows)))
        self._say("#leaf-day", day)
        self.query_one("#leaf-number", Digits).update(number)
        self._say("#leaf-month", month)
        self._say("#leaf-holiday", " ".join(holiday) or " ")
        self._say("#leaf-beneath", beneath)

    def _say(self, name: str, text: str) -> None:
        self.query_one(name, Static).update(Content(text))
