"""The call: the line, the desk, the telephone, and how it feels. The customer's time runs here and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Static

from walkshoes.journey import program as p
from walkshoes.journey.clock import clock_text, wall_clock
from walkshoes.journey.events import Code, Minute
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.doing import date, doing, paper_title, place_title
from walkshoes.ui.hearing import Hearing
from walkshoes.ui.pacing import Pacing, monotonic_ms
from walkshoes.ui.papers import papers_of, told_papers
from walkshoes.ui.widgets.captions import Captions
from walkshoes.ui.widgets.choosing import Choosing
from walkshoes.ui.widgets.desk import Desk, Paper
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
        Binding("f2", "arm", "How you feel", id="call.feel", tooltip="Say how you feel"),
        Binding("f4", "turn(1)", "Next paper", id="call.paper", tooltip="Turn to the next paper"),
        Binding("f8", "hang_up", "Hang up", id="call.hang_up", tooltip="End this call"),
        Binding("f9", "leave", "Pause", id="call.pause", tooltip="Stop here; your walk is kept"),
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
        self.pacing = Pacing(pace, clock)
        self.hearing = Hearing(kept.engine, kept.source.scenario.locale)
        self.papers = papers_of(kept.source.scenario, kept.persona)
        self._heard = 0
        self._number = ""
        self._keyed_at = 0
        self._sound_began = 0
        self._sound = Heard.NOTHING
        self._moment: tuple[object, ...] = ()
        self._troubled = False

    def compose(self) -> ComposeResult:
        """Heading, line, desk, telephone, reactions; and what covers them when there is no room or trouble."""
        yield Heading(id="heading")
        with Vertical(id="line"):
            yield Captions(id="captions")
            yield Sound(id="sound")
            yield Vertical(id="doing")
        with Vertical(id="beside"):
            yield Desk(self.papers, id="desk")
            yield Phone(id="phone")
        yield Reactions(id="reactions")
        yield Static(Content(CRAMPED), id="cramped")
        with Vertical(id="trouble"):
            yield Static("", id="trouble-sentence")
            yield Button("close", id="trouble-close", compact=True, tooltip="Enter")

    # time

    def on_mount(self) -> None:
        """Take up the walk where it is, and let time go on."""
        for name, title in (("#line", "The line"), ("#desk", "On your desk"), ("#phone", "Your phone")):
            self.query_one(name).border_title = title
        walk = self.kept.walk
        for event in walk.events:
            self._hear(event, event[0] - walk.now)
        self._keyed_at = walk.now
        self.pacing.start()
        self.set_interval(LOOKS_EACH_S, self.look)
        self.look()

    def on_screen_suspend(self) -> None:
        """Something else is in front: time stands still."""
        self.look()
        self.pacing.stop()

    def on_screen_resume(self) -> None:
        """The call is in front again."""
        if self.is_mounted and not self._troubled:
            self.pacing.start()

    def on_unmount(self) -> None:
        """Nobody is at the screen any more."""
        self.pacing.stop()

    def look(self) -> None:
        """Let the time that has gone by go by for the customer, and show what has come of it."""
        if self._troubled:
            return
        if self.size.width < 60 or self.size.height < 18:
            self.pacing.stop()
        elif self.is_current:
            self.pacing.start()
        try:
            self.pacing.run(self.kept.walk, self._advance)
            self._end_number()
        except RecordTrouble as trouble:
            self._stop(trouble)
            return
        self._show()

    def _advance(self, to_ms: int) -> None:
        self.kept.advance(to_ms)
        self._hear_new()

    def _hear_new(self) -> None:
        events_ = self.kept.walk.events
        while self._heard < len(events_):
            self._hear(events_[self._heard], self.pacing.attended_ms)

    def _hear(self, event: tuple[int, int, int, int, int], now_ms: int) -> None:
        self._heard += 1
        at, code, place, x, _ = event
        lines = self.kept.engine.lines
        if code == Code.TOLD:
            told = (one.text for one in self.kept.said if one.kind == "told" and one.at_ms == at)
            self.hearing.told = next(told, "")
        self.hearing.hear(event, now_ms)
        if code == Code.SAID and lines[x].speaker == p.Speaker.PAPER:
            title = paper_title(self.kept.engine.program.places[place].channel)
            self.query_one(Desk).add(Paper(title, lines[x].text))
        elif code == Code.TOLD:
            for paper in told_papers(self.kept.source.scenario, self.kept.said):
                self.query_one(Desk).add(paper)

    # showing

    def _show(self) -> None:
        walk, now_ms = self.kept.walk, self.pacing.attended_ms
        self.query_one(Captions).show(self.hearing.captions, self.hearing.forgotten, now_ms)
        self._show_sound(now_ms)
        asked = walk.accepts == Accepts.KEY and isinstance(walk.moment, p.Ask) and walk.moment.way == p.Way.KEYED
        self.query_one(Phone).show(on_call=walk.on_call, number=self._number if asked else None)
        self._show_heading()
        self.query_one("#line").border_title = place_title(walk)
        moment = (walk.accepts, walk.op, walk.ended)
        if moment != self._moment:
            self._moment = moment
            self._show_doing()

    def _show_sound(self, now_ms: int) -> None:
        walk = self.kept.walk
        heard = Heard.NOTHING
        if walk.minute == Minute.WAITING and not walk.ended:
            heard = Heard.MUSIC
        elif isinstance(walk.moment, p.Hold) and walk.moment.rings and walk.on_call:
            heard = Heard.RINGING
        if heard != self._sound:
            self._sound, self._sound_began = heard, now_ms
        speaking = self.query_one(Captions).speaking
        self.query_one(Sound).hear(heard, now_ms - self._sound_began, hushed=speaking)

    def _show_heading(self) -> None:
        walk = self.kept.walk
        today = wall_clock(walk.calendar, walk.engine.program.zone)
        hurried = f"wait ×{self.pacing.pace}" if self.pacing.rate(walk) > 1 else ""
        if walk.on_call and self.hearing.call_began is not None:
            whose = " · ".join(part for part in (self.hearing.company_at(-1), self.hearing.line_name()) if part)
            self.query_one(Heading).show(whose, clock_text(walk.now - self.hearing.call_began), "this call", hurried)
        else:
            self.query_one(Heading).show(f"{date(today)}, {today:%H:%M}", "", "", hurried)

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
        self.query_one(Reactions).display = not walk.ended

    # doing

    def _do(self, made: Input, words: str = "") -> bool:
        """Give an input at this very moment; False where the walk does not take it, or cannot be kept."""
        self.look()
        if self._troubled:
            return False
        try:
            taken = self.kept.give(made, words)
        except RecordTrouble as trouble:
            self._stop(trouble)
            return False
        if taken:
            if made.kind not in (Kind.REACT, Kind.BEGIN):
                self._moment = ()
            self._hear_new()
            self._show()
        return taken

    def on_key(self, event: events.Key) -> None:
        """A key nobody else has taken: a number of the telephone, or of an option."""
        if event.character is None or event.character not in KEYS:
            return
        event.stop()
        choosing = self._panel(Choosing)
        if choosing is not None and event.character in "123456789":
            choosing.take(int(event.character))
        else:
            self.query_one(Phone).press(event.character)

    @on(Keypad.Pressed)
    def key_pressed(self, event: Keypad.Pressed) -> None:
        """A key of the telephone: for a menu, or for the number that is being keyed."""
        walk = self.kept.walk
        self.look()
        if walk.accepts == Accepts.PRESS:
            self._do(Input(Kind.PRESS, event.key))
        elif walk.accepts == Accepts.KEY and isinstance(walk.moment, p.Ask) and walk.moment.way == p.Way.KEYED:
            if not walk.began:
                self._do(Input(Kind.BEGIN))
            self._keyed_at = walk.now
            if event.key == "#":
                self._give_number()
            else:
                self._number += event.key
                self._show()

    def _end_number(self) -> None:
        """A number ends by itself when no key comes for as long as the voice waits between two."""
        walk = self.kept.walk
        if not walk.began or walk.accepts != Accepts.KEY or not isinstance(walk.moment, p.Ask):
            self._number = ""
            return
        asked = walk.moment
        if asked.way == p.Way.KEYED and walk.now - self._keyed_at >= asked.between_ms:
            self._give_number()

    def _give_number(self) -> None:
        number, self._number = self._number, ""
        self._keyed_at = self.kept.walk.now
        self._do(Input(Kind.KEY, number))

    @on(Saying.Said)
    def said(self, event: Saying.Said) -> None:
        """A number read out to a person."""
        self.hearing.told = event.text
        self._do(Input(Kind.KEY, event.text))

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
    def told(self, event: Telling.Told) -> None:
        """That is all: only how many words there were enters the walk."""
        self._do(Input(Kind.TELL, number=len(event.text.split())), event.text)

    @on(Choosing.Chosen)
    def chosen(self, event: Choosing.Chosen) -> None:
        """A decision, or a number to dial."""
        self._do(Input(Kind.DIAL if event.offer.dials else Kind.CHOOSE, event.offer.name))

    @on(Reading.Done)
    def read(self) -> None:
        """Go on, having read; after the end, leave the call."""
        if self.kept.walk.ended:
            self.dismiss(ENDED)
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
            strip.noted(f"noted, {self._moment_text()}")

    @on(Reactions.Worded)
    def worded(self, event: Reactions.Worded) -> None:
        """Words for the last face."""
        try:
            self.kept.add_words(event.text)
        except RecordTrouble as trouble:
            self._stop(trouble)
            return
        self.query_one(Reactions).noted("your words are noted")

    def _moment_text(self) -> str:
        walk = self.kept.walk
        if walk.on_call and self.hearing.call_began is not None:
            return clock_text(walk.now - self.hearing.call_began)
        return f"{wall_clock(walk.calendar, walk.engine.program.zone):%H:%M}"

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
        if not self._troubled:
            self.look()
        self.pacing.stop()
        self.dismiss(LEFT)

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
