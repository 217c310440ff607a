"""One exploration under one setting of the policies, and what the findings ask of it."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from walkshoes.journey import program as p
from walkshoes.journey.guards import Constant
from walkshoes.journey.lowering.conditions import Conditions
from walkshoes.journey.lowering.names import Names
from walkshoes.journey.memory import Memory
from walkshoes.proof.components import Rows, components, leads_to
from walkshoes.proof.move_table import MoveTable
from walkshoes.proof.moves import Kind, Move
from walkshoes.proof.settings import Paths
from walkshoes.proof.states import Explored, explore
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings


@dataclass
class Run:
    """A journey explored under one setting of its policies. Runs with the same `paths` were explored once."""

    settings: Settings
    scenario: Scenario
    program: p.Program
    explored: Explored
    paths: Paths = ()

    @property
    def moves(self) -> MoveTable:
        """The moves of its program."""
        return self.explored.moves

    @cached_property
    def at(self) -> dict[int, list[int]]:
        """Operation → the states that stand there, in the order they were reached."""
        found: dict[int, list[int]] = {}
        mask = self.moves.layout.node_mask
        for number, state in enumerate(self.explored.states):
            found.setdefault(state & mask, []).append(number)
        return found

    @cached_property
    def taken(self) -> set[int]:
        """The numbers of the moves that were made anywhere."""
        return set(self.explored.taken)

    @cached_property
    def moves_taken(self) -> dict[int, list[Move]]:
        """Operation → the moves that were made there."""
        found: dict[int, list[Move]] = {}
        for number in sorted(self.taken):
            move = self.moves.moves[number]
            found.setdefault(move.node, []).append(move)
        return found

    @cached_property
    def owners(self) -> list[int]:
        """The touchpoint each operation belongs to (-1: none)."""
        ops = self.program.ops
        owners = [getattr(op, "place", -1) for op in ops]
        ahead = [number for number, op in enumerate(ops) if isinstance(op, p.Enter)]
        seen = set(ahead)
        while ahead:
            number = ahead.pop()
            for there in _leads_to(ops[number]):
                if there not in seen:
                    seen.add(there)
                    owners[there] = owners[there] if owners[there] >= 0 else owners[number]
                    ahead.append(there)
        return owners

    @cached_property
    def endings(self) -> list[int]:
        """The operations at which a walk is over."""
        return [number for number, op in enumerate(self.program.ops) if isinstance(op, p.End)]

    @cached_property
    def leads_out(self) -> bytearray:
        """For each state 1 where some way leads from it to an ending."""
        rows = self.explored.offsets, self.explored.targets
        return leads_to(self._over, components(*rows), *rows)

    @property
    def _over(self) -> bytearray:
        """For each state 1 where the walk is over."""
        over = bytearray(len(self.explored.states))
        for node in self.endings:
            for number in self.at.get(node, ()):
                over[number] = 1
        return over

    def leads_out_by(self, rows: Rows) -> bytearray:
        """The same by some of the moves only, given as compressed rows."""
        return leads_to(self._over, components(*rows), *rows)

    def part(self, wanted: Callable[[Move], bool], among: Sequence[int] | None = None) -> Rows:
        """The explored states, or some of them, with only some of the moves between them, as compressed rows.

        Where only some are wanted they are numbered by their position among these.
        """
        explored = self.explored
        offsets, targets, taken = explored.offsets, explored.targets, explored.taken
        chosen = bytearray(wanted(move) for move in explored.moves.moves)
        starts, leads = array("l", [0]), array("i")
        if among is None:
            at = 0
            for end in offsets[1:]:
                while at < end:
                    if chosen[taken[at]]:
                        leads.append(targets[at])
                    at += 1
                starts.append(len(leads))
            return starts, leads
        position = {number: at for at, number in enumerate(among)}
        for number in among:
            for at in range(offsets[number], offsets[number + 1]):
                if chosen[taken[at]] and targets[at] in position:
                    leads.append(position[targets[at]])
            starts.append(len(leads))
        return starts, leads

    def reached_by(self, wanted: Callable[[Move], bool]) -> "array[int]":
        """From where each state is reached by some of the moves alone; -1 where it is not (and of the first)."""
        offsets, targets = self.part(wanted)
        parents = array("i", [-1]) * len(self.explored.states)
        ahead = [0]
        for number in ahead:
            for there in targets[offsets[number] : offsets[number + 1]]:
                if there > 0 and parents[there] < 0:
                    parents[there] = number
                    ahead.append(there)
        return parents

    @cached_property
    def places(self) -> dict[str, int]:
        """Touchpoint → its number."""
        return {place.name: number for number, place in enumerate(self.program.places)}

    @cached_property
    def came_to(self) -> frozenset[str]:
        """The touchpoints somebody comes to."""
        return frozenset(
            name for name, place in self.places.items() if self.reached(self.moves.meeting.entrances[place])
        )

    @cached_property
    def options(self) -> set[str]:
        """Every key and option of the file, as `touchpoint.option`."""
        menus = (op for op in self.program.ops if isinstance(op, p.Menu | p.Choose))
        return {f"{self.name(op.place)}.{option.name}" for op in menus for option in op.options}

    @cached_property
    def options_taken(self) -> set[str]:
        """Those of them that somebody can take."""
        moves = (move for moves in self.moves_taken.values() for move in moves)
        taken = (move for move in moves if move.kind in (Kind.PRESS, Kind.CHOOSE))
        return {f"{self.name(self.owners[move.node])}.{move.word}" for move in taken}

    @cached_property
    def heard(self) -> set[int]:
        """The lines somebody hears, reads or is offered."""
        found: set[int] = set()
        for number in self.at:
            found.update(_lines_at(self.program, number, self.moves_taken.get(number, ())))
        found.discard(-1)
        return found

    def constants(self, texts: list[str], places: list[str]) -> list[int | None]:
        """What the settings alone decide of conditions asked at touchpoints; None where more is to be known."""
        names = Names(self.scenario, RESERVED)
        conditions = Conditions(names, self.settings)
        made = []
        for text, place in zip(texts, places, strict=True):
            team = names.team_at(place) if place in self.scenario.touchpoints else -1
            guard = conditions.guard(text, team)
            made.append(1 if guard is None else guard.value if isinstance(guard, Constant) else None)
        return made

    def reached(self, number: int) -> bool:
        """Whether any state stands at an operation."""
        return number in self.at

    def name(self, place: int) -> str:
        """The name of a touchpoint."""
        return self.program.places[place].name if place >= 0 else ""

    def with_team(self, team: int) -> list[int]:
        """The states in which the customer is in contact with a team."""
        return [number for number, state in enumerate(self.explored.states) if self.moves.contact(state).team == team]

    def names_at(self, states: list[int]) -> list[str]:
        """The touchpoints that states stand at, each once, in the order of the file."""
        places = {self.owners[self.explored.node(number)] for number in states}
        return [self.program.places[place].name for place in sorted(places) if place >= 0]


def run(settings: Settings, scenario: Scenario, program: p.Program, most: int, *, repeats: bool = False) -> Run:
    """A program explored, up to so many states."""
    return Run(settings, scenario, program, explore(MoveTable(program, Memory(program), repeats=repeats), most))


def _lines_at(program: p.Program, number: int, moves: Sequence[Move]) -> Iterator[int]:
    """The lines that are said, shown or offered at an operation somebody comes to, given the moves made there."""
    op = program.ops[number]
    match op:
        case p.Say() | p.Own():
            yield op.line
        case p.End(line=line, place=place):
            yield from (line, program.places[place].says)
        case p.Read(line=line, subject=subject):
            yield from (line, subject)
        case p.Choose() | p.Menu():
            yield op.line
            taken = {move.word for move in moves}
            yield from (option.line for option in op.options if option.name in taken)
            if isinstance(op, p.Menu):
                yield from op.no_input.answers
                yield from op.no_match.answers if any(move.kind == Kind.WRONG_KEY for move in moves) else ()
        case p.Ask() if any(move.is_done and move.kind != Kind.HANG_UP for move in moves):
            yield op.line
            yield from op.wrong.answers if op.way not in (p.Way.TOLD, p.Way.WRITTEN) else ()
            if op.way == p.Way.KEYED:
                yield from op.nothing.answers
        case p.Queue(line=line, recurring=recurring, at_most_ms=at_most):
            yield line
            yield from (one.line for one in recurring if at_most is None or one.each_ms < at_most)
        case p.Hold(recurring=recurring, ms=ms):
            yield from (one.line for one in recurring if one.each_ms < ms)
        case _:
            return


def _leads_to(op: p.Op) -> Iterator[int]:
    """Where an operation leads within its touchpoint, or to the next."""
    for field in ("then", "otherwise", "known", "closed", "nobody"):
        there = getattr(op, field, -1)
        if there >= 0:
            yield there
    for option in getattr(op, "options", ()):
        yield option.then
    for field in ("no_input", "no_match", "wrong", "nothing"):
        slips = getattr(op, field, None)
        if isinstance(slips, p.Slips):
            yield slips.failed
