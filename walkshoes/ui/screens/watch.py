"""A simulated caller's walk, watched: the screen of the walk, on which nothing can be done."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from walkshoes.journey.inputs import Input, Kind
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import MOST_TIMES, monotonic_ms
from walkshoes.living.watched import Watched
from walkshoes.living.watching import CannotGoOn, Watching
from walkshoes.sessions.hands import Hands
from walkshoes.ui.screens.walk import WalkScreen
from walkshoes.ui.widgets.choosing import OfferButton
from walkshoes.ui.widgets.deeds import Deeds
from walkshoes.ui.widgets.keypad import KEYS
from walkshoes.ui.widgets.phone import Phone

ONLY_WATCHING = "You only watch."
AS_FAST = Pace(MOST_TIMES)
BACK = "back  F9"
_LEADS_ON = {Kind.READ: "#reading-done", Kind.TELL: "#telling-all", Kind.KEY: "#saying-it"}
"""What is done → the button that a person would press for it."""


class WatchScreen(WalkScreen):
    """A caller's walk. No key and no click changes it; dismissed with "ended" after its end, with "left" before it.

    `clock` is as the walk's.
    """

    CSS_PATH = ["walk.tcss", "watch.tcss"]  # type: ignore[assignment]
    HELP = (
        "You watch a simulated caller; nothing that you press reaches their walk. What they do is said at the foot. "
        f"Waiting runs {MOST_TIMES} times as fast; the clock shows the caller's time. "
        "F4 turns their papers, Page up shows what was said before, F9 leads back."
    )
    BINDINGS = [
        Binding("f9", "back", "Back", id="watch.back", priority=True, tooltip="Back to where you came from"),
        Binding("escape", "back", "Back", id="watch.out", show=False, tooltip="Back to where you came from"),
    ]
    lead = None  # type: ignore[assignment]  # nobody can be allowed anything on a walk that was walked before

    def __init__(self, watched: Watched, pace: Pace | int = AS_FAST, clock: Callable[[], int] = monotonic_ms) -> None:
        super().__init__(watched, pace, clock)
        self.watching = Watching(watched, pace, clock)
        self.living = self.watching
        self._pressed: Input | None = None
        self._keyed = ""

    def compose(self) -> ComposeResult:
        """Whom one watches, above the walk."""
        yield Static(Content(self.watching.watched.whom), id="whom")
        yield from super().compose()

    def strip(self) -> Deeds:
        """What the caller does."""
        return Deeds(id="reactions")

    def on_mount(self) -> None:
        """The way back is called so."""
        pause = self.query_one("#pause", Button)
        pause.label, pause.tooltip = Content(BACK), Content("back to where you came from (F9)")

    # showing

    def show_walk(self) -> None:
        """The walk, what the caller does, and what they are about to do."""
        super().show_walk()
        self.query_one(Deeds).tell(self.watching.doing, self.watching.deeds)
        self._show_keys()
        self._show_what_is_due()

    def _show_keys(self) -> None:
        """The keys that the caller presses go down."""
        due, number = self.watching.due, self.watching.number
        if due is not None and due.kind == Kind.PRESS and due is not self._pressed:
            self._pressed = due
            self.query_one(Phone).press(due.value)
        elif len(number) > len(self._keyed):
            self.query_one(Phone).press(number[-1])
        self._keyed = number

    def _show_what_is_due(self) -> None:
        """Nothing that is there for a person can be pressed here; what the caller is about to take is pointed at."""
        if self.over:
            return
        for control in self.form.query(".doing Button, .doing Input, .doing TextArea"):
            control.disabled = True
            control.set_class(self._is_taken(control), "-pointed")

    def _is_taken(self, control: Widget) -> bool:
        """Whether it is what the caller is about to take."""
        due = self.watching.due
        if due is None:
            return False
        if isinstance(control, OfferButton):
            return due.kind in (Kind.CHOOSE, Kind.DIAL) and control.offer.name == due.value
        return f"#{control.id}" == _LEADS_ON.get(due.kind)

    @property
    def always(self) -> str:
        """The keys that do something now, whatever has the focus."""
        return "F4 reads on in the papers. F9 leads back."

    # nobody joins in

    def keep(self, does: Callable[[], bool | None]) -> bool:
        """Look on; where the walk cannot be watched any further, the screen says why."""
        try:
            return super().keep(does)
        except CannotGoOn as trouble:
            self._stop(trouble)
            return False

    def give(self, made: Input, words: str = "", hands: Hands | None = None) -> bool:  # noqa: ARG002 - as a walk's
        """Nothing can be given."""
        self.query_one(Deeds).noted(ONLY_WATCHING)
        return False

    def _telephone(self, key: str) -> None:  # noqa: ARG002
        self.query_one(Deeds).noted(ONLY_WATCHING)

    def on_key(self, event: events.Key) -> None:
        """A key that a person could have meant for the walk."""
        event.prevent_default()  # else the telephone would take it
        if event.character is not None and event.character in KEYS:
            event.stop()
            self.query_one(Deeds).noted(ONLY_WATCHING)

    def on_paste(self, event: events.Paste) -> None:
        """Nor can anything be pasted."""
        event.stop()
        event.prevent_default()
        self.query_one(Deeds).noted(ONLY_WATCHING)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What a person can do on their walk, nobody can do here."""
        if action in ("arm", "hang_up", "pause", "lead"):
            return False
        return super().check_action(action, parameters)

    # leaving

    def action_back(self) -> None:
        """F9, or Escape."""
        self.action_leave()
