"""The counter, the door, or the way there: what the customer sees where they go in person."""

from collections.abc import Callable

from textual.content import Content
from textual.widgets import Static

Drawn = Callable[[int], list[str]]
"""Draws a picture for a width (cells)."""


class Counter(Static):
    """A few lines of plain characters."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Counter { height: auto; width: 1fr; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.picture: list[str] = []
        self._shown: object = None

    @property
    def text(self) -> str:
        """What is drawn, for people who cannot see it, and for tests."""
        return "\n".join(self.picture)

    def show(self, seen: object, draw: Drawn) -> None:
        """Draw what is `seen`: whatever tells one picture from another."""
        width = self.size.width
        if not width or (seen, width) == self._shown:
            return
        self._shown = seen, width
        self.picture = draw(width)
        self.update(Content("\n".join(self.picture)))
