"""A question answered with yes, no, or not sure."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from walkshoes.reports.scorecard import REMEMBERED
from walkshoes.ui.widgets.question import Question

KEYS = {"y": "yes", "n": "no", "?": "unsure", "u": "unsure", "1": "yes", "2": "no", "3": "unsure"}
"""The keys that answer, whether or not Caps Lock is on; the last three as on a scale."""
_ANSWERS = list(REMEMBERED)


class Option(Static):
    """One of the three answers. The one that is chosen has a filled circle, and not only another colour."""

    @dataclass
    class Taken(Message):
        """It was clicked."""

        answer: str

    chosen: reactive[bool] = reactive(False, toggle_class="-chosen")

    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer

    def render(self) -> Content:
        """A circle and the answer."""
        return Content(f" {'●' if self.chosen else '○'} {REMEMBERED[self.answer]} ")

    def on_click(self, event: events.Click) -> None:
        """Say which one it is."""
        event.stop()
        self.post_message(self.Taken(self.answer))


class YesNo(Question, can_focus=True):
    """A question with its three answers beside it. Letters, arrows and clicks choose; a letter or Enter goes on."""

    SCOPED_CSS = False  # the breakpoints stand on the screen
    DEFAULT_CSS = """
    YesNo {
        layout: horizontal; height: auto; width: 1fr; border-left: blank;
        .question { width: 1fr; height: auto; min-height: 2; padding: 0 2 0 1; }
        .answering { width: 26; height: 2; }
        .answers { height: 1; }
        Option { width: auto; height: 1; color: $foreground; }
        Option:hover { background: $panel; }
        Option.-chosen { background: $primary; color: $button-color-foreground; }
        .missing { height: 1; padding-left: 1; color: $accent; text-style: bold; }
        &:focus { border-left: wide $primary; }
        &:focus .question { text-style: bold; color: $primary; }
    }
    .-tall YesNo { margin-bottom: 1; }
    .-narrow YesNo { layout: vertical; .question { min-height: 1; } }
    """
    HELP = (
        "Answer from memory: click yes, no or not sure, or press Y, N or the question mark, which goes to the next "
        "question. The left and right keys choose as well; up goes back."
    )
    BINDINGS = [
        Binding("left", "step(-1)", "Before", id="yes_no.left", show=False, tooltip="The answer before"),
        Binding("right", "step(1)", "After", id="yes_no.right", show=False, tooltip="The answer after"),
        Binding("up", "go_back", "Up", id="yes_no.up", show=False, tooltip="To the question before"),
        Binding("down", "go_on", "Next", id="yes_no.next", show=False, tooltip="To the next question"),
        Binding("enter", "enter", "Next", id="yes_no.enter", show=False, tooltip="On from a question with an answer"),
    ]
    wanted = "one of the three, please"
    value: reactive[str | None] = reactive(None)

    def __init__(self, question: str, *, value: str | None = None, name: str) -> None:
        super().__init__(id=name)
        self.question = question
        self.options = [Option(answer) for answer in _ANSWERS]
        self.set_reactive(YesNo.value, value if value in REMEMBERED else None)

    def compose(self) -> ComposeResult:
        """The question, its three answers, and beneath them where it says that it is still open."""
        yield Static(Content(self.question), classes="question")
        with Vertical(classes="answering"):
            with Horizontal(classes="answers"):
                yield from self.options
            yield Static("", classes="missing")

    def on_mount(self) -> None:
        """Show what was answered before."""
        self.watch_value(self.value)

    @property
    def answer(self) -> str | None:
        """`yes`, `no`, `unsure`; None where there is no answer yet."""
        return self.value

    def watch_value(self, value: str | None) -> None:
        """Show the answer that is chosen."""
        for option in self.options:
            option.chosen = option.answer == value

    def choose(self, answer: str) -> None:
        """Choose an answer."""
        self.value = answer
        self.say("")

    def action_step(self, by: int) -> None:
        """The answer beside; from nowhere the one at that end."""
        if self.value is None:
            self.choose(_ANSWERS[0 if by > 0 else -1])
        else:
            self.choose(_ANSWERS[min(len(_ANSWERS) - 1, max(0, _ANSWERS.index(self.value) + by))])

    def action_go_on(self) -> None:
        """To the next question."""
        self.give_focus_on()

    def action_enter(self) -> None:
        """On, once it is answered: whoever presses Enter after a letter has gone on by the letter already."""
        if self.value is not None:
            self.give_focus_on()

    def action_go_back(self) -> None:
        """To the question before; from the first, to the top of the page."""
        asked = list(self.screen.query(Question))
        before = asked.index(self) - 1
        if before >= 0:
            asked[before].take_focus()
        else:
            self.screen.query_one("#column").scroll_home(animate=False)

    def on_key(self, event: events.Key) -> None:
        """A letter, or a number, answers."""
        answer = KEYS.get((event.character or "").lower())
        if answer is not None:
            event.stop()
            self.choose(answer)
            if self is not self.screen.query(YesNo).last():  # there, Enter would leave the page
                self.give_focus_on()

    def on_option_taken(self, message: Option.Taken) -> None:
        """A click answers."""
        message.stop()
        self.focus()
        self.choose(message.answer)
