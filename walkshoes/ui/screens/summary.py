"""The last page: what was committed to, and a summary written to a file."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from walkshoes.reports.commitments import commitment_sentence
from walkshoes.reports.places import free_name, place_for, suggested_folder
from walkshoes.scenario.plain import plain
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.way_button import WayButton


class Summary(Page):
    """Says where the summary will lie, writes it, says where it lies."""

    CSS_PATH = "summary.tcss"
    HELP = "The summary is one page to keep or to send on. You can write it somewhere else than suggested."
    heading = "Thank you for walking"
    going_on = "write the summary"
    going_back = "look back once more"
    passing = "no, thank you"
    leaving = ""

    def __init__(self, kept: KeptWalk, record: Record, folder: Path | None = None) -> None:
        super().__init__(kept.source.scenario.title)
        self.kept = kept
        self.record = record
        self.folder = folder or suggested_folder()
        self.is_written = False

    def column(self) -> ComposeResult:
        """The commitment, the place, the button."""
        for made in self.kept.commitments:
            yield Static(Content(commitment_sentence(made)), classes="commitment")
        if self.kept.commitments:
            yield Static(Content("Read it aloud once, to yourself or to the room."), classes="fine")
        yield Static(Content("A summary can be written to a file. Where shall it lie?"), id="where")
        yield Input(str(free_name(self.folder, self.kept)), id="path", select_on_focus=False)
        yield Static("", id="written")

    @on(Input.Submitted, "#path")
    def action_on(self) -> None:
        """Write it where the line says; once it is written, back to the journeys."""
        if self.is_written:
            self.dismiss(Outcome(Way.ON))
            return
        self.write(plain(self.query_one("#path", Input).value, 1_000).strip())

    @work(exclusive=True)
    async def write(self, wanted: str) -> None:
        """Write the summary and say where it lies, or why it does not."""
        from walkshoes.summaries.files import write_report  # noqa: PLC0415 - only whoever wants a summary needs it

        try:
            path = place_for(wanted, self.folder, self.kept)
            if path.exists():
                self.say(f"There is already a file of this name: {path}. Choose another name, please.")
                return
            write_report(self.record, self.kept.session, path, self.kept.participant)
        except OSError as error:
            self.say(f"It could not be written there: {error.strerror or 'the place does not take it'}.")
        except RecordTrouble as trouble:
            self.say(str(trouble))
        else:
            self.is_written = True
            self.say(f"The summary is written. It lies at {path}")
            self.query_one("#on", WayButton).say("back to the journeys")
            self.query_one("#pass").display = False
            self.query_one("#on").focus()

    def say(self, text: str) -> None:
        """Say what came of it, to stay on the page."""
        line = self.query_one("#written", Static)
        line.update(Content(text))
        line.set_class(self.is_written, "-well")
        self.call_after_refresh(line.scroll_visible, animate=False)
