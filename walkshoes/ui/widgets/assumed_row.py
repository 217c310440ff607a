"""One thing a year rests on: what it is called, its value to be changed, and where it comes from."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from walkshoes.simulate.assumption import Assumption

FROM_FILE, ASSUMED, CHANGED = "said in the journey", "assumed", "changed by you"


class AssumedRow(Horizontal):
    """A row with a field. Enter changes it; what is no value says so in place."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    AssumedRow {
        height: 1; width: 1fr; padding: 0 1;
        .label { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        Input { width: 14; height: 1; border: none; padding: 0 1; background: $surface; }
        Input:focus { border: none; background: $panel; text-style: bold; }
        .origin { width: 24; height: 1; padding-left: 2; color: $foreground 75%; }
        &.-changed .origin { color: $primary; text-style: bold; }
        &.-wrong .origin { color: $accent; text-style: bold; }
        &.-wrong { height: auto; }
        &.-wrong .origin { height: auto; }
    }
    """

    @dataclass
    class Written(Message):
        """Something else was written, and Enter pressed, or the field left."""

        row: "AssumedRow"
        text: str

        @property
        def control(self) -> "AssumedRow":
            """The row."""
            return self.row

    def __init__(self, assumption: Assumption) -> None:
        super().__init__()
        self.assumption = assumption

    def compose(self) -> ComposeResult:
        """Label, field, where it comes from."""
        yield Static(Content(self.assumption.label), classes="label")
        yield Input(self.assumption.text, select_on_focus=True)
        yield Static(Content(self._origin()), classes="origin")

    def _origin(self) -> str:
        if self.assumption.changed_by_hand:
            return CHANGED
        return FROM_FILE if self.assumption.said else ASSUMED

    def show(self, assumption: Assumption) -> None:
        """Show it as it is now."""
        self.assumption = assumption
        self.remove_class("-wrong")
        self.set_class(assumption.changed_by_hand, "-changed")
        field = self.query_one(Input)
        if field.value != assumption.text:
            with self.prevent(Input.Changed):
                field.value = assumption.text
        self.query_one(".origin", Static).update(Content(self._origin()))

    def say(self, wrong: str) -> None:
        """Say in place what is wrong with what was written."""
        self.add_class("-wrong")
        self.query_one(".origin", Static).update(Content(wrong))

    @on(Input.Submitted)
    @on(Input.Blurred)
    def written(self, event: Input.Submitted | Input.Blurred) -> None:
        """Enter, or leaving the field: what stands there counts."""
        event.stop()
        if event.value.strip() != self.assumption.text:
            self.post_message(self.Written(self, event.value))
