"""Where a participant types: in a line or in an area. A paste is refused, unless it has been allowed."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from walkshoes.scenario.plain import plain

LONGEST = 6_000
LONGEST_LOOK = 4 * LONGEST
"""How much of a paste is looked at, so that one of a million characters is no more work than one that fits."""
FULL = f"Only {LONGEST:,} characters fit here."
LEFT_OUT = f"{FULL} The rest of what you pasted was left out."
FEELING = "-feeling"
"""The class a screen has while a key for a feeling is waited for; whoever is typing lets that key pass."""


@dataclass
class PasteRefused(Message):
    """Somebody tried to paste where that is not allowed."""


@dataclass
class NoMoreFits(Message):
    """There is more than fits; `sentence` says so."""

    sentence: str


def may_paste(widget: Widget) -> bool:
    """Whether the screen a widget is on has been told that this person may paste."""
    return bool(getattr(widget.screen, "may_paste", False))


def fitting(text: str, room: int) -> tuple[str, bool]:
    """As much of a pasted text, as plain text, as there is room for; and whether anything was left out."""
    looked_at = plain(text[:LONGEST_LOOK], LONGEST_LOOK)
    return looked_at[: max(0, room)], len(looked_at) > max(0, room) or len(text) > LONGEST_LOOK


class SpokenLine(Input):
    """One line that is read out, or typed in a chat."""

    ALLOW_SELECT = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is for this line."""
        return not self.screen.has_class(FEELING) and super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """What was copied inside the app is no other matter."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        if not may_paste(self):
            self.post_message(PasteRefused())
            return
        longest = self.max_length or LONGEST
        fits, left_out = fitting(" ".join(text[:LONGEST_LOOK].split()), longest - len(self.value))
        self.insert_text_at_cursor(fits)
        if left_out or len(text) > LONGEST_LOOK:
            self.post_message(NoMoreFits(f"Only {longest:,} characters fit here. The rest was left out."))


class OwnWords(TextArea):
    """An area for the participant's own words. `on_enter` is done when Enter is pressed, where Enter sends."""

    ALLOW_SELECT = False

    def __init__(self, text: str, *, on_enter: Callable[[], None] | None = None, id: str) -> None:
        super().__init__(text, id=id, compact=True, highlight_cursor_line=False)
        self.on_enter = on_enter
        self.cursor_blink = False

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is for this area."""
        return not self.screen.has_class(FEELING) and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.on_enter is not None:
            event.stop()
            event.prevent_default()
            self.on_enter()
            return
        writes = event.is_printable or event.key == "enter"
        if writes and self._room() < 1:
            event.stop()
            event.prevent_default()
            self.post_message(NoMoreFits(FULL))
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """What was copied inside the app is no other matter."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        if not may_paste(self):
            self.post_message(PasteRefused())
            return
        fits, left_out = fitting(text, self._room())
        if fits:
            self._replace_via_keyboard(fits, *self.selection)
        if left_out:
            self.post_message(NoMoreFits(LEFT_OUT))

    def _room(self) -> int:
        return LONGEST - len(self.text) + len(self.selected_text)
