"""The board paper: read, and decided, before there is a customer. The walk that follows is what was bought."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from walkshoes.living.board import (
    ASKED,
    HEADING,
    LEAVE_IT,
    SIGN,
    board_offers,
    decided,
    does_not_go_together,
    settings_of,
)
from walkshoes.living.wrapping import flowing
from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import Settings, UnknownSetting
from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.offer import Offer
from walkshoes.ui.widgets.way_button import WayButton


class Board(Page):
    """The paper, and its offers beneath it. Gives back the settings of what was accepted; `before` is what was so far.

    Nothing has begun yet: whoever leaves here has decided nothing.
    """

    CSS_PATH = "board.tcss"
    HELP = (
        "Read the paper, then decide: click an offer to accept it. What you do not accept stays as it is. "
        "Page up and Page down move a long paper."
    )
    AUTO_FOCUS = ""  # the first offer gets the keys once the page is laid out
    heading = HEADING
    about = ASKED
    going_back = "back"
    leaving = ""
    BINDINGS = [
        Binding("up", "up", "Up", id="board.up", show=False, tooltip="To the offer above"),
    ]

    def __init__(self, source: Source, before: Settings | None = None) -> None:
        super().__init__(source.scenario.title)
        self.source = source
        self.before = before or {}
        self.offers = board_offers(source.scenario)
        self.going_on = SIGN if self.before else LEAVE_IT

    def column(self) -> ComposeResult:
        """The paper above, moved by itself where it is long; the offers beneath it, and what is decided so far."""
        paper = self.source.scenario.board_paper
        with VerticalScroll(id="board-paper", can_focus=False):
            yield Static(Content(flowing(paper.text).strip() if paper is not None else ""), id="board-text")
        with Vertical(id="offers"):
            for offer in self.offers:
                yield Offer(offer, accepted=offer.name in self.before)
        yield Static("", id="decided")

    def on_mount(self) -> None:
        """Say what is decided so far."""
        super().on_mount()
        self._say()

    def focus_first(self) -> None:
        """The first offer, without moving the paper away."""
        if self.focused is None:
            self.query(Offer).first().focus(scroll_visible=False)

    @on(Offer.Decided)
    def changed(self, event: Offer.Decided) -> None:
        """Something was accepted, or taken back."""
        event.stop()
        self._say()

    def _say(self, instead: str = "") -> None:
        accepted = [asked.offer for asked in self.query(Offer) if asked.accepted]
        self.query_one("#decided", Static).update(Content(instead or decided(accepted)))
        self.query_one("#on", WayButton).say(SIGN if accepted else LEAVE_IT)

    def given(self) -> Answers:
        """The settings of what is accepted now."""
        return settings_of(asked.offer for asked in self.query(Offer) if asked.accepted)

    def complete(self) -> bool:
        """What is accepted can be had at once; where it cannot, the page says so in place."""
        try:
            self.source.under(self.given())
        except UnknownSetting as error:
            self._say(does_not_go_together(error))
            return False
        return True

    def action_up(self) -> None:
        """From signing back to the last offer; from elsewhere, the paper moves up."""
        if self.focused is not None and self.focused.id == "on":
            self.query(Offer).last().focus()
        else:
            self.action_scroll(-1)

    def action_scroll(self, lines: int) -> None:
        """Move the paper; in a narrow window, all of the page."""
        self.query_one("#column" if self.has_class("-narrow") else "#board-paper").scroll_relative(
            y=lines, animate=False
        )
