"""What decides nothing: policies without an effect, variables asked about only before they are set."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.queueing import offered_wait
from walkshoes.proof.found import Found, notice
from walkshoes.proof.layout import atoms_of
from walkshoes.proof.runs import Run
from walkshoes.scenario.policies import Settings, path_of, policies_of

MOST_CONTEXTS = 200
"""Under how many settings of the others a policy is tried for any difference it makes."""
RunUnder = Callable[[Settings], Run | None]
"""A run under any setting; None where these decisions do not go together."""


def idle_policies(
    run_under: RunUnder,
    base: Run,
    tries: Mapping[str, tuple[bool | int | str, ...]],
    looked: Iterable[frozenset[tuple[str, bool | int | str]]],
) -> Iterator[Found]:
    """Policies that make no difference to any customer, under any of the settings that were `looked` at."""
    scenario = base.scenario
    for name, (company, policy) in policies_of(scenario).items():
        if policy.meant is not None:
            continue
        contexts: list[Settings] = [{}, {k: v for k, v in scenario.twin.items() if k != name}]
        contexts.append({k: v[-1] for k, v in tries.items() if k != name})
        contexts += [dict(one) for one in looked if name not in dict(one)][:MOST_CONTEXTS]
        if not any(_differs(run_under, context, name, tries[name]) for context in contexts):
            path = (*path_of(scenario, company, "policies"), name)
            cause = f"the policy `{name}` changes nothing for any customer"
            mend = "let it set something else than what is so already, or let a line ask for policy(" + name + ")"
            yield notice("WS312", path, cause, mend)


def _differs(run_under: RunUnder, context: Settings, name: str, values: Sequence[bool | int | str]) -> bool:
    without = run_under(context)
    if without is None:
        return False
    before = met(without)
    for value in values:
        under = run_under({**context, name: value})
        if under is not None and met(under) != before:
            return True
    return False


def met(run: Run) -> Any:
    """Everything of a journey that some customer meets: what is said, asked, waited for, decided and where it leads.

    How the company remembers is left out: where that makes a difference, other moves are made.
    """
    program = run.program
    queues = {
        (op.queue, _waits(program, op.queue))
        for number, op in enumerate(program.ops)
        if isinstance(op, p.Queue) and run.reached(number)
    }
    teams = {
        program.places[op.place].team
        for number, op in enumerate(program.ops)
        if isinstance(op, p.Enter) and run.reached(number)
    }
    ops = {(number, op) for number, op in enumerate(program.ops) if run.reached(number)}
    sent = {program.deliveries[op.delivery] for _, op in ops if isinstance(op, p.Launch)}
    places = {program.places[op.place] for _, op in ops if isinstance(op, p.Enter)}
    people = {
        (info.label, info.zone, info.hours, info.holidays, info.automated, info.delay_ms, info.cost_per_minute)
        for team in teams
        if team >= 0
        for info in (program.teams[team],)
    }
    moves = {run.moves.moves[number] for number in run.taken}
    lines = {
        (line, program.lines[line].template, program.lines[line].marks, program.lines[line].lead_ms)
        for line in run.heard
    }
    return ops, queues, sent, places, people, moves, lines


def _waits(program: p.Program, queue: int) -> tuple[Any, ...]:
    """How long callers wait in a queue, at every twentieth of them: two that are alike there are alike to them."""
    info = program.queues[queue]
    table = offered_wait(info.staffing)
    return info.team, info.lived, *(table.wait_ms(share / 20) for share in range(20))


def asked_before_set(runs: Sequence[Run]) -> Iterator[Found]:
    """Variables of which every condition is asked before anything can have set them."""
    scenario = runs[0].scenario
    for name, variable in scenario.variables.items():
        if variable.meant is not None:
            continue
        sets = [run for run in runs if any(_sets(run, op, name) for op in run.program.ops)]
        reads = [run for run in runs if _reading(run, name)]
        if sets and reads and not any(_read_after_set(run, name) for run in runs):
            cause = f"`{name}` is asked about only before anything can have changed it"
            mend = "set it earlier, or ask later; until it is set it is what `start:` says"
            yield notice("WS317", ("variables", name), cause, mend)


def _number(run: Run, name: str) -> int:
    return next(number for number, info in enumerate(run.program.variables) if info.name == name)


def _sets(run: Run, op: p.Op, name: str) -> bool:
    return isinstance(op, p.Assign) and any(one == _number(run, name) for one, _, _ in op.changes)


def _reading(run: Run, name: str) -> set[int]:
    """The operations at which a variable is asked about."""
    number = _number(run, name)

    def reads(guard: g.Guard | None) -> bool:
        atoms = atoms_of(guard) if guard is not None else iter(())
        return any(isinstance(atom, g.VariableIs) and atom.variable == number for atom in atoms)

    return {
        at
        for at, op in enumerate(run.program.ops)
        if (isinstance(op, p.Branch) and reads(op.guard))
        or (isinstance(op, p.Menu | p.Choose) and any(reads(option.guard) for option in op.options))
    }


def _read_after_set(run: Run, name: str) -> bool:
    reading = _reading(run, name)
    setting = {at for at, op in enumerate(run.program.ops) if _sets(run, op, name)}
    ahead = [number for at in setting for number in run.at.get(at, ())]
    seen = bytearray(len(run.explored.states))
    while ahead:
        for _, there in run.explored.ways(ahead.pop()):
            if there >= 0 and not seen[there]:
                seen[there] = 1
                if run.explored.node(there) in reading:
                    return True
                ahead.append(there)
    return False
