"""What people did and said is kept until a session's `delete_after`, and no longer.

Erased then: inputs and reactions, the chances drawn for them, words, drafts, answers in text, absences, what whoever
led asked for, everybody's name, and walks that had not ended. What stays is what can be counted without them: the
ledgers of the walks that had ended, answers in numbers, hands counted for those, which department somebody came from,
notes of the debrief, and what was promised. Such a walk cannot be lived again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from walkshoes.scenario.plain import plain
from walkshoes.sessions.copies import copies_of
from walkshoes.sessions.erasing import UNFINISHED, Erased, keep_erased, purge_session
from walkshoes.sessions.forgetting import PATIENCE_S, Cleaned, clean_everywhere
from walkshoes.sessions.led import MOST_DAYS
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.rows import LONGEST_NAME
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble

_HOLDS = """SELECT session.id, session.title, session.began, session.delete_after,
  (SELECT count(*) FROM walk WHERE walk.session = session.id),
  (SELECT count(*) FROM input JOIN walk ON walk.id = input.walk WHERE walk.session = session.id) AS inputs,
  (SELECT count(*) FROM words JOIN walk ON walk.id = words.walk WHERE walk.session = session.id) AS texts,
  (SELECT count(*) FROM draft JOIN walk ON walk.id = draft.walk WHERE walk.session = session.id)
    + (SELECT count(*) FROM answer JOIN walk ON walk.id = answer.walk
       WHERE walk.session = session.id AND typeof(answer.value) = 'text')
    + (SELECT count(*) FROM participant
       WHERE participant.session = session.id AND participant.alias NOT GLOB 'forgotten [0-9]*') AS others
  FROM session WHERE inputs + texts + others > 0 """


@dataclass(frozen=True, slots=True)
class Due:
    """A session that holds what people did and said. Times are ISO-8601 in UTC."""

    id: str
    title: str
    began: str
    delete_after: str
    walks: int
    inputs: int
    words: int

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {name: getattr(self, name) for name in self.__slots__}

    def text(self) -> str:
        """The same in words."""
        walks = "1 walk" if self.walks == 1 else f"{self.walks} walks"
        return (
            f"{self.id}  {self.title}: {walks}, {self.inputs} inputs, {self.words} texts; "
            f"due to be erased since {self.delete_after[:10]}"
        )


def overdue(file: RecordFile, now: datetime | None = None) -> list[Due]:
    """The sessions whose time has passed and that still hold what is due to be erased, the oldest first.

    `now` has a time zone. Raises RecordTrouble.
    """
    at = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = file.rows(_HOLDS + "AND session.delete_after < ? ORDER BY session.delete_after, session.id", [at])
    return [_due(row) for row in rows]


def holding(file: RecordFile, session: str) -> Due | None:
    """What a session holds that would be erased; None where nothing is left. Raises RecordTrouble."""
    rows = file.rows(_HOLDS + "AND session.id = ?", [session])
    return _due(rows[0]) if rows else None


def purge(file: RecordFile, session: str, *, patience_s: float = PATIENCE_S) -> Cleaned:
    """Erase what people did and said in a session, due or not; what can be counted stays. Raises RecordTrouble.

    Where it cannot be finished because another program reads the record, the same again finishes it.
    """
    erased, now = Erased(), utc_text()
    with file.writing() as db:
        if not file.rows("SELECT 1 FROM session WHERE id = ?", [session]):
            raise RecordTrouble("There is no such session in the record.")
        purge_session(db.conn, session, now, erased)
        if erased.counts:
            keep_erased(db.conn, {*erased.keys, UNFINISHED}, now)
    return clean_everywhere(file, erased, (session,), tuple(copies_of(file, session)), patience_s=patience_s)


def keep_until(file: RecordFile, session: str, days: int) -> str:
    """Keep what is in a session for so many days from now. Gives the time until which; raises RecordTrouble."""
    if not 1 <= days <= MOST_DAYS:
        raise RecordTrouble(f"What people say can be kept for 1 to {MOST_DAYS} days, not {days}.")
    if not file.rows("SELECT 1 FROM session WHERE id = ?", [session]):
        raise RecordTrouble("There is no such session in the record.")
    if holding(file, session) is None and file.rows("SELECT 1 FROM forgotten WHERE id = ?", [session]):
        raise RecordTrouble("What people did and said in this session is erased, so there is nothing to be kept.")
    until = utc_text(timedelta(days=days))
    with file.writing() as db:
        db.execute("UPDATE session SET delete_after = ? WHERE id = ?", [until, session])
    return until


def _due(row: tuple[Any, ...]) -> Due:
    key, title, began, until, walks, inputs, words, _ = row
    return Due(key, plain(title, LONGEST_NAME), began, until, walks, inputs, words)
