"""Whether a contact has just passed in which nothing was felt, so that it may be asked after, once and softly."""

from typing import TYPE_CHECKING

from walkshoes.journey.events import Code, Event
from walkshoes.journey.program import Speaker

if TYPE_CHECKING:
    from walkshoes.journey.staging import Staging

_BEGINS = (Code.DIALLED, Code.RUNG, Code.CONTACTED)
_ENDS = (Code.HUNG_UP, Code.DROPPED, Code.CALL_ENDED)


class AskingAfter:
    """A fold over what happens. A contact is a call, a chat, a talk at a counter, or something in writing, read.

    `wanted` is whether to ask: from the end of a contact in which no feeling was given until one is, or until the
    next contact begins. A walk that is taken up again asks as it did.
    """

    def __init__(self, engine: "Staging") -> None:
        self.engine = engine
        self.wanted = False
        self._seen = 0
        self._live = self._reading = self._felt = False

    def look(self, events: list[Event]) -> None:
        """Take what has happened since the last look."""
        while self._seen < len(events):
            self._take(events[self._seen])
            self._seen += 1

    def _take(self, event: Event) -> None:
        _, code, _, x, _ = event
        if code in _BEGINS:
            self._begin(live=True)
        elif code == Code.SAID and not self._live and self.engine.lines[x].speaker == Speaker.PAPER:
            self._begin(live=False)
        elif code == Code.REACTED:
            self._felt, self.wanted = True, False
        elif (code in _ENDS and self._live) or (code == Code.READ and self._reading):
            self._live = self._reading = False
            self.wanted = not self._felt

    def _begin(self, *, live: bool) -> None:
        self._live, self._reading = live, not live
        self._felt = self.wanted = False
