"""A large quiet entry of a list: a title, a note at its end, and one line beneath."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Grid
from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Entry(Grid, can_focus=True):
    """Something to choose, by click or by Enter."""

    DEFAULT_CSS = """
    Entry {
        grid-size: 2 2; grid-columns: 1fr auto; grid-rows: auto; height: auto;
        padding: 1 3; margin-bottom: 1; background: $surface;
        .title { text-style: bold; height: auto; }
        .note { width: auto; height: 1; color: $foreground 70%; padding-left: 3; }
        .line { column-span: 2; height: auto; color: $foreground 80%; }
        &:hover { background: $panel; }
        &:focus { background: $panel; border-left: outer $primary; padding: 1 3 1 2; }
    }
    """
    HELP = "Click a journey, or go to it with the arrow keys and press Enter."
    BINDINGS = [
        Binding("enter,space", "choose", "Choose", id="entry.choose", show=False, tooltip="Choose this one"),
    ]

    @dataclass
    class Chosen(Message):
        """The entry was chosen."""

        entry: "Entry"

        @property
        def control(self) -> "Entry":
            """The entry that was chosen."""
            return self.entry

    def __init__(self, title: str, note: str, line: str, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.heading = title
        self.note = note
        self.line = line

    def compose(self) -> ComposeResult:
        """Title, note, line."""
        yield Static(Content(self.heading), classes="title")
        yield Static(Content(self.note), classes="note")
        yield Static(Content(self.line), classes="line")

    def action_choose(self) -> None:
        """Choose it."""
        self.post_message(self.Chosen(self))

    def on_click(self) -> None:
        """A click chooses it."""
        self.action_choose()
