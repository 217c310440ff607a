"""How the walks of a session ended, and where people hung up or walked away."""

from collections import Counter
from collections.abc import Sequence

from walkshoes.journey.events import Code
from walkshoes.summaries.gathering import Walked
from walkshoes.summaries.model import Came

UNFINISHED = "not walked to an end"


def endings_of(walks: Sequence[Walked]) -> tuple[Came, ...]:
    """How many people came to which ending, the most first; those who came to none last."""
    came: Counter[tuple[str, bool]] = Counter()
    for walk in walks:
        came[walk.stored.ending or UNFINISHED, walk.ledger.resolved] += walk.people
    rows = [Came(text, people, settled) for (text, settled), people in came.items()]
    return tuple(sorted(rows, key=lambda row: (row.what == UNFINISHED, -row.people, row.what)))


def hung_up_at(walks: Sequence[Walked]) -> tuple[Came, ...]:
    """At which touchpoints people hung up or walked away, the most first; each person once a touchpoint."""
    came: Counter[str] = Counter()
    for walk in walks:
        places = walk.stored.engine.program.places
        left = {places[place].label for _, code, place, _, _ in walk.stored.events if code == Code.HUNG_UP}
        for name in left:
            came[name] += walk.people
    rows = [Came(name, people) for name, people in came.items()]
    return tuple(sorted(rows, key=lambda row: (-row.people, row.what)))
