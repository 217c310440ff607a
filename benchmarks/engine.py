"""The engine beside two compiled ink runtimes: customer inputs a CPU-second on one core, in the same run.

All three play the billing call with the choices of one number generator and must reach the same endings. Every play
renders what a player would see: the text of each scene and the label of each option offered. Ours also keeps the
clock, what the company remembers and the event record of every walk; the peers keep none of these.

    python -m pip install '.[bench]'
    python benchmarks/engine.py --json
"""

import argparse
import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import peers

from walkshoes import __version__
from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.program import Menu
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.persona import Persona

JOURNEY = Path(__file__).with_name("billing_call.yaml")
GOALS = {"inkcpp-py": 1.7, "bink": 6.0}
"""At least so many times as fast as the peer."""


def walkshoes(plays: int, seed: int) -> peers.Result:
    """Walk the journey: each input comes when the menu has been spoken to its end."""
    scenario = source_of(load(JOURNEY)).scenario
    program = lower(scenario)
    engine = Engine(program, Persona("Robin Alder"))
    lines = engine.lines
    labels = {
        op.place: {option.name: lines[option.line].text for option in op.options}
        for op in program.ops
        if isinstance(op, Menu)
    }
    next_number = peers.lcg(seed)
    endings: Counter[str] = Counter()
    choices = 0
    start = time.process_time()
    for _ in range(plays):
        walk = engine.walk(seed)
        walk.come_to_input()
        seen = [lines[program.ops[walk.op].line].text]
        while not walk.ended:
            offered = walk.offered()
            texts = labels[walk.place]
            seen.extend([texts[name] for name in offered])
            walk.press(offered[next_number() % len(offered)])
            choices += 1
            walk.come_to_input()
            seen.append(lines[program.ops[walk.op].line].text)
        endings[program.places[walk.place].name] += 1
    cpu_seconds = time.process_time() - start
    counts = {ending: endings[ending] for ending in peers.ENDINGS}
    return peers.Result("walkshoes", __version__, plays, choices, cpu_seconds, counts)


def main() -> int:
    """Run interleaved rounds and print rates and ratios; 1 where a goal is missed or the plays differ."""
    parser = argparse.ArgumentParser(description="The engine beside its peers on the billing call.")
    parser.add_argument("--plays", type=int, default=2000, help="plays a round (2000)")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    peers.pin_to_one_core()
    rates: dict[str, list[float]] = {}
    for turn in range(options.rounds):
        results = [engine(options.plays, turn + 1) for engine in (walkshoes, peers.inkcpp, peers.bink)]
        if not peers.same_plays(results):
            print(f"The plays differ: {results}", file=sys.stderr)
            return 1
        for result in results:
            rates.setdefault(result.name, []).append(result.rate)
    ours = rates["walkshoes"]
    ratios = {peer: [mine / theirs for mine, theirs in zip(ours, rates[peer], strict=True)] for peer in GOALS}
    report = {
        "inputs_a_cpu_second": {name: _spread(found) for name, found in rates.items()},
        "times_as_fast_as": {peer: _spread(found) for peer, found in ratios.items()},
        "goals": GOALS,
        "met": all(statistics.median(ratios[peer]) >= goal for peer, goal in GOALS.items()),
    }
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        for name, spread in report["inputs_a_cpu_second"].items():
            print(f"{name:<10} {spread['min']:>10,.0f} / {spread['median']:>10,.0f} / {spread['max']:>10,.0f}")
        for peer, spread in report["times_as_fast_as"].items():
            print(
                f"{spread['median']:.2f} times {peer} (goal {GOALS[peer]}; {spread['min']:.2f} to {spread['max']:.2f})"
            )
    return 0 if report["met"] else 1


def _spread(found: list[float]) -> dict[str, float]:
    return {"min": round(min(found), 2), "median": round(statistics.median(found), 2), "max": round(max(found), 2)}


if __name__ == "__main__":
    sys.exit(main())
