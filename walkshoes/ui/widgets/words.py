"""A question answered in a few words, with answers to click for those who would rather not type."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from walkshoes.scenario.plain import plain
from walkshoes.ui.widgets.question import Question

LONGEST = 300


class Words(Question):
    """A question and a line to write on. `offers` are answers to click: what the button says, what it writes."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Words {
        layout: grid; grid-size: 2 2; grid-columns: 16 1fr; grid-rows: 3 auto; height: auto; width: 1fr;
        .question { height: 3; content-align-vertical: middle; padding-right: 2; }
        .line { layout: horizontal; height: 3; }
        Input { width: 1fr; border: tall $panel; background: $surface; }
        Input:focus { border: tall $primary; }
        Button.offer {
            width: auto; min-width: 8; height: 3; border: none; margin-left: 1;
            background: $background; color: $primary;
        }
        Button.offer:hover { background: $panel; }
        Button.offer:focus { background: $panel; text-style: bold; }
        .missing { column-span: 2; height: auto; padding-left: 16; color: $accent; text-style: bold; display: none; }
        .missing.-asking { display: block; }
    }
    .-narrow Words {
        grid-size: 1 3; grid-columns: 1fr; grid-rows: 1 3 auto;
        .question { height: 1; }
        .missing { column-span: 1; padding-left: 0; }
    }
    """
    wanted = "a word or two, please"

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        offers: Mapping[str, str] | None = None,
        name: str,
    ) -> None:
        super().__init__(id=name)
        self.question = question
        self.offers = dict(offers or {})
        self.field = Input(value, placeholder=hint, max_length=LONGEST, select_on_focus=True)

    def compose(self) -> ComposeResult:
        """Question, line, and what can be clicked."""
        yield Static(Content(self.question), classes="question")
        with Horizontal(classes="line"):
            yield self.field
            for label in self.offers:
                yield Button(Content(label), classes="offer")
        yield Static("", classes="missing")

    @property
    def answer(self) -> str | None:
        """What is written, in one line and without what could act on a terminal; None where nothing is."""
        return " ".join(plain(self.field.value, LONGEST).split()) or None

    def say(self, missing: str) -> None:
        """It is said beneath the line."""
        super().say(missing)
        self.query_one(".missing").set_class(bool(missing), "-asking")

    def take_focus(self) -> None:
        """The line takes the keys."""
        self.field.focus()

    @on(Input.Changed)
    def hush(self, event: Input.Changed) -> None:
        """What is being written need not be asked for."""
        event.stop()
        self.say("")

    @on(Button.Pressed, ".offer")
    def take(self, event: Button.Pressed) -> None:
        """Write the answer that was clicked."""
        event.stop()
        self.field.value = self.offers[str(event.button.label)]

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter goes to the next question."""
        event.stop()
        self.give_focus_on()
