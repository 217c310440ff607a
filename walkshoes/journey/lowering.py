"""From scenario to program: the one place where the file's language gets its meaning.

A touchpoint's operations are made from its last to its first, so that each can name the one that follows it;
only the entrances, which anything may name, are reserved beforehand.
"""

from collections.abc import Mapping
from dataclasses import replace

from walkshoes.journey import program as p
from walkshoes.journey.calendar import calendar_ms
from walkshoes.journey.conditions import Conditions
from walkshoes.journey.events import Dropped, Minute
from walkshoes.journey.names import Names, UnknownName
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings
from walkshoes.scenario.stock import stock
from walkshoes.scenario.times import HOUR, SECOND

RING_MS = 3 * SECOND
RINGS_BEFORE_ANSWER = 2
LATER_TODAY_MS = 3 * HOUR
LAST_HOUR_FOR_LATER = 20
"""Who leaves it for later today comes back three hours on; from eight in the evening it is another day."""
WAIT_ON = "wait"
"""The option of a wait that is to wait; the others are what may be done instead."""
_STOCK_QUESTION = {
    p.Way.KEYED: "key",
    p.Way.SPOKEN: "ask",
    p.Way.TYPED: "ask",
    p.Way.TOLD: "tell",
    p.Way.WRITTEN: "tell",
}
_ONCE_MORE = {
    "phone": ("after_the_call", "ring_again"),
    "chat": ("after_the_chat", "chat_again"),
    "in person": ("after_the_visit", "go_back"),
}
"""Channel → what is asked when a contact was lost, and the option to try once more at once."""
AFTER_THE_CALL, GAVE_UP = RESERVED
_MINUTE_OF_SPEAKER = {p.Speaker.VOICE: Minute.LISTENING, p.Speaker.AGENT: Minute.TALKING}


def lower(scenario: Scenario, settings: Settings | None = None) -> p.Program:
    """The program of a scenario, already patched by the settings (kept in the program for the record).

    Raises UnknownName where a name leads nowhere; `walkshoes.scenario.check` finds all of those at once.
    """
    return _Lowering(scenario, dict(settings or {})).program()


class _Lowering:
    def __init__(self, scenario: Scenario, settings: Mapping[str, bool | int | str]) -> None:
        self.scenario = scenario
        self.settings = settings
        self.names = Names(scenario, (AFTER_THE_CALL, GAVE_UP))
        self.stock = stock(scenario.locale)
        self.ops: list[p.Op] = []
        self.lines: list[p.Line] = []
        self.requests: list[str] = []
        self.conditions = Conditions(self.names, self.settings)
        self.entrances: dict[str, int] = {}
        self.place = -1
        self.team = -1
        self.channel = "phone"

    def program(self) -> p.Program:
        scenario, names = self.scenario, self.names
        for name in names.places:
            self.entrances[name] = len(self.ops)
            self.ops.append(p.End(-1))  # reserved; replaced by the entrance below
        self._after_the_call()
        for name, touchpoint in scenario.touchpoints.items():
            self.place = names.places[name]
            self.team = names.team_at(name)
            self.channel = names.channel_at(name)
            body = self._body(touchpoint)
            self.ops[self.entrances[name]] = p.Enter(self.place, body, self._meets_somebody(touchpoint))
        dialled = tuple(
            p.LineInfo(line, company, names.place(entrance), self._dialling(entrance))
            for line, company, entrance in names.lines()
        )
        start = scenario.start
        if start.dial is not None:
            line = names.line(start.dial)
            first = self._add(p.Dial(line))
            first_place = names.place(list(names.lines())[line][2])
        else:
            first = self._entrance(start.go or "")
            first_place = names.place(start.go or "")
        hang_up = self._add(p.HangUp(self.entrances[AFTER_THE_CALL]))
        deliveries = names.delivery_infos(self._entrance)
        places = names.place_infos(self._scene)
        return p.Program(
            ops=tuple(self.ops),
            start=first,
            first_place=first_place,
            hang_up=hang_up,
            start_ms=calendar_ms(start.at, scenario.zone),
            zone=scenario.zone,
            words_per_minute=scenario.speech,
            lines=tuple(self.lines),
            places=places,
            companies=names.company_infos(),
            teams=names.team_infos(),
            queues=names.queue_infos(),
            facts=names.fact_infos(),
            deliveries=deliveries,
            requests=tuple(self.requests),
            heard=tuple(self.conditions.heard),
            variables=names.variable_infos(),
            dialled=dialled,
            settings=tuple(sorted(self.settings.items())),
        )

    # what follows a lost call, a chat that was left, a counter walked away from

    def _after_the_call(self) -> None:
        self.place = self.names.places[AFTER_THE_CALL]
        again = self._add(p.Dial(-1))
        later = self._add(p.Await(self.place, LATER_TODAY_MS, None, self._leap(again)))
        next_day = self._add(p.Await(self.place, 0, None, self._leap(again), to_morning=True))
        gives_up = self._entrance(self.scenario.gives_up) if self.scenario.gives_up else self.entrances[GAVE_UP]
        still_today = p.BeforeHour(LAST_HOUR_FOR_LATER)
        then: dict[str, tuple[int, p.Guard | None]] = {
            "later_today": (later, still_today),
            "another_day": (next_day, None),
            "give_up": (gives_up, None),
        }
        choose = -1
        for channel, (question, once_more) in _ONCE_MORE.items():
            ways = {once_more: (again, None), **then}
            if channel == "phone" and not any(self.names.lines()):  # there is nothing to ring
                ways = {"give_up": (gives_up, None)}
            options = tuple(
                p.Pressable(name, where, guard, self._line(self.stock[name], p.Speaker.SCENE))
                for name, (where, guard) in ways.items()
            )
            asked = self._line(self.stock[question], p.Speaker.SCENE)
            offer = self._add(p.Choose(self.place, asked, options, dials=True))
            choose = offer if choose < 0 else self._branch(p.LastMet(channel), offer, choose)
        self.ops[self.entrances[AFTER_THE_CALL]] = p.Enter(self.place, choose)
        gave_up = self.names.places[GAVE_UP]
        self.place = gave_up
        self.ops[self.entrances[GAVE_UP]] = p.Enter(gave_up, self._end(self.stock[GAVE_UP]))

    def _scene(self, place: str, text: str) -> int:
        """A line of a touchpoint that nobody at the company says."""
        self.place = self.names.places[place]
        return self._line(text, p.Speaker.SCENE)

    def _dialling(self, entrance: str) -> int:
        self.place = self.names.places[entrance]
        return self._add(
            p.Hold(self.place, -1, RINGS_BEFORE_ANSWER * RING_MS, (), self._entrance(entrance), rings=True)
        )

    # touchpoints

    def _body(self, touchpoint: w.Touchpoint) -> int:
        match touchpoint:
            case t.Announcement():
                return self._say(touchpoint.announce, p.Speaker.VOICE, self._go(touchpoint.then))
            case t.Menu():
                return self._menu(touchpoint)
            case t.Collect():
                return self._ask(touchpoint.collect, p.Way.KEYED, self._go(touchpoint.then))
            case t.QueueUp():
                return self._queue(touchpoint)
            case talk.Conversation():
                return self._talk(touchpoint)
            case t.Hold():
                held = self._hold(touchpoint.hold.time, touchpoint.hold.every, self._go(touchpoint.then))
                return self._say_if(touchpoint.hold.say, p.Speaker.AGENT, held)
            case t.Transfer(transfer=transfer):
                way = w.Way(go=transfer.to, hand_over=transfer.hand_over)
                there = self._add(p.NewPerson(self._go((way,))))
                ringing = self._add(p.Hold(self.place, -1, transfer.ringing, (), there, rings=True))
                return self._say_if(transfer.say, p.Speaker.AGENT, ringing)
            case t.Voicemail():
                return self._voicemail(touchpoint)
            case t.Drop():
                dead = self._drop(Dropped.SCRIPTED, touchpoint.then)
                return self._say(touchpoint.drop, p.Speaker.SCENE, dead, Minute.LISTENING)
            case t.Choice():
                return self._choice(touchpoint)
            case t.Wait():
                return self._wait(touchpoint)
            case t.Visit():
                return self._visit(touchpoint)
            case writing.Read():
                return self._read(touchpoint)
            case writing.Write():
                return self._write(touchpoint)
            case t.Ending():
                return self._end(touchpoint.ending)
        raise UnknownName(f"no meaning for {type(touchpoint).__name__}")

    def _menu(self, menu: t.Menu) -> int:
        options = tuple(
            p.Pressable(
                key,
                self._option(option),
                self._when(option.when),
                self._line(option.label, p.Speaker.SCENE) if option.label else -1,
                option.go,
            )
            for key, option in menu.press.items()
        )
        return self._add(
            p.Menu(
                self.place,
                self._line(menu.menu, p.Speaker.VOICE, menu=True),
                options,
                menu.no_input.after,
                self._slips(menu.no_input.say, menu.no_input.tries, menu.no_input.then, p.Speaker.VOICE),
                self._slips(menu.no_match.say, menu.no_match.tries, menu.no_match.then, p.Speaker.VOICE),
                menu.barge_in,
                menu.repeats_menu,
            )
        )

    def _option(self, option: w.Option) -> int:
        then = self._go((w.Way(go=option.go, hand_over=option.hand_over),))
        return self._assign(option.set, option.add, then)

    def _choice(self, choice: t.Choice) -> int:
        return self._add(
            p.Choose(self.place, self._line(choice.choose, p.Speaker.SCENE), self._options(choice.options))
        )

    def _options(self, options: Mapping[str, w.Option]) -> tuple[p.Pressable, ...]:
        """What the customer may decide for."""
        return tuple(
            p.Pressable(
                name,
                self._option(option),
                self._when(option.when),
                self._line(option.label or name.replace("_", " "), p.Speaker.SCENE),
                option.go,
            )
            for name, option in options.items()
        )

    def _ask(self, asking: talk.Asking, way: p.Way, then: int, *, recorded: bool = False, unasked: bool = False) -> int:
        fact = self.names.fact(asking.fact)
        if way == p.Way.SPOKEN:
            way = self._way(told=self.scenario.customer.facts[asking.fact].told)
        speaker = self._voice()
        if recorded or way == p.Way.KEYED:
            speaker = p.Speaker.VOICE
        elif unasked:
            speaker = p.Speaker.SCENE
        label = self.scenario.customer.facts[asking.fact].label
        template = "write" if unasked else _STOCK_QUESTION[way]
        say = asking.say or self.stock[template].replace("{label}", label)
        keying = asking if isinstance(asking, talk.Keying) else None
        wrong = self._slips(asking.wrong, asking.tries, asking.failed, speaker)
        nothing = self._slips(keying.nothing, keying.tries, keying.failed, speaker) if keying else wrong
        return self._add(
            p.Ask(
                self.place,
                self.team,
                fact,
                way,
                self._line(say, speaker),
                asking.anyway,
                wrong,
                nothing,
                keying.first_digit if keying else 0,
                keying.between_digits if keying else 0,
                keying.hash_ends if keying else False,
                tuple((self.conditions.heard_number(name), words) for name, words in asking.hears.items()),
                then,
                self._say_if(asking.known, speaker, then),
                unasked,
            )
        )

    def _way(self, *, told: bool) -> p.Way:
        """How a person is answered: aloud, or typed where it is a chat."""
        if self.channel == "chat":
            return p.Way.WRITTEN if told else p.Way.TYPED
        return p.Way.TOLD if told else p.Way.SPOKEN

    def _voice(self) -> p.Speaker:
        """Whose words this touchpoint's are: a person's, or a machine's."""
        return p.Speaker.VOICE if self.names.automated(self.team) else p.Speaker.AGENT

    def _queue(self, queue: t.QueueUp) -> int:
        after = self._go(queue.closed.then) if queue.closed.then else self._drop(Dropped.CLOSED, None)
        closed = self._say(queue.closed.say, p.Speaker.VOICE, after)
        return self._add(
            p.Queue(
                self.place,
                self.names.queue(queue.queue),
                self._line(queue.say, p.Speaker.VOICE) if queue.say else -1,
                self._recurring(queue.every),
                queue.tells_position,
                queue.at_most,
                closed,
                self._drop(Dropped.NOBODY, None),
                self._go(queue.then),
            )
        )

    def _hold(self, ms: int, every: tuple[talk.Announced, ...], then: int) -> int:
        return self._add(p.Hold(self.place, -1, ms, self._recurring(every), then))

    def _recurring(self, every: tuple[talk.Announced, ...]) -> tuple[p.Recurring, ...]:
        return tuple(p.Recurring(one.each, self._line(one.say, p.Speaker.VOICE)) for one in every)

    def _voicemail(self, voicemail: t.Voicemail) -> int:
        box = voicemail.voicemail
        failed = self._go(voicemail.failed) if voicemail.failed else self._end_call()
        if box.state == "absent":
            then = self._add(p.Mailbox(self.place, 2, failed))
        elif box.state == "full":
            then = self._add(p.Mailbox(self.place, 1, self._say(box.full, p.Speaker.VOICE, failed)))
            then = self._say(box.greeting, p.Speaker.VOICE, then)
        else:
            left = self._go(voicemail.then) if voicemail.then else self._end_call()
            if box.about is not None:
                asking = talk.Asking(fact=box.about, say=box.greeting, anyway=True)
                left = self._ask(asking, p.Way.TOLD, left, recorded=True)
            then = self._add(p.Mailbox(self.place, 0, left))
            if box.about is None:
                then = self._say(box.greeting, p.Speaker.VOICE, then)
        return self._add(p.Hold(self.place, -1, box.rings * RING_MS, (), then, rings=True)) if box.rings else then

    def _wait(self, wait: t.Wait) -> int:
        until = calendar_ms(wait.wait.until, self.scenario.zone) if wait.wait.until else None
        leap = self._leap(self._go(wait.then))
        then = leap
        if wait.instead:
            options = self._options(wait.instead)
            on = p.Pressable(WAIT_ON, leap)
            question = self._line(wait.wait.say or self.stock["waiting"], p.Speaker.SCENE)
            then = self._add(p.Choose(self.place, question, (on, *options)))
            self.ops[leap] = replace(self._leap_at(leap), again=then)
        elif wait.wait.say is not None:
            then = self._add(p.Read(self.place, self._line(wait.wait.say, p.Speaker.SCENE), then))
        then = self._add(p.Await(self.place, wait.wait.time or 0, until, then))
        return self._add(p.EndCall(self.place, then))  # hours do not pass with the receiver in one's hand

    def _leap(self, then: int) -> int:
        """The days pass; whoever reads what has come meanwhile waits on from the same operation."""
        return self._add(p.Leap(self.place, then, len(self.ops)))

    def _leap_at(self, number: int) -> p.Leap:
        op = self.ops[number]
        assert isinstance(op, p.Leap)
        return op

    def _visit(self, visit: t.Visit) -> int:
        there = self._go(visit.then)
        if self.team >= 0:
            after = self._go(visit.closed.then) if visit.closed.then else self.entrances[AFTER_THE_CALL]
            door = list(self.entrances.values())[self.place]
            closed = self._add(p.Read(self.place, self._line(visit.closed.say, p.Speaker.SCENE), after))
            there = self._branch(p.IsOpen(self.team), there, self._add(p.FindClosed(self.place, door, closed)))
        there = self._add(p.Travel(self.place, visit.visit.travel, there)) if visit.visit.travel else there
        if visit.visit.say is not None:
            there = self._add(p.Read(self.place, self._line(visit.visit.say, p.Speaker.SCENE), there))
        return self._add(p.EndCall(self.place, there))

    # messages

    def _read(self, read: writing.Read) -> int:
        line = self._line(read.read, p.Speaker.PAPER, marks=self._marks(read))
        subject = self._line(read.subject, p.Speaker.PAPER) if read.subject is not None else -1
        after = self._go(read.then) if read.then else self._add(p.GoOn(self.entrances[AFTER_THE_CALL]))
        if read.promise is not None:
            after = self._add(p.Launch(self.place, self.names.promise(read.promise), after))
        if read.owner is not None:
            after = self._add(p.Own(self.place, self._line(read.owner, p.Speaker.PAPER), after))
        return self._add(p.Read(self.place, line, after, subject))

    def _write(self, write: writing.Write) -> int:
        then = self._go(write.then)
        for name, reply in reversed(write.answers.items()):
            comes = self._add(p.Launch(self.place, self.names.answer(name), then))
            guard = self._when(reply.when)
            then = comes if guard is None else self._branch(guard, comes, then)
        for chase in reversed(write.chases):
            then = self._chase(chase, then)
        fact = self.names.fact(write.write.fact)
        then = self._add(p.Send(self.place, fact, tuple(write.write.seen_by.items()), then))
        asking = talk.Asking(fact=write.write.fact, say=write.write.say, anyway=True)
        return self._ask(asking, p.Way.WRITTEN, then, unasked=True)

    def _chase(self, chase: writing.Chase, then: int) -> int:
        there = self._entrance(chase.go) if chase.go is not None else -1
        return self._add(p.Chase(self.place, self.names.delivery(chase.chase), chase.after, there, chase.kept, then))

    def _marks(self, answer: w.Answer) -> p.Marks:
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

    # conversations

    def _talk(self, conversation: talk.Conversation) -> int:
        then = self._go(conversation.then) if conversation.then else self._end_call()
        for line in reversed(conversation.talk):
            said = self._talk_line(line, then)
            guard = self._when(line.when)
            then = said if guard is None else self._branch(guard, said, then)
        return then

    def _talk_line(self, line: talk.Line, then: int) -> int:
        voice = self._voice()
        match line:
            case talk.AgentSays():
                said = self._line(line.agent, voice, marks=self._marks(line))
                return self._add(p.Say(self.place, said, self._listening(), then))
            case talk.CustomerSays():
                return self._say_yourself(line.you, then)
            case talk.Asks():
                return self._ask(line.ask, p.Way.SPOKEN, then)
            case talk.Requests():
                return self._request(line, then)
            case talk.Holds():
                return self._say_if(line.say, voice, self._hold(line.hold, line.every, then))
            case talk.Promises():
                made = self._add(p.Launch(self.place, self.names.promise(line.promise), then))
                return self._say_if(line.say, voice, made)
            case talk.Owns():
                return self._add(p.Own(self.place, self._line(line.owner, voice), then))
            case talk.Chasing():
                return self._say_yourself(line.say, self._chase(line, then))
            case talk.Sets():
                return self._assign(line.set, line.add, then)
            case talk.Goes():
                return self._go(line.then)
        raise UnknownName(f"no meaning for {type(line).__name__}")

    def _say_yourself(self, text: str | None, then: int) -> int:
        """The customer says something in the author's words."""
        return self._say_if(text, p.Speaker.CUSTOMER, then, Minute.WRITING if self._chats else Minute.TALKING)

    def _listening(self) -> Minute:
        """The minute that runs while somebody of the company speaks to the customer, or types."""
        return Minute.READING if self._chats else Minute.TALKING

    @property
    def _chats(self) -> bool:
        return self.channel == "chat"

    def _meets_somebody(self, touchpoint: w.Touchpoint) -> bool:
        return isinstance(touchpoint, talk.Conversation) and not self.names.automated(self.team)

    def _request(self, line: talk.Requests, then: int) -> int:
        granted = line.request in self.names.may(self.team)
        outcome = line.done if granted else line.cannot
        after = then
        if outcome.then:
            # A way's own word about what is handed over comes after this one, and counts.
            after = self._go(outcome.then)
            after = after if outcome.hand_over is None else self._carry(outcome.hand_over, after)
        if outcome.say is not None:
            after = self._say(outcome.say, self._voice(), after)
        if line.request not in self.requests:
            self.requests.append(line.request)
        asked = self._add(p.Request(self.place, self.requests.index(line.request), granted, after))
        return self._say_yourself(line.say, asked)

    # ways

    def _entrance(self, name: str) -> int:
        if name not in self.entrances:
            raise UnknownName(f"there is no touchpoint `{name}`")
        return self.entrances[name]

    def _go(self, ways: tuple[w.Way, ...]) -> int:
        """The first way whose condition holds; where none does, the call is dropped."""
        last = ways[-1]
        then = self._drop(Dropped.SCRIPTED, None) if last.when is not None else -1
        for way in reversed(ways):
            there = self._entrance(way.go)
            if way.hand_over is not None:
                there = self._carry(way.hand_over, there)
            guard = self._when(way.when)
            then = there if guard is None else self._branch(guard, there, then)
        return then

    def _carry(self, hand_over: w.HandOver, then: int) -> int:
        passed, facts = self.names.passing(hand_over)
        return self._add(p.Carry(passed, facts, then))

    def _slips(self, lines: w.Prompts, tries: int, failed: w.Next | None, speaker: p.Speaker) -> p.Slips:
        then = self._go(failed) if failed else self._drop(Dropped.TRIES, None)
        return p.Slips(tuple(self._line(line, speaker) for line in lines), tries, then)

    def _drop(self, reason: Dropped, then: w.Next | None) -> int:
        after = self._go(then) if then else self.entrances[AFTER_THE_CALL]
        return self._add(p.Drop(self.place, reason, after))

    def _end(self, text: str) -> int:
        return self._add(p.EndCall(self.place, self._add(p.End(self.place, self._line(text, p.Speaker.SCENE)))))

    def _end_call(self) -> int:
        return self._add(p.EndCall(self.place, self.entrances[AFTER_THE_CALL]))

    def _assign(self, sets: Mapping[str, int], adds: Mapping[str, int], then: int) -> int:
        changes = [(self.names.variable(name), number, False) for name, number in sets.items()]
        changes += [(self.names.variable(name), number, True) for name, number in adds.items()]
        return self._add(p.Assign(self.place, tuple(changes), then)) if changes else then

    def _branch(self, guard: p.Guard, then: int, otherwise: int) -> int:
        if isinstance(guard, p.Constant):
            return then if guard.value else otherwise
        return self._add(p.Branch(guard, then, otherwise))

    # lines

    def _say(self, text: str, speaker: p.Speaker, then: int, minute: Minute | None = None) -> int:
        if minute is None:
            minute = Minute.READING if self._chats else _MINUTE_OF_SPEAKER.get(speaker, Minute.TALKING)
        return self._add(p.Say(self.place, self._line(text, speaker), minute, then))

    def _say_if(self, text: str | None, speaker: p.Speaker, then: int, minute: Minute | None = None) -> int:
        return then if text is None else self._say(text, speaker, then, minute)

    def _line(self, template: str, speaker: p.Speaker, *, menu: bool = False, marks: p.Marks = p.UNMARKED) -> int:
        delay = self.names.delay_ms(self.team) if speaker == p.Speaker.AGENT else 0
        names = speaker == p.Speaker.AGENT and "{agent}" in template
        self.lines.append(p.Line(template, speaker, self.place, menu, delay, names, marks))
        return len(self.lines) - 1

    def _add(self, op: p.Op) -> int:
        self.ops.append(op)
        return len(self.ops) - 1

    def _when(self, text: str | None) -> p.Guard | None:
        return self.conditions.guard(text, self.team)
