"""The facilitator's screen: who is where, the curve so far, and what can be asked of everybody. Keys alone do.

It only reads the walks and writes down what is asked; whoever walks reads that. So a crash of it stops nobody.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Button, Static

from walkshoes.sessions.led import LedSession
from walkshoes.sessions.record import Record
from walkshoes.sessions.steering import FASTEST, OVER, Ask, Steered, steer, steered
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble, in_a_command
from walkshoes.summaries.live import Live, Looking
from walkshoes.ui.screens.asked_number import AskedNumber
from walkshoes.ui.widgets.feeling_curve import FeelingCurve
from walkshoes.ui.widgets.people_table import PeopleTable

if TYPE_CHECKING:
    from walkshoes.living.pace import Pace

LOOKS_EACH_S = 2.0
NOBODY = (
    "Nobody is here yet. W lets somebody walk at this screen; G a group, by a show of hands. "
    "Another window of this computer opens with: walkshoes session walk {key}{db}"
)
MOST_MINUTES = 240


class Leading(Screen[None]):
    """One session, led. Dismissed when whoever leads goes back."""

    CSS_PATH = "leading.tcss"
    HELP = (
        "Every button at the foot has its letter. “Start” lets those begin who wait for it; “hold” stops time for "
        "everybody and “hold” again lets it go on; “end waits” ends every wait that runs now, counted in full."
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-medium"), (150, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]
    AUTO_FOCUS = "#start"
    BINDINGS = [
        Binding("w,W", "walk", "Walk here", id="leading.walk", tooltip="Somebody walks at this screen"),
        Binding("g,G", "group", "Group", id="leading.group", tooltip="Several walk together, by a show of hands"),
        Binding("s,S", "start", "Start", id="leading.start", tooltip="Whoever waits for it begins"),
        Binding("h,H", "hold", "Hold", id="leading.hold", tooltip="Stop time for everybody, or let it go on"),
        Binding("e,E", "end_waits", "End waits", id="leading.end_waits", tooltip="Every wait that runs now is over"),
        Binding("p,P", "pace", "Pace", id="leading.pace", tooltip="How many times as fast waiting runs"),
        Binding("f,F", "fit", "Fit", id="leading.fit", tooltip="Waiting runs as fast as it must to fit the time left"),
        Binding("d,D", "debrief", "Debrief", id="leading.debrief", tooltip="The debrief, for the projector"),
        Binding("r,R", "report", "Summary", id="leading.report", tooltip="Write the summary to a file"),
        Binding("up", "scroll(-1)", "Up", id="leading.up", show=False, tooltip="Further up"),
        Binding("down", "scroll(1)", "Down", id="leading.down", show=False, tooltip="Further down"),
        Binding("left", "app.focus_previous", "Before", id="leading.left", show=False, tooltip="The button before"),
        Binding("right", "app.focus_next", "Next", id="leading.right", show=False, tooltip="The next button"),
        Binding("escape", "leave", "Leave", id="leading.leave", show=False, tooltip="Leave; nobody is stopped"),
    ]
    BUTTONS = (
        ("walk", "walk here  W"),
        ("group", "a group  G"),
        ("start", "start  S"),
        ("hold", "hold  H"),
        ("end-waits", "end waits  E"),
        ("pace", "pace  P"),
        ("fit", "fit  F"),
        ("debrief", "debrief  D"),
        ("report", "summary  R"),
        ("leave", "leave"),
    )

    steering: reactive[Steered] = reactive(Steered(), init=False)

    def __init__(self, record: Record, led: LedSession, pace: "Pace | int" = 1) -> None:
        super().__init__()
        self.record = record
        self.led = led
        self.pace = pace
        self.reader = Reader(record.path, led.id)
        self.live: Live | None = None
        self._curve: object = None

    def compose(self) -> ComposeResult:
        """Title and state, the curve, the people, the buttons."""
        with Horizontal(id="top"):
            yield Static(Content(self.led.title), id="title")
            yield Static("", id="state")
        yield Static("", id="over-curve", classes="fine")
        yield Vertical(id="curve")
        with VerticalScroll(id="people", can_focus=False):
            yield PeopleTable()
        yield Static("", id="said", classes="fine")
        with Horizontal(id="controls"):
            for name, label in self.BUTTONS:
                yield Button(Content(label), id=name, compact=True, tooltip=self._tip(name))

    def _tip(self, name: str) -> str:
        action = name.replace("-", "_")
        return next(
            (str(one.tooltip) for one in self.BINDINGS if isinstance(one, Binding) and one.action == action), ""
        )

    def on_mount(self) -> None:
        """Look now, and then every two seconds."""
        self.look()
        self.set_interval(LOOKS_EACH_S, self.look)

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self.reader.close()

    def on_screen_resume(self) -> None:
        """Back from a walk or the debrief."""
        self.look()

    @work(exclusive=True)
    async def look(self) -> None:
        """Read who is where, beside the screen; what cannot be read is said, and looked for again."""
        if self.app.screen is not self:
            return
        try:
            live = await self.reader.look()
            steering = steered(self.record.file, self.led.id)
        except RecordTrouble as trouble:
            self.say(str(trouble))
            return
        if not self.is_attached:
            return
        self.live = live
        self.steering = steering
        self.show_live(live)

    def show_live(self, live: Live) -> None:
        """Show the people, the curve, and the state."""
        self.query_one(PeopleTable).show(live.rows)
        about = live.why if live.picture is None else f"How it feels so far: {live.title}"
        self.query_one("#over-curve", Static).update(
            Content(about if live.rows else NOBODY.format(key=self.led.id, db=self._db))
        )
        if live.picture != self._curve:
            self._curve = live.picture
            holder = self.query_one("#curve")
            holder.remove_children()
            if live.picture is not None:
                holder.mount(FeelingCurve(live.picture))
        self.query_one("#curve").display = live.picture is not None
        self.query_one("#state", Static).update(Content(self._state(live)))

    def _state(self, live: Live) -> str:
        steering = self.steering
        how = "not begun" if not steering.started else "held" if steering.held else "under way"
        if steering.debrief:
            how = "debrief"
        fast = f"waiting ×{steering.pace}" if steering.pace > 1 else ""
        by = f"to end by {_clock(steering.fit_by)}" if steering.fit_by else ""
        people = f"{live.people} {'person' if live.people == 1 else 'people'}"
        return " · ".join(part for part in (people, f"{live.walking} on a walk", how, fast or by) if part)

    @property
    def _db(self) -> str:
        """What says where the record is, where it is not in its usual place."""
        usual = self.record.path == Record.default_path()
        return "" if usual else f" --db {in_a_command(self.record.path)}"

    def watch_steering(self, steering: Steered) -> None:
        """What the buttons say follows what holds."""
        self.query_one("#hold", Button).label = Content("go on  H" if steering.held else "hold  H")
        self.query_one("#start", Button).disabled = steering.started
        if self.query_one("#start", Button).disabled and self.focused is None:
            self.query_one("#walk").focus()

    def say(self, text: str) -> None:
        """One line over the buttons."""
        self.query_one("#said", Static).update(Content(text))

    # asking

    def ask(self, what: Ask, value: str, said: str) -> None:
        """Ask something of everybody, and say so."""
        try:
            steer(self.record.file, self.led.id, what, value)
            self.steering = steered(self.record.file, self.led.id)
        except RecordTrouble as trouble:
            self.say(str(trouble))
            return
        self.say(said)
        self.look()

    def action_start(self) -> None:
        """Let those begin who wait."""
        if not self.steering.started:
            self.ask(Ask.START, "", "Started: whoever was waiting has begun.")

    def action_hold(self) -> None:
        """Stop time for everybody, or let it go on."""
        if self.steering.held:
            self.ask(Ask.GO_ON, "", "Time goes on for everybody.")
        else:
            self.ask(Ask.HOLD, "", "Held: time stands still for everybody, and none of it is counted.")

    def action_end_waits(self) -> None:
        """Every wait that runs now is over."""
        self.ask(Ask.END_WAITS, "", "Every wait that was running is over; all of it is counted.")

    def action_pace(self) -> None:
        """Ask how fast."""
        self.app.push_screen(
            AskedNumber("How many times as fast shall waiting run?", "times", 1, FASTEST, self.steering.pace),
            self._paced,
        )

    def _paced(self, times: int | None) -> None:
        if times is not None:
            fast = "as in life" if times == 1 else f"{times} times as fast; the walk says so"
            self.ask(Ask.PACE, str(times), f"Waiting runs {fast}.")

    def action_fit(self) -> None:
        """Ask by when."""
        self.app.push_screen(AskedNumber("How many minutes are left?", "minutes", 1, MOST_MINUTES, 10), self._fitted)

    def _fitted(self, minutes: int | None) -> None:
        if minutes is not None:
            by = utc_text(timedelta(minutes=minutes))
            self.ask(Ask.FIT, by, f"Waiting runs as fast as it must, to end by {_clock(by)}. Speech is never hurried.")

    # going elsewhere

    def action_walk(self) -> None:
        """Somebody walks at this screen."""
        self._let_in(group=False)

    def action_group(self) -> None:
        """Several walk together at this screen."""
        self._let_in(group=True)

    def _let_in(self, *, group: bool) -> None:
        from walkshoes.ui.door import Door  # noqa: PLC0415 - with the screens of a walk it would delay this one

        # Whoever walks at this screen would wait for somebody who cannot reach it.
        if not self.steering.started:
            self.ask(Ask.START, "", "Started.")
        elif self.steering.held:
            self.ask(Ask.GO_ON, "", "Time goes on.")
        self.app.push_screen(Door(self.record, self.led, self.pace, group=group))

    def action_debrief(self) -> None:
        """To the debrief, and say so to everybody."""
        from walkshoes.ui.screens.projector import ProjectorDebrief  # noqa: PLC0415 - brings the summary with it

        self.ask(Ask.DEBRIEF, "", "The debrief has begun.")
        self.app.push_screen(ProjectorDebrief(self.record, self.led.id), self._debriefed)

    def _debriefed(self, _: None) -> None:
        """Back from the debrief: nobody need look up any more."""
        self.ask(Ask.DEBRIEF, OVER, "The debrief is left; D opens it again.")

    def action_report(self) -> None:
        """To the page that writes the summary."""
        from walkshoes.ui.screens.session_summary import SessionSummary  # noqa: PLC0415 - brings the forms with it

        self.app.push_screen(SessionSummary(self.record, self.led))

    def action_scroll(self, lines: int) -> None:
        """Move the list."""
        self.query_one("#people").scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Back to wherever this was opened; nobody is stopped."""
        if getattr(self.app, "closing", False):
            self.app.exit()
        else:
            self.dismiss(None)

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """A button does what its letter does."""
        event.stop()
        getattr(self, f"action_{str(event.button.id).replace('-', '_')}")()


class Reader:
    """A session read in a thread of its own, on a connection that belongs to it: a full room must not hold up a key."""

    def __init__(self, path: Path, session: str) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._path, self._session = path, session
        self._looking: Looking | None = None

    async def look(self) -> Live:
        """The session as it is now. Raises RecordTrouble."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._look)

    def _look(self) -> Live:
        if self._looking is None:
            self._looking = Looking(Record(self._path), self._session)
        return self._looking.look()

    def close(self) -> None:
        """Let go of the record, in its thread."""
        self._thread.submit(self._close)
        self._thread.shutdown()

    def _close(self) -> None:
        if self._looking is not None:
            self._looking.record.close()


def _clock(utc: str) -> str:
    """A moment as the clock on the wall shows it here."""
    return datetime.fromisoformat(utc).astimezone().strftime("%H:%M")
