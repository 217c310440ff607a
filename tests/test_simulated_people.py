"""People who are made up, to rehearse a session: they walk the real journey, and the same ones each time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from building import source

from walkshoes.sessions.led import LedSession, Plan, begin_session
from walkshoes.sessions.people import join, people_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.replaying import replayed
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.simulated_people import fill

PLACES = """
welcome: {team: ivr, menu: "For faults, press 1; for bills, press 2.", press: {1: line, 2: done}, usually: {1: 0.7, 2: 0.3}}
line: {queue: support, then: agent}
agent: {team: support, talk: [{agent: "{agent} here."}, {ask: {fact: account_number}}, {ask: {fact: story}}], then: done}
"""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "walks.db")
    yield opened
    opened.close()


def a_session(record: Record, seed: int = 3) -> LedSession:
    labels = {"department": ["Service", "Finance"]}
    return begin_session(record.file, Plan("Day", [source(PLACES)], labels, seed=seed))


def test_they_walk_to_the_end_and_are_told_from_people(record: Record) -> None:
    led = a_session(record)
    fill(record, led, 6)
    rows = record.walks(led.id)
    assert {row.stage for row in rows} == {Stage.DONE}
    assert all(row.ending for row in rows)
    assert [who.caller for who in people_of(record.file, led.id)] == [1, 2, 3, 4, 5, 6]
    assert {who.labels["department"] for who in people_of(record.file, led.id)} == {"Service", "Finance"}


def test_their_walks_are_walks_that_can_be_lived_again(record: Record) -> None:
    led = a_session(record)
    fill(record, led, 6)
    assert [one.text() for one in replayed(record, led.id) if not one.same] == []


def test_the_room_lives_one_wait_and_decides_in_its_own_ways(record: Record) -> None:
    led = a_session(record)
    fill(record, led, 12)
    stored = [record.stored(row.id) for row in record.walks(led.id)]
    drawn = [draw for one in stored for draw in (one.walk.values or {}).items()]
    waits = {value for (_, visit, purpose), value in drawn if (visit, purpose) == (1, "wait")}
    assert len(waits) == 1
    assert len({tuple(made.value for _, made in one.inputs if made.kind == "press") for one in stored}) > 1


def test_more_of_them_can_come_later(record: Record) -> None:
    led = a_session(record)
    fill(record, led, 2)
    came = fill(record, led, 2)
    assert [who.caller for who in came] == [3, 4]
    assert len(people_of(record.file, led.id)) == 4


def test_they_do_not_come_where_people_are(record: Record) -> None:
    led = a_session(record)
    join(record.file, led.id, "Ada")
    with pytest.raises(RecordTrouble, match="People have come into this session already"):
        fill(record, led, 6)


def test_the_same_seed_makes_the_same_people(tmp_path: Path) -> None:
    said = []
    for name in ("one.db", "two.db"):
        record = Record(tmp_path / name)
        led = a_session(record)
        fill(record, led, 5)
        walks = [record.stored(row.id) for row in record.walks(led.id)]
        said.append([(one.answers, [text.text for text in one.said], one.ledger.as_json()) for one in walks])
        record.close()
    assert said[0] == said[1]
