"""Reading the map off a scenario: which ways lead on from each touchpoint, and when.

    survey(source.under(settings), settings)

What a way depends on is read by the one lowering's own `Conditions`, so what the settings decide is decided here as in
a walk. Hanging up, and what may follow a lost contact, is left out: it is possible nearly everywhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from walkshoes.journey import guards as g
from walkshoes.journey.calendar import never_closes
from walkshoes.journey.lowering.conditions import Conditions
from walkshoes.journey.lowering.names import Names
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.maps.model import OVER, Door, Map, Place, Way
from walkshoes.maps.taking import takes
from walkshoes.maps.words import Words, due_text
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.model import Promise, Scenario
from walkshoes.scenario.plain import plain
from walkshoes.scenario.policies import Settings, policies_of

KINDS = {
    "announce": "announcement",
    "menu": "menu",
    "collect": "a number to key",
    "queue": "queue",
    "talk": "conversation",
    "hold": "on hold",
    "transfer": "put through",
    "voicemail": "voicemail",
    "drop": "the line goes dead",
    "choose": "you decide",
    "wait": "you wait at home",
    "visit": "you go there",
    "read": "something to read",
    "write": "you write",
    "ending": "ending",
}
"""What each kind of touchpoint is called on a map, by its word in the file."""
CHANNELS = {
    "phone": "by phone",
    "email": "by email",
    "letter": "by letter",
    "chat": "in a chat",
    "social": "in public",
    "in person": "face to face",
}


def survey(scenario: Scenario, settings: Settings | None = None) -> Map:
    """The map of a scenario, already patched by the settings. Raises UnknownName where a name leads nowhere."""
    surveyor = _Surveyor(scenario, dict(settings or {}))
    places = tuple(surveyor.place(name, made) for name, made in scenario.touchpoints.items())
    start = scenario.start
    lines = list(surveyor.names.lines())
    rung = surveyor.names.line(start.dial) if start.dial is not None else -1
    begins = Door(surveyor.rings(lines[rung][1]), lines[rung][2]) if rung >= 0 else Door("you begin", start.go or "")
    doors = tuple(
        Door(f"{surveyor.rings(company)}: {name.replace('_', ' ')}", to)
        for number, (name, company, to) in enumerate(lines)
        if number != rung
    )
    return Map(
        title=_flat(scenario.title),
        settings=_settings_text(scenario, settings or {}),
        when=f"{start.at:%A} {start.at.day} {start.at:%B %Y}, {start.at:%H:%M}",
        begins=begins,
        doors=doors,
        gives_up=scenario.gives_up or OVER,
        places=places,
    )


def _settings_text(scenario: Scenario, settings: Settings) -> str:
    """Which decisions the map is drawn under, in words."""
    known = policies_of(scenario)
    said = []
    for name, value in settings.items():
        label = _flat(known[name][1].label)
        if isinstance(value, bool):
            said.append(label if value else f"not: {label}")
        else:
            option = (known[name][1].options or {}).get(str(value))
            said.append(f"{label}: {_flat(option.label) if option else value}")
    return "; ".join(said)


def _flat(text: str) -> str:
    """A text of the file on one line, without what could act."""
    return " ".join(plain(text).split())


def _short(text: str, longest: int = 60) -> str:
    text = _flat(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


@dataclass(slots=True)
class _Surveyor:
    """Goes over the touchpoints of one scenario. `team` is the one that stands where it is now."""

    scenario: Scenario
    settings: Mapping[str, bool | int | str]
    names: Names = field(init=False)
    conditions: Conditions = field(init=False)
    words: Words = field(init=False)
    team: int = -1

    def __post_init__(self) -> None:
        self.names = Names(self.scenario, RESERVED)
        self.conditions = Conditions(self.names, self.settings)
        self.words = Words(self.names)
        self.words.heard = self.conditions.heard

    def rings(self, company: int) -> str:
        return f"you ring {_flat(self.names.company_infos()[company].title)}"

    def place(self, name: str, made: w.Touchpoint) -> Place:
        self.team = self.names.team_at(name)
        kind = next(verb for verb, kind in t.VERBS.items() if isinstance(made, kind))
        channel = t.channel_of(made) or ""
        ways = [way for way in self._ways(made) if way is not None]
        return Place(
            name=name,
            label=_flat(made.label or name.replace("_", " ")),
            kind=kind,
            what=_what(made, kind),
            team=_flat(self.words.teams[self.team].label) if self.team >= 0 else "",
            channel=CHANNELS.get(channel, ""),
            takes=takes(self.scenario, self.names, made),
            ways=tuple(dict.fromkeys(ways)),
            resolved=isinstance(made, t.Ending) and made.resolved,
        )

    # The ways of each kind

    def _ways(self, made: w.Touchpoint) -> Iterator[Way]:
        match made:
            case t.Announcement() | t.Hold():
                yield from self._next(made.then)
            case t.Menu():
                yield from self._menu(made)
            case t.Collect():
                yield from self._next(made.then, "given")
                yield from self._failed(made.collect)
            case t.QueueUp():
                yield from self._next(made.then, "answered")
                if self._ever_closes():
                    yield from self._next(made.closed.then, "closed")
            case talk.Conversation():
                yield from self._talk(made)
            case t.Transfer():
                yield Way(made.transfer.to)
            case t.Voicemail():
                yield from self._voicemail(made)
            case t.Drop():
                yield from self._next(made.then)
            case t.Choice():
                yield from self._options(made.options)
            case t.Wait():
                yield from self._next(made.then, "you wait" if made.instead else "")
                yield from self._options(made.instead)
            case t.Visit():
                yield from self._next(made.then, "open" if self.team >= 0 else "")
                if self.team >= 0 and self._ever_closes():
                    yield from self._next(made.closed.then, "closed")
            case writing.Read():
                if made.promise is not None:
                    yield from self._promise(made.promise)
                yield from self._next(made.then)
            case writing.Write():
                yield from self._next(made.then)
                yield from self._answers(made)

    def _next(self, ways: w.Next | None, why: str = "") -> Iterator[Way]:
        """A list of ways of which the first whose condition holds is taken; `why` is what has to be before."""
        several = False
        for way in ways or ():
            guard = self.conditions.guard(way.when, self.team)
            if isinstance(guard, g.Constant) and not guard.value:
                continue
            settled = guard is None or isinstance(guard, g.Constant)
            said = ("otherwise" if several else "") if settled else f"if {self.words.of(guard)}"
            yield Way(way.go, ", ".join(one for one in (why, said) if one))
            if settled:
                return
            several = True
        yield Way(OVER, why or ("otherwise" if several else ""))

    def _options(self, options: Mapping[str, w.Option], before: str = "") -> Iterator[Way]:
        for name, option in options.items():
            guard = self.conditions.guard(option.when, self.team)
            if isinstance(guard, g.Constant) and not guard.value:
                continue
            label = _short(option.label or ("" if before else name.replace("_", " ")))
            said = f"{before}{name}" if before else ""
            said = ": ".join(one for one in (said, label) if one)
            asked = "" if guard is None or isinstance(guard, g.Constant) else f"if {self.words.of(guard)}"
            yield Way(option.go, ", ".join(one for one in (said, asked) if one))

    def _menu(self, made: t.Menu) -> Iterator[Way]:
        yield from self._options(made.press, "key ")
        for again, what in ((made.no_input, "no key"), (made.no_match, "a wrong key")):
            tries = "" if again.tries == 1 else f" {again.tries} times"
            yield from self._next(again.then, f"{what}{tries}")

    def _failed(self, asking: talk.Asking) -> Iterator[Way]:
        """Where it goes when the tries are used up. A story cannot be told wrongly."""
        if not self.scenario.customer.facts[asking.fact].told:
            times = "once" if asking.tries == 1 else f"{asking.tries} times"
            label = self.scenario.customer.facts[asking.fact].label
            yield from self._next(asking.failed, f"{_short(label)} wrong {times}")

    def _ever_closes(self) -> bool:
        info = self.words.teams[self.team] if self.team >= 0 else None
        return info is not None and not never_closes(info.hours, info.holidays)

    def _voicemail(self, made: t.Voicemail) -> Iterator[Way]:
        if made.voicemail.state == "takes":
            yield from self._next(made.then, "a message is left")
        else:
            yield from self._next(made.failed, "the mailbox is full" if made.voicemail.state == "full" else "no answer")

    def _answers(self, made: writing.Write) -> Iterator[Way]:
        for name, reply in made.answers.items():
            guard = self.conditions.guard(reply.when, self.team)
            never = isinstance(guard, g.Constant) and not guard.value
            delivery = self.words.deliveries[self.names.answer(name)]
            if never or not (delivery.kept or delivery.share):
                continue
            asked = "" if guard is None or isinstance(guard, g.Constant) else f", if {self.words.of(guard)}"
            yield Way(reply.go, f"comes {due_text(reply.after)}{asked}", comes=True)
        for chase in made.chases:
            yield from self._chase(chase)

    def _chase(self, chase: writing.Chase) -> Iterator[Way]:
        if chase.go is not None:
            when = f" {due_text(chase.after)}" if chase.after is not None else ""
            yield Way(chase.go, f"comes{when}, asked after", comes=True)

    def _promise(self, named: str) -> Iterator[Way]:
        """Where a promise leads when it falls due, kept or not."""
        promise, delivery = self._promised(named)
        maybe = 0 < delivery.share < 1
        if promise.when_kept is not None and (delivery.kept or maybe):
            yield Way(promise.when_kept, f"the promise is kept {due_text(promise.after or promise.due)}", comes=True)
        if promise.when_broken is not None and (not delivery.kept or maybe):
            yield Way(promise.when_broken, f"the promise is broken, due {due_text(promise.due)}", comes=True)

    def _promised(self, named: str) -> tuple[Promise, DeliveryInfo]:
        number = self.names.promise(named)
        made = [one for company in self.names.companies.values() for one in company.promises.values()]
        return made[number], self.words.deliveries[number]

    # Conversations

    def _talk(self, made: talk.Conversation) -> Iterator[Way]:
        """The ways out of a conversation, line by line, as far as it goes."""
        several = False
        for line in made.talk:
            guard = self.conditions.guard(line.when, self.team)
            if isinstance(guard, g.Constant):
                if not guard.value:
                    continue
                guard = None
            why = f"if {self.words.of(guard)}" if guard is not None else ""
            found, leaves = self._line(line)
            for way in found:
                yield Way(way.to, ", ".join(one for one in (way.words, why) if one), way.comes)
                several = several or not way.comes
            if leaves and guard is None:
                return
        yield from self._next(made.then, "otherwise" if several else "")

    def _line(self, line: talk.Line) -> tuple[list[Way], bool]:
        """The ways of one line, and whether the conversation always leaves there."""
        match line:
            case talk.Asks(ask=ask):
                return list(self._failed(ask)), False
            case talk.Requests():
                granted = line.request in self.names.may(self.team)
                outcome = line.done if granted else line.cannot
                said = f"{line.request.replace('_', ' ')} {'granted' if granted else 'not allowed'}"
                return (list(self._next(outcome.then, said)), True) if outcome.then else ([], False)
            case talk.Promises():
                return list(self._promise(line.promise)), False
            case talk.Chasing():
                return list(self._chase(line)), False
            case talk.Goes():
                return list(self._next(line.then)), True
        return [], False


def _what(made: w.Touchpoint, kind: str) -> str:
    """What a touchpoint is, in words; of an ending, whether the matter is settled there."""
    if isinstance(made, t.Ending):
        return "ending: settled" if made.resolved else "ending: not settled"
    if isinstance(made, t.Voicemail) and made.voicemail.state != "takes":
        return {"full": "voicemail, full", "absent": "it rings, and nobody is there"}[made.voicemail.state]
    if isinstance(made, t.Visit) or kind != "read":
        return KINDS[kind]
    return "an automatic message" if isinstance(made, writing.Read) and made.automatic else KINDS[kind]
