"""The buttons that lead from page to page. Many people double-click everything; they get one page further, not two."""

from textual import events
from textual.content import Content
from textual.widgets import Button

ONCE_S = 0.4
"""For how long after a press a button takes no other: longer than most double clicks (seconds)."""


class WayButton(Button):
    """A button that is pressed once by a double click, also where the first click brought it there."""

    def __init__(self, label: str, *, id: str, classes: str, tooltip: str | None = None) -> None:
        super().__init__(Content(label), id=id, classes=classes, tooltip=tooltip)
        self.active_effect_duration = ONCE_S
        self._clicked_first = False

    def say(self, label: str) -> None:
        """Say something else; the button grows or shrinks with it."""
        self.label = Content(label)
        self.refresh(layout=True)

    def on_click(self, event: events.Click) -> None:
        """The rest of a double click that began on the page before is not for this one."""
        if event.chain == 1:
            self._clicked_first = True
        elif not self._clicked_first:
            event.stop()
            event.prevent_default()
