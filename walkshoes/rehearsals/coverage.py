"""What there is to see and to hear on a journey, and what of it has been seen.

Things are told apart by their names in the file, so that walks under several settings of the policies add up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from walkshoes.journey import program as p
from walkshoes.journey.calendar import never_closes
from walkshoes.journey.events import Code, Event
from walkshoes.scenario.check import RESERVED

NO_INPUT, NO_MATCH = "no_input", "no_match"
USED_UP = "_used_up"
"""A menu's other ways: nothing pressed, a wrong key; and the same until its tries are used up."""
Heard = tuple[str, str]
"""A line: its touchpoint, and its text as it is in the file."""


@dataclass(slots=True)
class Coverage:
    """Touchpoints by name, options as `touchpoint.option`, and lines with their touchpoint."""

    touchpoints: set[str] = field(default_factory=set)
    options: set[str] = field(default_factory=set)
    lines: set[Heard] = field(default_factory=set)

    def add(self, other: "Coverage") -> None:
        """Everything of another one as well."""
        self.touchpoints |= other.touchpoints
        self.options |= other.options
        self.lines |= other.lines


class Watch:
    """What has been seen on the walks of one program."""

    def __init__(self, program: p.Program) -> None:
        self.program = program
        self._menus = {op.place: op for op in program.ops if isinstance(op, p.Menu)}
        self._places: set[int] = set()
        self._lines: set[int] = set()
        self._taken: set[tuple[int, int]] = set()
        self._slips: set[tuple[int, str]] = set()

    def see(self, events: Iterable[Event]) -> None:
        """Take in the events of one walk."""
        places, lines, taken = self._places, self._lines, self._taken
        slips = 0
        for _, code, place, x, y in events:
            if code == Code.SAID:
                lines.add(x)
            elif code == Code.ENTERED:
                places.add(place)
                slips = 0
            elif code in (Code.PRESSED, Code.CHOSE):
                taken.add((y, x))
            elif code in (Code.NO_INPUT, Code.NO_MATCH) and place in self._menus:
                slips += 1
                menu = self._menus[place]
                way, tries = (NO_INPUT, menu.no_input) if code == Code.NO_INPUT else (NO_MATCH, menu.no_match)
                self._slips.add((place, way))
                if slips >= tries.tries:
                    self._slips.add((place, way + USED_UP))

    def seen(self) -> Coverage:
        """All of it, by name."""
        program = self.program
        names = [info.name for info in program.places]
        made = Coverage({names[place] for place in self._places}, lines={_heard(program, line) for line in self._lines})
        for number, option in self._taken:
            op = program.ops[number]
            if isinstance(op, p.Menu | p.Choose):
                made.options.add(f"{names[op.place]}.{op.options[option].name}")
        made.options |= {f"{names[place]}.{way}" for place, way in self._slips}
        return made


def all_of(program: p.Program) -> Coverage:
    """All there is in a program, but for what every journey has, and what is said of hours by teams without any."""
    made = Coverage({info.name for info in program.places if info.name not in RESERVED})
    unsaid = _when_closed(program)
    for number, op in enumerate(program.ops):
        name = program.places[op.place].name if getattr(op, "place", -1) >= 0 else RESERVED[0]  # type: ignore[union-attr]
        if name in RESERVED:
            continue
        if isinstance(op, p.Menu | p.Choose):
            made.options |= {f"{name}.{option.name}" for option in op.options}
        if isinstance(op, p.Menu):
            made.options |= {f"{name}.{way}{end}" for way in (NO_INPUT, NO_MATCH) for end in ("", USED_UP)}
        made.lines |= {_heard(program, line) for line in _said(op) if line >= 0 and number not in unsaid}
    return made


def _when_closed(program: p.Program) -> set[int]:
    """The operations that say a team is closed, of teams that never are."""
    found = set()
    for op in program.ops:
        if isinstance(op, p.Queue) and not closes(program, program.queues[op.queue].team):
            found.add(op.closed)
        elif isinstance(op, p.FindClosed) and not closes(program, program.places[op.place].team):
            found.add(op.then)
    return found


def closes(program: p.Program, team: int) -> bool:
    """Whether a team is ever closed."""
    return team >= 0 and not never_closes(program.teams[team].hours, program.teams[team].holidays)


def _heard(program: p.Program, line: int) -> Heard:
    made = program.lines[line]
    return program.places[made.place].name, made.template


def _said(op: p.Op) -> Iterator[int]:
    """The lines an operation may say or show."""
    match op:
        case p.Say() | p.Choose() | p.Read() | p.End():
            yield op.line
        case p.Menu():
            yield op.line
            for slips in (op.no_input, op.no_match):
                yield from slips.answers
        case p.Ask():
            yield op.line
            if op.way not in (p.Way.TOLD, p.Way.WRITTEN):
                yield from op.wrong.answers
            if op.way == p.Way.KEYED:
                yield from op.nothing.answers
        case p.Queue():
            yield op.line
            yield from (one.line for one in op.recurring)
        case p.Hold():
            yield from (one.line for one in op.recurring if one.each_ms < op.ms)
