"""What each operation makes of a state: the moves that lead on from it, as tables.

Most operations have the same few moves in every state; those are rows of a flat table, (guard, update, where to), which
the search runs through without calling anything it need not. A wait has as many as there are things in flight, and
makes them as it goes.
"""

from collections.abc import Iterator, Sequence

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.guards import Guard
from walkshoes.journey.memory import Memory
from walkshoes.journey.queueing import NEVER, offered_wait
from walkshoes.proof.contact import Contact, Contacts, carrying, standing_before
from walkshoes.proof.dates import always_open
from walkshoes.proof.guards import Guards, Value, cases_of
from walkshoes.proof.layout import Layout
from walkshoes.proof.meeting import Meeting
from walkshoes.proof.moves import BY_ITSELF, Kind, Move
from walkshoes.proof.waiting import Update, Waiting, Ways

KEYS = "0123456789*#"
"""The keys of a telephone."""
Row = tuple[Value | None, Update | None, int, int]
"""One move of a table: where it can be made, what it changes, how far on it leads, and its number."""


class MoveTable:
    """The moves of one program. `rows` holds each operation's table, `waiting` those that are worked out state by
    state.
    """

    def __init__(self, program: p.Program, memory: Memory, *, repeats: bool = False) -> None:
        self.program = program
        self.memory = memory
        self.layout = Layout(program, memory, repeats=repeats)
        self.contacts = Contacts(program, memory, self.layout)
        self.meeting = Meeting(program, self.layout, self.contacts)
        self.waits = Waiting(program, self.layout)
        self.guards = Guards(program, self.layout, self.contacts, self.waits.flights, self.waits.dates)
        met, shift = self.contacts.met, self.layout.contact_shift
        self._live: Value = lambda state: met[state >> shift].live
        self._forgets = sum(known | said for known, said in self.layout.clocks.values())
        self.moves: list[Move] = []
        self.rows: list[tuple[Row, ...]] = []
        self.waiting: dict[int, Ways] = {}
        for number, op in enumerate(program.ops):
            self._here = number
            self.rows.append(tuple(self._rows(op)))
        self.start = program.start | self.contacts.number(Contact()) << self.layout.contact_shift
        if self.layout.date is not None:
            self.start = self.layout.date.put(self.start, 1)
        for one, field in self.layout.variables.items():
            self.start = field.put(self.start, program.variables[one].start - program.variables[one].low)

    def contact(self, state: int) -> Contact:
        """Whom the customer is in contact with."""
        return self.contacts.met[state >> self.layout.contact_shift]

    # making rows

    def _move(self, kind: Kind, word: str = "", number: int = -1, *, says: bool = True) -> int:
        self.moves.append(Move(self._here, kind, word, number, says))
        return len(self.moves) - 1

    def _made(self, kind: Kind, number: int) -> int:
        return self._move(kind, number=number, says=kind != Kind.LAPSES)

    def _row(
        self,
        kind: Kind,
        then: int,
        guard: Value | None = None,
        update: Update | None = None,
        word: str = "",
        number: int = -1,
        *,
        says: bool = True,
    ) -> Row:
        if kind not in BY_ITSELF and self._forgets:
            update = _forgetting(update, self._forgets)
        return guard, update, then - self._here, self._move(kind, word, number, says=says)

    def _leading(self, kind: Kind, update: Update, word: str = "", guard: Value | None = None) -> Row:
        """A move whose update says itself where it leads."""
        return guard, update, 0, self._move(kind, word)

    def _rows(self, op: p.Op) -> Iterator[Row]:
        match op:
            case p.Enter():
                yield self._leading(Kind.AT_ONCE, self.meeting.entering(op, self._here))
            case p.Branch():
                yield from self._branch(op)
            case p.Say(line=line):
                yield self._row(Kind.TIME, op.then, update=self._gives(line))
                yield from self._hanging_up()
            case p.Menu():
                yield from self._menu(op)
            case p.Ask():
                yield from self._ask(op)
            case p.Queue():
                yield from self._queue(op)
            case p.Hold() | p.Travel():
                yield self._row(Kind.TIME, op.then)
                yield from self._hanging_up()
            case p.Choose():
                yield from self._choose(op)
            case p.Read(line=line):
                yield self._row(Kind.READ, op.then, update=self._gives(line))
                yield from self._hanging_up()
            case p.Launch():
                yield from self._launch(op)
            case p.Leap():
                self.waiting[self._here] = self.waits.leap(op, self._here, self._made)
            case p.End():
                pass
            case p.Carry():
                yield self._row(Kind.AT_ONCE, op.then, update=self.meeting.changing(lambda one: carrying(one, op)))
            case p.FindClosed(place=place):
                door = self.meeting.entrances[place]
                yield self._row(
                    Kind.AT_ONCE, op.then, update=self.meeting.changing(lambda one: standing_before(one, door))
                )
            case p.NewPerson():
                yield self._row(
                    Kind.AT_ONCE, op.then, update=self.meeting.changing(lambda one: one._replace(person=-1))
                )
            case p.Assign():
                yield self._row(Kind.AT_ONCE, op.then, update=self._assign(op))
            case p.Chase():
                yield self._row(Kind.AT_ONCE, op.then, update=self.waits.chase(op))
            case p.Await():
                yield self._row(Kind.AT_ONCE, op.then, update=self.waits.settling_down(op))
            case p.GoOn():
                yield self._leading(Kind.AT_ONCE, self.waits.going_on(op))
            case p.Dial(line=line):
                yield self._leading(Kind.AT_ONCE, self.meeting.dialling(line))
            case p.OnceMore():
                yield self._leading(Kind.AT_ONCE, self.meeting.once_more(op))
            case p.Drop() | p.EndCall() | p.HangUp():
                yield self._row(
                    Kind.AT_ONCE, op.then, update=self.meeting.leaving(only_if_live=not isinstance(op, p.HangUp))
                )
            case _:
                yield self._row(Kind.AT_ONCE, op.then)

    def _branch(self, op: p.Branch) -> Iterator[Row]:
        if remembered := self.guards.remembered(op.guard):
            yield from self._remembering(op, remembered)
            return
        may, may_not = self.guards.may_hold(op.guard)
        kind = Kind.CLOCK if self.guards.clocks_in((op.guard,)) else Kind.AT_ONCE
        yield self._row(kind, op.then, may)
        yield self._row(kind, op.otherwise, may_not, says=False)

    def _remembering(self, op: p.Branch, clocks: tuple[g.Guard, ...]) -> Iterator[Row]:
        """A condition on what a clock says that is asked again: it will say the same until the walk has moved on."""
        others = [clock for clock in self.guards.clocks_in((op.guard,)) if clock not in clocks]
        for case in cases_of(clocks):
            values = [self.guards.value(op.guard, dict((*case, *other))) for other in cases_of(others)]
            agrees, said = self.guards.agrees(case), self.guards.said(case)
            for says, then in ((True, op.then), (False, op.otherwise)):
                yield self._row(Kind.CLOCK, then, _all_of(agrees, says, values), _setting(said), says=says)

    def _menu(self, op: p.Menu) -> Iterator[Row]:
        for option in op.options:
            yield self._row(Kind.PRESS, option.then, self._may(option.guard), word=option.name)
        yield self._slip(Kind.SILENCE, op.no_input)
        if len(op.options) < len(KEYS) or any(option.guard is not None for option in op.options):
            yield self._slip(Kind.WRONG_KEY, op.no_match)
        yield from self._hanging_up()

    def _slip(self, kind: Kind, slips: p.Slips, guard: Value | None = None) -> Row:
        """All tries used up; `says` is false where the company then lets go of the customer."""
        after = self.program.ops[slips.failed]
        cut_off = isinstance(after, p.Drop) or (
            isinstance(after, p.Enter) and self.program.places[after.place].kind == "drop"
        )
        return self._row(kind, slips.failed, guard, number=slips.tries, says=not cut_off)

    def _choose(self, op: p.Choose) -> Iterator[Row]:
        for option in op.options:
            yield self._row(Kind.CHOOSE, option.then, self._may(option.guard), word=option.name)
        for line, info in enumerate(self.program.dialled if op.dials else ()):
            yield self._leading(Kind.DIAL, self.meeting.dialling(line), info.name)
        yield from self._hanging_up()

    def _may(self, guard: Guard | None) -> Value | None:
        return None if guard is None else self.guards.may_hold(guard)[0]

    def _ask(self, op: p.Ask) -> Iterator[Row]:
        layout = self.layout
        known = 0 if op.anyway or op.team < 0 else layout.known[op.team, op.fact]
        asked: Value | None = None
        if known:
            yield self._row(Kind.AT_ONCE, op.known, lambda state: state & known)
            asked = lambda state: not state & known  # noqa: E731 - one of two sides of a condition
        learns = self._learns(op)
        if op.way in (p.Way.TOLD, p.Way.WRITTEN):
            for word, _ in op.hears:
                if word in layout.heard:
                    heard = learns | layout.heard[word]
                    name = self.program.heard[word]
                    yield self._row(Kind.TELL, op.then, asked, _setting(heard), word=name, number=op.fact)
            yield self._row(Kind.TELL, op.then, asked, _setting(learns), number=op.fact)
        else:
            yield self._row(Kind.RIGHT, op.then, asked, _setting(learns), number=op.fact)
            yield self._slip(Kind.WRONG, op.wrong, asked)
        if op.way == p.Way.KEYED:
            yield self._slip(Kind.SILENCE, op.nothing, asked)
        yield from self._hanging_up(asked)

    def _learns(self, op: p.Ask) -> int:
        """The bits that are set when a fact is told."""
        if op.team < 0:
            return 0
        told = self.memory.told(op.team, op.fact)
        known = (bit for (team, fact), bit in self.layout.known.items() if told & self.memory.bit(team, fact))
        company = self.program.teams[op.team].company
        bits = self.layout.given.get((company, op.fact), 0)
        for bit in known:
            bits |= bit
        return bits

    def _queue(self, op: p.Queue) -> Iterator[Row]:
        info = self.program.queues[op.queue]
        answered = offered_wait(info.staffing).wait_ms(0.0) < NEVER
        nobody_yet = self.meeting.changing(lambda one: one._replace(person=-1))
        if answered:
            yield self._row(Kind.SERVED, op.then, self._unless_closed(info.team), nobody_yet)
        if always_open(self.program, info.team) is not True:
            yield self._row(Kind.CLOSED, op.closed, None, nobody_yet)
        if not answered or op.at_most_ms is not None:
            yield self._row(Kind.NOBODY, op.nobody, None, nobody_yet)
        yield from self._hanging_up()

    def _unless_closed(self, team: int) -> Value | None:
        """Unless a team is certainly closed at the date of a state."""
        date, adrift, dates = self.layout.date, self.layout.adrift, self.waits.dates
        if date is None or always_open(self.program, team) is not None:
            return None
        return lambda state: bool(state & adrift) or dates.is_open(date.of(state), team) is not False

    def _hanging_up(self, guard: Value | None = None) -> Iterator[Row]:
        """At every moment of a contact it may be broken off."""
        live = self._live

        def live_and(state: int) -> int:
            return live(state) and (guard is None or guard(state))

        yield self._row(Kind.HANG_UP, self.program.hang_up, live if guard is None else live_and)

    def _launch(self, op: p.Launch) -> Iterator[Row]:
        info = self.program.deliveries[op.delivery]
        never, sure = info.share <= 0 and not info.kept, info.share >= 1 and info.kept
        if op.delivery not in self.layout.flights:
            yield self._row(Kind.AT_ONCE, op.then)
            return
        for comes in (True, False):
            if (comes and not never) or (not comes and not sure):
                kind = Kind.AT_ONCE if never or sure else Kind.COMES
                yield self._row(
                    kind, op.then, update=self.waits.send(op.delivery, comes), number=op.delivery, says=comes
                )

    def _assign(self, op: p.Assign) -> Update | None:
        changes = [
            (self.layout.variables[variable], self.program.variables[variable], amount, added)
            for variable, amount, added in op.changes
            if variable in self.layout.variables
        ]
        if not changes:
            return None

        def update(state: int) -> int:
            for field, info, amount, added in changes:
                value = field.of(state) + info.low + amount if added else amount
                state = field.put(state, max(info.low, min(value, info.high)) - info.low)
            return state

        return update

    def _gives(self, line: int) -> Update | None:
        """What is heard or read may give the customer a reference they are asked for later."""
        fact = self.program.lines[line].marks.gives if line >= 0 else -1
        return _setting(self.layout.received.get(fact, 0))


def _forgetting(update: Update | None, bits: int) -> Update:
    """An update after which clocks may say something else: time has passed."""
    keep = ~bits
    return (lambda state: state & keep) if update is None else lambda state: update(state) & keep


def _all_of(agrees: Value, says: bool, values: Sequence[Value]) -> Value:
    return lambda state: agrees(state) and any(bool(value(state)) is says for value in values)


def _setting(bits: int) -> Update | None:
    return (lambda state: state | bits) if bits else None
