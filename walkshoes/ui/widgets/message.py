"""An email, a letter, a post: to read, and to write."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from walkshoes.living.correspondence import Piece
from walkshoes.living.dates import date
from walkshoes.ui.widgets.reading import PAGE, Reading
from walkshoes.ui.widgets.telling import Telling


class Field(Horizontal):
    """`From   Meridian`: one line above a message."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        & .field-name { width: 9; color: $foreground-muted; }
        & .field-text { width: 1fr; height: auto; }
    }
    """

    def __init__(self, name: str, text: str, *, strong: bool = False) -> None:
        super().__init__()
        self.field = name
        self.text = text
        self.strong = strong

    def compose(self) -> ComposeResult:
        """The name and what it is."""
        yield Static(Content(self.field), classes="field-name")
        yield Static(Content.styled(self.text, "bold" if self.strong else ""), classes="field-text")


class EmailPage(Reading):
    """An email: from whom, when, about what; then its text, signed as it was signed."""

    DEFAULT_CSS = """
    EmailPage {
        & #page-text { border-top: solid $foreground 30%; }
    }
    """

    def __init__(self, piece: Piece, button: str) -> None:
        super().__init__(piece.text, button, page=True)
        self.piece = piece

    def head(self) -> ComposeResult:
        """From, date, subject."""
        yield Field("From", self.piece.who)
        yield Field("Date", f"{date(self.piece.when)}, {self.piece.when:%H:%M}")
        yield Field("Subject", self.piece.subject if self.piece.titled else "(none)", strong=self.piece.titled)


class LetterPage(Reading):
    """A sheet of paper: the date at the right, whom it is from, and the text."""

    DEFAULT_CSS = """
    LetterPage {
        align-horizontal: center;
        &.-page #page-scroll { max-width: 72; padding: 1 4; }
        & .letter-from { height: auto; text-style: bold; }
        & .letter-date { height: 1; text-align: right; margin-bottom: 1; }
        & .doing-row { max-width: 72; }
    }
    """

    def __init__(self, piece: Piece, button: str) -> None:
        super().__init__(piece.text, button, page=True)
        self.piece = piece

    def head(self) -> ComposeResult:
        """Whom it is from, and when it came."""
        yield Static(Content(self.piece.who), classes="letter-from")
        yield Static(Content(date(self.piece.when)), classes="letter-date")


class EmailWriting(Telling):
    """An email to write: to whom, about what, and room."""

    DEFAULT_CSS = """
    EmailWriting { & OwnWords { margin-top: 1; } }
    """

    def __init__(self, what: str, button: str, draft: str, *, to: str, subject: str, no_paste: str) -> None:
        super().__init__(what, button, draft, no_paste=no_paste, classes=PAGE)
        self.to = to
        self.subject = subject

    def head(self) -> ComposeResult:
        """To, subject."""
        yield Field("To", self.to)
        yield Field("Subject", self.subject, strong=True)


class LetterSheet(Telling):
    """A sheet to write on by hand."""

    DEFAULT_CSS = """
    LetterSheet {
        align-horizontal: center;
        & > * { max-width: 72; }
        & .letter-date, & .letter-to { background: $surface; padding: 0 3; height: 1; width: 1fr; }
        & .letter-date { text-align: right; height: 2; padding: 1 3 0 3; }
        & .letter-to { text-style: bold; }
        & OwnWords { margin-top: 0; padding: 1 3; text-style: italic; }
    }
    """

    def __init__(self, what: str, button: str, draft: str, *, to: str, day: str, no_paste: str) -> None:
        super().__init__(what, button, draft, no_paste=no_paste, classes=PAGE)
        self.to = to
        self.day = day

    def head(self) -> ComposeResult:
        """The date, and whom it is to."""
        yield Static(Content(self.day), classes="letter-date")
        yield Static(Content(self.to), classes="letter-to")


class PostWriting(Telling):
    """A post to write, under the customer's name; beneath what stands there already, where it is not the `first`."""

    def __init__(self, what: str, button: str, draft: str, *, name: str, first: bool, no_paste: str) -> None:
        super().__init__(what, button, draft, no_paste=no_paste, classes=PAGE if first else "")
        self.poster = name

    def head(self) -> ComposeResult:
        """Whose it is, and who sees it."""
        yield Field("From", self.poster)
        yield Field("To", "everybody")
