"""The way to a state, really walked: what is found in a proof is shown in the engine before it is told.

A path of moves is walked input by input. Where a chance has to fall otherwise than it would for a participant, its
draw is set; what only a clock decides cannot be set, and where the engine's clock says something else the way is not
walked to its end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from walkshoes.journey import program as p
from walkshoes.journey.clock import minutes_text
from walkshoes.journey.draws_set import LONGEST_MS, WAIT, Draw, Draws, kept, told
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.inputs import Input, Kind, give
from walkshoes.journey.steps.asking import exact
from walkshoes.journey.walk import Walk
from walkshoes.journey.written import inputs_file
from walkshoes.proof import moves as m
from walkshoes.proof.move_table import KEYS
from walkshoes.proof.states import Explored
from walkshoes.scenario.times import DAY

TOLD_WORDS = 20
"""How many words a witness tells."""
MOST_ROUNDS = 2_000
"""How often something may come round before a wait is given up."""
PARKED = (p.Say, p.Menu, p.Ask, p.Queue, p.Hold, p.Choose, p.Read, p.Travel, p.End)
"""Operations at which a walk can stand."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A walk that shows something, and what was done on it; `draws` are those that had to be set."""

    engine: Engine
    walk: Walk
    inputs: tuple[Input, ...]
    draws: Draws

    def file(self, scenario: str) -> str:
        """An inputs file that walks it again."""
        return inputs_file(self.engine, self.walk, self.inputs, scenario, self.walk.seed)

    def words(self) -> str:
        """What is done on it, in short: `press 4, press 3, key account_number, hang up`."""
        acts = ", ".join(map(self._act, self.inputs)) or "nothing: it happens by itself"
        drawn = [_in_words(line) for line in told(self.draws)]
        return f"{acts}; where {', '.join(drawn)}" if drawn else acts

    def _act(self, made: Input) -> str:
        match made.kind:
            case Kind.KEY:
                right = exact(made.value) == exact(self.engine.persona.facts.get(made.about, ""))
                return f"key {made.about}" if right else f"key a wrong {made.about}"
            case Kind.TELL:
                return f"tell {made.about}" if made.about else "tell"
            case Kind.HANG_UP | Kind.READ:
                return "hang up" if made.kind == Kind.HANG_UP else "read"
            case _:
                return f"{made.kind.value} {made.value}"


def _in_words(line: Mapping[str, Any]) -> str:
    """A draw that had to be set."""
    if "of" in line:
        return f"`{line['of']}` {'comes' if line['is'] else 'does not come'}"
    if line["is"] >= DAY:
        return f"the wait at `{line['draw']}` has no end"
    return f"the wait at `{line['draw']}` is {minutes_text(line['is'])}"


def witness(
    engine: Engine, explored: Explored, number: int, seed: int = 1, parents: Sequence[int] | None = None
) -> Witness | None:
    """A walk to a state, or None where the engine does not come there by the way that was found."""
    path = _to_a_stand(explored, explored.path(number, parents), number)
    for shorten in (False, True):
        draws = _draws(explored, path, shorten=shorten)
        walked = _walked(engine, path, draws, seed)
        if walked is not None:
            return walked
    return None


Path = Sequence[tuple[int, m.Move | None]]
"""From which operation which move is made; the last is None: there the walk stands."""


def _to_a_stand(explored: Explored, steps: list[tuple[int, m.Move]], number: int) -> Path:
    """The operations of a path, followed to one at which a walk can stand."""
    path: list[tuple[int, m.Move | None]] = [(explored.node(state), move) for state, move in steps]
    ops = explored.moves.program.ops
    seen = set()
    while number not in seen:
        seen.add(number)
        ways = [(move, there) for move, there in explored.ways(number) if there >= 0]
        stands = isinstance(ops[explored.node(number)], PARKED)
        if not ways or (stands and ways[0][0].kind not in m.BY_ITSELF):
            break
        move, there = ways[0]
        path.append((explored.node(number), move))
        number = there
    path.append((explored.node(number), None))
    return path


def _draws(explored: Explored, path: Path, *, shorten: bool) -> Draws:
    """The draws a path needs: what comes, and what is not answered; `shorten` makes every other wait a short one."""
    program = explored.moves.program
    visits = [0] * len(program.places)
    draws = Draws()
    for (node, move), (after, _) in pairwise(path):
        op = program.ops[node]
        if isinstance(op, p.Enter) and after == op.then:
            visits[op.place] += 1
        if move is None:
            continue
        if isinstance(op, p.Launch) and move.kind == m.Kind.COMES:
            info = program.deliveries[op.delivery]
            if move.says != info.kept:
                draws[_draw(program, op.place, visits, kept(info.name))] = int(move.says)
        if isinstance(op, p.Queue):
            at_most = op.at_most_ms or 0
            if move.kind == m.Kind.NOBODY and at_most:
                draws[_draw(program, op.place, visits, WAIT)] = at_most + 1_000
            elif move.kind == m.Kind.CLOSED:
                draws[_draw(program, op.place, visits, WAIT)] = LONGEST_MS
            elif move.kind == m.Kind.SERVED and shorten:
                draws[_draw(program, op.place, visits, WAIT)] = _short(at_most)
    last = program.ops[path[-1][0]]
    if isinstance(last, p.Queue) and shorten:
        draws[_draw(program, last.place, visits, WAIT)] = _short(last.at_most_ms or 0)
    return draws


def _short(at_most: int) -> int:
    """A wait that is none to speak of, but not so short that nobody waits."""
    return min(1_000, max(1, at_most - 1)) if at_most else 1_000


def _draw(program: p.Program, place: int, visits: list[int], purpose: str) -> Draw:
    return program.places[place].name, max(1, visits[place]), purpose


def _walked(engine: Engine, path: Path, draws: Draws, seed: int) -> Witness | None:
    walk = engine.walk(seed, 0, draws)
    inputs: list[Input] = []
    for node, move in path:
        if move is None:
            there = walk.op == node or _goes_round(walk)
            return Witness(engine, walk, tuple(inputs), draws) if there else None
        if move.kind in m.BY_ITSELF:
            continue
        if walk.op != node:
            if move.kind in m.IN_TIME:
                continue  # it took no time at all
            return None
        if not _made(walk, move, inputs):
            return None
    return None


def _goes_round(walk: Walk) -> bool:
    """Whether a walk was given up because it went round without a moment passing."""
    return any(code == Code.DROPPED and x == Dropped.LOOP for _, code, _, x, _ in walk.events)


def _made(walk: Walk, move: m.Move, inputs: list[Input]) -> bool:
    """Make a move; False where the walk does not take it."""
    op = walk.moment
    match move.kind:
        case m.Kind.TIME | m.Kind.SERVED | m.Kind.CLOSED | m.Kind.NOBODY:
            return _wait(walk)
        case m.Kind.SILENCE:
            return _be_silent(walk, move.number)
        case m.Kind.PRESS:
            return _give(walk, Input(Kind.PRESS, move.word), inputs)
        case m.Kind.WRONG_KEY:
            wrong = [key for key in KEYS if key not in walk.offered()]
            return bool(wrong) and all(_give(walk, Input(Kind.PRESS, wrong[0]), inputs) for _ in range(move.number))
        case m.Kind.RIGHT if isinstance(op, p.Ask):
            return _give(walk, Input(Kind.KEY, walk.engine.answers[op.fact]), inputs)
        case m.Kind.WRONG if isinstance(op, p.Ask):
            wrong_value = "0" if walk.engine.answers[op.fact] != "0" else "1"
            return all(_give(walk, Input(Kind.KEY, wrong_value), inputs) for _ in range(move.number))
        case m.Kind.TELL:
            return _give(walk, Input(Kind.TELL, move.word or "other", TOLD_WORDS), inputs)
        case m.Kind.CHOOSE:
            return _give(walk, Input(Kind.CHOOSE, move.word), inputs)
        case m.Kind.DIAL:
            return _give(walk, Input(Kind.DIAL, move.word), inputs)
        case m.Kind.READ:
            return _give(walk, Input(Kind.READ), inputs)
        case m.Kind.HANG_UP:
            return _give(walk, Input(Kind.HANG_UP), inputs, at_once=True)
        case _:
            return False


def _give(walk: Walk, made: Input, inputs: list[Input], *, at_once: bool = False) -> bool:
    """Give an input once nobody is speaking any more."""
    for _ in range(MOST_ROUNDS):
        if at_once or not walk.speaking or not walk.pass_on():
            break
    placed = made.here(walk)
    if not give(walk, placed):
        return False
    inputs.append(placed)
    return True


def _wait(walk: Walk) -> bool:
    """Let what is under way come to its end."""
    ends = walk.wait_end if isinstance(walk.moment, p.Queue | p.Hold) else walk.until
    for _ in range(MOST_ROUNDS):
        if not walk.pass_on():
            return False
        if walk.now >= ends:
            return True
    return False


def _be_silent(walk: Walk, tries: int) -> bool:
    """Say and press nothing until so many silences have been counted."""
    begun = len(walk.events)
    for _ in range(MOST_ROUNDS):
        if sum(code == Code.NO_INPUT for _, code, *_ in walk.events[begun:]) >= tries:
            return True
        if not walk.pass_on():
            return False
    return False
