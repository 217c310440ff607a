"""The keys of the telephone."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

KEYS = "123456789*0#"
NAMES = {"*": "star", "#": "hash"}
PRESSED_S = 0.15


class Key(Static):
    """One key. It can be pressed as fast as a finger can, so it is no button that rests between two clicks."""

    ALLOW_SELECT = False

    def __init__(self, key: str) -> None:
        super().__init__(Content(key), id=f"key-{NAMES.get(key, key)}")
        self.key = key

    def press(self) -> None:
        """Press it: it is seen to go down."""
        self.add_class("-down")
        self.set_timer(PRESSED_S, lambda: self.remove_class("-down"))

    def on_click(self) -> None:
        """A click presses it, and the telephone hears of it."""
        self.press()
        self.post_message(Keypad.Pressed(self.key))


class Keypad(Grid):
    """Twelve keys, to click and to type. A key nobody waits for goes down all the same, as in life."""

    DEFAULT_CSS = """
    Keypad {
        grid-size: 3 4;
        grid-columns: 5;
        grid-rows: 1;
        grid-gutter: 0 1;
        width: 17;
        height: 4;
        & Key {
            width: 1fr;
            height: 1fr;
            content-align: center middle;
            text-style: bold;
            background: $panel;
            color: $foreground;
            pointer: pointer;
            &:hover { background: $primary-muted; }
            &.-down { background: $primary; color: $background; text-style: bold reverse; }
        }
    }
    """

    @dataclass
    class Pressed(Message):
        """A key of the telephone was clicked.

        What is typed the call hears at once: messages of twelve keys, each with its own queue, overtake each other.
        """

        key: str

    def compose(self) -> ComposeResult:
        """1 to 9, star, 0, hash."""
        for key in KEYS:
            yield Key(key)

    def press(self, key: str) -> None:
        """A key that was typed is seen to go down."""
        self.query_one(f"#key-{NAMES.get(key, key)}", Key).press()
