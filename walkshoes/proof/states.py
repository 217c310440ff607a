"""The search: every state that can be reached, found with the fewest inputs that lead there.

Breadth-first by what the customer does: everything that follows by itself belongs to the round of the input before
it, so the first way found to a state is one with the fewest inputs. Plain integers, one dictionary and arrays of
numbers: the search does nothing else than look into its tables.
"""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from walkshoes.proof.flight import TooManyForms
from walkshoes.proof.move_table import MoveTable
from walkshoes.proof.moves import Kind, Move

MOST_STATES = 1_000_000
"""How many states are explored before a proof is given up, unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Explored:
    """The states that were reached, in the order they were, and every move between them.

    `targets[offsets[n]:offsets[n + 1]]` are the states that state n leads to, by their numbers (-1: not explored any
    more), and `taken` the numbers of the moves that lead there; `parents` is from where each was reached first.
    """

    moves: MoveTable
    states: list[int]
    parents: "array[int]"
    offsets: "array[int]"
    targets: "array[int]"
    taken: "array[int]"
    whole: bool

    def node(self, number: int) -> int:
        """The operation a state stands at."""
        return self.states[number] & self.moves.layout.node_mask

    def ways(self, number: int) -> Iterator[tuple[Move, int]]:
        """The moves from a state and where they lead."""
        for at in range(self.offsets[number], self.offsets[number + 1]):
            yield self.moves.moves[self.taken[at]], self.targets[at]

    def path(self, number: int, parents: Sequence[int] | None = None) -> list[tuple[int, Move]]:
        """The shortest way to a state: (state, the move made there), from the beginning on.

        `parents` are from where each state is reached by some of the moves only.
        """
        parents = self.parents if parents is None else parents
        steps: list[tuple[int, Move]] = []
        while parents[number] >= 0:
            parent = parents[number]
            move = next(move for move, there in self.ways(parent) if there == number)
            steps.append((parent, move))
            number = parent
        return steps[::-1]


def explore(moves: MoveTable, most: int = MOST_STATES) -> Explored:
    """Every state that can be reached from the beginning; not `whole` where there are more than `most`."""
    rows, waiting, mask = moves.rows, moves.waiting, moves.layout.node_mask
    acts = bytearray(move.kind >= Kind.PRESS for move in moves.moves)
    index: dict[int, int] = {moves.start: 0}
    states = [moves.start]
    parents = array("i", [-1])
    offsets = array("l", [0])
    reached: list[int] = []
    taken = array("i")
    later: list[tuple[int, int]] = []
    at = 0
    with suppress(TooManyForms):  # as beyond the budget: there is more than could be looked at
        while at < len(states) <= most:
            while at < len(states) <= most:
                state = states[at]
                node = state & mask
                for guard, update, delta, number in rows[node]:
                    if guard is None or guard(state):
                        there = (state if update is None else update(state)) + delta
                        reached.append(there)
                        taken.append(number)
                        if there not in index:
                            if acts[number]:
                                later.append((there, at))
                            else:
                                index[there] = len(states)
                                states.append(there)
                                parents.append(at)
                if node in waiting:
                    for number, there in waiting[node](state):
                        reached.append(there)
                        taken.append(number)
                        if there not in index:
                            index[there] = len(states)
                            states.append(there)
                            parents.append(at)
                offsets.append(len(reached))
                at += 1
            for there, parent in later:
                if there not in index:
                    index[there] = len(states)
                    states.append(there)
                    parents.append(parent)
            later = []
    whole = at == len(states)
    for _ in range(at, len(states)):
        offsets.append(len(reached))
    targets = array("i", [index.get(there, -1) for there in reached])
    return Explored(moves, states, parents, offsets, targets, taken, whole)
