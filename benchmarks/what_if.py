"""A lever moved on the screen of what it would take: how long until the walk answers, and the first means of a year.

The app runs without a terminal, on one core. Every lever of each journey is moved to each of its ends, one after
another, as fast as the page answers; nothing that was walked before is kept, but for the company as it is. Printed are
p50, p95 and the longest, in ms, from the key to the figures on the page, and how many callers the first look had.

    python benchmarks/what_if.py
    python benchmarks/what_if.py --rounds 5 --json
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import peers

from walkshoes.journey.callers import Caller
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.screens.what_if import WhatIf
from walkshoes.ui.widgets.lever_row import LeverRow
from walkshoes.whatif.question import Question

ROOT = Path(__file__).parents[1]
JOURNEYS = (
    ROOT / "scenarios" / "three-days-without-broadband.yaml",
    ROOT / "tests" / "skeletons" / "the-cheaper-centre.yaml",
)
GOAL_MS, MOST_TOUCHPOINTS = 100, 30
"""p95, of a journey of up to so many touchpoints and three queues; a larger one is shown beside it."""
SEED = 1


def walked(record: Record, source: Source) -> KeptWalk:
    """A walk by somebody who does as callers do."""
    kept = record.begin(source, "Ada", seed=SEED, persona=make_persona(source.scenario, SEED))
    one, walk = Caller(kept.engine, SEED, 0), kept.engine.walk(SEED)
    one.goes(walk)
    for done in one.inputs:
        kept.advance(done.at_ms)
        kept.give(done)
    kept.advance(walk.now)
    return kept


async def moved(kept: KeptWalk) -> tuple[list[float], list[float], list[int]]:
    """Move every lever to each of its ends; ms until the walk, and until the first means, and of how many callers."""
    walk_ms, year_ms, callers = [], [], []
    app = WalkshoesApp(Path(tempfile.mkdtemp()) / "other.db", lambda: [])
    async with app.run_test(size=(120, 40)) as pilot:
        screen = WhatIf(kept, Question.about(kept))
        await app.push_screen(screen)
        while not (screen.answer and screen.answer.seen and screen.answer.seen.whole):
            await pilot.pause(0.05)
        for row in screen.query(LeverRow):
            far = [row.lever.stepped(row.value, -1_000), row.lever.stepped(row.value, 1_000)]
            ends = [value for value in far if value != row.value]
            for value in ends:
                was, screen.answer = row.value, None
                began = time.perf_counter()
                row.value = value
                while screen.answer is None:
                    await asyncio.sleep(0.001)
                walk_ms.append((time.perf_counter() - began) * 1_000)
                while screen.answer is None or screen.answer.seen is None:
                    await asyncio.sleep(0.001)
                year_ms.append((time.perf_counter() - began) * 1_000)
                callers.append(screen.answer.seen.now.callers)
                row.value = was
                await pilot.pause(0.3)
    return walk_ms, year_ms, callers


def main() -> int:
    """Print what came of it; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description="From a moved lever to its first figures.")
    parser.add_argument("--rounds", type=int, default=3, help="rounds (3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    peers.pin_to_one_core()
    found, met = {}, True
    for path in JOURNEYS:
        source = source_of(load(path))
        walk_ms, year_ms, callers = [], [], []
        for _ in range(options.rounds):
            with tempfile.TemporaryDirectory() as folder:
                record = Record(Path(folder) / "walks.db")
                one = asyncio.run(moved(walked(record, source)))
                record.close()
            for kept, new in zip((walk_ms, year_ms, callers), one, strict=True):
                kept.extend(new)
        met = met and (_at(year_ms, 95) <= GOAL_MS or len(source.scenario.touchpoints) > MOST_TOUCHPOINTS)
        found[source.name] = {
            "touchpoints": len(source.scenario.touchpoints),
            "moved": len(year_ms),
            "walk_ms": _spread(walk_ms),
            "first_means_ms": _spread(year_ms),
            "callers_of_the_first_look": statistics.median(callers),
        }
    if options.json:
        print(json.dumps({"goal_ms": GOAL_MS, "met": met, "journeys": found}, indent=2))
    else:
        for name, one in found.items():
            print(f"{name}: {one['touchpoints']} touchpoints, {one['moved']} moves")
            for what in ("walk_ms", "first_means_ms"):
                print(f"  {what:<15}" + "".join(f"  {which} {ms:>6.0f}" for which, ms in one[what].items()))
            print(f"  callers of the first look: {one['callers_of_the_first_look']:.0f}")
    return 0 if met else 1


def _at(found: list[float], percent: int) -> float:
    return sorted(found)[max(0, -(-percent * len(found) // 100) - 1)]


def _spread(found: list[float]) -> dict[str, float]:
    return {"p50": round(_at(found, 50), 1), "p95": round(_at(found, 95), 1), "longest": round(max(found), 1)}


if __name__ == "__main__":
    sys.exit(main())
