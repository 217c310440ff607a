"""When something is due: after so long, after so much working time, on a day, or never.

    2h, 3 days              as much time on the calendar
    2 working hours         hours in which the team is open
    5 working days          days on which the team opens; the same time of day, or as near to it as the team is open
    2026-03-04 09:00        a moment on the customer's calendar
    never                   it does not come

`walkshoes.journey.calendar` turns these into moments; a team's hours and its public holidays decide.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Annotated, Any

from pydantic import BeforeValidator

from walkshoes.scenario.times import HOUR, duration_ms, json_text, local_time

MOST_WORKING_DAYS, MOST_WORKING_HOURS = 250, 2_000
LONGEST_SHOWN = 40
HOW_IT_IS_WRITTEN = (
    "2h, 3 days, 4 weeks, 2 working hours, 5 working days, a day and time such as 2026-03-04 09:00, or never"
)
_WORKING = re.compile(r"(\d{1,4}) working (hours?|days?)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d")


class Measure(IntEnum):
    """What the amount of a `Due` is measured in."""

    ELAPSED = 0
    WORKING_TIME = 1
    WORKING_DAYS = 2
    MOMENT = 3
    NEVER = 4


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due. `amount` is milliseconds, or days where those are measured; `at` a wall clock."""

    measure: Measure
    amount: int = 0
    at: datetime | None = None


NEVER_DUE = Due(Measure.NEVER)


def due(text: object) -> Due:
    """What a text such as `2h`, `5 working days`, `2026-03-04 09:00` or `never` says.

    Raises ValueError, which tells a facilitator what can be written.
    """
    if isinstance(text, Due):
        return text
    written = str(text).strip()
    if written.lower() == "never":
        return NEVER_DUE
    if working := _WORKING.fullmatch(written):
        number, of_days = int(working[1]), working[2].lower().startswith("day")
        most = MOST_WORKING_DAYS if of_days else MOST_WORKING_HOURS
        if not 1 <= number <= most:
            raise ValueError(f"`{written}`: from 1 to {most:,} can be worked out")
        return Due(Measure.WORKING_DAYS, number) if of_days else Due(Measure.WORKING_TIME, number * HOUR)
    try:
        if _DAY.match(written):
            return Due(Measure.MOMENT, at=local_time(written))
        return Due(Measure.ELAPSED, duration_ms(text if isinstance(text, str) else None))
    except ValueError as error:
        if "longer than" in str(error) or "not in the years" in str(error):
            raise
        shown = written if len(written) <= LONGEST_SHOWN else written[:LONGEST_SHOWN] + "…"
        raise ValueError(f"`{shown}` does not say when; write {HOW_IT_IS_WRITTEN}") from None


DueTime = Annotated[Any, BeforeValidator(due), json_text(r".", "5 working days")]
