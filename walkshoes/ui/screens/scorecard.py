"""The mystery shopper's scorecard, answered from memory before any figure is shown."""

from textual.app import ComposeResult

from walkshoes.living.beginning import companies_of
from walkshoes.reports.scorecard import questions
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.question import answers_in, ask_for_open
from walkshoes.ui.widgets.yes_no import YesNo

ANSWERS = "Click, or press Y, N, or ? where you are not sure."


class Scorecard(Page):
    """What one would report. Gives back `yes`, `no` or `unsure` for each item of the scenario's scorecard."""

    CSS_PATH = "scorecard.tcss"
    HELP = "Answer from memory, as the customer you just were; not sure is an answer too. The record comes next."
    AUTO_FOCUS = ""  # only once the page is laid out is it known what has to be scrolled to
    heading = "What would you report?"
    about = f"From memory. {ANSWERS}"
    going_back = "back"

    def __init__(self, kept: KeptWalk) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        if len(kept.engine.program.companies) > 1:
            self.about = f"Of {companies_of(kept)} together, from memory. {ANSWERS}"

    def column(self) -> ComposeResult:
        """A question an item, in the scenario's order."""
        before = self.kept.answers.get("scorecard", {})
        for item, question in questions(self.kept.source.scenario.scorecard).items():
            yield YesNo(question, value=str(before.get(item, "")), name=item)

    def focus_first(self) -> None:
        """Whoever comes back goes on where they were: at the first question that is open."""
        still_open = [asked for asked in self.query(YesNo) if asked.answer is None]
        if still_open:
            still_open[0].take_focus()
        else:
            super().focus_first()

    def given(self) -> Answers:
        """What has been answered."""
        return answers_in(self)

    def complete(self) -> bool:
        """Everything is answered; not sure is an answer."""
        return not ask_for_open(self)
