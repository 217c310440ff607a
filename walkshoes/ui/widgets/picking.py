"""One thing of a few, on a line: a label, and what it may be, of which one is marked."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

PICKED, OTHER = "●", "○"


class Pick(Static):
    """One of the things it may be."""

    @dataclass
    class Clicked(Message):
        """It was clicked."""

        value: str

    picked: reactive[bool] = reactive(False, toggle_class="-picked")

    def __init__(self, value: str, words: str) -> None:
        super().__init__()
        self.value = value
        self.words = words

    def render(self) -> Content:
        """The mark and the words."""
        return Content(f"{PICKED if self.picked else OTHER} {self.words}")

    def on_click(self, event: events.Click) -> None:
        """Say which it is."""
        event.stop()
        self.post_message(self.Clicked(self.value))


class Picking(Widget, can_focus=True):
    """`values` are what it may be, and the words for each. Clicks and the arrow keys pick at once."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Picking {
        layout: horizontal; height: auto; width: 1fr; margin-bottom: 1;
        .label { width: 20; height: 1; }
        .picks { height: auto; width: 1fr; }
        Pick { width: auto; height: 1; padding: 0 1; margin-right: 2; }
        Pick:hover { background: $panel; }
        Pick.-picked { text-style: bold; }
        &:focus .label { text-style: bold underline; color: $primary; }
        &:focus Pick.-picked { background: $primary; color: $button-color-foreground; }
    }
    .-narrow Picking { layout: vertical; .label { width: 1fr; } }
    """
    HELP = "Click what you would like, or go to it with the arrow keys left and right. It is so at once."
    BINDINGS = [
        Binding("left", "step(-1)", "Before", id="picking.before", show=False, tooltip="The one before"),
        Binding("right,space", "step(1)", "Next", id="picking.next", show=False, tooltip="The next one"),
    ]

    @dataclass
    class Picked(Message):
        """Another one was picked."""

        picking: "Picking"
        value: str

        @property
        def control(self) -> "Picking":
            """Where it was picked."""
            return self.picking

    def __init__(self, label: str, values: Mapping[str, str], picked: str, *, id: str) -> None:
        super().__init__(id=id)
        self.label = label
        self.picks = [Pick(value, words) for value, words in values.items()]
        self._mark(picked)

    def compose(self) -> ComposeResult:
        """The label, then what it may be."""
        yield Static(Content(self.label), classes="label")
        with Horizontal(classes="picks"):
            yield from self.picks

    @property
    def value(self) -> str:
        """The one that is picked."""
        return next(pick.value for pick in self.picks if pick.picked)

    def pick(self, value: str) -> None:
        """Pick one."""
        if value != self.value:
            self._mark(value)
            self.post_message(self.Picked(self, value))

    def _mark(self, value: str) -> None:
        for pick in self.picks:
            pick.picked = pick.value == value

    def action_step(self, by: int) -> None:
        """To the next one; after the last comes the first."""
        values = [pick.value for pick in self.picks]
        self.pick(values[(values.index(self.value) + by) % len(values)])

    @on(Pick.Clicked)
    def clicked(self, event: Pick.Clicked) -> None:
        """A click."""
        event.stop()
        self.focus()
        self.pick(event.value)
