"""The journey of `simulate_journey.yaml` written by hand as a process of SimPy 4, in the manner of its own examples.

One `yield env.timeout()` an activity; what a caller keeps is the result and what this journey has to remember. All
times are in ms. `benchmarks/simulate.py` checks that it comes to what the engine comes to.
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from random import Random

import simpy

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Minute
from walkshoes.journey.patience import patience_ms
from walkshoes.journey.queueing import offered_wait

LISTENING, MENUS, KEYING, WAITING, TALKING, TELLING = range(6)
ERRORS, SILENCES = 0.06, 0.03
TRIES, DIGITS = 3, 12
SILENCE, GIVING_A_NUMBER, TELLING_THE_STORY = 5_000, 6_000, 16_000
HOUR, OPENED, EVENING, MORNING = 3_600_000, 10, 20, 10
Activity = Generator[simpy.Timeout, None, None]


@dataclass(slots=True)
class Came:
    """What came of one caller. `minutes` are ms, by the number of the kind of minute."""

    ending: str = ""
    minutes: list[int] = field(default_factory=lambda: [0] * len(Minute))
    digits_again: int = 0
    asked_again: int = 0
    contacts: int = 0


class Lost(Exception):
    """The call is over before its end: the caller hung up, or the last try was used up."""


def simulate(engine: Engine, callers: int, seed: int) -> list[Came]:
    """Send the callers through in one environment. Of the engine only its queues are used: their waits and patience."""
    env, chance = simpy.Environment(), Random(seed)
    journeys = [Journey(env, engine, chance) for _ in range(callers)]
    for journey in journeys:
        env.process(journey.goes())
    env.run()
    return [journey.came for journey in journeys]


class Journey:
    """One caller."""

    def __init__(self, env: simpy.Environment, engine: Engine, chance: Random) -> None:
        self.env = env
        self.engine = engine
        self.random = chance.random
        self.came = Came()
        self.number_given = self.story_given = False

    def spends(self, kind: int, ms: int) -> simpy.Timeout:
        self.came.minutes[kind] += ms
        return self.env.timeout(ms)

    def goes(self) -> Activity:
        while not self.came.ending:
            try:
                yield from self.calls()
            except Lost:
                yield from self.decides_what_next()

    def calls(self) -> Activity:
        self.came.contacts += 1
        yield self.spends(LISTENING, 6_000)  # it rings
        yield self.spends(LISTENING, 5_600)
        yield from self.goes_through_the_menus()
        yield from self.keys_the_number()
        yield from self.waits(0)
        yield self.spends(TALKING, 2_400)
        yield from self.reads_out_the_number()
        yield from self.tells_the_story()
        yield self.spends(TALKING, 4_400)
        yield self.spends(WAITING, 40_000)
        yield self.spends(TALKING, 6_000)
        yield self.spends(LISTENING, 4_000)  # it rings at Repairs
        yield from self.waits(1)
        yield self.spends(TALKING, 2_800)
        yield from self.reads_out_the_number()
        yield from self.tells_the_story()
        yield self.spends(TALKING, 4_800)
        self.came.ending = "booked" if self.random() < 0.7 else "left"

    def goes_through_the_menus(self) -> Activity:
        while (u := (yield from self.presses(8_150))) < 0.1:
            yield self.spends(LISTENING, 4_000 if u < 0.05 else 3_200)
        while (yield from self.presses(5_400)) < 0.1:
            yield self.spends(LISTENING, 4_400)

    def presses(self, menu: int) -> Generator[simpy.Timeout, None, float]:
        for slips in range(1, TRIES + 1):
            yield self.spends(MENUS, menu)
            if self.random() >= SILENCES:
                return self.random()
            yield self.spends(MENUS, SILENCE)
            if slips < TRIES:
                yield self.spends(MENUS, 2_000)
        raise Lost

    def keys_the_number(self) -> Activity:
        came, again = self.came, self.number_given
        came.asked_again += again
        for slips in range(1, TRIES + 1):
            yield self.spends(LISTENING, 2_400)
            u = self.random()
            if u >= 1.0 - SILENCES:
                yield self.spends(KEYING, SILENCE)
                answer = 2_000
            else:
                yield self.spends(KEYING, GIVING_A_NUMBER)
                if u >= ERRORS:
                    came.digits_again += DIGITS * again
                    self.number_given = True
                    return
                came.digits_again += DIGITS
                answer = 2_400
            if slips < TRIES:
                yield self.spends(LISTENING, answer)
        raise Lost

    def waits(self, queue: int) -> Activity:
        wait = offered_wait(self.engine.staffing[queue]).wait_ms(self.random())
        patience = patience_ms(self.engine.program, queue, self.random())
        yield self.spends(WAITING, min(wait, patience))
        if patience < wait:
            raise Lost

    def reads_out_the_number(self) -> Activity:
        self.came.asked_again += 1
        for slips in range(1, TRIES + 1):
            yield self.spends(TALKING, 2_800)
            yield self.spends(TELLING, GIVING_A_NUMBER)
            self.came.digits_again += DIGITS
            if self.random() >= ERRORS:
                return
            if slips < TRIES:
                yield self.spends(TALKING, 2_400)
        raise Lost

    def tells_the_story(self) -> Activity:
        self.came.asked_again += self.story_given
        yield self.spends(TALKING, 3_200)
        yield self.spends(TELLING, TELLING_THE_STORY)
        self.story_given = True

    def decides_what_next(self) -> Activity:
        """Ring again now, in three hours while it is not yet evening, the next morning, or never."""
        hours, ms = divmod(self.env.now, HOUR)
        hour = (OPENED + hours) % 24
        in_three_hours = 0.1 if hour < EVENING else 0.0
        u = self.random() * (0.9 + in_three_hours)
        if u < 0.6:
            return
        if u < 0.6 + in_three_hours:
            yield self.env.timeout(3 * HOUR)
        elif u < 0.7 + in_three_hours:
            yield self.env.timeout((24 - hour + MORNING) * HOUR - ms)
        else:
            self.came.ending = "cold"
