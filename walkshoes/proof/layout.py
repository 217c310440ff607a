"""How a state is packed into one whole number, and what of it matters.

The lowest bits are the operation the walk stands at, the highest the contact the customer is in (`contact`). Between
them lies everything else that a later operation may ask about, and nothing that none does: a fact no team asks for
again, a touchpoint whose visits nobody counts and a variable nobody reads make no difference to what can come.
"""

from collections.abc import Iterator

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.events import Passed
from walkshoes.journey.memory import Memory
from walkshoes.proof.dates import MOST_DATES, always_open

MOST_COUNTED = 1_000
"""What is counted up to, where a condition compares it with something that has no range of its own."""
FLIGHT_BITS = 12
"""How many forms one delivery can be in at most: 2 to this power."""
LENGTH_BITS = 12
"""How many different rests of a wait are told apart, in the same way."""


class Field:
    """Some bits of a state: how far up they are, how large their number can get, and (`mask`) the bits themselves."""

    __slots__ = ("_ones", "mask", "most", "shift")

    def __init__(self, shift: int, most: int) -> None:
        self.shift = shift
        self.most = most
        self._ones = (1 << most.bit_length()) - 1
        self.mask = self._ones << shift

    def of(self, state: int) -> int:
        """The number they hold in a state."""
        return (state >> self.shift) & self._ones

    def put(self, state: int, value: int) -> int:
        """The state with another number in them."""
        return (state & ~self.mask) | (value << self.shift)


class Layout:
    """Where everything lies in the states of one program.

    With `repeats` it is also remembered what the customer has told to whom, though no condition asks for it.
    """

    def __init__(self, program: p.Program, memory: Memory, *, repeats: bool = False) -> None:
        self.program = program
        self._top = max(1, (len(program.ops) - 1).bit_length())
        self.node_mask = (1 << self._top) - 1
        guards = list(guards_of(program))
        atoms = [atom for guard in guards for atom in atoms_of(guard)]
        self.known = self._known_bits(memory, atoms)
        self.given = {
            (one.company, one.fact): self._bit()
            for one in dict.fromkeys(atom for atom in atoms if isinstance(atom, g.Given))
        }
        if repeats:
            for op in program.ops:
                if isinstance(op, p.Ask) and op.team >= 0:
                    key = (program.teams[op.team].company, op.fact)
                    if key not in self.given:
                        self.given[key] = self._bit()
        self.heard = {word: self._bit() for word in dict.fromkeys(a.word for a in atoms if isinstance(a, g.Heard))}
        asked = {op.fact for op in program.ops if isinstance(op, p.Ask)}
        on_the_way = dict.fromkeys(line.marks.gives for line in program.lines if line.marks.gives >= 0)
        self.received = {fact: self._bit() for fact in on_the_way if fact in asked and not program.facts[fact].told}
        self.variables = {
            one: self._field(program.variables[one].high - program.variables[one].low)
            for one in dict.fromkeys(atom.variable for atom in atoms if isinstance(atom, g.VariableIs))
        }
        self.visits = {place: self._field(most) for place, most in self._counted(guards).items()}
        self.flights = {delivery: self._field((1 << FLIGHT_BITS) - 1) for delivery in self._decisive(atoms)}
        self.resting = [number for number, op in enumerate(program.ops) if isinstance(op, p.Leap)]
        self.interrupted = self._field(len(self.resting)) if self.flights else None
        self.days = self._field(most) if (most := self._most_days(guards)) else None
        self.hours_matter = any(isinstance(atom, g.IsOpen) for atom in atoms) or any(
            isinstance(op, p.Queue) for op in program.ops
        )
        self.hours_matter = self.hours_matter and any(always_open(program, team) is None for team in self._teams())
        timed = bool(self.flights or self.days or self.hours_matter)
        self.date = self._field(MOST_DATES + 1) if timed else None
        self.adrift = self._bit() if timed else 0
        self.wait_left = self._field((1 << LENGTH_BITS) - 1) if timed else None
        self.clocks = {atom: (self._bit(), self._bit()) for atom in self._asked_twice(guards)}
        """What only a clock knows and is asked more than once → the bits that it has said so, and what it said."""
        self.contact_shift = self._top

    @property
    def interruption(self) -> int:
        """The bits that say what the customer was waiting for when something came."""
        return self.interrupted.mask if self.interrupted is not None else 0

    def _asked_twice(self, guards: list[g.Guard]) -> list[g.Guard]:
        atoms = [atom for guard in guards for atom in dict.fromkeys(atoms_of(guard)) if is_clock(atom, self.program)]
        return [atom for atom in dict.fromkeys(atoms) if atoms.count(atom) > 1 and not isinstance(atom, g.BeforeHour)]

    def _teams(self) -> range:
        return range(len(self.program.teams))

    def _bit(self) -> int:
        self._top += 1
        return 1 << (self._top - 1)

    def _field(self, most: int) -> Field:
        field = Field(self._top, max(1, most))
        self._top += field.most.bit_length()
        return field

    def _known_bits(self, memory: Memory, atoms: list[g.Guard]) -> dict[tuple[int, int], int]:
        """(team, fact) → its bit: what is asked about, and what can be handed to whoever asks about it.

        Where a company keeps one record its teams share one bit.
        """
        program = self.program
        wanted = {(atom.team, atom.fact) for atom in atoms if isinstance(atom, g.Knows)}
        wanted |= {(op.team, op.fact) for op in program.ops if isinstance(op, p.Ask) and op.team >= 0 and not op.anyway}
        noted = {fact for team in program.teams if team.passes == Passed.NOTES for fact in team.notes}
        noted |= {fact for op in program.ops if isinstance(op, p.Carry) for fact in op.facts}
        wanted |= {(team, fact) for team in range(len(program.teams)) for fact in noted}
        carried = [op for op in program.ops if isinstance(op, p.Carry)]
        grows = True
        while grows:
            more = {
                (giver, fact)
                for taker, fact in wanted
                for giver, info in enumerate(program.teams)
                if info.company == program.teams[taker].company
                and (_passes(info.passes, info.notes, fact) or any(_passes(c.passed, c.facts, fact) for c in carried))
            }
            grows = not more <= wanted
            wanted |= more
        bits: dict[tuple[int, int], int] = {}
        made: dict[int, int] = {}
        for team, fact in sorted(wanted):
            alike = memory.told(team, fact)  # the same for every team of a company that keeps one record
            if alike not in made:
                made[alike] = self._bit()
            bits[team, fact] = made[alike]
        return bits

    def _counted(self, guards: list[g.Guard]) -> dict[int, int]:
        """Touchpoint → up to how many visits make a difference."""
        counted: dict[int, int] = {}
        for asked, most in self._counts(guards):
            if isinstance(asked, g.Visits):
                counted[asked.place] = max(counted.get(asked.place, 0), most)
        for number, info in enumerate(self.program.places):
            forgets = info.team >= 0 and self.program.teams[info.team].remembers == "conversation"
            if info.same_as >= 0 and forgets:
                counted[info.same_as] = max(counted.get(info.same_as, 0), 1 + (info.same_as == number))
        return counted

    def _most_days(self, guards: list[g.Guard]) -> int:
        """The number of days from which on no condition makes a difference any more; 0 where none asks."""
        return max((most for asked, most in self._counts(guards) if isinstance(asked, g.DaysPassed)), default=0)

    def _counts(self, guards: list[g.Guard]) -> Iterator[tuple[g.Visits | g.DaysPassed, int]]:
        return (count for guard in guards for count in _counted(guard, self.program))

    def _decisive(self, atoms: list[g.Guard]) -> list[int]:
        """The deliveries that lead somewhere, or that a condition asks about."""
        asked = {atom.delivery for atom in atoms if isinstance(atom, g.Became | g.Awaited)}
        return [
            number
            for number, info in enumerate(self.program.deliveries)
            if number in asked or info.arrives >= 0 or info.lapses >= 0
        ]


def atoms_of(guard: g.Guard) -> Iterator[g.Guard]:
    """The questions a guard is put together from."""
    match guard:
        case g.Comparison(left=left, right=right):
            yield from atoms_of(left)
            yield from atoms_of(right)
        case g.Negation(part=part):
            yield from atoms_of(part)
        case g.Junction(parts=parts):
            for part in parts:
                yield from atoms_of(part)
        case _:
            yield guard


def is_clock(atom: g.Guard, program: p.Program) -> bool:
    """Whether only a clock can answer a question."""
    match atom:
        case g.IsOpen(team=team):
            return always_open(program, team) is None
        case g.BeforeHour() | g.Awaited(overdue=True):
            return True
        case _:
            return False


def guards_of(program: p.Program) -> Iterator[g.Guard]:
    """Every guard of a program."""
    for op in program.ops:
        if isinstance(op, p.Branch):
            yield op.guard
        elif isinstance(op, p.Menu | p.Choose):
            yield from (one.guard for one in op.options if one.guard is not None)


def _passes(passed: int, facts: tuple[int, ...], fact: int) -> bool:
    return passed == Passed.WARM or (passed == Passed.NOTES and fact in facts)


def _counted(guard: g.Guard, program: p.Program) -> Iterator[tuple[g.Visits | g.DaysPassed, int]]:
    """Each count a guard asks for, of visits or days, and the number from which on it makes no difference any more."""
    match guard:
        case g.Visits() | g.DaysPassed():
            yield guard, 1
        case g.Comparison(left=left, right=right):
            for side, other in ((left, right), (right, left)):
                if isinstance(side, g.Visits | g.DaysPassed):
                    yield side, _most(other, program) + 1
                else:
                    yield from _counted(side, program)
        case g.Negation(part=part):
            yield from _counted(part, program)
        case g.Junction(parts=parts):
            for part in parts:
                yield from _counted(part, program)
        case _:
            return


def _most(guard: g.Guard, program: p.Program) -> int:
    """The largest number a side of a comparison can be."""
    match guard:
        case g.Constant(value=value):
            return max(0, min(value, MOST_COUNTED))
        case g.VariableIs(variable=variable):
            return max(0, min(program.variables[variable].high, MOST_COUNTED))
        case g.Visits() | g.DaysPassed():
            return MOST_COUNTED
        case _:
            return 1
