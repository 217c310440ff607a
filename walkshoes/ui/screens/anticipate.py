"""What a person expects of the walk, asked before it begins."""

from textual.app import ComposeResult

from walkshoes.living.beginning import company_of
from walkshoes.reports.measures import EASY
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.outcome import Answers, HandsByItem
from walkshoes.ui.screens.after import AGREE
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.number import Number
from walkshoes.ui.widgets.question import answers_in, ask_for_open, whole
from walkshoes.ui.widgets.scale import Scale, hands_in


class Anticipate(Page):
    """Four guesses. Gives back `minutes`, `people`, `asked_same`, `easy`.

    A `group` of so many people agrees on the numbers; for `easy` hands are counted, and given back as well.
    """

    HELP = "There is no right answer: say what you would expect. Afterwards you see it beside what happened."
    heading = "What do you expect?"
    going_back = "back"

    def __init__(self, kept: KeptWalk, group: int = 0) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.group = group
        if group > 1:
            self.about = AGREE
        rings = kept.source.scenario.start.dial is not None
        self.going_on = "ring now" if rings else "begin now"

    def column(self) -> ComposeResult:
        """Three numbers and how easy."""
        before = {item: whole(said) for item, said in self.kept.answers.get("anticipated", {}).items()}
        yield Number("How long will it take you?", "minutes", step=5, value=before.get("minutes"), name="minutes")
        yield Number("How many people will you speak to?", "people", value=before.get("people"), name="people")
        yield Number(
            "How often will you be asked the same thing?",
            "times",
            value=before.get("asked_same"),
            name="asked_same",
        )
        statement = EASY.question.format(company=company_of(self.kept))
        yield Scale(
            f"Afterwards, how far will you agree with this? “{statement}”",
            EASY.points,
            value=before.get("easy"),
            name="easy",
            group=self.group,
        )

    def given(self) -> Answers:
        """What has been answered."""
        return answers_in(self)

    def counted(self) -> HandsByItem:
        """The hands that went up."""
        return hands_in(self)

    def complete(self) -> bool:
        """Every guess is made."""
        return not ask_for_open(self)
