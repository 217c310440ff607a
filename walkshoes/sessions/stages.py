"""The stages of a walk, from the first screen to the last."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a participant has come. A walk that is not `DONE` can be taken up again."""

    BRIEFING = "briefing"
    ANTICIPATE = "anticipate"
    WALK = "walk"
    AFTER = "after"
    DEBRIEF = "debrief"
    COMMITMENT = "commitment"
    DONE = "done"
