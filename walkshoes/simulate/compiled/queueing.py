"""The caller waits in a queue for as long as is drawn, and hangs up where their patience is shorter."""

from walkshoes.journey.calendar import Door
from walkshoes.journey.patience import patience_ms
from walkshoes.journey.program import Queue
from walkshoes.journey.queueing import OfferedWait, offered_wait
from walkshoes.journey.steps.waiting import NOBODY_ANSWERS_MS
from walkshoes.journey.walk import NEVER
from walkshoes.simulate.compiled.counting import Counted, Counting
from walkshoes.simulate.compiled.layout import Layout


def queue(layout: Layout, op: Queue) -> Counted:
    """See `walkshoes.journey.steps.waiting.queue`. Nobody is occupied with somebody who is in a queue."""
    program, place, number, then = layout.program, op.place, op.queue, op.then
    team = program.teams[program.queues[number].team]
    closes = bool(team.hours.spans) or team.holidays is not None
    door = Door(team.hours, team.zone, team.holidays)
    waits, patience = layout.lane(place, "wait"), layout.lane(place, "patience")
    longest, lets_go = (NEVER - 1, NOBODY_ANSWERS_MS) if op.at_most_ms is None else (op.at_most_ms, op.at_most_ms)
    table: OfferedWait | None = None

    def step(walk: Counting) -> int:
        nonlocal table
        left = door.open_for_ms(walk.calendar) if closes else None
        walk.person = -1
        if left == 0:
            return op.closed
        if table is None:  # not before anybody comes: it takes a while, and a queue that never empties has none
            table = offered_wait(layout.engine.staffing[number])
        visit = walk.visits[place]
        draws = walk.first if visit == 1 else walk.drawn(visit)
        ends = drawn = table.wait_ms(draws[waits])
        after = then
        if drawn > longest:
            ends, after = lets_go, op.nobody
        if left is not None and left <= ends and left != drawn:
            ends, after = left, op.closed
        walk.queued += 1
        if ends:
            stays = patience_ms(program, number, draws[patience])
            if stays < ends and walk.live:
                walk.abandoned += 1
                ends, after = stays, program.hang_up
            walk.now += ends
            walk.waited += ends
        if after == then:
            walk.answered[number] += 1
        return after

    return step
