"""Every word of a walk, to read back: who spoke, when, and the participant's own words in their place."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from walkshoes.journey.clock import clock_text
from walkshoes.journey.transcript import Told
from walkshoes.living.wrapping import wrapped
from walkshoes.sessions.kept import Said

_CLOCK, _QUIET, _OWN = "$foreground 70%", "$foreground 70% italic", "$primary"
BAR = "┃ "
"""What stands before the customer's own words, so that they differ by more than their colour."""


class Transcript(Widget):
    """The walk as it reads, cut into lines anew for each width. `customer` is whose words are marked as their own."""

    DEFAULT_CSS = "Transcript { height: auto; width: 1fr; }"

    def __init__(self, told: Sequence[Told], said: Sequence[Said] = (), customer: str = "") -> None:
        super().__init__()
        self.told = told
        self.said = said
        self.customer = customer
        self._written = Content("")
        self._written_for = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """As many lines as there are at this width."""
        return len(self._at(width).split(allow_blank=True))

    def render(self) -> Content:
        """The lines."""
        return self._at(self.content_size.width or self._written_for)

    def _at(self, width: int) -> Content:
        if width != self._written_for:
            self._written = written(self.told, self.said, self.customer, width)
            self._written_for = width
        return self._written


def written(told: Iterable[Told], said: Iterable[Said] = (), customer: str = "", width: int = 80) -> Content:
    """The lines of a walk as one text, no wider than `width`: the clock at the edge, what was said beside it.

    Whoever goes on speaking is not named again, and what happens in one go stands together.
    """
    own = _own_words(said)
    parts: list[Content] = []
    before: str | None = None
    for line in told:
        clock = f"{clock_text(line.at_ms)}  "
        if not line.who:
            words = own.get(("reaction", line.at_ms), "") if line.text.startswith("you feel ") else ""
            text = f"{line.text}: “{words}”" if words else line.text
            if before:
                parts.append(Content(""))
            parts += _set_in(text, clock, width, _QUIET)
            before = ""
            continue
        if line.who != before:
            parts += [Content(""), Content.assemble((clock, _CLOCK), (line.who, "bold"))]
            before = line.who
        text = own.get(("told", line.at_ms), line.text) if line.text.startswith("[") else line.text
        is_own = line.who == customer
        parts += _set_in(text, "", width, _OWN if is_own else "", indent=len(clock), bar=BAR if is_own else "")
    return Content("\n").join(parts[1:] if parts and not parts[0].plain else parts)


def _own_words(said: Iterable[Said]) -> dict[tuple[str, int], str]:
    """What the participant said, by kind and moment; several things at one moment stand one after the other."""
    own: dict[tuple[str, int], str] = {}
    for one in said:
        before = own.get((one.kind, one.at_ms))
        own[one.kind, one.at_ms] = f"{before} {one.text}" if before else one.text
    return own


def _set_in(text: str, clock: str, width: int, style: str, indent: int = 0, bar: str = "") -> Iterator[Content]:
    """The lines of a text, set in beneath the clock."""
    indent = indent or len(clock)
    for number, (begin, end) in enumerate(wrapped(text, max(1, width - indent - len(bar)))):
        edge = (clock, _CLOCK) if clock and not number else " " * indent
        yield Content.assemble(edge, (bar + text[begin:end], style))
