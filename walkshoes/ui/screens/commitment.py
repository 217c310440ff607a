"""One commitment: when this happens, then I will do that, by a day, with an owner. It can be left out, honestly."""

from datetime import date

from textual.app import ComposeResult

from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.outcome import Answers, Outcome, Way
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.day import Day
from walkshoes.ui.widgets.question import answers_in
from walkshoes.ui.widgets.words import Words

NUDGE = {
    "when": "What would remind you? Or press “keep this” again.",
    "by": "By which day? Or press “keep this” again.",
    "owner": "Which person sees to it? Or press “keep this” again.",
}
_OPENINGS = {"when": ("when ",), "then": ("then ", "i will ", "i'll ", "i’ll ")}


class Commitment(Page):
    """Four lines. Gives back `when`, `then`, `by` (a day as 2026-03-09, or empty), `owner`; or nothing.

    Only what one will do is needed; what else is missing is asked for once.
    """

    HELP = "One thing you yourself will do. “Not today” is an answer too."
    heading = "What will you change?"
    about = "One thing is enough."
    going_on = "keep this"
    going_back = "back"
    passing = "not today"

    def __init__(self, kept: KeptWalk, today: date | None = None) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.today = today or date.today()
        self.nudged: set[str] = set()

    def column(self) -> ComposeResult:
        """The four lines, and the way past them."""
        yield Words("When …", hint="I next chair the service board", name="when")
        yield Words("then I will …", hint="open it with one recorded call", name="then")
        yield Day("by", self.today, name="by")
        yield Words("seen to by", value=self.kept.alias, name="owner")

    def given(self) -> Answers:
        """The four, with the day as everybody sorts it; empty where a line is."""
        said = answers_in(self)
        day = self.query_one(Day).day
        lines = {name: bare(str(said.get(name, "")), name) for name in ("when", "then", "owner")}
        return lines | {"by": day.isoformat() if day else ""}

    def complete(self) -> bool:
        """What one will do must be said, and a day must be one; the rest is asked for once."""
        then, by = self.query_one("#then", Words), self.query_one(Day)
        if then.answer is None:
            then.say("say what you will do, or choose “not today”")
            then.take_focus()
            return False
        if by.answer is not None and by.day is None:
            by.say(by.wanted)
            by.take_focus()
            return False
        given = self.given()
        missing = [name for name in NUDGE if not given[name] and name not in self.nudged]
        if not missing:
            return True
        self.nudged.add(missing[0])
        line = self.query_one(f"#{missing[0]}", Words)
        line.say(NUDGE[missing[0]])
        line.take_focus()
        return False

    def action_back(self) -> None:
        """Back; what is not kept yet is not carried along."""
        self.dismiss(Outcome(Way.BACK))

    def action_leave(self) -> None:
        """Leave without a commitment; it is asked for again."""
        self.dismiss(Outcome(Way.LEAVE))


def bare(text: str, name: str) -> str:
    """The text without the opening words that stand beside its line already, and without a full stop."""
    for opening in _OPENINGS.get(name, ()):
        if text.lower().startswith(opening):
            text = text[len(opening) :]
    return text.rstrip(" .")
