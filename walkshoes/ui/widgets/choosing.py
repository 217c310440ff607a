"""The customer decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from walkshoes.living.offering import Offer
from walkshoes.living.wrapping import wrapped

NUMBERED = 9
THEN_ENTER = ("   ‹ press Enter ›", "  ‹ Enter ›", " ‹↵")
"""Stands behind the option that is pointed at, as long as there is room for it: on a telephone its number would have
been enough.
"""
BESIDE = 2
"""How far a label stands from its number."""
AROUND = 2
"""What a button keeps free beside its label."""


class OfferButton(Button):
    """An option, as wide as the column."""

    def __init__(self, offer: Offer, number: int) -> None:
        self.mark = f" {number} " if number <= NUMBERED else " · "
        self.offer = offer
        super().__init__(self._written(0), compact=True)
        if number <= NUMBERED:
            self.tooltip = Content(f"press {number}, then Enter")

    def on_resize(self) -> None:
        """A label of several lines stands beside its number, not beneath it."""
        self._write()

    def watch_has_focus(self, value: bool) -> None:
        """The one that is pointed at says what takes it."""
        super().watch_has_focus(value)
        self._write()

    def _write(self) -> None:
        self.label = self._written(self.scrollable_content_region.width - AROUND, pointed_at=self.has_focus)

    def _written(self, width: int, *, pointed_at: bool = False) -> Content:
        text, room = self.offer.label, width - len(self.mark) - BESIDE
        lines = wrapped(text, room) if room > 0 else [(0, len(text))]
        if pointed_at and (hint := self._hint(room - (lines[-1][1] - lines[-1][0]))):
            text += hint
            lines[-1] = (lines[-1][0], len(text))
        beneath = "\n" + " " * (len(self.mark) + BESIDE)
        label = beneath.join(text[begin:end] for begin, end in lines)
        return Content.assemble((self.mark, "bold $foreground on $panel"), " " * BESIDE, label)

    @staticmethod
    def _hint(room: int) -> str:
        """As much of the hint as there is room for behind the label's last line."""
        return next((hint for hint in THEN_ENTER if cell_len(hint) <= room), "")


class Choosing(Vertical):
    """A question and its options, to click, or to point at by their number and take with Enter.

    A number alone decides nothing: it may have been meant for a telephone that has just gone dead.
    """

    HELP = "Click what you decide; or press its number, and then Enter."
    DEFAULT_CSS = """
    Choosing {
        height: auto;
        & .doing-what { height: auto; text-style: bold; margin-bottom: 1; }
        & #offers { height: auto; }
        & OfferButton {
            width: 100%;
            content-align: left middle;
            text-align: left;
            height: auto;
        }
    }
    """

    @dataclass
    class Chosen(Message):
        """One of them was taken."""

        offer: Offer

    def __init__(self, question: str, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.question = question
        self.offers = list(offers)

    def compose(self) -> ComposeResult:
        """The question, and a button an option."""
        yield Static(Content(self.question), classes="doing-what")
        with Vertical(id="offers"):
            for number, offer in enumerate(self.offers, 1):
                yield OfferButton(offer, number)

    def point(self, number: int) -> None:
        """Point at the option with this number, where there is one."""
        if 1 <= number <= min(NUMBERED, len(self.offers)):
            list(self.query(OfferButton))[number - 1].focus()

    def go(self, by: int) -> None:
        """Move among the options with the arrow keys."""
        buttons = list(self.query(OfferButton))
        at = next((number for number, button in enumerate(buttons) if button.has_focus), None)
        to = (0 if by > 0 else -1) if at is None else (at + by) % len(buttons)
        buttons[to].focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """A click, or Enter on one of them."""
        event.stop()
        if isinstance(event.button, OfferButton):
            self.post_message(self.Chosen(event.button.offer))
