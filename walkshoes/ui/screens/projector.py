"""The debrief on the wall: an idea a slide, large and calm. One key goes on; what is said can be written down."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Button

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
from walkshoes.ui.projector.slide import Aloud, Asked, Asking, Commitments, Deciding
from walkshoes.ui.projector.slide_view import SlideView, Written
from walkshoes.ui.screens.wall import FootButton, Wall

if TYPE_CHECKING:
    from walkshoes.sessions.stored import StoredWalk
    from walkshoes.ui.projector.laying import Laid
    from walkshoes.whatif.question import Question

LEVERS = "One moment. The levers are being brought."
NO_WALK = "There is no finished walk of this journey on which decisions could be moved."
LARGER = "Can the last row read this? If not, make the letters of this window larger, often with Ctrl and +."
READ_OUT = "Please read it aloud"
TICK_S = 0.2
"""How often a running time is looked at, so that no second is skipped."""


class ProjectorDebrief(Wall):
    """The slides of a session, by its key. `clock` gives milliseconds for the minutes of a question.

    Notes and commitments are kept in the record as they are written; nothing is written to a walk.
    """

    HELP = (
        "Space goes on, Backspace goes back; Home and End lead to the first and the last slide, a number and Enter to "
        "the one of that number. B turns black to white. Beneath the three questions T runs the time, N writes a note; "
        "from “Now what?” on, C writes down what somebody will do. Escape leaves; what was written is kept."
    )
    BINDINGS = [
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
        self.laid: Laid | None = None
        self._times: dict[int, Countdown] = {}

    def on_mount(self) -> None:
        """The summary is made beside the screen."""
        super().on_mount()
        self.set_interval(TICK_S, self._tick)
        self._lay_out()

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

    def _read(self) -> None:
        """What has been written, as the record has it."""
        try:
            made = tuple(commitment_sentence(one.commitment) for one in commitments_of(self.record.file, self.session))
            written = Written(notes_of(self.record.file, self.session), made)
        except RecordTrouble as trouble:
            self._say(str(trouble))
        else:
            self.query_one(SlideView).written = written

    # what can be done

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
