"""What whoever leads the session may do for one person: allow something, end a wait, stop time, hurry the waiting."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static
from textual.widgets import Input as Field

from walkshoes.journey.events import Minute
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.walk import Walk
from walkshoes.living.obeying import Obeying
from walkshoes.living.pacing import does_not_fit
from walkshoes.scenario.times import MINUTE
from walkshoes.ui.preferences import LONGER
from walkshoes.ui.widgets.number import Figures

ABOUT = "For whoever leads the session. What is allowed here is kept with the walk."
PACES = (1, 3, 6, 12, 20)
"""How many times as fast waiting can be asked to run."""
A_NUMBER = "A number of minutes, please: 1 to 999."
FITS = "Waiting now runs so that the rest fits."


class PaceButton(Button, can_focus=False):
    """Slower, or faster."""


class FacilitatorScreen(ModalScreen[None]):
    """A few quiet buttons over the walk.

    `give` gives an input and says whether it was taken; `hold` stops time for this walk, or lets it go on.
    """

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "#close"  # a key too many allows nothing
    HELP = (
        "Allow this person something, end the wait, stop time, or have waiting run faster: each by its key or by a "
        "click. Escape goes back."
    )
    BINDINGS = [
        Binding("escape", "close", "Close", id="lead.close", show=False, tooltip="Back to the walk"),
        Binding("down", "app.focus_next", "Next", id="lead.next", show=False, tooltip="The next button"),
        Binding("up", "app.focus_previous", "Before", id="lead.before", show=False, tooltip="The button before"),
        Binding("p", "press('paste')", "Paste", id="lead.paste", show=False, tooltip="Allow pasting"),
        Binding("t", "press('longer')", "Time-outs", id="lead.longer", show=False, tooltip="Longer time-outs"),
        Binding("e", "press('wait')", "End wait", id="lead.wait", show=False, tooltip="End this wait"),
        Binding("h", "press('hold')", "Hold", id="lead.hold", show=False, tooltip="Stop time, or let it go on"),
        Binding("plus", "pace(1)", "Faster", id="lead.faster", show=False, tooltip="Waiting runs faster"),
        Binding("minus", "pace(-1)", "Slower", id="lead.slower", show=False, tooltip="Waiting runs slower"),
        Binding("m", "minutes", "Minutes", id="lead.minutes", show=False, tooltip="Fit the rest into minutes"),
    ]

    def __init__(
        self, walk: Walk, give: Callable[[Input], bool], obeying: Obeying, hold: Callable[[bool], None]
    ) -> None:
        super().__init__()
        self.walk = walk
        self.give = give
        self.obeying = obeying
        self.hold = hold

    def compose(self) -> ComposeResult:
        """What may be allowed or asked, and the way back."""
        with Vertical(id="help-box"):
            yield Static(Content(ABOUT), id="help-here")
            yield Button("", id="lead-paste", tooltip="For this person, until the end of this walk")
            yield Button("", id="lead-longer", tooltip="How long the company waits for a key or a number")
            yield Button("", id="lead-wait", tooltip="The wait is counted in full")
            yield Button("", id="lead-hold", tooltip="Time stands still for this person")
            with Horizontal(classes="lead-row"):
                yield PaceButton("−", id="lead-slower", tooltip="slower (-)")
                yield Static("", id="lead-pace")
                yield PaceButton("+", id="lead-faster", tooltip="faster (+)")
            with Horizontal(classes="lead-row"):
                yield Static("fit the rest into", id="lead-fit")
                yield Figures(id="lead-minutes", max_length=3, compact=True)
                yield Static("minutes  M, Enter")
            yield Static("", id="lead-says")
            yield Button("close", id="close", tooltip="Escape")

    def on_mount(self) -> None:
        """Say what is so now."""
        for button in self.query(PaceButton):
            button.active_effect_duration = 0
        self._say()

    @property
    def waits(self) -> bool:
        """Whether there is a wait that could be ended."""
        return self.walk.minute == Minute.WAITING and not self.walk.ended and self.walk.wait_end > self.walk.now

    def _say(self) -> None:
        names = ("paste", "longer", "wait", "hold")
        paste, longer, wait, hold = (self.query_one(f"#lead-{name}", Button) for name in names)
        paste.label = Content("pasting is allowed" if self.walk.may_paste else "allow pasting for this person  P")
        paste.disabled = self.walk.may_paste or self.walk.ended
        usual = self.walk.leeway == 1
        longer.label = Content("time-outs three times as long  T" if usual else "time-outs back to normal  T")
        longer.disabled = self.walk.ended
        wait.label = Content("end this wait  E" if self.waits else "no wait to end just now")
        wait.disabled = not self.waits
        hold.label = Content("let time go on  H" if self.obeying.held_here else "stop time for this person  H")
        hold.disabled = self.walk.ended
        pace = self.obeying.pace
        runs = f"waiting runs ×{pace.times}" if pace.fit_ms is None else "waiting runs so that it fits"
        self.query_one("#lead-pace", Static).update(Content(runs))

    def action_press(self, name: str) -> None:
        """A button, by its key."""
        button = self.query_one(f"#lead-{name}", Button)
        if not button.disabled:
            button.press()

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

    @on(Button.Pressed, "#lead-hold")
    def stop_time(self) -> None:
        """Time stands still for this person until it is let go on."""
        self.hold(not self.obeying.held_here)
        self._say()

    @on(Button.Pressed, "#lead-slower")
    def slower(self) -> None:
        """Waiting runs slower."""
        self.action_pace(-1)

    @on(Button.Pressed, "#lead-faster")
    def faster(self) -> None:
        """Waiting runs faster."""
        self.action_pace(1)

    def action_pace(self, by: int) -> None:
        """The next of the paces there are."""
        now = self.obeying.pace.times
        others = [times for times in PACES if (times > now if by > 0 else times < now)]
        self.obeying.pace_here((min if by > 0 else max)(others, default=now))
        self._tell("")
        self._say()

    def action_minutes(self) -> None:
        """To the field for minutes."""
        self.query_one(Figures).focus()

    @on(Field.Submitted, "#lead-minutes")
    def fit(self, event: Field.Submitted) -> None:
        """The rest is to fit into so many minutes."""
        event.stop()
        text = event.value.strip()
        if not (text.isascii() and text.isdecimal() and int(text)):
            self._tell(A_NUMBER)
            return
        left_ms = int(text) * MINUTE
        self.obeying.fit_here(left_ms)
        self._tell(does_not_fit(self.walk, left_ms) or FITS)
        self._say()
        self.query_one("#close").focus()

    def _tell(self, sentence: str) -> None:
        self.query_one("#lead-says", Static).update(Content(sentence))

    def _do(self, made: Input) -> None:
        self.give(made)
        self._say()
        if self.focused is None or self.focused.disabled:
            self.query_one("#close").focus()

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        """Back to the walk."""
        self.dismiss()
