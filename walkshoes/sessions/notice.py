"""What walkers are told, before they walk, of what is kept: two lines, or the facilitator's own."""

from walkshoes.sessions.led import LedSession

KEPT = "Kept on this computer: the name you choose here, what you do on the walk, and what you say of it."
SEEN = (
    "Whoever leads sees where you are, not your words. Together with others, what you felt is counted from five people "
    "on; your words are quoted only if you say so. It is due to be erased after {day}; ask whoever leads to have that "
    "done sooner."
)


def notice_of(led: LedSession) -> str:
    """The notice of a session."""
    return led.notice or f"{KEPT}\n{SEEN.format(day=led.delete_after[:10])}"
