"""What is asked and handed on: facts nobody gave the customer, notes of what nobody knows, a twin that asks twice."""

from collections.abc import Iterator, Sequence

from walkshoes.journey import program as p
from walkshoes.journey.events import Passed
from walkshoes.journey.script import fields_of
from walkshoes.proof.found import Found, error, notice, noticed
from walkshoes.proof.moves import stays
from walkshoes.proof.runs import Run
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.parts import Steps, parts_of


def never_given(run: Run) -> Iterator[Found]:
    """References the customer is asked for before anybody has given them."""
    layout = run.moves.layout
    parents = run.reached_by(stays) if layout.received else ()
    for number, op in enumerate(run.program.ops):
        if not isinstance(op, p.Ask) or op.fact not in layout.received or not run.reached(number):
            continue
        asked = _asked(run, number, op)
        without = [one for one in asked if not run.explored.states[one] & layout.received[op.fact]]
        if not without:
            continue
        patient = [one for one in asked if not one or parents[one] >= 0]
        name, fact = run.name(op.place), run.program.facts[op.fact].name
        path = ("touchpoints", name)
        if set(patient or asked) <= set(without):
            cause = f"`{name}` asks for `{fact}`, which nobody has given the customer by then"
            mend = f"let something with `gives: {fact}` come before, or ask for another fact"
            yield error("WS311", path, cause, mend, run, without, name)
        else:
            cause = f"`{name}` may ask for `{fact}` before anybody has given it to the customer"
            mend = f"ask only where it has been given, or let something with `gives: {fact}` come before"
            yield noticed("WS311", path, cause, mend, run, without, name)


def on_no_paper(run: Run) -> Iterator[Found]:
    """Numbers the customer is asked for that stand on none of their papers."""
    scenario = run.scenario
    if not scenario.customer.desk:
        return
    shown = {field for text in _texts(scenario) for field in fields_of(text)}
    given = {getattr(part, "gives", None) for _, part in parts_of(scenario, ())}
    asked = {run.program.facts[op.fact].name for op in run.program.ops if isinstance(op, p.Ask)}
    for name, fact in scenario.customer.facts.items():
        if fact.pattern is not None and name in asked and name not in shown | given:
            cause = f"`{name}` is asked for, and stands on none of the customer's papers"
            mend = f"write {{{name}}} on one of the papers under `desk:`, or let something give it with `gives:`"
            found = notice("WS319", ("customer", "facts", name), cause, mend)
            if fact.meant is None:
                yield found


def _texts(scenario: Scenario) -> Iterator[str]:
    yield scenario.customer.about
    yield from scenario.customer.desk.values()
    for _, part in parts_of(scenario, ()):
        for field in part.model_fields_set:
            value = getattr(part, field)
            yield from (value,) if isinstance(value, str) else ()


def _asked(run: Run, number: int, op: p.Ask) -> list[int]:
    """The states in which a question is really put."""
    known = 0 if op.anyway or op.team < 0 else run.moves.layout.known.get((op.team, op.fact), 0)
    return [one for one in run.at[number] if not run.explored.states[one] & known]


def carried_in_vain(runs: Sequence[Run]) -> Iterator[Found]:
    """Hand-overs with a note of a fact that whoever hands over was never told."""
    told: dict[tuple[str, str], bool] = {}
    where: dict[tuple[str, str], Steps] = {}
    for run in runs:
        for giver, number, path, states in _noted(run):
            key = (giver, run.program.facts[number].name)
            where[key] = path
            told[key] = told.get(key, False) or _knows(run, states, number)
    for (giver, fact), known in told.items():
        if not known:
            cause = f"`{fact}` is handed on by `{giver}`, who is never told it"
            mend = f"let them ask for `{fact}` first, or take it out of the notes"
            yield notice("WS314", where[giver, fact], cause, mend, giver)


def _noted(run: Run) -> Iterator[tuple[str, int, Steps, list[int]]]:
    """Every fact that a way or a team notes for whoever comes next: who does, where it is written, and when."""
    for number, op in enumerate(run.program.ops):
        if isinstance(op, p.Carry) and op.passed == Passed.NOTES and run.reached(number):
            name = run.name(run.owners[number])
            for fact in op.facts:
                yield name, fact, ("touchpoints", name), run.at[number]
    one_company = run.scenario.company is not None
    for team, info in enumerate(run.program.teams):
        states = run.with_team(team) if info.passes == Passed.NOTES else []
        company = run.program.companies[info.company].name
        base: Steps = ("company",) if one_company else ("companies", company)
        for fact in info.notes if states else ():
            yield info.name, fact, (*base, "teams", info.name, "hands_over"), states


def _knows(run: Run, states: list[int], fact: int) -> bool:
    """Whether in one of these states the team in contact knows a fact."""
    known, explored = run.moves.layout.known, run.explored.states
    return any(explored[one] & known.get((run.moves.contact(explored[one]).team, fact), 0) for one in states)


def twin_repeats(run: Run) -> Iterator[Found]:
    """Questions that the company done right still puts to a customer who has answered them."""
    layout = run.moves.layout
    parents = run.reached_by(stays)
    told: set[tuple[str, str]] = set()
    for number, op in enumerate(run.program.ops):
        if not isinstance(op, p.Ask) or op.unasked or op.team < 0 or not run.reached(number):
            continue
        if run.program.places[op.place].kind == "voicemail":
            continue
        given = layout.given.get((run.program.teams[op.team].company, op.fact), 0)
        again = [
            one
            for one in _asked(run, number, op)
            if run.explored.states[one] & given and (not one or parents[one] >= 0)
        ]
        name, fact = run.name(op.place), run.program.facts[op.fact].name
        if again and (name, fact) not in told:
            told.add((name, fact))
            cause = f"the good twin still asks for `{fact}` at `{name}`, though the customer has given it"
            mend = "let what was told be handed on or kept, by a policy of the twin; `record: shared` does it for all"
            if op.anyway:
                mend = "take `anyway: true` out: it asks even where the team knows"
            yield noticed("WS316", ("touchpoints", name), cause, mend, run, again, name, parents=parents)
