"""Who walked what in a session, gathered from the record: every walk with how many people stand for it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from walkshoes.journey.ledger import Ledger
from walkshoes.sessions.led import for_all, labels_of
from walkshoes.sessions.people import Participant, people_of
from walkshoes.summaries.thresholds import ENOUGH

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record
    from walkshoes.sessions.stored import StoredWalk


@dataclass(frozen=True, slots=True)
class Walked:
    """One walk. `who` is the key of the participant, or the alias where the session knows no participants.

    `people` is how many walked it together, `labels` theirs and the session's; `ledger` what it cost.
    """

    stored: "StoredWalk"
    who: str
    people: int
    simulated: bool
    may_quote: bool
    labels: Mapping[str, str]
    ledger: Ledger

    @property
    def ended(self) -> bool:
        """Whether it came to an end."""
        return bool(self.ledger.ending)

    @property
    def journey(self) -> str:
        """The name of its journey."""
        return self.stored.source.name


@dataclass(frozen=True, slots=True)
class Gathered:
    """Every walk of a session, in the order they began."""

    walks: tuple[Walked, ...]
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people walked; whoever walked several journeys counts once."""
        return people_in(self.walks)

    def told(self) -> "Gathered":
        """What may be told of several people: walks that came to an end, of journeys that more than one person walked.

        A journey that one person alone has walked would be the difference between all journeys and the others. So would
        be a few who walked each alone beside a group, whose walk is one and known to all of it.
        """
        ended = [walk for walk in self.walks if walk.ended]
        single = [walk for walk in ended if walk.people == 1]
        if len(single) < len(ended) and people_in(single) < ENOUGH:
            ended = [walk for walk in ended if walk.people > 1]
        people: dict[str, int] = {}
        for name in {walk.journey for walk in ended}:
            people[name] = people_in(walk for walk in ended if walk.journey == name)
        return replace(self, walks=tuple(walk for walk in ended if people[walk.journey] > 1))

    @property
    def simulated(self) -> int:
        """How many of them are simulated."""
        return people_in(walk for walk in self.walks if walk.simulated)


def people_in(walks: Iterable[Walked]) -> int:
    """How many people stand behind walks; of a group as many as it has."""
    return sum({walk.who: walk.people for walk in walks}.values())


def per_person(walks: Iterable[Walked], of: Callable[[Walked], int]) -> list[tuple[int, int]]:
    """What something comes to for each person over all journeys they walked, with how many people that stands for."""
    sums: dict[str, int] = {}
    people: dict[str, int] = {}
    for walk in walks:
        sums[walk.who] = sums.get(walk.who, 0) + of(walk)
        people[walk.who] = walk.people
    return [(value, people[who]) for who, value in sums.items()]


def gathered(record: "Record", session: str, participant: str | None = None) -> Gathered:
    """The walks of a session, or those of one participant. Raises RecordTrouble."""
    everybody = {who.id: who for who in people_of(record.file, session)}
    labels = labels_of(record.file, session)
    shared = for_all(labels)
    walks = []
    for row in record.walks(session):
        stored = record.stored(row.id)
        if participant is not None and stored.participant != participant:
            continue
        walks.append(walked(stored, everybody, shared))
    return Gathered(tuple(walks), labels)


def walked(stored: "StoredWalk", everybody: Mapping[str, Participant], shared: Mapping[str, str]) -> Walked:
    """A walk with who walked it: of `everybody`, by key; `shared` are the labels of all."""
    who = everybody.get(stored.participant or "")
    if who is None:
        return Walked(stored, stored.alias, 1, False, False, shared, stored.ledger)
    labels = {**shared, **who.labels}
    may_quote = stored.answers.get("leave", {}).get("may_quote") == "yes"  # asked of each walk: a no stays a no
    return Walked(stored, who.id, who.people, who.caller != 0, may_quote, labels, stored.ledger)
