"""From scenario to program: the one place where the file's language gets its meaning.

A touchpoint's operations are made from its last to its first, so that each can name the one that follows it;
only the entrances, which anything may name, are reserved beforehand.
"""

from collections.abc import Mapping

from walkshoes.journey import program as p
from walkshoes.journey.clock import calendar_ms
from walkshoes.journey.events import Dropped, Minute
from walkshoes.journey.names import Names, UnknownName
from walkshoes.scenario import expressions as ex
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings
from walkshoes.scenario.stock import stock
from walkshoes.scenario.times import HOUR, SECOND

RING_MS = 3 * SECOND
RINGS_BEFORE_ANSWER = 2
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
        self.heard: list[str] = []
        self.entrances: dict[str, int] = {}
        self.place = -1
        self.team = -1

    def program(self) -> p.Program:
        scenario, names = self.scenario, self.names
        for name in names.places:
            self.entrances[name] = len(self.ops)
            self.ops.append(p.End(-1))  # reserved; replaced by the entrance below
        self._after_the_call()
        for name, touchpoint in scenario.touchpoints.items():
            self.place = names.places[name]
            self.team = names.team_at(name)
            body = self._body(touchpoint)
            self.ops[self.entrances[name]] = p.Enter(self.place, body, isinstance(touchpoint, t.Conversation))
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
        return p.Program(
            ops=tuple(self.ops),
            start=first,
            first_place=first_place,
            hang_up=hang_up,
            start_ms=calendar_ms(start.at, scenario.zone),
            zone=scenario.zone,
            words_per_minute=scenario.speech,
            lines=tuple(self.lines),
            places=names.place_infos(),
            companies=names.company_infos(),
            teams=names.team_infos(),
            queues=names.queue_infos(),
            facts=names.fact_infos(),
            promises=names.promise_infos(self._entrance),
            requests=tuple(self.requests),
            heard=tuple(self.heard),
            variables=names.variable_infos(),
            dialled=dialled,
            settings=tuple(sorted(self.settings.items())),
        )

    # what follows a lost call

    def _after_the_call(self) -> None:
        self.place = self.names.places[AFTER_THE_CALL]
        again = self._add(p.Dial(-1))
        later = self._add(p.Leap(self.place, 3 * HOUR, None, again))
        next_day = self._add(p.Leap(self.place, 0, None, again, to_morning=True))
        gives_up = self._entrance(self.scenario.gives_up) if self.scenario.gives_up else self.entrances[GAVE_UP]
        ways = {"ring_again": again, "later_today": later, "another_day": next_day, "give_up": gives_up}
        if not any(self.names.lines()):  # there is nothing to ring
            ways = {"give_up": gives_up}
        options = tuple(
            p.Pressable(name, then, line=self._line(self.stock[name], p.Speaker.SCENE)) for name, then in ways.items()
        )
        question = self._line(self.stock[AFTER_THE_CALL], p.Speaker.SCENE)
        choose = self._add(p.Choose(self.place, question, options, dials=True))
        self.ops[self.entrances[AFTER_THE_CALL]] = p.Enter(self.place, choose)
        gave_up = self.names.places[GAVE_UP]
        self.place = gave_up
        self.ops[self.entrances[GAVE_UP]] = p.Enter(gave_up, self._end(self.stock[GAVE_UP]))

    def _dialling(self, entrance: str) -> int:
        self.place = self.names.places[entrance]
        return self._add(
            p.Hold(self.place, -1, RINGS_BEFORE_ANSWER * RING_MS, (), self._entrance(entrance), rings=True)
        )

    # touchpoints

    def _body(self, touchpoint: t.Touchpoint) -> int:
        match touchpoint:
            case t.Announcement():
                return self._say(touchpoint.announce, p.Speaker.VOICE, self._go(touchpoint.then))
            case t.Menu():
                return self._menu(touchpoint)
            case t.Collect():
                return self._ask(touchpoint.collect, p.Way.KEYED, self._go(touchpoint.then))
            case t.QueueUp():
                return self._queue(touchpoint)
            case t.Conversation():
                return self._talk(touchpoint)
            case t.Hold():
                held = self._hold(touchpoint.hold.time, touchpoint.hold.every, self._go(touchpoint.then))
                return self._say_if(touchpoint.hold.say, p.Speaker.AGENT, held)
            case t.Transfer(transfer=transfer):
                way = t.Way(go=transfer.to, hand_over=transfer.hand_over)
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
            case t.Read():
                line = self._line(
                    touchpoint.read,
                    p.Speaker.PAPER,
                    generic=touchpoint.generic,
                    cannot=touchpoint.cannot,
                    deflects=touchpoint.not_us is not None,
                    signed=touchpoint.signed == "name",
                )
                return self._add(p.Read(self.place, line, self._go(touchpoint.then)))
            case t.Write():
                asking = t.Asking(fact=touchpoint.write.fact, say=touchpoint.write.say, anyway=True)
                return self._ask(asking, p.Way.WRITTEN, self._go(touchpoint.then))
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

    def _option(self, option: t.Option) -> int:
        then = self._go((t.Way(go=option.go, hand_over=option.hand_over),))
        return self._assign(option.set, option.add, then)

    def _choice(self, choice: t.Choice) -> int:
        options = tuple(
            p.Pressable(
                name,
                self._option(option),
                self._when(option.when),
                self._line(option.label or name.replace("_", " "), p.Speaker.SCENE),
                option.go,
            )
            for name, option in choice.options.items()
        )
        return self._add(p.Choose(self.place, self._line(choice.choose, p.Speaker.SCENE), options))

    def _ask(self, asking: t.Asking, way: p.Way, then: int, *, recorded: bool = False) -> int:
        fact = self.names.fact(asking.fact)
        told = self.scenario.customer.facts[asking.fact].told
        if told and way == p.Way.SPOKEN:
            way = p.Way.TOLD
        speaker = {p.Way.KEYED: p.Speaker.VOICE, p.Way.WRITTEN: p.Speaker.SCENE}.get(way, p.Speaker.AGENT)
        speaker = p.Speaker.VOICE if recorded else speaker
        template = {p.Way.KEYED: "key", p.Way.TOLD: "tell", p.Way.WRITTEN: "write"}.get(way, "ask")
        label = self.scenario.customer.facts[asking.fact].label
        say = asking.say or self.stock[template].replace("{label}", label)
        keying = asking if isinstance(asking, t.Keying) else None
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
                tuple((self._heard(name), words) for name, words in asking.hears.items()),
                then,
                self._say_if(asking.known, speaker, then),
            )
        )

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

    def _hold(self, ms: int, every: tuple[t.Announced, ...], then: int) -> int:
        return self._add(p.Hold(self.place, -1, ms, self._recurring(every), then))

    def _recurring(self, every: tuple[t.Announced, ...]) -> tuple[p.Recurring, ...]:
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
                asking = t.Asking(fact=box.about, say=box.greeting, anyway=True)
                left = self._ask(asking, p.Way.TOLD, left, recorded=True)
            then = self._add(p.Mailbox(self.place, 0, left))
            if box.about is None:
                then = self._say(box.greeting, p.Speaker.VOICE, then)
        return self._add(p.Hold(self.place, -1, box.rings * RING_MS, (), then, rings=True)) if box.rings else then

    def _wait(self, wait: t.Wait) -> int:
        until = calendar_ms(wait.wait.until, self.scenario.zone) if wait.wait.until else None
        then = self._add(p.Leap(self.place, wait.wait.time or 0, until, self._go(wait.then)))
        if wait.wait.say is not None:
            then = self._add(p.Read(self.place, self._line(wait.wait.say, p.Speaker.SCENE), then))
        return self._add(p.EndCall(self.place, then))  # hours do not pass with the receiver in one's hand

    # conversations

    def _talk(self, talk: t.Conversation) -> int:
        then = self._go(talk.then) if talk.then else self._end_call()
        for line in reversed(talk.talk):
            said = self._talk_line(line, then)
            guard = self._when(line.when)
            then = said if guard is None else self._branch(guard, said, then)
        return then

    def _talk_line(self, line: t.Line, then: int) -> int:
        agent = p.Speaker.AGENT
        match line:
            case t.AgentSays():
                said = self._line(
                    line.agent,
                    agent,
                    generic=line.generic,
                    cannot=line.cannot,
                    deflects=line.not_us is not None,
                )
                return self._add(p.Say(self.place, said, Minute.TALKING, then))
            case t.CustomerSays():
                return self._say(line.you, p.Speaker.CUSTOMER, then, Minute.TALKING)
            case t.Asks():
                return self._ask(line.ask, p.Way.SPOKEN, then)
            case t.Requests():
                return self._request(line, then)
            case t.Holds():
                return self._say_if(line.say, agent, self._hold(line.hold, line.every, then))
            case t.Promises():
                made = self._add(p.MakePromise(self.place, self.names.promise(line.promise), then))
                return self._say_if(line.say, agent, made)
            case t.Owns():
                return self._add(p.Own(self.place, self._line(line.owner, agent), then))
            case t.Sets():
                return self._assign(line.set, line.add, then)
            case t.Goes():
                return self._go(line.then)
        raise UnknownName(f"no meaning for {type(line).__name__}")

    def _request(self, line: t.Requests, then: int) -> int:
        granted = line.request in self.names.may(self.team)
        outcome = line.done if granted else line.cannot
        after = then
        if outcome.then:
            # A way's own word about what is handed over comes after this one, and counts.
            after = self._go(outcome.then)
            after = after if outcome.hand_over is None else self._carry(outcome.hand_over, after)
        if outcome.say is not None:
            after = self._say(outcome.say, p.Speaker.AGENT, after)
        if line.request not in self.requests:
            self.requests.append(line.request)
        asked = self._add(p.Request(self.place, self.requests.index(line.request), granted, after))
        return self._say_if(line.say, p.Speaker.CUSTOMER, asked, Minute.TALKING)

    # ways

    def _entrance(self, name: str) -> int:
        if name not in self.entrances:
            raise UnknownName(f"there is no touchpoint `{name}`")
        return self.entrances[name]

    def _go(self, ways: tuple[t.Way, ...]) -> int:
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

    def _carry(self, hand_over: t.HandOver, then: int) -> int:
        passed, facts = self.names.passing(hand_over)
        return self._add(p.Carry(passed, facts, then))

    def _slips(self, lines: t.Prompts, tries: int, failed: t.Next | None, speaker: p.Speaker) -> p.Slips:
        then = self._go(failed) if failed else self._drop(Dropped.TRIES, None)
        return p.Slips(tuple(self._line(line, speaker) for line in lines), tries, then)

    def _drop(self, reason: Dropped, then: t.Next | None) -> int:
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
        kind = _MINUTE_OF_SPEAKER.get(speaker, Minute.TALKING) if minute is None else minute
        return self._add(p.Say(self.place, self._line(text, speaker), kind, then))

    def _say_if(self, text: str | None, speaker: p.Speaker, then: int, minute: Minute | None = None) -> int:
        return then if text is None else self._say(text, speaker, then, minute)

    def _line(
        self,
        template: str,
        speaker: p.Speaker,
        *,
        menu: bool = False,
        generic: bool = False,
        cannot: bool = False,
        deflects: bool = False,
        signed: bool = False,
    ) -> int:
        delay = self.names.delay_ms(self.team) if speaker == p.Speaker.AGENT else 0
        names = speaker == p.Speaker.AGENT and "{agent}" in template
        self.lines.append(p.Line(template, speaker, self.place, menu, delay, generic, cannot, deflects, names, signed))
        return len(self.lines) - 1

    def _add(self, op: p.Op) -> int:
        self.ops.append(op)
        return len(self.ops) - 1

    def _heard(self, name: str) -> int:
        if name not in self.heard:
            self.heard.append(name)
        return self.heard.index(name)

    # conditions

    def _when(self, text: str | None) -> p.Guard | None:
        if text is None:
            return None
        guard = self._guard(ex.parse(text))
        return None if guard == p.Constant(1) else guard

    def _guard(self, expression: ex.Expression) -> p.Guard:
        match expression:
            case ex.Value(value=value):
                return p.Constant(value if isinstance(value, int) else 0)
            case ex.Name(name="gives_name"):
                return p.Constant(int(self.names.gives_name(self.team)))
            case ex.Name(name=name):
                return p.VariableIs(self.names.variable(name))
            case ex.Ask(function=function, about=about):
                return self._question(function, about)
            case ex.Not(part=part):
                inner = self._guard(part)
                return p.Constant(int(not inner.value)) if isinstance(inner, p.Constant) else p.Negation(inner)
            case ex.Compare():
                return self._compare(expression)
            case ex.Joined(all=every, parts=parts):
                return self._junction(every, [self._guard(part) for part in parts])
        raise UnknownName(f"no meaning for {expression}")

    def _question(self, function: str, about: str) -> p.Guard:
        names = self.names
        match function:
            case "knows":
                return p.Knows(self.team, names.fact(about)) if self.team >= 0 else self._question("told", about)
            case "told":
                return p.Given(names.company_at(self.team), names.fact(about))
            case "policy":
                value = names.setting(about, self.settings)
                return p.Constant(int(bool(value)) if isinstance(value, bool | str) else value)
            case "open":
                return p.IsOpen(names.team(about))
            case "heard":
                return p.Heard(self._heard(about))
            case "times":
                return p.Visits(names.place(about))
        return p.PromiseIs(names.promise(about), function == "kept")

    def _compare(self, compare: ex.Compare) -> p.Guard:
        match compare.left, compare.right:
            case ex.Ask(function="policy", about=about), ex.Value(value=str() as word):
                same = self.names.setting(about, self.settings) == word
                return p.Constant(int(same == (compare.op == "==")))
        left, right = self._guard(compare.left), self._guard(compare.right)
        if isinstance(left, p.Constant) and isinstance(right, p.Constant):
            return p.Constant(int(p.COMPARISONS[compare.op](left.value, right.value)))
        return p.Comparison(left, compare.op, right)

    def _junction(self, every: bool, parts: list[p.Guard]) -> p.Guard:
        decided = p.Constant(int(not every))
        if any(isinstance(part, p.Constant) and bool(part.value) == bool(decided.value) for part in parts):
            return decided
        open_parts = tuple(part for part in parts if not isinstance(part, p.Constant))
        if len(open_parts) > 1:
            return p.Junction(every, open_parts)
        return open_parts[0] if open_parts else p.Constant(int(every))
