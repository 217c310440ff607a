"""What is the same for all walks of one program by one persona: its words, its memory's layout, its queues."""

from collections.abc import Callable
from typing import Any

from walkshoes.journey.draws import stable_key
from walkshoes.journey.memory import Memory
from walkshoes.journey.program import Enter, Program, Read
from walkshoes.journey.script import script
from walkshoes.scenario.check import RESERVED
from walkshoes.scenario.persona import Persona

IN_CONTACT = ("announce", "menu", "collect", "queue", "talk", "hold", "transfer", "voicemail")
"""What can only be met with somebody, or something, at the other end at the same moment."""


def company_at(program: Program, place: int) -> int:
    """The company behind a touchpoint; the first, where nobody stands behind it."""
    team = program.places[place].team
    return program.teams[team].company if team >= 0 else 0


def line_of(program: Program, company: int, last: int) -> int:
    """The line a company is rung on: the last one dialled, where it is theirs, else their first (-1: none)."""
    lines = program.dialled
    if 0 <= last < len(lines) and lines[last].company == company:
        return last
    return next((number for number, line in enumerate(lines) if line.company == company), -1)


class Staging:
    """A program and a persona, and what follows from the two."""

    def __init__(self, program: Program, persona: Persona) -> None:
        self.program = program
        self.persona = persona
        self.lines = script(program, persona)
        """Every line of the program as this persona hears it."""
        self.memory = Memory(program)
        self.staffing = tuple(queue.staffing for queue in program.queues)
        self.place_keys = tuple(stable_key(place.name) for place in program.places)
        """What each touchpoint's draws are known by."""
        self.answers = tuple(persona.facts.get(fact.name, "") for fact in program.facts)
        """The right answer to each question, by the number of the fact."""
        self.options: dict[int, tuple[tuple[str, Callable[[Any], int] | None], ...]] = {}
        """Menu or choice → its options by name, each with the test of a walk that says whether it may be taken."""
        self.unconditional: dict[int, tuple[tuple[str, float], ...]] = {}
        """Menu or choice whose options may all be taken at any time → each with the share of callers who take it."""

        self.entrances = {op.place: number for number, op in enumerate(program.ops) if isinstance(op, Enter)}
        """Touchpoint → the operation it begins with."""
        self.own_places = len(program.places) - len(RESERVED)
        """How many touchpoints are the author's; the others every journey has."""
        self.machines = {
            self.entrances[op.place]
            for op in program.ops
            if isinstance(op, Read) and program.lines[op.line].marks.automatic
        }
        """Entrances of what a machine sends."""

    def line_of(self, company: int, last: int) -> int:
        """The line a company is rung on (-1: none)."""
        return line_of(self.program, company, last)

    def company_at(self, place: int) -> int:
        """The company behind a touchpoint; the first, where nobody stands behind it."""
        return company_at(self.program, place)
