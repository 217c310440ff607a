"""The call: the line, the desk, the telephone, and how it feels. The customer's time runs here and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Static

from walkshoes.journey import program as p
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.telling import told
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.doing import doing, place_title
from walkshoes.ui.living import Living
from walkshoes.ui.pacing import Pacing, monotonic_ms
from walkshoes.ui.widgets.captions import Captions
from walkshoes.ui.widgets.choosing import Choosing
from walkshoes.ui.widgets.desk import Desk
from walkshoes.ui.widgets.heading import Heading
from walkshoes.ui.widgets.keypad import KEYS, Keypad
from walkshoes.ui.widgets.own_words import NO_PASTE
from walkshoes.ui.widgets.phone import Phone
from walkshoes.ui.widgets.reactions import FACES, Reactions
from walkshoes.ui.widgets.reading import Reading
from walkshoes.ui.widgets.saying import Saying
from walkshoes.ui.widgets.sound import Heard, Sound
from walkshoes.ui.widgets.telling import Telling

if TYPE_CHECKING:
    from walkshoes.sessions.kept import KeptWalk

PanelT = TypeVar("PanelT", bound=Widget)
LOOKS_EACH_S = 0.1
NARROWEST, LOWEST = 60, 18
ENDED, LEFT = "ended", "left"
CRAMPED = "Please make this window larger.\nTime stands still until you have."


def _feeling_keys() -> list[Binding]:
    """Keys that count while F2 is waited for, even for somebody who is typing; otherwise they are what they were."""
    keys = [(str(number), f"feel({number})", f"feel_{number}") for number, _ in enumerate(FACES, 1)]
    keys += [("left", "point(-1)", "feel_left"), ("right", "point(1)", "feel_right"), ("enter", "feel(0)", "feel_take")]
    keys += [("w", "words", "feel_words"), ("escape", "disarm", "feel_no")]
    return [
        Binding(key, action, "How it feels", id=f"call.{name}", show=False, priority=True, tooltip="after F2")
        for key, action, name in keys
    ]


class CallScreen(Screen[str]):
    """A walk, lived. Dismissed with "ended" when the participant goes on after the end, with "left" before it.

    `clock` is milliseconds of any stopwatch that never goes back; tests hand in their own. Whoever pushed the screen
    closes the walk.
    """

    CSS_PATH = "call.tcss"
    HELP = (
        "Listen to the line on the left. Your papers lie on the right; F4 turns them. The keys of the telephone can be "
        "clicked or typed; F8 hangs up. F2 says how you feel, at any moment. F9 pauses: your walk is kept."
    )
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-thin"), (60, "-narrow"), (80, "-medium"), (100, "-wide"), (160, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-low"), (30, "-tall"), (38, "-high"), (50, "-vast")]
    BINDINGS = [
        Binding("f2", "arm", "How you feel", id="call.feel", priority=True, tooltip="Say how you feel"),
        Binding("f4", "turn(1)", "Next paper", id="call.paper", priority=True, tooltip="Turn to the next paper"),
        Binding("f8", "hang_up", "Hang up", id="call.hang_up", priority=True, tooltip="End this call"),
        Binding("f9", "leave", "Pause", id="call.pause", priority=True, tooltip="Stop here; your walk is kept"),
        Binding("left", "turn(-1)", "Paper before", id="call.paper_before", show=False, tooltip="Turn the papers back"),
        Binding("right", "turn(1)", "Next paper", id="call.paper_after", show=False, tooltip="Turn the papers on"),
        Binding("up", "move(-1)", "Up", id="call.up", show=False, tooltip="Move up on the page, or among the options"),
        Binding("down", "move(1)", "Down", id="call.down", show=False, tooltip="Move down"),
        Binding("pageup", "look_back(-1)", "Said before", id="call.back", show=False, tooltip="What was said before"),
        Binding("pagedown", "look_back(1)", "Said last", id="call.on", show=False, tooltip="What was said last"),
        *_feeling_keys(),
    ]

    def __init__(self, kept: "KeptWalk", pace: int = 1, clock: Callable[[], int] = monotonic_ms) -> None:
        super().__init__()
        self.kept = kept
        self.living = Living(kept, pace, clock)
        self._sound_began = 0
        self._sound = Heard.NOTHING
        self._moment: tuple[object, ...] = ()
        self._troubled = False
        self._gone = False

    def compose(self) -> ComposeResult:
        """Heading, line, desk, telephone, reactions; and what covers them when there is no room or trouble."""
        yield Heading(id="heading")
        with Vertical(id="line"):
            yield Captions(id="captions")
            yield Sound(id="sound")
            yield Vertical(id="doing")
        with Vertical(id="beside"):
            yield Desk(self.living.papers, id="desk")
            yield Phone(id="phone")
        yield Reactions(id="reactions")
        yield Static(Content(CRAMPED), id="cramped")
        with Vertical(id="trouble"):
            with Center():
                yield Static("", id="trouble-sentence")
            with Center():
                yield Button("close", id="trouble-close", compact=True, tooltip="Enter")

    # time

    def on_mount(self) -> None:
        """Let time go on from where the walk is."""
        for name, title in (("#line", "The line"), ("#desk", "On your desk"), ("#phone", "Your phone")):
            self.query_one(name).border_title = title
        self.set_interval(LOOKS_EACH_S, self.look)

    def on_screen_suspend(self) -> None:
        """Something else is in front: time stands still."""
        self._kept(self.living.look)
        self.pacing.stop()

    def on_unmount(self) -> None:
        """Nobody is at the screen any more."""
        self.pacing.stop()

    def look(self) -> None:
        """Let the time that has gone by go by for the customer, and show what has come of it."""
        cramped = self.size.width < NARROWEST or self.size.height < LOWEST
        if self.app.screen is self and not cramped:
            self.pacing.start()
        if self._kept(self.living.look):
            self._show()
        if cramped:
            self.pacing.stop()

    @property
    def pacing(self) -> Pacing:
        """The participant's time."""
        return self.living.pacing

    def _kept(self, does: Callable[[], bool | None]) -> bool:
        """Do something that is kept. False where it was refused, or cannot be kept; then the screen says why."""
        if self._troubled:
            return False
        try:
            return does() is not False
        except RecordTrouble as trouble:
            self._stop(trouble)
            return False

    # showing

    def _show(self) -> None:
        living, walk = self.living, self.kept.walk
        captions = self.query_one(Captions)
        captions.show(living.hearing.captions, living.hearing.forgotten, self.pacing.attended_ms)
        self._show_sound(hushed=captions.speaking)
        self.query_one(Desk).lay(living.papers)
        self.query_one(Phone).show(on_call=walk.on_call, number=living.number if living.keying else None)
        about = "this call" if living.clock else ""
        self.query_one(Heading).show(living.whose, living.clock, about, living.hurried)
        self.query_one("#line").border_title = place_title(walk)
        moment = (walk.accepts, walk.op, walk.ended, living.turned)
        if moment != self._moment:
            self._moment = moment
            self._show_doing()

    def _show_sound(self, *, hushed: bool) -> None:
        living, now_ms = self.living, self.pacing.attended_ms
        heard = Heard.MUSIC if living.waiting else Heard.RINGING if living.ringing else Heard.NOTHING
        if heard != self._sound:
            self._sound, self._sound_began = heard, now_ms
        self.query_one(Sound).hear(heard, now_ms - self._sound_began, hushed=hushed)

    def _show_doing(self) -> None:
        """Put up the panel for what can be done now, and take away the one before."""
        space = self.query_one("#doing", Vertical)
        space.remove_children()
        panel = doing(self.kept)
        self.set_class(isinstance(panel, Reading) and panel.has_class("-page"), "-reading")
        space.set_class(panel is not None, "-on")
        if panel is not None:
            space.mount(panel)
        walk = self.kept.walk
        if isinstance(panel, Telling) and isinstance(walk.moment, p.Ask):
            self.query_one(Desk).turn_up(walk.engine.program.facts[walk.moment.fact].name)
        self.set_class(walk.ended, "-over")

    # doing

    def _do(self, made: Input, words: str = "") -> bool:
        """Give an input at this very moment; False where the walk does not take it, or it cannot be kept."""
        taken = self._kept(lambda: self.living.do(made, words))
        if taken:
            self._show()
        return taken

    def on_key(self, event: events.Key) -> None:
        """A key nobody else has taken: a number of the telephone, or of an option."""
        if event.character is None or event.character not in KEYS:
            return
        event.stop()
        choosing = self._panel(Choosing)
        if choosing is not None and event.character in "123456789":
            choosing.point(int(event.character))
        else:
            self.query_one(Phone).press(event.character)
            self._telephone(event.character)

    @on(Keypad.Pressed)
    def key_pressed(self, event: Keypad.Pressed) -> None:
        """A key of the telephone."""
        self._telephone(event.key)

    def _telephone(self, key: str) -> None:
        if self._kept(lambda: self.living.press(key)):
            self._show()

    @on(Saying.Said)
    def said(self, event: Saying.Said) -> None:
        """A number read out to a person."""
        if self._kept(lambda: self.living.say(event.text)):
            self._show()

    @on(Telling.Began)
    def began_telling(self) -> None:
        """The first key of a story."""
        if not self.kept.walk.began:
            self._do(Input(Kind.BEGIN))

    @on(Telling.Drafted)
    def drafted(self, event: Telling.Drafted) -> None:
        """What stands there, so that it is there again after a pause."""
        self.kept.draft = event.text

    @on(Telling.Told)
    def story_told(self, event: Telling.Told) -> None:
        """That is all. The words are kept; only how many there were enters the walk."""
        self._do(told(self.kept.walk, event.text), event.text)

    @on(Choosing.Chosen)
    def chosen(self, event: Choosing.Chosen) -> None:
        """A decision, or a number to dial."""
        self._do(Input(Kind.DIAL if event.offer.dials else Kind.CHOOSE, event.offer.name))

    @on(Reading.Done)
    def read(self) -> None:
        """Go on, having read; after the end, leave the call."""
        if self.kept.walk.ended:
            self._go(ENDED)
        else:
            self._do(Input(Kind.READ))

    @on(Phone.HungUp)
    def action_hang_up(self) -> None:
        """End the call."""
        if self.kept.walk.on_call:
            self._do(Input(Kind.HANG_UP))

    def on_paste(self, event: events.Paste) -> None:
        """Nothing is pasted into a telephone."""
        event.stop()
        self.query_one(Reactions).noted(NO_PASTE)

    # feeling

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The keys for feelings count only after F2; Escape also closes the line for words."""
        if action in ("feel", "point", "words"):
            return self.is_mounted and self.query_one(Reactions).armed
        if action == "disarm":
            return self.is_mounted and (self.query_one(Reactions).armed or self.query_one(Reactions).writing)
        return True

    def action_arm(self) -> None:
        """F2."""
        if not self.kept.walk.ended:
            self.query_one(Reactions).arm()

    def action_feel(self, number: int) -> None:
        """A number, or Enter (0)."""
        self.query_one(Reactions).take(number)

    def action_point(self, by: int) -> None:
        """The arrows."""
        self.query_one(Reactions).point(by)

    def action_words(self) -> None:
        """W."""
        self.query_one(Reactions).write()

    def action_disarm(self) -> None:
        """Escape."""
        strip = self.query_one(Reactions)
        strip.armed = False
        if strip.writing:
            strip.stop_writing()

    @on(Reactions.Felt)
    def felt(self, event: Reactions.Felt) -> None:
        """A face: it belongs to this moment, and changes nothing of what happens next."""
        if self._do(Input(Kind.REACT, number=event.feeling)):
            strip = self.query_one(Reactions)
            strip.felt_before = True
            strip.noted(f"noted, {self.living.clock}" if self.living.clock else "noted")

    @on(Reactions.Worded)
    def worded(self, event: Reactions.Worded) -> None:
        """Words for the last face."""
        if self._kept(lambda: self.kept.add_words(event.text)):
            self.query_one(Reactions).noted("your words are noted")

    # moving about

    def action_turn(self, by: int) -> None:
        """Turn the papers."""
        self.query_one(Desk).turn(by)

    def action_move(self, by: int) -> None:
        """Up and down: among options, on the page, or on the paper."""
        choosing, reading = self._panel(Choosing), self._panel(Reading)
        if choosing is not None:
            choosing.go(by)
        elif reading is not None:
            reading.scroll(by)
        else:
            self.query_one(Desk).scroll(by)

    def action_look_back(self, by: int) -> None:
        """What was said before, a page at a time."""
        captions = self.query_one(Captions)
        captions.scroll_relative(y=by * max(1, captions.size.height - 2), animate=False)

    # leaving

    @on(Button.Pressed, "#pause")
    @on(Button.Pressed, "#trouble-close")
    def action_leave(self) -> None:
        """Stop here; the walk is kept for later."""
        self._kept(self.living.look)
        self.pacing.stop()
        self._go(LEFT)

    def _go(self, how: str) -> None:
        """Leave the call; a second click comes too late."""
        if self.app.screen is self and not self._gone:
            self._gone = True
            self.dismiss(how)

    def _stop(self, trouble: RecordTrouble) -> None:
        """The walk cannot be kept: say so in its one sentence, and let nothing more happen."""
        self._troubled = True
        self.pacing.stop()
        self.query_one("#trouble-sentence", Static).update(Content(str(trouble)))
        self.add_class("-trouble")
        self.query_one("#trouble-close").focus()

    def _panel(self, kind: type[PanelT]) -> PanelT | None:
        found = [panel for panel in self.query_one("#doing").query(kind) if panel.is_attached]
        return found[-1] if found else None
