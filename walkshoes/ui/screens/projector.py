"""The debrief on the wall: an idea a slide, large and calm. One key goes on; what is said can be written down."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Static

from walkshoes.living.pacing import monotonic_ms
from walkshoes.reports.commitments import commitment_sentence
from walkshoes.reports.places import free_page, suggested_folder
from walkshoes.sessions.debrief_notes import notes_of, write_down
from walkshoes.sessions.follow_ups import commit_in, commitments_of
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.projector.countdown import Countdown
from walkshoes.ui.projector.slide import Aloud, Asked, Asking, Commitments, Deciding, Slide
from walkshoes.ui.projector.slide_view import SlideView, Written

if TYPE_CHECKING:
    from walkshoes.sessions.stored import StoredWalk
    from walkshoes.ui.projector.laying import Laid
    from walkshoes.whatif.question import Question

MOMENT = "One moment. The walks are being laid side by side."
LEVERS = "One moment. The levers are being brought."
NO_WALK = "There is no finished walk of this journey on which decisions could be moved."
CRAMPED = "Please make this window larger."
LARGER = "Can the last row read this? If not, make the letters of this window larger, often with Ctrl and +."
LARGE = 150, 44
"""From so many columns and lines on letters are small on a wall."""
READ_OUT = "Please read it aloud"
ON_BLACK, ON_WHITE = "-on-black", "-on-white"
TICK_S = 0.2
"""How often a running time is looked at, so that no second is skipped."""


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


class ProjectorDebrief(Screen[None]):
    """The slides of a session, by its key. `clock` gives milliseconds for the minutes of a question.

    Notes and commitments are kept in the record as they are written; nothing is written to a walk.
    """

    CSS_PATH = "projector.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "Space goes on, Backspace goes back; Home and End lead to the first and the last slide, a number and Enter to "
        "the one of that number. B turns black to white. Beneath the three questions T runs the time, N writes a note; "
        "from “Now what?” on, C writes down what somebody will do. Escape leaves; what was written is kept."
    )
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
        Binding("t,T", "time", "Time", id="projector.time", show=False, tooltip="Run the time, or stop it"),
        Binding("n,N", "note", "Note", id="projector.note", show=False, tooltip="Write down what is said"),
        Binding("c,C", "commit", "Commit", id="projector.commit", show=False, tooltip="Write what somebody will do"),
        Binding("x,X", "calendar", "Calendar", id="projector.calendar", show=False, tooltip="Write a calendar file"),
        Binding("w,W", "levers", "Levers", id="projector.levers", show=False, tooltip="Move the decisions"),
        Binding("escape", "leave", "Leave", id="projector.leave", show=False, tooltip="Leave the debrief"),
    ]

    class LaidOut(Message):
        """The summary is made."""

        def __init__(self, laid: "Laid") -> None:
            super().__init__()
            self.laid = laid

    class Brought(Message):
        """A walk on which decisions can be moved."""

        def __init__(self, walk: "StoredWalk", question: "Question") -> None:
            super().__init__()
            self.walk = walk
            self.question = question

    class Done(Message):
        """What was done beside the screen has come to its end: what is to be said of it."""

        def __init__(self, said: str) -> None:
            super().__init__()
            self.said = said

    def __init__(self, record: Record, session: str, clock: Callable[[], int] = monotonic_ms) -> None:
        super().__init__()
        self.record = record
        self.session = session
        self.clock = clock
        self.number = 0
        self.on_white = False
        self.laid: Laid | None = None
        self.slides: tuple[Slide, ...] = ()
        self.aloud: Aloud | None = None
        self._times: dict[int, Countdown] = {}
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
        """Black or white as the app is dark or light; the summary is made beside the screen."""
        self.on_white = not self.app.current_theme.dark
        self._paper(self)
        self._show()
        self.set_interval(TICK_S, self._tick)
        self._lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """A very large window has more room around everything."""
        self.set_class(event.size.width >= LARGE[0] and event.size.height >= LARGE[1], "-large")

    # what is shown

    @work(thread=True, exclusive=True, group="beside")
    def _lay_out(self) -> None:
        from walkshoes.ui.projector.laying import lay_out  # noqa: PLC0415 - it brings the simulation with it

        try:
            laid = lay_out(self.record.path, self.session)
        except RecordTrouble as trouble:
            self.post_message(self.Done(str(trouble)))
        else:
            self.post_message(self.LaidOut(laid))

    @on(LaidOut)
    def begin(self, event: LaidOut) -> None:
        """The first slide."""
        from walkshoes.ui.projector.slides import slides_of  # noqa: PLC0415 - as the summary it is made of

        event.stop()
        self.laid = event.laid
        self.session = event.laid.made.id
        self.slides = slides_of(event.laid.made)
        self._read()
        self._say(LARGER if self.has_class("-large") else "")
        self._show()

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown; None while there is none yet."""
        if self.aloud is not None:
            return self.aloud
        return self.slides[self.number] if self.slides else None

    def _read(self) -> None:
        """What has been written, as the record has it."""
        try:
            made = tuple(commitment_sentence(one.commitment) for one in commitments_of(self.record.file, self.session))
            written = Written(notes_of(self.record.file, self.session), made)
        except RecordTrouble as trouble:
            self._say(str(trouble))
        else:
            self.query_one(SlideView).written = written

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's shape
        """What is possible on the slide that is shown."""
        slide = self.slide
        match action:
            case "step" | "edge" | "move":
                return len(self.slides) > 1
            case "time" | "note":
                return isinstance(slide, Asking)
            case "commit":
                now = isinstance(slide, Asking) and slide.heading == Asked.NOW_WHAT
                return now or isinstance(slide, Commitments | Aloud)
            case "calendar":
                return isinstance(slide, Commitments) and bool(self.query_one(SlideView).written.commitments)
            case "levers":
                asks = isinstance(slide, Asking) and slide.heading == Asked.SO_WHAT
                may = self.laid is not None and slide is not None and slide.journey in self.laid.decidable
                return may and (asks or isinstance(slide, Deciding))
        return True

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

    # the time

    def _countdown(self, slide: Asking) -> Countdown:
        """The time of a question, each its own; it goes on while another slide is shown."""
        number = self.slides.index(slide)
        return self._times.setdefault(number, Countdown(slide.minutes, self.clock))

    def _time_of(self, slide: Asking) -> str:
        return self._countdown(slide).text

    def action_time(self) -> None:
        """Run the time, or stop it."""
        if isinstance(self.slide, Asking):
            self._countdown(self.slide).turn()
            self._show_time()

    def _tick(self) -> None:
        if isinstance(self.slide, Asking) and self._countdown(self.slide).runs:
            self.query_one(SlideView).show_time()

    def _show_time(self) -> None:
        if isinstance(self.slide, Asking):
            runs = self._countdown(self.slide).runs
            self.query_one("#foot-time", FootButton).say("stop T" if runs else "start T")
            self.query_one(SlideView).show_time()

    # writing

    def action_note(self) -> None:
        """Write down what is said, under the question that is shown."""
        if isinstance(self.slide, Asking):
            from walkshoes.ui.screens.projector_writing import NoteScreen  # noqa: PLC0415 - only whoever writes needs it

            asking, screen = self.slide, NoteScreen(self.slide.heading)
            self._paper(screen)
            self.app.push_screen(screen, lambda text: self._keep_note(asking, text))

    def _keep_note(self, asking: Asking, text: str | None) -> None:
        if not text:
            return
        try:
            write_down(self.record.file, self.session, asking.under, text)
        except RecordTrouble as trouble:
            self._say(str(trouble))
        else:
            self._read()

    def action_commit(self) -> None:
        """Write down what somebody will do."""
        from walkshoes.ui.screens.projector_writing import CommitmentBeforeAll  # noqa: PLC0415 - only whoever writes needs it

        if self.laid is not None:
            page = CommitmentBeforeAll(self.laid.made.title, self.laid.teams)
            self._paper(page)
            self.app.push_screen(page, self._keep_commitment)

    def _keep_commitment(self, outcome: Outcome | None) -> None:
        """Keep it, and show it alone, to be read aloud."""
        if outcome is None or outcome.way != Way.ON:
            self._left_over(outcome)
            return
        said = {name: str(text) for name, text in outcome.answers.items()}
        made = Commitment(said["when"], said["then"], said["by"], said["owner"])
        try:
            commit_in(self.record.file, self.session, made)
        except RecordTrouble as trouble:
            self._say(str(trouble))
            return
        self.aloud = Aloud(self.slides[self.number].over, READ_OUT, "", commitment_sentence(made))
        self._read()
        self._show()

    def _left_over(self, outcome: Outcome | None) -> None:
        """Where the app is being left from what lay over the slides, it is left from here too."""
        if outcome is not None and getattr(self.app, "closing", False):
            self.action_leave()

    def action_calendar(self) -> None:
        """Write the days on which it is asked what became of the commitments, for everybody's calendar."""
        if not self._busy:
            self._busy = True
            self._write_calendar(suggested_folder())

    @work(thread=True, group="beside")
    def _write_calendar(self, folder: Path) -> None:
        from walkshoes.summaries.files import NoMaker, write_report  # noqa: PLC0415 - only whoever wants a file needs it

        try:
            title = self.laid.made.title if self.laid is not None else ""
            path = free_page(folder, f"{title}-calendar", ".ics")
            record = Record(self.record.path)
            try:
                write_report(record, self.session, path)
            finally:
                record.close()
        except (RecordTrouble, NoMaker) as trouble:
            said = str(trouble)
        except OSError as error:
            said = f"It could not be written to {folder}: {error.strerror or 'the place does not take it'}."
        else:
            said = f"The calendar is written. It lies at {path}"
        self.post_message(self.Done(said))

    # what it would take

    def action_levers(self) -> None:
        """The levers, on a walk that may be shown."""
        slide = self.slide
        if slide is not None and not self._busy:
            self._busy = True
            self._say(LEVERS)
            self._bring(slide.journey)

    @work(thread=True, group="beside")
    def _bring(self, journey: str) -> None:
        from walkshoes.ui.projector.laying import walk_to_move  # noqa: PLC0415 - it brings the simulation with it

        found, said = None, NO_WALK
        try:
            if self.laid is not None:
                found = walk_to_move(self.record.path, self.laid.made, journey)
        except RecordTrouble as trouble:
            said = str(trouble)
        if found is None:
            self.post_message(self.Done(said))
        else:
            self.post_message(self.Brought(*found))

    @on(Brought)
    def move_them(self, event: Brought) -> None:
        """Lay the levers over the slides."""
        from walkshoes.ui.screens.what_if import WhatIf  # noqa: PLC0415 - it brings the simulation with it

        event.stop()
        self._busy = False
        self._say("")
        if self.app.screen is self:
            self.app.push_screen(WhatIf(event.walk, event.question), self._left_over)

    @on(Done)
    def done(self, event: Done) -> None:
        """Say what came of it."""
        event.stop()
        self._busy = False
        self._say(event.said)

    # leaving

    @on(Button.Pressed, ".foot-button")
    async def press(self, event: Button.Pressed) -> None:
        """What a button at the foot does."""
        event.stop()
        if isinstance(event.button, FootButton):
            await self.run_action(event.button.does)

    def action_leave(self) -> None:
        """Back to whoever opened this; where the app is being left, out of it."""
        if getattr(self.app, "closing", False):
            self.app.exit()
        else:
            self.dismiss()
