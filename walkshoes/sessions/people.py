"""Who is in a session: each under an alias, alone or as a group that walks together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkshoes.scenario.plain import plain
from walkshoes.sessions.led import one_line
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.rows import LONGEST_NAME
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7

A_PERSON = 0
"""The caller number of a participant; simulated callers have the others."""
MOST_HANDS = 999


class AliasTaken(RecordTrouble):
    """Somebody in this session goes by this alias already: `who` they are."""

    def __init__(self, who: "Participant") -> None:
        super().__init__(
            f"Somebody in this session already goes by “{who.alias}”. "
            "If that is you, go on as yourself; if not, choose another name."
        )
        self.who = who


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a session. `people` is how many walk together under the alias; `labels` are theirs alone.

    `caller` is 0 for people; others are simulated.
    """

    id: str
    session: str
    alias: str
    people: int = 1
    caller: int = A_PERSON
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        """Whether several walk together."""
        return self.people > 1


def join(
    file: RecordFile,
    session: str,
    alias: str,
    *,
    people: int = 1,
    labels: Mapping[str, str] | None = None,
    caller: int = A_PERSON,
) -> Participant:
    """Come into a session under an alias. Raises AliasTaken, RecordTrouble."""
    alias = one_line(alias)
    if not alias:
        raise RecordTrouble("A name is needed, any name: it need not be your own.")
    if not 1 <= people <= MOST_HANDS:
        raise RecordTrouble(f"A group is of 1 to {MOST_HANDS} people.")
    mine = {one_line(name): one_line(value) for name, value in (labels or {}).items()}
    with file.writing() as db:  # looked at and written in one, so that two cannot come in under one alias at once
        taken = _named(file, session, alias)
        if taken is not None:
            raise AliasTaken(taken)
        key = uuid7()
        row = {"id": key, "session": session, "alias": alias, "people": people, "caller": caller}
        db.table("participant").insert(row | {"joined": utc_text()})
        rows = [{"participant": key, "name": name, "value": value} for name, value in mine.items()]
        db.table("belongs").insert_all(rows)
    return Participant(key, session, alias, people, caller, mine)


def people_of(file: RecordFile, session: str) -> list[Participant]:
    """Everybody in a session, in the order they came. Raises RecordTrouble."""
    labels: dict[str, dict[str, str]] = {}
    for participant, name, value in file.rows(
        "SELECT belongs.participant, belongs.name, belongs.value FROM belongs "
        "JOIN participant ON participant.id = belongs.participant WHERE participant.session = ?",
        [session],
    ):
        labels.setdefault(participant, {})[plain(name, LONGEST_NAME)] = plain(value, LONGEST_NAME)
    rows = file.rows(
        "SELECT id, session, alias, people, caller FROM participant WHERE session = ? ORDER BY id", [session]
    )
    return [
        Participant(key, of, plain(alias, LONGEST_NAME), people, caller, labels.get(key, {}))
        for key, of, alias, people, caller in rows
    ]


def participant_named(file: RecordFile, session: str, alias: str) -> Participant | None:
    """Who goes by an alias in a session; None where nobody does. Raises RecordTrouble."""
    return _named(file, session, one_line(alias))


def free_alias(file: RecordFile, session: str, word: str = "Walker") -> str:
    """An alias that nobody in the session has yet: `Walker 3`. Raises RecordTrouble."""
    taken = {who.alias.casefold() for who in people_of(file, session)}
    number = len(taken) + 1
    while f"{word} {number}".casefold() in taken:
        number += 1
    return f"{word} {number}"


def _named(file: RecordFile, session: str, alias: str) -> Participant | None:
    wanted = alias.casefold()
    return next((who for who in people_of(file, session) if who.alias.casefold() == wanted), None)
