"""Days that pass, as a part of a state: what is waited for, what comes meanwhile, and what is in flight.

The same as in `walkshoes.journey.steps.flight`, on a state instead of a walk, and with every order in which things
may come.
"""

from collections.abc import Callable, Iterator

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.guards import Fate
from walkshoes.proof.dates import SLACK_MS, UNDATED, Dates, Length
from walkshoes.proof.flight import Flights, Flying, TooManyForms, first, may_come, must_come
from walkshoes.proof.layout import LENGTH_BITS, Layout, atoms_of, guards_of
from walkshoes.proof.moves import Kind
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.times import DAY

Update = Callable[[int], int]
Ways = Callable[[int], Iterator[tuple[int, int]]]
"""Every move from a state: its number, and where it leads."""


class Waiting:
    """What waits and deliveries do to the states of one program."""

    def __init__(self, program: p.Program, layout: Layout) -> None:
        self.program = program
        self.layout = layout
        self.dates = Dates(program)
        self.flights = self._flights()
        self.lengths: list[Length] = [Length(0, 0)]
        self._length_numbers = {Length(0, 0): 0}

    def send(self, delivery: int, comes: bool) -> Update:
        """Something is on its way from now on."""
        field, flights = self.layout.flights[delivery], self.flights[delivery]
        return lambda state: field.put(
            state, flights.number(flights.sent(self._now(state), comes=comes, adrift=self._adrift(state)))
        )

    def chase(self, op: p.Chase) -> Update | None:
        """The customer asks after something."""
        if op.delivery not in self.layout.flights:
            return None
        field, flights = self.layout.flights[op.delivery], self.flights[op.delivery]

        def update(state: int) -> int:
            form = flights.forms[field.of(state)]
            return field.put(
                state, flights.number(flights.chased(form, self._now(state), op, adrift=self._adrift(state)))
            )

        return update

    def settling_down(self, op: p.Await) -> Update | None:
        """The customer settles down to wait."""
        left = self.layout.wait_left
        if left is None:
            return None
        keep = ~self.layout.interruption
        return lambda state: left.put(state & keep, self._numbered(self.dates.waits(self._now(state), op)))

    def going_on(self, op: p.GoOn) -> Update:
        """Back to what the customer was waiting for."""
        interrupted, mask = self.layout.interrupted, self.layout.node_mask
        if interrupted is None:
            return lambda state: (state & ~mask) | op.then
        leaps = [self.program.ops[number] for number in self.layout.resting]
        again = [-1, *(leap.again for leap in leaps if isinstance(leap, p.Leap))]

        def update(state: int) -> int:
            number = interrupted.of(state)
            if not number:
                return (state & ~mask) | op.then
            return (state & ~(mask | interrupted.mask)) | again[number]

        return update

    def leap(self, op: p.Leap, here: int, move: Callable[[Kind, int], int]) -> Ways:
        """The days pass: the first thing that comes, or does not, may lead elsewhere; or all of them are over."""
        layout, mask, interrupted, left = (
            self.layout,
            self.layout.node_mask,
            self.layout.interrupted,
            self.layout.wait_left,
        )
        passed = move(Kind.PASSED, -1)
        arrives = {one: move(Kind.ARRIVES, one) for one in self.flights}
        lapses = {one: move(Kind.LAPSES, one) for one in self.flights}
        waits = 1 + layout.resting.index(here)
        dallies = op.place >= len(self.program.places) - len(RESERVED)
        ends = [one.until_ms for one in self.program.ops if isinstance(one, p.Await) and one.place == op.place]
        until = ends[0] if ends else None

        def ways(state: int) -> Iterator[tuple[int, int]]:
            if left is None:
                yield passed, (state & ~mask) | op.then
                return
            wait = self.lengths[left.of(state)]
            drifts = dallies and self.dates.lie_ahead(self._now(state))
            adrift = drifts or self._adrift(state)
            flying = self._flying(state)
            must = False
            for one, form in flying.items():
                must = must or must_come(form, wait)
                others = [other for number, other in flying.items() if number != one]
                if form.left is None or not may_come(form, wait, adrift=adrift) or not first(form, others):
                    continue
                rest = {number: other for number, other in flying.items() if number != one}
                leads = form.go if form.comes else self.flights[one].info.lapses
                number = arrives[one] if form.comes else lapses[one]
                for fate in self.flights[one].fates(form):
                    settled = layout.flights[one].put(state, self.flights[one].number(fate))
                    for then in self._so_far(settled, rest, wait, form.left, adrift=adrift):
                        if leads < 0 or interrupted is None:
                            yield number, then
                        else:
                            yield number, interrupted.put(then & ~mask, waits) | leads
            if not must:
                over = left.put(state, 0)
                if until:
                    over &= ~layout.adrift  # a date of the file: whoever dallied is there again
                if drifts:
                    for then in self._days_on(over | layout.adrift, wait):
                        yield passed, (then & ~mask) | op.then
                    return
                for then in self._after(over, flying, wait, dallies=dallies):
                    yield passed, (then & ~mask) | op.then
                    if until and layout.date is not None and not layout.date.of(then):
                        yield passed, (layout.date.put(then, self.dates.number(until)) & ~mask) | op.then

        return ways

    def _flights(self) -> dict[int, Flights]:
        atoms = [atom for guard in guards_of(self.program) for atom in atoms_of(guard)]
        chased = {op.delivery for op in self.program.ops if isinstance(op, p.Chase)}
        made = {}
        for delivery in self.layout.flights:
            became = [atom for atom in atoms if isinstance(atom, g.Became) and atom.delivery == delivery]
            awaited = [atom for atom in atoms if isinstance(atom, g.Awaited) and atom.delivery == delivery]
            asked = {fate for atom in became for fate in atom.fates}
            tells_late = any((Fate.LATE in atom.fates) != (Fate.KEPT in atom.fates) for atom in became)
            asked |= {Fate.BROKEN} if any(atom.overdue for atom in awaited) else set()
            made[delivery] = Flights(
                self.program,
                delivery,
                self.dates,
                frozenset(asked),
                tells_late=tells_late,
                awaited=bool(awaited),
                chased=delivery in chased,
            )
        return made

    def _now(self, state: int) -> int:
        return self.layout.date.of(state) if self.layout.date is not None else UNDATED

    def _adrift(self, state: int) -> bool:
        return bool(state & self.layout.adrift)

    def _numbered(self, length: Length) -> int:
        if length not in self._length_numbers:
            if len(self.lengths) >= (1 << LENGTH_BITS) - 1:
                raise TooManyForms("waits")
            self._length_numbers[length] = len(self.lengths)
            self.lengths.append(length)
        return self._length_numbers[length]

    def _so_far(
        self, state: int, flying: dict[int, Flying], wait: Length, passed: Length, *, adrift: bool
    ) -> Iterator[int]:
        """The states after a part of a wait, at whose end something has come."""
        left = self.layout.wait_left
        assert left is not None
        if adrift:
            rest = wait._replace(least=0) if wait.whole else wait
            yield from self._days_on(left.put(state, self._numbered(rest)), Length(0, wait.most))
            return
        soonest = min(passed.least, wait.most)
        latest = min(passed.most, wait.most)
        if latest - soonest > SLACK_MS and self.dates.lie_ahead(self._now(state)):
            state |= self.layout.adrift
            latest = soonest
        passed = Length(soonest, soonest if latest - soonest <= SLACK_MS else latest)
        yield from self._after(left.put(state, self._numbered(wait.less(passed))), flying, passed)

    def _flying(self, state: int) -> dict[int, Flying]:
        forms = ((one, flights.forms[self.layout.flights[one].of(state)]) for one, flights in self.flights.items())
        return {one: form for one, form in forms if isinstance(form, Flying)}

    def _after(self, state: int, flying: dict[int, Flying], passed: Length, *, dallies: bool = False) -> Iterator[int]:
        """The states after so long: everything in flight is nearer, and the date is another.

        Of a customer who only leaves it for another time (`dallies`) the date is not kept: they may do so for ever.
        """
        layout, now, adrift = self.layout, self._now(state), self._adrift(state)
        later = UNDATED if dallies else self.dates.later(now, passed, adrift=adrift)
        forgets = adrift and later == UNDATED
        for one, form in flying.items():
            if form.left is not None and passed.most > 0:
                nearer = self.flights[one].nearer(form, passed, later == UNDATED, forgets)
                state = layout.flights[one].put(state, nearer)
        if layout.date is not None:
            state = layout.date.put(state & ~layout.adrift if forgets else state, later)
            dated = now != UNDATED and passed.least == passed.most and not adrift
            if layout.days is not None and dated:
                days = self.dates.days(self.dates.moments[now] + passed.least)
                yield layout.days.put(state, max(0, min(days, layout.days.most)))
                return
        yield from self._days_on(state, passed)

    def _days_on(self, state: int, passed: Length) -> Iterator[int]:
        """The state after so long, for every number of days that may have turned meanwhile."""
        field = self.layout.days
        if field is None:
            yield state
            return
        now = field.of(state)
        least, most = now + passed.least // DAY, now + -(-passed.most // DAY)
        for days in range(min(field.most, least), min(field.most, most) + 1):
            yield field.put(state, days)
