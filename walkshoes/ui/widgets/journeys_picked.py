"""Journeys to pick, in an order: each pick gets the next number, a second one takes it away."""

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive

from walkshoes.ui.widgets.question import Question

_MARK = 6
"""Columns before a title: where the keys are, and the number."""


class JourneysPicked(Question, can_focus=True):
    """A line each. Space and clicks pick; the numbers say in which order they will be walked."""

    DEFAULT_CSS = """
    JourneysPicked { height: auto; border-left: blank; margin-bottom: 1; }
    JourneysPicked:focus { border-left: wide $primary; }
    """
    HELP = "Go to a journey with the arrow keys and press Space, or click it. The numbers are the order."
    BINDINGS = [
        Binding("up", "move(-1)", "Up", id="journeys.up", show=False, tooltip="The journey before"),
        Binding("down", "move(1)", "Down", id="journeys.down", show=False, tooltip="The next journey"),
        Binding("space", "pick", "Pick", id="journeys.pick", show=False, tooltip="Pick it, or take it away"),
        Binding("enter", "on", "Next", id="journeys.on", show=False, tooltip="On to the next question"),
    ]
    pointed: reactive[int] = reactive(0)
    picked: reactive[tuple[int, ...]] = reactive(())

    def __init__(self, titles: Sequence[str], *, name: str) -> None:
        super().__init__(id=name)
        self.titles = tuple(titles)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own shape
        """A line each."""
        return len(self.titles)

    def render(self) -> Content:
        """Where the keys are, the number, the title."""
        lines = []
        for number, title in enumerate(self.titles):
            order = f"{self.picked.index(number) + 1}." if number in self.picked else "○"
            here = "›" if number == self.pointed and self.has_focus else " "
            style = "bold" if number in self.picked else ""
            lines.append(Content.styled(f"{here} {order:<{_MARK - 2}}{title}", style))
        return Content("\n").join(lines)

    @property
    def answer(self) -> str | None:
        """The numbers of the journeys, in their order, with commas; None where none is picked."""
        return ",".join(map(str, self.picked)) or None

    def say(self, missing: str) -> None:
        """The page says it."""

    def on_focus(self) -> None:
        """Show where the keys are."""
        self.refresh()

    def on_blur(self) -> None:
        """The same."""
        self.refresh()

    def action_move(self, by: int) -> None:
        """To the journey beneath, or above."""
        self.pointed = min(len(self.titles) - 1, max(0, self.pointed + by))
        self.scroll_visible(animate=False)

    def action_pick(self) -> None:
        """Pick it, or take it away."""
        if self.titles:
            self.pick(self.pointed)

    def pick(self, number: int) -> None:
        """Pick one, or take it away."""
        others = tuple(one for one in self.picked if one != number)
        self.picked = others if number in self.picked else (*others, number)

    def action_on(self) -> None:
        """To the next question."""
        self.give_focus_on()

    def on_click(self, event: events.Click) -> None:
        """A click picks."""
        event.stop()
        line = event.y
        if 0 <= line < len(self.titles):
            self.pointed = line
            self.pick(line)
