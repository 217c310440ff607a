"""A kept walk lived again from its inputs: on the scenario it was begun with, or on that scenario edited since."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Minute
from walkshoes.journey.inputs import ACCEPTED, Input, Kind, about_now, give
from walkshoes.journey.program import Program
from walkshoes.journey.walk import MOST_IN_A_ROW, Accepts, Values, Walk

_MOST_STEPS = 100_000


class Diverged(Exception):
    """A kept walk cannot be lived again beyond an input: the scenario has changed under it.

    `lived` is the walk as far as its inputs held, `done` how many those are, `missed` the first that did not hold.
    """

    def __init__(self, lived: "Relived", missed: Input) -> None:
        super().__init__(f"the walk no longer comes to `{missed.place}` (visit {missed.visit}) for {missed.kind.value}")
        self.lived = lived
        self.done = len(lived.inputs)
        self.missed = missed

    @property
    def walk(self) -> Walk:
        """The walk where it stands."""
        return self.lived.walk


@dataclass(frozen=True, slots=True)
class Relived:
    """A walk lived again, and its inputs as they were given this time: with today's places, keys and moments.

    `heard` is, for each input, how many events there had been before it.
    """

    walk: Walk
    inputs: tuple[Input, ...]
    heard: tuple[int, ...]


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
    walk = relive(engine, inputs, seed, values, caller).walk
    walk.advance(reached_ms)
    return walk


def relive(
    engine: Engine, inputs: Sequence[Input], seed: int = 1, values: Values | None = None, caller: int = 0
) -> Relived:
    """Live a walk again, to its last input, as `replay` does. Raises Diverged."""
    renamed = renames(engine.program)
    if values is not None:
        values = {
            (renamed.get(place, place), visit, purpose): drawn for (place, visit, purpose), drawn in values.items()
        }
    walk = engine.walk(seed, caller, values)
    given: list[Input] = []
    heard: list[int] = []
    for made in inputs:
        about = made.about if made.kind != Kind.PRESS else renamed.get(made.about, made.about)
        today = replace(made, place=renamed.get(made.place, made.place), about=about)
        came = come_for(walk, today)
        before = len(walk.events)
        again = _give_again(walk, today) if came else None
        if again is None:
            raise Diverged(Relived(walk, tuple(given), tuple(heard)), made)
        given.append(again)
        heard.append(before)
    return Relived(walk, tuple(given), tuple(heard))


def renames(program: Program) -> dict[str, str]:
    """What touchpoints were called before, and what they are called today."""
    return {old: place.name for place in program.places for old in place.was}


def come_to(walk: Walk, place: str, visit: int, since_ms: int) -> bool:
    """Let time run until so long after a visit of a touchpoint began, or to the end of that visit where it is shorter.

    False where the walk never comes there.
    """
    return come_for(walk, Input(Kind.REACT, place=place, visit=visit, since_ms=since_ms))


def come_for(walk: Walk, made: Input) -> bool:
    """Let time run until the place and moment of an input, or the nearest at which it can be given.

    False where the walk never comes there, or cannot take it there.
    """
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
    return made.kind == Kind.PRESS or not made.about or about_now(walk, "") == made.about


def _give_again(walk: Walk, made: Input) -> Input | None:
    """Give an input; a key follows its option where the menu has been renumbered. Gives what was given, or None."""
    if made.kind == Kind.PRESS and made.about and about_now(walk, made.value) != made.about:
        keys = [key for key in walk.offered() if about_now(walk, key) == made.about]
        if not keys:
            return None
        made = replace(made, value=keys[0])
    placed = made.here(walk)
    return placed if give(walk, placed) else None
