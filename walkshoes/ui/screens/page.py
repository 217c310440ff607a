"""A calm page: what it is about, a column to read or answer, and one visible next thing to do.

Every page of the app but the call is one of these. A page looks at the walk and never writes to it: it gives back
an Outcome, and the course keeps what was answered.
"""

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, VerticalScroll
from textual.content import Content
from textual.css.query import QueryType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Static

from walkshoes.ui.outcome import Answers, HandsByItem, Outcome, Way
from walkshoes.ui.widgets.way_button import WayButton

BROAD, HIGH = 160, 46
"""From how many columns and lines on a window is very large."""
SETTINGS = "F1, then S"
CRAMPED = "Please make this window larger."


def _holders(widget: Widget) -> set[str | None]:
    return {node.id for node in widget.ancestors}


class Page(Screen[Outcome]):
    """A heading, a column and a row of buttons. The class attributes say what is special about a page.

    `going_on` is what the one large button says; it, `going_back`, `leaving` and `passing` (on, without what
    the page asks for) are empty where there is no such way.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (80, "-medium"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-low"), (30, "-tall")]
    AUTO_FOCUS = "#column *"
    BINDINGS = [
        Binding("up", "scroll(-1)", "Up", id="page.up", show=False, tooltip="Further up"),
        Binding("down", "scroll(1)", "Down", id="page.down", show=False, tooltip="Further down"),
        Binding("pageup", "scroll(-10)", "Page up", id="page.page_up", show=False, tooltip="Much further up"),
        Binding("pagedown", "scroll(10)", "Page down", id="page.page_down", show=False, tooltip="Much further down"),
        Binding("escape", "back", "Back", id="page.back", show=False, tooltip="Back, or leave where there is no back"),
    ]
    heading = ""
    about = ""
    going_on = "go on"
    going_back = ""
    leaving = "leave"
    passing = ""
    leaving_tip = "Your walk is kept; you can go on later"

    def __init__(self, over: str = "") -> None:
        super().__init__()
        self.over = over

    def compose(self) -> ComposeResult:
        """The frame all pages share; `column` is what each has of its own."""
        with Container(id="frame"):
            yield from self._framed()
        yield Static(Content(CRAMPED), id="cramped")

    def _framed(self) -> ComposeResult:
        """The column first, so that Tab comes to it first; the line at the top last."""
        with VerticalScroll(id="column", can_focus=False):
            if self.heading:
                yield Static(Content(self.heading), id="heading")
            if self.about:
                yield Static(Content(self.about), id="about")
            yield from self.column()
        with Horizontal(id="ways"):
            if self.going_on:
                yield WayButton(self.going_on, id="on", classes="large")
            if self.going_back:
                yield WayButton(self.going_back, id="back", classes="quiet", tooltip="Escape")
            if self.passing:
                yield WayButton(self.passing, id="pass", classes="quiet")
            yield from self.ways()
            if self.leaving:
                yield WayButton(self.leaving, id="leave", classes="quiet", tooltip=self.leaving_tip)
        with Horizontal(id="top"):
            yield Static(Content(self.over), id="over")
            yield Button("help", id="help", classes="small", compact=True, tooltip="F1", action="app.help")
            yield Button("light / dark", id="look", classes="small", compact=True, tooltip="F3", action="app.look")
            yield Button(
                "settings", id="settings", classes="small", compact=True, action="app.settings", tooltip=SETTINGS
            )

    def ways(self) -> ComposeResult:
        """Further ways, between the way back and the way out."""
        yield from ()

    def column(self) -> ComposeResult:
        """What the page has to read or to answer."""
        yield from ()

    def on_mount(self) -> None:
        """Where nothing is to be answered, Enter goes on."""
        if self.focused is None:
            self.call_after_refresh(self.focus_first)

    def on_resize(self, event: events.Resize) -> None:
        """A very large window has two classes more."""
        self.set_class(event.size.width >= BROAD, "-broad")
        self.set_class(event.size.height >= HIGH, "-high")

    def focus_first(self) -> None:
        """Put the focus where it helps: on what is to be answered first, else on the way on."""
        if self.focused is None and self.query("#on"):
            self.query_one("#on").focus()

    def focus_next(self, selector: str | type[QueryType] = "*") -> Widget | None:
        """From the last thing to answer the next is the way on, though the way back stands before it."""
        before = self.focused
        after = super().focus_next(selector)
        leaves_column = before is not None and "ways" not in _holders(before) and after is not None
        if self.going_on and leaves_column and after is not None and "ways" in _holders(after) and after.id != "on":
            on = self.query_one("#on")
            self.set_focus(on)
            return on
        return after

    def given(self) -> Answers:
        """What has been answered so far, as far as it can be kept."""
        return {}

    def counted(self) -> HandsByItem:
        """The hands of a group that went up for what has been answered so far."""
        return {}

    def complete(self) -> bool:
        """Whether the way on is open; says in place what is missing."""
        return True

    def action_on(self) -> None:
        """Go on, where nothing is missing."""
        if self.complete():
            self.dismiss(Outcome(Way.ON, self.given(), self.counted()))

    def action_pass(self) -> None:
        """On, without what the page asks for."""
        self.dismiss(Outcome(Way.ON))

    def action_scroll(self, lines: int) -> None:
        """Move the column by so many lines."""
        self.query_one("#column").scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """Go back; where there is no back, leave."""
        self.dismiss(Outcome(Way.BACK if self.going_back else Way.LEAVE, self.given(), self.counted()))

    def action_leave(self) -> None:
        """Leave; what was answered is kept."""
        self.dismiss(Outcome(Way.LEAVE, self.given(), self.counted()))

    @on(Button.Pressed, "#on")
    def press_on(self) -> None:
        """The large button."""
        self.action_on()

    @on(Button.Pressed, "#back")
    def press_back(self) -> None:
        """The way back."""
        self.action_back()

    @on(Button.Pressed, "#pass")
    def press_pass(self) -> None:
        """The way past."""
        self.action_pass()

    @on(Button.Pressed, "#leave")
    def press_leave(self) -> None:
        """The way out."""
        self.action_leave()
