"""Coming into a session: a name, or another name, and what is kept; then to the journeys."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from walkshoes.sessions.led import LedSession
from walkshoes.sessions.notice import notice_of
from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.number import Number
from walkshoes.ui.widgets.picking import Picking
from walkshoes.ui.widgets.question import answers_in
from walkshoes.ui.widgets.words import Words

ANY = "Any name but your own: it is how you find your page again. Please remember it."
OWN = "Your own name or any other. The walk is kept under it."
REHEARSED = (
    "This session is a rehearsal: made-up people have walked in it, and do not hide you. What you say can be told from "
    "theirs."
)
TOGETHER = "One of you keys what most hands go up for. The walk counts as so many people."
FEWEST = 2
NONE, NONE_OF_THEM = "", "none of these"
"""What is picked until somebody picks: whoever presses Enter must not be counted where they do not belong."""
LONGEST = 40


class Joining(Page):
    """Gives back `alias`, for a group `people`, and for each label to pick one answer under its name."""

    CSS_PATH = "who.tcss"
    HELP = "Any name will do. Whoever has been here before and gives the same name is asked whether it is them."
    going_back = "back"
    leaving = ""

    def __init__(
        self, led: LedSession, suggested: str, *, group: bool = False, rehearsed: bool = False, said: str = ""
    ) -> None:
        super().__init__(led.title)
        self.led = led
        self.suggested = suggested
        self.group = group
        self.rehearsed = rehearsed
        self.said = said
        self.heading = "What shall we call your group?" if group else "What shall we call you?"
        self.about = TOGETHER if group else OWN if led.names else ANY

    def column(self) -> ComposeResult:
        """The name, how many they are, what they belong to, and what is kept."""
        if self.said:
            yield Static(Content(self.said), classes="said")
        yield Words("Name", value=self.suggested, name="alias")
        if self.group:
            yield Number("How many are you?", "people", value=None, name="people")
        for number, (name, values) in enumerate(self.led.to_pick.items()):
            yield Picking(name, {NONE: NONE_OF_THEM, **{value: value for value in values}}, NONE, id=f"label-{number}")
        if self.rehearsed:
            yield Static(Content(REHEARSED), id="rehearsed")
        yield Static(Content(notice_of(self.led)), id="kept", classes="fine")

    def complete(self) -> bool:
        """A group says how many they are."""
        if not self.group:
            return True
        asked = self.query_one(Number)
        if asked.answer is None or asked.answer < FEWEST:
            asked.say("how many, please: two or more")
            asked.take_focus()
            return False
        return True

    def given(self) -> Answers:
        """The name, or the one suggested; the number; the labels."""
        said = dict(answers_in(self))
        said["alias"] = str(said.get("alias") or self.suggested)[:LONGEST]
        return said | dict(self.labels())

    def labels(self) -> Mapping[str, str]:
        """What was picked, by label."""
        names = list(self.led.to_pick)
        return {name: self.query_one(f"#label-{number}", Picking).value for number, name in enumerate(names)}


class SameName(Page):
    """Somebody goes by this name already: is it them? The way on says yes."""

    HELP = "If you were here before under this name, you go on where you were. If not, choose another one."
    AUTO_FOCUS = "#back"  # a key too many opens nobody's walk
    heading = "This name is taken"
    going_on = "that is me"
    going_back = "another name"
    leaving = ""

    def __init__(self, led: LedSession, alias: str) -> None:
        super().__init__(led.title)
        self.about = f"Somebody in this session already goes by “{alias}”. Is that you?"
