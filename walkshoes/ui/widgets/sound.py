"""What is on the line while nobody speaks: it rings, or the music goes round."""

from enum import Enum

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

ROUND_MS = 20_000
STEP_MS = 500
RING_MS = 3_000
RINGS_FOR_MS = 1_600
TUNE = "  1 2 3   3 2 1 2     1 2 3   2   1     "
"""The same twenty seconds: one letter half a second, a number the height of its note."""
HIGHEST = 3
NOTES = {"1": "♪", "2": "♩", "3": "♫"}


class Heard(Enum):
    """What there is to hear."""

    NOTHING = "nothing"
    RINGING = "ringing"
    MUSIC = "music"


class Sound(Widget):
    """A slow line of notes that comes round every twenty seconds, or the ringing of a telephone, drawn.

    `at_ms` is how long it has been heard on the participant's clock: music is not hurried when a wait is.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"sound--note"}
    DEFAULT_CSS = """
    Sound {
        height: 3;
        display: none;
        &.-on { display: block; }
        &>.sound--note { color: $foreground-muted; }
    }
    """
    heard: reactive[Heard] = reactive(Heard.NOTHING)
    step: reactive[int] = reactive(0)
    hushed: reactive[bool] = reactive(False)

    def hear(self, heard: Heard, at_ms: int, *, hushed: bool = False) -> None:
        """Draw what is heard at this moment; `hushed` while somebody speaks over it."""
        self.heard, self.hushed = heard, hushed
        each = STEP_MS if heard == Heard.MUSIC else RINGS_FOR_MS // 4
        self.step = at_ms // each

    def watch_heard(self, heard: Heard) -> None:
        """Take no room where there is nothing to hear."""
        self.set_class(heard != Heard.NOTHING, "-on")

    def render_line(self, y: int) -> Strip:
        """One of the three heights a note can have."""
        width = self.size.width
        text = ""
        if self.hushed:
            pass
        elif self.heard == Heard.MUSIC:
            text = music_row(HIGHEST - y, self.step, width)
        elif self.heard == Heard.RINGING and y == 1:
            sounding = self.step * (RINGS_FOR_MS // 4) % RING_MS < RINGS_FOR_MS
            text = ("ring ring" if sounding else "").center(width)
        look = self.get_component_rich_style("sound--note")
        return Strip([Segment(text, look)]).adjust_cell_length(width, self.rich_style)


def music_row(height: int, step: int, width: int) -> str:
    """The notes of one height, as far as the line is wide: they come from the right, and the tune begins again."""
    mark = str(height)
    return "".join(NOTES[mark] if TUNE[(step + column) % len(TUNE)] == mark else " " for column in range(max(0, width)))
