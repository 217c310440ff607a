"""Every part of the language of scenarios, found in its model."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from walkshoes.scenario import model
from walkshoes.scenario.model import Scenario


def parts_of_the_language() -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = []
    ahead: list[type[BaseModel]] = [Scenario]
    while ahead:
        part = ahead.pop()
        if part not in found:
            found.append(part)
            ahead += [inner for field in part.model_fields.values() for inner in _inside(field.annotation)]
    return found


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, str):
        annotation = getattr(model, annotation, None)  # a part declared further down, or a choice
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)
