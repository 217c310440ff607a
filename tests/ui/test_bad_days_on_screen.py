"""The record fails in the middle of a walk: one sentence on a calm screen, and what was confirmed is there."""

import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from staged import Lived
from staged import live as live_a_walk

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.sessions.record import Record

JOURNEY = """\
welcome:
  team: ivr
  menu: For your bill, press 1. For anything else, press 2.
  press: {1: welcome, 2: over}
  no_input: {after: 60s, say: Sorry?, tries: 20, then: over}
over: {drop: The line goes dead.}
"""
HOLDER = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
sys.stdout.write("held\\n")
sys.stdout.flush()
sys.stdin.readline()
"""
live = partial(live_a_walk, touchpoints=JOURNEY)


def confirmed(path: Path) -> int:
    db = sqlite3.connect(path / "record.db")
    try:
        return int(db.execute("SELECT count(*) FROM input").fetchone()[0])
    finally:
        db.close()


async def stands_still_under(lived: Lived, sentence: str) -> None:
    seen = " ".join(lived.seen().split())
    assert sentence in seen
    assert "press 1" not in seen, "nothing else is on the screen"
    here = lived.walk.now
    await lived.wait(5_000)
    assert lived.walk.now == here
    await lived.pilot.press("enter")
    await lived.pilot.pause()
    assert lived.app.outcome == "left"


def test_a_disk_that_fills_up_in_the_middle_of_a_walk(tmp_path: Path) -> None:
    given = 0

    async def play(lived: Lived) -> None:
        nonlocal given
        await lived.until(Accepts.PRESS)
        pages = lived.record.file.rows("PRAGMA page_count")[0][0]
        lived.record.file.rows(f"PRAGMA max_page_count = {pages}")
        while lived.app.walking.give(Input(Kind.REACT, number=-1), "not again " * 300):
            given += 1
            assert given < 100
        await lived.pilot.pause()
        await stands_still_under(lived, "The disk is full, so nothing more can be kept.")
        lived.record.file.rows("PRAGMA max_page_count = 1000000")

    walk = live(tmp_path, play)
    assert confirmed(tmp_path) == given
    record = Record(tmp_path / "record.db")
    again = record.resume(walk)
    assert len(again.inputs()) == given
    assert again.give(Input(Kind.REACT, number=1), "there is room")
    record.close()


def test_another_program_that_keeps_the_record_in_the_middle_of_a_walk(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.PRESS)
        await lived.pilot.press("1")
        await lived.until(Accepts.PRESS)
        lived.record.file.rows("PRAGMA busy_timeout = 100")
        words = [sys.executable, "-c", HOLDER, str(tmp_path / "record.db")]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            await lived.pilot.press("1")
            await lived.pilot.pause()
            await stands_still_under(lived, "Another program has kept the record")
            other.communicate("\n")

    walk = live(tmp_path, play)
    assert confirmed(tmp_path) == 1
    record = Record(tmp_path / "record.db")
    assert record.resume(walk).give(Input(Kind.REACT, number=1), "on again")
    record.close()


@pytest.mark.parametrize("named", ["words", "walk"])
def test_damage_in_the_middle_of_a_walk(tmp_path: Path, named: str) -> None:
    """Another program writes over the file; what is damaged may also be what every input needs."""
    path = tmp_path / "record.db"
    given = 0

    async def play(lived: Lived) -> None:
        nonlocal given
        await lived.until(Accepts.PRESS)
        for _ in range(30):
            given += lived.app.walking.give(Input(Kind.REACT, number=-1), "not again " * 30)
        lived.record.file.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        root = lived.record.file.rows("SELECT rootpage FROM sqlite_master WHERE name = ?", [named])[0][0]
        held = bytearray(path.read_bytes())
        held[(root - 1) * 4_096 : root * 4_096] = b"\xa5" * 4_096
        path.write_bytes(held)
        other = sqlite3.connect(path)
        other.execute("UPDATE session SET title = title")
        other.commit()
        other.close()
        lived.record.file.rows("PRAGMA shrink_memory")  # what it remembers of the file would hide it for a while
        while lived.app.walking.give(Input(Kind.REACT, number=-1), "not again " * 30):
            given += 1
            assert given < 200
        await lived.pilot.pause()
        await stands_still_under(lived, "is damaged.")

    live(tmp_path, play)
    assert given >= 30
    assert confirmed(tmp_path) == given
