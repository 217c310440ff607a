"""What whoever leads asks of everybody in a session, through the record: each walk reads it and does it.

Nobody waits for the facilitator's screen to be there: what was asked last holds, and a screen that crashed has taken
nothing back.
"""

from dataclasses import dataclass
from enum import StrEnum

from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.uuid7 import uuid7

FASTEST = 20
OVER = "over"
"""The value of a debrief that was left."""


class Ask(StrEnum):
    """What can be asked of everybody."""

    START = "start"
    HOLD = "hold"
    GO_ON = "go_on"
    END_WAITS = "end_waits"
    PACE = "pace"
    FIT = "fit"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Steered:
    """What holds now. `pace` is how many times as fast waiting runs; `fit_by` (ISO-8601, UTC) by when walks are to end.

    `ended` is the key of the last time all waits were to end; empty where none were.
    """

    started: bool = False
    held: bool = False
    pace: int = 1
    fit_by: str = ""
    ended: str = ""
    debrief: bool = False


def steer(file: RecordFile, session: str, what: Ask, value: str = "") -> None:
    """Ask something of everybody. Raises RecordTrouble."""
    with file.writing() as db:
        row = {"id": uuid7(), "session": session, "what": what.value, "value": value, "made": utc_text()}
        db.table("steering").insert(row)


def steered(file: RecordFile, session: str) -> Steered:
    """What holds now: the fold over all that was asked. Raises RecordTrouble."""
    started = held = debrief = False
    pace, fit_by, ended = 1, "", ""
    for key, what, value in file.rows("SELECT id, what, value FROM steering WHERE session = ? ORDER BY id", [session]):
        match what:
            case Ask.START:
                started, held = True, False
            case Ask.HOLD:
                held = True
            case Ask.GO_ON:
                held = False
            case Ask.END_WAITS:
                ended = key
            case Ask.PACE if value.isdecimal():
                pace, fit_by = max(1, min(FASTEST, int(value[:3]))), ""
            case Ask.FIT:
                fit_by = value
            case Ask.DEBRIEF:
                debrief = value != OVER
    return Steered(started, held, pace, fit_by, ended, debrief)
