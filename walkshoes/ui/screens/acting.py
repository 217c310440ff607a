"""What a participant does on the screen of the walk: every key, click and word, made into an input."""

from collections.abc import Callable

from textual import events, on
from textual.binding import Binding

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.telling import told
from walkshoes.living.living import Living
from walkshoes.ui.forms import Form
from walkshoes.ui.screens.feeling import FeelingScreen
from walkshoes.ui.widgets.choosing import Choosing
from walkshoes.ui.widgets.desk import Desk
from walkshoes.ui.widgets.inbox import Inbox
from walkshoes.ui.widgets.keypad import KEYS, Keypad
from walkshoes.ui.widgets.phone import Phone
from walkshoes.ui.widgets.reactions import Reactions
from walkshoes.ui.widgets.reading import PAGE, Reading, ReadOn
from walkshoes.ui.widgets.saying import Saying
from walkshoes.ui.widgets.telling import Telling
from walkshoes.ui.widgets.way_out import WayOut

NOTHING_CAME = "No letter and no email has come yet."
NOWHERE = "There is nothing to paste it into."
ACTING_KEYS = [
    Binding("f4", "turn(1)", "Next paper", id="walk.paper", priority=True, tooltip="Turn to the next paper"),
    Binding("f6", "inbox", "Letters", id="walk.inbox", priority=True, tooltip="Go to letters and emails"),
    Binding("f8", "hang_up", "Leave", id="walk.hang_up", priority=True, tooltip="Hang up, leave, walk away"),
    Binding("left", "turn(-1)", "Paper before", id="walk.paper_before", show=False, tooltip="Turn the papers back"),
    Binding("right", "turn(1)", "Next paper", id="walk.paper_after", show=False, tooltip="Turn the papers on"),
    Binding("up", "move(-1)", "Up", id="walk.up", show=False, tooltip="Move up on the page, or among the options"),
    Binding("down", "move(1)", "Down", id="walk.down", show=False, tooltip="Move down"),
    Binding("pageup", "look_back(-1)", "Said before", id="walk.back", show=False, tooltip="What was said before"),
    Binding("pagedown", "look_back(1)", "Said last", id="walk.on", show=False, tooltip="What was said last"),
]
"""To be had by the screen itself, before the keys for feelings: those count first."""

PAGE_LINES = 8
"""How far PageDown moves a letter: in the smallest window most of what is seen of it."""


class ActingScreen(FeelingScreen):
    """A screen on which a walk is lived. Who derives from it shows the walk and keeps what is done."""

    living: Living

    @property
    def form(self) -> Form:
        """The form the walk has now."""
        raise NotImplementedError

    def keep(self, does: Callable[[], bool | None]) -> bool:
        """Do something that is kept; False where it was refused, or cannot be kept."""
        raise NotImplementedError

    def may_act(self) -> bool:
        """Whether anything can be done just now; says softly where it cannot."""
        return True

    def show_walk(self) -> None:
        """Show the walk as it is now."""
        raise NotImplementedError

    def end(self) -> None:
        """Go on after the end of the walk."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving counts while there is something to leave, going to letters where there are any to see."""
        if action == "hang_up":
            return self.living.walk.live
        if action == "inbox":
            inbox = self.query_one(Inbox) if self.is_mounted else None
            says_so = inbox is not None and not inbox.pieces and not self.living.walk.live  # that nothing has come
            return inbox is not None and (inbox.display or says_so)
        return super().check_action(action, parameters)

    # answering

    def on_key(self, event: events.Key) -> None:
        """A key nobody else has taken: a number of the telephone, or of an option."""
        if event.character is None or event.character not in KEYS:
            return
        event.stop()
        choosing = self.form.panel(Choosing)
        if choosing is not None and event.character in "123456789":
            choosing.point(int(event.character))
        elif self.living.phone_at_hand:
            self.query_one(Phone).press(event.character)
            self._telephone(event.character)

    @on(Keypad.Pressed)
    def key_pressed(self, event: Keypad.Pressed) -> None:
        """A key of the telephone."""
        self._telephone(event.key)

    def _telephone(self, key: str) -> None:
        if self.may_act() and self.keep(lambda: self.living.press(key)):
            self.show_walk()

    @on(Saying.Said)
    def said(self, event: Saying.Said) -> None:
        """A number read out to a person, or typed."""
        if self.may_act() and self.keep(lambda: self.living.say(event.text)):
            self.show_walk()

    @on(Telling.Began)
    def began_telling(self) -> None:
        """The first key of a story."""
        if not self.living.walk.began:
            self.give(Input(Kind.BEGIN))

    @on(Telling.Drafted)
    def drafted(self, event: Telling.Drafted) -> None:
        """What stands there, so that it is there again after a pause."""
        self.living.kept.draft = event.text

    @on(Telling.Told)
    def story_told(self, event: Telling.Told) -> None:
        """That is all. The words are kept; only how many there were enters the walk."""
        self.give(told(self.living.walk, event.text), event.text)

    @on(Choosing.Chosen)
    def chosen(self, event: Choosing.Chosen) -> None:
        """A decision, or a number to dial."""
        self.give(Input(Kind.DIAL if event.offer.dials else Kind.CHOOSE, event.offer.name))

    @on(Reading.Done)
    def read(self) -> None:
        """Go on, having read; after the end, leave the walk."""
        if self.living.walk.ended:
            self.end()
        else:
            self.give(Input(Kind.READ))

    @on(Phone.HungUp)
    @on(WayOut.Left)
    def action_hang_up(self) -> None:
        """Hang up, leave the chat, walk away."""
        self.give(Input(Kind.HANG_UP))

    def on_paste(self, event: events.Paste) -> None:
        """A paste that nothing on the screen could take."""
        event.stop()
        self.query_one(Reactions).noted(NOWHERE if self.may_paste else self.living.words.no_paste)

    @property
    def may_paste(self) -> bool:
        """Whether this person has been allowed to paste."""
        return self.living.walk.may_paste

    # moving about

    def action_turn(self, by: int) -> None:
        """Turn the papers."""
        self.query_one(Desk).turn(by)

    def action_inbox(self) -> None:
        """Go to letters and emails, or back from there to what is to be done."""
        inbox = self.query_one(Inbox)
        if inbox.has_focus:
            self.form.focus_panel()
        elif not inbox.pieces:
            self.query_one(Reactions).noted(NOTHING_CAME)
        elif inbox.display:
            inbox.focus()

    @on(Inbox.Taken)
    def taken_out(self, event: Inbox.Taken) -> None:
        """A letter or an email, taken out once more: it lies on the desk."""
        self.query_one(Desk).lay_open(event.piece.paper)
        self.form.focus_panel()

    def action_move(self, by: int) -> None:
        """Up and down: among options, on the page, or on the paper."""
        choosing, reading = self.form.panel(Choosing), self.form.panel(Reading)
        if choosing is not None:
            choosing.go(by)
        elif reading is not None and not isinstance(reading, ReadOn):
            reading.scroll(by)
        elif not self.form.scroll_by(by):
            self.query_one(Desk).scroll(by)

    def action_look_back(self, by: int) -> None:
        """What was said before, or more of what is being read, a page at a time."""
        written = self.form.panel(Reading)
        if written is not None and written.has_class(PAGE):
            written.scroll(by * PAGE_LINES)
        else:
            self.form.page(by)
