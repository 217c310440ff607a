"""The papers on the desk, one on top; they are turned by key or click."""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Button, Static


class Papers(Vertical):
    """Papers by their names. The one on top is shown whole."""

    HELP = "Click a paper's name to lay it on top, or go to it with Tab and press Enter."
    BINDINGS = [
        Binding("left", "turn(-1)", "Back", id="papers.back", show=False, tooltip="The paper before"),
        Binding("right", "turn(1)", "Turn", id="papers.turn", show=False, tooltip="The next paper"),
    ]

    on_top: reactive[int] = reactive(0)

    def __init__(self, papers: Mapping[str, str], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.papers = list(papers.items())

    def compose(self) -> ComposeResult:
        """The names, and the paper on top."""
        with Horizontal(classes="names"):
            for name, _ in self.papers:
                yield Button(Content(name), compact=True, classes="paper-name")
        yield Static("", classes="paper")

    def on_mount(self) -> None:
        """Lay the first on top."""
        self.watch_on_top(0)

    def watch_on_top(self, number: int) -> None:
        """Show the paper on top."""
        if not self.papers:
            self.display = False
            return
        self.query_one(".paper", Static).update(Content(self.papers[number][1].strip("\n")))
        for at, button in enumerate(self.query(".paper-name")):
            button.set_class(at == number, "-on-top")

    def action_turn(self, by: int) -> None:
        """Turn to the paper beside."""
        self.on_top = (self.on_top + by) % max(1, len(self.papers))

    @on(Button.Pressed, ".paper-name")
    def lay_on_top(self, event: Button.Pressed) -> None:
        """Lay the paper whose name was clicked on top."""
        event.stop()
        self.on_top = list(self.query(".paper-name")).index(event.button)
