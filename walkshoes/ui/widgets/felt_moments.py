"""Every reaction of a walk, one beneath the other: its sign in the curve, its moment, and the words given with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Static

from walkshoes.journey.clock import clock_text
from walkshoes.journey.curve import Curve
from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.geometry import spoken_names
from walkshoes.sessions.kept import KeptWalk
from walkshoes.ui.widgets.feeling_curve import END, SAID, WORST


@dataclass(frozen=True, slots=True)
class Moment:
    """One reaction: its sign, the clock, what was felt and where, and the words (empty where there are none)."""

    sign: str
    clock: str
    what: str
    words: str


def moments(kept: KeptWalk, curve: Curve) -> list[Moment]:
    """The reactions in their order."""
    said: dict[tuple[int, str], list[str]] = {}
    for one in kept.said:
        if one.kind == "reaction":
            said.setdefault((one.at_ms, one.place), []).append(one.text)
    names = spoken_names(kept.engine.program)
    lines = []
    for felt in curve.points:
        sign = WORST if felt is curve.worst else END if felt is curve.end else SAID
        what = f"{FEELINGS[felt.feeling]}, at {names.get(felt.place, felt.place)}"
        words = " ".join(f"“{' '.join(text.split())}”" for text in said.get((felt.at_ms, felt.place), []))
        lines.append(Moment(sign, clock_text(felt.at_ms), what, words))
    return lines


class FeltMoments(Grid):
    """The list of them. Words stand beside their moment, however long they are."""

    DEFAULT_CSS = """
    FeltMoments {
        grid-size: 3; grid-columns: 2 9 1fr; grid-rows: auto; height: auto;
        Static { height: auto; }
        .sign { color: $accent; text-style: bold; }
        .clock { color: $foreground 75%; }
    }
    """

    def __init__(self, lines: Sequence[Moment]) -> None:
        super().__init__()
        self.lines = lines

    def compose(self) -> ComposeResult:
        """Sign, clock, what was felt and said."""
        for line in self.lines:
            yield Static(Content(line.sign), classes="sign")
            yield Static(Content(line.clock), classes="clock")
            yield Static(Content(f"{line.what}: {line.words}" if line.words else line.what), classes="what")
