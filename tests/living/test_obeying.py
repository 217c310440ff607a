"""What whoever leads asks of everybody is done on each walk, through the record, whoever else has it open."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from building import ANN, RINGING, source

from walkshoes.journey.events import Minute
from walkshoes.living.living import Living
from walkshoes.living.obeying import DEBRIEF, HELD, NOT_BEGUN, Obeying
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import MOST_TIMES
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.record import Record
from walkshoes.sessions.steering import Ask, Steered, steer, steered
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble

WAITS = """\
welcome: {team: ivr, announce: Welcome to Meridian., then: first}
first: {team: ivr, hold: {for: 20m}, then: words}
words: {team: ivr, announce: We are still looking for your file., then: second}
second: {team: ivr, hold: {for: 10m}, then: done}
"""
MINUTE = 60_000


class Stopwatch:
    now = 0

    def __call__(self) -> int:
        return self.now


class Room:
    """A walk in a session, and the facilitator's own opening of the same record."""

    def __init__(self, path: Path) -> None:
        self.path = path / "record.db"
        self.record, self.leader = Record(self.path), Record(self.path)
        made = source(WAITS)
        self.session = begin_session(self.leader.file, Plan("A day", [made])).id
        self.kept = self.record.begin(made, "Ada", session=self.session, persona=ANN)
        self.reads = 0
        self.broken = False
        self.attend()

    def attend(self) -> None:
        """Somebody sits down before the walk."""
        self.watch = Stopwatch()
        self.living = Living(self.kept, Pace(6), self.watch)
        self.obeying = Obeying(self.read, self.kept, self.living.pacing, self.watch, self.living.do)
        self.living.pacing.start()

    def read(self) -> Steered:
        self.reads += 1
        if self.broken:
            raise RecordTrouble("The record cannot be read.")
        return steered(self.record.file, self.session)

    def ask(self, what: Ask, value: str = "") -> None:
        steer(self.leader.file, self.session, what, value)

    def wait(self, ms: int) -> None:
        for _ in range(ms // 100):
            self.watch.now += 100
            self.obeying.look()
            self.living.look()

    def to_the_wait(self) -> None:
        while self.kept.walk.minute != Minute.WAITING or self.kept.walk.place == 0:
            self.wait(500)

    def gaps(self) -> list[tuple[str, str]]:
        with sqlite3.connect(self.path) as db:
            return db.execute("SELECT left_at, came_back_at FROM gap WHERE walk = ?", [self.kept.id]).fetchall()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.record.close()
    made.leader.close()


@pytest.fixture
def begun(room: Room) -> Room:
    room.ask(Ask.START)
    room.wait(1_000)
    return room


def test_time_stands_still_until_the_session_has_begun(room: Room) -> None:
    room.wait(10_000)
    assert room.kept.walk.now <= 100
    assert room.obeying.held
    assert room.obeying.line == NOT_BEGUN
    room.ask(Ask.START)
    room.wait(1_000)
    here = room.kept.walk.now
    room.wait(2_000)
    assert room.kept.walk.now == here + 2_000
    assert room.obeying.line == ""
    assert len(room.gaps()) == 1


def test_time_stands_still_while_it_is_held_and_the_gap_is_kept(begun: Room) -> None:
    begun.ask(Ask.HOLD)
    begun.wait(1_000)
    here, gaps = begun.kept.walk.now, len(begun.gaps())
    begun.wait(60_000)
    assert begun.kept.walk.now == here
    assert begun.obeying.line == HELD
    begun.ask(Ask.GO_ON)
    begun.wait(1_500)
    assert begun.kept.walk.now > here
    assert len(begun.gaps()) == gaps + 1
    left, back = begun.gaps()[-1]
    assert left <= back <= utc_text()


def test_a_walk_that_is_left_while_it_is_held_keeps_the_gap_so_far(begun: Room) -> None:
    begun.ask(Ask.HOLD)
    begun.wait(1_000)
    gaps = len(begun.gaps())
    begun.obeying.close()
    begun.obeying.close()
    assert len(begun.gaps()) == gaps + 1


def test_a_wait_is_ended_once_and_counted_in_full(begun: Room) -> None:
    begun.to_the_wait()
    begun.ask(Ask.END_WAITS)
    begun.wait(1_200)
    assert begun.kept.walk.where[0] == "words"
    assert begun.kept.ledger().minutes_ms["waiting"] == 20 * MINUTE
    assert [one.by for one in begun.kept.inputs()] == ["facilitator"]
    begun.wait(10_000)
    assert begun.kept.walk.where[0] == "second"
    begun.wait(10_000)
    assert begun.kept.walk.where[0] == "second", "what was asked once is done once"


def test_who_does_not_wait_when_waits_are_ended_is_spared_no_later_one(begun: Room) -> None:
    begun.ask(Ask.END_WAITS)
    begun.wait(1_200)
    begun.to_the_wait()
    begun.wait(5_000)
    assert begun.kept.walk.where[0] == "first"
    assert not begun.kept.inputs()


def test_what_was_ended_before_a_walk_was_opened_does_not_count(begun: Room) -> None:
    begun.to_the_wait()
    begun.kept.close()
    begun.ask(Ask.END_WAITS)
    begun.kept = begun.record.resume(begun.kept.id)
    begun.attend()
    begun.wait(5_000)
    assert begun.kept.walk.where[0] == "first"


def test_the_pace_is_what_whoever_leads_asks_for(begun: Room) -> None:
    assert begun.living.pacing.pace == Pace(1)
    begun.ask(Ask.PACE, "12")
    begun.wait(1_000)
    begun.to_the_wait()
    assert begun.living.pacing.rate(begun.kept.walk) == 12


def test_waiting_is_fitted_into_the_time_that_is_left(begun: Room) -> None:
    begun.ask(Ask.FIT, utc_text(timedelta(minutes=5)))
    begun.wait(1_000)
    begun.to_the_wait()
    rate = begun.living.pacing.rate(begun.kept.walk)
    assert 5 <= rate <= 9  # thirty minutes of waiting, beside a few words, into some five
    begun.wait(5_000)
    assert begun.living.pacing.rate(begun.kept.walk) == rate, "the clock keeps its pace while it is looked at"


def test_a_wait_under_way_runs_otherwise_as_soon_as_it_is_asked(begun: Room) -> None:
    begun.ask(Ask.FIT, utc_text(timedelta(minutes=30)))
    begun.wait(1_000)
    begun.to_the_wait()
    slow = begun.living.pacing.rate(begun.kept.walk)
    begun.ask(Ask.FIT, utc_text(timedelta(minutes=4)))
    begun.wait(1_000)
    assert begun.living.pacing.rate(begun.kept.walk) > slow
    begun.ask(Ask.FIT, utc_text(timedelta(minutes=-1)))
    begun.wait(1_000)
    assert begun.living.pacing.rate(begun.kept.walk) == MOST_TIMES
    begun.ask(Ask.PACE, "1")
    begun.wait(1_000)
    assert begun.living.pacing.rate(begun.kept.walk) == 1


def test_the_debrief_is_said_and_stops_nobody(begun: Room) -> None:
    assert not begun.obeying.debrief
    begun.ask(Ask.DEBRIEF)
    begun.wait(1_000)
    assert begun.obeying.debrief
    assert begun.obeying.line == DEBRIEF
    here = begun.kept.walk.now
    begun.wait(1_000)
    assert begun.kept.walk.now == here + 1_000


def test_a_record_that_cannot_be_read_leaves_everything_as_it_was(begun: Room) -> None:
    begun.broken = True
    here = begun.kept.walk.now
    begun.wait(3_000)
    assert begun.kept.walk.now == here + 3_000
    begun.broken = False
    begun.ask(Ask.HOLD)
    begun.wait(1_000)
    begun.broken = True
    here = begun.kept.walk.now
    begun.wait(3_000)
    assert begun.kept.walk.now == here


def test_where_the_record_could_never_be_read_the_walk_goes_on(room: Room) -> None:
    room.broken = True
    room.wait(3_000)
    assert room.kept.walk.now == 3_000


def test_the_record_is_asked_about_once_a_second(begun: Room) -> None:
    before = begun.reads
    begun.wait(10_000)
    assert begun.reads - before == 10


def test_one_walk_alone_can_be_held_and_hurried_until_something_else_is_asked_of_all(begun: Room) -> None:
    begun.obeying.hold_here(True)
    here = begun.kept.walk.now
    begun.wait(3_000)
    assert begun.kept.walk.now == here
    assert begun.obeying.line == HELD
    begun.obeying.hold_here(False)
    begun.obeying.pace_here(20)
    begun.wait(3_000)
    assert begun.kept.walk.now == here + 3_000
    assert begun.obeying.pace == Pace(20)
    begun.obeying.fit_here(8 * MINUTE)
    begun.wait(2_000)
    assert begun.obeying.pace.fit_ms is not None
    begun.ask(Ask.PACE, "3")
    begun.wait(1_000)
    assert begun.obeying.pace == Pace(3)


def test_after_the_end_nothing_is_held_any_more(begun: Room) -> None:
    begun.ask(Ask.PACE, "20")
    begun.wait(RINGING + 150_000)
    assert begun.kept.walk.ended
    begun.ask(Ask.HOLD)
    begun.wait(1_000)
    assert not begun.obeying.held
    assert begun.obeying.line == ""
