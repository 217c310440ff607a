"""A choice on a scale, every point with its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Button, Static

from walkshoes.ui.widgets.question import Question

if TYPE_CHECKING:
    from walkshoes.ui.screens.hands import Counted

COUNT = "count hands  F7"
BY_HANDS = "Ask for hands, or agree on one point."


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


class CountButton(Button, can_focus=False):
    """Opens the show of hands."""


class Scale(Question, can_focus=True):
    """A question and the points of its scale, the lowest first. Arrows, digits and clicks choose.

    A `group` of so many people may show hands: `hands` are those that went up, by point, once they were counted; the
    answer is the middle of them.
    """

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
        .by-hands { height: 1; margin-top: 1; }
        .hands { width: 1fr; height: 1; color: $foreground 85%; text-wrap: nowrap; text-overflow: ellipsis; }
        CountButton { height: 1; min-width: 19; background: $panel; color: $foreground; text-style: none; }
        CountButton:hover { background: $primary-muted; }
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
        Binding("f7", "count_hands", "Count hands", id="scale.hands", show=False, tooltip="A show of hands"),
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

    def __init__(
        self, question: str, points: Sequence[str], *, value: int | None = None, name: str, group: int = 0
    ) -> None:
        super().__init__(id=name)
        self.question = question
        self.group = group
        self.hands: dict[str, int] = {}
        self._before = value
        self.points = [Point(number, words) for number, words in enumerate(points, 1)]
        self.set_reactive(Scale.value, value)

    def compose(self) -> ComposeResult:
        """The question, then its points."""
        yield Static(Content(self.question), classes="question")
        yield Static("", classes="missing")
        with Horizontal(classes="points"):
            yield from self.points
        if self.group > 1:
            with Horizontal(classes="by-hands"):
                yield Static(Content(BY_HANDS), classes="hands")
                yield CountButton(COUNT, classes="count", compact=True, tooltip="a show of hands (F7)")

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
        """Choose a point. In a group that is agreed on: hands that were counted before do not hold any more."""
        self._hold({})
        self.value = value
        self.say("")
        self.post_message(self.Chosen(self, value))

    def action_step(self, by: int) -> None:
        """Choose the point beside; from nowhere the middle one."""
        middle = (len(self.points) + 1) // 2
        self.choose(middle if self.value is None else min(len(self.points), max(1, self.value + by)))

    # by a show of hands

    @property
    def counted(self) -> Mapping[str, int] | None:
        """The hands to be kept: none where none were counted. Those of an answer that is another one now are undone."""
        if self.hands:
            return self.hands
        changed = self.group > 1 and self._before is not None and self.value != self._before
        return {str(point.number): 0 for point in self.points} if changed else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Hands are counted where there are several people."""
        return self.group > 1 if action == "count_hands" else True

    @on(Button.Pressed, ".count")
    def press_count(self, event: Button.Pressed) -> None:
        """The button."""
        event.stop()
        self.focus()
        self.action_count_hands()

    def action_count_hands(self) -> None:
        """F7."""
        from walkshoes.living.polls import points  # noqa: PLC0415 - only a group needs it
        from walkshoes.ui.screens.hands import HandsScreen  # noqa: PLC0415 - only a group needs it

        poll = points(self.question, [point.words for point in self.points])
        screen: HandsScreen = HandsScreen(poll, self.group, str(self.value or ""))
        self.app.push_screen(screen, self._take)

    def _take(self, came: "Counted | None") -> None:
        if came is not None:
            self.choose(int(came.choice.name))
            self._hold(came.hands)

    def _hold(self, hands: dict[str, int]) -> None:
        self.hands = hands
        if self.group > 1:
            up = [f"{number} for {point}" for point, number in hands.items() if number]
            says = f"Hands: {', '.join(up)}." if up else BY_HANDS
            self.query_one(".hands", Static).update(Content(says))

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


def hands_in(page: DOMNode) -> dict[str, Mapping[str, int]]:
    """The hands counted on a page, by the names of their questions."""
    counted = {str(scale.id): scale.counted for scale in page.query(Scale)}
    return {item: hands for item, hands in counted.items() if hands is not None}
