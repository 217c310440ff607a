"""One thing to decide: what it is called and what it saves or costs, accepted or not."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from walkshoes.living.board import BoardOffer

ACCEPTED, NOT_ACCEPTED = "●", "○"


class Offer(Widget, can_focus=True):
    """An offer with its figure at the right. A click, Space or Enter accepts it, or takes that back."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    Offer {
        layout: horizontal; height: auto; width: 1fr; border-left: blank; padding: 0 1;
        .mark { width: 2; height: 1; }
        .label { width: 1fr; height: auto; }
        .figure { width: auto; height: 1; margin-left: 2; }
        &:hover { background: $panel; }
        &:focus { border-left: wide $primary; }
        &:focus .label { text-style: bold; }
        &.-accepted { background: $primary; color: $button-color-foreground; }
        &.-accepted:focus { border-left: wide $foreground; }
    }
    .-tall Offer { padding: 1; }
    .-narrow Offer .figure { width: 1fr; max-width: 24; text-align: right; height: auto; }
    """
    HELP = (
        "Click an offer to accept it, or go to it with the arrow keys and press Space. Once more takes it back. "
        "Nothing is decided before you sign; what is not marked stays as it is."
    )
    BINDINGS = [
        Binding("space,enter", "decide", "Accept", id="offer.decide", show=False, tooltip="Accept it, or take it back"),
        Binding("up", "step(-1)", "Up", id="offer.up", show=False, tooltip="To the offer before"),
        Binding("down", "step(1)", "Down", id="offer.down", show=False, tooltip="To the next offer, then to signing"),
    ]

    @dataclass
    class Decided(Message):
        """It was accepted, or that was taken back."""

        offer: "Offer"

        @property
        def control(self) -> "Offer":
            """The offer."""
            return self.offer

    accepted: reactive[bool] = reactive(False, init=False, toggle_class="-accepted")

    def __init__(self, offer: BoardOffer, *, accepted: bool = False) -> None:
        super().__init__()
        self.offer = offer
        self.set_reactive(Offer.accepted, accepted)
        self.set_class(accepted, "-accepted")

    def compose(self) -> ComposeResult:
        """The mark, what it is called, and the figure."""
        yield Static(self._mark(), classes="mark")
        yield Static(Content(self.offer.label), classes="label")
        yield Static(Content(self.offer.figure), classes="figure")

    def watch_accepted(self) -> None:
        """Show it, and say so."""
        self.query_one(".mark", Static).update(self._mark())
        self.post_message(self.Decided(self))

    def _mark(self) -> Content:
        return Content(ACCEPTED if self.accepted else NOT_ACCEPTED)

    def action_decide(self) -> None:
        """Accept it; once more, and it is as it was."""
        self.accepted = not self.accepted

    def action_step(self, by: int) -> None:
        """To the offer beside; from the last one to the way on.

        At once, and not with the next message, as `focus` has it: a key that follows quickly is meant for that one.
        """
        ways = [*self.screen.query(Offer), self.screen.query_one("#on")]
        self.screen.set_focus(ways[max(0, ways.index(self) + by)])

    def on_click(self, event: events.Click) -> None:
        """A click is a decision; the second half of a double click is none."""
        event.stop()
        self.focus()
        if event.chain == 1:
            self.action_decide()
