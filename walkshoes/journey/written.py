"""A walk written down as a file of inputs, so that anybody can walk it again: `docs/inputs.md` has the language.

Every line says where and when it is done, and every draw that fell on the walk is set, so that it holds for a person as
it did for the caller whose chances they were.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from walkshoes.journey import program as p
from walkshoes.journey.draws import uniform
from walkshoes.journey.draws_set import LONGEST_MS, WAIT, Draw, kept, told
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.journey.telling import OTHER
from walkshoes.journey.walk import Walk

_SPOKEN = "and"
"""What a story is filled up with, where it only has to hold a word the company listens for."""


def inputs_file(engine: Engine, walk: Walk, inputs: Sequence[Input], scenario: str, seed: int) -> str:
    """The whole file, with its heading; what was told is as many words."""
    heading: dict[str, Any] = {"scenario": scenario, "seed": seed}
    if engine.program.settings:
        heading["policies"] = dict(engine.program.settings)
    lines = [heading, *told(draws_of(walk)), *(line_of(engine, made) for made in inputs)]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def draws_of(walk: Walk) -> Mapping[Draw, int]:
    """Every chance that fell on a walk, as draws that can be set."""
    program = walk.engine.program
    launched: dict[int, list[int]] = {}
    for op in program.ops:
        if isinstance(op, p.Launch) and not program.deliveries[op.delivery].promised:
            launched.setdefault(op.place, []).append(op.delivery)
    draws: dict[Draw, int] = {}
    visits: dict[int, int] = {}
    for _, code, place, x, _ in walk.events:
        name = program.places[place].name
        if code == Code.ENTERED:
            visits[place] = x
        for delivery in launched.get(place, ()) if code == Code.ENTERED else (x,) if code == Code.PROMISED else ():
            draw = (name, visits[place], kept(program.deliveries[delivery].name))
            draws[draw] = _comes(walk, program.deliveries[delivery], draw)
        if code == Code.DREW and x <= LONGEST_MS:  # where nobody ever answers there is no chance
            draws[name, visits[place], WAIT] = x
    return draws


def _comes(walk: Walk, info: DeliveryInfo, draw: Draw) -> int:
    """Whether something that may come came, as `launch` decides it."""
    if walk.values is not None and draw in walk.values:
        return walk.values[draw]
    if walk.caller == 0:
        return int(info.kept)
    place, visit, purpose = draw
    return int(uniform(walk.seed, walk.caller, place, visit, purpose) < info.share)


def line_of(engine: Engine, made: Input) -> dict[str, Any]:
    """An input as a line of a file: what was done, at which visit of which touchpoint, how long after it began.

    What people said is left where it is: of words only their number goes along, and of a number that was not accepted
    only how many digits it had. The customer's own numbers are written as the fact they are.
    """
    line = _done(engine, made)
    if made.by == FACILITATOR and made.kind not in (Kind.END_WAIT, Kind.ALLOW):
        line["by"] = made.by
    line["in"] = made.place
    if made.visit != 1:
        line["visit"] = made.visit
    return {**line, "at": made.since_ms}


def _done(engine: Engine, made: Input) -> dict[str, Any]:
    match made.kind:
        case Kind.KEY:
            return {"key": _keyed(engine, made)}
        case Kind.TELL:
            return {"tell": _told(engine, made)}
        case Kind.REACT:
            return {"react": made.number}
        case Kind.ALLOW:
            return {"allow": {made.value: made.number} if made.number > 1 else made.value}
        case Kind.PRESS | Kind.CHOOSE | Kind.DIAL:
            return {made.kind.value: made.value}
    return {made.kind.value: True}


def _keyed(engine: Engine, made: Input) -> dict[str, str] | str:
    """The customer's own number by its name; any other as so many signs that are not it."""
    ends = "#" if made.value.endswith("#") else ""
    keyed = exact(made.value.removesuffix("#"))
    facts = engine.persona.facts
    for name, value in facts.items():
        if exact(value) == keyed and made.about in ("", name):
            # A line with a fact is ended with #; where it was ended by silence, that has passed by `at`.
            return {"fact": name}
    right = exact(facts.get(made.about, ""))
    masks = ("".join(digit if sign.isdigit() else "X" for sign in keyed) or digit for digit in "05")
    return next(one for one in masks if one != right) + ends


def _told(engine: Engine, made: Input) -> int | str:
    """How many words; where the company heard one it listens for, that word of the author's among so many."""
    if made.value in ("", OTHER):
        return made.number
    for op in engine.program.ops:
        for number, words in getattr(op, "hears", ()):
            if engine.program.heard[number] == made.value:
                shortest = min(words, key=lambda word: len(word.split()))
                filled = max(0, made.number - len(shortest.split()))
                return " ".join([shortest, *[_SPOKEN] * filled])
    return made.number
