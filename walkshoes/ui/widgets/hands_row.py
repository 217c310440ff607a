"""One thing hands can go up for: what it is, a bar as long as there are hands, and their number in large digits."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Digits, Static

from walkshoes.living.polls import Choice

MOST_HANDS = 999
POINTER = "▶"


class Bar(Static):
    """As long as the share of hands that went up."""

    share: reactive[float] = reactive(0.0)

    def render(self) -> Content:
        """The bar, from the left; one hand is always seen."""
        cells = round(self.size.width * min(1.0, self.share))
        return Content("█" * (max(1, cells) if self.share else 0))


class StepButton(Button, can_focus=False):
    """One hand more, or one fewer."""


class HandsRow(Widget):
    """A row. `number` is how many hands are up; `pointed` where the keys count; `even` where it is one of several."""

    DEFAULT_CSS = """
    HandsRow {
        layout: horizontal;
        height: 1;
        padding: 0 1;
        & .pointer { width: 2; color: $primary; text-style: bold; }
        & .mark { width: auto; min-width: 3; text-style: bold; }
        & .what { width: 1fr; height: 100%; }
        & .label { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & Bar { display: none; height: 1; color: $primary; background: $panel; text-wrap: nowrap; }
        & StepButton { width: 5; min-width: 5; }
        & .less { margin-left: 2; }
        & .number { width: 7; content-align: right middle; text-align: right; padding-right: 1; text-style: bold; }
        & Digits { display: none; width: 12; height: 3; text-align: right; padding-right: 2; text-style: bold; }
        &.-pointed { background: $surface; }
        &.-pointed .label, &.-pointed .mark, &.-pointed Digits { color: $primary; text-style: bold; }
        &.-even .label { text-style: bold underline; }
        &.-middle { height: 2; & Bar { display: block; } }
        &.-large {
            height: 3;
            & Bar { display: block; }
            & .label { height: auto; max-height: 2; text-wrap: wrap; text-style: bold; }
            & .number { display: none; }
            & Digits { display: block; }
            & StepButton { height: 3; content-align: center middle; }
        }
    }
    """
    number: reactive[int] = reactive(0)
    pointed: reactive[bool] = reactive(False, toggle_class="-pointed")
    even: reactive[bool] = reactive(False, toggle_class="-even")

    @dataclass
    class Pointed(Message):
        """The row was clicked."""

        row: "HandsRow"

    @dataclass
    class Stepped(Message):
        """One hand more, or one fewer."""

        row: "HandsRow"
        by: int

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice

    def compose(self) -> ComposeResult:
        """Pointer, mark, label and bar, and the number between its buttons."""
        yield Static("", classes="pointer")
        if self.choice.mark:
            yield Static(Content(self.choice.mark), classes="mark")
        with Vertical(classes="what"):
            yield Static(Content(self.choice.label), classes="label")
            yield Bar()
        yield StepButton("−", classes="less", compact=True, tooltip="one hand fewer (-)")
        yield Static(Content(str(self.number)), classes="number")
        yield Digits(str(self.number))
        yield StepButton("+", classes="more", compact=True, tooltip="one hand more (+)")

    def on_mount(self) -> None:
        """Every click counts, however quick."""
        for button in self.query(StepButton):
            button.active_effect_duration = 0

    def watch_number(self, number: int) -> None:
        """Show how many."""
        for small, large in zip(self.query(".number").results(Static), self.query(Digits), strict=True):
            small.update(Content(str(number)))
            large.update(str(number))

    def watch_pointed(self, pointed: bool) -> None:
        """Show that the keys count here; not by colour alone."""
        for pointer in self.query(".pointer").results(Static):
            pointer.update(Content(POINTER if pointed else ""))

    def fill(self, of: int) -> None:
        """Draw the bar: so many hands would be all of it."""
        self.query_one(Bar).share = self.number / of if of else 0.0

    def set_number(self, number: int) -> None:
        """Have so many hands up."""
        self.number = min(MOST_HANDS, max(0, number))

    @on(Button.Pressed)
    def step(self, event: Button.Pressed) -> None:
        """A click on minus or plus."""
        event.stop()
        self.post_message(self.Stepped(self, 1 if event.button.has_class("more") else -1))

    def on_click(self) -> None:
        """A click elsewhere on the row points at it."""
        self.post_message(self.Pointed(self))
