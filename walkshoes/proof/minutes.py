"""How long a journey takes at least, and whether anything bounds how long it may take."""

from collections.abc import Iterator
from heapq import heappop, heappush

from walkshoes.journey import program as p
from walkshoes.journey.staging import Staging
from walkshoes.proof.components import components, goes_round
from walkshoes.proof.moves import IN_TIME, Kind, Move
from walkshoes.proof.runs import Run
from walkshoes.scenario.callers import DIGIT_MS, READING_WPM, TELLING_WPM, WRITING_WPM
from walkshoes.scenario.check import RESERVED

WORDS = 20
"""How many words are told where nobody says (assumed): one sentence."""


def shortest_ms(run: Run, staging: Staging) -> int | None:
    """The customer's minutes on the quickest way to an ending of the author's, ms; nobody hangs up on it, and every
    queue answers at once. None where no ending can be reached so.

    Source: Dijkstra, "A note on two problems in connexion with graphs" (Numerische Mathematik, 1959).
    """
    ops, explored = run.program.ops, run.explored
    own = len(run.program.places) - len(RESERVED)
    costs = [_cost_ms(ops[move.node], move, staging) for move in explored.moves.moves]
    best = {0: 0}
    ahead = [(0, 0)]
    while ahead:
        spent, number = heappop(ahead)
        if spent > best[number]:
            continue
        op = ops[explored.node(number)]
        if isinstance(op, p.End) and op.place < own:
            return spent
        for at in range(explored.offsets[number], explored.offsets[number + 1]):
            cost, there = costs[explored.taken[at]], explored.targets[at]
            if cost is not None and there >= 0 and spent + cost < best.get(there, 1 << 62):
                best[there] = spent + cost
                heappush(ahead, (spent + cost, there))
    return None


def unbounded(run: Run) -> list[str]:
    """The touchpoints of the first circle in which minutes pass and which nothing but the customer leaves; none where
    every walk comes to an end whatever is done. That a lost contact can be sought again and again is left out.
    """
    own = set(run.scenario.touchpoints)
    offsets, targets = run.part(lambda move: move.kind != Kind.HANG_UP and run.name(run.owners[move.node]) in own)
    for component in sorted(components(offsets, targets), key=min):
        if not goes_round(component, offsets, targets):
            continue
        inside = set(component)
        if any(move.kind in IN_TIME or move.is_done for move in _within(run, component, inside)):
            names = [name for name in run.names_at(component) if name in own]
            if names:
                return names
    return []


def _within(run: Run, component: list[int], inside: set[int]) -> Iterator[Move]:
    for number in component:
        yield from (move for move, there in run.explored.ways(number) if there in inside)


def _cost_ms(op: p.Op, move: Move, staging: Staging) -> int | None:
    """What a move takes of the customer's time; None where it is not one of a customer who stays."""
    if move.kind == Kind.HANG_UP:
        return None
    match op:
        case p.Say(line=line):
            return staging.lines[line].ms
        case p.Hold() | p.Travel():
            return op.ms
        case p.Menu(line=line):
            return staging.lines[line].ms * max(1, move.number)
        case p.Read(line=line):
            return len(staging.lines[line].text.split()) * 60_000 // READING_WPM
        case p.Ask() if move.is_done:
            asked = 0 if op.unasked else staging.lines[op.line].ms
            if move.kind == Kind.TELL:
                pace = TELLING_WPM if op.way == p.Way.TOLD else WRITING_WPM
                return asked + WORDS * 60_000 // pace
            keyed = DIGIT_MS * sum(sign.isalnum() for sign in staging.answers[op.fact])
            return (asked + keyed) * max(1, move.number)
        case _:
            return 0
