"""A walk lived in real time: the clock runs, keys and words reach it, and what is heard is written down.

There is no screen in here; the screen of the walk shows what this knows.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.clock import clock_text
from walkshoes.journey.events import Code, Event, Minute
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.script import filled
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.living.beginning import first_papers
from walkshoes.living.caption import FLIP_MS, Caption
from walkshoes.living.channels import ChannelWords, form_for, words_for
from walkshoes.living.correspondence import Correspondence
from walkshoes.living.dates import date
from walkshoes.living.hearing import Hearing
from walkshoes.living.lived import Lived
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import Pacing
from walkshoes.living.papers import Paper, note_of, told_papers

if TYPE_CHECKING:
    from walkshoes.sessions.hands import Hands

LINGER_MS = 5_000
"""How long the last words of a call, a chat or a talk stay when something in writing comes at once."""
SPOKEN_IN = ("line", "chat", "counter")


class Living:
    """One walk, the participant's time and what they have heard. Anything may raise RecordTrouble.

    `number` is what is being keyed, as far as it has come; `turned` counts what has been done that changes what
    there is to do.
    """

    def __init__(self, kept: Lived, pace: Pace | int, clock: Callable[[], int]) -> None:
        self.kept = kept
        self.pacing = Pacing(pace, clock)
        self.hearing = Hearing(kept.engine, kept.source.scenario.locale)
        self.correspondence = Correspondence(kept.engine)
        self.papers: list[Paper] = first_papers(kept)
        self.number = ""
        self.turned = 0
        self._lingering_in, self._lingers_ms = "", 0
        self._late: Caption | None = None
        self._late_ms = 0
        self._heard = 0
        self._keyed_at = kept.walk.now
        for event in kept.walk.events:
            self._hear(event, event[0] - kept.walk.now)

    @property
    def walk(self) -> Walk:
        """The walk as far as it has come."""
        return self.kept.walk

    # time

    def look(self) -> None:
        """Let the time that has gone by go by for the customer."""
        self.pacing.run(self.walk, self._advance)
        self._end_number()

    def _advance(self, to_ms: int) -> None:
        self.kept.advance(to_ms)
        self._hear_new()

    def _hear_new(self) -> None:
        events = self.walk.events
        while self._heard < len(events):
            self._hear(events[self._heard], self.pacing.attended_ms)

    def _hear(self, event: Event, now_ms: int) -> None:
        self._heard += 1
        at, code, place, x, _ = event
        if code == Code.TOLD:
            told = (one.text for one in self.kept.said if one.kind == "told" and one.at_ms == at)
            self.hearing.told = next(told, "")
            self.correspondence.take(event, self.hearing.told)
            self._lay_down(*told_papers(self.kept.said))
        elif code == Code.SAID:
            self._keep_what_was_given(x, place)
        if code != Code.TOLD:
            self.correspondence.take(event)
        before = form_for(self.hearing.channel)
        self.hearing.hear(event, now_ms)
        if now_ms >= 0 and before in SPOKEN_IN and form_for(self.hearing.channel) not in SPOKEN_IN:
            self._linger(before, now_ms)

    def _linger(self, form: str, now_ms: int) -> None:
        """A talk is over and something else has come: its last words are still to be read before that is shown."""
        if now_ms >= self._lingers_ms:
            self._lingering_in = form
        self._lingers_ms = now_ms + LINGER_MS
        passed = self.hearing.passed
        if passed is not None and passed.going_on(now_ms):  # its leaves are torn off after that
            self._late, self._late_ms = passed, self._lingers_ms - passed.began_ms

    def _keep_what_was_given(self, line: int, place: int) -> None:
        """What came in writing lies on the desk; a reference that was only spoken is noted down."""
        engine = self.kept.engine
        said, gives = engine.lines[line], engine.program.lines[line].marks.gives
        if said.speaker == p.Speaker.PAPER:
            self._lay_down(Paper(words_for(engine.program.places[place].channel).paper, said.text))
        elif gives >= 0:
            fact = engine.program.facts[gives]
            self._lay_down(note_of(fact.label, self.kept.persona.facts.get(fact.name, "")))

    def _lay_down(self, *papers: Paper) -> None:
        self.papers += [paper for paper in papers if paper not in self.papers]

    # doing

    def do(self, made: Input, words: str = "", hands: "Hands | None" = None) -> bool:
        """Give an input at this very moment; False where the walk does not take it.

        `hands`, of a group that walks together, are those that went up for it.
        """
        self.look()
        if made.kind == Kind.HANG_UP and self.waiting:  # reports say how fast the wait ran that was given up
            made = replace(made, number=self.pacing.rate(self.walk))
        if not self.kept.give(made, words, hands):
            return False
        if made.kind not in (Kind.REACT, Kind.BEGIN, Kind.ALLOW):
            self.turned += 1
        self._hear_new()
        return True

    def press(self, key: str) -> None:
        """Press a key of the telephone: for a menu, or for the number that is being keyed; else it does nothing."""
        self.look()
        if self.walk.accepts == Accepts.PRESS:
            self.do(Input(Kind.PRESS, key))
        elif self.keying is not None:
            if not self.walk.began:
                self.do(Input(Kind.BEGIN))
            self._keyed_at = self.walk.now
            if key == "#":
                self._give_number()
            else:
                self.number += key

    def say(self, text: str) -> bool:
        """Read something out to a person."""
        self.hearing.told = text
        taken = self.do(Input(Kind.KEY, text))
        self.hearing.told = ""
        return taken

    @property
    def keying(self) -> p.Ask | None:
        """The question that is answered on the telephone's keys now, if there is one."""
        asked = self.walk.moment
        keyed = isinstance(asked, p.Ask) and asked.way == p.Way.KEYED and self.walk.accepts == Accepts.KEY
        return asked if keyed and isinstance(asked, p.Ask) else None

    def _end_number(self) -> None:
        """A number ends by itself when no key comes for as long as the voice waits between two."""
        asked = self.keying
        if asked is None or not self.walk.began:
            self.number = ""
        elif self.walk.now - self._keyed_at >= max(1, asked.between_ms * self.walk.leeway):
            self._give_number()

    def _give_number(self) -> None:
        number, self.number = self.number, ""
        self._keyed_at = self.walk.now
        self.do(Input(Kind.KEY, number))

    # how one meets

    @property
    def channel(self) -> str:
        """How customer and company meet at this moment, or met last; empty where they have not."""
        return self.walk.channel if self.walk.live else self.hearing.channel

    @property
    def words(self) -> ChannelWords:
        """The words of that channel."""
        return words_for(self.channel)

    @property
    def flipping(self) -> bool:
        """Whether leaves are being torn off the calendar just now."""
        passed = self.hearing.passed
        return passed is not None and bool(passed.leaves) and passed.going_on(self.flip_ms)

    @property
    def flip_ms(self) -> int:
        """The moment for the leaves, on the participant's clock: a talk's last words are read before."""
        late = self._late is not None and self.hearing.passed is self._late
        return self.pacing.attended_ms - (self._late_ms if late else 0)

    @property
    def shown_calendar(self) -> int:
        """The moment on the calendar (ms since 1970) that the leaf on top stands for; it catches up with the walk's."""
        passed = self.hearing.passed
        if passed is None or not self.flipping:
            return self.walk.calendar
        left = min(FLIP_MS, passed.over_ms - self.flip_ms)
        return self.walk.calendar - self.hearing.passed_ms * left // FLIP_MS

    @property
    def holding_back(self) -> bool:
        """Whether what has come waits until the days that brought it have been seen to pass."""
        return self.lingering or (self.flipping and self.form in ("home", "post"))

    @property
    def lingering(self) -> bool:
        """Whether the last words of a talk still stand there, though the walk is further on."""
        return self.pacing.attended_ms < self._lingers_ms and not self.walk.live

    @property
    def where(self) -> str:
        """Where the customer is who is in contact with nobody, in the author's words; empty where none is said."""
        engine = self.walk.engine
        said = "" if self.walk.live else engine.program.places[self.walk.place].where
        return filled(said, engine.persona) if said else ""

    @property
    def form(self) -> str:
        """The form the walk has on the screen now: one of `channels.FORM_OF`."""
        return self._lingering_in if self.lingering else form_for(self.channel)

    @property
    def phone_at_hand(self) -> bool:
        """Whether a telephone is in the customer's hand, or numbers can be dialled."""
        moment = self.walk.moment
        rings = isinstance(moment, p.Choose) and moment.dials and bool(self.walk.engine.program.dialled)
        return self.channel == "phone" and (self.walk.on_call or rings) and not self.walk.ended

    # what stands at the top

    @property
    def waiting(self) -> bool:
        """Whether the customer only waits: in a queue, on hold."""
        return self.walk.minute == Minute.WAITING and not self.walk.ended

    @property
    def ringing(self) -> bool:
        """Whether it rings at the other end."""
        moment = self.walk.moment
        return isinstance(moment, p.Hold) and moment.rings and self.walk.on_call

    @property
    def clock(self) -> str:
        """How long this call, chat, or talk has lasted; empty where there is none."""
        began = self.hearing.call_began
        return clock_text(self.walk.now - began) if self.walk.live and began is not None else ""

    @property
    def whose(self) -> str:
        """Who is at the other end; where nobody is, the day and the time."""
        if self.clock:
            line = self.hearing.line_name() if self.channel == "phone" else ""
            return " · ".join(part for part in (self.hearing.company_at(-1), line) if part)
        today = wall_clock(self.walk.calendar, self.walk.engine.program.zone)
        return f"{date(today)}, {today:%H:%M}"

    @property
    def hurried(self) -> str:
        """The sign that a wait goes by faster than it would."""
        rate = self.pacing.rate(self.walk)
        return f"wait ×{rate}" if rate > 1 and self.waiting else ""
