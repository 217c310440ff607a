"""A large quiet entry of a list: a title, a note at its end, and one line beneath."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from walkshoes.living.wrapping import wrapped

BETWEEN = 3
"""Cells between a title and its note."""


class Entry(Widget, can_focus=True):
    """Something to choose, by click or by Enter.

    It is one widget and not a grid of three: a key that moves the focus is answered in half the time.
    """

    DEFAULT_CSS = """
    Entry {
        height: auto; padding: 1 3 1 2; border-left: blank; margin-bottom: 1; background: $surface;
        &:hover { background: $panel; }
        &:focus { background: $panel; border-left: outer $primary; }
    }
    """
    HELP = "Click a journey, or go to it with the arrow keys and press Enter."
    BINDINGS = [
        Binding("enter,space", "choose", "Choose", id="entry.choose", show=False, tooltip="Choose this one"),
        # here and not on the screen: a list longer than the window would take them to scroll itself
        Binding("down", "screen.go(1)", "Next", id="library.next", show=False, tooltip="The next journey"),
        Binding("up", "screen.go(-1)", "Previous", id="library.previous", show=False, tooltip="The one before"),
        Binding(
            "right", "screen.aside(1)", "Right", id="library.right", show=False, tooltip="The journey to the right"
        ),
        Binding("left", "screen.aside(-1)", "Left", id="library.left", show=False, tooltip="The journey to the left"),
    ]

    @dataclass
    class Chosen(Message):
        """The entry was chosen."""

        entry: "Entry"

        @property
        def control(self) -> "Entry":
            """The entry that was chosen."""
            return self.entry

    @dataclass
    class Reached(Message):
        """The keys have come to the entry."""

        entry: "Entry"

    def __init__(self, title: str, note: str, line: str, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.heading = title
        self.note = note
        self.line = line

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own shape
        """As many lines as it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The title with the note at the right of its first line, and the line beneath."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        beside = BETWEEN + cell_len(self.note) if self.note else 0
        pieces = wrapped(self.heading, width - beside)
        title = [Content.styled(self.heading[begin:end], "bold") for begin, end in pieces]
        if self.note:
            between = " " * max(1, width - title[0].cell_length - cell_len(self.note))
            title[0] = Content.assemble(title[0], between, (self.note, "$foreground 70%"))
        line = [Content.styled(self.line[begin:end], "$foreground 80%") for begin, end in wrapped(self.line, width)]
        return title + line

    def action_choose(self) -> None:
        """Choose it."""
        self.post_message(self.Chosen(self))

    def on_focus(self) -> None:
        """Say that the keys are here."""
        self.post_message(self.Reached(self))

    def on_click(self) -> None:
        """A click chooses it."""
        self.action_choose()
