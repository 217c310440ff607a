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


Mark = int
"""A place in few bytes: a large file has a hundred thousand, of which hardly any is ever asked for."""
_COLUMNS = 1 << 22  # more than the characters of the largest file that is read


def mark_of(line: int, column: int) -> Mark:
    """The mark of a place whose numbers begin at 0, as the parser counts."""
    return line * _COLUMNS + column


def place_at(mark: Mark) -> Place:
    """The place of a mark."""
    line, column = divmod(mark, _COLUMNS)
    return Place(line + 1, column + 1)


class Mapping(dict[str, Any]):
    """Names and their values, with the place of each.

    `marks` has those of each name and of its value in turn, in the order of the names.
    """

    __slots__ = ("begins", "marks")

    def __init__(self, begins: Mark = 0) -> None:
        super().__init__()
        self.begins = begins
        self.marks: list[Mark] = []

    @property
    def place(self) -> Place:
        """Where it begins."""
        return place_at(self.begins)

    @property
    def keys_at(self) -> dict[str, Place]:
        """The place of each name."""
        return {name: place_at(mark) for name, mark in zip(self, self.marks[::2], strict=True)}

    @property
    def values_at(self) -> dict[str, Place]:
        """The place of each value."""
        return {name: place_at(mark) for name, mark in zip(self, self.marks[1::2], strict=True)}

    def places(self, name: str) -> tuple[Place, Place]:
        """The places of a name and of its value."""
        number = 2 * next(number for number, one in enumerate(self) if one == name)
        return place_at(self.marks[number]), place_at(self.marks[number + 1])


class Sequence(list[Any]):
    """A list, with the place of each item."""

    __slots__ = ("begins", "marks")

    def __init__(self, begins: Mark = 0) -> None:
        super().__init__()
        self.begins = begins
        self.marks: list[Mark] = []

    @property
    def place(self) -> Place:
        """Where it begins."""
        return place_at(self.begins)

    @property
    def items_at(self) -> list[Place]:
        """The place of each item."""
        return [place_at(mark) for mark in self.marks]


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
            return _Step(node[name], *node.places(name), (*self.steps, name))
        if isinstance(node, Sequence) and isinstance(segment, int) and 0 <= segment < len(node):
            at = place_at(node.marks[segment])
            return _Step(node[segment], at, at, (*self.steps, segment))
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
