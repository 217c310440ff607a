"""What the debrief needs of a record before it can be shown: made in a thread of its own, on a record of its own."""

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from walkshoes.journey.callers import Caller
from walkshoes.journey.ledger import ledger
from walkshoes.reports.commitments import teams_of
from walkshoes.scenario.policies import policies_of
from walkshoes.sessions.record import Record
from walkshoes.summaries.gathering import gathered
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary
from walkshoes.summaries.thresholds import Reach

if TYPE_CHECKING:
    from walkshoes.sessions.stored import StoredWalk
    from walkshoes.whatif.question import Question


MADE_UP = 1_000
"""The caller, of no session, on whose walk decisions are moved where it would otherwise be somebody's."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A session's summary; what its journeys call their teams, none of which is a person; and the names of the
    journeys on a walk of which decisions can be moved before everybody.
    """

    made: Summary
    teams: tuple[str, ...]
    decidable: frozenset[str]


def lay_out(path: Path, session: str) -> Laid:
    """The summary of a session, and what is asked while it is shown. Raises RecordTrouble."""
    with closing(Record(path)) as record:
        made = summary_of(record, session)
        first = {row.scenario: row.id for row in reversed(record.walks(made.id)) if row.ending}
        teams: dict[str, None] = {}
        decidable = set()
        for name, walk in first.items():
            stored = record.stored(walk)
            teams |= dict.fromkeys(teams_of(stored.engine.program))
            if policies_of(stored.source.scenario):
                decidable.add(name)
        return Laid(made, tuple(teams), frozenset(decidable))


def walk_to_move(path: Path, made: Summary, journey: str) -> "tuple[StoredWalk, Question] | None":
    """The walk on which decisions are moved before everybody, and what can be asked of it; None where there is none.

    One's own, or that of the only group; where several walked it is a made-up customer's, who lived the same waits:
    nobody's own walk is shown to the others. Raises RecordTrouble.
    """
    from walkshoes.whatif.manner import Manner  # noqa: PLC0415 - it brings the simulation with it
    from walkshoes.whatif.question import Question  # noqa: PLC0415 - as above

    with closing(Record(path)) as record:
        walks = [walk for walk in gathered(record, made.id).walks if walk.journey == journey and walk.ended]
    walks = [walk for walk in walks if walk.stored.diverged is None]
    if not walks:
        return None
    found = walks[0].stored
    engine, seed = found.engine, found.seed
    if made.reach == Reach.OWN or (len(walks) == 1 and walks[0].people > 1):
        manner = Manner.of(engine, [one for _, one in found.inputs], seed, found.walk.values, found.walk.now)
        return found, Question(found.source, found.persona, found.settings, found.ledger, manner, seed)
    caller, walk = Caller(engine, seed, MADE_UP), engine.walk(seed)
    caller.goes(walk)
    manner = Manner.of(engine, caller.inputs, seed, walk.values, walk.now)
    lived = ledger(engine, walk.events, walk.now)
    nobody = replace(found, answers={}, said=(), alias="", draft="")
    return nobody, Question(found.source, found.persona, found.settings, lived, manner, seed)
