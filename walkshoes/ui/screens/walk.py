"""The walk, lived: the form of the moment, the desk, and how it feels. The customer's time runs here only."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Center, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from walkshoes.journey import program as p
from walkshoes.journey.events import Allowance, Code
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.living.channels import form_for
from walkshoes.living.lived import Lived
from walkshoes.living.living import Living
from walkshoes.living.obeying import Obeying
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import Pacing, monotonic_ms
from walkshoes.sessions.hands import Hands
from walkshoes.sessions.steering import Steered
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.asking_after import AskingAfter
from walkshoes.ui.doing import doing
from walkshoes.ui.forms import FORMS, Form
from walkshoes.ui.preferences import LONGER, preferences_of
from walkshoes.ui.screens.acting import ACTING_KEYS
from walkshoes.ui.screens.counting import COUNTING_KEYS, CountHands, CountingScreen
from walkshoes.ui.screens.facilitator import FacilitatorScreen
from walkshoes.ui.screens.feeling import FEELING_KEYS
from walkshoes.ui.widgets.desk import Desk
from walkshoes.ui.widgets.heading import Heading
from walkshoes.ui.widgets.inbox import Inbox
from walkshoes.ui.widgets.phone import Phone
from walkshoes.ui.widgets.reactions import Reactions
from walkshoes.ui.widgets.reading import PAGE, Reading
from walkshoes.ui.widgets.telling import Telling
from walkshoes.ui.widgets.way_out import WayOut

LOOKS_EACH_S = 0.1
NARROWEST, LOWEST = 60, 18
ENDED, LEFT = "ended", "left"
STANDS_STILL = "Time stands still just now."
CRAMPED = "Please make this window larger.\nTime stands still until you have."


class WalkScreen(CountingScreen):
    """A walk, lived. Dismissed with "ended" when the participant goes on after the end, with "left" before it.

    `clock` is milliseconds of any stopwatch that never goes back; tests hand in their own. `group` is how many people
    walk together, where several do; `steering` reads what whoever leads asks of all. Whoever pushed the screen closes
    the walk.
    """

    CSS_PATH = "walk.tcss"
    HELP = (
        "What happens is on the left. Your papers lie on the right; F4 turns them, F6 goes to letters and emails. "
        "The keys of the telephone can be clicked or typed; F8 hangs up, leaves a chat, or walks away. F2 says how you "
        "feel, at any moment. F9 pauses: your walk is kept."
    )
    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-thin"), (60, "-narrow"), (80, "-medium"), (100, "-wide"), (160, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (18, "-squat"), (22, "-low"), (30, "-tall"), (38, "-high"), (50, "-vast")]
    BINDINGS = [
        Binding("f9", "pause", "Pause", id="walk.pause", priority=True, tooltip="Stop here; your walk is kept"),
        *ACTING_KEYS,
        *COUNTING_KEYS,
        *FEELING_KEYS,
    ]

    def __init__(
        self,
        kept: Lived,
        pace: Pace | int = 1,
        clock: Callable[[], int] = monotonic_ms,
        group: int = 0,
        steering: Callable[[], Steered] | None = None,
    ) -> None:
        super().__init__()
        self.kept = kept
        self.group = group
        self.living = Living(kept, pace, clock)
        self.obeying = Obeying(steering, kept, self.living.pacing, clock, self.living.do)
        self.asking_after = AskingAfter(kept.engine)
        self._moment: tuple[object, ...] = ()
        self._form = ""
        self._steered = ""
        self._stood = False
        self._troubled = False
        self._gone = False

    def compose(self) -> ComposeResult:
        """Heading, form, desk, what is at hand, reactions; and what covers them when there is no room or trouble."""
        yield Static("", id="steered")
        yield Heading(id="heading")
        with Vertical(id="here"):
            for name in self._forms():
                yield FORMS[name](id=f"form-{name}")
            yield CountHands()
        with Vertical(id="beside"):
            yield Desk(self.living.papers, id="desk")
            yield Phone(id="phone")
            yield WayOut(id="way-out")
            yield Inbox(id="inbox")
        yield self.strip()
        yield Static(Content(CRAMPED), id="cramped")
        with Vertical(id="trouble"):
            with Center():
                yield Static("", id="trouble-sentence")
            with Center():
                yield Button("close", id="trouble-close", compact=True, tooltip="Enter")

    def strip(self) -> Reactions:
        """The strip at the foot."""
        return Reactions(id="reactions")

    def _forms(self) -> list[str]:
        """The forms this journey can come to; one is always at home."""
        channels = {place.channel for place in self.kept.engine.program.places}
        return sorted({"home", "line", *map(form_for, channels)})

    # time

    def on_mount(self) -> None:
        """Let time go on from where the walk is."""
        for name, title in (("#desk", "On your desk"), ("#phone", "Your phone"), ("#inbox", "Letters and emails  F6")):
            self.query_one(name).border_title = title
        self.query_one(Reactions).felt_before = any(event[1] == Code.REACTED for event in self.kept.walk.events)
        self._allow_what_is_preferred()
        self.set_interval(LOOKS_EACH_S, self.look)

    def _allow_what_is_preferred(self) -> None:
        """Longer time-outs for who prefers them, as a facilitator allows them; unless it was decided on this walk."""
        decided = any(
            code == Code.ALLOWED and what == Allowance.LONGER for _, code, _, what, _ in self.kept.walk.events
        )
        if preferences_of(self.app).longer and not decided and not self.over:
            made = Input(Kind.ALLOW, "longer", number=LONGER, by=FACILITATOR)
            self.keep(lambda: self.living.do(made))

    def on_screen_suspend(self) -> None:
        """Something else is in front: time stands still."""
        self.keep(self.living.look)
        self.pacing.stop()

    def on_unmount(self) -> None:
        """Nobody is at the screen any more."""
        self.pacing.stop()

    def look(self) -> None:
        """Let the time that has gone by go by for the customer, and show what has come of it."""
        cramped = self.size.width < NARROWEST or self.size.height < LOWEST
        self.keep(self.obeying.look)
        if self.app.screen is self and not cramped and not self.obeying.held:
            self.pacing.start()
        self._take_up_telling()
        if self.keep(self.living.look):
            self.show_walk()
        if cramped or self.app.screen is not self:
            self.pacing.stop()

    def _take_up_telling(self) -> None:
        """Where time goes on, whoever began to write while it stood still has begun."""
        stood, self._stood = self._stood, self.obeying.held
        telling = self.form.panel(Telling) if stood and not self._stood else None
        if telling is not None and telling.begun:
            self.began_telling()

    @property
    def pacing(self) -> Pacing:
        """The participant's time."""
        return self.living.pacing

    def keep(self, does: Callable[[], bool | None]) -> bool:
        """Do something that is kept. False where it was refused, or cannot be kept; then the screen says why."""
        if self._troubled:
            return False
        try:
            return does() is not False
        except RecordTrouble as trouble:
            self._stop(trouble)
            return False

    # showing

    @property
    def form(self) -> Form:
        """The form the walk has now."""
        return self.query_one(f"#form-{self._form or 'home'}", Form)

    def show_walk(self) -> None:
        """Show the walk as it is now: its form, what is at hand, and what can be done."""
        living, walk = self.living, self.kept.walk
        if living.form != self._form:
            self._change_form()
        self.form.show(living)
        about = living.words.clock if living.clock else ""
        self.query_one(Heading).show(living.whose, living.clock, about, living.hurried)
        self._show_steered()
        self.show_counting()
        self._show_beside()
        self.asking_after.look(walk.events)
        self.query_one(Reactions).asking = self.asking_after.wanted and not living.holding_back
        moment = (walk.accepts, walk.op, walk.ended, walk.speaking, living.turned, living.holding_back)
        if moment != self._moment:
            self._moment = moment
            self._show_doing()
        _title(self.query_one("#here"), self.form.title(living))

    def _show_steered(self) -> None:
        """What whoever leads asks of this walk, in its one calm line."""
        line = self.obeying.line
        if line != self._steered:
            self._steered = line
            self.query_one("#steered", Static).update(Content(line))
            self.set_class(bool(line), "-steered")
        self.set_class(self.obeying.held, "-held")

    def _change_form(self) -> None:
        """Another way to meet: the form before is put away with whatever could be done in it."""
        if self._form:
            self.form.put(None)
            self.form.remove_class("-here")
        self._form, self._moment = self.living.form, ()
        self.form.add_class("-here")

    def _show_beside(self) -> None:
        """The desk, and beneath it what is at hand: the telephone, the way out, or letters and emails."""
        living, walk = self.living, self.kept.walk
        phone, way_out, inbox = self.query_one(Phone), self.query_one(WayOut), self.query_one(Inbox)
        leaves = walk.live and not living.phone_at_hand
        phone.display, way_out.display = living.phone_at_hand, leaves
        inbox.display = not living.phone_at_hand and not leaves
        phone.show(on_call=walk.on_call, number=living.number if living.keying else None)
        if leaves:
            _title(way_out, living.words.place)
            way_out.show(living.words.leave)
        if not living.holding_back:
            self.query_one(Desk).lay(living.papers)
            inbox.lay(living.correspondence.inbox)

    def _show_doing(self) -> None:
        """Put up what can be done now; what has come waits until the days that brought it have passed."""
        living, walk = self.living, self.kept.walk
        panel = None if living.holding_back else doing(living)
        self.form.put(panel)
        self.set_class(isinstance(panel, Reading) and panel.has_class(PAGE), "-reading")  # a page needs room
        self.set_class(isinstance(panel, Telling), "-writing")  # and who writes needs the desk
        if isinstance(panel, Telling) and isinstance(walk.moment, p.Ask):
            self.query_one(Desk).turn_up(walk.engine.program.facts[walk.moment.fact].name)
        else:
            self.query_one(Desk).turn_down()
        self.set_class(walk.ended, "-over")

    # what the screen of what is done needs to know

    @property
    def may_decide(self) -> bool:
        """Whether there is something to decide now, and time goes on."""
        return super().may_decide and not self.obeying.held

    def may_act(self) -> bool:
        """Nothing can be done while whoever leads has stopped time; the desk can be looked at."""
        if self.obeying.held:
            self.query_one(Reactions).noted(STANDS_STILL)
        return not self.obeying.held

    def give(self, made: Input, words: str = "", hands: Hands | None = None) -> bool:
        """Give an input at this very moment; False where the walk does not take it, or it cannot be kept.

        While time stands still only feelings are taken, which belong to the moment at which it was stopped, and what
        whoever leads does.
        """
        feels = made.kind == Kind.REACT and self.obeying.begun
        if not feels and made.by != FACILITATOR and not self.may_act():
            return False
        taken = self.keep(lambda: self.living.do(made, words, hands))
        if taken:
            self.show_walk()
        return taken

    def word(self, text: str) -> bool:
        """Keep words for the last feeling."""
        return self.keep(lambda: self.kept.add_words(text))

    @property
    def clock(self) -> str:
        """How long this call, chat or talk has lasted."""
        return self.living.clock

    @property
    def over(self) -> bool:
        """Whether the walk has ended."""
        return self.kept.walk.ended

    @property
    def always(self) -> str:
        """The keys that do something now, whatever has the focus: the end of every word of help."""
        inbox = "F6 goes to letters and emails. " if self.query_one(Inbox).display else ""
        leave = f"F8: {self.living.words.leave}. " if self.kept.walk.live else ""
        hands = "F7 counts hands. " if self.counts_hands else ""
        return f"F4 reads on in your papers. {inbox}F2 says how you feel. {hands}{leave}F9 pauses: your walk is kept."

    # leaving

    def action_lead(self) -> None:
        """The same, by name."""
        self.lead()

    def lead(self) -> None:
        """Whoever leads the session may allow this person something, end a wait, or have waiting run otherwise."""
        self.app.push_screen(FacilitatorScreen(self.kept.walk, self.give, self.obeying, self._hold))

    def _hold(self, held: bool) -> None:
        """Whoever leads stops time for this walk, or lets it go on."""
        self.keep(lambda: self.obeying.hold_here(held))

    @on(Button.Pressed, "#pause")
    @on(Button.Pressed, "#trouble-close")
    def action_leave(self) -> None:
        """Stop here; the walk is kept for later."""
        self.keep(self.living.look)
        self.pacing.stop()
        self.keep(self.obeying.close)
        self._go(LEFT)

    def action_pause(self) -> None:
        """F9."""
        self.action_leave()

    def end(self) -> None:
        """Go on after the end of the walk."""
        self._go(ENDED)

    def _go(self, how: str) -> None:
        """Leave the walk; a second click comes too late."""
        if self.app.screen is self and not self._gone:
            self._gone = True
            self.dismiss(how)

    def _stop(self, trouble: Exception) -> None:
        """The walk cannot be kept, or cannot go on: say so in its one sentence, and let nothing more happen."""
        self._troubled = True
        self.pacing.stop()
        self.query_one("#trouble-sentence", Static).update(Content(str(trouble)))
        self.add_class("-trouble")
        self.query_one("#trouble-close").focus()


def _title(widget: Widget, words: str) -> None:
    """Write words over a panel: to set them again would draw all of it again, ten times a second."""
    if widget.border_title != words:
        widget.border_title = words
