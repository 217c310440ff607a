"""Inputs: what the customer did, each kept with its place, so that a walk can be lived again.

The place (touchpoint, which visit of it, milliseconds since that visit began) is what counts on replay; the absolute
moment is for people. Against the same scenario both agree; against an edited one the place rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from walkshoes.journey.engine import Engine
from walkshoes.journey.walk import Values, Walk


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


@dataclass(frozen=True, slots=True)
class Input:
    """One thing done.

    `value` is the key, number, option, line, or what was heard in words told; `number` the words told, or the feeling (-2 to 2) of a reaction;
    `words` how many words came with a reaction. `by` says who did it: customer or facilitator.
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

    def here(self, walk: Walk) -> "Input":
        """The input with the place and moment the walk has come to."""
        place, visit, since = walk.where
        return replace(self, place=place, visit=visit, since_ms=since, at_ms=walk.now)

    def as_json(self) -> dict[str, Any]:
        """Plain data for the record."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Input":
        """The input a record holds. Raises ValueError or KeyError where it holds something else."""
        known = {name: data[name] for name in cls.__slots__ if name in data}
        return cls(**{**known, "kind": Kind(data["kind"])})


class Diverged(Exception):  # noqa: N818 - it says what became of the walk
    """A kept walk cannot be lived again beyond an input: the scenario has changed under it.

    `done` is how many inputs still held, `walk` the walk as far as they led, `missed` the first that did not.
    """

    def __init__(self, walk: Walk, done: int, missed: Input) -> None:
        super().__init__(f"the walk no longer comes to `{missed.place}` (visit {missed.visit}) for {missed.kind.value}")
        self.walk = walk
        self.done = done
        self.missed = missed


def give(walk: Walk, made: Input) -> bool:  # noqa: PLR0911 - one return for each kind of input
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
            return walk.end_wait()


def replay(
    engine: Engine,
    inputs: Sequence[Input],
    seed: int = 1,
    values: Values | None = None,
    reached_ms: int = 0,
    caller: int = 0,
) -> Walk:
    """Live a walk again, to its last input and on to `reached_ms`. Raises Diverged."""
    walk = engine.walk(seed, caller, values)
    renamed = {old: place.name for place in engine.program.places for old in place.was}
    for done, made in enumerate(inputs):
        place = renamed.get(made.place, made.place)
        if not _come_to(walk, place, made.visit, made.since_ms) or not give(walk, made):
            raise Diverged(walk, done, made)
    walk.advance(reached_ms)
    return walk


def _come_to(walk: Walk, place: str, visit: int, since_ms: int) -> bool:
    """Let time run until a moment of a visit. False where the walk never comes there."""
    for _ in range(100_000):
        here, times, since = walk.where
        if here == place and times == visit and since <= since_ms:
            at = walk.now - since + since_ms
            if walk.until > at:
                walk.advance(at)
                return True
        if not walk.pass_on():
            return False
    return False
