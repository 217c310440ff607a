"""Many processes write walks into one record at the same time: is anything lost or refused, and how long does it take?

    python -m pip install .
    python benchmarks/writers.py --processes 60 --seconds 60 --json

Each process has a walk of its own. It does something, waits until that is confirmed (the time measured: from the key to
the moment it is on the disk), and then does the next thing at once, or `--every` so many seconds, as people in a room
would. In the end everything that was confirmed must be in the record, once. Goals: nothing lost, nothing refused.
"""

import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

JOURNEY = """
title: Sixty at once
customer: {name: Sam, about: You press one.}
company: {name: Meridian, lines: {main: menu}, teams: {ivr: {}}}
start: {at: "2026-03-02 14:00", dial: main}
touchpoints:
  menu: {team: ivr, menu: Press 1., press: {1: again}, no_input: {after: 1h, say: Hello?, tries: 9, then: over}}
  again: {team: ivr, announce: Once more., then: menu}
  over: {ending: It is over., resolved: true}
"""
HEARD_MS = 9_000
"""So much of the customer's time goes by between two inputs: the announcement is over."""
STARTING_S = 120


def write(path: Path, seconds: float, every: float) -> dict[str, object]:
    """One of the many: the key of its walk, how many inputs were confirmed, each one's milliseconds, what refused."""
    from walkshoes.journey.inputs import Input, Kind
    from walkshoes.scenario.load import load_text, source_of
    from walkshoes.scenario.persona import Persona
    from walkshoes.sessions.record import Record, RecordTrouble

    source = source_of(load_text(JOURNEY, "sixty"))
    record = Record(path)
    kept = record.begin(source, "Walker", persona=Persona("Sam"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    took: list[float] = []
    refused = ""
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            kept.advance(kept.walk.now + HEARD_MS)
            press = len(took) % 2
            began = time.perf_counter()
            made = Input(Kind.PRESS, "1") if press else Input(Kind.REACT, number=-1)
            if not kept.give(made, "" if press else f"words {len(took)}"):
                refused = f"{made.kind} was not taken"
                break
            took.append(1_000 * (time.perf_counter() - began))
            time.sleep(max(0.0, every - (time.perf_counter() - began)))
        record.close()
    except RecordTrouble as trouble:
        refused = f"{trouble} ({trouble.__cause__})"
    return {"walk": kept.id, "confirmed": len(took), "took_ms": took, "refused": refused}


def measured(path: Path, processes: int, seconds: float, every: float) -> dict[str, object]:
    """Let them all write, and look what is there."""
    command = [sys.executable, str(Path(__file__).resolve()), "--record", str(path)]
    command += ["--seconds", str(seconds), "--every", str(every)]
    writers = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:  # all stand ready before the first is let go
        assert writer.stdin is not None
        writer.stdin.write("\n")
        writer.stdin.flush()
    told = [json.loads(writer.communicate(timeout=seconds + STARTING_S)[0]) for writer in writers]
    took = sorted(ms for one in told for ms in one["took_ms"])
    return {
        "processes": processes,
        "seconds": seconds,
        "every_s": every,
        "confirmed": len(took),
        "fewest_and_most_by_one": [pick(one["confirmed"] for one in told) for pick in (min, max)],
        "lost": sum(_lost(path, one["walk"], one["confirmed"]) for one in told),
        "refused": [one["refused"] for one in told if one["refused"]],
        "confirmed_in_ms": {
            "p50": round(statistics.median(took), 1),
            "p99": round(statistics.quantiles(took, n=100)[-1], 1),
            "max": round(took[-1], 1),
        },
    }


def _lost(path: Path, walk: str, confirmed: int) -> int:
    """How many of a walk's inputs are not there as they should be, or there twice."""
    with closing(sqlite3.connect(path)) as other:
        numbers = [n for (n,) in other.execute("SELECT number FROM input WHERE walk = ? ORDER BY number", [walk])]
        words = other.execute("SELECT count(DISTINCT text), count(*) FROM words WHERE walk = ?", [walk]).fetchone()
    missing = len(set(range(1, confirmed + 1)) ^ set(numbers)) + len(numbers) - len(set(numbers))
    wordless = abs((confirmed + 1) // 2 - words[0]) + words[1] - words[0]
    return missing + wordless


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--processes", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--every", type=float, default=0, metavar="SECONDS", help="each does something so often")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.record is not None:
        print(json.dumps(write(arguments.record, arguments.seconds, arguments.every)))
        return
    with tempfile.TemporaryDirectory() as folder:
        result = measured(Path(folder) / "walks.db", arguments.processes, arguments.seconds, arguments.every)
    result |= {"cores": os.cpu_count(), "sqlite": sqlite3.sqlite_version}
    result["met"] = not result["lost"] and not result["refused"]
    if arguments.json:
        print(json.dumps(result, indent=2))
    else:
        for name, figures in result.items():
            print(f"{name}: {figures}")
    sys.exit(0 if result["met"] else 1)


if __name__ == "__main__":
    main()
