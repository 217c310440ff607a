"""Which fields of a kind of part name something, hold a text, or hold a date: looked up once a kind."""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from walkshoes.scenario import board_paper as b
from walkshoes.scenario import conversation as talk
from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario import ways as w
from walkshoes.scenario import writing
from walkshoes.scenario.parts import inside

_NAMED: dict[type[BaseModel], dict[str, str]] = {
    w.Way: {"go": "touchpoint"},
    w.Option: {"go": "touchpoint", "set": "variable", "add": "variable"},
    w.Notes: {"notes": "fact"},
    w.Answer: {"not_us": "team", "gives": "fact"},
    t.Transferring: {"to": "touchpoint"},
    t.Mailbox: {"about": "fact"},
    t.QueueUp: {"queue": "queue"},
    talk.Asking: {"fact": "fact"},
    talk.Promises: {"promise": "promise"},
    talk.Sets: {"set": "variable", "add": "variable"},
    writing.Writing: {"fact": "fact"},
    writing.Reply: {"go": "touchpoint"},
    writing.Chase: {"chase": "promise or answer", "go": "touchpoint"},
    writing.Read: {"promise": "promise"},
    m.Promise: {"by": "team", "when_kept": "touchpoint", "when_broken": "touchpoint"},
    b.Offer: {"policy": "policy"},
    m.Start: {"dial": "line", "go": "touchpoint"},
}


@cache
def named_in(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of part that name something declared elsewhere, each with what it names."""
    return tuple(named for base in kind.__mro__ for named in _NAMED.get(base, {}).items())


@cache
def texts_in(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a kind of part that may hold words, not names, and what each is called in the file."""
    names = {"when", "team", "was", *(name for name, _ in named_in(kind))}
    return tuple(
        (name, field.alias or name)
        for name, field in kind.model_fields.items()
        if name not in names and _is_text(field.annotation)
    )


def _is_text(annotation: Any) -> bool:
    """A text, a list of them, or texts by name; but no parts, which are looked at by themselves."""
    if isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        return any(_is_text(one) for one in get_args(annotation))
    within = list(inside(annotation))
    return str in within and not any(isinstance(one, type) and issubclass(one, BaseModel) for one in within)


@cache
def dates_in(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a kind of part that may hold a `Due`, which the model knows only as something read from a text."""
    return tuple(name for name, field in kind.model_fields.items() if Any in inside(field.annotation))
