"""What the suite cannot do: a disk that is really full (Linux, as root), and damage by the hundred.

python3 tests/faults/bad_days.py            # 20 full disks, 500 damaged records
python3 tests/faults/bad_days.py 5 100
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "sessions"), str(TESTS)]

from damaging import at_random, log_of, react, sound, walked  # noqa: E402

from walkshoes.journey.inputs import Input, Kind  # noqa: E402
from walkshoes.scenario.load import load_text, source_of  # noqa: E402
from walkshoes.scenario.persona import Persona  # noqa: E402
from walkshoes.sessions.kept import KeptWalk  # noqa: E402
from walkshoes.sessions.record import Record, RecordTrouble  # noqa: E402

JOURNEY = """\
title: The silent line
customer: {name: Ada Byron, about: The line is dead.}
company:
  name: Meridian
  lines: {main: menu}
  teams: {ivr: {}}
start: {at: "2026-03-02 14:03", dial: main}
touchpoints:
  menu:
    team: ivr
    menu: For your bill, press 1. For anything else, press 2.
    press: {1: menu, 2: over}
    no_input: {after: 60s, say: Sorry?, tries: 20, then: over}
  over: {ending: The line went dead., resolved: false}
"""
ADA = Persona("Ada Byron", {}, {})
SOURCE = source_of(load_text(JOURNEY, "the-silent-line"))


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    """A disk of its own, with that little room."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def full(chance: random.Random) -> tuple[int, str]:
    """Walk on a disk until it is full; make room, and go on. How many inputs were confirmed, and what was said."""
    with small_disk(chance.randrange(500, 1_500)) as folder:
        path, confirmed = folder / "walkshoes.db", 0
        record = Record(path)
        kept = record.begin(SOURCE, "Walker 7", persona=ADA)
        if chance.random() < 0.5:  # somebody else takes what room there is
            react(kept, 3)
            confirmed = 3
            _take_all(folder, chance.randrange(0, 60_000))
        sentence = ""
        try:
            for _ in range(5_000):
                react(kept, 1)
                confirmed += 1
        except RecordTrouble as trouble:
            sentence = str(trouble)
        assert sentence, "the disk never filled up"
        try:
            record.close()
        except RecordTrouble as trouble:
            sentence = str(trouble)
        (folder / "taken").unlink(missing_ok=True)
        subprocess.run(["mount", "-o", "remount,size=20m", str(folder)], check=True)
        record = Record(path)
        again = record.resume(kept.id)
        assert len(again.inputs()) == len(again.said) == confirmed, (len(again.inputs()), confirmed)
        assert again.give(Input(Kind.REACT, number=1), "there is room")
        record.close()
    return confirmed, sentence


def _take_all(folder: Path, but: int) -> None:
    with (folder / "taken").open("wb", buffering=0) as other:
        try:
            while True:
                other.write(bytes(4_096))
        except OSError:
            pass
        other.truncate(max(0, other.tell() - but))


def to_the_end(kept: KeptWalk) -> None:
    react(kept, 5)
    kept.advance(kept.walk.now + 8_000)
    assert kept.give(Input(Kind.PRESS, "2"))
    kept.advance(kept.walk.now + 8_000)
    assert kept.walk.ended


def main(disks: int, records: int) -> None:
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    sys.stdout.write(f"seed {seed}\n")
    if disks:
        said: dict[str, int] = {}
        total = 0
        for _ in range(disks):
            confirmed, sentence = full(chance)
            total += confirmed
            said[sentence] = said.get(sentence, 0) + 1
        sys.stdout.write(f"{disks} full disks, {total} inputs confirmed, all there; said:\n")
        for sentence, times in said.items():
            sys.stdout.write(f"  {times} times: {sentence}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walkshoes.db"
        journeys = Path(folder) / "journeys"
        journeys.mkdir()
        (journeys / "the-silent-line.yaml").write_text(JOURNEY, encoding="utf-8")
        began, longest = time.monotonic(), 0.0
        for number in range(records):
            walked(path, SOURCE, ADA, to_the_end)
            at_random(chance, path)
            before = time.monotonic()
            assert sound(path, journeys), f"record {number}"
            longest = max(longest, time.monotonic() - before)
            for file in (path, log_of(path)):
                file.unlink(missing_ok=True)
        took = time.monotonic() - began
        sys.stdout.write(f"{records} damaged records, none with a trace or a broken new record, in {took:.0f} s\n")
        sys.stdout.write(f"  the longest took {longest:.2f} s\n")


if __name__ == "__main__":
    main(*(map(int, sys.argv[1:]) if len(sys.argv) == 3 else (20, 500)))
