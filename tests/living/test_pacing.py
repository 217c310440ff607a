"""Real time becomes the customer's one to one; only a wait may go by faster, and nobody's time is nobody's."""

import pytest
from building import HEAD, RINGING, engine

from walkshoes.journey.events import Minute
from walkshoes.journey.ledger import ledger
from walkshoes.journey.walk import Walk
from walkshoes.living.pacing import LONGEST_GAP_MS, Pacing
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
