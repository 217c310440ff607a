"""Where copies of what is in a session went: whoever is forgotten must be told where else they may still be."""

from dataclasses import dataclass
from pathlib import Path

from walkshoes.scenario.plain import plain
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.uuid7 import uuid7

LONGEST_PLACE = 4_000


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that was written, of which session, and when."""

    session: str
    place: str
    made: str


def note_copy(file: RecordFile, session: str, path: Path) -> None:
    """Keep that a file was written of a session. Raises RecordTrouble."""
    with file.writing() as db:
        place = plain(str(path.absolute()), LONGEST_PLACE)
        db.table("copy").insert({"id": uuid7(), "session": session, "place": place, "made": utc_text()})


def copies_of(file: RecordFile, session: str) -> list[Copy]:
    """The copies of a session, the first one first. Raises RecordTrouble."""
    rows = file.rows("SELECT session, place, made FROM copy WHERE session = ? ORDER BY id", [session])
    return [Copy(of, plain(place, LONGEST_PLACE), made) for of, place, made in rows]
