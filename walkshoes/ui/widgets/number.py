"""A question answered with a whole number, by keys or by mouse alone."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Button, Input, Static

from walkshoes.ui.widgets.question import Question

MOST = 9_999


class Figures(Input):
    """A field for a few digits; a click takes all of them, so that what is typed then stands there alone."""

    def on_click(self) -> None:
        """Select what stands there."""
        self.action_select_all()


class Number(Question):
    """A question, a small field, and a button on either side of it that takes away or adds a step."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Number {
        layout: horizontal; height: 3; width: 1fr;
        .question { width: 1fr; height: 3; content-align-vertical: middle; padding-right: 2; }
        Input { width: 10; border: tall $panel; background: $surface; }
        Input:focus { border: tall $primary; }
        Button.step {
            width: 5; min-width: 5; height: 3; border: none;
            background: $surface; color: $primary; text-style: bold;
        }
        Button.step:hover { background: $panel; }
        .unit { width: 20; height: 3; content-align-vertical: middle; padding-left: 2; color: $text-muted; }
        .unit.-asking { color: $accent; text-style: bold; }
    }
    .-tall Number { margin-bottom: 1; }
    .-narrow Number { height: 4; .question { dock: top; width: 100%; height: 1; } }
    """
    HELP = "Write a number, or click minus and plus. The up and down keys do the same."
    BINDINGS = [
        Binding("up", "add(1)", "More", id="number.more", show=False, tooltip="More"),
        Binding("down", "add(-1)", "Less", id="number.less", show=False, tooltip="Less"),
    ]
    wanted = "a number, please"

    def __init__(self, question: str, unit: str, *, step: int = 1, value: int | None = None, name: str) -> None:
        super().__init__(id=name)
        self.question = question
        self.unit = unit
        self.step = step
        self.field = Figures("" if value is None else str(value), max_length=4)

    def compose(self) -> ComposeResult:
        """Question, minus, field, plus, unit."""
        yield Static(Content(self.question), classes="question")
        yield Button("−", classes="step less", tooltip=f"{self.step} less")
        yield self.field
        yield Button("+", classes="step more", tooltip=f"{self.step} more")
        yield Static(Content(self.unit), classes="unit missing")

    def on_mount(self) -> None:
        """The two buttons are for the mouse; the keys have the field."""
        for button in self.query(Button):
            button.can_focus = False
            button.active_effect_duration = 0  # every click counts, however quick

    @property
    def answer(self) -> int | None:
        """The number, or None where there is none yet."""
        text = self.field.value.strip()
        return int(text) if text.isascii() and text.isdecimal() else None

    def say(self, missing: str) -> None:
        """It is said in the place of the unit, which comes back."""
        super().say(missing or self.unit)
        self.query_one(".unit").set_class(bool(missing), "-asking")

    def take_focus(self) -> None:
        """The field takes the keys."""
        self.field.focus()

    def action_add(self, steps: int) -> None:
        """Add so many steps to the number; it comes to stand on a multiple of the step."""
        now = self.answer or 0
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
        self.say(self.wanted if event.value.strip() and self.answer is None else "")

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter goes to the next question."""
        event.stop()
        self.give_focus_on()
