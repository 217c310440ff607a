"""The top of the call: who is on the line, how long this call has lasted, and the way to pause."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Digits, Static


class QuietButton(Button, can_focus=False):
    """A button that leaves the focus where it is."""


class Heading(Widget):
    """One line, or three with the clock in large digits where there is room."""

    DEFAULT_CSS = """
    Heading {
        height: 1;
        padding: 0 1;
        & Horizontal { height: 1fr; }
        & #whose { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #hurried { width: auto; padding: 0 2; color: $foreground-muted; }
        & #about-clock { width: auto; padding-right: 1; }
        & #clock { width: auto; text-style: bold; }
        & #clock-large { display: none; width: auto; color: $foreground; }
        & #call-help { min-width: 3; width: 3; margin-left: 2; }
        & #pause { min-width: 11; margin-left: 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Who, the sign of a hurried wait, the clock, and the buttons."""
        with Horizontal():
            yield Static("", id="whose")
            yield Static("", id="hurried")
            yield Static("", id="about-clock")
            yield Static("", id="clock")
            yield Digits("", id="clock-large")
            yield QuietButton("?", id="call-help", compact=True, tooltip="a word of help (F1)", action="app.help")
            yield QuietButton("pause  F9", id="pause", compact=True, tooltip="stop here; your walk is kept (F9)")

    def show(self, whose: str, clock: str, about_clock: str, hurried: str) -> None:
        """Only what has changed is drawn again."""
        for name, text in (("#whose", whose), ("#hurried", hurried), ("#about-clock", about_clock), ("#clock", clock)):
            before = self._shown.get(name, "")
            if before != text:
                self._shown[name] = text
                self.query_one(name, Static).update(Content(text), layout=len(text) != len(before))
        large = self.query_one("#clock-large", Digits)
        if large.value != clock:
            large.update(clock)
