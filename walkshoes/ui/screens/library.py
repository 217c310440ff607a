"""The journeys: what was left unfinished first, then everything that can be walked."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from walkshoes.scenario.shipped import left_out
from walkshoes.sessions.stages import Stage
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.page import Page
from walkshoes.ui.widgets.entry import Entry
from walkshoes.ui.widgets.way_button import WayButton

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace
    from walkshoes.scenario.load import Source
    from walkshoes.scenario.policies import Settings
    from walkshoes.sessions.record import Record
    from walkshoes.sessions.rows import WalkRow
    from walkshoes.ui.course import Course

STOPPED = {
    Stage.BRIEFING: "stopped before it began",
    Stage.ANTICIPATE: "stopped before it began",
    Stage.WALK: "stopped on the way",
    Stage.AFTER: "stopped just after the walk",
    Stage.DEBRIEF: "stopped while looking back",
    Stage.COMMITMENT: "stopped before the last page",
}


PAUSED = "Your walk is paused, and everything is kept. “Continue” goes on where you were, today or another day."
COLUMNS = 2
"""How many journeys stand side by side in a broad window."""
RECENT = 20
"""So many walks stand before the journeys; what was left longer ago, in a record of years, stands after them."""
AT_ONCE = 100
"""How many of those are put up at a time, so that a key is answered in between."""


class Library(Page):
    """The first screen. What takes time (the record, the journeys) comes after its first picture."""

    HELP = (
        "Click a journey, or go to it with the arrow keys and press Enter. Beside each stands how many minutes it "
        "takes; you can stop at any time and go on later."
    )
    BINDINGS = [
        Binding("p,P", "practise", "Practise", id="library.practise", show=False, tooltip="Practise first"),
        Binding("g,G", "guide", "Guide", id="library.guide", show=False, tooltip="How to lead the chosen journey"),
        Binding("l,L", "sessions", "Lead", id="library.sessions", show=False, tooltip="Lead a session of several"),
        Binding("s", "app.settings", "Settings", id="library.settings", show=False, tooltip="Settings"),
    ]
    heading = "Walk in your customers’ shoes"
    about = "Choose a journey. You need as many minutes as stand beside it, and nothing else."
    going_on = ""
    leaving_tip = "Ctrl+Q"

    def __init__(
        self,
        record_path: Path | None,
        sources: "Callable[[], list[Source]]",
        seed: int = 1,
        pace: "Pace | int" = 1,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.record_path = record_path
        self.sources = sources
        self.seed = seed
        self.pace = pace
        self.record: Record | None = None
        self.journeys: list[Source] = []
        self.looked_at: Source | None = None  # the journey the keys stand, or stood, at
        self.course: Course | None = None  # the walk that was begun, or gone on with, last

    def column(self) -> ComposeResult:
        """The entries, once they are known."""
        yield Static(Content("One moment …"), id="moment")
        yield Vertical(id="entries")

    def on_screen_resume(self) -> None:
        """Show what there is, on coming here and on coming back."""
        if not getattr(self.app, "closing", False):
            self.fill()

    @work(exclusive=True)
    async def fill(self) -> None:
        """Open the record and the journeys the first time; then list them."""
        from walkshoes.sessions.trouble import RecordTrouble  # noqa: PLC0415 - would delay the first picture

        try:
            if self.record is None:
                self.journeys = await asyncio.to_thread(_journeys, self.sources)
                self.record = _opened(self.record_path)
            unfinished = self.record.unfinished()
        except RecordTrouble as trouble:
            self.query_one("#moment", Static).update(Content(str(trouble)))
            return
        await self.show(unfinished)

    async def show(self, unfinished: "list[WalkRow]") -> None:
        """List what can be gone on with, then what can be begun; when that is seen, what was left long ago."""
        left = self.course is not None and self.course.kept is not None and self.course.kept.id
        unfinished = sorted(unfinished, key=lambda walk: walk.id != left)  # what was paused just now comes first
        entries: list[Entry] = [Continued(walk) for walk in unfinished[:RECENT]]
        entries += [Journey(source) for source in self.journeys]
        about = PAUSED if unfinished and unfinished[0].id == left else self.about
        self.query_one("#about", Static).update(Content(about))
        moment = self.query_one("#moment", Static)
        said = [*([] if entries else ["There is no journey here yet."]), left_out(self.folder, self.journeys)]
        moment.update(Content("\n".join(filter(None, said))))
        moment.display = any(said)
        holder = self.query_one("#entries")
        before = next((entry.heading for entry in self.query(Entry) if entry.has_focus), "")
        await holder.remove_children()
        if not holder.is_attached:
            return  # the app was left meanwhile
        await holder.mount(*entries)
        if entries:  # on the way back from the practice, at the journey that was chosen before
            next((entry for entry in entries if entry.heading == before and about != PAUSED), entries[0]).focus()
        for begin in range(RECENT, len(unfinished), AT_ONCE):
            await asyncio.sleep(0)
            if not holder.is_attached:
                return
            await holder.mount(*(Continued(walk) for walk in unfinished[begin : begin + AT_ONCE]))

    @on(Entry.Chosen)
    def choose(self, message: Entry.Chosen) -> None:
        """Go into the journey, or on with the walk."""
        match message.entry:
            case Journey(source=source):
                self.begin(source)
            case Continued(walk=walk):
                self.begin(walk.id)

    def begin(self, whose: "Source | str", settings: "Settings | None" = None) -> None:
        """Begin a journey, or go on with the walk of that id; with settings, through that company."""
        from walkshoes.ui.course import Course  # noqa: PLC0415 - with all its screens it would delay the first picture

        if self.record is not None:
            self.course = Course(self.record, whose, self.seed, self.pace, settings)
            self.app.push_screen(self.course)

    def ways(self) -> ComposeResult:
        """What can be done before a journey is chosen."""
        yield WayButton(
            "practise first  P", id="practise", classes="quiet", tooltip="P: twenty seconds, nothing is kept"
        )

        yield WayButton("guide  G", id="guide", classes="quiet", tooltip="G: the facilitator's page of this journey")
        yield WayButton("sessions  L", id="sessions", classes="quiet", tooltip="L: sessions of several people")

    @on(Button.Pressed, "#sessions")
    def action_sessions(self) -> None:
        """The sessions that somebody leads."""
        from walkshoes.ui.screens.sessions import Sessions  # noqa: PLC0415 - nobody who walks needs it

        if self.record is not None:
            self.app.push_screen(Sessions(self.record, self.journeys, self.pace))

    @on(Button.Pressed, "#guide")
    def action_guide(self) -> None:
        """The facilitator's page of the journey that was chosen last."""
        from walkshoes.ui.screens.guide import GuidePage  # noqa: PLC0415 - nobody who walks needs it

        if journey := self.looked_at or next(iter(self.journeys), None):
            self.app.push_screen(GuidePage(journey), lambda outcome: self.led(journey, outcome))

    def led(self, journey: "Source", outcome: Outcome | None) -> None:
        """Back from the facilitator's page: perhaps to walk the other company, which those who walk never choose."""
        if outcome is not None and outcome.way == Way.ON:
            self.begin(journey, journey.scenario.other)

    @on(Entry.Reached)
    def look_at(self, message: Entry.Reached) -> None:
        """Remember the journey the keys stand at."""
        match message.entry:
            case Journey(source=source):
                self.looked_at = source
            case Continued(walk=walk):
                self.looked_at = next((one for one in self.journeys if one.name == walk.scenario), None)

    @on(Button.Pressed, "#practise")
    def action_practise(self) -> None:
        """Twenty seconds on the telephone."""
        from walkshoes.ui.screens.practice import practice  # noqa: PLC0415 - the same

        screen = practice()
        if screen is not None:
            self.app.push_screen(screen, self.practised)

    def practised(self, _: str | None) -> None:
        """Back from the practice: whoever chooses a journey now is not asked again. Or the app is being left."""
        from walkshoes.ui.screens.practice import practised_in  # noqa: PLC0415 - loaded by now

        practised_in(self.app).add("")
        if getattr(self.app, "closing", False):
            self.app.exit()

    def action_aside(self, by: int) -> None:
        """To the journey beside this one, where they stand in two columns."""
        if self.has_class("-broad"):
            self._go(by)

    def action_go(self, by: int) -> None:
        """To the journey beneath, or above."""
        self._go(by * COLUMNS if self.has_class("-broad") else by)

    def _go(self, by: int) -> None:
        """The first and the last stay where they are."""
        entries = list(self.query(Entry))
        at = next((number for number, entry in enumerate(entries) if entry.has_focus), -by)
        if entries:
            entries[min(len(entries) - 1, max(0, at + by))].focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no way back from here."""
        return action != "back" and super().check_action(action, parameters)

    def action_back(self) -> None:
        """There is nothing behind the first screen."""

    def action_leave(self) -> None:
        """Close the app."""
        self.app.exit()

    def on_unmount(self) -> None:
        """Let go of the record."""
        if self.record is not None:
            self.record.close()


class Journey(Entry):
    """A journey that can be begun."""

    def __init__(self, source: "Source") -> None:
        from walkshoes.journey.clock import about_text  # noqa: PLC0415 - loaded by now; it would delay the first picture

        scenario = source.scenario
        about = f"about {about_text(scenario.minutes)}" if scenario.minutes else ""
        super().__init__(scenario.title, about, scenario.summary)
        self.source = source


class Continued(Entry):
    """A walk that can be gone on with."""

    def __init__(self, walk: "WalkRow") -> None:
        line = f"{walk.alias}, {STOPPED.get(walk.stage, 'stopped')}"
        super().__init__(f"Continue: {walk.title}", "", line, classes="-continued")
        self.walk = walk


def _journeys(sources: "Callable[[], list[Source]]") -> "list[Source]":
    """Runs beside the first picture; what is imported here does not hold it up."""

    return sources()


def _opened(path: Path | None) -> "Record":
    from walkshoes.sessions.record import Record  # noqa: PLC0415 - loaded by now

    return Record(path or Record.default_path())
