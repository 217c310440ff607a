"""The ledger: what a walk cost the customer, counted from the events by the engine alone.

Nothing here is the author's say-so: a repeat is a repeat because the customer had already given the fact to somebody
of the same company. The names of the fields are stable; reports, exports and the record use them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from walkshoes.journey.events import Code, Event, Minute, Passed

if TYPE_CHECKING:
    from walkshoes.journey.engine import Engine


def _by_passed() -> dict[str, int]:
    return {passed.name.lower(): 0 for passed in Passed}


@dataclass(slots=True)
class Ledger:
    """Counts of one walk. Times are milliseconds of the customer's attention, but for `calendar_ms`."""

    minutes_ms: dict[str, int] = field(default_factory=lambda: {kind.name.lower(): 0 for kind in Minute})
    """By kind; they add up to `given_ms` exactly."""
    given_ms: int = 0
    calendar_ms: int = 0
    """From the first moment to the last on the calendar, days between contacts included."""
    digits_keyed: int = 0
    """Digits of numbers keyed or read out, every time they were."""
    digits_rekeyed: int = 0
    """Of these, the ones given in answer to a question already answered, or after a number that was not accepted."""
    words_told: int = 0
    words_retold: int = 0
    asked: dict[str, int] = field(default_factory=dict)
    """Fact → how many times the company asked for it."""
    asked_again: dict[str, int] = field(default_factory=dict)
    """Fact → how many of these after the customer had given it to somebody of that company."""
    hand_overs: dict[str, int] = field(default_factory=_by_passed)
    """From one team to another before anybody answered, by what was passed on."""
    transfers: dict[str, int] = field(default_factory=_by_passed)
    """The same after a person had answered."""
    people: int = 0
    names_given: int = 0
    calls: int = 0
    """Calls the customer made."""
    calls_received: int = 0
    hang_ups: int = 0
    drops: int = 0
    queues: int = 0
    holds: int = 0
    menus: int = 0
    """Times an option of a menu was taken; keys that are not offered are slips."""
    slips: int = 0
    """Silences, wrong keys and wrong numbers that the company did not accept."""
    granted: int = 0
    cannot: int = 0
    """Requests refused, and sentences that lead with what cannot be done."""
    deflections: int = 0
    generic: int = 0
    promises_made: int = 0
    promises_without_a_time: int = 0
    promises_kept: int = 0
    promises_broken: int = 0
    promises_open: int = 0
    owner: str = ""
    """Who owned the case at the end; empty where nobody did."""
    reactions: int = 0
    handling_ms: dict[str, int] = field(default_factory=dict)
    """Team → how long its people were occupied with this customer."""
    ending: str = ""
    """The touchpoint the walk ended at; empty where it is unfinished."""
    resolved: bool = False

    @property
    def times_asked_again(self) -> int:
        """Questions already answered, all facts together."""
        return sum(self.asked_again.values())

    @property
    def times_asked_the_same(self) -> int:
        """The most often any one fact was asked for."""
        return max(self.asked.values(), default=0)

    def as_json(self) -> dict[str, Any]:
        """Plain data, in the order of the fields above."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Ledger":
        """The ledger a record holds; fields it does not have yet are at their beginning.

        Raises ValueError where it holds something else.
        """
        known = {name: value for name, value in data.items() if name in cls.__slots__}
        for name, value in known.items():
            if type(value) is not type(getattr(cls(), name)):
                raise ValueError(f"`{name}` of a ledger cannot be {value!r}")
        return cls(**known)


def ledger(engine: "Engine", events: Iterable[Event], until_ms: int) -> Ledger:
    """Count a walk's events up to `until_ms`, the moment the customer's time has come to."""
    count = _Count(engine)
    for event in events:
        count.take(event)
    return count.closed(until_ms)


_HANDLING = (Minute.TALKING, Minute.TELLING, Minute.WAITING)
"""A person of the company is occupied while the customer talks, tells, or is kept on hold by them."""
_SLIPS = (Code.NO_INPUT, Code.NO_MATCH, Code.WRONG)


class _Count:
    """The fold. `again` is whether the digits or words now given repeat what was given before."""

    def __init__(self, engine: "Engine") -> None:
        self.engine = engine
        self.program = engine.program
        self.ledger = Ledger()
        self.minute = -1
        self.since = 0
        self.team = -1
        self.person = -1
        self.alone = True
        self.asked_before = False
        self.slipped = False

    def take(self, event: Event) -> None:
        at, code, place, x, y = event
        made = self.ledger
        match code:
            case Code.MINUTE:
                self._close(at)
                self.minute = x
            case Code.ENTERED:
                self._close(at)
                team = self.program.places[place].team
                self.team = team if team >= 0 else self.team
                self.alone = self.program.places[place].kind in ("voicemail", "queue")
            case Code.SAID:
                line = self.program.lines[x]
                made.generic += line.generic
                made.cannot += line.cannot
                made.deflections += line.deflects
                made.names_given += line.signed
            case Code.PRESSED:
                made.menus += 1
            case Code.ASKED:
                self.asked_before, self.slipped = bool(y), False
                _one_more(made.asked, self.program.facts[x].name)
                if y:
                    _one_more(made.asked_again, self.program.facts[x].name)
            case Code.GAVE | Code.WRONG:
                made.digits_keyed += y
                made.digits_rekeyed += y if self.asked_before or self.slipped else 0
            case Code.TOLD:
                made.words_told += y
                made.words_retold += y if self.asked_before else 0
            case Code.HANDED_OVER:
                made.hand_overs[Passed(x).name.lower()] += 1
            case Code.TRANSFERRED:
                made.transfers[Passed(x).name.lower()] += 1
            case Code.REQUESTED:
                made.granted += y
                made.cannot += not y
            case Code.PROMISED:
                made.promises_made += 1
                made.promises_without_a_time += not y
            case Code.KEPT | Code.BROKEN:
                made.promises_kept += code == Code.KEPT
                made.promises_broken += code == Code.BROKEN
            case Code.OWNED:
                made.owner = self.engine.lines[x].text
            case Code.DISOWNED:
                made.owner = ""
            case Code.CALENDAR:
                made.calendar_ms += x
            case Code.ENDED:
                made.ending = self.program.places[place].name
                made.resolved = self.program.places[place].resolved
            case Code.MET:
                self.person = x
                made.people += 1
            case _:
                if code in _SIMPLE:
                    name = _SIMPLE[code]
                    setattr(made, name, getattr(made, name) + 1)
        if code in _SLIPS:
            made.slips += 1
        if code == Code.WRONG:
            self.slipped = True

    def _close(self, at: int) -> None:
        """Book the time since the last change of minute or touchpoint."""
        ms, self.since = at - self.since, at
        if self.minute >= 0 and ms:
            self.ledger.minutes_ms[Minute(self.minute).name.lower()] += ms
            if self.person == self.team >= 0 and self.minute in _HANDLING and not self.alone:
                _more(self.ledger.handling_ms, self.program.teams[self.team].name, ms)

    def closed(self, until_ms: int) -> Ledger:
        self._close(until_ms)
        made = self.ledger
        made.given_ms = sum(made.minutes_ms.values())
        made.calendar_ms += until_ms
        made.promises_open = made.promises_made - made.promises_kept - made.promises_broken
        return made


_SIMPLE: dict[int, str] = {
    Code.NAMED: "names_given",
    Code.DIALLED: "calls",
    Code.RUNG: "calls_received",
    Code.HUNG_UP: "hang_ups",
    Code.DROPPED: "drops",
    Code.QUEUED: "queues",
    Code.HELD: "holds",
    Code.REACTED: "reactions",
}


def _more(table: dict[str, int], name: str, amount: int) -> None:
    table[name] = table.get(name, 0) + amount


def _one_more(table: dict[str, int], name: str) -> None:
    _more(table, name, 1)
