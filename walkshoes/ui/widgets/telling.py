"""The customer tells, or writes, what has happened, in the participant's own words."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static, TextArea

from walkshoes.scenario.plain import plain
from walkshoes.ui.widgets.own_words import LONGEST, NoMoreFits, OwnWords, PasteRefused

NOTHING_YET = "A few words will do."


class Telling(Vertical):
    """A question, room to answer it, and a button that says when that is all. `no_paste` refuses a paste."""

    HELP = "Type what you want to say. When that is all, click the button, or press Tab and then Enter."
    HOW = "Tab, then Enter"
    DEFAULT_CSS = """
    Telling {
        height: 10;
        & .doing-what { text-style: bold; height: auto; max-height: 3; }
        & OwnWords { height: 1fr; min-height: 2; background: $surface; padding: 0 1; margin-top: 1; }
        & #telling-hint { height: auto; max-height: 2; color: $foreground-muted; text-align: right; }
        & .doing-row { height: 1; align-horizontal: right; }
        & #telling-how { width: auto; color: $foreground-muted; padding: 0 1; }
        &.-page { height: 1fr; & .doing-what { max-height: 6; } }
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

    def __init__(self, what: str, button: str, draft: str, *, no_paste: str, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.what = what
        self.button = button
        self.draft = draft
        self.no_paste = no_paste
        self.begun = False

    def compose(self) -> ComposeResult:
        """What to tell, where, and the button."""
        yield Static(Content(self.what), classes="doing-what")
        yield from self.head()
        yield self.words()
        yield Static("", id="telling-hint")
        with Horizontal(classes="doing-row"):
            yield Button(Content(self.button), id="telling-all", compact=True, tooltip=self.HOW)
            yield Static(Content(self.HOW), id="telling-how")

    def head(self) -> ComposeResult:
        """What stands above the room to write."""
        yield from ()

    def words(self) -> OwnWords:
        """The room to write."""
        return OwnWords(self.draft, id="telling-words")

    def on_mount(self) -> None:
        """One can begin to type at once, after what was typed before."""
        for area in self.query(OwnWords):  # none where this is gone again before it was filled
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
        self.hint(self.no_paste)

    @on(NoMoreFits)
    def full(self, event: NoMoreFits) -> None:
        """More than fits: said once what did fit stands there."""
        event.stop()
        self.call_after_refresh(self.hint, event.sentence)

    @on(Button.Pressed, "#telling-all")
    def pressed(self, event: Button.Pressed) -> None:
        """The button."""
        event.stop()
        self.that_is_all()

    def that_is_all(self) -> None:
        """It is told, unless nothing stands there yet."""
        text = plain(self.query_one(OwnWords).text, LONGEST)
        if text.split():
            self.post_message(self.Told(text))
        else:
            self.hint(NOTHING_YET)
            self.query_one(OwnWords).focus()


class Replying(Telling):
    """A few lines at the foot of a chat; Enter sends them."""

    HELP = "Type your answer and press Enter."
    HOW = "Enter"
    DEFAULT_CSS = """
    Replying {
        height: auto;
        & OwnWords { height: 3; margin-top: 0; }
    }
    """

    def words(self) -> OwnWords:
        """The room to write, small."""
        return OwnWords(self.draft, on_enter=self.that_is_all, id="telling-words")
