"""Where a drawing puts what: places in layers from above to below, so that nothing lies on anything else.

The longest way from the start says how far down a place lies. A way over several layers passes through a narrow gap in
each; ways to one place share theirs. A way back up, or very far down, lies in no layer: it goes past them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

GAP_X, GAP_Y = 34, 74
"""Between two cards side by side, and between two layers, in points."""
MOST_LAYERS = 25
"""A way that goes farther down would need a gap in every layer on the way, and there may be thousands."""
_SWEEPS = 12
_LANE = 14
"""How wide a gap is through which a way passes a layer."""

Knot = tuple[str, int]
"""A card (its name, -1), or the gap in a layer through which the ways to a place pass (its name, the layer)."""


@dataclass(slots=True)
class Laid:
    """A finished layout. Cards by name: their left upper corner. `through` has the points of each way between cards,
    from layer to layer, without its ends; ways that go past the layers are `beside`.
    """

    corners: dict[str, tuple[float, float]] = field(default_factory=dict)
    through: dict[tuple[str, str], list[tuple[float, float, float]]] = field(default_factory=dict)
    beside: set[tuple[str, str]] = field(default_factory=set)
    width: float = 0.0
    height: float = 0.0


def laid_out(sizes: Mapping[str, tuple[float, float]], ways: Iterable[tuple[str, str]]) -> Laid:
    """Lay out cards, given in the order of a walk through them, and the ways between them."""
    order = {name: number for number, name in enumerate(sizes)}
    pairs = [pair for pair in dict.fromkeys(ways) if pair[0] in order and pair[1] in order]
    back = _back(list(sizes), pairs)
    onward = [pair for pair in pairs if pair not in back]
    depth = _depths(list(sizes), onward)
    far = {pair for pair in onward if depth[pair[1]] - depth[pair[0]] > MOST_LAYERS}
    onward = [pair for pair in onward if pair not in far]
    made = Laid(beside=back | far)
    layers = _layers(order, onward, depth)
    links = _links(onward, depth)
    _uncross(layers, links)
    widths = {knot: sizes[knot[0]][0] if knot[1] < 0 else _LANE for layer in layers for knot in layer}
    centres = _centres(layers, links, widths)
    leftmost = min(centres[knot] - widths[knot] / 2 for knot in centres)
    top = 0.0
    tops: list[tuple[float, float]] = []
    for layer in layers:
        high = max((sizes[name][1] for name, of in layer if of < 0), default=0.0)
        tops.append((top, top + high))
        for name, of in layer:
            if of < 0:
                made.corners[name] = (centres[name, of] - leftmost - sizes[name][0] / 2, top)
        top += high + GAP_Y
    for origin, to in onward:
        made.through[origin, to] = [
            (centres[to, layer] - leftmost, *tops[layer]) for layer in range(depth[origin] + 1, depth[to])
        ]
    made.width = max(centres[knot] + widths[knot] / 2 for knot in centres) - leftmost
    made.height = top - GAP_Y
    return made


def _back(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    """The ways that lead back to a place that is being come from: without them there is no circle."""
    after: dict[str, list[str]] = {name: [] for name in names}
    for origin, to in pairs:
        after[origin].append(to)
    state = dict.fromkeys(names, 0)  # 1: on the way here, 2: done
    back: set[tuple[str, str]] = set()
    for first in names:
        if state[first]:
            continue
        state[first] = 1
        path = [(first, iter(after[first]))]
        while path:
            name, ahead = path[-1]
            onto = next(ahead, None)
            if onto is None:
                state[name] = 2
                path.pop()
            elif state[onto] == 1:
                back.add((name, onto))
            elif state[onto] == 0:
                state[onto] = 1
                path.append((onto, iter(after[onto])))
    return back


def _depths(names: Sequence[str], onward: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How many layers down each place lies: one more than the deepest that leads to it."""
    before: dict[str, int] = dict.fromkeys(names, 0)
    after: dict[str, list[str]] = {name: [] for name in names}
    for origin, to in onward:
        before[to] += 1
        after[origin].append(to)
    depth = dict.fromkeys(names, 0)
    ready = [name for name in names if not before[name]]
    while ready:
        name = ready.pop()
        for to in after[name]:
            depth[to] = max(depth[to], depth[name] + 1)
            before[to] -= 1
            if not before[to]:
                ready.append(to)
    return depth


def _layers(order: Mapping[str, int], onward: Sequence[tuple[str, str]], depth: Mapping[str, int]) -> list[list[Knot]]:
    """What lies in each layer, at first in the order of the walk."""
    layers: list[list[Knot]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for name in order:
        layers[depth[name]].append((name, -1))
    lanes = {(to, layer) for origin, to in onward for layer in range(depth[origin] + 1, depth[to])}
    for to, layer in sorted(lanes, key=lambda lane: (lane[1], order[lane[0]])):
        layers[layer].append((to, layer))
    return layers


def _links(onward: Sequence[tuple[str, str]], depth: Mapping[str, int]) -> list[tuple[Knot, Knot]]:
    """The pieces of every way, each from one layer to the next."""
    links: dict[tuple[Knot, Knot], None] = {}
    for origin, to in onward:
        chain: list[Knot] = [(origin, -1)]
        chain += [(to, layer) for layer in range(depth[origin] + 1, depth[to])]
        chain.append((to, -1))
        links |= dict.fromkeys(pairwise(chain))
    return list(links)


def _neighbours(links: Sequence[tuple[Knot, Knot]]) -> tuple[dict[Knot, list[Knot]], dict[Knot, list[Knot]]]:
    above: dict[Knot, list[Knot]] = {}
    below: dict[Knot, list[Knot]] = {}
    for upper, lower in links:
        below.setdefault(upper, []).append(lower)
        above.setdefault(lower, []).append(upper)
    return above, below


def _uncross(layers: list[list[Knot]], links: Sequence[tuple[Knot, Knot]]) -> None:
    """Order each layer by where its neighbours lie, downwards and upwards in turn."""
    above, below = _neighbours(links)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        beside = above if down else below
        at = {knot: number / max(1, len(layer) - 1) for layer in layers for number, knot in enumerate(layer)}
        for layer in layers if down else reversed(layers):
            where = {
                knot: sum(at[one] for one in beside[knot]) / len(beside[knot]) if knot in beside else at[knot]
                for knot in layer
            }
            layer.sort(key=where.__getitem__)
            at |= {knot: number / max(1, len(layer) - 1) for number, knot in enumerate(layer)}


def _centres(
    layers: Sequence[Sequence[Knot]], links: Sequence[tuple[Knot, Knot]], widths: Mapping[Knot, float]
) -> dict[Knot, float]:
    """The middle of everything from left to right: as near beneath its neighbours as there is room."""
    above, below = _neighbours(links)
    at: dict[Knot, float] = {}
    for layer in layers:
        x = 0.0
        for knot in layer:
            at[knot] = x + widths[knot] / 2
            x += widths[knot] + GAP_X
        for knot in layer:
            at[knot] -= x / 2
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        beside = above if down else below
        for layer in layers if down else reversed(layers):
            wanted = [
                sum(at[one] for one in beside[knot]) / len(beside[knot]) if knot in beside else at[knot]
                for knot in layer
            ]
            at |= dict(zip(layer, _apart(wanted, [widths[knot] for knot in layer]), strict=True))
    return at


def _apart(wanted: Sequence[float], widths: Sequence[float]) -> list[float]:
    """The nearest to what is wanted in which no two overlap and the order is kept (pooling those that would)."""
    offsets = [0.0]
    for left, right in pairwise(widths):
        offsets.append(offsets[-1] + left / 2 + GAP_X + right / 2)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        pool, count = want - offset, 1
        while pools and pools[-1][0] > pool:
            before, many = pools.pop()
            pool, count = (before * many + pool * count) / (many + count), many + count
        pools.append((pool, count))
    spread = [pool for pool, count in pools for _ in range(count)]
    return [one + offset for one, offset in zip(spread, offsets, strict=True)]
