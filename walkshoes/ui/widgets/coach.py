"""What there is to practise: a few things in their order, each acknowledged when it has been done."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

DONE, NEXT, LATER = "✓", "▸", " "


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something to do, and what is said when it has been done."""

    do: str
    done: str


class Coach(Widget):
    """A few lines above the screen that is practised on, and the way out."""

    DEFAULT_CSS = """
    Coach {
        dock: top; height: auto; padding: 0 1; background: $panel; border-bottom: solid $foreground 30%;
        & Horizontal { height: 1; }
        & #coach-about { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & #coach-lessons { height: auto; }
        & #coach-out { min-width: 14; }
    }
    """

    def __init__(self, about: str, lessons: Sequence[Lesson], out: str) -> None:
        super().__init__(id="coach")
        self.about = about
        self.lessons = lessons
        self.out = out
        self._done: frozenset[int] | None = None

    def compose(self) -> ComposeResult:
        """What it is about, the way out, and the lessons."""
        with Horizontal():
            yield Static(Content(self.about), id="coach-about")
            yield Button(Content(self.out), id="coach-out", compact=True, tooltip="Escape")
        yield Static("", id="coach-lessons")

    def show(self, done: frozenset[int]) -> None:
        """Which of the lessons have been done; the first of the others is next."""
        if done == self._done:
            return
        self._done = done
        left = [number for number in range(len(self.lessons)) if number not in done]
        lines = []
        for number, lesson in enumerate(self.lessons):
            following = bool(left) and number == left[0]
            mark = DONE if number in done else NEXT if following else LATER
            words = lesson.done if number in done else lesson.do
            lines.append(Content.styled(f" {mark} {words}", "bold" if following else ""))
        self.query_one("#coach-lessons", Static).update(Content("\n").join(lines))

    def over(self, about: str, out: str) -> None:
        """It is over: say so, and let Enter go on."""
        self.query_one("#coach-about", Static).update(Content(about))
        button = self.query_one("#coach-out", Button)
        button.label = Content(out)
        button.focus()
