"""The walk, lived in lines: the clock runs, what is heard is printed, and what is typed becomes an input.

The lines that come round are heard as they begin; a line that is typed counts at the moment Enter is pressed.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.telling import told
from walkshoes.journey.walk import NEVER, Accepts
from walkshoes.living.caption import Caption, Voice
from walkshoes.living.living import Living
from walkshoes.living.offering import capital, offers
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import monotonic_ms
from walkshoes.plain import desk
from walkshoes.plain.commands import Command, Do, command_of
from walkshoes.plain.heard import Around, begins_ms, happens, heard, never_there
from walkshoes.plain.helping import FACES, FEEL_HOW, UNKNOWN, help_lines
from walkshoes.plain.offered import offered
from walkshoes.plain.printed import Printed
from walkshoes.plain.questions import whole
from walkshoes.plain.typed import Paused, Typed
from walkshoes.scenario.plain import plain

if TYPE_CHECKING:
    from walkshoes.sessions.kept import KeptWalk

LOOKS_EACH_S = 0.1
SOON_MS = 1_000
"""A decision that comes sooner after the question than this was meant for something else."""
LONGEST_WORDS, LONGEST_FACT, LONGEST_FEELING = 6_000, 80, 400
"""How many characters fit: what is told or written, what is read out, what is said of a feeling; as in the app."""
MOST_AGAIN = 4
"""How many lines are said again, from the last that was spoken on."""
KEYS = "0123456789*#"
GO_ON = "You go on where you stopped."
SAID_LAST = "What was said last:"
TOO_SOON = "That came before you could hear what there is to decide. Type it again if you mean it."
ONE_KEY = "Here it is one key: a digit, star, or hash."
NOT_KEYS = "Only digits, star and hash can be keyed."
NOBODY = happens("Nobody is listening just now.")
NOTHING_HAPPENS = happens("Nothing happens.")
FEW_WORDS = "A few words will do."
NOTHING_TO_SAY = "There is nothing to say yet."
FULL = f"Only {LONGEST_WORDS:,} characters fit here. The last line was left out."
UNHEARD = "Nobody heard what you typed last:"
NOTHING_TO_LEAVE = "There is nothing to leave just now."
OVER = "The walk is over."


class Walking:
    """One walk under way. `clock` is milliseconds of any stopwatch that never goes back.

    Walking(kept, typed, printed).run()    # until the participant goes on after its end
    """

    def __init__(
        self,
        kept: "KeptWalk",
        typed: Typed,
        printed: Printed,
        pace: Pace | int = 1,
        clock: Callable[[], int] = monotonic_ms,
        *,
        patient: bool = False,
    ) -> None:
        self.kept = kept
        self.living = Living(kept, pace, clock)
        self.walk = kept.walk
        self.done = False
        self.offered_ms = 0
        self._typed = typed
        self._printed = printed
        self._patient = patient
        self._around = Around(self.living)
        self._captions: dict[int, Caption] = {}  # those that were printed; held on to, so that no id comes twice
        self._last: list[str] = []
        self._held: list[str] = []
        self._moment: tuple[object, ...] = ()

    def run(self) -> None:
        """Live it. Raises Paused where it is stopped before its end, and RecordTrouble; it is kept in any case."""
        if self.walk.now and not self.walk.ended:
            self._take_up()
        self.living.pacing.start()
        if self._patient and self.walk.leeway < NEVER:
            self.living.do(Input(Kind.ALLOW, "unhurried", number=1, by=FACILITATOR))
        try:
            while not self.done:
                self.tell()
                line = self._typed.line(LOOKS_EACH_S)
                self.living.look()
                self.tell()
                if line is not None:
                    self.take(line)
                self._let_go()
        except Paused:
            self.living.look()
            raise
        finally:
            self.living.pacing.stop()

    # what is heard and seen

    def tell(self) -> None:
        """Print what has begun since the last look, and what can be done now."""
        now = self.living.pacing.attended_ms
        for caption in self.living.hearing.captions:
            if id(caption) not in self._captions and begins_ms(caption) <= now:
                self._captions[id(caption)] = caption
                if not never_there(caption):
                    self._print(caption)
        self._say_around([*self._around.seen(), *self._around.heard()])
        living, walk = self.living, self.walk
        moment = (walk.accepts, walk.op, walk.ended, walk.speaking, living.turned, living.holding_back)
        if moment != self._moment:
            self._moment = moment
            self.offered_ms = now
            self._printed.say_all(self._offered())

    def _offered(self) -> list[str]:
        """What can be done; what has come waits until the days that brought it have passed."""
        return [] if self.living.holding_back else offered(self.living)

    def _print(self, caption: Caption) -> None:
        if not _spoken(caption):
            self._say_around([heard(caption)])
            return
        self._say_around(self._around.seen())
        self._last = [heard(caption)]
        self._printed.say_all(self._last)

    def _say_around(self, lines: list[str]) -> None:
        self._last = [*self._last, *lines][-MOST_AGAIN:]
        self._printed.say_all(lines)

    def _take_up(self) -> None:
        """A walk that was left: what was heard then is not said again, but for the last of it."""
        before = self.living.hearing.captions
        self._captions = {id(caption): caption for caption in before}
        spoken = max((number for number, caption in enumerate(before) if _spoken(caption)), default=0)
        self._last = [heard(caption) for caption in before[spoken:]][-MOST_AGAIN:]
        self._printed.say(GO_ON, *([SAID_LAST] if self._last else []), *self._last)

    # what is typed

    def take(self, line: str) -> None:
        """Take a line: a command, or what is done at this moment of the walk."""
        command = command_of(line)
        if command is not None:
            self.obey(command)
            return
        text = plain(line, LONGEST_WORDS + 1).strip()
        if self.walk.ended:
            self.done = not text
            if text:
                self._printed.say_all(self._offered()[-1:])
        elif self.living.holding_back:
            self._held.append(text)
        else:
            self._do(text)

    def _do(self, text: str) -> None:
        match self.walk.accepts:
            case Accepts.CHOICE:
                self._decide(text)
            case Accepts.READ if not text:
                self.living.do(Input(Kind.READ))
            case Accepts.READ:
                self._printed.say_all(self._offered()[-1:])
            case Accepts.PRESS:
                self._press(text)
            case Accepts.KEY if self.living.keying is not None:
                self._key(text)
            case Accepts.KEY:
                self._read_out(text)
            case Accepts.TELL:
                self._tell(text)
            case _:
                self._into_the_air(text)

    def _decide(self, text: str) -> None:
        there = offers(self.walk)
        number = whole(text, 1, len(there))
        if number is None:
            self._printed.say(f"A number from 1 to {len(there)}, please." if len(there) > 1 else "Type 1.")
        elif self.living.pacing.attended_ms - self.offered_ms < SOON_MS:
            self._printed.say(TOO_SOON)
        else:
            offer = there[number - 1]
            self.living.do(Input(Kind.DIAL if offer.dials else Kind.CHOOSE, offer.name))

    def _press(self, text: str) -> None:
        """A key of a menu. A number that comes too late for the question it was for presses nothing."""
        if len(text) == 1 and text in KEYS:
            self.living.press(text)
        elif text:
            self._printed.say(ONE_KEY)

    def _key(self, text: str) -> None:
        """Digits of a number, key by key. It ends with hash, when it is complete, or with Enter alone."""
        living, asked = self.living, self.living.keying
        keys = "".join(text.split())
        if asked is None or any(key not in KEYS for key in keys):
            self._printed.say(NOT_KEYS)
            return
        for key in keys or ("#" if living.number else ""):
            living.press(key)
            if key == "#" or living.keying is not asked:
                return
        wanted = self.walk.engine.answers[asked.fact]
        if _digits(living.number) >= _digits(wanted) > 0:
            living.press("#")

    def _read_out(self, text: str) -> None:
        if text:
            self.living.say(plain(text, LONGEST_FACT))
        else:
            self._printed.say(NOTHING_TO_SAY)

    def _tell(self, text: str) -> None:
        """Words: one line of them to somebody who asks, as many as they like in writing."""
        kept, asked = self.kept, self.walk.moment
        several = isinstance(asked, p.Ask) and asked.unasked
        draft = kept.draft if not text else f"{kept.draft}\n{text}" if kept.draft.strip() else text
        if len(draft) > LONGEST_WORDS:
            self._printed.say(FULL)
            return
        if not draft.strip():
            self._printed.say(FEW_WORDS)
            return
        if not self.walk.began:
            self.living.do(Input(Kind.BEGIN))
        kept.draft = draft
        if not text or not several:
            self.living.do(told(self.walk, draft), draft)

    def _into_the_air(self, text: str) -> None:
        """Nobody can take it now; an answer to somebody who is still asking waits until they have asked."""
        asked = self.walk.moment
        if isinstance(asked, p.Ask) and asked.way != p.Way.KEYED and self.walk.speaking:
            self._held.append(text)
        elif text:
            keys = self.living.phone_at_hand and all(key in KEYS for key in "".join(text.split()))
            self._printed.say(NOTHING_HAPPENS if keys else NOBODY)

    def _let_go(self) -> None:
        """Take what was typed while somebody was still asking; where the contact broke off, say that it was not."""
        if not self._held or self.living.holding_back:
            return
        walk = self.walk
        if walk.accepts in (Accepts.KEY, Accepts.TELL, Accepts.READ) and not walk.speaking:
            self._do(self._held.pop(0))
        elif not walk.speaking:
            unheard = [line for line in self._held if line]
            self._held.clear()
            if unheard:
                self._printed.say(UNHEARD, *unheard)

    # commands

    def obey(self, command: Command) -> None:
        """Do what a command says."""
        living = self.living
        match command.do:
            case Do.PAUSE:
                raise Paused
            case Do.FEEL:
                self._feel(command.rest)
            case Do.LEAVE:
                if not living.do(Input(Kind.HANG_UP)):
                    self._printed.say(NOTHING_TO_LEAVE)
            case Do.PAPER:
                self._printed.say_all(desk.paper(living.papers, command.rest))
            case Do.INBOX:
                self._printed.say_all(desk.inbox(living.correspondence, command.rest, living.shown_calendar))
            case Do.AGAIN:
                self._printed.say_all([*self._last, *self._offered()])
            case Do.TIME:
                self._printed.say_all(self._time())
            case Do.HELP:
                self._printed.say_all(help_lines(patient=self.walk.leeway >= NEVER))
            case Do.BACK:
                self._printed.say("On the walk there is no way back.")
            case Do.UNKNOWN:
                self._printed.say(UNKNOWN.format(typed=command.rest))

    def _feel(self, rest: str) -> None:
        """A feeling and its words, or words for the feeling before."""
        first, _, words = rest.partition(" ")
        number = whole(first.rstrip(".,:"), 1, len(FACES))
        before = any(event[1] == Code.REACTED for event in self.walk.events)
        words = plain(words if number is not None else rest, LONGEST_FEELING).strip()
        if number is None and not (words and before):
            self._printed.say(FEEL_HOW)
            return
        if number is not None and not self.living.do(Input(Kind.REACT, number=FACES[number - 1])):
            self._printed.say(OVER)
            return
        if words:
            self.kept.add_words(words)
        clock = self.living.clock
        self._printed.say(happens(f"Noted, {clock}." if clock else "Noted."))

    def _time(self) -> list[str]:
        living = self.living
        clock = [f"{capital(living.words.clock)}: {living.clock}."] if living.clock else []
        return [f"{living.whose}.", *clock, *([f"{capital(living.hurried)}."] if living.hurried else [])]


def _spoken(caption: Caption) -> bool:
    return caption.voice not in (Voice.SCENE, Voice.LEAF)


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)
