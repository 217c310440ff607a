"""Twenty seconds of practice on the telephone, before anything counts. It is a real walk, and nothing of it is kept."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import App, ComposeResult
from textual.widgets import Button

from walkshoes.journey.events import Code
from walkshoes.living.pacing import monotonic_ms
from walkshoes.scenario.load import load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.record import Record
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.screens.walk import ENDED, LEFT, WalkScreen
from walkshoes.ui.widgets.coach import Coach, Lesson

if TYPE_CHECKING:
    from walkshoes.sessions.rows import WalkRow

JOURNEY = Path(__file__).with_name("practice.yaml")
ABOUT = "Practise first. It takes twenty seconds; nothing is kept."
OVER = "That is all there is to the telephone."
SKIP, GO_ON = "skip this  Esc", "go on  Enter"
LESSONS = {
    Code.PRESSED: Lesson("Press 1: click it on the telephone, or type it.", "You pressed 1."),
    Code.REACTED: Lesson(
        "Say how you feel: click a word at the foot, or press F2 and then a number.", "What you feel is noted."
    ),
    Code.HUNG_UP: Lesson("Hang up: click “hang up”, or press F8.", "You hung up."),
}
"""What happens → the lesson it belongs to."""


class PracticeScreen(WalkScreen):
    """The screen of the walk with three things to do above it. Made by `practice`, which may find no room for it.

    Dismissed with "ended" when all is done, with "left" where it was skipped.
    """

    CSS_PATH = ["walk.tcss", "practice.tcss"]  # type: ignore[assignment]
    HELP = "Try the keys: nothing of this is kept, and nothing can go wrong. Escape skips it."

    def __init__(self, record: Record, folder: "TemporaryDirectory[str]", clock: Callable[[], int]) -> None:
        source = source_of(load_text(JOURNEY.read_text(encoding="utf-8"), JOURNEY.stem))
        kept = record.begin(source, "", persona=Persona("You", {}, {}))
        kept.advance(kept.walk.until)  # it has rung: a key pressed while it rings would do nothing
        super().__init__(kept, clock=clock)
        self._record = record
        self._folder = folder
        self._hung_up = False

    def compose(self) -> ComposeResult:
        """The lessons above the walk."""
        yield Coach(ABOUT, list(LESSONS.values()), SKIP)
        yield from super().compose()

    def show_walk(self) -> None:
        """The walk, and which lessons have been done."""
        happened = {event[1] for event in self.kept.walk.events}
        hung_up = Code.HUNG_UP in happened
        over_now = hung_up and not self._hung_up
        self._hung_up = hung_up
        super().show_walk()
        coach = self.query_one(Coach)
        coach.show(frozenset(number for number, code in enumerate(LESSONS) if code in happened))
        if over_now:
            coach.over(OVER, GO_ON)

    def _show_doing(self) -> None:
        """After the call there is nothing to decide."""
        if self._hung_up:
            self.form.put(None)
        else:
            super()._show_doing()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Escape always does something here."""
        return True if action == "disarm" else super().check_action(action, parameters)

    def action_disarm(self) -> None:
        """Escape: out of what F2 began, else out of the practice."""
        if super().check_action("disarm", ()):
            super().action_disarm()
        else:
            self.press_out()

    @on(Button.Pressed, "#coach-out")
    def press_out(self) -> None:
        """Skip it, or go on after it."""
        self.pacing.stop()
        self._go(ENDED if self._hung_up else LEFT)

    def on_unmount(self) -> None:
        """Nothing of it is kept."""
        self._record.close()
        self._folder.cleanup()


def practice(clock: Callable[[], int] = monotonic_ms) -> PracticeScreen | None:
    """A practice, made anew; None where the computer has no room for it at all."""
    try:
        folder = TemporaryDirectory(prefix="walkshoes-", ignore_cleanup_errors=True)
        return PracticeScreen(Record(Path(folder.name) / "practice.db"), folder, clock)
    except (OSError, RecordTrouble):
        return None


def wants_practice(app: App[Any], record: Record, alias: str) -> bool:
    """Whether somebody is new to this: nobody has finished a walk under that name, or practised just now."""
    practised = practised_in(app)
    if "" in practised:  # from the list of journeys, before there was a name
        practised.remove("")
        practised.add(alias)
    return alias not in practised and not any(
        _finished(walk, alias) for session in record.sessions() for walk in record.walks(session.id)
    )


def practised_in(app: App[Any]) -> set[str]:
    """The names under which somebody has practised since an app was opened; an empty one before there was a name."""
    return getattr(app, "practised", set())


async def practise_first(app: App[Any], record: Record, alias: str) -> None:
    """A practice before the first briefing of a person; whoever has had it, or knows it all, is not asked again."""
    screen = practice() if wants_practice(app, record, alias) else None
    if screen is not None:
        await app.push_screen_wait(screen)
        practised_in(app).add(alias)


def _finished(walk: "WalkRow", alias: str) -> bool:
    return bool(walk.ending) and walk.alias == alias
