"""A post as everybody sees it, what was replied to it, and how many have seen it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from walkshoes.living.correspondence import Piece


class Entry(Vertical):
    """One post or one reply: who, when, and the words."""

    def __init__(self, piece: Piece, name: str) -> None:
        super().__init__(classes="post" if piece.sent else "reply")
        self.piece = piece
        self.poster = name

    def compose(self) -> ComposeResult:
        """Name and date; the text; and how many have seen it."""
        when = f"  {self.piece.date}, {self.piece.when:%H:%M}"
        lead = "" if self.piece.sent else "↳ "
        yield Static(
            Content.assemble((lead + self.poster, "bold $text-accent"), (when, "$foreground-muted")), classes="poster"
        )
        yield Static(Content(self.piece.text), classes="posted")
        if self.piece.sent:
            yield Static("", classes="seen")


class Thread(VerticalScroll, can_focus=False):
    """Posts and replies in public view, oldest first."""

    HELP = "Everybody can read this. The arrow keys move it."
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Thread {
        height: 1fr;
        min-height: 4;
        scrollbar-size-vertical: 1;
        & Entry { height: auto; margin-bottom: 1; max-width: 76; }
        & .post { border-left: outer $primary; padding: 0 1; background: $surface; }
        & .reply { margin-left: 4; border-left: solid $foreground 50%; padding: 0 1; }
        & Static { height: auto; }
        & .seen { text-align: right; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[Piece] = []
        self._seen: dict[int, str] = {}

    def show(self, pieces: Sequence[Piece], name: str, moment: int) -> None:
        """What stands there at a moment (milliseconds since 1970); `name` is the customer's own."""
        if len(pieces) < len(self._pieces):
            self._pieces = []
            self.remove_children()
        came = pieces[len(self._pieces) :]
        self._pieces = list(pieces)
        for piece in came:
            self.mount(Entry(piece, name if piece.sent else piece.who))
        if came:
            self._seen.clear()
            self.call_after_refresh(self.scroll_end, animate=False)
        for number, entry in enumerate(self.query(Entry)):
            if entry.piece.seen and entry.query(".seen"):
                seen = seen_text(entry.piece.people(moment))
                if self._seen.get(number) != seen:
                    self._seen[number] = seen
                    entry.query_one(".seen", Static).update(Content(seen))

    def on_resize(self) -> None:
        """Stay with what was written last."""
        self.scroll_end(animate=False)


def seen_text(people: int) -> str:
    """`seen by 310 people`."""
    if not people:
        return "seen by nobody yet"
    return f"seen by {people:,} {'person' if people == 1 else 'people'}"
