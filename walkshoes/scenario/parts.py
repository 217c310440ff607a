"""The parts of a scenario one by one, each with its path in the file."""

from collections.abc import Iterator
from typing import Any, cast

from pydantic import BaseModel

Steps = tuple[str | int, ...]


def parts_of(value: Any, path: Steps) -> Iterator[tuple[Steps, BaseModel]]:
    """Every part of the model with its path in the file."""
    if isinstance(value, BaseModel):
        yield path, value
        for name, field in type(value).model_fields.items():
            yield from parts_of(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, inner in cast("dict[str, Any]", value).items():
            yield from parts_of(inner, (*path, key))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from parts_of(inner, (*path, number))
