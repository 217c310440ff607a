"""A walk as it reads: every event that a person would tell, in words, with the clock beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkshoes.journey import program as p
from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.clock import clock_text, minutes_text
from walkshoes.journey.events import Allowance, Code, Dropped, Event, Passed
from walkshoes.journey.program import CHANNELS
from walkshoes.journey.script import filled
from walkshoes.scenario.stock import stock

if TYPE_CHECKING:
    from walkshoes.journey.engine import Engine

FEELINGS = {-2: "furious", -1: "annoyed", 0: "flat", 1: "relieved", 2: "delighted"}
_WHY_DROPPED = {
    Dropped.SCRIPTED: "the line goes dead",
    Dropped.TRIES: "the tries are used up; the company ends the call",
    Dropped.CLOSED: "the office is closed; the company ends the call",
    Dropped.NOBODY: "nobody answers; the company ends the call",
    Dropped.LOOP: "the scenario goes round without time passing and was stopped",
}
_HANDED = {
    Passed.COLD: "nothing is passed on",
    Passed.NOTES: "notes are passed on",
    Passed.WARM: "everything is passed on",
}


_BECAME: dict[int, str] = {Code.KEPT: "kept", Code.LATE: "kept, but late", Code.BROKEN: "not kept"}
_SENT = {
    "letter": "you post the letter",
    "email": "you send the email",
    "chat": "you send it",
    "social": "you post it, for everybody to see",
    "in person": "you hand it in",
}
_BEGUN = {"chat": "you open the chat", "phone": "you ring them"}
_THERE = {True: "you are there", False: "you are there; nobody looks up"}
_HELD = {"chat": "you are asked to wait", "in person": "you stand and wait"}
_DEAD = {"chat": "the chat is closed from the other end", "in person": "nobody is there any more"}
_LEFT = {"chat": "you leave the chat", "in person": "you walk away"}
_OVER = {"chat": "the chat ends", "in person": "you leave"}
_ALLOWED = {
    Allowance.PASTE: "pasting",
    Allowance.LONGER: "time-outs {times} times as long",
    Allowance.UNHURRIED: "all the time that is needed",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a transcript. `who` is empty for what merely happens."""

    at_ms: int
    who: str
    text: str
    place: int

    def __str__(self) -> str:
        said = f"{self.who}: {self.text}" if self.who else f"({self.text})"
        return f"{clock_text(self.at_ms):>7}  {said}"


def transcript(engine: "Engine", events: list[Event]) -> list[Told]:
    """The lines of a walk so far."""
    return list(_Telling(engine).tell(events))


class _Telling:
    def __init__(self, engine: "Engine") -> None:
        self.engine = engine
        self.program = engine.program
        self.stock = stock("en")
        self.skipped = 0

    def tell(self, events: list[Event]) -> Iterator[Told]:
        for event in events:
            told = self._one(event)
            if told is not None:
                who, text = told
                yield Told(event[0], who, " ".join(text.split()), event[2])

    def who(self, speaker: p.Speaker, place: int) -> str:
        """Whose words they are, as the customer would say."""
        info = self.program.places[place]
        match speaker:
            case p.Speaker.CUSTOMER:
                return self.engine.persona.name
            case p.Speaker.SCENE:
                return ""
            case p.Speaker.AGENT if info.team >= 0:
                return self.program.teams[info.team].label
        company = self.program.teams[info.team].company if info.team >= 0 else 0
        return self.program.companies[company].title

    def _one(self, event: Event) -> tuple[str, str] | None:
        at, code, place, x, y = event
        match code:
            case Code.SAID:
                spoken = self.engine.lines[x]
                return self.who(spoken.speaker, place), spoken.text
            case Code.DIALLED:
                company = self.program.companies[self.program.dialled[x].company].title
                return "", f"you ring {company}"
            case Code.RUNG:
                return "", "your telephone rings"
            case Code.PRESSED:
                return "", f"you press {self._option(x, y).name}"
            case Code.CHOSE:
                return "", f"you decide: {self._label(x, y)}"
            case Code.NO_INPUT:
                return "", "silence"
            case Code.NO_MATCH:
                return "", "a key that is not offered"
            case Code.CUT:
                return "", "you cut in"
            case Code.ASKED if y:
                fact = self.program.facts[x]
                return "", f"asked again: {fact.label}" if fact.told else f"asked again for your {fact.label}"
            case Code.GAVE:
                fact = self.program.facts[x]
                return self.engine.persona.name, self.engine.persona.facts.get(fact.name, fact.label)
            case Code.WRONG:
                return "", f"a wrong {self.program.facts[x].label}"
            case Code.TOLD:
                return self.engine.persona.name, f"[{self.program.facts[x].label}: {y} words]"
            case Code.POSITION:
                return self.who(p.Speaker.VOICE, place), self.stock["position"].replace("{position}", str(x))
            case Code.QUEUED:
                return "", "you wait"
            case Code.ANSWERED:
                return "", f"answered after {minutes_text(x)}"
            case Code.HELD:
                return "", _HELD.get(self.program.places[place].channel, "you are put on hold")
            case Code.TRANSFERRED | Code.HANDED_OVER:
                taker = self.program.teams[self.program.places[place].team].label
                return "", f"from {self.program.teams[y].label} to {taker}: {_HANDED[Passed(x)]}"
            case Code.OWNED:
                return "", f"{self.engine.lines[x].text} takes the case"
            case Code.DISOWNED:
                several = len(self.program.companies) > 1
                where = f" at {self.program.companies[x].title}" if several else ""
                return "", f"nobody{where} has the case any more"
            case Code.REQUESTED:
                asked = self.program.requests[x].replace("_", " ")
                return "", f"{asked}: granted" if y else f"{asked}: they may not"
            case Code.PROMISED:
                when = "" if y else ", without saying when"
                return "", f"a promise{when}: {self._promise(x)}"
            case Code.KEPT | Code.LATE | Code.BROKEN:
                return "", f"{_BECAME[code]}: {self._promise(x)}"
            case Code.ARRIVED:
                pass  # what has come speaks for itself
            case Code.CHASED:
                promised = self.program.deliveries[x].promised
                what = f"what was promised: {self._promise(x)}" if promised else "an answer that has not come"
                return "", f"you ask after {what}"
            case Code.SENT:
                return "", _SENT.get(CHANNELS[y], "you send it")
            case Code.CONTACTED:
                looks_up = self.program.places[place].looks_up
                return "", _BEGUN.get(CHANNELS[x]) or _THERE[looks_up]
            case Code.SWITCHED if not y:
                return "", "nothing of what you said before is known here"
            case Code.FOUND_CLOSED:
                return "", "it is closed"
            case Code.ALLOWED:
                return "", f"the facilitator allows {_ALLOWED[Allowance(x)].format(times=y)}"
            case Code.MAILBOX if x:
                return "", "the mailbox is full" if x == 1 else "nobody answers, and there is no mailbox"
            case Code.CALENDAR:
                before = wall_clock(self.program.start_ms + at + self.skipped, self.program.zone)
                self.skipped += x
                now = wall_clock(self.program.start_ms + at + self.skipped, self.program.zone)
                days = (now.date() - before.date()).days
                passed = f"{days} day{'' if days == 1 else 's'}" if days else minutes_text(x)
                return "", f"{passed} later: {now:%A} {now.day} {now:%B}, {now:%H:%M}"
            case Code.HUNG_UP:
                return "", _LEFT.get(CHANNELS[x], "you hang up")
            case Code.DROPPED:
                scripted = _DEAD.get(CHANNELS[y]) if x == Dropped.SCRIPTED else None
                return "", scripted or _WHY_DROPPED[Dropped(x)]
            case Code.CALL_ENDED:
                return "", _OVER.get(CHANNELS[x], "the call ends")
            case Code.REACTED:
                return "", f"you feel {FEELINGS[x]}"
        return None

    def _promise(self, delivery: int) -> str:
        return filled(self.program.deliveries[delivery].what, self.engine.persona)

    def _option(self, option: int, op: int) -> p.Pressable:
        moment = self.program.ops[op]
        assert isinstance(moment, p.Menu | p.Choose)
        return moment.options[option]

    def _label(self, option: int, op: int) -> str:
        chosen = self._option(option, op)
        return self.engine.lines[chosen.line].text if chosen.line >= 0 else chosen.name.replace("_", " ")
