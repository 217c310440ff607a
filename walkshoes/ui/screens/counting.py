"""A walk that a group lives together: a show of hands decides, and says how it feels."""

from collections.abc import Callable

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Button

from walkshoes.journey.inputs import Kind
from walkshoes.journey.walk import Accepts
from walkshoes.living.polls import Poll, feelings, poll_now
from walkshoes.sessions.times import utc_text
from walkshoes.ui.screens.acting import ActingScreen
from walkshoes.ui.screens.hands import Counted, HandsScreen
from walkshoes.ui.widgets.phone import Phone
from walkshoes.ui.widgets.reactions import Reactions

NOTHING_TO_DECIDE = "There is nothing to decide just now."
COUNTING_KEYS = [
    Binding("f7", "count_hands", "Count hands", id="walk.hands", priority=True, tooltip="A show of hands decides"),
]
"""To be had by the screen itself."""


class CountHands(Button, can_focus=False):
    """Opens the show of hands; it is seen while there is something to decide."""

    DEFAULT_CSS = "CountHands { dock: bottom; width: 100%; height: 1; margin-top: 1; text-style: bold; }"

    def __init__(self) -> None:
        super().__init__(Content("count hands  F7"), id="count-hands", compact=True, tooltip="a show of hands (F7)")
        self.display = False


class CountingScreen(ActingScreen):
    """A screen on which a walk is lived, perhaps by a `group` of so many people; 0 or 1 is one person."""

    HELP = "Where several walk together, F7 counts the hands for what can be decided, and F2 those for how it feels."
    group = 0

    @property
    def counts_hands(self) -> bool:
        """Whether several walk together."""
        return self.group > 1

    @property
    def may_decide(self) -> bool:
        """Whether there is something to decide now."""
        living = self.living
        return living.walk.accepts in (Accepts.CHOICE, Accepts.PRESS) and not living.holding_back

    def show_counting(self) -> None:
        """Show the button where it leads somewhere."""
        self.query_one(CountHands).display = self.counts_hands and self.may_decide

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hands are counted where there are several, and until the end."""
        if action == "count_hands":
            return self.counts_hands and not self.over
        return super().check_action(action, parameters)

    # what is decided

    @on(Button.Pressed, "#count-hands")
    def action_count_hands(self) -> None:
        """F7."""
        poll = poll_now(self.living)
        if poll is None:
            self.query_one(Reactions).noted(NOTHING_TO_DECIDE)
        elif self.may_act():
            self._raise_hands(poll, self._decided)

    def _decided(self, counted: Counted) -> None:
        made = counted.choice.made
        if made is not None and self.give(made, hands=counted.hands) and made.kind == Kind.PRESS:
            self.query_one(Phone).press(made.value)

    # how it feels

    def action_arm(self) -> None:
        """F2."""
        if self.counts_hands:
            self._ask_how_it_feels()
        else:
            super().action_arm()

    def face(self, feeling: int) -> None:
        """A face was chosen: in a group it is the first to be counted."""
        if self.counts_hands:
            self._ask_how_it_feels(str(feeling))
        else:
            super().face(feeling)

    def _ask_how_it_feels(self, at: str = "") -> None:
        strip = self.query_one(Reactions)
        words = self.action_words if strip.felt_before else None
        self._raise_hands(feelings(), self._felt_together, at, words)

    def _felt_together(self, counted: Counted) -> None:
        self.feel(int(counted.choice.name), counted.hands)

    # a show of hands

    def _raise_hands(
        self, poll: Poll, then: Callable[[Counted], None], at: str = "", words: Callable[[], None] | None = None
    ) -> None:
        """Count hands for something. Time stands still meanwhile, and that it did is kept."""
        since = utc_text()

        def counted(came: Counted | None) -> None:
            self.keep(lambda: self.living.kept.held(since, utc_text()))
            if came is not None:
                then(came)

        self.app.push_screen(HandsScreen(poll, self.group, at, words), counted)
