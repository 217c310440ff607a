"""A walk can be read for a report or lived again for a comparison, and is left as it is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.replaying import replayed
from walkshoes.sessions.stages import Stage


def run(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as other, other:
        return other.execute(sql).fetchall()


def test_a_walk_is_read_as_it_was_lived(record: Record, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]) -> None:
    kept.answer("anticipated", {"minutes": 8})
    to_the_end(kept)
    kept.commit("on Monday", "I listen to ten calls", "2026-04-01", "Ada")
    kept.move_to(Stage.DEBRIEF)
    stored = record.stored(kept.id)
    assert stored.events == kept.walk.events
    assert (stored.ledger, stored.frozen) == (kept.ledger(), kept.ledger())
    assert stored.curve == kept.curve()
    assert stored.transcript() == kept.transcript()
    assert list(stored.said) == kept.said
    assert list(stored.commitments) == kept.commitments
    assert (stored.answers, stored.stage, stored.diverged) == (kept.answers, Stage.DEBRIEF, None)


def test_reading_a_walk_takes_it_from_nobody(path: Path, record: Record, kept: KeptWalk) -> None:
    kept.advance(1_000)
    before = run(path, "SELECT * FROM walk")
    record.stored(kept.id)
    assert run(path, "SELECT * FROM walk") == before
    assert run(path, "SELECT * FROM gap") == []
    assert kept.give(Input(Kind.REACT, number=1))


def test_a_walk_lived_again_today_is_the_same(
    record: Record, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]
) -> None:
    to_the_end(kept)
    (one,) = replayed(record, kept.session)
    assert one.same
    assert one.text() == ["The silent line, Walker 7: the same"]


def test_where_today_differs_from_what_was_kept_is_said(
    path: Path, record: Record, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]
) -> None:
    to_the_end(kept)
    run(path, "UPDATE walk SET ledger = json_set(ledger, '$.people', 7)")
    (one,) = replayed(record, kept.session)
    assert one.differences == {"people": (7, 1)}
    assert "people: 7 was kept, today 1" in "\n".join(one.text())


def test_where_a_walk_can_no_longer_be_followed_is_said(
    path: Path, record: Record, kept: KeptWalk, to_the_end: Callable[[KeptWalk], None]
) -> None:
    to_the_end(kept)
    run(path, "UPDATE input SET place = 'elsewhere' WHERE kind = 'tell'")
    (one,) = replayed(record, kept.session)
    assert not one.same
    assert "(tell at elsewhere) no longer fits" in one.stopped
    assert record.stored(kept.id).ledger == kept.ledger()
