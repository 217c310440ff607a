"""How it feels: five words at the foot of the screen, and room for a line of one's own."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from walkshoes.journey.transcript import FEELINGS
from walkshoes.scenario.plain import plain
from walkshoes.ui.widgets.own_words import FEELING, NoMoreFits, PasteRefused, SpokenLine

QUESTION = "How do you feel?"
AFTERWARDS = "How are you now?"
ARMED = "How do you feel?  1 to 5, or the arrows and Enter"
FIRST_A_FACE = "First say how you feel, then add words."
FACES = sorted(FEELINGS)
LONGEST = 400
NO_PASTE = "Please type it; there is no paste here."
NOTED_S = 6.0


class Face(Button, can_focus=False):
    """One feeling, as a word. It takes no focus: whoever is typing goes on typing."""

    def __init__(self, feeling: int, number: int) -> None:
        super().__init__(Content(FEELINGS[feeling]), id=f"face-{number}", compact=True)
        self.feeling = feeling
        self.number = number
        self.tooltip = Content(f"F2, then {number}")


class WordsLine(SpokenLine):
    """A line of one's own about the last feeling."""


class Reactions(Widget):
    """The strip. `armed` while F2 has been pressed and a number, the arrows or Escape are waited for.

    `asking` while a contact is over in which nothing was felt: the question at its head is then another one.
    """

    HELP = "Say how you feel at any moment: click a word, or press F2 and a number from 1 to 5."
    DEFAULT_CSS = """
    Reactions {
        height: 2;
        & #feeling-row { height: 1; }
        & #feeling-question { width: auto; color: $foreground-muted; padding: 0 1; }
        & #feeling-noted { width: 1fr; text-align: right; padding: 0 1; color: $text-success; }
        & #feeling-words, & #feeling-words:focus {
            height: 1;
            width: 1fr;
            border: none;
            padding: 0 1;
            margin: 0 1;
            background: $surface;
        }
        & #feeling-words { display: none; }
        & #add-words { width: auto; min-width: 11; margin-right: 1; }
        & #faces { height: 1; padding: 0 1; }
        & Face { width: 1fr; min-width: 8; height: 1; margin-right: 1; }
        & #face-5 { margin-right: 0; }
        &.-asking #feeling-question { color: $foreground; text-style: italic; }
        &.-armed #feeling-question { color: $foreground; text-style: bold; }
        &.-writing #feeling-question, &.-writing #add-words { display: none; }
        &.-writing #feeling-noted { width: auto; }
        &.-writing #feeling-words { display: block; }
    }
    """
    armed: reactive[bool] = reactive(False, toggle_class="-armed")
    asking: reactive[bool] = reactive(False, toggle_class="-asking")
    pointed: reactive[int] = reactive(0)

    @dataclass
    class Felt(Message):
        """A face was chosen: -2 (furious) to 2 (delighted)."""

        feeling: int

    @dataclass
    class Worded(Message):
        """Words for the last face."""

        text: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.felt_before = False
        self._focused_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """The question, what was noted, the way to words; and the five faces."""
        with Horizontal(id="feeling-row"):
            yield Static(Content(f"{QUESTION}  F2"), id="feeling-question")
            yield Static("", id="feeling-noted")
            yield WordsLine(id="feeling-words", max_length=LONGEST, placeholder="in a few words, then Enter")
            yield AddWords(Content("add words"), id="add-words", compact=True, tooltip="F2, then W")
        with Horizontal(id="faces"):
            for number, feeling in enumerate(FACES, 1):
                yield Face(feeling, number)

    # by key

    def arm(self) -> None:
        """Wait for a number, the arrows or Escape; a second time stops waiting."""
        self.armed = not self.armed

    def watch_armed(self, armed: bool) -> None:
        """Show what can be pressed now."""
        self.pointed = 0
        self.screen.set_class(armed, FEELING)
        self._say()
        for face in self.query(Face):
            face.label = Content(f"{face.number} {FEELINGS[face.feeling]}" if armed else FEELINGS[face.feeling])

    def watch_asking(self) -> None:
        """Ask, or leave it."""
        self._say()

    def _say(self) -> None:
        question = AFTERWARDS if self.asking else QUESTION
        self.query_one("#feeling-question", Static).update(Content(ARMED if self.armed else f"{question}  F2"))

    def point(self, by: int) -> None:
        """Move among the faces with the arrow keys; the middle comes first."""
        here = self.pointed or (2 if by > 0 else 4)
        self.pointed = (here - 1 + by) % len(FACES) + 1

    def watch_pointed(self, pointed: int) -> None:
        """Mark the face pointed at."""
        for face in self.query(Face):
            face.set_class(face.number == pointed, "-pointed")

    def take(self, number: int) -> None:
        """Choose the face with this number; 0 is the one pointed at."""
        number = number or self.pointed
        self.armed = False
        if 1 <= number <= len(FACES):
            self.post_message(self.Felt(FACES[number - 1]))

    # acknowledging

    def noted(self, text: str) -> None:
        """Acknowledge softly, in place; after a while it fades."""
        shown = self.query_one("#feeling-noted", Static)
        shown.update(Content(text))
        self.set_timer(NOTED_S, lambda: shown.update(Content("")))

    # words

    def write(self) -> None:
        """Open the line for words, where a face has been chosen before."""
        self.armed = False
        if not self.felt_before:
            self.noted(FIRST_A_FACE)
            return
        self._focused_before = self.screen.focused
        self.add_class("-writing")
        self.query_one(WordsLine).focus()

    @property
    def writing(self) -> bool:
        """Whether the line for words is open."""
        return self.has_class("-writing")

    def stop_writing(self) -> None:
        """Close the line; the focus goes back to where it was."""
        line = self.query_one(WordsLine)
        line.value = ""
        self.remove_class("-writing")
        before, self._focused_before = self._focused_before, None
        self.screen.set_focus(before if before is not None and before.is_attached else None)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """A face, or the way to words."""
        event.stop()
        if isinstance(event.button, Face):
            self.armed = False
            self.post_message(self.Felt(event.button.feeling))
        else:
            self.write()

    @on(PasteRefused)
    def refuse(self, event: PasteRefused) -> None:
        """A paste."""
        event.stop()
        self.noted(NO_PASTE)

    @on(NoMoreFits)
    def full(self, event: NoMoreFits) -> None:
        """More than fits."""
        event.stop()
        self.noted(event.sentence)

    @on(Input.Submitted)
    def words_written(self, event: Input.Submitted) -> None:
        """Enter: the words belong to the last face."""
        event.stop()
        text = plain(event.value, LONGEST).strip()
        self.stop_writing()
        if text:
            self.post_message(self.Worded(text))


class AddWords(Button, can_focus=False):
    """The way to words."""
