"""One lever: what it is called, where it stands, and what that costs or saves a year."""

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

from walkshoes.living.board import yearly_text
from walkshoes.whatif.levers import Kind, Lever, Value

ON, OFF, LESS, MORE = "●", "○", "−", "+"


class Nudge(Static):
    """A sign beside a value: a click on it moves the lever one step."""

    @dataclass
    class Clicked(Message):
        """It was clicked."""

        by: int

    def __init__(self, sign: str, by: int) -> None:
        super().__init__(Content(f" {sign} "), classes="nudge")
        self.by = by

    def on_click(self, event: events.Click) -> None:
        """Say which way."""
        event.stop()
        self.post_message(self.Clicked(self.by))


class LeverRow(Widget, can_focus=True):
    """A lever that can be moved by keys or by mouse. A switch is turned by Space or a click; another by the left
    and right keys, or by the signs beside its value.
    """

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    LeverRow {
        layout: horizontal; height: auto; width: 1fr; border-left: blank; padding: 0 1;
        .mark { width: 2; height: 1; }
        .label { width: 1fr; height: auto; }
        .at { width: auto; height: 1; padding: 0 1; }
        .at .value { width: auto; height: 1; text-style: bold; }
        .nudge { width: 3; height: 1; background: $panel; color: $primary; text-style: bold; }
        .nudge:hover { background: $primary; color: $button-color-foreground; }
        .cost { width: auto; height: 1; margin-left: 2; color: $foreground 75%; }
        &:hover { background: $panel; }
        &:focus { border-left: wide $primary; }
        &:focus .label { text-style: bold; }
        &.-moved .label { color: $primary; text-style: bold; }
        &.-moved .mark, &.-moved .cost { color: $primary; }
    }
    .-wide LeverRow {
        layout: grid; grid-size: 3; grid-columns: 2 1fr 13; grid-rows: auto auto; margin-bottom: 1;
        .cost { column-span: 2; margin-left: 0; }
        .at { width: 13; align-horizontal: right; }
        .under { width: 2; height: 1; }
    }
    .-wide LeverRow.-switch { grid-columns: 2 1fr 0; .at { width: 0; padding: 0; } }
    LeverRow.-choice, .-wide LeverRow.-choice {
        layout: vertical;
        .mark { display: none; }
        .label { padding-left: 2; }
        .at { width: 1fr; padding: 0 2; align-horizontal: left; }
        .at .value { max-width: 80%; text-wrap: nowrap; text-overflow: ellipsis; }
        .cost { margin-left: 2; }
        .under { display: none; }
    }
    LeverRow .under { display: none; }
    .-wide LeverRow.-switch .under, .-wide LeverRow.-number .under { display: block; }
    """
    HELP = (
        "Click a decision, or go to it with the up and down keys and press Space. A number goes up and down with the "
        "right and left keys, or by a click on the signs beside it. Everything is counted anew at once."
    )
    BINDINGS = [
        Binding("space", "turn", "Decide", id="lever.turn", show=False, tooltip="Decide it, or take it back"),
        Binding("left,minus", "nudge(-1)", "Less", id="lever.less", show=False, tooltip="Less, or back"),
        Binding("right,plus", "nudge(1)", "More", id="lever.more", show=False, tooltip="More, or on"),
        Binding("up", "step(-1)", "Up", id="lever.up", show=False, tooltip="To the decision before"),
        Binding("down,enter", "step(1)", "Down", id="lever.down", show=False, tooltip="To the next decision"),
    ]

    @dataclass
    class Moved(Message):
        """The lever stands elsewhere."""

        row: "LeverRow"

        @property
        def control(self) -> "LeverRow":
            """The row."""
            return self.row

    value: reactive[Value] = reactive[Value](False, init=False)

    def __init__(self, lever: Lever, value: Value, stood: Value) -> None:
        super().__init__(classes=f"-{lever.kind.name.lower()}")
        self.lever = lever
        self.stood = stood
        self.set_class(value != stood, "-moved")
        self.set_reactive(LeverRow.value, value)

    def compose(self) -> ComposeResult:
        """The mark of a switch, the label, the value with its two signs, and the cost."""
        yield Static(self._mark(), classes="mark")
        yield Static(Content(self.lever.label), classes="label")
        with Horizontal(classes="at"):
            if self.lever.kind != Kind.SWITCH:
                yield Nudge(LESS if self.lever.kind == Kind.NUMBER else "‹", -1)
                yield Static(self._value(), classes="value")
                yield Nudge(MORE if self.lever.kind == Kind.NUMBER else "›", 1)
        yield Static("", classes="under")
        yield Static(self._cost(), classes="cost")

    def show(self, lever: Lever) -> None:
        """Show it with what it costs now."""
        self.lever = lever
        self.query_one(".cost", Static).update(self._cost())

    def watch_value(self) -> None:
        """Show it, and say so."""
        self.query_one(".mark", Static).update(self._mark())
        self.query_one(".cost", Static).update(self._cost())
        if self.lever.kind != Kind.SWITCH:
            self.query_one(".value", Static).update(self._value())
        self.set_class(self.value != self.stood, "-moved")
        self.post_message(self.Moved(self))

    def _mark(self) -> Content:
        if self.lever.kind != Kind.SWITCH:
            return Content(" ")
        return Content(ON if self.value else OFF)

    def _value(self) -> Content:
        return Content(f" {self.lever.name_of(self.value)} ")

    def _cost(self) -> Content:
        return Content(yearly_text(self._price()))

    def _price(self) -> float:
        """What it costs where it stands; of a switch that is off, what it would cost."""
        return self.lever.cost_of(True if self.lever.kind == Kind.SWITCH else self.value)

    def action_turn(self) -> None:
        """A switch is turned; another lever goes one step on, and from its end back to where it stood."""
        if self.lever.kind == Kind.SWITCH:
            self.value = not self.value
        elif (on := self.lever.stepped(self.value, 1)) != self.value:
            self.value = on
        else:
            self.value = self.stood

    def action_nudge(self, by: int) -> None:
        """One step on or back."""
        self.value = self.lever.stepped(self.value, by)

    def action_step(self, by: int) -> None:
        """To the lever beside; from the last one to the way on."""
        ways = [*self.screen.query(LeverRow), self.screen.query_one("#on")]
        self.screen.set_focus(ways[max(0, ways.index(self) + by)])

    @on(Nudge.Clicked)
    def nudged(self, event: Nudge.Clicked) -> None:
        """A sign was clicked."""
        event.stop()
        self.focus()
        self.action_nudge(event.by)

    def on_click(self, event: events.Click) -> None:
        """A click turns a switch; the second half of a double click does not turn it back."""
        event.stop()
        self.focus()
        if self.lever.kind == Kind.SWITCH and event.chain == 1:
            self.action_turn()
