"""A walk of the record as a file of inputs; `walkshoes.journey.written` says what of it goes along."""

import json

from walkshoes.journey.draws_set import told as draw_lines
from walkshoes.journey.draws_set import unfit
from walkshoes.journey.written import line_of
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.record import Record, RecordTrouble
from walkshoes.sessions.rows import WalkRow
from walkshoes.sessions.stored import StoredWalk

_SHOWN = 8


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
    lines += [_json(line_of(stored.engine, made)) for _, made in stored.inputs]
    return "\n".join(lines) + "\n"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
