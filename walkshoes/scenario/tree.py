"""What is read from a file: names, lists and values, each of which knows its line and column.

A path leads to a place in it, as when a validator says where it found something wrong.
"""

from dataclasses import dataclass
from typing import Any

from walkshoes.scenario.findings import Place

START = Place(1, 1)
"""Where every file begins."""
Steps = tuple[str | int, ...]
"""A path in the file: names, and the numbers of items in lists."""


class Mapping(dict[str, Any]):
    """Names and their values, with the place of each."""

    __slots__ = ("keys_at", "place", "values_at")

    def __init__(self, place: Place = START) -> None:
        super().__init__()
        self.place = place
        self.keys_at: dict[str, Place] = {}
        self.values_at: dict[str, Place] = {}


class Sequence(list[Any]):
    """A list, with the place of each item."""

    __slots__ = ("items_at", "place")

    def __init__(self, place: Place = START) -> None:
        super().__init__()
        self.place = place
        self.items_at: list[Place] = []


def place_of(tree: Mapping, path: tuple[str | int, ...]) -> Place:
    """The place of the value that a path leads to, or of the last thing on the way that is there.

    Steps that lead nowhere are passed over: a validator's path says, between the names of the file, which of
    several forms it tried. A last step `[key]`, pydantic's way to speak of the name itself, gives its place.
    """
    if path and path[-1] == "[key]":
        return key_place_of(tree, path[:-1])
    return _last_step(tree, path).value_at


def key_place_of(tree: Mapping, path: tuple[str | int, ...]) -> Place:
    """The place of the name that a path leads to; of an item in a list, the item's own."""
    return _last_step(tree, path).key_at


def steps_in(tree: Mapping, path: tuple[str | int, ...]) -> Steps:
    """The steps of a validator's path that are in the file."""
    return _last_step(tree, path).steps


def value_at(tree: Mapping, path: tuple[str | int, ...]) -> Any:
    """What stands in the file where a path leads, or on the way as far as it goes."""
    return _last_step(tree, path).node


@dataclass(slots=True)
class _Step:
    node: Any
    key_at: Place
    value_at: Place
    steps: Steps = ()

    @property
    def depth(self) -> int:
        return len(self.steps)

    def to(self, segment: str | int) -> "_Step | None":
        node = self.node
        if isinstance(node, Mapping) and (name := str(segment)) in node:
            return _Step(node[name], node.keys_at[name], node.values_at[name], (*self.steps, name))
        if isinstance(node, Sequence) and isinstance(segment, int) and 0 <= segment < len(node):
            return _Step(node[segment], node.items_at[segment], node.items_at[segment], (*self.steps, segment))
        return None


def _last_step(tree: Mapping, path: tuple[str | int, ...]) -> _Step:
    """The deepest thing reached when any step may be passed over.

    What a form is called may also be a name in the file (`menu`). So every step is both taken and passed
    over, and what gets furthest is right; at equal depth the earlier, unless nothing can be inside it.
    """
    best = _Step(tree, tree.place, tree.place)
    reached = [best]
    seen: set[tuple[int, str]] = set()
    for segment in path:
        for step in list(reached):
            mark = (id(step.node), str(segment))
            if mark in seen or (child := step.to(segment)) is None:
                continue
            seen.add(mark)
            reached.append(child)
            is_single = not isinstance(best.node, (Mapping, Sequence))
            if child.depth > best.depth or (child.depth == best.depth and is_single):
                best = child
    return best
