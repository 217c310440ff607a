"""The customer reads something out to a person, or types it in a chat: a number, a postcode."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input, Static

from walkshoes.scenario.plain import plain
from walkshoes.ui.widgets.own_words import NoMoreFits, PasteRefused, SpokenLine

LONGEST = 80
NOTHING_YET = "There is nothing to say yet."


class Saying(Vertical):
    """`Say your account number`, a line for it, and a button. `no_paste` refuses a paste."""

    HELP = "Look on your desk, type it here, and press Enter."
    DEFAULT_CSS = """
    Saying {
        height: auto;
        & .doing-what { text-style: bold; height: auto; max-height: 2; }
        & SpokenLine, & SpokenLine:focus {
            height: 1;
            border: none;
            padding: 0 1;
            background: $surface;
            background-tint: $foreground 0%;
        }
        & SpokenLine { margin-top: 1; }
        & #saying-hint { height: 1; color: $foreground-muted; text-align: right; }
        & .doing-row { height: auto; align-horizontal: right; }
    }
    """

    @dataclass
    class Said(Message):
        """It was said. The text is never empty."""

        text: str

    def __init__(self, what: str, button: str = "say it", *, no_paste: str) -> None:
        super().__init__()
        self.what = what
        self.button = button
        self.no_paste = no_paste

    def compose(self) -> ComposeResult:
        """What to say, where, and the button."""
        yield Static(Content(self.what), classes="doing-what")
        line = SpokenLine(max_length=LONGEST, id="saying-line", select_on_focus=False)
        line.cursor_blink = False
        yield line
        yield Static("", id="saying-hint")
        with Horizontal(classes="doing-row"):
            yield Button(Content(self.button), id="saying-it", compact=True, tooltip="Enter")

    def on_mount(self) -> None:
        """One can begin to type at once."""
        for line in self.query(SpokenLine):  # none where this is gone again before it was filled
            line.focus()

    @on(PasteRefused)
    def refuse(self, event: PasteRefused) -> None:
        """A paste."""
        event.stop()
        self.hint(self.no_paste)

    @on(NoMoreFits)
    def full(self, event: NoMoreFits) -> None:
        """More than fits."""
        event.stop()
        self.hint(event.sentence)

    def hint(self, text: str) -> None:
        """Say something softly, in place."""
        self.query_one("#saying-hint", Static).update(Content(text))

    @on(Input.Submitted)
    @on(Button.Pressed, "#saying-it")
    def say(self, event: Input.Submitted | Button.Pressed) -> None:
        """Enter, or the button."""
        event.stop()
        line = self.query_one(SpokenLine)
        text = plain(line.value, LONGEST).strip()
        if text:
            self.post_message(self.Said(text))
        else:
            self.hint(NOTHING_YET)
            line.focus()
