"""How it was, asked before any figure is shown: first what it felt like, then the customary two questions."""

from textual.app import ComposeResult

from walkshoes.living.beginning import company_of
from walkshoes.reports.measures import CES, CSAT
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.outcome import Answers, HandsByItem
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.number import Number
from walkshoes.ui.widgets.question import answers_in, ask_for_open, whole
from walkshoes.ui.widgets.scale import Scale, hands_in
from walkshoes.ui.widgets.words import Words

HELP = "Answer from memory, as the customer you just were. The record comes next."
AGREE = "Agree on one number."
"""What a group is told where hands are not counted."""


class HowItWas(Page):
    """What it felt like. Gives back `minutes`, `people`, `asked_same`, `owner`; a `group` agrees on them."""

    HELP = HELP
    heading = "How it was"
    about = "From memory, please."

    def __init__(self, kept: KeptWalk, group: int = 0) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        if group > 1:
            self.about = f"{self.about} {AGREE}"

    def column(self) -> ComposeResult:
        """Three numbers and a name."""
        said = self.kept.answers.get("felt", {})
        before = {item: whole(answer) for item, answer in said.items()}
        yield Number("How long did it feel?", "minutes", step=5, value=before.get("minutes"), name="minutes")
        yield Number("How many people did you speak to?", "people", value=before.get("people"), name="people")
        yield Number(
            "How often were you asked the same thing?", "times", value=before.get("asked_same"), name="asked_same"
        )
        yield Words(
            "Who owned it?",
            value=str(said.get("owner", "")),
            offers={"nobody": "nobody", "I cannot say": "I cannot say"},
            name="owner",
        )

    def given(self) -> Answers:
        """What has been answered."""
        return answers_in(self)

    def complete(self) -> bool:
        """Everything is answered."""
        return not ask_for_open(self)


class Measures(Page):
    """Effort and satisfaction, in the role of the customer. Gives back `ces` and `csat`.

    Of a `group` of so many people hands are counted, and given back as well.
    """

    HELP = HELP
    heading = "As the customer you just were"
    going_back = "back"

    def __init__(self, kept: KeptWalk, group: int = 0) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.group = group

    def column(self) -> ComposeResult:
        """The two questions in their exact words."""
        before = {item: whole(said) for item, said in self.kept.answers.get("measures", {}).items()}
        statement = CES.question.format(company=company_of(self.kept))
        asked = f"How far do you agree? “{statement}”"
        yield Scale(asked, CES.points, value=before.get("ces"), name="ces", group=self.group)
        yield Scale(CSAT.question, CSAT.points, value=before.get("csat"), name="csat", group=self.group)

    def given(self) -> Answers:
        """What has been answered."""
        return answers_in(self)

    def counted(self) -> HandsByItem:
        """The hands that went up."""
        return hands_in(self)

    def complete(self) -> bool:
        """Both are answered."""
        return not ask_for_open(self)
