"""The summary of a session, written to a file in the form somebody wants."""

import asyncio
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from walkshoes.reports.files import CannotBeMade
from walkshoes.reports.places import free_page, suggested_folder
from walkshoes.scenario.plain import plain
from walkshoes.sessions.led import LedSession
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.summaries.files import FORMS, NAMES, write_report
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.picking import Picking

WORKING = "One moment. The walks are being laid side by side."
NO_PLACE = "Say where it shall lie: the name of a file."
SAME_NAME = "There is already a file of this name: {path}. Choose another name, please."


class SessionSummary(Page):
    """Which form, where, and where it then lies. Several can be written, one after another."""

    CSS_PATH = "summary.tcss"
    HELP = "Choose a form with the arrow keys, say where the file shall lie, and press the large button."
    heading = "The summary"
    about = (
        "Its first page is the one that gets forwarded. Of fewer than five people it tells only totals; "
        "words are those of people who agreed."
    )
    going_on = "write it"
    going_back = "back"
    leaving = ""

    def __init__(self, record: Record, led: LedSession, folder: Path | None = None) -> None:
        super().__init__(led.title)
        self.record = record
        self.led = led
        self.folder = folder or suggested_folder()

    def column(self) -> ComposeResult:
        """The forms, the place, what came of it."""
        yield Picking("As", {suffix: NAMES[suffix] for suffix in FORMS}, FORMS[0], id="form")
        yield Static(Content("Where shall it lie?"), id="where")
        yield Input(str(self._suggested(FORMS[0])), id="path", select_on_focus=False)
        yield Static("", id="written")

    def _suggested(self, suffix: str) -> Path:
        return free_page(self.folder, f"{self.led.title}-{self.led.began[:10]}", suffix)

    @on(Picking.Picked, "#form")
    def form_picked(self, event: Picking.Picked) -> None:
        """Another form: the same place with another ending."""
        event.stop()
        field = self.query_one("#path", Input)
        wanted = Path(plain(field.value, 1_000).strip() or str(self._suggested(event.value)))
        field.value = str(wanted.with_suffix(event.value)) if wanted.name else str(self._suggested(event.value))

    @on(Input.Submitted, "#path")
    def action_on(self) -> None:
        """Write it."""
        self.write(Path(plain(self.query_one("#path", Input).value, 1_000).strip()).expanduser())

    @work(exclusive=True)
    async def write(self, path: Path) -> None:
        """Write it beside the screen, and say where it lies, or why it does not."""
        if not path.name:
            self.say(NO_PLACE)
            return
        if path.suffix.lower() not in FORMS:
            path = path.with_name(path.name + self.query_one("#form", Picking).value)
        if path.exists():
            self.say(SAME_NAME.format(path=path))
            return
        self.say(WORKING)
        try:
            await asyncio.to_thread(_written, self.record.path, self.led.id, path)
        except OSError as error:
            self.say(f"It could not be written to {path}: {error.strerror or 'the place does not take it'}.")
        except (CannotBeMade, RecordTrouble) as trouble:
            self.say(str(trouble))
        else:
            self.say(f"The summary is written. It lies at {path}")

    def say(self, text: str) -> None:
        """Say what came of it, to stay on the page."""
        line = self.query_one("#written", Static)
        line.update(Content(text))
        self.call_after_refresh(line.scroll_visible, animate=False)


def _written(record: Path, session: str, path: Path) -> None:
    """On a connection of this thread's own."""
    opened = Record(record)
    try:
        write_report(opened, session, path)
    finally:
        opened.close()
