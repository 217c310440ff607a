"""What it would take: levers on the left, on the right what they would have meant for this walk and for a year."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from walkshoes.scenario.policies import UnknownSetting
from walkshoes.scenario.uncollected import uncollected
from walkshoes.simulate.decided import Decided, Path
from walkshoes.simulate.decided import Value as Assumed
from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.assumed_row import AssumedRow
from walkshoes.ui.widgets.lever_row import LeverRow
from walkshoes.ui.widgets.resting import Resting
from walkshoes.ui.widgets.three_columns import Heads, ThreeColumns
from walkshoes.ui.widgets.way_button import WayButton
from walkshoes.whatif.columns import notes, rows
from walkshoes.whatif.levers import Value
from walkshoes.whatif.question import CALLERS, COUNTING, Answer, Question
from walkshoes.whatif.sentence import sentence

if TYPE_CHECKING:
    from walkshoes.living.watched import Watched
    from walkshoes.sessions.kept import KeptWalk
    from walkshoes.sessions.stored import StoredWalk
    from walkshoes.simulate.load import Load

VIEWS = {"decisions": "what it would take", "resting": "what the year rests on"}
WATCH = "See the walk of one of them, than whom nine in ten take no longer"
WATCHED_AT = 90
"""The caller who is watched: of whom so many in a hundred gave no more of their time."""
NOBODY = "None of these callers made contact, so there is nobody to watch."


class WhatIf(Page):
    """The levers of a journey, and what they come to. Gives back where they stood, and the sentence beneath them.

    Everything is counted beside the screen, one question after another; whoever moves a lever meanwhile has asked the
    next one.
    """

    CSS_PATH = "what_if.tcss"
    HELP = (
        "Move a decision and look at the figures: your walk as it was, the same walk so decided, and a year of "
        "customers. ✓ is better for customers or cheaper, ✗ the opposite; ± says how exact a figure is yet. "
        "The second name at the top shows everything the year rests on; all of it can be changed."
    )
    AUTO_FOCUS = ""
    going_back = "back"
    view: reactive[str] = reactive("decisions", init=False)

    class Answered(Message):
        """As much of an answer as there is; or why there is none."""

        def __init__(self, decided: Decided, answer: Answer | None, trouble: str = "") -> None:
            super().__init__()
            self.decided = decided
            self.answer = answer
            self.trouble = trouble

    class Found(Message):
        """A caller to watch; or that there is none."""

        def __init__(self, decided: Decided, watched: "Watched | None") -> None:
            super().__init__()
            self.decided = decided
            self.watched = watched

    def __init__(self, kept: "KeptWalk | StoredWalk", question: Question) -> None:
        super().__init__(kept.source.scenario.title)
        self.question = question
        self.values: dict[str, Value] = question.stood(kept)
        self.assumed: dict[Path, Assumed] = {}
        self.load_follows = True
        self.answer: Answer | None = None
        self.sentence = ""

    def column(self) -> ComposeResult:
        """The levers and the table; behind them, what the year rests on."""
        with Horizontal(id="views"):
            for name, words in VIEWS.items():
                yield Button(Content(words), id=f"to-{name}", compact=True, classes="view-name")
        with Container(id="decisions", classes="view"):
            with VerticalScroll(id="levers", can_focus=False):
                for lever in self.question.levers:
                    yield LeverRow(lever, self.values[lever.name], self.question.before[lever.name])
            with Vertical(id="answer"):
                yield Heads()
                with VerticalScroll(id="figures", can_focus=False):
                    yield ThreeColumns(id="table")
                    yield Static("", id="notes", classes="fine")
        yield Resting(id="resting", classes="view")
        yield Static(Content(COUNTING), id="sentence")

    def ways(self) -> ComposeResult:
        """The way back to how it was."""
        yield WayButton("undo all", id="undo", classes="quiet", tooltip="Put every decision and figure back")
        yield WayButton("watch a caller", id="watch", classes="quiet", tooltip=WATCH)

    def on_mount(self) -> None:
        """Show the walk, and ask the first question."""
        super().on_mount()
        self.query_one("#table", ThreeColumns).rows = rows(self.question.lived, None, None)
        self._show_view(self.view)
        self.ask()

    def focus_first(self) -> None:
        """The first lever."""
        if self.focused is None:
            self.query(LeverRow).first().focus()

    # asking

    @property
    def decided(self) -> Decided:
        """What is decided and assumed now."""
        return self.question.decided(self.values, self.assumed, load_follows=self.load_follows)

    def ask(self) -> None:
        """Ask what is decided now; whatever is still being counted is given up."""
        self.query_one("#watch").disabled = True
        self.answer = None
        self._count(self.decided)

    @work(thread=True, exclusive=True, group="count")
    def _count(self, decided: Decided) -> None:
        worker = get_current_worker()
        # The one before may need a moment to notice that it is given up; and a collector at work would be a pause.
        with self.question.study.turn, uncollected():
            try:
                for answer in self.question.answers(decided, CALLERS, lambda: worker.is_cancelled):
                    if worker.is_cancelled:
                        return
                    self.post_message(self.Answered(decided, answer))
            except UnknownSetting as trouble:
                self.post_message(self.Answered(decided, None, str(trouble)))

    @on(Answered)
    def show_answer(self, event: Answered) -> None:
        """Show as much as there is."""
        event.stop()
        if event.decided != self.decided:
            return
        self.answer = event.answer
        self.query_one("#watch").disabled = not self._can_be_watched
        if event.answer is None:
            self.query_one("#table", ThreeColumns).rows = rows(self.question.lived, None, None)
            self._say(event.trouble)
            return
        again, seen = event.answer.again, event.answer.seen
        self.query_one("#table", ThreeColumns).rows = rows(self.question.lived, again.ledger, seen)
        said = [again.note, *(notes(seen) if seen is not None else ())]
        self._write("#notes", "\n".join(filter(None, said)))
        if seen is not None:
            asked = self.question
            self._say(sentence(asked.levers, asked.before, self.values, asked.lived, again.ledger, seen))
            self.set_class(not seen.whole, "-counting")

    def _say(self, text: str) -> None:
        self.sentence = text
        self._write("#sentence", text)

    def _write(self, where: str, text: str) -> None:
        """Write a text where it is not written already: to write it again would lay out all of the page."""
        line = self.query_one(where, Static)
        if str(line.content) != text:
            line.update(Content(text))

    # watching

    @property
    def _can_be_watched(self) -> bool:
        """Whether callers have been walked under what is decided now, and under the load it comes to rest at."""
        return self.answer is not None and self.answer.seen is not None and self.answer.seen.at_rest

    @on(Button.Pressed, "#watch")
    def action_watch(self) -> None:
        """Watch the walk of one of these callers. Nothing more is counted until somebody comes back."""
        if self._can_be_watched and self.answer is not None and self.answer.seen is not None:
            self._find(self.decided, self.answer.seen.load)

    @work(thread=True, exclusive=True, group="count")
    def _find(self, decided: Decided, load: "Load") -> None:
        from walkshoes.living.watched import Watched  # noqa: PLC0415 - only where somebody is watched

        worker = get_current_worker()
        with self.question.study.turn:
            if worker.is_cancelled:
                return
            study = self.question.study
            sample = study.sample(decided, load)
            source = replace(study.source, scenario=study.company(decided).scenario)
            caller = sample.caller_at(WATCHED_AT)
            found = Watched.of(source, sample, caller, WATCHED_AT) if caller else None
        self.post_message(self.Found(decided, found))

    @on(Found)
    def watch_them(self, event: Found) -> None:
        """Watch a caller, or say that there is none."""
        event.stop()
        if event.decided != self.decided or self.app.screen is not self:
            return
        if event.watched is None:
            self.query_one("#sentence", Static).update(Content(NOBODY))
            return
        from walkshoes.ui.screens.watch import WatchScreen  # noqa: PLC0415 - the screen of the walk is heavy

        self.app.push_screen(WatchScreen(event.watched), self._back_from_watching)

    def _back_from_watching(self, _: str | None) -> None:
        """The levers stand as they were; what was not counted to its end is counted on."""
        if getattr(self.app, "closing", False):
            self.action_leave()
        elif self.answer is None or self.answer.seen is None or not self.answer.seen.whole:
            self.ask()

    # moving

    @on(LeverRow.Moved)
    def moved(self, event: LeverRow.Moved) -> None:
        """A lever stands elsewhere."""
        event.stop()
        self.values[event.row.lever.name] = event.row.value
        self.ask()

    @on(Button.Pressed, "#undo")
    def action_undo(self) -> None:
        """Everything as it was on the walk, and as the journey says."""
        self.assumed.clear()
        self.load_follows = True
        self.values = dict(self.question.before)
        with self.prevent(LeverRow.Moved):
            for row in self.query(LeverRow):
                row.value = row.stood
        self._show_resting()
        self.ask()

    # what it rests on

    @on(Button.Pressed, ".view-name")
    def turn_to(self, event: Button.Pressed) -> None:
        """To the view whose name was clicked."""
        event.stop()
        self.view = str(event.button.id).removeprefix("to-")

    def watch_view(self, view: str) -> None:
        """Show one view."""
        self._show_view(view)
        if view == "resting":
            self._show_resting()

    def _show_view(self, view: str) -> None:
        for name in VIEWS:
            self.query_one(f"#{name}").display = name == view
            self.query_one(f"#to-{name}").set_class(name == view, "-here")

    def _show_resting(self) -> None:
        """Show everything the year rests on, and what the levers cost by that; what cannot be is said beneath."""
        try:
            rests_on = self.question.rests_on(self.decided)
            levers = self.question.levers_now(self.decided)
        except UnknownSetting as trouble:
            self._say(str(trouble))
            return
        for row, lever in zip(self.query(LeverRow), levers, strict=True):
            row.show(lever)
        if self.view == "resting" or self.query(AssumedRow):
            self.query_one(Resting).show(rests_on, load_follows=self.load_follows)

    @on(AssumedRow.Written)
    def assumed_otherwise(self, event: AssumedRow.Written) -> None:
        """An assumption is changed; what cannot be is said in place, and nothing is changed."""
        event.stop()
        try:
            changed = event.row.assumption.changed(event.text)
            self.question.study.company(self.question.decided(self.values, {**self.assumed, **changed}))
        except ValueError as trouble:
            event.row.say(str(trouble))
            return
        self.assumed |= changed
        self._show_resting()
        self.ask()

    @on(Resting.LoadPicked)
    def load_picked(self, event: Resting.LoadPicked) -> None:
        """Whether the load follows."""
        event.stop()
        self.load_follows = event.follows
        self.ask()

    # leaving

    def given(self) -> Answers:
        """Where the levers stand, and what that comes to, as far as it has been counted."""
        counted = self.answer is not None and self.answer.seen is not None
        return self.question.to_keep(self.values, self.sentence if counted else "")

    def action_scroll(self, lines: int) -> None:
        """Move the figures, or what they rest on."""
        self.query_one("#figures" if self.view == "decisions" else "#resting").scroll_relative(y=lines, animate=False)

    def action_back(self) -> None:
        """From what the year rests on back to the decisions; from there, back."""
        if self.view == "resting":
            self.view = "decisions"
        else:
            super().action_back()
