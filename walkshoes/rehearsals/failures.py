"""What must not happen on any walk, found on one: with the inputs that bring it about again."""

from dataclasses import dataclass
from enum import Enum

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.program import Drop
from walkshoes.journey.walk import Step, Walk


class Kind(Enum):
    """What went wrong, in words."""

    BROKE = "walkshoes itself broke: please report it, with the file of inputs"
    CIRCLE = "the journey goes round in a circle in which no time passes"
    NO_END = "the walk did not end"
    NO_WAY = "no way on holds, and so the line goes dead"


@dataclass(slots=True)
class Failure:
    """One kind of failure at one touchpoint, on `times` walks; the first has the `inputs` that live it again.

    `settings` is how the first one's policies were set, in words; `detail` what the computer says of it.
    """

    kind: Kind
    place: str
    settings: str
    caller: int
    inputs: str
    detail: str = ""
    times: int = 1

    @property
    def file_name(self) -> str:
        """What the file of inputs is to be called."""
        return f"{self.kind.name.lower().replace('_', '-')}-{self.place}-{self.caller}.jsonl"


class DeadEnds:
    """The touchpoints of one walk at which no way on held; `watched` makes an engine's walks tell.

    After a line that went dead, no way on means that the customer decides; that is no failure.
    """

    def __init__(self) -> None:
        self.places: list[int] = []

    def watched(self, engine: Engine) -> tuple[Step, ...]:
        """The engine's steps, of which those that are taken where no way holds are noticed."""
        places = engine.program.places
        return tuple(
            self._noticed(step, op) if isinstance(op, Drop) and op.nowhere and places[op.place].kind != "drop" else step
            for step, op in zip(engine.steps, engine.program.ops, strict=True)
        )

    def _noticed(self, step: Step, op: Drop) -> Step:
        def noticed(walk: Walk) -> int:
            self.places.append(op.place)
            return step(walk)

        return noticed


def failures_of(walk: Walk, dead_ends: list[int]) -> list[tuple[Kind, int]]:
    """What went wrong on a walk that has come as far as it does, and at which touchpoints."""
    found = [(Kind.NO_WAY, place) for place in dead_ends]
    for _, code, place, x, _ in walk.events[-2:]:
        if code == Code.DROPPED and x == Dropped.LOOP:
            found.append((Kind.CIRCLE, place))
    return found if walk.ended else [*found, (Kind.NO_END, walk.place)]
