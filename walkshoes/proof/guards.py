"""Guards asked of a state. What depends on a clock is not known in a proof: such a guard may hold, and may not."""

from collections.abc import Callable, Iterable, Sequence
from itertools import product

from walkshoes.journey import guards as g
from walkshoes.journey.guards import Fate
from walkshoes.journey.program import Program
from walkshoes.proof.contact import Contacts
from walkshoes.proof.dates import Dates, always_open
from walkshoes.proof.flight import Flights, Flying
from walkshoes.proof.layout import Layout, atoms_of, is_clock

Value = Callable[[int], int]
"""A number worked out from a state; 0 is false."""
Clock = tuple[g.Guard, bool]
"""One thing only a clock knows, and what it is taken to say."""
MOST_CLOCKS = 6
"""How many things only a clock knows are told apart in one condition, or between the options of one choice."""


class Guards:
    """The guards of one program, asked of its states."""

    def __init__(
        self, program: Program, layout: Layout, contacts: Contacts, flights: dict[int, Flights], dates: Dates
    ) -> None:
        self.program = program
        self.dates = dates
        self.layout = layout
        self.contacts = contacts
        self.flights = flights

    def clocks_in(self, guards: Iterable[g.Guard]) -> tuple[g.Guard, ...]:
        """The questions in guards that only a clock can answer."""
        return tuple(
            dict.fromkeys(atom for guard in guards for atom in atoms_of(guard) if is_clock(atom, self.program))
        )

    def may_hold(self, guard: g.Guard) -> tuple[Value, Value]:
        """Whether a guard may hold in a state, and whether it may not."""
        clocks = self.clocks_in((guard,))
        if not clocks:
            holds = self.value(guard, {})
            return holds, lambda state: not holds(state)
        if len(clocks) > MOST_CLOCKS:
            return _always, _always
        cases = [self.value(guard, dict(case)) for case in cases_of(clocks)]
        return (
            lambda state: any(case(state) for case in cases),
            lambda state: any(not case(state) for case in cases),
        )

    def remembered(self, guard: g.Guard) -> tuple[g.Guard, ...]:
        """The clocks of a guard that are asked elsewhere too: at one moment they say the same."""
        return tuple(clock for clock in self.clocks_in((guard,)) if clock in self.layout.clocks)

    def agrees(self, case: Sequence[Clock]) -> Value:
        """Whether clocks may say so in a state: they have not said otherwise, and the date does not."""
        layout, date = self.layout, self.layout.date

        def value(state: int) -> int:
            for clock, says in case:
                known, said = layout.clocks[clock]
                if state & known and bool(state & said) != says:
                    return 0
                if isinstance(clock, g.IsOpen) and date is not None and not state & layout.adrift:
                    is_open = self.dates.is_open(date.of(state), clock.team)
                    if is_open is not None and is_open != says:
                        return 0
            return 1

        return value

    def said(self, case: Sequence[Clock]) -> int:
        """The bits that remember what clocks have said."""
        bits = 0
        for clock, says in case:
            known, said = self.layout.clocks[clock]
            bits |= known | (said if says else 0)
        return bits

    def value(self, guard: g.Guard, said: dict[g.Guard, bool]) -> Value:
        """A guard as a number of a state, given what the clocks say."""
        layout = self.layout
        match guard:
            case g.Constant(value=value):
                return lambda _: value
            case g.Knows(team=team, fact=fact):
                return _bit(layout.known[team, fact])
            case g.Given(company=company, fact=fact):
                return _bit(layout.given[company, fact])
            case g.Heard(word=word):
                return _bit(layout.heard[word])
            case g.Visits(place=place):
                return layout.visits[place].of
            case g.VariableIs(variable=variable):
                field, low = layout.variables[variable], self.program.variables[variable].low
                return lambda state: field.of(state) + low
            case g.DaysPassed():
                return layout.days.of if layout.days is not None else _never
            case g.Became(delivery=delivery, fates=fates):
                return self._form(delivery, lambda form: form in fates)
            case g.Awaited(delivery=delivery, overdue=False):
                return self._form(delivery, lambda form: isinstance(form, Flying))
            case g.Awaited(delivery=delivery):
                late = said.get(guard, False) and self.program.deliveries[delivery].due is not None
                return self._form(delivery, lambda form: form == Fate.BROKEN or (late and isinstance(form, Flying)))
            case g.IsOpen(team=team):
                decided = always_open(self.program, team)
                if decided is not None:
                    return _always if decided else _never
                return self._open(team, said.get(guard, False))
            case g.BeforeHour():
                return _always if said.get(guard, False) else _never
            case g.LastMet(channel=channel):
                met, shift = self.contacts.met, layout.contact_shift
                return lambda state: met[state >> shift].last_met == channel
            case g.CanRing():
                met, shift, lines = self.contacts.met, layout.contact_shift, len(self.program.dialled)
                return lambda state: 0 <= met[state >> shift].line < lines
            case g.Interrupted():
                return layout.interrupted.of if layout.interrupted is not None else _never
            case g.Comparison(left=left, op=op, right=right):
                compare, one, other = g.COMPARISONS[op], self.value(left, said), self.value(right, said)
                return lambda state: compare(one(state), other(state))
            case g.Negation(part=part):
                inner = self.value(part, said)
                return lambda state: not inner(state)
            case g.Junction(all=every, parts=parts):
                tests = [self.value(part, said) for part in parts]
                if every:
                    return lambda state: all(test(state) for test in tests)
                return lambda state: any(test(state) for test in tests)

    def _form(self, delivery: int, test: Callable[[object], bool]) -> Value:
        field, forms = self.layout.flights[delivery], self.flights[delivery].forms
        return lambda state: test(forms[field.of(state)])

    def _open(self, team: int, otherwise: bool) -> Value:
        """Whether a team is open at the date of a state; `otherwise` where that is not known."""
        field, adrift, is_open = self.layout.date, self.layout.adrift, self.dates.is_open
        if field is None:
            return _always if otherwise else _never

        def value(state: int) -> int:
            known = None if state & adrift else is_open(field.of(state), team)
            return otherwise if known is None else known

        return value


def cases_of(clocks: Sequence[g.Guard]) -> list[tuple[Clock, ...]]:
    """Everything that clocks may say together."""
    return [tuple(zip(clocks, case, strict=True)) for case in product((True, False), repeat=len(clocks))]


def _bit(bit: int) -> Value:
    return lambda state: 1 if state & bit else 0


def _always(_: int) -> int:
    return 1


def _never(_: int) -> int:
    return 0
