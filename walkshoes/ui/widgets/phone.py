"""The telephone: its keys, what has been keyed, and the way out."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from walkshoes.ui.widgets.keyed import Keyed
from walkshoes.ui.widgets.keypad import Keypad

HANG_UP = "hang up  F8"
ON_THE_HOOK = "not on a call"


class HangUpButton(Button, can_focus=False):
    """Always there while a call is on; it does what it says, at once."""


class Phone(Widget):
    """Keypad, slots and the hang-up button."""

    HELP = "Type the numbers, * and #, or click them. F8 hangs up, at any moment."
    DEFAULT_CSS = """
    Phone {
        layout: grid;
        grid-size: 2 2;
        grid-columns: 17 1fr;
        grid-rows: 3 1;
        grid-gutter: 0 2;
        height: auto;
        & Keypad { row-span: 2; }
        & HangUpButton { width: 100%; text-style: bold; }
    }
    """

    @dataclass
    class HungUp(Message):
        """The hang-up button was pressed."""

    def compose(self) -> ComposeResult:
        """The keys, and beside them what is keyed and the way out."""
        yield Keypad()
        yield Keyed()
        yield HangUpButton(HANG_UP, id="hang-up", compact=True, tooltip="end this call now (F8)")

    def show(self, *, on_call: bool, number: str | None) -> None:
        """Whether a call is on, and what has been keyed (None: no number is asked for)."""
        self.query_one(Keyed).number = number
        button = self.query_one("#hang-up", Button)
        if button.disabled == on_call:
            button.disabled = not on_call
            button.label = Content(HANG_UP if on_call else ON_THE_HOOK)

    def press(self, key: str) -> None:
        """A key was typed."""
        self.query_one(Keypad).press(key)

    @on(Button.Pressed, "#hang-up")
    def hang_up(self, event: Button.Pressed) -> None:
        """End the call."""
        event.stop()
        self.post_message(self.HungUp())
