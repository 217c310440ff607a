"""The customer tells, or writes, what has happened, in the participant's own words."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static, TextArea

from walkshoes.scenario.plain import plain
from walkshoes.ui.widgets.own_words import LONGEST, NO_PASTE, OwnWords, PasteRefused

NOTHING_YET = "A few words will do."
HOW = "Tab, then Enter"


class Telling(Vertical):
    """A question, room to answer it, and a button that says when that is all."""

    HELP = "Type what you want to say. When that is all, click the button, or press Tab and then Enter."
    DEFAULT_CSS = """
    Telling {
        height: 10;
        & .doing-what { text-style: bold; height: auto; max-height: 2; }
        & OwnWords { height: 1fr; background: $surface; padding: 0 1; margin-top: 1; }
        & #telling-hint { height: 1; color: $foreground-muted; text-align: right; }
        & .doing-row { height: auto; }
        & #telling-how { width: 1fr; color: $foreground-muted; text-align: right; padding-right: 2; }
    }
    """

    @dataclass
    class Began(Message):
        """The first key."""

    @dataclass
    class Drafted(Message):
        """What stands there now, not yet told."""

        text: str

    @dataclass
    class Told(Message):
        """That is all. The text is never empty."""

        text: str

    def __init__(self, what: str, button: str, draft: str, *, on_paper: bool) -> None:
        super().__init__()
        self.what = what
        self.button = button
        self.draft = draft
        self.on_paper = on_paper
        self.begun = False

    def compose(self) -> ComposeResult:
        """What to tell, where, and the button."""
        yield Static(Content(self.what), classes="doing-what")
        yield OwnWords(self.draft, on_paper=self.on_paper, id="telling-words")
        yield Static("", id="telling-hint")
        with Horizontal(classes="doing-row"):
            yield Static(Content(HOW), id="telling-how")
            yield Button(Content(self.button), id="telling-all", compact=True, tooltip="Tab, then Enter")

    def on_mount(self) -> None:
        """One can begin to type at once, after what was typed before."""
        area = self.query_one(OwnWords)
        area.move_cursor(area.document.end)
        area.focus()

    def hint(self, text: str) -> None:
        """Say something softly, in place."""
        self.query_one("#telling-hint", Static).update(Content(text))

    @on(TextArea.Changed)
    def typed(self, event: TextArea.Changed) -> None:
        """A key."""
        event.stop()
        text = event.text_area.text
        if text == self.draft:
            return
        self.draft = text
        if not self.begun:
            self.begun = True
            self.post_message(self.Began())
        self.hint("")
        self.post_message(self.Drafted(plain(text, LONGEST)))

    @on(PasteRefused)
    def refuse(self, event: PasteRefused) -> None:
        """A paste."""
        event.stop()
        self.hint(NO_PASTE)

    @on(Button.Pressed, "#telling-all")
    def that_is_all(self, event: Button.Pressed) -> None:
        """The button."""
        event.stop()
        text = plain(self.query_one(OwnWords).text, LONGEST)
        if text.split():
            self.post_message(self.Told(text))
        else:
            self.hint(NOTHING_YET)
            self.query_one(OwnWords).focus()
