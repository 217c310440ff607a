"""A session as it goes on: who is in it, where they are, and the curve so far, for whoever leads.

It tells where people are and, while they walk, for how long and whether they say how it feels; never what they said.
The curve is the session's, from five people on.
"""

from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from walkshoes.journey.clock import clock_text
from walkshoes.journey.events import Minute
from walkshoes.journey.inputs import Kind
from walkshoes.reports.geometry import Picture
from walkshoes.sessions.people import people_of
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.steering import steered
from walkshoes.summaries.felt import felt_at, picture_of
from walkshoes.summaries.gathering import Walked, people_in, walked
from walkshoes.summaries.model import Felt
from walkshoes.summaries.thresholds import ENOUGH

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record
    from walkshoes.sessions.rows import WalkRow
    from walkshoes.sessions.stored import StoredWalk

AWAY_S = 15
"""A walk that no screen has been at for longer than this is away."""
_BEFORE = {Stage.BRIEFING: "reading who they are", Stage.ANTICIPATE: "saying what they expect"}
_AFTER = {
    Stage.AFTER: "saying how it was",
    Stage.DEBRIEF: "looking back",
    Stage.COMMITMENT: "deciding what to do",
    Stage.DONE: "done",
}
_DOING = {Minute.WAITING: "waiting, ", Minute.TELLING: "telling, ", Minute.WRITING: "writing, "}


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody on their latest walk, the `number`th, or who has not begun (0). `clock` is the customer's time.

    `attention` sorts, the highest first.
    """

    alias: str
    people: int
    title: str
    number: int
    where: str
    clock: str
    reactions: int
    attention: int
    walking: bool


@dataclass(frozen=True, slots=True)
class Live:
    """A session at a moment. `picture` is the curve of the journey most are in; `why` says why there is none."""

    rows: tuple[Row, ...]
    people: int
    walking: int
    picture: Picture | None = None
    felt: tuple[Felt, ...] = ()
    why: str = ""
    title: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        data = asdict(self)
        del data["picture"]
        return data


@dataclass(slots=True)
class Looking:
    """A session looked at again and again: a walk that has not moved is not lived again."""

    record: "Record"
    session: str
    known: dict[tuple[str, int, str], Walked] = field(default_factory=dict)

    def look(self, now: datetime | None = None) -> Live:
        """The session as it is now. Raises RecordTrouble."""
        now = now or datetime.now(UTC)
        everybody = {who.id: who for who in people_of(self.record.file, self.session)}
        seen: dict[tuple[str, int, str], Walked] = {}
        last: dict[str, list[tuple[WalkRow, Walked]]] = {}
        for walk in self.record.walks(self.session):
            key = (walk.id, walk.reached_ms, walk.stage.value)
            made = self.known.get(key) or walked(self.record.stored(walk.id), everybody, {})
            seen[key] = made
            last.setdefault(made.who, []).append((walk, made))
        self.known = seen
        asked = steered(self.record.file, self.session)
        stands = asked.held or not asked.started  # nobody's time goes on, so nobody is missed
        rows = [_row(*theirs[-1], len(theirs), None if stands else now) for theirs in last.values()]
        waiting = [who for who in everybody.values() if who.id not in last]
        rows += [Row(who.alias, who.people, "", 0, "has not begun", "", 0, 1, False) for who in waiting]
        rows.sort(key=lambda row: (-row.attention, row.alias.casefold()))
        return _live(rows, list(seen.values()), sum(who.people for who in everybody.values()))


def look(record: "Record", session: str) -> Live:
    """A session as it is now. Raises RecordTrouble."""
    return Looking(record, session).look()


def _live(rows: list[Row], walks: list[Walked], people: int) -> Live:
    by_name: dict[str, list[Walked]] = {}
    for walk in walks:
        by_name.setdefault(walk.stored.source.name, []).append(walk)
    felt_in = {name: felt_at(some) for name, some in by_name.items() if people_in(some) >= ENOUGH}
    shown = [name for name, felt in felt_in.items() if picture_of(felt) is not None]
    most = by_name[shown[-1]] if shown else max(by_name.values(), key=people_in, default=[])  # the journey of now
    walking = sum(row.people for row in rows if row.walking)
    people = max(people, people_in(walks))
    if people_in(most) < ENOUGH:
        why = f"The curve is shown from {ENOUGH} people on: of fewer, it would be somebody's own."
        return Live(tuple(rows), people, walking, why=why)
    felt = felt_in[most[0].stored.source.name]
    picture = picture_of(felt)
    why = "" if picture is not None else f"The curve begins where {ENOUGH} people have said how it feels."
    return Live(tuple(rows), people, walking, picture, felt, why, most[0].stored.source.scenario.title)


def _row(walk: "WalkRow", made: Walked, number: int, now: datetime | None) -> Row:
    """`now`, where whoever is away is to be told by it."""
    stored = made.stored
    reactions = sum(given.kind == Kind.REACT for _, given in stored.inputs)
    walking = walk.stage == Stage.WALK and not made.ended
    where, attention = _where(stored, walk.stage, made.ended)
    if walking and now is not None and (now - _seen(stored)).total_seconds() > AWAY_S:
        where, attention = f"away, at {_place(stored)}", 9
    clock = clock_text(walk.reached_ms) if walking else ""  # of a walk that is over it would be somebody's figure
    felt = reactions if walking else 0
    return Row(walk.alias, made.people, walk.title, number, where, clock, felt, attention, walking)


def _where(stored: "StoredWalk", stage: Stage, ended: bool) -> tuple[str, int]:
    """Where somebody is, in words, and how much they need attention: whoever waits or is still under way, most."""
    if stage in _BEFORE:
        return _BEFORE[stage], 4
    if stage in _AFTER:
        return _AFTER[stage], 0 if stage == Stage.DONE else 3
    if ended:
        return "at the end", 3
    doing = _DOING.get(Minute(stored.walk.minute), "")
    return f"{doing}{_place(stored)}", 6 if doing.startswith("waiting") else 5


def _place(stored: "StoredWalk") -> str:
    return stored.engine.program.places[stored.walk.place].label


def _seen(stored: "StoredWalk") -> datetime:
    return datetime.fromisoformat(stored.seen)
