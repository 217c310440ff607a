"""Commitments after the session: which there are, which are due to be asked about, what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from walkshoes.scenario.plain import plain
from walkshoes.sessions.kept import LONGEST_ANSWER, Commitment
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

AFTER_DAYS = (30, 60, 90)
"""When it is asked what became of a commitment, in days after it was made."""
OUTCOMES = ("kept", "under way", "broken")


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A commitment with its key, its session, when it was made (UTC), and what became of it by 30, 60, 90 days."""

    id: str
    session: str
    title: str
    made_at: datetime
    commitment: Commitment
    outcomes: Mapping[int, str]

    @property
    def made(self) -> date:
        """The day it was made, in UTC: the same wherever it is read."""
        return self.made_at.date()

    def due(self, today: date) -> int:
        """After how many days it should have been asked about by now, and was not; 0 where nothing is due.

        Once it is kept, or broken, nothing more is asked.
        """
        days = 0 if self.settled else self.asked_last(today)
        return days if days not in self.outcomes else 0

    def asked_last(self, today: date) -> int:
        """The last of the 30, 60, 90 days that has passed by a calendar on the wall here; 0 before the first."""
        here = self.made_at.astimezone().date()
        return max((days for days in AFTER_DAYS if here + timedelta(days=days) <= today), default=0)

    @property
    def outcome(self) -> str:
        """What was last said to have become of it; empty where nobody has said."""
        return self.outcomes[max(self.outcomes)] if self.outcomes else ""

    @property
    def settled(self) -> bool:
        """Whether it is known to be kept or broken."""
        return self.outcome in ("kept", "broken")


def commitments_of(file: RecordFile, session: str | None = None) -> list[FollowedUp]:
    """Every commitment, or those of a session, the first one first. Raises RecordTrouble."""
    outcomes: dict[str, dict[int, str]] = {}
    for key, days, outcome in file.rows("SELECT commitment, days, outcome FROM follow_up"):
        outcomes.setdefault(key, {})[days] = outcome
    rows = file.rows(
        "SELECT commitment.id, commitment.session, session.title, commitment.made, when_, then_, by_, owner "
        "FROM commitment JOIN session ON session.id = commitment.session "
        "WHERE ? IS NULL OR commitment.session = ? ORDER BY commitment.id",
        [session, session],
    )
    return [
        FollowedUp(
            key,
            of,
            plain(title),
            datetime.fromisoformat(made),
            Commitment(*(plain(part) for part in parts)),
            outcomes.get(key, {}),
        )
        for key, of, title, made, *parts in rows
    ]


def commitment_with(file: RecordFile, prefix: str) -> FollowedUp:
    """The commitment whose key begins so. Raises RecordTrouble where there is none, or more than one."""
    wanted = prefix.strip().lower()
    found = [one for one in commitments_of(file) if wanted and one.id.startswith(wanted)]
    if not found:
        raise RecordTrouble("There is no such commitment in the record. `walkshoes commitments` lists them.")
    if len(found) > 1:
        raise RecordTrouble(f"{len(found)} commitments begin like this. Give a few more letters of the one you mean.")
    return found[0]


def commit_in(file: RecordFile, session: str, made: Commitment) -> None:
    """Keep a commitment made in a debrief, which belongs to no walk. Raises RecordTrouble."""
    when, then, by, owner = (plain(text, LONGEST_ANSWER) for text in (made.when, made.then, made.by, made.owner))
    with file.writing() as db:
        row = {"id": uuid7(), "session": session, "walk": None, "made": utc_text()}
        db.table("commitment").insert(row | {"when_": when, "then_": then, "by_": by, "owner": owner})


def follow_up(file: RecordFile, commitment: str, days: int, outcome: str) -> FollowedUp:
    """Keep what has become of a commitment, by the beginning of its key. Raises RecordTrouble."""
    if days not in AFTER_DAYS:
        raise RecordTrouble(f"A commitment is asked about after {', '.join(map(str, AFTER_DAYS))} days.")
    if outcome not in OUTCOMES:
        raise RecordTrouble(f"A commitment is {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}.")
    one = commitment_with(file, commitment)
    with file.writing() as db:
        row = {"commitment": one.id, "days": days, "outcome": outcome, "made": utc_text()}
        db.table("follow_up").upsert(row, pk=("commitment", "days"))
    return commitment_with(file, one.id)
