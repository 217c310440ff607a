"""A session as it goes on: who is where, and the curve from five people on; nobody's words."""

from datetime import UTC, datetime, timedelta

import pytest
from building import ANN
from rooms import Person, a_session, walks

from walkshoes.sessions.led import LedSession
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.steering import Ask, steer
from walkshoes.summaries.live import Looking, look


def comes_in(record: Record, led: LedSession, alias: str) -> None:
    who = join(record.file, led.id, alias)
    kept = record.begin(led.journeys[0].source, alias, persona=ANN, session=led.id, participant=who.id)
    kept.move_to(Stage.WALK)


def test_it_says_who_is_where(record: Record) -> None:
    led = a_session(record, Person())
    join(record.file, led.id, "Walker 9")
    comes_in(record, led, "Walker 2")
    seen = look(record, led.id)
    assert {row.alias: row.where for row in seen.rows} == {
        "Walker 1": "done",
        "Walker 2": "welcome",
        "Walker 9": "has not begun",
    }
    assert (seen.people, seen.walking) == (3, 1)


def test_whoever_needs_attention_stands_first_and_whoever_is_done_last(record: Record) -> None:
    led = a_session(record, Person())
    comes_in(record, led, "Walker 2")
    assert [row.alias for row in look(record, led.id).rows] == ["Walker 2", "Walker 1"]


def test_a_walk_nobody_is_at_is_away(record: Record) -> None:
    led = a_session(record)
    comes_in(record, led, "Walker 1")
    later = datetime.now(UTC) + timedelta(minutes=1)
    steer(record.file, led.id, Ask.START)
    (row,) = Looking(record, led.id).look(later).rows
    assert row.where == "away, at welcome"


def test_while_time_stands_still_nobody_is_away(record: Record) -> None:
    led = a_session(record)
    comes_in(record, led, "Walker 1")
    later = datetime.now(UTC) + timedelta(minutes=1)
    for what in (Ask.START, Ask.HOLD):
        steer(record.file, led.id, what)
    (row,) = Looking(record, led.id).look(later).rows
    assert row.where == "welcome"


def test_the_curve_comes_with_the_fifth_person_and_says_why_not_before(record: Record) -> None:
    led = a_session(record, *[Person(menu=0, agent=-1)] * 4)
    seen = look(record, led.id)
    assert seen.picture is None
    assert "from 5 people on" in seen.why
    walks(record, led, "Walker 5", Person(menu=0, agent=-1))
    seen = look(record, led.id)
    assert seen.picture is not None
    assert seen.why == ""


def test_nobodys_words_or_feelings_are_shown(record: Record) -> None:
    led = a_session(record, Person(words="they let me hang", may_quote=True))
    seen = look(record, led.id)
    assert "hang" not in str(seen.as_json())
    assert (seen.rows[0].reactions, seen.rows[0].clock) == (0, ""), "of a walk that is over it would be a figure"


def test_a_walk_that_has_not_moved_is_not_lived_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    led = a_session(record, *[Person()] * 3)
    looking = Looking(record, led.id)
    looking.look()
    lived: list[str] = []
    monkeypatch.setattr(Record, "stored", lambda _, key: lived.append(key))
    looking.look()
    assert lived == []
