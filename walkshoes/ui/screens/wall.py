"""A wall: slides shown one after another, large and calm, on black or on white, by one key."""

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from walkshoes.ui.projector.slide import Aloud, Asking, Slide
from walkshoes.ui.projector.slide_view import SlideView

MOMENT = "One moment. The walks are being laid side by side."
CRAMPED = "Please make this window larger."
LARGE = 150, 44
"""From so many columns and lines on letters are small on a wall."""
ON_BLACK, ON_WHITE = "-on-black", "-on-white"


class FootButton(Button, can_focus=False):
    """A small button at the foot. It never takes the keys, so that the one key always goes on."""

    def __init__(self, label: str, action: str, *, id: str, tooltip: str) -> None:
        super().__init__(Content(label), id=id, classes="foot-button", compact=True, tooltip=tooltip)
        self.does = action
        self.active_effect_duration = 0

    def say(self, label: str) -> None:
        """Say something else."""
        if str(self.label) != label:
            self.label = Content(label)
            self.refresh(layout=True)


class Wall(Screen[None]):
    """Slides, and going from one to another. Who derives from it lays them out, and says what else can be done."""

    CSS_PATH = "projector.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (80, "-medium"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-low"), (32, "-tall")]
    BINDINGS = [
        Binding("space,enter,right,pagedown", "step(1)", "On", id="projector.on", show=False, tooltip="The next slide"),
        Binding(
            "left,backspace,pageup", "step(-1)", "Back", id="projector.back", show=False, tooltip="The slide before"
        ),
        Binding("home", "edge(0)", "First", id="projector.first", show=False, tooltip="The first slide"),
        Binding("end", "edge(-1)", "Last", id="projector.last", show=False, tooltip="The last slide"),
        Binding("up", "move(-1)", "Up", id="projector.up", show=False, tooltip="Further up, on a long slide"),
        Binding("down", "move(1)", "Down", id="projector.down", show=False, tooltip="Further down, on a long slide"),
        Binding("b,B,f3", "paper", "Black or white", id="projector.paper", show=False, tooltip="Black or white"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.number = 0
        self.on_white = False
        self.slides: tuple[Slide, ...] = ()
        self.aloud: Aloud | None = None
        self._keyed = ""  # the number of a slide, while it is keyed
        self._busy = False  # while something is fetched or written beside the screen

    def compose(self) -> ComposeResult:
        """The slide, what it belongs to above it, what can be done beneath it."""
        with Container(id="wall"):
            with Horizontal(id="above"):
                yield Static("", id="over")
                yield Static("", id="number")
            yield SlideView(self._time_of, name="slide")
            yield Static(Content(MOMENT), id="moment", classes="-alone")
        with Horizontal(id="foot"):
            yield FootButton("‹ back", "step(-1)", id="foot-back", tooltip="Backspace")
            yield FootButton("on ›", "step(1)", id="foot-on", tooltip="Space")
            yield FootButton("start T", "time", id="foot-time", tooltip="T")
            yield FootButton("note N", "note", id="foot-note", tooltip="N")
            yield FootButton("commit C", "commit", id="foot-commit", tooltip="C: what somebody will do")
            yield FootButton("levers W", "levers", id="foot-levers", tooltip="W: move the decisions")
            yield FootButton("calendar X", "calendar", id="foot-calendar", tooltip="X: write a calendar file")
            yield FootButton("white B", "paper", id="foot-paper", tooltip="B")
            yield FootButton("leave Esc", "leave", id="foot-leave", tooltip="Escape")
        yield Static(Content(CRAMPED), id="cramped")

    def on_mount(self) -> None:
        """Black or white as the app is dark or light."""
        self.on_white = not self.app.current_theme.dark
        self._paper(self)
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """A very large window has more room around everything."""
        self.set_class(event.size.width >= LARGE[0] and event.size.height >= LARGE[1], "-large")

    def _time_of(self, slide: Asking) -> str:
        """What the time of a question shows."""
        raise NotImplementedError

    def _show_time(self) -> None:
        """Show it, on the button as well."""

    # what is shown

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown; None while there is none yet."""
        if self.aloud is not None:
            return self.aloud
        return self.slides[self.number] if self.slides else None

    def _show(self) -> None:
        slide = self.slide
        view = self.query_one(SlideView)
        view.slide, view.display = slide, slide is not None
        self.query_one("#over", Static).update(Content(slide.over if slide is not None else ""))
        for name, action in (
            ("back", "step"), ("on", "step"), ("time", "time"), ("note", "note"), ("commit", "commit"),
            ("levers", "levers"), ("calendar", "calendar"),
        ):  # fmt: skip
            self.query_one(f"#foot-{name}").display = bool(self.check_action(action, ()))
        self.query_one("#foot-paper", FootButton).say("black B" if self.on_white else "white B")
        self._show_number()
        self._show_time()

    def _show_number(self) -> None:
        many = len(self.slides)
        text = f"{self._keyed}, then Enter" if self._keyed else f"{self.number + 1} of {many}" if many > 1 else ""
        self.query_one("#number", Static).update(Content(text))

    def _say(self, text: str) -> None:
        """A line beneath the slide; an empty text takes it away."""
        line = self.query_one("#moment", Static)
        line.update(Content(text))
        line.display = bool(text)
        line.set_class(not self.slides, "-alone")

    # going

    def on_key(self, event: events.Key) -> None:
        """The digits of a slide's number."""
        if event.character is not None and event.character in "0123456789" and len(self.slides) > 1:
            event.stop()
            self._keyed = f"{self._keyed}{event.character}"[-3:].lstrip("0")
            self._show_number()

    def action_step(self, by: int) -> None:
        """To the next slide, or to the one before; to the one whose number was keyed."""
        was_aloud, self.aloud = self.aloud is not None, None
        if self._keyed and by > 0:
            self._go(int(self._keyed) - 1)
        else:
            self._go(self.number + (0 if was_aloud else by))

    def action_edge(self, to: int) -> None:
        """To the first slide, or to the last."""
        self.aloud = None
        self._go(0 if to == 0 else len(self.slides) - 1)

    def _go(self, number: int) -> None:
        self._keyed = ""
        if not self._busy:
            self._say("")
        self.number = min(max(0, number), max(0, len(self.slides) - 1))
        self._show()

    def action_move(self, lines: int) -> None:
        """Further up or down, where a slide is longer than the wall."""
        self.query_one(SlideView).move(lines)

    def action_paper(self) -> None:
        """From black to white, or back."""
        self.on_white = not self.on_white
        self._paper(self)
        self._show()

    def _paper(self, screen: Screen[Any]) -> None:
        """Black or white, for this or for what is laid over it."""
        screen.set_class(self.on_white, ON_WHITE)
        screen.set_class(not self.on_white, ON_BLACK)
