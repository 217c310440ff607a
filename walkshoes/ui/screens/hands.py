"""A show of hands: what can be decided, each with how many went up for it, to be read from the back row.

The number of a row is keyed, or counted up and down; Enter takes what most hands went up for, on a scale the middle of
them all. Where it is even, whoever leads points at one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from walkshoes.living.polls import Choice, Poll, decided
from walkshoes.ui.widgets.hands_row import HandsRow
from walkshoes.ui.widgets.way_button import WayButton

TALL, AROUND, AROUND_TALL = 30, 9, 14
"""How many lines of the screen are not for the rows, and from how many lines on there are more of them."""
DECIDE, KEEP, POINT = "decide so  Enter", "keep it so  Enter", "point at one, then Enter"
NOBODY_YET = "Key how many hands go up for each."
TOO_MANY = "that is more than there are people"


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of it: what was taken, and how many hands went up for each, by the names of the choices."""

    choice: Choice
    hands: dict[str, int]


class HandsScreen(ModalScreen[Counted | None]):
    """A poll among so many people. Dismissed with None where nothing was decided.

    `at` is the name of what is pointed at first; `words`, where it is given, leads from here to words for the last
    feeling.
    """

    CSS_PATH = "hands.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "Ask for a show of hands, row by row, and key how many there are; the up and down keys move, plus and minus "
        "count. Enter takes it. Escape goes back, and nothing is decided. Time stands still meanwhile."
    )
    VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]
    BINDINGS = [
        Binding("up", "move(-1)", "Up", id="hands.up", show=False, tooltip="The row above"),
        Binding("down", "move(1)", "Down", id="hands.down", show=False, tooltip="The row below"),
        Binding("plus,right", "count(1)", "One more", id="hands.more", show=False, tooltip="One hand more"),
        Binding("minus,left", "count(-1)", "One fewer", id="hands.fewer", show=False, tooltip="One hand fewer"),
        Binding("backspace,delete", "clear", "None", id="hands.clear", show=False, tooltip="No hands in this row"),
        Binding("enter", "take", "Decide", id="hands.take", show=False, tooltip="Take what the hands decide"),
        Binding("w", "words", "Words", id="hands.words", show=False, tooltip="Words for the last feeling"),
        Binding("escape", "back", "Back", id="hands.back", show=False, tooltip="Back; nothing is decided"),
    ]

    def __init__(self, poll: Poll, people: int, at: str = "", words: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.poll = poll
        self.people = people
        self.words = words
        self.rows = [HandsRow(choice) for choice in poll.choices]
        self.at: int | None = next((number for number, row in enumerate(self.rows) if row.choice.name == at), 0)
        self._typing = False  # whether the next digit goes behind the one before
        self._even: list[Choice] = []  # what the hands cannot decide between, once Enter has asked for it

    def compose(self) -> ComposeResult:
        """The question, a row for each, how many there are, and the ways on and back."""
        with Vertical(id="hands-all"):
            yield Static(Content(self.poll.question), id="hands-question")
            with VerticalScroll(id="hands-rows", can_focus=False):
                yield from self.rows
            yield Static("", id="hands-sum")
            yield Static("", id="hands-say")
            with Horizontal(id="hands-ways"):
                yield WayButton(KEEP if self.poll.scale else DECIDE, id="hands-take", classes="large", tooltip="Enter")
                if self.words is not None:
                    yield WayButton("add words  W", id="hands-words", classes="quiet", tooltip="W")
                yield WayButton("back  Esc", id="hands-back", classes="quiet", tooltip="Escape: nothing is decided")

    def on_mount(self) -> None:
        """Point at the first."""
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Rows as large as there is room for."""
        height = event.size.height
        room = (height - (AROUND_TALL if height >= TALL else AROUND)) // len(self.rows)
        for row in self.rows:
            row.set_class(room >= 3, "-large")
            row.set_class(room == 2, "-middle")
            row.set_class(room > 3, "-airy")
        self.call_after_refresh(self._fill)

    # what is so

    @property
    def hands(self) -> dict[str, int]:
        """How many hands are up for each."""
        return {row.choice.name: row.number for row in self.rows}

    def _fill(self) -> None:
        of = max(self.people, *(row.number for row in self.rows))
        for row in self.rows:
            row.fill(of)

    def _show(self) -> None:
        for number, row in enumerate(self.rows):
            row.pointed = number == self.at
            row.even = row.choice in self._even
        if self.at is not None:
            self.rows[self.at].scroll_visible(animate=False)
        self._fill()
        up = sum(self.hands.values())
        says = f"{up} of {self.people} hands" + (f": {TOO_MANY}" if up > self.people else "")
        self.query_one("#hands-sum", Static).update(Content(says))
        self.query_one("#hands-say", Static).update(Content(self._says()))
        asks = bool(self._even) and self.at is None
        self.query_one("#hands-take", WayButton).say(POINT if asks else KEEP if self.poll.scale else DECIDE)

    def _says(self) -> str:
        taken = decided(self.poll, self.hands)
        if not taken:
            return NOBODY_YET
        if self._even:
            if self.at is not None:
                return f"It is even; you take: {self.rows[self.at].choice.label}"
            return f"It is even, with {max(self.hands.values())} each. Point at one of them: up, down, or a click."
        if len(taken) > 1:
            return "Even so far."
        return f"{'The middle of all hands' if self.poll.scale else 'Most hands'}: {taken[0].label}"

    # counting

    def on_key(self, event: events.Key) -> None:
        """A digit is the number of the row that is pointed at, or goes behind the one before."""
        if self.at is None or event.character is None or event.character not in "0123456789":
            return
        event.stop()
        row = self.rows[self.at]
        self._count(row.number * 10 + int(event.character) if self._typing else int(event.character))
        self._typing = row.number < 100

    def action_count(self, by: int) -> None:
        """One more, or one fewer."""
        if self.at is not None:
            self._count(self.rows[self.at].number + by)

    def action_clear(self) -> None:
        """None in this row."""
        if self.at is not None:
            self._count(0)

    def _count(self, number: int) -> None:
        """Whatever is counted anew, is decided anew."""
        if self.at is not None:
            self._typing = False
            self._even = []
            self.rows[self.at].set_number(number)
            self._show()

    def action_move(self, by: int) -> None:
        """Up and down; where it is even, among what it is even between."""
        there = [number for number, row in enumerate(self.rows) if not self._even or row.choice in self._even]
        here = there.index(self.at) if self.at in there else (-1 if by > 0 else 0)
        self._point(there[(here + by) % len(there)])

    def _point(self, number: int) -> None:
        if self._even and self.rows[number].choice not in self._even:
            self._even = []  # somebody is being counted once more
        self._typing = False
        self.at = number
        self._show()

    @on(HandsRow.Pointed)
    def pointed(self, event: HandsRow.Pointed) -> None:
        """A click on a row."""
        event.stop()
        self._point(self.rows.index(event.row))

    @on(HandsRow.Stepped)
    def stepped(self, event: HandsRow.Stepped) -> None:
        """A click on minus or plus."""
        event.stop()
        self.at = self.rows.index(event.row)
        self._count(event.row.number + event.by)

    # leaving

    @on(Button.Pressed, "#hands-take")
    def action_take(self) -> None:
        """Take what the hands decide. Where they do not, say so; the next Enter takes what is pointed at then."""
        taken = decided(self.poll, self.hands)
        if len(taken) == 1:
            self.dismiss(Counted(taken[0], self.hands))
        elif self._even and self.at is not None:
            self.dismiss(Counted(self.rows[self.at].choice, self.hands))
        elif taken:
            self._even, self.at, self._typing = taken, None, False
            self._show()

    @on(Button.Pressed, "#hands-words")
    def action_words(self) -> None:
        """Words for the last feeling; nothing is counted."""
        if self.words is not None:
            self.dismiss(None)
            self.words()

    @on(Button.Pressed, "#hands-back")
    def action_back(self) -> None:
        """Back; nothing is decided."""
        self.dismiss(None)
