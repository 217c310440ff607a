"""Hands for the plain face: lines typed at the right moment, a stopwatch they turn themselves, and all that is printed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from building import ANN, text_of

from walkshoes.journey.walk import Accepts
from walkshoes.plain.face import PlainFace
from walkshoes.plain.printed import Printed
from walkshoes.plain.typed import Paused
from walkshoes.plain.walking import Walking
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record

LISTENS_FOR_MS = 1_200
"""How long somebody listens to what they can do before they type."""
MOST_LOOKS = 200_000


class Paper:
    """Standard output, on a sheet: with what was typed, each line after a `> `."""

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass

    @property
    def printed(self) -> list[str]:
        """The lines that were printed."""
        return [line for line in self.text.splitlines() if not line.startswith("> ")]


@dataclass(frozen=True)
class Now:
    """A line that is typed at once, whatever happens."""

    line: str


@dataclass(frozen=True)
class Wait:
    """So much time goes by before the next line, ms."""

    ms: int


Typing = str | Now | Wait


@dataclass
class Hands:
    """Types lines in turn, each as soon as the walk is ready for it and its question has been listened to.

    Outside the walk a line is typed at once. When there are no more, the input is at its end.
    """

    lines: list[Typing]
    paper: Paper = field(default_factory=Paper)
    now_ms: int = 0
    face: PlainFace | None = None
    walking: Walking | None = None
    looks: int = 0

    def clock(self) -> int:
        return self.now_ms

    def line(self, wait_s: float) -> str | None:
        self.looks += 1
        assert self.looks < MOST_LOOKS, f"nobody ever asks for {self.lines[:1]}"
        walking = self.walking or (self.face.walking if self.face is not None else None)
        if walking is not None and self.lines and not self._ready(walking, self.lines[0]):
            self.now_ms += round(wait_s * 1_000)
            return None
        if not self.lines:
            raise Paused
        typed = self.lines.pop(0)
        if isinstance(typed, Wait):
            return None
        line = typed.line if isinstance(typed, Now) else typed
        self.paper.write(f"> {line}\n")
        return line

    def _ready(self, walking: Walking, typed: Typing) -> bool:
        if isinstance(typed, Now):
            return True
        if isinstance(typed, Wait):
            self.lines[0] = Wait(typed.ms - 100)
            return typed.ms <= 0
        walk = walking.walk
        listens = walk.ended or (walk.accepts != Accepts.NOTHING and not walk.speaking)
        heard_ms = walking.living.pacing.attended_ms - walking.offered_ms
        return listens and not walking.living.holding_back and heard_ms >= LISTENS_FOR_MS


@dataclass
class Stage:
    """A small journey, its record, and somebody who walks it in plain lines."""

    path: Path
    record: Record
    kept: KeptWalk
    paper: Paper = field(default_factory=Paper)
    patient: bool = False
    pace: int = 1
    now_ms: int = 0

    def walk(self, *lines: Typing) -> bool:
        """Live the walk with these lines; whether it came to its end, and on from there."""
        hands = Hands(list(lines), self.paper, self.now_ms)
        printed = Printed(self.paper)  # type: ignore[arg-type]
        hands.walking = Walking(self.kept, hands, printed, self.pace, hands.clock, patient=self.patient)
        try:
            hands.walking.run()
        except Paused:
            return False
        finally:
            self.now_ms = hands.now_ms + 60_000
        return True

    def come_back(self) -> None:
        """The walk is closed, and taken up again from the record."""
        self.kept.close()
        self.kept = self.record.resume(self.kept.id)

    def close(self) -> None:
        """Nothing more is written."""
        self.record.close()

    @property
    def inputs(self) -> list[tuple[str, str, int]]:
        """What was done, as the record has it."""
        return [(made.kind.value, made.value, made.number) for _, made in self.record.stored(self.kept.id).inputs]

    @property
    def said(self) -> list[str]:
        return self.paper.printed


def staged(path: Path, touchpoints: str, **made: Any) -> Stage:
    """A walk of a scenario made of these touchpoints, at its first moment."""
    record = Record(path / "record.db")
    source = source_of(load_text(text_of(touchpoints, **made), "small"))
    return Stage(path, record, record.begin(source, "Walker", persona=ANN))
