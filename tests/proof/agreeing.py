"""A walk of the engine followed through the states of a proof: whatever happens on it must have been explored."""

from collections.abc import Iterator

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.walk import Step, Walk
from walkshoes.proof.dates import SLACK_MS
from walkshoes.proof.runs import Run
from walkshoes.rehearsals.exploring import Chosen, Explorer, Tried


class Traced:
    """An engine that writes down which operations a walk goes through, and how long it waited in one queue at most."""

    MOST_MS = SLACK_MS

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.trace: list[int] = []
        self.longest_wait_ms = 0
        engine.steps = tuple(self._noted(number, step) for number, step in enumerate(engine.steps))

    def _noted(self, number: int, step: Step) -> Step:
        def noted(walk: Walk) -> int:
            self.trace.append(number)
            return step(walk)

        return noted

    def explored(self, tried: Tried, caller: int) -> list[int]:
        """The operations of one walk that goes where few have been."""
        self.trace = []
        explorer = Explorer(self.engine, 1, caller, tried)
        walk = self.engine.walk(1, caller, Chosen(tried))
        explorer.goes(walk)
        waited = [end - begun for begun, end in _queues(walk)]
        self.longest_wait_ms = max(waited, default=0)
        return self.trace


def _queues(walk: Walk) -> Iterator[tuple[int, int]]:
    begun = -1
    for at, code, *_ in walk.events:
        if begun >= 0 and code in (Code.ENTERED, Code.HUNG_UP, Code.ENDED):
            yield begun, at
            begun = -1
        if code == Code.QUEUED:
            begun = at


def lost_at(run: Run, trace: list[int]) -> int | None:
    """Where on a walk something happens that the proof has not explored: the number of the step; None where nowhere."""
    explored = run.explored
    now = {0}
    assert explored.node(0) == trace[0]
    for at, node in enumerate(trace[1:], 1):
        there: set[int] = set()
        ahead, seen = list(now), set(now)
        while ahead:
            state = ahead.pop()
            for _, target in explored.ways(state):
                if explored.node(target) == node:
                    there.add(target)
                if explored.node(target) == explored.node(state) and target not in seen:
                    seen.add(target)  # something came while days passed, and led nowhere
                    ahead.append(target)
        if not there:
            return at
        now = there
    return None
