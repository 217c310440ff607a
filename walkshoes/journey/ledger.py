"""The ledger: what a walk cost the customer, counted from the events by the engine alone.

Nothing here is the author's say-so: a repeat is a repeat because the customer had already given the fact to somebody
of the same company. The names of the fields are stable; reports, exports and the record use them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from walkshoes.journey.events import Allowance, Code, Event, Minute, Passed
from walkshoes.journey.program import CHANNELS, Launch, Send, Speaker

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
    contacts: dict[str, int] = field(default_factory=dict)
    """Channel → how often the customer turned to a company over it."""
    switches: int = 0
    """Times the customer came to the same company over another channel than before."""
    switches_without_context: int = 0
    """Of these, where nothing the customer had given was known."""
    calls: int = 0
    """Calls the customer made."""
    calls_received: int = 0
    hang_ups: int = 0
    """Calls hung up on, chats left, counters walked away from."""
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
    same_article_again: int = 0
    """Answers with an article the customer had been given before."""
    references: int = 0
    """Different reference numbers the customer was given."""
    messages_sent: int = 0
    messages_received: int = 0
    automatic: int = 0
    """Of the messages received, those a machine sent; they answer nothing."""
    unsigned: int = 0
    """Of the messages received, those that nobody put a name or initials to."""
    unanswered: int = 0
    """Messages to which nobody has written back; what a machine sends is no answer."""
    sent_to_private: int = 0
    """Times the company asked to go on where nobody else can see it."""
    seen_by: int = 0
    """How many had seen the customer's posts by the end."""
    found_closed: int = 0
    check_ins: int = 0
    """Times the company got in touch though nothing was wrong."""
    promises_made: int = 0
    promises_without_a_time: int = 0
    promises_kept: int = 0
    promises_late: int = 0
    promises_broken: int = 0
    promises_open: int = 0
    chased: int = 0
    """Times the customer asked after something that had not come."""
    owner: str = ""
    """Who owned the case at the end; empty where nobody did."""
    reactions: int = 0
    handling_ms: dict[str, int] = field(default_factory=dict)
    """Team → how long its people were occupied with this customer."""
    ending: str = ""
    """The touchpoint the walk ended at; empty where it is unfinished."""
    resolved: bool = False
    leaves: float = 0.0
    recommends: float = 0.0
    """Of the customers who end here, the shares that leave and that recommend (assumed)."""
    tells: int = 0
    """How many others such a customer tells (assumed)."""
    companies: dict[str, dict[str, int]] = field(default_factory=dict)
    """Where there are several: company → the counts of `BY_COMPANY` that are its own."""
    allowed: dict[str, int] = field(default_factory=dict)
    """What the facilitator allowed this person: `paste`, and `longer` with how many times as long."""

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
        if not isinstance(data, Mapping):
            raise ValueError("a ledger has counts by name")
        known = {name: value for name, value in data.items() if name in cls.__slots__}
        for name, value in known.items():
            if type(value) is not type(getattr(cls(), name)):
                raise ValueError(f"`{name}` of a ledger cannot be {value!r}")
        return cls(**known)


BY_COMPANY = (
    "given_ms",
    "words_told",
    "words_retold",
    "names_given",
    "calls",
    "messages_sent",
    "messages_received",
    "automatic",
    "unsigned",
    "unanswered",
    "generic",
    "cannot",
    "deflections",
    "people",
    "promises_made",
    "promises_kept",
    "promises_late",
    "promises_broken",
    "promises_open",
    "chased",
)
"""What is counted for each company where a journey has several."""


def ledger(engine: "Engine", events: Iterable[Event], until_ms: int) -> Ledger:
    """Count a walk's events up to `until_ms`, the moment the customer's time has come to."""
    count = _Count(engine)
    for event in events:
        count.take(event)
    return count.closed(until_ms)


def seen_by(seen: tuple[tuple[int, int], ...], since_ms: int) -> int:
    """How many have seen a post so long after it was sent."""
    return max((people for after, people in seen if after <= since_ms), default=0)


_HANDLING = (Minute.TALKING, Minute.TELLING, Minute.WAITING)
"""A person of the company is occupied while the customer talks, tells, or is kept on hold by them."""
_HANDLING_CHAT = (*_HANDLING, Minute.READING, Minute.WRITING)
_SLIPS = (Code.NO_INPUT, Code.NO_MATCH, Code.WRONG)
_BECAME = {Code.KEPT: "kept", Code.LATE: "late", Code.BROKEN: "broken"}
_OF_A_DELIVERY = (Code.PROMISED, Code.KEPT, Code.LATE, Code.BROKEN, Code.ARRIVED, Code.CHASED)


class _Count:
    """The fold. `asked_before` is whether the words or digits now given repeat what was given before."""

    def __init__(self, engine: "Engine") -> None:
        self.engine = engine
        self.program = engine.program
        self.ledger = Ledger()
        self.minute = -1
        self.since = 0
        self.team = -1
        self.person = -1
        self.alone = True
        self.in_chat = False
        self.asked_before = False
        self.slipped = False
        self.promises: list[tuple[int, str]] = []  # (delivery, what became of it), in the order they were made
        self.unanswered: dict[int, int] = {}  # touchpoint → messages sent there that have no answer yet
        self.articles: set[str] = set()
        self.references: set[int] = set()
        self.posts: list[tuple[int, tuple[tuple[int, int], ...]]] = []  # (when on the calendar, how many see it)
        self.company = -1
        self.owners: dict[int, str] = {}
        self.rows: dict[int, dict[str, int]] = {}
        self.posted = {op.place: op.seen for op in self.program.ops if isinstance(op, Send) and op.seen}
        self.answers: dict[int, set[int]] = {}  # touchpoint → the answers by people that are to come to it
        for op in self.program.ops:
            if isinstance(op, Launch) and not (info := self.program.deliveries[op.delivery]).promised:
                by_machine = info.arrives in engine.machines
                self.answers.setdefault(op.place, set()).update(() if by_machine else (op.delivery,))

    def take(self, event: Event) -> None:
        """Count one event, and once more in the row of the company it belongs to."""
        made, company = self.ledger, self._company_of(event)
        if len(self.program.companies) == 1 or company < 0:
            self._count(event)
            return
        before = [getattr(made, name) for name in BY_COMPANY]
        self._count(event)
        row = self.rows.setdefault(company, dict.fromkeys(BY_COMPANY, 0))
        for name, was in zip(BY_COMPANY, before, strict=True):
            row[name] += getattr(made, name) - was

    def _company_of(self, event: Event) -> int:
        _, code, place, x, _ = event
        if code in _OF_A_DELIVERY:
            team = self.program.deliveries[x].team
            return self.program.teams[team].company if team >= 0 else -1
        return self.program.dialled[x].company if code == Code.DIALLED else self._company_at(place)

    def _count(self, event: Event) -> None:
        at, code, place, x, y = event
        made = self.ledger
        match code:
            case Code.MINUTE:
                self._close(at)
                self.minute = x
            case Code.ENTERED:
                self._close(at)
                info = self.program.places[place]
                self.team = info.team if info.team >= 0 else self.team
                self.company = self._company_at(place)
                self.alone = info.kind in ("voicemail", "queue")
                self.in_chat = info.channel == "chat"
                made.check_ins += info.check_in
            case Code.SAID:
                self._said(x)
            case Code.PRESSED:
                made.menus += 1
            case Code.ASKED:
                self.asked_before, self.slipped = bool(y), False
                _one_more(made.asked, self.program.facts[x].name)
                if y:
                    _one_more(made.asked_again, self.program.facts[x].name)
            case Code.VOLUNTEERED:
                self.asked_before, self.slipped = bool(y), False
            case Code.GAVE | Code.WRONG:
                made.digits_keyed += y
                made.digits_rekeyed += y if self.asked_before or self.slipped else 0
            case Code.TOLD:
                made.words_told += y
                made.words_retold += y if self.asked_before else 0
            case Code.SENT:
                made.messages_sent += 1
                _one_more(made.contacts, CHANNELS[y])
                self.unanswered[place] = self.unanswered.get(place, 0) + 1
                if place in self.posted:
                    self.posts.append((made.calendar_ms + at, self.posted[place]))
            case Code.ARRIVED if not y:
                self._answered(lambda sent: x in self.answers.get(sent, ()))
            case Code.CONTACTED:
                made.calls += CHANNELS[x] == "phone"
                _one_more(made.contacts, CHANNELS[x])
            case Code.DIALLED:
                made.calls += 1
                _one_more(made.contacts, "phone")
            case Code.SWITCHED:
                made.switches += 1
                made.switches_without_context += not y
            case Code.HANDED_OVER:
                made.hand_overs[Passed(x).name.lower()] += 1
            case Code.TRANSFERRED:
                made.transfers[Passed(x).name.lower()] += 1
            case Code.REQUESTED:
                made.granted += y
                made.cannot += not y
            case Code.PROMISED:
                self.promises.append((x, "open"))
                made.promises_made += 1
                made.promises_without_a_time += not y
            case Code.KEPT | Code.LATE | Code.BROKEN:
                self._became(x, _BECAME[Code(code)])
            case Code.OWNED:
                self.owners[y] = self.engine.lines[x].text
            case Code.DISOWNED:
                self.owners.pop(x, None)
            case Code.CALENDAR:
                made.calendar_ms += x
            case Code.ENDED:
                info = self.program.places[place]
                made.ending, made.resolved = info.name, info.resolved
                made.leaves, made.recommends, made.tells = info.leaves, info.recommends, info.tells
            case Code.MET:
                self.person = x
                made.people += not y
            case Code.ALLOWED:
                made.allowed[Allowance(x).name.lower()] = y
            case _:
                if code in _SIMPLE:
                    name = _SIMPLE[code]
                    setattr(made, name, getattr(made, name) + 1)
        if code in _SLIPS:
            made.slips += 1
        if code == Code.WRONG:
            self.slipped = True

    def _said(self, line: int) -> None:
        """What the author says of a text."""
        made, said = self.ledger, self.program.lines[line]
        marks = said.marks
        made.generic += marks.generic
        made.cannot += marks.cannot
        made.deflections += marks.deflects
        made.sent_to_private += marks.private
        made.names_given += marks.signed == "name"
        if marks.article:
            made.same_article_again += marks.article in self.articles
            self.articles.add(marks.article)
        if marks.gives >= 0:
            self.references.add(marks.gives)
        if said.speaker == Speaker.PAPER:
            made.messages_received += 1
            made.automatic += marks.automatic
            made.unsigned += marks.signed == "nobody"
            if not marks.automatic:  # to a message with no answers of its own, any that a person writes is one
                self._answered(lambda sent: not self.answers.get(sent) and self._company_at(sent) == self.company)

    def _answered(self, is_answered: Callable[[int], bool]) -> None:
        self.unanswered = {place: 0 if is_answered(place) else number for place, number in self.unanswered.items()}

    def _company_at(self, place: int) -> int:
        team = self.program.places[place].team
        return self.program.teams[team].company if team >= 0 else -1

    def _became(self, delivery: int, what: str) -> None:
        """A promise that was made again meanwhile has the same fate; one that was broken may yet be kept late."""
        made = [number for number, (promised, _) in enumerate(self.promises) if promised == delivery]
        for number in made:
            if self.promises[number][1] == "open" or number == made[-1]:
                self.promises[number] = delivery, what

    def _close(self, at: int) -> None:
        """Book the time since the last change of minute or touchpoint."""
        ms, self.since = at - self.since, at
        if self.minute < 0 or not ms:
            return
        self.ledger.minutes_ms[Minute(self.minute).name.lower()] += ms
        if self.company >= 0:
            row = self.rows.setdefault(self.company, dict.fromkeys(BY_COMPANY, 0))
            row["given_ms"] += ms
        handling = _HANDLING_CHAT if self.in_chat else _HANDLING
        if self.person == self.team >= 0 and self.minute in handling and not self.alone:
            _more(self.ledger.handling_ms, self.program.teams[self.team].name, ms)

    def closed(self, until_ms: int) -> Ledger:
        """The ledger, once everything is counted."""
        self._close(until_ms)
        made = self.ledger
        made.given_ms = sum(made.minutes_ms.values())
        made.calendar_ms += until_ms
        made.owner = self._owner()
        made.references = len(self.references)
        made.seen_by = sum(seen_by(seen, made.calendar_ms - sent) for sent, seen in self.posts)
        made.unanswered = sum(self.unanswered.values())
        for delivery, what in self.promises:
            name = f"promises_{what}"
            setattr(made, name, getattr(made, name) + 1)
            self._in_row(self.program.teams[self.program.deliveries[delivery].team].company, name, 1)
        for place, number in self.unanswered.items():
            self._in_row(self._company_at(place), "unanswered", number)
        if len(self.program.companies) > 1:
            made.companies = {
                info.name: self.rows.get(number, dict.fromkeys(BY_COMPANY, 0))
                for number, info in enumerate(self.program.companies)
            }
        return made

    def _owner(self) -> str:
        """Who owns the case; where there are several companies, with the one it is owned at."""
        companies = self.program.companies
        if len(companies) == 1:
            return self.owners.get(0, "")
        return ", ".join(f"{name} ({companies[company].title})" for company, name in sorted(self.owners.items()))

    def _in_row(self, company: int, name: str, number: int) -> None:
        if company >= 0:
            self.rows.setdefault(company, dict.fromkeys(BY_COMPANY, 0))[name] += number


_SIMPLE: dict[int, str] = {
    Code.NAMED: "names_given",
    Code.RUNG: "calls_received",
    Code.HUNG_UP: "hang_ups",
    Code.DROPPED: "drops",
    Code.QUEUED: "queues",
    Code.HELD: "holds",
    Code.REACTED: "reactions",
    Code.CHASED: "chased",
    Code.FOUND_CLOSED: "found_closed",
}


def _more(table: dict[str, int], name: str, amount: int) -> None:
    table[name] = table.get(name, 0) + amount


def _one_more(table: dict[str, int], name: str) -> None:
    _more(table, name, 1)
