"""Synthetic callers beside SimPy 4: callers of one journey a CPU-second on one core, in the same run.

All send equally many callers through `simulate_journey.yaml`. Waits come from the same tables and patience from the
same law; before anything is timed, shares and means must agree, and every tally must be that of the engine's own walk.

`walkshoes` is what a year is simulated with (`walkshoes.simulate.compiled`): the journey's program, compiled for the
tallies alone. It keeps no events, and of the customer's time only the whole, the waiting, and what occupied each team;
SimPy's process keeps it by kind, but no team's. What each team has been told is its to know, and every chance is drawn
by its place, so that any one caller can be walked again on the engine and looked at. It has no clock that callers
share: nobody can meet in a queue.

`engine` is that engine, which a person walks: the same callers with all that happens to them as events, folded.

SimPy's process has a clock that callers share, and this journey makes no use of it. It keeps no events, remembers what
this one journey was written to remember, and takes the chances of `random.Random` in the order in which they happen to
fall.

    python -m pip install '.[bench]'
    python benchmarks/simulate.py --json
"""

import argparse
import json
import math
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import peers
from simulate_by_hand import Came, simulate

from walkshoes.journey.callers import Caller
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Event, Minute
from walkshoes.journey.lowering import lower
from walkshoes.journey.walk import Walk
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.simulate.compiled import compiled
from walkshoes.simulate.tally import Tally, Tallying

JOURNEY = Path(__file__).with_name("simulate_journey.yaml")
GOAL = 2.5
"""At least so many times as fast as SimPy."""
MINUTE, ASKED, GAVE, WRONG, DIALLED, ENDED = COUNTED = tuple(
    int(code) for code in (Code.MINUTE, Code.ASKED, Code.GAVE, Code.WRONG, Code.DIALLED, Code.ENDED)
)
WITHIN = 4.0
"""How many standard errors two means may lie apart."""


def counted(tally: Callable[[int, int], Tally], callers: int, seed: int) -> list[Tally]:
    """Count the callers one after the other."""
    return [tally(seed, number) for number in range(1, callers + 1)]


def walked(engine: Engine, callers: int, seed: int) -> list[Came]:
    """Walk the callers one after the other on the engine, and fold the events of each."""
    names = [place.name for place in engine.program.places]
    return [folded(_walk(engine, number, seed).events, names) for number in range(1, callers + 1)]


def _walk(engine: Engine, number: int, seed: int) -> Walk:
    walk = engine.walk(seed, number)
    Caller(engine, seed, number, keeps_inputs=False).goes(walk)
    return walk


def folded(events: list[Event], names: list[str]) -> Came:
    """What came of a caller, from all that happened."""
    came = Came()
    minutes = came.minutes
    since = kind = again = 0
    for at, code, place, x, y in events:
        if code not in COUNTED:
            continue
        if code == MINUTE:
            minutes[kind] += at - since
            since, kind = at, x
        elif code == ASKED:
            again = y
            came.asked_again += y
        elif code == WRONG or (code == GAVE and again):
            came.digits_again += y
        elif code == DIALLED:
            came.contacts += 1
        elif code == ENDED:
            minutes[kind] += at - since
            came.ending = names[place]
    return came


def miscounted(engine: Engine, callers: int, seed: int) -> list[int]:
    """The callers whose tally is not that of their walk on the engine."""
    of, tallies = Tallying(engine.program).of, counted(compiled(engine), callers, seed)
    return [tally.caller for tally in tallies if tally != of(_walk(engine, tally.caller, seed))]


def differences(ours: list[Came], theirs: list[Came]) -> list[str]:
    """What does not agree between two simulations, in words."""
    found = []
    for what, measure in _measures(ours + theirs).items():
        one, other = [measure(came) for came in ours], [measure(came) for came in theirs]
        error = math.sqrt(statistics.pvariance(one) / len(one) + statistics.pvariance(other) / len(other))
        apart = abs(statistics.fmean(one) - statistics.fmean(other))
        if apart > WITHIN * error:
            found.append(f"{what}: {statistics.fmean(one):g} and {statistics.fmean(other):g}")
    return found


def _measures(all_of_them: list[Came]) -> dict[str, Callable[[Came], float]]:
    return {
        **{
            f"ending {name}": lambda came, name=name: came.ending == name
            for name in {one.ending for one in all_of_them}
        },
        **{f"ms of {kind.name.lower()}": lambda came, kind=kind: came.minutes[kind] for kind in Minute},
        "digits given again": lambda came: came.digits_again,
        "asked again": lambda came: came.asked_again,
        "contacts": lambda came: came.contacts,
    }


def rate(simulator: Callable[[int, int], object], callers: int, seed: int) -> float:
    """Callers a CPU-second."""
    start = time.process_time()
    simulator(callers, seed)
    return callers / (time.process_time() - start)


def main() -> int:
    """Run interleaved rounds and print rates and the ratio; 1 where the goal is missed or the results differ."""
    parser = argparse.ArgumentParser(description="Synthetic callers beside SimPy on one journey.")
    parser.add_argument("--callers", type=int, default=2_000, help="callers a round (2000)")
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds (7)")
    parser.add_argument("--checked", type=int, default=10_000, help="callers whose results are compared (10000)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    peers.pin_to_one_core()
    engine = Engine(lower(source_of(load(JOURNEY)).scenario), Persona("Robin Alder", {"contract": "4471 0926 3385"}))
    differing = differences(walked(engine, options.checked, 1), simulate(engine, options.checked, 1))
    if differing:
        print(f"The results differ: {'; '.join(differing)}", file=sys.stderr)
        return 1
    if wrong := miscounted(engine, options.checked, 1):
        print(f"{len(wrong)} tallies are not the engine's; caller {wrong[0]} is the first.", file=sys.stderr)
        return 1
    contenders: dict[str, Callable[[int, int], object]] = {
        "walkshoes": partial(counted, compiled(engine)),
        "engine": partial(walked, engine),
        "simpy": partial(simulate, engine),
    }
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for turn in range(1, options.rounds + 1):
        for name, simulator in contenders.items():
            rates[name].append(rate(simulator, options.callers, turn))
    ratios = [mine / other for mine, other in zip(rates["walkshoes"], rates["simpy"], strict=True)]
    report = {
        "callers_a_cpu_second": {name: _spread(found) for name, found in rates.items()},
        "times_as_fast_as_simpy": _spread(ratios),
        "goal": GOAL,
        "met": statistics.median(ratios) >= GOAL,
    }
    if options.json:
        print(json.dumps(report, indent=2))
    else:
        for name, spread in report["callers_a_cpu_second"].items():
            print(f"{name:<10} {spread['min']:>10,.0f} / {spread['median']:>10,.0f} / {spread['max']:>10,.0f}")
        spread = report["times_as_fast_as_simpy"]
        print(f"{spread['median']:.2f} times SimPy (goal {GOAL}; {spread['min']:.2f} to {spread['max']:.2f})")
    return 0 if report["met"] else 1


def _spread(found: list[float]) -> dict[str, float]:
    return {"min": round(min(found), 2), "median": round(statistics.median(found), 2), "max": round(max(found), 2)}


if __name__ == "__main__":
    sys.exit(main())
