"""From where no way leads on: dead ends, traps, circles without an end, moments with nothing to do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from walkshoes.journey import program as p
from walkshoes.journey.guards import Guard
from walkshoes.proof.components import components, goes_round
from walkshoes.proof.found import Found, error, listed, noticed
from walkshoes.proof.guards import MOST_CLOCKS, cases_of
from walkshoes.proof.moves import BY_ITSELF, IN_TIME, Move, stays
from walkshoes.proof.runs import Run


def dead_ends(run: Run) -> Iterator[Found]:
    """Ways on of which none holds: the company's end goes dead, and nobody wrote that it should."""
    for number, op in enumerate(run.program.ops):
        if isinstance(op, p.Drop) and op.nowhere and run.reached(number) and not _is_cut_off(run, op):
            name = run.name(op.place)
            cause = f"`{name}` is a dead end: there are moments at which none of its ways on holds"
            mend = "end the list of ways with one that has no `when`"
            yield error("WS302", ("touchpoints", name), cause, mend, run, run.at[number], name)


def _is_cut_off(run: Run, op: p.Drop) -> bool:
    """Whether the line goes dead there anyway: without a way on the customer is asked what they do now."""
    return run.program.places[op.place].kind == "drop"


def traps(run: Run) -> Iterator[Found]:
    """Where the walk goes round for ever: with no ending at all, or with none but by hanging up."""
    if not run.explored.whole:
        return
    rows = run.part(stays)
    leaves = run.leads_out_by(rows)
    stuck = [number for number, out in enumerate(leaves) if not out]
    if not stuck:
        return
    out = run.leads_out
    lost = [number for number in stuck if not out[number]]
    told: set[str] = set()
    for component in _circles(run, lost, lambda _: True):
        names = run.names_at(component)
        told.update(names)
        cause = f"no ending can be reached any more from {listed(names)}"
        mend = "give one of them a way to an ending"
        yield error("WS303", ("touchpoints", _own(run, names)), cause, mend, run, [lost[0], *component], *names)
    if lost and not told:
        names = run.names_at(lost)
        cause = f"no ending can be reached any more from {listed(names)}"
        mend = "give it a way to an ending"
        yield error("WS303", ("touchpoints", _own(run, names)), cause, mend, run, lost, *names)
    yield from _only_hanging_up(run, [number for number in stuck if out[number]], told)


def _only_hanging_up(run: Run, stuck: list[int], told: set[str]) -> Iterator[Found]:
    """Circles that only hanging up, or saying nothing until one is cut off, leads out of."""
    for component in _circles(run, stuck, stays):
        names = [name for name in run.names_at(component) if name in run.scenario.touchpoints]
        if not names or told & set(names):
            continue
        told.update(names)
        if not any(move.is_done for move in _moves_within(run, component, stays)):
            cause = f"{listed(names)} {_goes(names)} round for ever without the customer; only hanging up leads out"
        else:
            cause = f"only hanging up leads out of {listed(names)}"
        mend = "give it a way to a person or an ending; where it is the point, add `meant:` and say why"
        yield noticed("WS304", ("touchpoints", names[0]), cause, mend, run, component, *names)


def circles(run: Run) -> Iterator[Found]:
    """What goes round without anybody doing anything, and without a minute passing or anybody to hang up on."""
    if not run.explored.whole:
        return
    told: set[str] = set()
    round_ops = _operations_in_circles(run)
    among = sorted(number for node in round_ops for number in run.at.get(node, ()))
    for component in _circles(run, among, _by_itself):
        names = [name for name in run.names_at(component) if name in run.scenario.touchpoints]
        live = any(run.moves.contact(run.explored.states[number]).live for number in component)
        takes_time = any(move.kind in IN_TIME for move in _moves_within(run, component, _by_itself))
        if (live and takes_time) or not names or told & set(names):
            continue
        told.update(names)
        cause = f"{listed(names)} {_goes(names)} round without the customer and never {_goes(names, 'stop')}"
        mend = "let one of them wait for the customer, or lead somewhere else"
        yield error("WS305", ("touchpoints", names[0]), cause, mend, run, component, *names)


def nothing_to_do(run: Run) -> Iterator[Found]:
    """Menus and choices of which every option may be hidden at once."""
    for number, op in enumerate(run.program.ops):
        if not isinstance(op, p.Menu | p.Choose) or not run.reached(number):
            continue
        if not op.options or any(option.guard is None for option in op.options):
            continue
        hidden = _all_hidden(run, [option.guard for option in op.options if option.guard is not None])
        states = [one for one in run.at[number] if hidden(run.explored.states[one])]
        if states:
            name = run.name(op.place)
            what = "no key can be pressed" if isinstance(op, p.Menu) else "there is nothing to choose"
            mend = "let one option have no `when`"
            word = "press" if isinstance(op, p.Menu) else "options"
            path = ("touchpoints", name, word)
            found = error("WS306", path, f"there are moments at which {what} at `{name}`", mend, run, states, name)
            yield replace(found, shows=lambda walk: not walk.offered())


def _all_hidden(run: Run, guards: list[Guard]) -> Callable[[int], bool]:
    clocks = run.moves.guards.clocks_in(guards)
    if len(clocks) > MOST_CLOCKS:
        return lambda _: False
    cases = [[run.moves.guards.value(guard, dict(case)) for guard in guards] for case in cases_of(clocks)]
    return lambda state: any(not any(value(state) for value in case) for case in cases)


def _by_itself(move: Move) -> bool:
    """Whether a move is made without the customer."""
    return move.kind in BY_ITSELF or move.kind in IN_TIME


def _operations_in_circles(run: Run) -> set[int]:
    """The operations that moves made without the customer go round in: only there can states do so."""
    count = len(run.program.ops)
    leads: list[set[int]] = [set() for _ in range(count)]
    explored, moves = run.explored, run.moves.moves
    for node, states in run.at.items():
        if any(_by_itself(move) for move in run.moves_taken.get(node, ())):
            for number in states:
                for at in range(explored.offsets[number], explored.offsets[number + 1]):
                    if _by_itself(moves[explored.taken[at]]) and explored.targets[at] >= 0:
                        leads[node].add(explored.node(explored.targets[at]))
                if node not in run.moves.waiting:
                    break  # its moves lead to the same operations from every state, but for a wait's
    offsets, targets = [0], []
    for ahead in leads:
        targets += sorted(ahead)
        offsets.append(len(targets))
    found = components(offsets, targets)
    return {node for component in found if goes_round(component, offsets, targets) for node in component}


def _circles(run: Run, among: list[int], moves: Callable[[Move], bool]) -> Iterator[list[int]]:
    """What can be gone round in among some states by some moves, each as its states, the nearest first."""
    if not among:
        return
    rows = run.part(moves, among)
    yield from sorted(
        sorted(among[at] for at in component) for component in components(*rows) if goes_round(component, *rows)
    )


def _moves_within(run: Run, component: Sequence[int], wanted: Callable[[Move], bool]) -> Iterator[Move]:
    """The wanted moves that lead from one state of a component to another."""
    inside = set(component)
    for number in component:
        yield from (move for move, there in run.explored.ways(number) if there in inside and wanted(move))


def _goes(names: list[str], verb: str = "goe") -> str:
    if len(names) == 1:
        return f"{verb}s"
    return verb.removesuffix("e") if verb == "goe" else verb


def _own(run: Run, names: list[str]) -> str:
    """The first of the author's touchpoints among these."""
    return next((name for name in names if name in run.scenario.touchpoints), next(iter(run.scenario.touchpoints)))
