"""A choice on a scale, every point with its words."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from walkshoes.ui.widgets.question import Question


class Point(Static):
    """One point of a scale: its number and its words."""

    @dataclass
    class Taken(Message):
        """The point was clicked."""

        number: int

    chosen: reactive[bool] = reactive(False, toggle_class="-chosen")

    def __init__(self, number: int, words: str) -> None:
        super().__init__()
        self.number = number
        self.words = words

    def render(self) -> Content:
        """Number above words; side by side where the points stand in a list. Chosen ones have a mark as well."""
        between = "  " if self.size.height == 1 else "\n"
        number = f"● {self.number}" if self.chosen else str(self.number)
        return Content.assemble((number, "bold"), between, self.words)

    def on_click(self, event: events.Click) -> None:
        """Say which point it is."""
        event.stop()
        self.post_message(self.Taken(self.number))


class Scale(Question, can_focus=True):
    """A question and the points of its scale, the lowest first. Arrows, digits and clicks choose."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Scale {
        layout: vertical; height: auto; width: 1fr; padding-top: 1; border-left: blank;
        .points { height: auto; }
        Point {
            width: 1fr; height: 4; margin-right: 1;
            background: $surface; color: $foreground; text-align: center;
        }
        Point:hover { background: $panel; }
        Point.-chosen { background: $primary; color: $button-color-foreground; }
        .missing { height: 1; color: $accent; text-style: bold; }
        &:focus { border-left: wide $primary; }
        &:focus .question { text-style: bold; color: $primary; }
    }
    .-narrow Scale {
        .points { layout: vertical; }
        Point { height: 1; width: 1fr; text-align: left; padding-left: 1; margin-right: 0; }
    }
    """
    HELP = "Click the words that fit best, or press their number. The arrow keys move to the next."
    BINDINGS = [
        Binding("left,down", "step(-1)", "Lower", id="scale.lower", show=False, tooltip="The point before"),
        Binding("right,up", "step(1)", "Higher", id="scale.higher", show=False, tooltip="The point after"),
        Binding("enter", "go_on", "Next", id="scale.next", show=False, tooltip="To the next question"),
    ]
    wanted = "please choose one"

    @dataclass
    class Chosen(Message):
        """A point was chosen."""

        scale: "Scale"
        value: int

        @property
        def control(self) -> "Scale":
            """The scale it was chosen on."""
            return self.scale

    value: reactive[int | None] = reactive(None)

    def __init__(self, question: str, points: Sequence[str], *, value: int | None = None, name: str) -> None:
        super().__init__(id=name)
        self.question = question
        self.points = [Point(number, words) for number, words in enumerate(points, 1)]
        self.set_reactive(Scale.value, value)

    def compose(self) -> ComposeResult:
        """The question, then its points."""
        yield Static(Content(self.question), classes="question")
        yield Static("", classes="missing")
        with Horizontal(classes="points"):
            yield from self.points

    def on_mount(self) -> None:
        """Show what was chosen before."""
        self.watch_value(self.value)

    @property
    def answer(self) -> int | None:
        """The number of the point chosen."""
        return self.value

    def watch_value(self, value: int | None) -> None:
        """Show the point chosen."""
        for point in self.points:
            point.chosen = point.number == value

    def choose(self, value: int) -> None:
        """Choose a point."""
        self.value = value
        self.say("")
        self.post_message(self.Chosen(self, value))

    def action_step(self, by: int) -> None:
        """Choose the point beside; from nowhere the middle one."""
        middle = (len(self.points) + 1) // 2
        self.choose(middle if self.value is None else min(len(self.points), max(1, self.value + by)))

    def action_go_on(self) -> None:
        """Enter goes to the next question."""
        self.give_focus_on()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses its point."""
        if event.character and event.character in "123456789"[: len(self.points)]:
            event.stop()
            self.choose(int(event.character))

    def on_point_taken(self, message: Point.Taken) -> None:
        """A click chooses."""
        message.stop()
        self.focus()
        self.choose(message.number)
