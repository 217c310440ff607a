"""What whoever leads the session may do for one person: allow a paste, longer time-outs, or end a wait."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from walkshoes.journey.events import Minute
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.walk import Walk
from walkshoes.ui.preferences import LONGER

ABOUT = "For whoever leads the session. What is allowed here is kept with the walk."


class FacilitatorScreen(ModalScreen[None]):
    """A few quiet buttons over the walk. `give` gives an input and says whether it was taken."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#close"  # a key too many allows nothing
    HELP = "Allow this person something, or end the wait. Escape goes back."
    BINDINGS = [
        Binding("escape", "close", "Close", id="lead.close", show=False, tooltip="Back to the walk"),
        Binding("down", "app.focus_next", "Next", id="lead.next", show=False, tooltip="The next button"),
        Binding("up", "app.focus_previous", "Before", id="lead.before", show=False, tooltip="The button before"),
    ]

    def __init__(self, walk: Walk, give: Callable[[Input], bool]) -> None:
        super().__init__()
        self.walk = walk
        self.give = give

    def compose(self) -> ComposeResult:
        """What may be allowed, and the way back."""
        with Vertical(id="help-box"):
            yield Static(Content(ABOUT), id="help-here")
            yield Button("", id="lead-paste", tooltip="For this person, until the end of this walk")
            yield Button("", id="lead-longer", tooltip="How long the company waits for a key or a number")
            yield Button("", id="lead-wait", tooltip="The wait is counted in full")
            yield Button("close", id="close", tooltip="Escape")

    def on_mount(self) -> None:
        """Say what is so now."""
        self._say()

    @property
    def waits(self) -> bool:
        """Whether there is a wait that could be ended."""
        return self.walk.minute == Minute.WAITING and not self.walk.ended and self.walk.wait_end > self.walk.now

    def _say(self) -> None:
        paste, longer, wait = (self.query_one(f"#lead-{name}", Button) for name in ("paste", "longer", "wait"))
        paste.label = Content("pasting is allowed" if self.walk.may_paste else "allow pasting for this person")
        paste.disabled = self.walk.may_paste or self.walk.ended
        usual = self.walk.leeway == 1
        longer.label = Content("time-outs three times as long" if usual else "time-outs back to normal")
        longer.disabled = self.walk.ended
        wait.label = Content("end this wait" if self.waits else "no wait to end just now")
        wait.disabled = not self.waits

    @on(Button.Pressed, "#lead-paste")
    def allow_paste(self) -> None:
        """Somebody who cannot type may paste."""
        self._do(Input(Kind.ALLOW, "paste", number=1, by=FACILITATOR))

    @on(Button.Pressed, "#lead-longer")
    def allow_longer(self) -> None:
        """Time-outs as long as this person needs, or as they were."""
        times = LONGER if self.walk.leeway == 1 else 1
        self._do(Input(Kind.ALLOW, "longer", number=times, by=FACILITATOR))

    @on(Button.Pressed, "#lead-wait")
    def end_wait(self) -> None:
        """The wait is over; all of it is counted."""
        self._do(Input(Kind.END_WAIT, by=FACILITATOR))
        self.dismiss()

    def _do(self, made: Input) -> None:
        self.give(made)
        self._say()
        if self.focused is None or self.focused.disabled:
            self.query_one("#close").focus()

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Back to the walk."""
        self.dismiss()
