"""Where a participant types on the telephone: in a line or in an area, and without a paste."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input, TextArea

from walkshoes.scenario.plain import plain

NO_PASTE = "On the phone there is no paste."
LONGEST = 6_000
FEELING = "-feeling"
"""The class a screen has while a key for a feeling is waited for; whoever is typing lets that key pass."""


@dataclass
class PasteRefused(Message):
    """Somebody tried to paste where only a voice would do."""


class SpokenLine(Input):
    """One line that is read out to a person."""

    ALLOW_SELECT = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is for this line."""
        return not self.screen.has_class(FEELING) and super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(PasteRefused())

    def action_paste(self) -> None:
        """Refuse what was copied inside the app as well."""
        self.post_message(PasteRefused())


class OwnWords(TextArea):
    """An area for the participant's own words. On paper a paste is taken, as plain text; on the phone it is not."""

    ALLOW_SELECT = False

    def __init__(self, text: str, *, on_paper: bool, id: str) -> None:
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False)
        self.on_paper = on_paper
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is for this area."""
        return not self.screen.has_class(FEELING) and super().check_consume_key(key, character)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """What was copied inside the app."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        if self.on_paper:
            self.insert(plain(text, LONGEST))
        else:
            self.post_message(PasteRefused())
