"""The quickest way on: how long the rest of a walk takes at least, apart from what only time can shorten.

Dijkstra over the operations of the program, from where a walk stands to an ending that settles the matter. Every
operation costs what it costs as things are now: speech as long as it takes, a question nothing where the team knows
the answer, a queue the wait that is drawn for its next visit. The customer tells, keys, reads and writes at the paces
of a synthetic one. Conditions are asked as things are now. Where that leads to no ending that settles the matter (much
depends on what is yet to come), both ways of every condition are open. Days between and the way to a counter cost
nothing here: they go by in seconds.

    remaining(walk) -> Remaining(attended_ms=190_000, waiting_ms=1_260_000)

It is what a facilitator's time is fitted to: waiting can be run through faster, speech cannot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from walkshoes.journey import program as p
from walkshoes.journey.calendar import open_for_ms
from walkshoes.journey.guards import Guard
from walkshoes.journey.staging import Staging
from walkshoes.journey.steps.guarding import compiled
from walkshoes.journey.steps.waiting import NOBODY_ANSWERS_MS, drawn_wait
from walkshoes.journey.walk import NEVER, Walk
from walkshoes.scenario.callers import DIGIT_MS, READING_WPM, TELLING_WPM, WRITING_WPM
from walkshoes.scenario.due import NEVER_DUE

USUAL_WORDS = 40
"""How many words a participant is taken to tell or write: two or three sentences (assumed)."""
Cost = tuple[int, int]
"""Of one operation: (ms the customer attends to, ms they only wait)."""
NOTHING: Cost = (0, 0)


@dataclass(frozen=True, slots=True)
class Remaining:
    """The quickest way from here to an ending: what has to be attended to, and what is only waited for, ms.

    `settled` says whether that ending settles the matter; where none that can be reached does, it is the ending that
    takes longest to reach.
    """

    attended_ms: int
    waiting_ms: int
    settled: bool


def remaining(walk: Walk) -> Remaining:
    """The quickest way on from where a walk stands, as things are now."""
    left = max(0, walk.wait_end - walk.now)
    ends: list[tuple[int, Cost]] = []
    for as_now in (True, False):
        ends = _Ways(walk, as_now=as_now).ends(walk.op, left)
        settled = [cost for place, cost in ends if walk.engine.program.places[place].resolved]
        if settled:
            return Remaining(*min(settled, key=sum), True)
    return Remaining(*max((cost for _, cost in ends), key=sum, default=NOTHING), False)


class _Ways:
    """The program as a graph, weighed by one walk; conditions are asked `as_now`, or are open both ways."""

    def __init__(self, walk: Walk, *, as_now: bool) -> None:
        self.walk = walk
        self.as_now = as_now
        self.staging: Staging = walk.engine
        self.ops = walk.engine.program.ops

    def ends(self, start: int, already_waiting_ms: int) -> list[tuple[int, Cost]]:
        """Every ending that can be reached, with what the quickest way there costs.

        `already_waiting_ms` is what is left of the wait the walk is in.
        """
        best: dict[int, int] = {start: 0}
        ahead: list[tuple[int, int, int, int]] = [(0, start, 0, 0)]
        found: dict[int, Cost] = {}
        while ahead:
            total, number, attended, waiting = heappop(ahead)
            if total > best.get(number, NEVER):
                continue
            op = self.ops[number]
            if isinstance(op, p.End):
                found.setdefault(op.place, (attended, waiting))
                continue
            for then, (more_attended, more_waiting) in self._leads(op, already_waiting_ms if number == start else None):
                cost = total + more_attended + more_waiting
                if then >= 0 and cost < best.get(then, NEVER):
                    best[then] = cost
                    heappush(ahead, (cost, then, attended + more_attended, waiting + more_waiting))
        return list(found.items())

    def _leads(self, op: p.Op, left: int | None) -> Iterator[tuple[int, Cost]]:
        """Where an operation may lead, and what each way costs; `left` is what is left of a wait under way."""
        match op:
            case p.Branch() if self.as_now:
                yield (op.then if self._holds(op.guard) else op.otherwise), NOTHING
            case p.Branch():
                yield from ((then, NOTHING) for then in (op.then, op.otherwise))
            case p.Menu():
                heard = self.staging.lines[op.line].ms
                yield from ((one.then, (heard, 0)) for one in op.options if self._offered(one))
            case p.Choose():
                yield from ((one.then, NOTHING) for one in op.options if self._offered(one))
            case p.Ask():
                known = self.staging.memory.bit(op.team, op.fact)
                if known & self.walk.known and not op.anyway:
                    yield op.known, NOTHING
                else:
                    yield op.then, (self._asking_ms(op), 0)
            case p.Queue() if left is not None:
                yield op.then, (0, left)
            case p.Queue() if not self._is_open(op):
                yield op.closed, NOTHING
            case p.Queue():
                drawn, _ = drawn_wait(self.staging, self.walk, op, self.walk.visits[op.place] + 1)
                most = op.at_most_ms if op.at_most_ms is not None else NOBODY_ANSWERS_MS
                yield (op.then, (0, drawn)) if drawn <= most else (op.nobody, (0, most))
            case p.Hold(rings=True):
                yield op.then, (op.ms, 0)
            case p.Hold():
                yield op.then, (0, op.ms if left is None else left)
            case p.Say():
                said = self.walk.until - self.walk.now if left is not None and self.walk.speaking else None
                yield op.then, (self.staging.lines[op.line].ms if said is None else said, 0)
            case p.Read():
                words = len(self.staging.lines[op.line].text.split())
                yield op.then, (words * 60_000 // READING_WPM, 0)
            case p.Dial():
                yield self.staging.program.dialled[op.line].then, NOTHING
            case p.OnceMore():
                line, dialled = self.walk.line, self.staging.program.dialled
                yield (dialled[line].then if 0 <= line < len(dialled) else self.walk.door), NOTHING
            case p.Leap():
                yield from ((then, NOTHING) for then in (op.then, *self._arrivals()))
            case p.GoOn():
                back = self.walk.interrupted
                yield (back.op if back is not None else op.then), NOTHING
            case p.End():
                return
            case _:
                yield op.then, NOTHING

    def _holds(self, guard: Guard) -> bool:
        return bool(compiled(guard, self.staging.program, self.staging.memory)(self.walk))

    def _offered(self, option: p.Pressable) -> bool:
        return not self.as_now or option.guard is None or self._holds(option.guard)

    def _arrivals(self) -> Iterator[int]:
        """Where what is in flight, or may yet be, leads when it comes, or when it falls due and does not."""
        for delivery, info in enumerate(self.staging.program.deliveries):
            flight = self.walk.in_flight.get(delivery)
            if flight is not None:
                yield flight.go if flight.comes else info.lapses
            elif info.kept and (info.after or info.due) != NEVER_DUE:
                yield info.arrives
            elif not info.kept:
                yield info.lapses

    def _is_open(self, op: p.Queue) -> bool:
        program = self.staging.program
        team = program.teams[program.queues[op.queue].team]
        return open_for_ms(team.hours, team.zone, self.walk.calendar, team.holidays) != 0

    def _asking_ms(self, op: p.Ask) -> int:
        asked = 0 if op.unasked else self.staging.lines[op.line].ms
        if op.way in (p.Way.TOLD, p.Way.WRITTEN):
            return asked + USUAL_WORDS * 60_000 // (TELLING_WPM if op.way == p.Way.TOLD else WRITING_WPM)
        return asked + DIGIT_MS * sum(sign.isalnum() for sign in self.staging.answers[op.fact])
