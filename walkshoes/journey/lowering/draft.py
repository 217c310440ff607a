"""A program being written: its operations and lines so far, and the few moves all of them are made of.

A touchpoint's operations are made from its last to its first, so that each can name the one that follows it; only the
entrances, which anything may name, are reserved beforehand.
"""

from collections.abc import Mapping

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.events import Dropped, Minute
from walkshoes.journey.lowering.conditions import Conditions
from walkshoes.journey.lowering.names import Names, UnknownName
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.conditional import Conditional, conditional
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings
from walkshoes.scenario.stock import stock

AFTER_THE_CALL, GAVE_UP = RESERVED
_MINUTE_OF_SPEAKER = {p.Speaker.VOICE: Minute.LISTENING, p.Speaker.AGENT: Minute.TALKING}


class Draft:
    """The program so far. `place`, `team` and `channel` are those of the touchpoint that is being lowered."""

    def __init__(self, scenario: Scenario, settings: Settings) -> None:
        self.scenario = scenario
        self.settings = settings
        self.names = Names(scenario, RESERVED)
        self.stock = stock(scenario.locale)
        self.conditions = Conditions(self.names, settings)
        self.ops: list[p.Op] = []
        self.lines: list[p.Line] = []
        self.requests: list[str] = []
        self.entrances: dict[str, int] = {}
        for name in self.names.places:
            self.entrances[name] = self.add(p.End(-1))  # reserved; replaced once the touchpoint is lowered
        self.place = -1
        self.team = -1
        self.channel = "phone"
        self._asked: dict[int, int] = {}  # part with a condition, by identity → its number

    def stand_at(self, name: str) -> None:
        """From here on a touchpoint is lowered."""
        self.place = self.names.places[name]
        if name in self.scenario.touchpoints:
            self.team = self.names.team_at(name)
            self.channel = self.names.channel_at(name)

    def entrance(self, name: str) -> int:
        """Where a touchpoint begins. Raises UnknownName."""
        if name not in self.entrances:
            raise UnknownName(f"there is no touchpoint `{name}`")
        return self.entrances[name]

    def go(self, ways: tuple[w.Way, ...]) -> int:
        """The first way whose condition holds; where none does, the call is dropped."""
        last = ways[-1]
        then = self.drop(Dropped.SCRIPTED, None, nowhere=True) if last.when is not None else -1
        for way in reversed(ways):
            there = self.entrance(way.go)
            if way.hand_over is not None:
                there = self.carry(way.hand_over, there)
            then = self.where(way, there, then)
        return then

    def carry(self, hand_over: w.HandOver, then: int) -> int:
        """What the next hand-over passes on."""
        passed, facts = self.names.passing(hand_over)
        return self.add(p.Carry(passed, facts, then))

    def slips(self, lines: w.Prompts, tries: int, failed: w.Next | None, speaker: p.Speaker) -> p.Slips:
        """Lines that escalate with every slip, and what follows the last."""
        then = self.go(failed) if failed else self.drop(Dropped.TRIES, None)
        return p.Slips(tuple(self.line(line, speaker) for line in lines), tries, then)

    def drop(self, reason: Dropped, then: w.Next | None, *, nowhere: bool = False) -> int:
        """The company's end goes dead; without a way on the customer decides what to do."""
        after = self.go(then) if then else self.entrances[AFTER_THE_CALL]
        return self.add(p.Drop(self.place, reason, after, nowhere))

    def end(self, text: str) -> int:
        """The walk is over."""
        return self.add(p.EndCall(self.place, self.add(p.End(self.place, self.line(text, p.Speaker.SCENE)))))

    def end_call(self) -> int:
        """The contact is over; a customer who was waiting waits on, any other decides what to do."""
        return self.add(p.EndCall(self.place, self.add(p.GoOn(self.entrances[AFTER_THE_CALL]))))

    def assign(self, sets: Mapping[str, int], adds: Mapping[str, int], then: int) -> int:
        """Variables change."""
        changes = [(self.names.variable(name), number, False) for name, number in sets.items()]
        changes += [(self.names.variable(name), number, True) for name, number in adds.items()]
        return self.add(p.Assign(self.place, tuple(changes), then)) if changes else then

    def branch(self, guard: g.Guard, then: int, otherwise: int) -> int:
        """Two ways by a guard; one that is settled already is no branch."""
        if isinstance(guard, g.Constant):
            return then if guard.value else otherwise
        return self.add(p.Branch(guard, then, otherwise))

    def say(self, text: str, speaker: p.Speaker, then: int, minute: Minute | None = None) -> int:
        """Somebody speaks, or types, and the customer attends."""
        if minute is None:
            minute = Minute.READING if self.chats else _MINUTE_OF_SPEAKER.get(speaker, Minute.TALKING)
        return self.add(p.Say(self.place, self.line(text, speaker), minute, then))

    def say_if(self, text: str | None, speaker: p.Speaker, then: int, minute: Minute | None = None) -> int:
        """The same, where there is anything to say."""
        return then if text is None else self.say(text, speaker, then, minute)

    def line(self, template: str, speaker: p.Speaker, *, menu: bool = False, marks: p.Marks = p.UNMARKED) -> int:
        """A text of this touchpoint; returns its number."""
        delay = self.names.delay_ms(self.team) if speaker == p.Speaker.AGENT else 0
        names = speaker == p.Speaker.AGENT and "{agent}" in template
        self.lines.append(p.Line(template, speaker, self.place, menu, delay, names, marks))
        return len(self.lines) - 1

    def add(self, op: p.Op) -> int:
        """One more operation; returns its number."""
        self.ops.append(op)
        return len(self.ops) - 1

    def when(self, text: str | None) -> g.Guard | None:
        """The guard of a condition, asked of the team that stands here; None where it always holds."""
        return self.conditions.guard(text, self.team)

    def where(self, part: Conditional, then: int, otherwise: int) -> int:
        """`then` where the condition of a part of the file holds, else `otherwise`."""
        guard = self.when(part.when)
        if guard is None or isinstance(guard, g.Constant):
            return then if guard is None or guard.value else otherwise
        return self.add(p.Branch(guard, then, otherwise, self.asked(part)))

    def asked(self, part: Conditional) -> int:
        """The number of a part's condition, in the order of the file; -1 where it has none."""
        if part.when is None:
            return -1
        if not self._asked:
            self._asked = {id(one): number for number, (_, one) in enumerate(conditional(self.scenario))}
        return self._asked[id(part)]

    def option(self, option: w.Option) -> int:
        """What taking an option does."""
        then = self.go((w.Way(go=option.go, hand_over=option.hand_over),))
        return self.assign(option.set, option.add, then)

    def options(self, options: Mapping[str, w.Option]) -> tuple[p.Pressable, ...]:
        """What the customer may decide for."""
        return tuple(
            p.Pressable(
                name,
                self.option(option),
                self.when(option.when),
                self.line(option.label or name.replace("_", " "), p.Speaker.SCENE),
                option.go,
                self.asked(option),
            )
            for name, option in options.items()
        )

    def recurring(self, every: tuple[talk.Announced, ...]) -> tuple[p.Recurring, ...]:
        """Texts that come round while one waits."""
        return tuple(p.Recurring(one.each, self.line(one.say, p.Speaker.VOICE)) for one in every)

    def hold(self, ms: int, every: tuple[talk.Announced, ...], then: int) -> int:
        """A stated time of waiting."""
        return self.add(p.Hold(self.place, ms, self.recurring(every), then))

    def voice(self) -> p.Speaker:
        """Whose words this touchpoint's are: a person's, or a machine's."""
        return p.Speaker.VOICE if self.names.automated(self.team) else p.Speaker.AGENT

    @property
    def chats(self) -> bool:
        """Whether this touchpoint is a chat, where everybody types."""
        return self.channel == "chat"

    def scene(self, place: str, text: str) -> int:
        """A line of a touchpoint that nobody at the company says."""
        self.place = self.names.places[place]
        return self.line(text, p.Speaker.SCENE)

    def marks(self, answer: w.Answer) -> p.Marks:
        """What the author says of a text, for the ledger to count."""
        read = answer if isinstance(answer, writing.Read) else None
        return p.Marks(
            generic=answer.generic,
            cannot=answer.cannot,
            deflects=answer.not_us is not None,
            automatic=read is not None and read.automatic,
            private=read is not None and read.private,
            signed=read.signed or "" if read is not None else "",
            article=answer.article or "",
            gives=self.names.fact(answer.gives) if answer.gives is not None else -1,
        )
