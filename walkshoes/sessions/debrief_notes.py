"""What was written down in a debrief, under What, So what, Now what."""

from enum import StrEnum

from walkshoes.scenario.plain import plain
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.uuid7 import uuid7

LONGEST_NOTE = 2_000


class Heading(StrEnum):
    """The three questions of a debrief, in their order (Liberating Structures, no. 9)."""

    WHAT = "what"
    SO_WHAT = "so_what"
    NOW_WHAT = "now_what"


def write_down(file: RecordFile, session: str, heading: Heading, text: str) -> None:
    """Keep a note. Raises RecordTrouble."""
    text = plain(text, LONGEST_NOTE).strip()
    if not text:
        return
    with file.writing() as db:
        row = {"id": uuid7(), "session": session, "heading": heading.value, "text": text, "made": utc_text()}
        db.table("debrief_note").insert(row)


def notes_of(file: RecordFile, session: str) -> dict[Heading, tuple[str, ...]]:
    """The notes of a session under each heading, in the order they were written. Raises RecordTrouble."""
    made: dict[Heading, tuple[str, ...]] = dict.fromkeys(Heading, ())
    for heading, text in file.rows("SELECT heading, text FROM debrief_note WHERE session = ? ORDER BY id", [session]):
        if heading in set(Heading):
            made[Heading(heading)] = (*made[Heading(heading)], plain(text, LONGEST_NOTE))
    return made
