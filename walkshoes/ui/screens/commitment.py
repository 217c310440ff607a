"""One commitment: when this happens, then I will do that, by a day, with an owner. It can be left out, honestly.

It is written line by line, and then read once as one sentence before it is kept.
"""

from collections.abc import Collection
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from walkshoes.reports.commitments import CUE, bare, commitment_sentence, nudges, teams_of
from walkshoes.sessions.kept import Commitment as Made
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.outcome import Answers, Outcome, Way
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.day import Day
from walkshoes.ui.widgets.question import Question, answers_in
from walkshoes.ui.widgets.way_button import WayButton
from walkshoes.ui.widgets.words import Words

WRITING, READING = "What will you change?", "This is what you will do"
ABOUT_WRITING = "One thing is enough."
ABOUT_READING = "Read it once, as it will stand. Is it what you mean?"
NEEDED = "say what you will do, or choose “not today”"
AS_IT_IS = "Or go on as it is: press “read it” once more."


class Committing(Page):
    """Four lines, then the sentence they make. Gives back `when`, `then`, `by` (2026-03-09, or empty), `owner`.

    Only what one will do is needed; whatever else would make it clearer is asked for once. `teams` are what journeys
    call their teams and companies; `owner` is suggested.
    """

    CSS_PATH = "commitment.tcss"
    HELP = (
        "One thing you yourself will do, when something you can name happens. “Not today” is an answer too. "
        "Nothing is kept before you have read it as one sentence."
    )
    heading = WRITING
    about = ABOUT_WRITING
    going_on = "read it"
    going_back = "back"
    passing = "not today"
    reading: reactive[bool] = reactive(False, init=False, toggle_class="-reading")

    def __init__(self, over: str, owner: str, teams: Collection[str], today: date | None = None) -> None:
        super().__init__(over)
        self.owner = owner
        self.today = today or date.today()
        self.teams = teams
        self.nudged: set[tuple[str, str]] = set()

    def column(self) -> ComposeResult:
        """The four lines; and, in their place once they are written, the sentence."""
        with Vertical(id="lines"):
            yield Words("If or when …", hint="I next chair the service board", name="when")
            yield Words("then I will …", hint="open it with one customer’s own words", name="then")
            yield Day("by", self.today, name="by")
            yield Words("seen to by", value=self.owner, name="owner")
        yield Static("", id="sentence")

    def made(self) -> Made:
        """The commitment as it is written now, the day as everybody sorts it; empty where a line is."""
        said = answers_in(self)
        day = self.query_one(Day).day
        when, then, owner = (bare(str(said.get(name, "")), name) for name in ("when", "then", "owner"))
        return Made(when, then, day.isoformat() if day else "", owner)

    def given(self) -> Answers:
        """The four parts."""
        made = self.made()
        return {"when": made.when, "then": made.then, "by": made.by, "owner": made.owner}

    def complete(self) -> bool:
        """What one will do must be said, and a day must be one; what would make it clearer is asked for once."""
        made, by = self.made(), self.query_one(Day)
        if not made.then:
            return self._ask({**({} if made.when else {"when": CUE}), "then": NEEDED})
        if by.answer is not None and by.day is None:
            return self._ask({"by": by.wanted})
        asked = nudges(made, self.teams, self.today)
        if asked.items() <= self.nudged:
            return True
        self.nudged |= asked.items()
        self.query_one("#about", Static).update(Content(AS_IT_IS))
        return self._ask(asked)

    def _ask(self, asked: dict[str, str]) -> bool:
        """Ask in place; the first line that is asked about gets the keys."""
        for line in self.query(Question):
            line.say(asked.get(str(line.id), ""))
        self.query_one(f"#{next(iter(asked))}", Question).take_focus()
        return False

    def action_on(self) -> None:
        """Once it is written, read it; once it is read, keep it."""
        if self.reading:
            super().action_on()
        elif self.complete():
            self.reading = True

    def watch_reading(self, reading: bool) -> None:
        """From the lines to their sentence, or back."""
        self.query_one("#heading", Static).update(Content(READING if reading else WRITING))
        self.query_one("#about", Static).update(Content(ABOUT_READING if reading else ABOUT_WRITING))
        self.query_one("#sentence", Static).update(Content(commitment_sentence(self.made()) if reading else ""))
        self.query_one("#on", WayButton).say("keep this" if reading else "read it")
        self.query_one("#back", WayButton).say("change it" if reading else "back")
        self.query_one("#lines").display = not reading
        self.query_one("#sentence").display = reading
        self.query_one("#column").scroll_home(animate=False)
        if reading:
            self.query_one("#on").focus()
        else:
            self.query_one("#then", Words).take_focus()

    def action_back(self) -> None:
        """From the sentence to its lines; from there back, and what is not kept yet is not carried along."""
        if self.reading:
            self.reading = False
        else:
            self.dismiss(Outcome(Way.BACK))

    def action_leave(self) -> None:
        """Leave without a commitment; it is asked for again."""
        self.dismiss(Outcome(Way.LEAVE))


class Commitment(Committing):
    """What whoever has walked will do."""

    def __init__(self, kept: KeptWalk, today: date | None = None, group: int = 0) -> None:
        """A `group` of so many people is no owner: who of them sees to it is asked."""
        super().__init__(
            kept.source.scenario.title, "" if group > 1 else kept.alias, teams_of(kept.engine.program), today
        )
        self.kept = kept
