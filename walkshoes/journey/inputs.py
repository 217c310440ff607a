"""Inputs: what the customer did, each kept with its place, so that a walk can be lived again.

The place (touchpoint, which visit of it, milliseconds since that visit began) is what counts on replay; the absolute
moment is for people. Against the same scenario both agree; against an edited one the place rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from walkshoes.journey.events import Allowance
from walkshoes.journey.program import Ask, Menu
from walkshoes.journey.walk import Accepts, Walk


class Kind(StrEnum):
    """What the customer, or the facilitator, can do."""

    PRESS = "press"
    BEGIN = "begin"
    KEY = "key"
    TELL = "tell"
    CHOOSE = "choose"
    READ = "read"
    DIAL = "dial"
    HANG_UP = "hang_up"
    REACT = "react"
    END_WAIT = "end_wait"
    ALLOW = "allow"


_ANSWERS = (Kind.PRESS, Kind.BEGIN, Kind.KEY, Kind.TELL)
"""What answers a menu or a question, which may be put several times in one visit."""
FACILITATOR = "facilitator"
MOST_WORDS, LONGEST_WORDS = 20_000, 120_000
"""How many words, and characters, can be told at once: more than anybody writes, little enough to keep."""
ALLOWED = {"paste": Allowance.PASTE, "longer": Allowance.LONGER, "unhurried": Allowance.UNHURRIED}
"""What a facilitator may allow one person, as an input names it."""
NOT_OFFERED = "-"
"""What a key leads to that is not offered; no touchpoint has this name."""


@dataclass(frozen=True, slots=True)
class Input:
    """One thing done.

    `value` is the key, number, option, line, what was heard in words told, or what is allowed; `number` the words
    told, the feeling (-2 to 2) of a reaction, or how many times as long time-outs are; `words` how many words came
    with a reaction. `by` says who did it: customer or facilitator. `about` is what it answers: the touchpoint a key
    leads to, or the fact that was asked for; `slips` how many slips came before it there (-1: not known).
    """

    kind: Kind
    value: str = ""
    number: int = 0
    words: int = 0
    by: str = "customer"
    place: str = ""
    visit: int = 0
    since_ms: int = 0
    at_ms: int = 0
    about: str = ""
    slips: int = -1

    def here(self, walk: Walk) -> "Input":
        """The input with the place and moment the walk has come to."""
        place, visit, since = walk.where
        placed = replace(self, place=place, visit=visit, since_ms=since, at_ms=walk.now)
        if self.kind in _ANSWERS and isinstance(walk.moment, Menu | Ask):
            return replace(placed, about=about_now(walk, self.value), slips=sum(walk.slips))
        return placed

    def as_json(self) -> dict[str, Any]:
        """Plain data for the record."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Input":
        """The input a record holds. Raises ValueError or KeyError where it holds something else."""
        known = {field.name: data[field.name] for field in fields(cls) if field.name in data}
        made = cls(**{**known, "kind": Kind(data["kind"])})
        for field in fields(cls):
            if not isinstance(getattr(made, field.name), type(field.default) if field.name != "kind" else Kind):
                raise ValueError(f"`{field.name}` of an input cannot be {getattr(made, field.name)!r}")
        return made


def give(walk: Walk, made: Input) -> bool:
    """Give an input to a walk at the moment it has come to. False, and nothing changed, where it is not accepted."""
    match made.kind:
        case Kind.PRESS:
            return walk.press(made.value)
        case Kind.BEGIN:
            return walk.begin()
        case Kind.KEY:
            return walk.key(made.value)
        case Kind.TELL:
            return walk.tell(made.number, made.value)
        case Kind.CHOOSE:
            return walk.choose(made.value)
        case Kind.READ:
            return walk.read()
        case Kind.DIAL:
            return walk.dial(made.value)
        case Kind.HANG_UP:
            return walk.hang_up()
        case Kind.REACT:
            return walk.react(made.number, made.words)
        case Kind.END_WAIT:
            return made.by == FACILITATOR and walk.end_wait()
        case Kind.ALLOW:
            return made.by == FACILITATOR and made.value in ALLOWED and walk.allow(ALLOWED[made.value], made.number)


def about_now(walk: Walk, value: str) -> str:
    """What an input answers at this moment."""
    match walk.moment:
        case Menu(options=options):
            offered = walk.offered()
            return next((one.go for one in options if one.name == value and value in offered), NOT_OFFERED)
        case Ask(fact=fact):
            return walk.engine.program.facts[fact].name
    return ""


ACCEPTED: dict[Kind, Accepts] = {
    Kind.PRESS: Accepts.PRESS,
    Kind.KEY: Accepts.KEY,
    Kind.TELL: Accepts.TELL,
    Kind.CHOOSE: Accepts.CHOICE,
    Kind.DIAL: Accepts.CHOICE,
    Kind.READ: Accepts.READ,
}
