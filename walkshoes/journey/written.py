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
from walkshoes.journey.tables import DeliveryInfo
from walkshoes.journey.walk import Walk


def inputs_file(engine: Engine, walk: Walk, inputs: Sequence[Input], scenario: str, seed: int) -> str:
    """The whole file, with its heading; what was told is as many words."""
    heading: dict[str, Any] = {"scenario": scenario, "seed": seed}
    if engine.program.settings:
        heading["policies"] = dict(engine.program.settings)
    lines = [heading, *told(draws_of(walk)), *(_line(engine, made) for made in inputs)]
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


def _line(engine: Engine, made: Input) -> dict[str, Any]:
    line: dict[str, Any] = {}
    match made.kind:
        case Kind.TELL:
            line["tell"] = _words(engine, made)
        case Kind.REACT:
            line |= {"react": made.number}
        case Kind.ALLOW:
            line["allow"] = {made.value: made.number} if made.value == "longer" else made.value
        case Kind.BEGIN | Kind.READ | Kind.HANG_UP | Kind.END_WAIT:
            line[made.kind.value] = True
        case _:
            line[made.kind.value] = made.value
    line |= {"in": made.place, "visit": made.visit, "at": made.since_ms}
    return line | ({"by": FACILITATOR} if made.by == FACILITATOR else {})


def _words(engine: Engine, made: Input) -> int | str:
    """How many words were told; where something was heard in them, so many that it is heard again."""
    for op in engine.program.ops if made.value != "other" else ():
        if isinstance(op, p.Ask) and engine.program.places[op.place].name == made.place:
            for number, phrases in op.hears:
                if engine.program.heard[number] == made.value:
                    words = phrases[0].split()
                    return " ".join([*words, *["and"] * (made.number - len(words))])
    return made.number
