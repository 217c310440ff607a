"""One simulated caller's walk, walked again to be looked at. It is in no record, and nothing of it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Input, give
from walkshoes.journey.walk import Walk
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona

if TYPE_CHECKING:
    from walkshoes.sessions.hands import Hands
    from walkshoes.sessions.kept import Said
    from walkshoes.simulate.sample import Sample

_TENTHS = ("nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(slots=True)
class Watched:
    """A caller's walk at its beginning, and what they did on it, input by input.

    It is walked on the engine of the sample the caller was taken from: the same queues under the same load, the same
    chances. `whom` says whom one watches; `over_ms` is the moment at which the caller's own walk was over, or, where it
    came to no end (`ends` is False), was given up.
    """

    source: Source
    engine: Engine
    walk: Walk
    inputs: Sequence[Input]
    whom: str
    over_ms: int
    ends: bool = True
    said: "list[Said]" = field(default_factory=list)
    draft: str = ""

    @classmethod
    def of(cls, source: Source, sample: "Sample", caller: int, percent: int | None = None) -> "Watched":
        """A caller of a sample; `percent` where they are the one of whom so many in a hundred took no longer.

        `source` is the scenario as it was decided, and assumed to be, for that sample.
        """
        lived, inputs = sample.walk_of(caller)
        walk = sample.engine.walk(sample.seed, caller)
        return cls(source, sample.engine, walk, inputs, whom(caller, sample.walked, percent), lived.now, lived.ended)

    @property
    def persona(self) -> Persona:
        """The customer; all callers of a sample are the same one, with chances of their own."""
        return self.engine.persona

    def advance(self, to_ms: int) -> None:
        """Let the customer's time run on until `to_ms`."""
        self.walk.advance(to_ms)

    def give(self, made: Input, words: str = "", hands: "Hands | None" = None) -> bool:  # noqa: ARG002 - only counted
        """Give an input at the moment the walk has come to; False where it takes none."""
        return give(self.walk, made)

    def add_words(self, words: str) -> None:
        """Nobody says how they feel here."""

    def held(self, left_at: str, came_back_at: str) -> None:
        """Nobody leads a walk that is only watched."""


def whom(caller: int, of: int, percent: int | None = None) -> str:
    """`Caller 226 of 3,000: nine in ten take no longer`; a caller beyond those that were walked is named alone."""
    named = f"Caller {caller:,} of {of:,}" if caller <= of else f"Caller {caller:,}"
    if percent is None:
        return named
    if percent >= 100:
        return f"{named}: nobody takes longer"
    tenths, rest = divmod(percent, 10)
    if rest:
        return f"{named}: {percent} in 100 take no longer"
    return f"{named}: {_TENTHS[tenths]} in ten {'takes' if tenths == 1 else 'take'} no longer"
