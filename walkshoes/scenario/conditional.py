"""The conditions of a scenario, numbered: by its number a program says which `when:` of the file a guard comes from."""

from collections.abc import Iterator
from typing import Protocol, cast

from pydantic import BaseModel

from walkshoes.scenario.parts import Steps, parts_of


class Conditional(Protocol):
    """A part that may have a condition."""

    @property
    def when(self) -> str | None:
        """The condition, as it is written."""


def conditional(scenario: BaseModel) -> Iterator[tuple[Steps, Conditional]]:
    """Every part that has a condition, with its path, in the order of the file: their position is their number."""
    for path, part in parts_of(scenario, ()):
        if getattr(part, "when", None) is not None:
            yield path, cast("Conditional", part)
