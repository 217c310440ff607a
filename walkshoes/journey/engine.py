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
from walkshoes.journey.program import Program
from walkshoes.journey.staging import Staging
from walkshoes.journey.walk import Values, Walk
from walkshoes.scenario.persona import Persona


class Engine(Staging):
    """A staging whose operations have been compiled, ready to be walked as often as one likes."""

    def __init__(self, program: Program, persona: Persona) -> None:
        super().__init__(program, persona)
        self.steps = steps.compiled(self)

    def walk(self, seed: int = 1, caller: int = 0, values: Values | None = None) -> Walk:
        """A walk at its beginning. A person is caller 0; `values` are the draws of a recorded walk."""
        return Walk(self, self.steps, seed, caller, values)
