"""A question answered in a few words, with answers to click for those who would rather not type."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Input, Static

from walkshoes.scenario.plain import plain

LONGEST = 300


class Words(Horizontal):
    """A question and a line to write on. `offers` are answers to click: what the button says, what it writes."""

    HELP = "Write a few words, or click one of the answers beside the line."

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        offers: Mapping[str, str] | None = None,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self.question = question
        self.offers = dict(offers or {})
        self.field = Input(value, placeholder=hint, max_length=LONGEST, select_on_focus=False)

    def compose(self) -> ComposeResult:
        """Question, line, and what can be clicked."""
        yield Static(Content(self.question), classes="question")
        yield self.field
        for label in self.offers:
            yield Button(Content(label), classes="offer")

    @property
    def value(self) -> str:
        """What is written, without what could act on a terminal."""
        return " ".join(plain(self.field.value, LONGEST).split())

    @on(Button.Pressed, ".offer")
    def take(self, event: Button.Pressed) -> None:
        """Write the answer that was clicked."""
        event.stop()
        self.field.value = self.offers[str(event.button.label)]
        self.field.focus()

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Enter goes to the next question."""
        event.stop()
        self.screen.focus_next()
