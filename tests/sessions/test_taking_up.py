"""A walk that was broken off is there again, at the same moment, as if nothing had been."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record, RecordTrouble
from walkshoes.sessions.stages import Stage

Walks = Callable[[KeptWalk], None]


def run(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as other, other:
        return other.execute(sql).fetchall()


def test_a_walk_is_there_again_with_all_that_belongs_to_it(
    path: Path, journey: Source, ada: Persona, to_the_agent: Walks
) -> None:
    record = Record(path)
    kept = record.begin(journey, "Walker 7", persona=ada, seed=5)
    kept.answer("anticipated", {"minutes": 8})
    kept.move_to(Stage.WALK)
    to_the_agent(kept)
    kept.give(Input(Kind.REACT, number=-1), "why again")
    kept.advance(kept.walk.now + 777)
    record.close()
    again = Record(path).resume(kept.id)
    assert again.walk.events == kept.walk.events
    assert again.walk.now == kept.walk.now
    assert again.walk.where == kept.walk.where
    assert (again.id, again.session, again.alias, again.seed) == (kept.id, kept.session, "Walker 7", 5)
    assert (again.source, again.persona, again.stage) == (journey, ada, Stage.WALK)
    assert again.said == kept.said
    assert again.answers == {"anticipated": {"minutes": 8}}


def test_who_was_telling_still_is(record: Record, kept: KeptWalk, to_the_agent: Walks) -> None:
    to_the_agent(kept)
    assert kept.give(Input(Kind.BEGIN))
    kept.draft = "dead since last Sat"
    kept.advance(kept.walk.now + 30_000)
    kept.close()
    again = record.resume(kept.id)
    assert again.walk.began
    assert again.walk.accepts == Accepts.TELL
    assert again.draft == "dead since last Sat"
    assert again.walk.now == kept.walk.now
    assert again.give(Input(Kind.TELL), "dead since last Saturday")
    assert again.ledger().words_told == 4


def test_who_was_keying_still_is(record: Record, kept: KeptWalk) -> None:
    kept.advance(8_000)
    kept.give(Input(Kind.PRESS, "2"))
    kept.advance(20_000)
    kept.give(Input(Kind.BEGIN))
    kept.draft = "7734"
    kept.advance(60_000)
    kept.close()
    again = record.resume(kept.id)
    assert (again.walk.began, again.walk.accepts, again.draft) == (True, Accepts.KEY, "7734")
    assert again.give(Input(Kind.KEY, "7734 09"))


def test_the_time_away_is_recorded_and_is_no_part_of_the_walk(path: Path, record: Record, kept: KeptWalk) -> None:
    kept.advance(3_000)
    kept.close()
    run(path, "UPDATE walk SET seen = '2026-03-02T14:03:09Z'")
    again = record.resume(kept.id)
    assert again.walk.now == 3_000
    ((walk, left, back),) = run(path, "SELECT walk, left_at, came_back_at FROM gap")
    assert (walk, left) == (kept.id, "2026-03-02T14:03:09Z")
    assert str(back) > "2026-03-02T14:03:09Z"


def test_looking_at_a_finished_walk_again_is_no_gap(
    path: Path, record: Record, kept: KeptWalk, to_the_end: Walks
) -> None:
    to_the_end(kept)
    kept.move_to(Stage.DONE)
    again = record.resume(kept.id)
    assert again.walk.ended
    assert again.ledger() == kept.ledger()
    assert run(path, "SELECT * FROM gap") == []


def test_a_walk_taken_up_twice_goes_on_being_numbered(path: Path, record: Record, kept: KeptWalk) -> None:
    walk = kept
    for _ in range(3):
        walk.advance(walk.walk.now + 500)
        assert walk.give(Input(Kind.REACT, number=0))
        walk.close()
        walk = record.resume(kept.id)
    assert run(path, "SELECT number, at_ms FROM input ORDER BY number") == [(1, 500), (2, 1_000), (3, 1_500)]


def test_words_come_to_the_last_reaction_after_taking_up_again(record: Record, kept: KeptWalk) -> None:
    kept.advance(1_000)
    kept.give(Input(Kind.REACT, number=-2))
    kept.advance(2_000)
    kept.give(Input(Kind.PRESS, "1"))
    again = record.resume(kept.id)
    again.add_words("that menu")
    assert [(one.at_ms, one.place, one.text) for one in again.said] == [(1_000, "menu", "that menu")]


def test_a_wait_stays_as_drawn(path: Path, record: Record, kept: KeptWalk, to_the_agent: Walks) -> None:
    """Even where a later version of the sums would draw another."""
    kept.advance(8_000)
    kept.give(Input(Kind.PRESS, "2"))
    kept.advance(20_000)
    kept.give(Input(Kind.KEY, "7734 09"))
    kept.close()
    run(path, "UPDATE draw SET value = 123456")
    again = record.resume(kept.id)
    assert again.walk.wait_end - again.walk.now == 123_456
    assert [x for _, code, _, x, _ in again.walk.events if code == Code.DREW] == [123_456]
    assert run(path, "SELECT value FROM draw") == [(123_456,)]


def test_erasing_the_words_leaves_the_walk_as_it_was(
    path: Path, record: Record, kept: KeptWalk, to_the_end: Walks
) -> None:
    to_the_end(kept)
    kept.close()
    run(path, "DELETE FROM words")
    again = record.resume(kept.id)
    assert again.said == []
    assert again.walk.events == kept.walk.events
    assert again.ledger().words_told == 4


def test_an_edited_scenario_file_does_not_touch_a_walk_under_way(record: Record, kept: KeptWalk) -> None:
    """It goes on with the text it was begun with, which the record holds."""
    kept.advance(2_000)
    again = record.resume(kept.id)
    assert again.source.text == kept.source.text
    assert again.source.hash == kept.source.hash


def test_a_walk_that_is_not_there_is_said(record: Record) -> None:
    with pytest.raises(RecordTrouble, match="no such walk"):
        record.resume("nowhere")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE input SET kind = 'sing'",
        "UPDATE walk SET persona = '[]'",
        "UPDATE walk SET settings = '{\"gone\": true}'",
        "UPDATE walk SET stage = 'lunch'",
    ],
)
def test_a_damaged_walk_is_said_and_the_others_go_on(path: Path, record: Record, kept: KeptWalk, harm: str) -> None:
    kept.give(Input(Kind.REACT, number=0))
    kept.close()
    run(path, harm)
    other = record.begin(kept.source, "Walker 8", persona=kept.persona)
    with pytest.raises(RecordTrouble, match="damaged"):
        record.resume(kept.id)
    other.close()
    assert record.resume(other.id).alias == "Walker 8"


@pytest.mark.parametrize(
    "change",
    ["UPDATE input SET place = 'elsewhere'", "UPDATE scenario SET text = 'title: 1'"],
)
def test_a_walk_this_version_cannot_go_on_with_is_said(path: Path, record: Record, kept: KeptWalk, change: str) -> None:
    kept.give(Input(Kind.REACT, number=0))
    kept.close()
    run(path, change)
    with pytest.raises(RecordTrouble, match=r"begun with version .* cannot go on with it"):
        record.resume(kept.id)


def test_a_walk_belongs_to_the_window_that_opened_it_last(path: Path, record: Record, kept: KeptWalk) -> None:
    kept.advance(1_000)
    kept.give(Input(Kind.REACT, number=-1))
    elsewhere = Record(path)
    taken = elsewhere.resume(kept.id)
    with pytest.raises(RecordTrouble, match="opened in another window"):
        kept.give(Input(Kind.REACT, number=-2))
    kept.close()
    taken.advance(1_500)
    assert taken.give(Input(Kind.REACT, number=1))
    elsewhere.close()
    assert run(path, "SELECT number, amount FROM input ORDER BY number") == [(1, -1), (2, 1)]
    assert run(path, "SELECT reached_ms FROM walk") == [(1_500,)]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_a_participant_does_is_lived_again_exactly(
    record: Record, journey: Source, ada: Persona, seed: int
) -> None:
    """Also what makes no sense, at any moment, and with several taking-ups on the way."""
    chance = random.Random(seed)
    kept = record.begin(journey, "Walker", persona=ada, seed=seed)
    for _ in range(60):
        kept.advance(kept.walk.now + chance.choice([0, 0, 1, 700, 2_600, 9_000, 90_000]))
        kept.give(_anything(chance, kept))
        if chance.random() < 0.05:
            kept.close()
            again = record.resume(kept.id)
            assert again.walk.events == kept.walk.events
            kept = again
    kept.close()
    again = record.resume(kept.id)
    assert again.walk.events == kept.walk.events
    assert (again.walk.now, again.walk.where, again.walk.until) == (
        kept.walk.now,
        kept.walk.where,
        kept.walk.until,
    )
    assert again.ledger() == kept.ledger()


def _anything(chance: random.Random, kept: KeptWalk) -> Input:
    if chance.random() < 0.5:  # what the walk is ready for
        ready = {
            Accepts.PRESS: Input(Kind.PRESS, chance.choice("122")),
            Accepts.KEY: Input(Kind.KEY, chance.choice(["7734 09", "773409#", "12"])),
            Accepts.TELL: Input(Kind.TELL, number=chance.randint(1, 40)),
            Accepts.CHOICE: Input(Kind.CHOOSE, chance.choice(["again", "again", "wait", "ring_again"])),
            Accepts.READ: Input(Kind.READ),
        }
        if kept.walk.accepts in ready:
            return ready[kept.walk.accepts]
    return chance.choice(
        [
            Input(Kind.BEGIN),
            Input(Kind.END_WAIT, by="facilitator"),
            Input(Kind.REACT, number=chance.randint(-2, 2)),
            Input(Kind.PRESS, chance.choice("12*9")),
            Input(Kind.KEY, "0"),
            Input(Kind.DIAL, "customer_line"),
            Input(Kind.HANG_UP),
        ]
    )
