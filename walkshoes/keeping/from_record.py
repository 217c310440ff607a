"""A walk of the record as a file of inputs.

What people said is left where it is: of words only their number goes along, and of a number that was not accepted only
how many digits it had. The customer's own numbers are written as the fact they are.
"""

import json
from collections.abc import Iterator
from typing import Any

from walkshoes.journey.draws_set import told as draw_lines
from walkshoes.journey.draws_set import unfit
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.telling import OTHER
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.record import Record, RecordTrouble
from walkshoes.sessions.rows import WalkRow
from walkshoes.sessions.stored import StoredWalk

_SHOWN = 8
_SPOKEN = "and"
"""What a story is filled up with, where it only has to hold a word the company listens for."""


def found_walk(record: Record, prefix: str) -> WalkRow:
    """The walk whose id, or whose session's id, begins so. Raises RecordTrouble where it is none, or several."""
    wanted = prefix.strip().lower()
    rows = [row for session in record.sessions() for row in record.walks(session.id)] if wanted else []
    found = [row for row in rows if row.id.startswith(wanted) or row.session.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise RecordTrouble(f"There is no walk `{prefix}` in the record, and no such file. `walkshoes sessions` lists.")
    ids = "; ".join(f"{row.id} ({row.alias or 'nobody named'}, {row.title})" for row in found[:_SHOWN])
    more = " …" if len(found) > _SHOWN else ""
    raise RecordTrouble(f"{len(found)} walks begin like this. Give more of the id of the one you mean: {ids}{more}")


def header_line(scenario: str, seed: int, settings: Settings, persona: Persona) -> str:
    """The first line of an inputs file, with all that has to be the same when it is walked again."""
    customer = {"name": persona.name, "facts": dict(persona.facts), "agents": dict(persona.agents)}
    return _json({"scenario": scenario, "seed": seed, "policies": dict(settings), "persona": customer})


def inputs_of(stored: StoredWalk, *, draws: bool = False) -> str:
    """The inputs file of a walk. With `draws` chance is set to what was drawn, as it is where a walk was rehearsed."""
    lines = [header_line(stored.source.name, stored.seed, stored.settings, stored.persona)]
    if draws:
        taken = stored.walk.values or {}
        other = unfit(stored.engine.program, taken)
        lines += [_json(line) for line in draw_lines({draw: taken[draw] for draw in taken if draw not in other})]
    lines += [_json(line) for line in _lines(stored)]
    return "\n".join(lines) + "\n"


def _lines(stored: StoredWalk) -> Iterator[dict[str, Any]]:
    """Each input as a line: what was done, at which visit of which touchpoint, how long after it began."""
    for _, made in stored.inputs:
        line: dict[str, Any] = _done(stored, made)
        if made.by == FACILITATOR and made.kind not in (Kind.END_WAIT, Kind.ALLOW):
            line["by"] = made.by
        line["in"] = made.place
        if made.visit != 1:
            line["visit"] = made.visit
        yield {**line, "at": made.since_ms}


def _done(stored: StoredWalk, made: Input) -> dict[str, Any]:
    match made.kind:
        case Kind.KEY:
            return {"key": _keyed(stored, made)}
        case Kind.TELL:
            return {"tell": _told(stored, made)}
        case Kind.REACT:
            return {"react": made.number}
        case Kind.ALLOW:
            return {"allow": {made.value: made.number} if made.number > 1 else made.value}
        case Kind.PRESS | Kind.CHOOSE | Kind.DIAL:
            return {made.kind.value: made.value}
    return {made.kind.value: True}


def _keyed(stored: StoredWalk, made: Input) -> dict[str, str] | str:
    """The customer's own number by its name; any other as so many signs that are not it."""
    ends = "#" if made.value.endswith("#") else ""
    keyed = exact(made.value.removesuffix("#"))
    for name, value in stored.persona.facts.items():
        if exact(value) == keyed and made.about in ("", name):
            # A line with a fact is ended with #; where it was ended by silence, that has passed by `at`.
            return {"fact": name}
    right = exact(stored.persona.facts.get(made.about, ""))
    masked = next(
        one for digit in "05" if (one := "".join(digit if sign.isdigit() else "X" for sign in keyed) or digit) != right
    )
    return masked + ends


def _told(stored: StoredWalk, made: Input) -> int | str:
    """How many words; where the company heard one it listens for, that word of the author's among so many."""
    if made.value in ("", OTHER):
        return made.number
    program = stored.engine.program
    for op in program.ops:
        for number, words in getattr(op, "hears", ()):
            if program.heard[number] == made.value:
                shortest = min(words, key=lambda word: len(word.split()))
                filled = max(0, made.number - len(shortest.split()))
                return " ".join([shortest, *[_SPOKEN] * filled])
    return made.number


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
