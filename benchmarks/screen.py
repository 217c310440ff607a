"""The app beside an empty Textual app on a real terminal: first paint, a key to its paint, and a call on hold.

    python -m pip install .
    python benchmarks/screen.py --json

Rounds are interleaved; ratios are taken round by round, so that a machine that drifts does not matter. Goals: first
paint at most 1.3 times the empty app's, a key to its paint (p95) at most twice, under 3 % of a core while on hold.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

from on_a_terminal import Terminal, on_a_terminal

from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

HERE = Path(__file__).parent
EMPTY = [sys.executable, str(HERE / "empty_app.py")]
OURS = [sys.executable, "-c", "from walkshoes.cli import main; main()"]
GOALS = {"first_paint_ratio": 1.3, "key_to_paint_p95_ratio": 2.0, "on_hold_share": 0.03}
KEYS = 40
HOLD_S = 12.0
ON_HOLD = """
title: On hold
customer: {name: Sam, about: You wait.}
company: {name: Meridian, lines: {main: hello}, teams: {ivr: {}}}
start: {at: "2026-03-02 14:00", dial: main}
touchpoints:
  hello: {team: ivr, hold: {for: 4h, every: {90s: Your call is important to us.}}, then: told}
  told: {ending: Now you know., resolved: true}
"""


def first_paint(command: list[str], words: str) -> float:
    with on_a_terminal(command) as terminal:
        return terminal.painted(words)


def key_to_paint(command: list[str], words: str, keys: tuple[str, str]) -> list[float]:
    """So many answers to two keys in turn, each of which moves the focus."""
    with on_a_terminal(command) as terminal:
        terminal.painted(words)
        terminal.settle()
        return [terminal.key_to_paint(keys[number % 2]) for number in range(KEYS)]


def on_hold(record: Path) -> float:
    """The share of a core that a call on hold takes."""
    kept = Record(record)
    walk = kept.begin(source_of(load_text(ON_HOLD, "on-hold")), "Benchmark")
    walk.move_to(Stage.WALK)
    kept.close()
    with on_a_terminal([*OURS, "--db", str(record)]) as terminal:
        terminal.painted("Continue")
        terminal.settle()
        terminal.press("\r")
        _wait_for_the_call(terminal)
        return terminal.cpu_share(HOLD_S)


def _wait_for_the_call(terminal: Terminal) -> None:
    terminal.painted("hang up")
    terminal.settle(8)


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def measured(rounds: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        ours = [*OURS, "--db", str(Path(folder) / "walks.db")]
        paints = [(first_paint(ours, "shoes"), first_paint(EMPTY, "an empty app")) for _ in range(rounds)]
        keys = [
            (key_to_paint(ours, "shoes", ("\x1b[B", "\x1b[A")), key_to_paint(EMPTY, "an empty app", ("\t", "\t")))
            for _ in range(rounds)
        ]
        share = on_hold(Path(folder) / "hold.db")
    first = [a / b for a, b in paints]
    latency = [p95(a) / p95(b) for a, b in keys]
    result = {
        "first_paint_s": _spread([a for a, _ in paints]),
        "first_paint_ratio": _spread(first),
        "key_to_paint_p95_s": _spread([p95(a) for a, _ in keys]),
        "key_to_paint_p95_ratio": _spread(latency),
        "on_hold_share": {"median": round(share, 4)},
    }
    medians = {name: float(result[name]["median"]) for name in GOALS}
    return {**result, "goals": GOALS, "met": all(medians[name] <= goal for name, goal in GOALS.items())}


def _spread(figures: list[float]) -> dict[str, float]:
    return {
        "min": round(min(figures), 3),
        "median": round(statistics.median(figures), 3),
        "max": round(max(figures), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="for programs")
    arguments = parser.parse_args()
    result = measured(arguments.rounds)
    if arguments.json:
        print(json.dumps(result, indent=2))
        return
    for name, figures in result.items():
        print(f"{name}: {figures}")


if __name__ == "__main__":
    main()
