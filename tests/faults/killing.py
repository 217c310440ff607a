"""Kill the app at random moments of real walks, and look after each kill what the record holds.

    python tests/faults/killing.py --kills 200

Says what was lost: nothing of what the screen had confirmed, and of the clock and of a story being typed at most a
second. Ends with the return code 1 and a sentence where the record broke its promise. `--seed` kills at the same
moments of the clock again, as far as a machine allows that.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from killed import STORED_EACH_S, Kill, killed_walks

ALLOWANCE_S = 0.5
LONGEST_S = 3.0
"""The app is killed at most so long after a page of the walk is seen."""


def summed_up(kills: list[Kill]) -> dict[str, object]:
    """How many kills fell where, and how much was lost."""
    return {
        "kills": len(kills),
        "by_stage": dict(Counter(kill.stage or "before it began" for kill in kills)),
        "clock_lost_ms": _spread([kill.lost_ms for kill in kills if kill.lost_ms is not None]),
        "draft_lost_ms": _spread([kill.draft_lost_ms for kill in kills if kill.draft_lost_ms is not None]),
        "promised_ms": round(1_000 * STORED_EACH_S),
        "allowance_ms": round(1_000 * ALLOWANCE_S),
    }


def _spread(figures: list[int]) -> dict[str, int]:
    if len(figures) < 2:
        return {"measured": len(figures)}
    p95 = statistics.quantiles(figures, n=20)[-1]
    return {
        "measured": len(figures),
        "median": round(statistics.median(figures)),
        "p95": round(p95),
        "max": max(figures),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=2, help="how many walks at the same time")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--json", action="store_true", help="for programs")
    arguments = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        try:
            kills = killed_walks(
                Path(folder),
                arguments.seed,
                arguments.kills,
                allowance_s=ALLOWANCE_S,
                longest_s=LONGEST_S,
                at_once=arguments.at_once,
            )
        except AssertionError as failed:
            sys.exit(f"seed {arguments.seed}: {failed}")
    result = {**summed_up(kills), "seed": arguments.seed, "took_s": round(time.monotonic() - began)}
    if arguments.json:
        sys.stdout.write(json.dumps(result, indent=2) + "\n")
        return
    for name, figures in result.items():
        sys.stdout.write(f"{name}: {figures}\n")


if __name__ == "__main__":
    main()
