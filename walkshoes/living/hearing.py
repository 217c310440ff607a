"""From what happens on a walk to what the customer hears and sees: the captions of the line, the chat, the counter.

Only what a customer could know is here. Who passed what on to whom, what was asked before, which promise was broken:
that is for the debrief.
"""

from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.events import Code, Dropped, Event, Minute
from walkshoes.living.caption import Caption, Voice, spoken, words_of
from walkshoes.living.channels import words_for
from walkshoes.living.leaves import leaf_of, torn_off
from walkshoes.scenario.callers import WRITING_WPM
from walkshoes.scenario.stock import stock
from walkshoes.scenario.times import MINUTE

if TYPE_CHECKING:
    from walkshoes.journey.engine import Engine

MOST_CAPTIONS = 400
"""Older ones are forgotten, so that a call of hours costs no more than one of minutes."""
LONGEST_QUOTE = 160
_HAPPENS: dict[int, str] = {
    Code.ANSWERED: "answered",
    Code.HUNG_UP: "left",
    Code.CALL_ENDED: "over",
    Code.DROPPED: "dropped",
}
"""What happens → which of the channel's words say so."""
_ENDS_WHAT_IS_SAID = (Code.CUT, Code.ANSWERED, Code.HUNG_UP, Code.DROPPED, Code.QUEUED, Code.HELD)
_ENDS_THE_CALL = (Code.HUNG_UP, Code.DROPPED, Code.CALL_ENDED)
_WENT_ROUND = "This journey went round in a circle and had to stop. Please tell the person who leads your session."


class Hearing:
    """The captions of one walk, oldest first. `told` is what the participant said last, for it to be quoted.

    `channel` is how the customer and a company met last (empty: not yet), `passed` the newest passing of time and
    `passed_ms` how much it was, `sign` what stands over the last counter, `looks_up` whether anybody there does so, and
    `closed` whether the customer stands before a closed door.
    """

    def __init__(self, engine: "Engine", locale: str = "en_GB") -> None:
        self.engine = engine
        self.program = engine.program
        self.captions: list[Caption] = []
        self.forgotten = 0
        self.call_began: int | None = None
        self.told = ""
        self.channel = ""
        self.passed: Caption | None = None
        self.passed_ms = 0
        self.closed = False
        self.sign = ""
        self.looks_up = True
        self._stock = stock(locale)
        self._agent = ""
        self._minute = -1
        self._skipped = 0
        self._line = ""
        self._company = self.program.dialled[0].company if self.program.dialled else 0
        self._endings = {op.line for op in self.program.ops if isinstance(op, p.End)}
        self._shown_elsewhere = self._endings | {
            op.line
            for op in self.program.ops
            if isinstance(op, p.Choose | p.Read) or (isinstance(op, p.Ask) and op.unasked)
        }

    def hear(self, event: Event, now_ms: int) -> None:
        """Take one event; `now_ms` is when it happens on the participant's clock."""
        at, code, place, x, y = event
        self._come_to(code, place, x)
        if code in _ENDS_WHAT_IS_SAID or (code == Code.MINUTE and self._minute == Minute.WAITING):
            self._cut(now_ms)
        if code in _ENDS_THE_CALL:
            self.call_began = None
        match code:
            case Code.MINUTE:
                self._minute = x
            case Code.ENTERED if self.call_began is None and self.program.places[place].team >= 0:
                self.call_began = at  # a call that nobody is seen to begin; ringing, where there is any, says so next
            case Code.SAID:
                self._say(x, place, now_ms)
            case Code.POSITION:
                text = self._stock["position"].replace("{position}", str(x))
                after = max(now_ms, self.captions[-1].over_ms if self.captions else now_ms)
                if self.channel == "chat":
                    self._add(Caption(Voice.COMPANY, self.company_at(place), text, now_ms))
                    return
                self._add(spoken(Voice.COMPANY, self.company_at(place), text, after, self.program.words_per_minute))
            case Code.DIALLED:
                line = self.program.dialled[x]
                self._line, self._company = line.name.replace("_", " "), line.company
                self._call_begins(at)
                self._happens(f"You ring {self.company_at(-1)}.", now_ms)
            case Code.RUNG:
                self._line, self._company = "", self._company_of(place)
                self._call_begins(at)
                self._happens(f"Your phone rings. It is {self.company_at(-1)}.", now_ms)
            case Code.MET:
                self._agent = ""
            case Code.NAMED:
                self._agent = self.engine.persona.agents.get(self.program.places[place].name, "")
            case Code.GAVE | Code.WRONG | Code.TOLD:
                self._given(code, x, now_ms)
            case Code.CHOSE:
                chosen = self._option(x, y)
                if chosen.line >= 0:
                    self._decided(self.engine.lines[chosen.line].text, now_ms)
            case Code.MAILBOX if x == 2:
                self._happens("It rings and rings. Nobody answers.", now_ms)
            case Code.CALENDAR:
                self._days_pass(at, x, now_ms)
            case Code.SENT:
                self._happens(words_for(p.CHANNELS[y]).sent, now_ms)
            case Code.FOUND_CLOSED:
                self.closed = True
                self._happens("It is closed.", now_ms)
            case Code.CONTACTED:
                self._company = self._company_of(place)
                self._call_begins(at)
                self._happens(words_for(self.channel).reached, now_ms)
            case Code.DROPPED if x == Dropped.LOOP:
                self._happens(_WENT_ROUND, now_ms)
            case Code.ANSWERED if not x:
                pass  # nobody waited, so there was no music
            case _ if code in _HAPPENS:
                happened = getattr(words_for(self.channel), _HAPPENS[code])
                if happened:
                    self._happens(happened, now_ms)

    def over(self, channel: str) -> list[Caption]:
        """The captions of one channel, oldest first."""
        return [caption for caption in self.captions if caption.channel == channel]

    def _come_to(self, code: int, place: int, x: int) -> None:
        """Keep how customer and company meet from here on."""
        before, info = self.channel, self.program.places[place]
        if code in (Code.DIALLED, Code.RUNG):
            self.channel = "phone"
        elif code == Code.CONTACTED:
            self.channel = p.CHANNELS[x]
        elif code == Code.ENTERED:
            self.closed = False
            if info.team >= 0 or info.kind == "visit":
                self.channel = info.channel
            if info.channel == "in person" and info.team >= 0:
                self.sign = f"{self.company_at(place)} · {_capital(self.program.teams[info.team].label)}"
                self.looks_up = info.looks_up
        if self.channel != before:
            self._take_along()

    def _take_along(self) -> None:
        """Days that have just passed are seen to have passed in what they led to."""
        if self.captions and self.captions[-1] is self.passed:
            self.captions[-1].channel = self.channel
            self.forgotten += 1  # it stands there no longer

    # who

    def company_at(self, place: int) -> str:
        """The company behind a touchpoint; where nobody stands behind it, the one that is on the line."""
        return self.program.companies[self._company_of(place)].title

    def line_name(self) -> str:
        """What was dialled, as `customer line`; empty where the company rang."""
        return self._line

    def _company_of(self, place: int) -> int:
        team = self.program.places[place].team if place >= 0 else -1
        return self.program.teams[team].company if team >= 0 else self._company

    def _call_begins(self, at: int) -> None:
        self.call_began, self._agent = at, ""

    def _agent_at(self, place: int) -> str:
        team = self.program.places[place].team
        label = self.program.teams[team].label if team >= 0 else self.company_at(place)
        label = _capital(label)
        return f"{label} · {self._agent}" if self._agent and self._agent not in label else label

    def _machine_at(self, place: int) -> str:
        """Who a recorded voice is: the company. A bot that chats is called what its team is."""
        return self._agent_at(place) if self.channel == "chat" else self.company_at(place)

    # what

    def _say(self, line: int, place: int, now_ms: int) -> None:
        said = self.engine.lines[line]
        chats = self.channel == "chat"
        if said.speaker == p.Speaker.PAPER:
            if chats:
                self._add(Caption(Voice.COMPANY, self._agent_at(place), said.text, now_ms))
            else:
                self._happens(words_for(self.program.places[place].channel).comes, now_ms)
            return
        if line in self._shown_elsewhere:
            return
        if said.speaker == p.Speaker.SCENE:
            self._happens(said.text, now_ms)
            return
        voice, who = {
            p.Speaker.CUSTOMER: (Voice.YOU, "You"),
            p.Speaker.AGENT: (Voice.AGENT, self._agent_at(place)),
        }.get(said.speaker, (Voice.COMPANY, self._machine_at(place)))
        pace = WRITING_WPM if chats and voice == Voice.YOU else self.program.words_per_minute
        words = () if chats and voice == Voice.COMPANY else words_of(said.text, said.breaths, pace)
        self._finish(now_ms)
        self._add(Caption(voice, who, said.text, now_ms, words, whole=chats and voice == Voice.AGENT))

    def _given(self, code: int, fact: int, now_ms: int) -> None:
        """What the customer said themselves; a number that was keyed makes no words."""
        told, self.told = self.told, ""
        if not told and code == Code.GAVE and self._minute != Minute.KEYING:
            told = self.engine.persona.facts.get(self.program.facts[fact].name, "")
        if code == Code.TOLD:
            told = self._quoted(told, fact)
        if told and self._minute != Minute.KEYING:
            self._add(Caption(Voice.YOU, "You", told, now_ms))

    def _decided(self, text: str, now_ms: int) -> None:
        """What the customer decides; only in a chat that goes on is it something they write."""
        if self.channel == "chat" and self.call_began is not None:
            self._add(Caption(Voice.YOU, "You", text, now_ms))
        else:
            self._happens(text, now_ms)

    def _quoted(self, told: str, fact: int) -> str:
        """The customer's own words: whole in a chat, where they stand; spoken ones as far as a caption is long."""
        label = self.program.facts[fact].label
        if self.channel in ("email", "letter", "social"):
            return ""  # it lies with what was sent
        if self.channel == "chat":
            return told.strip() or f"(you tell them {label})"
        told = " ".join(told.split())
        told = told if len(told) <= LONGEST_QUOTE else told[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        return f"“{told}”" if told else f"(you tell them {label})"

    def _days_pass(self, at: int, passed: int, now_ms: int) -> None:
        before = wall_clock(self.program.start_ms + at + self._skipped, self.program.zone)
        self._skipped += passed
        after = wall_clock(self.program.start_ms + at + self._skipped, self.program.zone)
        days = (after.date() - before.date()).days
        if not days:
            self._happens(f"{minutes_text(max(MINUTE, passed))} later. It is {after:%H:%M}.", now_ms)
        else:
            later = "The next day" if days == 1 else f"{days} days later"
            leaves = torn_off(self.program, before.date(), after.date())
            self._add(Caption(Voice.LEAF, "", f"{later}, {after:%H:%M}", now_ms, leaves=leaves))
        self.passed, self.passed_ms = self.captions[-1], passed

    def today(self, calendar_ms: int) -> str:
        """The leaf of a moment of the calendar (milliseconds since 1970)."""
        return leaf_of(self.program, wall_clock(calendar_ms, self.program.zone).date())

    def _option(self, number: int, op: int) -> p.Pressable:
        moment = self.program.ops[op]
        assert isinstance(moment, p.Choose)
        return moment.options[number]

    def _happens(self, text: str, now_ms: int) -> None:
        self._add(Caption(Voice.SCENE, "", text, now_ms))

    # the list

    def _add(self, caption: Caption) -> None:
        caption.channel = self.channel
        self.captions.append(caption)
        if len(self.captions) > MOST_CAPTIONS:
            beyond = len(self.captions) - MOST_CAPTIONS
            del self.captions[:beyond]
            self.forgotten += beyond

    def _cut(self, now_ms: int) -> None:
        """Whatever is being said stops here; what was still to come is never said."""
        while self.captions and self.captions[-1].words and self.captions[-1].began_ms >= now_ms:
            self.captions.pop()
        for caption in self.captions[-2:]:
            if caption.going_on(now_ms):
                caption.cut_ms = now_ms

    def _finish(self, now_ms: int) -> None:
        """Something else begins to be said: what a hurried wait left half said is there in full."""
        for caption in self.captions[-2:]:
            if caption.words and caption.going_on(now_ms):
                caption.began_ms, caption.words = min(caption.began_ms, now_ms), ()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
