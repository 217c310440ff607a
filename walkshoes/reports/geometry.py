"""The picture of what was felt, before anybody draws it.

Everything lies in a unit square: `x` from 0 (the walk begins) to 1 (it ends) by the customer's time, `y` from
0 (furious) to 1 (delighted). The terminal's curve and the report's drawing are made from the same numbers and
so show the same picture. Where nothing was said there is a gap: the line begins at the first reaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.curve import Curve, Felt
from walkshoes.journey.events import Code, Event
from walkshoes.journey.program import Program
from walkshoes.journey.transcript import FEELINGS

LOWEST, HIGHEST = -2, 2
ZERO = (0 - LOWEST) / (HIGHEST - LOWEST)
"""The height of the line between good and bad."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The walk comes to a touchpoint: when (ms of the customer's time), its name in the file, and what it is called."""

    at_ms: int
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Spot:
    """One reaction in the unit square, and the reaction itself."""

    x: float
    y: float
    felt: Felt


@dataclass(frozen=True, slots=True)
class Stretch:
    """A touchpoint along the foot of the picture: from where to where, and what it is called."""

    begins: float
    ends: float
    place: str
    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Reactions joined by straight lines, the worst moment (◆), the end (●), and the touchpoints beneath.

    Of several people the spots are their middle, and `band` is the range of the middle half at each: (x, from, to).
    """

    spots: tuple[Spot, ...]
    worst: Spot | None
    end: Spot | None
    stretches: tuple[Stretch, ...]
    band: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A touchpoint's name where it finds room: its row (0 is the upper), first column, column it is for."""

    row: int
    column: int
    mark: int
    text: str

    @property
    def ends(self) -> int:
        """The first column after it; a letter may be two columns wide."""
        return self.column + cell_len(self.text)


def spoken_names(program: Program) -> dict[str, str]:
    """Every touchpoint as a person would call it: its label, else its name without the underscores."""
    return {place.name: place.label for place in program.places}


def stops(program: Program, events: Iterable[Event]) -> tuple[Stop, ...]:
    """The touchpoints of a walk in the order it came to them; those that took no time are left out."""
    entered = [
        Stop(at, program.places[place].name, program.places[place].label)
        for at, code, place, _, _ in events
        if code == Code.ENTERED
    ]
    return tuple(
        stop
        for number, stop in enumerate(entered)
        if number + 1 == len(entered) or entered[number + 1].at_ms > stop.at_ms
    )


def picture(curve: Curve, order: Sequence[Stop] = ()) -> Picture:
    """The curve in the unit square. Touchpoints that follow each other under one name are one stretch."""
    length = max(1, curve.length_ms, *(felt.at_ms for felt in curve.points))
    spots = tuple(Spot(felt.at_ms / length, _height(felt.feeling), felt) for felt in curve.points)
    by_felt = {id(spot.felt): spot for spot in spots}
    worst, end = (by_felt[id(felt)] if felt is not None else None for felt in (curve.worst, curve.end))
    stretches: list[Stretch] = []
    for number, stop in enumerate(order):
        until = order[number + 1].at_ms if number + 1 < len(order) else length
        begins, ends = min(1.0, stop.at_ms / length), min(1.0, until / length)
        if stretches and stretches[-1].place == stop.place:
            begins = stretches.pop().begins
        stretches.append(Stretch(begins, ends, stop.place, stop.name))
    return Picture(spots, worst, end, tuple(stretches))


def column_of(x: float, columns: int) -> int:
    """The column, of so many, that a place along the foot falls into."""
    return min(columns - 1, max(0, round(x * (columns - 1))))


def labels(drawn: Picture, columns: int, rows: int = 2, apart: int = 2) -> list[Label]:
    """The names that find room beneath a picture `columns` characters wide, in at most `rows` rows.

    No two of a row come nearer than `apart` characters, and the line down to a lower one passes clear of those
    above. The places of the worst moment and of the end are named first, then those where something was said,
    then the longest; what comes back is written once.
    """
    placed: list[Label] = []
    named: set[str] = set()
    for stretch, x in _by_weight(drawn):
        text = stretch.name
        width = cell_len(text)
        if text in named or not 0 < width <= columns:
            continue
        mark = column_of(x, columns)
        first = min(max(0, mark - width // 2), columns - width)
        for row in range(rows):
            label = Label(row, first, mark, text)
            if all(_clear(label, other, apart) for other in placed):
                placed.append(label)
                named.add(text)
                break
    return sorted(placed, key=lambda label: (label.row, label.column))


def as_words(curve: Curve, names: Mapping[str, str]) -> list[str]:
    """The same picture in sentences, for those who cannot see one; `names` says what touchpoints are called."""
    if not curve.points:
        return ["You did not say how you felt."]
    said = []
    for felt in curve.points:
        marks = ["the worst moment"] if felt is curve.worst else []
        marks += ["the last you said"] if felt is curve.end else []
        after = f" ({', and '.join(marks)})" if marks and len(curve.points) > 1 else ""
        when, where = minutes_text(felt.at_ms), names.get(felt.place, felt.place)
        said.append(f"After {when}, at {where}: {FEELINGS[felt.feeling]}{after}.")
    return said


def mean_and_memory(curve: Curve) -> tuple[str, ...]:
    """What was felt on average, and what is likely to be remembered of it: a sentence each, from two reactions on."""
    mean, remembered = curve.mean, curve.remembered
    if mean is None or remembered is None or len(curve.points) < 2:
        return ()
    return (
        f"The plain mean of what you said is {signed(mean)}, on a scale from −2 to +2.",
        f"Memory keeps the strongest moment and the last: {signed(remembered)}.",
    )


def signed(value: float) -> str:
    """`+1.5`, `−0.5`, `0.0`: a feeling, or a mean of some."""
    text = f"{value:+.1f}".replace("-", "−")
    return "0.0" if text[1:] == "0.0" else text


def _height(feeling: int) -> float:
    return (feeling - LOWEST) / (HIGHEST - LOWEST)


def _by_weight(drawn: Picture) -> list[tuple[Stretch, float]]:
    """The stretches worth a name, the weightiest first, each with the place along the foot it is named at."""
    spots = [spot for spot in (drawn.worst, drawn.end, *drawn.spots) if spot is not None]
    named = [(stretch, spot.x) for spot in spots if (stretch := _under(drawn, spot)) is not None]
    longest = sorted(drawn.stretches, key=lambda stretch: stretch.begins - stretch.ends)
    return named + [
        (stretch, (stretch.begins + stretch.ends) / 2) for stretch in longest if stretch.ends > stretch.begins
    ]


def _under(drawn: Picture, spot: Spot) -> Stretch | None:
    here = [one for one in drawn.stretches if one.place == spot.felt.place and one.begins <= spot.x <= one.ends]
    return here[0] if here else None


def _clear(label: Label, other: Label, apart: int) -> bool:
    """Whether two names leave each other room: beside each other, or the lower one's line beside the upper."""
    if label.row == other.row:
        left, right = sorted((label, other), key=lambda one: one.column)
        return left.ends + apart <= right.column
    upper, lower = sorted((label, other), key=lambda one: one.row)
    return not upper.column - 1 <= lower.mark <= upper.ends
