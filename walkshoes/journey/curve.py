"""What was felt: the curve of a walk, its worst moment, its end, and what memory makes of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from walkshoes.journey.events import Code, Event
from walkshoes.journey.program import Program


@dataclass(frozen=True, slots=True)
class Felt:
    """One reaction: when (ms of the customer's time), at which touchpoint, and how it felt (-2 to 2)."""

    at_ms: int
    place: str
    feeling: int


@dataclass(frozen=True, slots=True)
class Curve:
    """The reactions of one walk in order, and how long it was (ms)."""

    points: tuple[Felt, ...]
    length_ms: int

    @property
    def worst(self) -> Felt | None:
        """The lowest moment; of several the last; none, where nothing was felt but good."""
        lowest = min(reversed(self.points), key=lambda felt: felt.feeling, default=None)
        return lowest if lowest is not None and lowest.feeling <= 0 else None

    @property
    def peak(self) -> Felt | None:
        """The reaction farthest from 0; on a tie the later one."""
        return max(reversed(self.points), key=lambda felt: abs(felt.feeling), default=None)

    @property
    def end(self) -> Felt | None:
        """The last reaction."""
        return self.points[-1] if self.points else None

    @property
    def mean(self) -> float | None:
        """The plain mean of the reactions."""
        return sum(felt.feeling for felt in self.points) / len(self.points) if self.points else None

    @property
    def remembered(self) -> float | None:
        """The mean of peak and end: what is likely to be remembered (Kahneman and Fredrickson 1993)."""
        if self.peak is None or self.end is None:
            return None
        return (self.peak.feeling + self.end.feeling) / 2


def curve(program: Program, events: Iterable[Event], length_ms: int) -> Curve:
    """The curve of a walk's events."""
    points = tuple(
        Felt(at, program.places[place].name, feeling) for at, code, place, feeling, _ in events if code == Code.REACTED
    )
    return Curve(points, length_ms)
