"""A question answered with a whole number, by keys or by mouse alone."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static

MOST = 9_999


class Number(Horizontal):
    """A question, a small field, and a button on either side of it that takes away or adds."""

    HELP = "Write a number, or click minus and plus. The up and down keys do the same."
    BINDINGS = [
        Binding("up", "add(1)", "More", id="number.more", show=False, tooltip="More"),
        Binding("down", "add(-1)", "Less", id="number.less", show=False, tooltip="Less"),
    ]

    @dataclass
    class Changed(Message):
        """The number was changed."""

        number: "Number"
        value: int | None

        @property
        def control(self) -> "Number":
            """The number that was changed."""
            return self.number

    def __init__(self, question: str, unit: str, *, step: int = 1, value: int | None = None, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.question = question
        self.unit = unit
        self.step = step
        self.field = Input("" if value is None else str(value), max_length=4, select_on_focus=True)

    def compose(self) -> ComposeResult:
        """Question, minus, field, plus, unit."""
        yield Static(Content(self.question), classes="question")
        yield Button("−", classes="less", tooltip=f"{self.step} less")
        yield self.field
        yield Button("+", classes="more", tooltip=f"{self.step} more")
        yield Static(Content(self.unit), classes="unit")

    def on_mount(self) -> None:
        """The two buttons are for the mouse; the keys have the field."""
        for button in self.query(Button):
            button.can_focus = False

    @property
    def value(self) -> int | None:
        """The number, or None where there is none yet."""
        text = self.field.value.strip()
        return int(text) if text.isascii() and text.isdecimal() else None

    def say(self, missing: str) -> None:
        """Say softly, in the place of the unit, what is missing; an empty text brings the unit back."""
        unit = self.query_one(".unit", Static)
        unit.update(Content(missing or self.unit))
        unit.set_class(bool(missing), "missing")

    def action_add(self, steps: int) -> None:
        """Add so many steps to the number, and stay on the multiples of a step."""
        now = self.value or 0
        base = now // self.step if steps > 0 else -(-now // self.step)
        self.field.value = str(min(MOST, max(0, (base + steps) * self.step)))

    @on(Button.Pressed, ".less")
    def take_away(self, event: Button.Pressed) -> None:
        """One step less."""
        event.stop()
        self.action_add(-1)

    @on(Button.Pressed, ".more")
    def add(self, event: Button.Pressed) -> None:
        """One step more."""
        event.stop()
        self.action_add(1)

    @on(Input.Changed)
    def check(self, event: Input.Changed) -> None:
        """Say so in place where it is no number."""
        event.stop()
        text = event.value.strip()
        self.say("a number, please" if text and self.value is None else "")
        self.post_message(self.Changed(self, self.value))

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter goes to the next question."""
        event.stop()
        self.screen.focus_next()
