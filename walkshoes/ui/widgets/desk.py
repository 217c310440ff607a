"""The desk: the customer's papers, to be read off and turned over."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Static

from walkshoes.living.papers import Paper
from walkshoes.living.wrapping import fitted

KEPT = 1
"""Lines that stay in sight when a paper is moved on."""


class Turner(Button, can_focus=False):
    """A small button that turns the papers and leaves the focus where it was."""


class Desk(Widget):
    """Papers, one on top. What is on them cannot be selected: a number is read off, as in life."""

    HELP = "Your papers. F4, or the arrow beneath them, moves a long one on, then turns to the next."
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Desk {
        height: 1fr;
        min-height: 5;
        & #paper-scroll {
            height: 1fr;
            background: $surface;
            color: $foreground;
            padding: 0 1;
            scrollbar-size-vertical: 1;
        }
        & #paper { width: 1fr; height: auto; }
        & #paper.-by-hand { text-style: italic; }
        & #turning { height: 1; padding: 0 1; align-horizontal: right; }
        & #turning Static { width: 1fr; color: $foreground-muted; text-overflow: ellipsis; text-wrap: nowrap; }
        & Turner { min-width: 5; width: 5; }
        & #paper-after { width: 7; margin-left: 1; }
    }
    """
    top: reactive[int] = reactive(0)

    @dataclass
    class Turned(Message):
        """Another paper lies on top."""

        paper: Paper

    def __init__(self, papers: Sequence[Paper], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.papers = list(papers)
        self._open: Paper | None = None  # taken out of the inbox, on top of all
        self._several = False
        self._before: int | None = None

    def compose(self) -> ComposeResult:
        """The paper on top, and what turns it."""
        with VerticalScroll(id="paper-scroll", can_focus=False):
            yield PaperText(id="paper")
        with Horizontal(id="turning"):
            yield PaperText(id="paper-title")
            yield Turner("‹", id="paper-before", compact=True, tooltip="the paper before this one")
            yield Turner("› F4", id="paper-after", compact=True, tooltip="the next paper (F4)")

    def on_mount(self) -> None:
        """Lay the first paper out."""
        self._lay()
        self.watch(self.query_one("#paper-scroll"), "scroll_y", self.show_turners, init=False)

    @property
    def shown(self) -> Paper:
        """The paper on top."""
        return self._open or self.papers[self.top]

    def turn(self, by: int) -> None:
        """Move a long paper on by as much as is seen of it; from its end turn to the next, after the last to the first.

        So one key reads everything on the desk, also while somebody writes and the arrow keys are taken.
        """
        paper = self.query_one("#paper-scroll")
        at = paper.scroll_offset.y
        if (by > 0 and at < paper.max_scroll_y) or (by < 0 and at > 0):
            paper.scroll_relative(y=by * max(1, paper.size.height - KEPT), animate=False)
        elif self._open is not None:
            self._open = self._before = None
            self._lay()
        elif len(self.papers) == 1:
            paper.scroll_home(animate=False)
        elif len(self.papers) > 1:
            self.top, self._before = (self.top + by) % len(self.papers), None
            self.post_message(self.Turned(self.papers[self.top]))

    def lay(self, papers: Sequence[Paper]) -> None:
        """What lies there now; new papers come beneath the others until they are turned up."""
        if len(papers) != len(self.papers):
            self.papers = list(papers)
            self._lay()

    def lay_open(self, paper: Paper) -> None:
        """Lay something on top of all papers, until they are turned."""
        self._open = paper
        self._lay()

    def turn_up(self, about: str) -> None:
        """Put the newest paper about a fact on top, where there is one; until `turn_down`."""
        self._open, self._before = None, self.top if self._before is None else self._before
        for number, paper in enumerate(self.papers):
            if paper.about == about:
                self.top = number
        self._lay()

    def turn_down(self) -> None:
        """What lay on top before `turn_up` lies there again, unless somebody has turned the papers since."""
        if self._before is not None:
            self.top, self._before = self._before, None

    def scroll(self, lines: int) -> None:
        """Move the paper by so many lines."""
        self.query_one("#paper-scroll").scroll_relative(y=lines, animate=False)

    def watch_top(self) -> None:
        """Another paper lies on top."""
        self._lay()

    def _lay(self) -> None:
        if not self.children or not self.papers:
            return
        paper = self.shown
        shown = self.query_one("#paper", PaperText)
        shown.lay(paper.text)
        shown.set_class(paper.by_hand, "-by-hand")
        self.query_one("#paper-scroll").scroll_home(animate=False)
        several = len(self.papers) > 1 or self._open is not None
        number = f"{self.top + 1} of {len(self.papers)}  " if several and self._open is None else ""
        self.query_one("#paper-title", PaperText).lay(number + paper.title)
        self._several = several
        self.call_after_refresh(self.show_turners)

    def on_resize(self) -> None:
        """A paper that fitted may fit no more."""
        self.call_after_refresh(self.show_turners)

    def show_turners(self) -> None:
        """The arrows are there where there is anything to turn to, or more of this paper than is seen."""
        paper = self.query_one("#paper-scroll")
        shown = self._several or paper.max_scroll_y > 0
        for button in self.query(Turner):
            button.display = shown
        more = paper.scroll_offset.y < paper.max_scroll_y
        self.query_one("#paper-after", Turner).label = Content("↓ F4" if more else "› F4")

    @on(Button.Pressed, "#paper-before")
    def turn_back(self, event: Button.Pressed) -> None:
        """The paper before this one."""
        event.stop()
        self.turn(-1)

    @on(Button.Pressed, "#paper-after")
    def turn_on(self, event: Button.Pressed) -> None:
        """The next paper."""
        event.stop()
        self.turn(1)


class PaperText(Static):
    """Text of a paper: not to be selected, so not to be copied. Its columns move together where it is narrow."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.text = ""

    def lay(self, text: str) -> None:
        """Put a text on the paper."""
        self.text = text
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the text to the width there is."""
        self.update(Content(fitted(self.text, self.size.width) if self.size.width else self.text))
