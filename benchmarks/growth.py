"""A record of ten walks beside records of ten thousand: how long its lists and reports take, and what memory.

Ten walks of two journeys, the second of which follows the first, are lived through the real code: answers, inputs,
reactions with words, draws, commitments, ledgers; five sessions of two. The large records hold the same ten walks, and
copies of them made row by row under keys of an earlier year: `alone` each in a session of its own, `rooms` fifty in a
session. Every tenth walk is unfinished. The session that is shown has two walks in every record, the usual case.

    python -m pip install .
    python benchmarks/growth.py --json

Each figure is of a fresh process; rounds are interleaved. Goals: at most 0.3 s more than with ten walks, and at most
8 MiB more memory.
"""

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from on_a_terminal import on_a_terminal

from walkshoes.journey.headless import read_inputs
from walkshoes.journey.inputs import Input, Kind
from walkshoes.rehearsing import rehearse
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.shipped import find_scenario
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

ROOT = Path(__file__).parent.parent
FIRST = ("three-days-without-broadband", "typical")
SECOND = ("a-letter-that-was-answered", "typical")
OURS = [sys.executable, "-c", "from walkshoes.cli import main; main()"]
FIRST_LIST = "import sys; from pathlib import Path; from walkshoes.sessions.record import Record; "
FIRST_LIST += "len(Record(Path(sys.argv[1])).unfinished())"
GOALS = {"more_s": 0.3, "more_mib": 8.0}
A_YEAR_MS = 365 * 24 * 3_600_000
KEYED = ("walk", "input", "words", "commitment", "gap")
"""The tables whose rows have a key of their own."""


# Making the records


def journey(name: str, follows: str = "") -> Source:
    text = find_scenario(name).read_text(encoding="utf-8")
    return source_of(load_text(f"follows: {follows}\n{text}" if follows else text, name))


def live_ten(path: Path) -> str:
    """Ten walks through the real code; the session of the last two."""
    record = Record(path)
    sources = [(journey(FIRST[0]), FIRST), (journey(SECOND[0], FIRST[0]), SECOND)]
    rehearsed = []
    for source, (name, walk) in sources:
        inputs = (ROOT / "tests" / "walks" / name / f"{walk}.jsonl").read_text(encoding="utf-8")
        header, lines = read_inputs(inputs)
        rehearsed.append((source, rehearse(source, lines, {}, header.seed or 1)))
    session = ""
    for number in range(5):
        session = ""
        for source, made in rehearsed:
            persona = made.engine.persona
            kept = record.begin(
                source, f"Walker {number}", seed=made.seed, persona=persona, session=session or None, title="A pair"
            )
            session = kept.session
            kept.answer("anticipated", {"minutes": 10, "people": 1, "asked_same": 0, "easy": 5})
            kept.move_to(Stage.WALK)
            last = number == 4 and source is rehearsed[1][0]
            for done, words in list(zip(made.played.inputs, made.played.words, strict=True))[: 10 if last else None]:
                kept.advance(done.at_ms)
                kept.give(done, words)
                if done.kind in (Kind.PRESS, Kind.CHOOSE):
                    kept.give(Input(Kind.REACT, number=-1), "this again, and nobody says why")
            if not last:
                kept.advance(made.played.walk.now)
                assert kept.walk.ended
                kept.answer("felt", {"minutes": 50, "people": 4, "asked_same": 3, "owner": "nobody"})
                kept.answer("measures", {"ces": 2, "csat": 1})
                kept.commit("somebody says it was passed on", "I ask to whom", "Friday", f"Walker {number}")
                kept.move_to(Stage.DONE)
    record.close()
    return session


def keys(count: int) -> Iterator[str]:
    """Keys of a year ago, spread over that year."""
    now = time.time_ns() // 1_000_000
    for number in range(count):
        ms = now - A_YEAR_MS + number * (A_YEAR_MS - 86_400_000) // count
        text = f"{ms:012x}7{number >> 20 & 0xFFF:03x}8{number & 0xFFFFF:015x}"
        yield f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def multiply(path: Path, walks: int, together: int) -> None:
    """Add copies of the ten walks until there are so many, so many of them together in one session."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous=OFF")
    names = {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in TABLES}
    rows: dict[str, dict[str, list[dict[str, object]]]] = {name: {} for name in TABLES}
    for name in TABLES:
        for row in db.execute(f"SELECT * FROM {name}"):
            one = dict(zip(names[name], row, strict=True))
            rows[name].setdefault(str(one["id" if name == "walk" else "walk"]), []).append(one)
    originals = list(rows["walk"])
    heading = dict(zip(*_one(db, "SELECT * FROM session LIMIT 1"), strict=True))
    copies = walks - len(originals)
    each = 1 + max(sum(len(rows[name].get(walk, ())) for name in TABLES) for walk in originals)
    made = keys(copies * (each + 1))
    db.execute("BEGIN IMMEDIATE")
    session = ""
    for number in range(copies):
        if number % together == 0:
            session = next(made)
            began = f"{time.strftime('%Y')}-{1 + number * 11 // copies:02}-{1 + number % 28:02}T10:00:00Z"
            _insert(db, "session", {**heading, "id": session, "began": began})
        walk = originals[number % len(originals)]
        new = {walk: next(made)}
        for name in TABLES:
            for one in rows[name].get(walk, ()):
                if name in KEYED and name != "walk":
                    new[str(one["id"])] = next(made)
                told = {column: new.get(str(value), value) for column, value in one.items()}
                if "session" in told:
                    told["session"] = session
                if name == "walk":
                    told |= {"alias": f"Guest {number}", "began": began}
                _insert(db, name, told)
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


TABLES = ("walk", "input", "draw", "words", "answer", "commitment", "gap", "draft")
"""Everything that belongs to a walk, in an order in which what is referred to comes first."""


def _one(db: sqlite3.Connection, sql: str) -> tuple[list[str], tuple[object, ...]]:
    found = db.execute(sql)
    return [column[0] for column in found.description], found.fetchone()


def _insert(db: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


# Measuring


_RUNS = """\
import resource, subprocess, sys, time
began = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""A small process that starts the one to be measured: what this one takes would count as that one's memory."""


def run(command: list[str]) -> tuple[float, float]:
    """Seconds, and the most memory in MiB, of a process that says what it has to say to nobody."""
    said = subprocess.run([sys.executable, "-S", "-c", _RUNS, *command], check=True, capture_output=True, text=True)
    took, most = said.stdout.split()
    return float(took), int(most) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def first_screen(path: Path) -> float:
    """Seconds until the app has listed what can be gone on with; in a terminal, its memory is not asked for."""
    with on_a_terminal([*OURS, "--db", str(path)]) as terminal:
        return terminal.painted("Continue")


def measured(folder: Path, walks: int, rounds: int) -> dict[str, object]:
    ten = folder / "ten.db"
    shown = live_ten(ten)
    records = {"ten": ten}
    for name, together in (("alone", 1), ("rooms", 50)):
        records[name] = folder / f"{name}.db"
        records[name].write_bytes(ten.read_bytes())
        multiply(records[name], walks, together)
    figures: dict[str, dict[str, list[tuple[float, float]]]] = {}
    for _ in range(rounds):
        for name, path in records.items():
            commands = {
                "sessions": [*OURS, "sessions", "--db", str(path)],
                "sessions show ID": [*OURS, "sessions", "show", shown, "--db", str(path)],
                "report ID --to x.html": [*OURS, "report", shown, "--to", str(folder / "x.html"), "--db", str(path)],
                "the app's first list": [sys.executable, "-c", FIRST_LIST, str(path)],
            }
            for what, command in commands.items():
                figures.setdefault(what, {}).setdefault(name, []).append(run(command))
            figures.setdefault("the app's first screen", {}).setdefault(name, []).append((first_screen(path), 0.0))
    told = {what: {name: _told(found) for name, found in by.items()} for what, by in figures.items()}
    more = {
        f"{what}, {name}": {
            "more_s": round(_median(by[name], 0) - _median(by["ten"], 0), 3),
            "more_mib": round(_median(by[name], 1) - _median(by["ten"], 1), 1),
        }
        for what, by in figures.items()
        for name in ("alone", "rooms")
    }
    return {
        "records": {name: _counts(path) for name, path in records.items()},
        "figures": told,
        "more_than_ten": more,
        "goals": GOALS,
        "met": all(one[goal] <= most for one in more.values() for goal, most in GOALS.items()),
    }


def _counts(path: Path) -> dict[str, float]:
    db = sqlite3.connect(path)
    counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("session", *TABLES)}
    unfinished = db.execute("SELECT count(*) FROM walk WHERE stage != 'done'").fetchone()[0]
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    return {**counts, "unfinished": unfinished, "mib": round(path.stat().st_size / 1_048_576, 1)}


def _told(found: list[tuple[float, float]]) -> dict[str, float]:
    seconds, most = [one[0] for one in found], _median(found, 1)
    told = {
        "min_s": round(min(seconds), 3),
        "median_s": round(statistics.median(seconds), 3),
        "max_s": round(max(seconds), 3),
    }
    return {**told, "mib": round(most, 1)} if most else told


def _median(found: list[tuple[float, float]], which: int) -> float:
    return statistics.median(one[which] for one in found)


def main() -> int:
    """Make the records, measure, print; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--walks", type=int, default=10_000, help="walks in a large record (10000)")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (5)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--keep", type=Path, help="make the records in this folder, and leave them there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measured(options.keep or Path(folder), options.walks, options.rounds)
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        for name, counts in result["records"].items():
            print(f"{name}: {counts}")
        for what, by in result["figures"].items():
            print(what + ": " + "; ".join(f"{name} {one}" for name, one in by.items()))
    return 0 if result["met"] else 1


if __name__ == "__main__":
    sys.exit(main())
