"""What a session felt: for each touchpoint the middle of everybody, and the range of the middle half.

Whoever reacted several times at one touchpoint counts as one person there, spread over what they said; the hands of a
group are as many people. A touchpoint at which fewer than five people said anything is a gap.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from walkshoes.journey.curve import Felt as Said
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Kind
from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.geometry import HIGHEST, LOWEST, Picture, Spot, Stretch, signed, spoken_names
from walkshoes.summaries.gathering import Walked, people_in
from walkshoes.summaries.model import Felt
from walkshoes.summaries.thresholds import ENOUGH
from walkshoes.summaries.weighing import Weighed, middle


def felt_at(walks: Sequence[Walked]) -> tuple[Felt, ...]:
    """Every touchpoint of a journey that took time or was reacted to, in the order most came to it."""
    if not walks:
        return ()
    names = spoken_names(walks[0].stored.engine.program)
    by_place: dict[str, list[Weighed]] = defaultdict(list)
    spoke: dict[str, set[str]] = defaultdict(set)
    for walk in walks:
        for place, values in _said(walk).items():
            by_place[place] += values
            spoke[place].add(walk.who)
    return tuple(
        _felt(place, names.get(place, place), by_place[place], [walk for walk in walks if walk.who in spoke[place]])
        for place in _order(walks)
        if place in by_place
    )


def picture_of(felt: Sequence[Felt]) -> Picture | None:
    """The session's curve in the unit square: a touchpoint is as wide as any other. None where nothing is told."""
    told = [one for one in felt if one.median is not None]
    if len(told) < 2:
        return None
    width = 1 / len(told)
    spots, band, stretches = [], [], []
    for number, one in enumerate(told):
        x = (number + 0.5) * width
        spots.append(Spot(x, _height(one.median), Said(number, one.place, round(one.median or 0))))
        band.append((x, _height(one.low), _height(one.high)))
        stretches.append(Stretch(number * width, (number + 1) * width, one.place, one.name))
    lowest = min(reversed(spots), key=lambda spot: spot.y)
    worst = lowest if lowest.y <= _height(0) else None
    return Picture(tuple(spots), worst, spots[-1], tuple(stretches), tuple(band))


def in_words(felt: Iterable[Felt]) -> tuple[str, ...]:
    """The same in sentences."""
    said = []
    for one in felt:
        if one.median is None:
            continue
        half = "" if one.low == one.high else f"; half of them between {_word(one.low)} and {_word(one.high)}"
        said.append(f"At {one.name}: {_word(one.median)}{half} ({one.people} people).")
    return tuple(said)


def mean_and_memory(walks: Sequence[Walked]) -> tuple[str, ...]:
    """What was felt on average, and what is likely to be remembered: the middle of everybody's, a sentence each."""
    means, kept = [], []
    for walk in walks:
        curve = walk.stored.curve
        if curve.mean is not None and curve.remembered is not None:
            means.append((curve.mean, walk.people))
            kept.append((curve.remembered, walk.people))
    mean, remembered = middle(means), middle(kept)
    if mean is None or remembered is None or sum(people for _, people in means) < ENOUGH:
        return ()
    return (
        f"The plain mean of what a person said is {signed(mean)} in the middle, on a scale from −2 to +2.",
        f"Memory keeps the strongest moment and the last: {signed(remembered)} in the middle.",
    )


def worst_of(felt: Iterable[Felt], most: int = 3) -> list[Felt]:
    """The touchpoints that felt worst, below neutral, the worst first."""
    bad = [one for one in felt if one.median is not None and one.median < 0]
    return sorted(bad, key=lambda one: (one.median or 0, -(one.below or 0)))[:most]


def _felt(place: str, name: str, values: list[Weighed], walks: Sequence[Walked]) -> Felt:
    people = people_in(walks)
    if people < ENOUGH:
        return Felt(place, name, people, None, None, None, None)
    below = round(sum(weight for value, weight in values if value < 0))
    return Felt(place, name, people, middle(values), middle(values, 0.25), middle(values, 0.75), below)


def _said(walk: Walked) -> dict[str, list[Weighed]]:
    """What was said at each touchpoint of a walk, each with what part of its people stands for it."""
    reactions: dict[str, list[dict[float, int]]] = defaultdict(list)
    for key, made in walk.stored.inputs:
        if made.kind == Kind.REACT:
            hands = {float(choice): number for choice, number in walk.stored.hands.get(key, {}).items() if number}
            reactions[made.place].append(hands or {float(made.number): 1})
    said: dict[str, list[Weighed]] = {}
    for place, several in reactions.items():
        share = walk.people / len(several)
        said[place] = [(value, share * number / sum(one.values())) for one in several for value, number in one.items()]
    return said


def _order(walks: Sequence[Walked]) -> list[str]:
    """The touchpoints in the order most people came to them.

    Walks differ; where two touchpoints were met in either order, the order of more people holds.
    """
    first: dict[str, list[Weighed]] = defaultdict(list)
    for walk in walks:
        places = [
            walk.stored.engine.program.places[place].name
            for _, code, place, _, _ in walk.stored.events
            if code == Code.ENTERED
        ]
        seen = dict.fromkeys(places)
        for number, place in enumerate(seen):
            first[place].append((number / len(seen), walk.people))
    return sorted(first, key=lambda place: (middle(first[place]) or 0.0, place))


def feeling_text(feeling: float | None) -> str:
    """`−1`, `0`, `+2`; a dash where nothing is told."""
    if feeling is None:
        return "–"
    return "0" if not feeling else f"{feeling:+.0f}".replace("-", "−")


def _height(feeling: float | None) -> float:
    return ((feeling or 0.0) - LOWEST) / (HIGHEST - LOWEST)


def _word(feeling: float | None) -> str:
    return FEELINGS[round(feeling or 0)]
