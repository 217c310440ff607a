"""The way out of a chat, or away from a counter."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button


class LeaveButton(Button, can_focus=False):
    """Always there while somebody is, or might be; it does what it says, at once."""


class WayOut(Vertical):
    """One button, with the key that does the same."""

    HELP = "F8 leaves, at any moment."
    DEFAULT_CSS = """
    WayOut { height: auto; & LeaveButton { width: 100%; text-style: bold; } }
    """

    @dataclass
    class Left(Message):
        """The button was pressed."""

    def compose(self) -> ComposeResult:
        """The button."""
        yield LeaveButton("", id="leave", compact=True, tooltip="leave now (F8)")

    def show(self, leave: str) -> None:
        """What leaving is called here."""
        button = self.query_one("#leave", Button)
        label = f"{leave}  F8"
        if str(button.label) != label:
            button.label = Content(label)

    @on(Button.Pressed, "#leave")
    def left(self, event: Button.Pressed) -> None:
        """Leave."""
        event.stop()
        self.post_message(self.Left())
