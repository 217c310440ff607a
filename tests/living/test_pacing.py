"""Real time becomes the customer's one to one; only a wait may go by faster, and nobody's time is nobody's."""

import pytest
from building import HEAD, RINGING, begin, engine

from walkshoes.journey.events import Minute
from walkshoes.journey.ledger import ledger
from walkshoes.journey.walk import Walk
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import LONGEST_GAP_MS, MOST_TIMES, Pacing, does_not_fit
from walkshoes.scenario.times import duration_ms

HELD = """\
welcome: {team: support, hold: {for: 60s}, then: after}
after: {team: ivr, announce: One two three four five six seven eight nine ten., then: done}
"""

WELCOME = """\
what: {choose: And now?, options: {on: done}}
welcome: {team: ivr, announce: Hello., then: done}
"""


class Stopwatch:
    now = 5_000

    def __call__(self) -> int:
        return self.now


def lived(pacing: Pacing, walk: Walk, watch: Stopwatch, ms: int, step: int = 100) -> None:
    for _ in range(ms // step):
        watch.now += step
        pacing.run(walk, walk.advance)


def begun(pace: int) -> tuple[Pacing, Walk, Stopwatch]:
    watch = Stopwatch()
    pacing = Pacing(pace, watch)
    pacing.start()
    return pacing, engine(HELD).walk(), watch


def test_speech_and_ringing_take_as_long_as_they_take_whatever_the_pace():
    pacing, walk, watch = begun(6)
    lived(pacing, walk, watch, RINGING)
    assert walk.now == RINGING


def test_a_wait_goes_by_faster_by_the_pace():
    pacing, walk, watch = begun(6)
    lived(pacing, walk, watch, RINGING + 5_000)
    assert walk.now == RINGING + 30_000


def test_at_the_pace_of_life_a_wait_is_a_wait():
    pacing, walk, watch = begun(1)
    lived(pacing, walk, watch, RINGING + 5_000)
    assert walk.now == RINGING + 5_000


def test_what_follows_a_wait_is_not_hurried_even_where_the_wait_ends_between_two_looks():
    pacing, walk, watch = begun(6)
    lived(pacing, walk, watch, RINGING + 10_000 + 2_000, step=1_500)
    assert walk.now == RINGING + 60_000 + 2_000


def test_the_participants_own_clock_is_the_one_on_the_wall():
    pacing, walk, watch = begun(6)
    lived(pacing, walk, watch, 12_000)
    assert pacing.attended_ms == 12_000


def test_time_stands_still_while_nobody_is_at_the_screen():
    pacing, walk, watch = begun(1)
    lived(pacing, walk, watch, 1_000)
    pacing.stop()
    lived(pacing, walk, watch, 60_000)
    pacing.start()
    lived(pacing, walk, watch, 1_000)
    assert walk.now == 2_000


def test_a_closed_laptop_is_left_out():
    pacing, walk, watch = begun(1)
    watch.now += 3_600_000
    pacing.run(walk, walk.advance)
    assert walk.now == LONGEST_GAP_MS


def test_no_time_goes_by_before_somebody_is_there():
    watch = Stopwatch()
    pacing, walk = Pacing(1, watch), engine(HELD).walk()
    lived(pacing, walk, watch, 1_000)
    assert walk.now == 0


def test_an_hour_of_waiting_at_a_great_pace_is_counted_in_full():
    watch = Stopwatch()
    pacing = Pacing(60, watch)
    pacing.start()
    walk = engine("welcome: {team: support, hold: {for: 1h}, then: done}\n").walk()
    lived(pacing, walk, watch, RINGING + 60_000)
    assert walk.ended
    assert walk.now == RINGING + 3_600_000


@pytest.mark.parametrize("travel", ["1m", "25m", "3h"])
def test_any_way_is_gone_in_about_four_seconds_and_counted_in_full(travel: str):
    watch = Stopwatch()
    pacing = Pacing(1, watch)
    pacing.start()
    places = f"there: {{team: ivr, visit: {{travel: {travel}}}, then: what}}\n" + WELCOME
    walk = engine(places, head=HEAD.replace("dial: customer_line", "go: there")).walk()
    lived(pacing, walk, watch, 3_500)
    assert walk.minute == Minute.TRAVELLING
    lived(pacing, walk, watch, 700)
    assert walk.minute == Minute.DECIDING
    assert ledger(walk.engine, walk.events, walk.now).minutes_ms["travelling"] == duration_ms(travel)


# a slot of time

WAITS = """\
welcome: {team: ivr, announce: Welcome to Meridian., then: first}
first: {team: ivr, hold: {for: 20m}, then: words}
words: {team: ivr, announce: We are still looking for your file., then: second}
second: {team: ivr, hold: {for: 10m}, then: done}
"""
MINUTE = 60_000


def lived_through(fit_ms: int) -> tuple[int, list[int]]:
    """How long a walk took in real time, and how fast each of its waits ran."""
    walk, watch = begin(WAITS, answered=False), [0]
    pacing = Pacing(Pace(fit_ms=fit_ms), lambda: watch[0])
    pacing.start()
    rates: list[int] = []
    while not walk.ended:
        watch[0] += 200
        if walk.minute == Minute.WAITING and walk.where[2] < 1_000:
            rates.append(pacing.rate(walk))
        pacing.run(walk, walk.advance)
    return pacing.attended_ms, list(dict.fromkeys(rates))


@pytest.mark.parametrize("fit", [3, 5, 8, 20])
def test_a_walk_fits_into_its_slot_and_uses_it(fit: int) -> None:
    took, rates = lived_through(fit * MINUTE)
    assert took <= fit * MINUTE + 1_000
    assert took >= 0.6 * fit * MINUTE
    assert all(1 <= rate <= MOST_TIMES for rate in rates)


def test_where_there_is_time_enough_nothing_is_hurried() -> None:
    took, rates = lived_through(60 * MINUTE)
    assert rates == [1]
    assert took > 30 * MINUTE


def test_speech_is_never_hurried_and_that_it_does_not_fit_is_said_before() -> None:
    took, rates = lived_through(1_000)
    assert rates == [MOST_TIMES]
    assert took > 90_000
    said = does_not_fit(begin(WAITS), 60_000)
    assert said.startswith("This journey takes at least 2 minutes")
    assert "it will not fit into 1 minute" in said
    assert does_not_fit(begin(WAITS), 8 * MINUTE) == ""


def test_the_pace_is_the_same_from_the_beginning_of_a_wait_to_its_end() -> None:
    walk, watch = begin(WAITS), [0]
    pacing = Pacing(Pace(fit_ms=5 * MINUTE), lambda: watch[0])
    pacing.start()
    while walk.minute != Minute.WAITING:
        watch[0] += 100
        pacing.run(walk, walk.advance)
    first = pacing.rate(walk)
    watch[0] += 60_000
    pacing.run(walk, walk.advance)
    assert pacing.rate(walk) == first
