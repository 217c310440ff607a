"""The program is killed without warning, at any moment: what was confirmed is there, once."""

import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.record import Record

WRITER = """
import sys
from pathlib import Path
from walkshoes.journey.inputs import Input, Kind
from walkshoes.sessions.record import Record

kept = Record(Path(sys.argv[1])).resume(sys.argv[2])
for number in range(int(sys.argv[3]), 1_000_000):
    kept.advance(kept.walk.now + 9_000)
    if number % 3 == 0:
        given = kept.give(Input(Kind.PRESS, "1")) or kept.give(Input(Kind.REACT, number=0), f"words {number}")
    else:
        given = kept.give(Input(Kind.REACT, number=-1), f"words {number}")
    assert given
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


def _write_until_killed(path: Path, walk: str, first: int, after_s: float) -> list[int]:
    """The numbers that were confirmed before the writer was killed."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), walk, str(first)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    confirmed = [int(writer.stdout.readline())]
    killer = threading.Timer(after_s, writer.kill)
    killer.start()
    confirmed += [int(line) for line in writer.stdout if line.endswith("\n")]
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL
    killer.join()
    return confirmed


def test_every_confirmed_input_is_there_once_after_a_kill(path: Path, journey: Source, ada: Persona) -> None:
    record = Record(path)
    walk = record.begin(journey, "Walker 7", persona=ada).id
    record.close()
    chance = random.Random()
    confirmed = 0
    for _ in range(4):
        moment = chance.uniform(0, 0.25)
        told = _write_until_killed(path, walk, confirmed + 1, moment)
        with closing(sqlite3.connect(path)) as other:
            numbers = [number for (number,) in other.execute("SELECT number FROM input ORDER BY number")]
            words = [text for (text,) in other.execute("SELECT text FROM words ORDER BY id")]
            whole = other.execute("PRAGMA integrity_check").fetchall()
        # One more may be on the disk than was confirmed: it was killed between the two.
        assert numbers in (
            list(range(1, told[-1] + 1)),
            list(range(1, told[-1] + 2)),
        ), f"killed after {moment} s"
        assert len(set(words)) == len(words)
        assert whole == [("ok",)]
        confirmed = numbers[-1]
    record = Record(path)
    again = record.resume(walk)
    assert again.walk.now >= 9_000 * (confirmed - 1)
    record.close()
