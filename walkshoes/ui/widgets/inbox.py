"""The inbox: letters and emails, those that came and those that were sent, to be taken out once more."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from walkshoes.living.correspondence import Piece

NOTHING = "Nothing yet."
NEWEST, OLDER = "● ", "  "


class Inbox(OptionList):
    """Date, who, subject; the newest first, a mark at the last that came. Taking one out lays it on the desk."""

    HELP = "Letters and emails, the newest first. Go to one with the arrow keys and press Enter, or click it."
    ALLOW_SELECT = False
    BINDINGS = [
        Binding("escape", "screen.inbox", "Back", id="inbox.back", show=False, tooltip="Back to what is to be done")
    ]
    DEFAULT_CSS = """
    Inbox {
        height: auto;
        min-height: 3;
        max-height: 9;
        background: $background;
        border: none;
        padding: 0;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        & > .option-list--option-disabled { color: $foreground-muted; }
        & > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
        &:focus > .option-list--option-highlighted { background: $primary; color: $background; text-style: bold; }
    }
    """

    @dataclass
    class Taken(Message):
        """One was taken out."""

        piece: Piece

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(Option(Content(NOTHING), disabled=True), id=id, markup=False)
        self.pieces: list[Piece] = []

    def lay(self, pieces: Sequence[Piece]) -> None:
        """What lies there now, the newest first."""
        if len(pieces) == len(self.pieces):
            return
        self.pieces = list(pieces)
        self.clear_options()
        newest = next((piece for piece in self.pieces if not piece.sent), None)
        self.add_options([Option(_entry(piece, newest=piece is newest)) for piece in self.pieces])
        self.highlighted = 0

    @on(OptionList.OptionSelected)
    def taken(self, event: OptionList.OptionSelected) -> None:
        """A click, or Enter."""
        event.stop()
        if event.option_index < len(self.pieces):
            self.post_message(self.Taken(self.pieces[event.option_index]))


def _entry(piece: Piece, *, newest: bool) -> Content:
    """Two lines: when and who, and what it is about."""
    look = "bold" if newest else ""
    return Content.assemble(
        (NEWEST if newest else OLDER, "bold"),
        (f"{piece.date}  ", ""),
        (piece.who, "bold" if newest or not piece.sent else "italic"),
        "\n" + OLDER,
        (piece.subject, look),
    )
