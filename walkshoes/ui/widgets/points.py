"""Points to read, one beneath the other, each set in behind its mark."""

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from walkshoes.living.wrapping import wrapped

_MARK, _SET_IN = "· ", "  "


class Points(Widget):
    """A list of texts. It is one widget, however many there are, so that a long page opens at once."""

    DEFAULT_CSS = "Points { height: auto; margin-bottom: 1; }"

    def __init__(self, points: Iterable[str]) -> None:
        super().__init__()
        self.points = tuple(points)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own shape
        """As many lines as it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Every point behind its mark."""
        return Content("\n".join(self._lines(self.content_size.width)))

    def _lines(self, width: int) -> list[str]:
        lines = []
        for point in self.points:
            pieces = wrapped(point, max(1, width - len(_MARK)))
            lines += [(_SET_IN if number else _MARK) + point[begin:end] for number, (begin, end) in enumerate(pieces)]
        return lines
