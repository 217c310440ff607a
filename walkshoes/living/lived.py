"""What a walk is to whoever lives it, or watches it: kept in a record, or only shown."""

from typing import TYPE_CHECKING, Protocol

from walkshoes.journey.engine import Engine
from walkshoes.journey.inputs import Input
from walkshoes.journey.walk import Walk
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona

if TYPE_CHECKING:
    from walkshoes.sessions.hands import Hands
    from walkshoes.sessions.kept import Said


class Lived(Protocol):
    """A walk under way. `said` are the customer's own words so far, `draft` those that are not told yet."""

    source: Source
    engine: Engine
    walk: Walk
    said: "list[Said]"
    draft: str

    @property
    def persona(self) -> Persona:
        """The customer."""
        ...

    def advance(self, to_ms: int) -> None:
        """Let the customer's time run on until `to_ms`. May raise RecordTrouble."""

    def give(self, made: Input, words: str = "", hands: "Hands | None" = None) -> bool:
        """Give an input at the moment the walk has come to; False where it takes none. May raise RecordTrouble.

        `hands`, of a group, are those that went up.
        """
        ...

    def add_words(self, words: str) -> None:
        """Words for the last reaction. May raise RecordTrouble."""

    def held(self, left_at: str, came_back_at: str) -> None:
        """Time stood still from one moment to another (ISO-8601, UTC). May raise RecordTrouble."""
