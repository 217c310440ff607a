"""Inputs: what the customer did, each kept with its place, so that a walk can be lived again.

The place (touchpoint, which visit of it, milliseconds since that visit began) is what counts on replay; the absolute
moment is for people. Against the same scenario both agree; against an edited one the place rules.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Allowance, Minute
from walkshoes.journey.program import Ask, Menu
from walkshoes.journey.walk import MOST_IN_A_ROW, Accepts, Values, Walk


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
            return replace(placed, about=_about(walk, self.value), slips=sum(walk.slips))
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


class Diverged(Exception):
    """A kept walk cannot be lived again beyond an input: the scenario has changed under it.

    `done` is how many inputs still held, `walk` the walk as far as they led, `missed` the first that did not.
    """

    def __init__(self, walk: Walk, done: int, missed: Input) -> None:
        super().__init__(f"the walk no longer comes to `{missed.place}` (visit {missed.visit}) for {missed.kind.value}")
        self.walk = walk
        self.done = done
        self.missed = missed


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


def replay(
    engine: Engine,
    inputs: Sequence[Input],
    seed: int = 1,
    values: Values | None = None,
    reached_ms: int = 0,
    caller: int = 0,
) -> Walk:
    """Live a walk again, to its last input and on to `reached_ms`. Raises Diverged.

    Where the scenario has been edited, an input is given at its own moment of the visit if it can be, else at the
    nearest: as soon as it is asked for, or just before its touchpoint is over. It is never given to another question,
    and a key follows the option it stood for.
    """
    renamed = {old: place.name for place in engine.program.places for old in place.was}
    if values is not None:
        values = {
            (renamed.get(place, place), visit, purpose): drawn for (place, visit, purpose), drawn in values.items()
        }
    walk = engine.walk(seed, caller, values)
    for done, made in enumerate(inputs):
        about = made.about if made.kind != Kind.PRESS else renamed.get(made.about, made.about)
        today = replace(made, place=renamed.get(made.place, made.place), about=about)
        if not _come_to(walk, today) or not _give_again(walk, today):
            raise Diverged(walk, done, made)
    walk.advance(reached_ms)
    return walk


def _come_to(walk: Walk, made: Input) -> bool:
    """Let time run until the moment of an input. False where the walk never comes there."""
    for _ in range(_MOST_STEPS):
        if _is_at(walk, made):
            at = walk.now - walk.where[2] + made.since_ms
            if _fits(walk, made) and at < walk.until:
                walk.advance(at)
                return True
            return _come_to_within(walk, made, at)
        if not walk.pass_on():
            return False
    return False


def _come_to_within(walk: Walk, made: Input, at: int) -> bool:
    """Let time run, within the visit, to the moment of an input or the nearest to it."""
    scout = walk.fork()
    found: tuple[int, int] | None = None
    for steps in range(MOST_IN_A_ROW):
        if not _is_at(scout, made):
            break
        if _fits(scout, made):
            found = steps, max(scout.now, at)
            if at < scout.until:
                break
            found = steps, scout.now if made.kind == Kind.END_WAIT else scout.until
        if not scout.pass_on():
            break
    if found is None:
        return False
    for _ in range(found[0]):
        walk.pass_on()
    walk.now = found[1]
    return True


def _is_at(walk: Walk, made: Input) -> bool:
    return walk.where[:2] == (made.place, made.visit)


def _fits(walk: Walk, made: Input) -> bool:
    """Whether an input could be given to the walk as it is parked now."""
    match made.kind:
        case Kind.REACT | Kind.ALLOW:
            return not walk.ended
        case Kind.HANG_UP:
            return walk.live
        case Kind.END_WAIT:
            return walk.minute == Minute.WAITING and walk.wait_end > walk.now
        case Kind.BEGIN:
            ready = walk.accepts in (Accepts.KEY, Accepts.TELL) and not walk.began
        case _:
            ready = walk.accepts == ACCEPTED[made.kind]
    if not ready or (made.slips >= 0 and sum(walk.slips) != made.slips):
        return False
    return made.kind == Kind.PRESS or not made.about or _about(walk, "") == made.about


def _give_again(walk: Walk, made: Input) -> bool:
    """Give an input; a key follows its option where the menu has been renumbered."""
    if made.kind == Kind.PRESS and made.about and _about(walk, made.value) != made.about:
        keys = [key for key in walk.offered() if _about(walk, key) == made.about]
        return bool(keys) and give(walk, replace(made, value=keys[0]))
    return give(walk, made)


def _about(walk: Walk, value: str) -> str:
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
_MOST_STEPS = 100_000
