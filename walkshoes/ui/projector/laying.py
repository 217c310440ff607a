"""What the debrief needs of a record before it can be shown: made in a thread of its own, on a record of its own."""

from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from walkshoes.reports.commitments import teams_of
from walkshoes.scenario.policies import policies_of
from walkshoes.sessions.people import people_of
from walkshoes.sessions.record import Record
from walkshoes.summaries.gathering import gathered, people_in
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary
from walkshoes.summaries.thresholds import ENOUGH, Reach
from walkshoes.summaries.weighing import middle_of_whole

if TYPE_CHECKING:
    from walkshoes.sessions.stored import StoredWalk
    from walkshoes.whatif.question import Question


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
            if policies_of(stored.source.scenario) and _may_move(record, made, name):
                decidable.add(name)
        return Laid(made, tuple(teams), frozenset(decidable))


def walk_to_move(path: Path, made: Summary, journey: str) -> "tuple[StoredWalk, Question] | None":
    """The walk on which decisions are moved before everybody, and what can be asked of it; None where there is none.

    One's own, or a group's; of five people or more the one whose minutes are in the middle. Of somebody's walk among
    several no words and no answers come along. Raises RecordTrouble.
    """
    from walkshoes.whatif.manner import Manner  # noqa: PLC0415 - it brings the simulation with it
    from walkshoes.whatif.question import Question  # noqa: PLC0415 - as above

    with closing(Record(path)) as record:
        walks = [walk for walk in gathered(record, made.id).walks if walk.stored.source.name == journey and walk.ended]
    walks = [walk for walk in walks if walk.stored.diverged is None]
    if made.reach != Reach.OWN and people_in(walks) < ENOUGH:
        walks = [walk for walk in walks if walk.people > 1]
    middle = middle_of_whole([(walk.ledger.given_ms, walk.people) for walk in walks])
    if middle is None:
        return None
    found = min(walks, key=lambda walk: abs(walk.ledger.given_ms - middle)).stored
    if made.reach != Reach.OWN:
        found = replace(found, answers={}, said=(), alias="", draft="")
    manner = Manner.of(found.engine, [one for _, one in found.inputs], found.seed, found.walk.values, found.walk.now)
    return found, Question(found.source, found.persona, found.settings, found.ledger, manner, found.seed)


def _may_move(record: Record, made: Summary, journey: str) -> bool:
    """Whether there may be a walk of a journey that can be shown: one's own, a group's, or one of five people's."""
    people = next((one.people for one in made.journeys if one.name == journey), 0)
    return made.reach == Reach.OWN or people >= ENOUGH or any(who.is_group for who in people_of(record.file, made.id))
