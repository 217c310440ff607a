"""Something in writing, as a page; or only the button for what stands elsewhere on the screen."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static

from walkshoes.living.wrapping import flowing

PAGE = "-page"
"""The class of a panel that takes the whole place of what else there is to see."""


class Reading(Vertical):
    """A text and one button that says what happens next. `page` where it takes the place of all else."""

    HELP = "Read in your own time. The arrow keys move the page; Enter goes on."
    DEFAULT_CSS = """
    Reading {
        height: auto;
        & #page-scroll { height: auto; max-height: 10; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & #page-text { height: auto; width: 1fr; max-width: 76; }
        & .doing-row { height: auto; margin-top: 1; align-horizontal: right; }
        &.-page {
            height: 1fr;
            & #page-scroll { height: 1fr; max-height: 100%; background: $surface; padding: 1 2; }
        }
    }
    """

    @dataclass
    class Done(Message):
        """The button was pressed."""

    def __init__(self, text: str, button: str, *, page: bool = False) -> None:
        super().__init__(classes=PAGE if page else "")
        self.text = text
        self.button = button

    def compose(self) -> ComposeResult:
        """What stands above the text, the text, and the button."""
        with VerticalScroll(id="page-scroll", can_focus=False):
            yield from self.head()
            yield Static(Content(flowing(self.text)), id="page-text")
            yield from self.foot()
        with Horizontal(classes="doing-row"):
            yield Button(Content(self.button), id="reading-done", compact=True, tooltip="Enter")

    def head(self) -> ComposeResult:
        """What stands above the text."""
        yield from ()

    def foot(self) -> ComposeResult:
        """What stands beneath the text."""
        yield from ()

    def on_mount(self) -> None:
        """Enter goes on, unless the walk went on at once and this is gone again before it was filled."""
        for button in self.query("#reading-done"):
            button.focus()

    def scroll(self, lines: int) -> None:
        """Move the page by so many lines."""
        self.query_one("#page-scroll").scroll_relative(y=lines, animate=False)

    @on(Button.Pressed, "#reading-done")
    def done(self, event: Button.Pressed) -> None:
        """Read."""
        event.stop()
        self.post_message(self.Done())


class ReadOn(Reading):
    """The button alone: what there is to read stands in the chat, or beneath the post."""

    DEFAULT_CSS = "ReadOn { & #page-scroll { display: none; } & .doing-row { margin-top: 0; } }"

    def __init__(self, button: str) -> None:
        super().__init__("", button)
