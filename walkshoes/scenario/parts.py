"""The parts of a scenario one by one, each with its path in the file."""

from collections.abc import Iterator
from functools import cache
from typing import Any, ForwardRef, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

Steps = tuple[str | int, ...]
Kind = TypeVar("Kind", bound=BaseModel)
Found = list[tuple[Steps, BaseModel]]
"""Parts with their paths, in the order of the file's language: what stands further out comes first."""


class Parts:
    """All parts of a scenario, by kind: who asks for promises need not look at every line of every conversation."""

    def __init__(self, scenario: BaseModel) -> None:
        self.by_kind: dict[type[BaseModel], Found] = {}
        for path, part in parts_of(scenario, ()):
            self.by_kind.setdefault(type(part), []).append((path, part))

    def of(self, *kinds: type[Kind]) -> Iterator[tuple[Steps, Kind]]:
        """Every part of these kinds, or of kinds made of them, with its path in the file."""
        for kind, found in self.by_kind.items():
            if issubclass(kind, kinds):
                yield from found  # type: ignore[misc]


def parts_of(value: Any, path: Steps) -> Found:
    """Every part of the model with its path in the file."""
    found: Found = []
    _gather(value, path, found)
    return found


def _gather(value: Any, path: Steps, found: Found) -> None:
    if isinstance(value, BaseModel):
        found.append((path, value))
        for name, word in _with_parts(type(value)):
            inner = getattr(value, name)
            if inner:
                _gather(inner, (*path, word), found)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(inner, _PLAIN):
                _gather(inner, (*path, key), found)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            if not isinstance(inner, _PLAIN):
                _gather(inner, (*path, number), found)


_PLAIN = (str, int, float, type(None))


@cache
def _with_parts(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of part in which there may be other parts, each with its word in the file."""
    return tuple(
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if any(_is_part(one) for one in inside(field.annotation))
    )


def _is_part(annotation: Any) -> bool:
    """A kind of part, or the name of one that is declared further down."""
    return isinstance(annotation, str | ForwardRef) or (
        isinstance(annotation, type) and issubclass(annotation, BaseModel)
    )


def inside(annotation: Any) -> Iterator[Any]:
    """An annotation and every other that stands in it."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from inside(inner)
