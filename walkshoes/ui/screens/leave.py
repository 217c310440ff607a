"""What somebody said along the way, and whether it may be quoted: without their name, in no order."""

from textual.app import ComposeResult

from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.outcome import Answers, Outcome, Way
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.points import Points


class Leave(Page):
    """Gives back `may_quote`: yes or no. Nothing is quoted without a yes."""

    HELP = "Read once more what you said. Nobody sees it unless you say yes, and then without your name."
    heading = "What you said along the way"
    about = (
        "May it be read out in the debrief, and stand in the summary? Without your name, without times, in no order."
    )
    going_on = "yes, it may"
    going_back = "back"
    passing = "no"
    AUTO_FOCUS = "#pass"  # a key too many gives nothing away

    def __init__(self, kept: KeptWalk) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept

    def column(self) -> ComposeResult:
        """Their words."""
        yield Points(" ".join(text.split()) for text in quotable(self.kept))

    def given(self) -> Answers:
        """Yes."""
        return {"may_quote": "yes"}

    def action_pass(self) -> None:
        """No."""
        self.dismiss(Outcome(Way.ON, {"may_quote": "no"}))

    def action_back(self) -> None:
        """Back, without an answer."""
        self.dismiss(Outcome(Way.BACK))

    def action_leave(self) -> None:
        """Leave, without an answer: it is asked again."""
        self.dismiss(Outcome(Way.LEAVE))


def quotable(kept: KeptWalk) -> list[str]:
    """The words that came with feelings; what was told to the company stays where it is."""
    return [said.text for said in kept.said if said.kind == "reaction" and said.text.strip()]
