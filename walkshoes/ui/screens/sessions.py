"""The sessions somebody leads: one to open, or a new one."""

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from walkshoes.sessions.led import LedSession, Plan, begin_session, led_session, led_sessions
from walkshoes.sessions.rows import SessionRow
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.outcome import Answers
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.entry import Entry
from walkshoes.ui.widgets.journeys_picked import JourneysPicked
from walkshoes.ui.widgets.picking import Picking
from walkshoes.ui.widgets.question import answers_in
from walkshoes.ui.widgets.words import Words

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace
    from walkshoes.scenario.load import Source
    from walkshoes.sessions.record import Record

LABELS = "such as department=Service, department=Finance"
ALIAS, NAME = "alias", "name"
NO_JOURNEY = "Pick at least one journey: Space, or a click."
WRITTEN_SO = "A label is written NAME=VALUE, such as department=Service."


class Sessions(Page):
    """Those there are, the newest first, and the way to a new one."""

    CSS_PATH = "library.tcss"
    HELP = "Choose a session to lead it, or make a new one. A session is one or several journeys, for 1 to 60 people."
    heading = "Sessions you lead"
    about = "A session is one or several journeys that several people walk, and the debrief that follows."
    going_on = "a new session"
    going_back = "journeys"
    leaving = ""

    def __init__(self, record: "Record", sources: "list[Source]", pace: "Pace | int" = 1) -> None:
        super().__init__("For whoever leads")
        self.record = record
        self.sources = sources
        self.pace = pace

    def column(self) -> ComposeResult:
        """The list, once it is read."""
        yield Static("", id="moment")
        yield Vertical(id="entries")

    async def on_screen_resume(self) -> None:
        """Read the list, also on coming back."""
        moment = self.query_one("#moment", Static)
        try:
            rows = led_sessions(self.record.file)
        except RecordTrouble as trouble:
            moment.update(Content(str(trouble)))
            return
        moment.update(Content("" if rows else "There is none yet."))
        moment.display = not rows
        holder = self.query_one("#entries")
        await holder.remove_children()
        await holder.mount(*(Listed(row) for row in rows))

    @on(Entry.Chosen)
    def choose(self, message: Entry.Chosen) -> None:
        """Lead it."""
        if isinstance(message.entry, Listed):
            try:
                led = led_session(self.record.file, message.entry.row.id)
            except RecordTrouble as trouble:
                self.query_one("#about", Static).update(Content(str(trouble)))
                return
            if led is not None:
                self.lead(led)

    def lead(self, led: LedSession) -> None:
        """To the facilitator's screen."""
        from walkshoes.ui.screens.leading import Leading  # noqa: PLC0415 - only whoever leads needs it

        self.app.push_screen(Leading(self.record, led, self.pace))

    def action_on(self) -> None:
        """A new one."""
        self.app.push_screen(NewSession(self.sources), lambda made: self.made(made.answers if made else {}))

    def made(self, answers: Answers) -> None:
        """Keep the new session and lead it; what cannot be is said."""
        if not answers:
            return
        sources = [self.sources[int(number)] for number in str(answers["journeys"]).split(",")]
        labels: dict[str, list[str]] = {}
        for name, value in labels_in(str(answers.get("labels", ""))) or ():
            labels.setdefault(name, []).append(value)
        plan = Plan(str(answers.get("title", "")), sources, labels, names=answers.get("names") == NAME)
        try:
            self.lead(begin_session(self.record.file, plan))
        except (RecordTrouble, ValueError) as trouble:
            self.query_one("#about", Static).update(Content(str(trouble)))

    def action_go(self, by: int) -> None:
        """To the session beneath, or above."""
        entries = list(self.query(Entry))
        at = next((number for number, entry in enumerate(entries) if entry.has_focus), -by)
        if entries:
            entries[min(len(entries) - 1, max(0, at + by))].focus()

    def action_aside(self, by: int) -> None:
        """There is one column."""


class Listed(Entry):
    """A session in the list."""

    def __init__(self, row: SessionRow) -> None:
        walks = "one walk" if row.walks == 1 else f"{row.walks or 'no'} walks"
        super().__init__(row.title, row.began[:10], walks)
        self.row = row


class NewSession(Page):
    """Gives back `title`, `journeys` (their numbers in order, with commas), `labels`, `names` (alias or name)."""

    CSS_PATH = "who.tcss"
    HELP = "A title, the journeys in their order, and whether people may walk under their own names. All else can wait."
    heading = "A new session"
    about = "Which journeys, in which order?"
    going_on = "make it"
    going_back = "back"
    leaving = ""

    def __init__(self, sources: "list[Source]") -> None:
        super().__init__("For whoever leads")
        self.sources = sources

    def column(self) -> ComposeResult:
        """Title, journeys, labels, names."""
        yield Words("Title", value="Leadership day", name="title")
        yield JourneysPicked([source.scenario.title for source in self.sources], name="journeys")
        yield Words("Labels", hint=LABELS, name="labels")
        yield Picking(
            "People walk under",
            {ALIAS: "any name but their own", NAME: "their own name, if they like"},
            ALIAS,
            id="names",
        )

    def given(self) -> Answers:
        """What was written and picked."""
        return answers_in(self) | {"names": self.query_one("#names", Picking).value}

    def complete(self) -> bool:
        """A journey at least, and labels that are some."""
        about = self.query_one("#about", Static)
        if self.query_one(JourneysPicked).answer is None:
            about.update(Content(NO_JOURNEY))
            self.query_one(JourneysPicked).take_focus()
            return False
        if labels_in(str(answers_in(self).get("labels", ""))) is None:
            self.query_one("#labels", Words).say(WRITTEN_SO)
            self.query_one("#labels", Words).take_focus()
            return False
        return True


def labels_in(text: str) -> list[tuple[str, str]] | None:
    """`department=Service, department=Finance` as pairs; None where one of them is no label."""
    labels = []
    for part in text.split(","):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if not (name and equals and value):
            return None
        labels.append((name, value))
    return labels
