"""The engine: a program and a persona, compiled to one closure an operation.

A walk is a pure function of (scenario, policies, seed, caller, persona, inputs[, recorded draws]): the engine has
no clock, screen, disk or randomness of its own. It is handed inputs and virtual time and gives back events.

    engine = Engine(lower(scenario), persona)
    walk = engine.walk(seed=1)
    walk.advance(9_000)      # nine seconds of the customer's time
    walk.press("2")
    walk.events              # everything that has happened
"""

from walkshoes.journey import steps
from walkshoes.journey.events import Code, Minute
from walkshoes.journey.guards import Test
from walkshoes.journey.memory import Memory
from walkshoes.journey.program import Ask, Program
from walkshoes.journey.program import Way as Given
from walkshoes.journey.queueing import Staffing
from walkshoes.journey.script import script
from walkshoes.journey.steps.attending import attend
from walkshoes.journey.walk import NEVER, Values, Walk
from walkshoes.scenario.persona import Persona


class Engine:
    """Everything that is the same for all walks of one program by one persona."""

    def __init__(self, program: Program, persona: Persona) -> None:
        self.program = program
        self.persona = persona
        self.lines = script(program, persona)
        self.memory = Memory(program)
        self.staffing = tuple(
            Staffing(queue.calls_per_hour, queue.handling_ms, queue.agents, queue.patience_ms, queue.leaves_at_once)
            for queue in program.queues
        )
        self.answers = tuple(persona.facts.get(fact.name, "") for fact in program.facts)
        self.options: dict[int, tuple[tuple[str, Test | None], ...]] = {}
        """Menu or choice → its options by name, each with the test that says whether it may be taken."""
        self.steps = steps.compiled(self)

    def walk(self, seed: int = 1, caller: int = 0, values: Values | None = None) -> Walk:
        """A walk at its beginning. A person is caller 0; `values` are the draws of a recorded walk."""
        return Walk(self, seed, caller, values)

    def begin(self, walk: Walk) -> None:
        """The customer begins to give the fact that is being asked for."""
        ask = walk.moment
        if isinstance(ask, Ask):
            minute = {Given.KEYED: Minute.KEYING, Given.WRITTEN: Minute.WRITING}.get(ask.way, Minute.TELLING)
            attend(walk, minute)
            if walk.speaking:
                walk.events.append((walk.now, Code.CUT, walk.place, 0, walk.until - walk.now))
            walk.events.append((walk.now, Code.BEGAN, walk.place, ask.fact, 0))
            walk.speaking = False
            walk.began = True
            walk.until = NEVER
