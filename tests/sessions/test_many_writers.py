"""Many processes write their walks into one record: nothing is lost, and nobody is refused."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from at_once import at_once

from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.record import Record
from walkshoes.sessions.turns import take_turn

WRITERS, SECONDS = 8, 3.0
WRITER = """
import sys, time
from pathlib import Path
from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.record import Record

record = Record(Path(sys.argv[1]))
kept = record.resume(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
end, confirmed = time.monotonic() + float(sys.argv[3]), 0
while time.monotonic() < end:
    kept.advance(kept.walk.now + 1)
    assert kept.give(Input(Kind.REACT, number=-1), f"words {confirmed}")
    confirmed += 1
record.close()
print(confirmed)
"""


def test_what_many_write_at_once_is_all_there_once(path: Path, journey: Source, ada: Persona) -> None:
    record = Record(path)
    walks = [record.begin(journey, f"Walker {number}", persona=ada).id for number in range(WRITERS)]
    record.close()
    said = at_once(WRITER, [[str(path), walk, str(SECONDS)] for walk in walks])
    assert [refused for _, _, refused in said] == [""] * WRITERS
    with closing(sqlite3.connect(path)) as other:
        for walk, (_, confirmed, _) in zip(walks, said, strict=True):
            numbers = other.execute("SELECT number FROM input WHERE walk = ? ORDER BY number", [walk]).fetchall()
            words = other.execute("SELECT text FROM words WHERE walk = ? ORDER BY id", [walk]).fetchall()
            assert numbers == [(number,) for number in range(1, int(confirmed) + 1)]
            assert words == [(f"words {number}",) for number in range(int(confirmed))]
        assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_whoever_waits_has_their_turn_as_soon_as_it_is_free(path: Path) -> None:
    Record(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as first:
        first.execute("BEGIN IMMEDIATE")
        waited = threading.Thread(target=_write_once, args=(path,))
        waited.start()
        time.sleep(0.2)
        assert waited.is_alive()
        first.execute("COMMIT")
        waited.join()
        assert first.execute("PRAGMA user_version").fetchone() == (77,)


def _write_once(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as second:
        take_turn(second)
        second.execute("PRAGMA user_version = 77")
        second.execute("COMMIT")


@pytest.mark.parametrize("longest_ms", [0, 30])
def test_who_has_waited_as_long_as_they_would_is_told(path: Path, longest_ms: int) -> None:
    Record(path).close()
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as first,
        closing(sqlite3.connect(path, isolation_level=None)) as second,
    ):
        first.execute("BEGIN IMMEDIATE")
        second.execute(f"PRAGMA busy_timeout={longest_ms}")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            take_turn(second)
        assert second.execute("PRAGMA busy_timeout").fetchone() == (longest_ms,)
