"""The peers of the engine benchmark: two compiled ink runtimes on the billing-call journey.

Both play `billing_call.json` with the choices of one shared number generator, so that equal seeds give
equal plays. A play renders everything that a player would see: the text of each scene and the label of
each option offered. Loading the story is outside the measured time; starting each play is inside it.

Run `python benchmarks/peers.py` to compare the two.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

STORY = Path(__file__).with_name("billing_call.json")
ENDINGS = ("abandoned", "resolved", "escalated", "meltdown")
ENDING_MARK = "Ending: "


class MissingPeerError(RuntimeError):
    """A peer of the benchmark is not installed."""


@dataclass(frozen=True)
class Result:
    """What one engine did in one run."""

    name: str
    version: str
    plays: int
    choices: int
    cpu_seconds: float
    endings: dict[str, int]

    @property
    def rate(self) -> float:
        """Choices a CPU-second."""
        return self.choices / self.cpu_seconds


def lcg(seed: int) -> Callable[[], int]:
    """Return a function that gives the next number, 0 to 32767, of a linear congruential generator.

    An option is picked with `next_number() % number_of_options`. The low bits of such a generator repeat
    quickly, so only the high ones are given out.
    """
    state = seed & 0x7FFFFFFF

    def next_number() -> int:
        nonlocal state
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        return state >> 16

    return next_number


def ending_of(text: str) -> str:
    """Return the ending that the last line of a play's last text names."""
    last = text.rstrip().rpartition("\n")[2]
    ending = last.removeprefix(ENDING_MARK)
    if ending not in ENDINGS or ending == last:
        raise ValueError(f"The play stopped without an ending; its last line was: {last!r}")
    return ending


def inkcpp(plays: int, seed: int) -> Result:
    """Play the journey with inkcpp (C++): a new runner each play."""
    peer = _peer("inkcpp_py", "inkcpp-py")
    with tempfile.TemporaryDirectory() as folder:
        binary = Path(folder) / "billing_call.bin"
        peer.compile_json(str(STORY), str(binary))
        # The story must outlive its runners: they point into its memory.
        story = peer.Story.from_file(str(binary))
    next_number = lcg(seed)
    endings: Counter[str] = Counter()
    choices = 0
    start = time.process_time()
    for _ in range(plays):
        runner = story.new_runner()
        text = runner.getall()
        seen = [text]
        while options := runner.num_choices():
            seen.extend([runner.get_choice(index).text() for index in range(options)])
            runner.choose(next_number() % options)
            choices += 1
            text = runner.getall()
            seen.append(text)
        endings[ending_of(text)] += 1
    cpu_seconds = time.process_time() - start
    return _result("inkcpp-py", plays, choices, cpu_seconds, endings)


def bink(plays: int, seed: int) -> Result:
    """Play the journey with bink (Rust): one story, its state reset for each play."""
    peer = _peer("bink.story", "bink")
    story = peer.Story(STORY.read_text(encoding="utf-8-sig"))
    next_number = lcg(seed)
    endings: Counter[str] = Counter()
    choices = 0
    start = time.process_time()
    for _ in range(plays):
        story.reset_state()
        text = story.continue_maximally()
        seen = [text]
        while labels := list(story.get_current_choices()):
            seen.extend(labels)
            story.choose_choice_index(next_number() % len(labels))
            choices += 1
            text = story.continue_maximally()
            seen.append(text)
        endings[ending_of(text)] += 1
    cpu_seconds = time.process_time() - start
    return _result("bink", plays, choices, cpu_seconds, endings)


def pin_to_one_core() -> None:
    """Keep this process on one core, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def same_plays(results: list[Result]) -> bool:
    """Tell whether all results have the same plays, choices and endings."""
    outcomes = [(result.plays, result.choices, result.endings) for result in results]
    return all(outcome == outcomes[0] for outcome in outcomes)


def main() -> None:
    """Compare the peers in interleaved rounds and print their rates."""
    parser = argparse.ArgumentParser(description="Compare the peers on the billing-call journey.")
    parser.add_argument("--plays", type=int, default=5000, help="plays a round (5000)")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (5)")
    parser.add_argument("--seed", type=int, default=1, help="first seed; each round adds one (1)")
    options = parser.parse_args()
    if options.plays < 1 or options.rounds < 1:
        parser.error("--plays and --rounds must be 1 or more")

    pin_to_one_core()
    rates: dict[str, list[float]] = {}
    for turn in range(options.rounds):
        try:
            results = [engine(options.plays, options.seed + turn) for engine in (inkcpp, bink)]
        except MissingPeerError as error:
            raise SystemExit(str(error)) from error
        if not same_plays(results):
            raise SystemExit(f"The peers disagree: {results}")
        first = results[0]
        endings = ", ".join(f"{count} {name}" for name, count in first.endings.items())
        print(f"Seed {options.seed + turn}: {first.plays} plays, {first.choices} choices; {endings}")
        for result in results:
            rates.setdefault(f"{result.name} {result.version}", []).append(result.rate)
    print("Choices a CPU-second, min / median / max:")
    for name, found in rates.items():
        print(f"  {name}: {min(found):,.0f} / {statistics.median(found):,.0f} / {max(found):,.0f}")


def _peer(module: str, package: str) -> ModuleType:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        message = f"The benchmark needs {package}, which is not installed: run pip install '.[bench]'"
        raise MissingPeerError(message) from error


def _result(package: str, plays: int, choices: int, cpu_seconds: float, endings: Counter[str]) -> Result:
    counts = {ending: endings[ending] for ending in ENDINGS}
    return Result(package, importlib.metadata.version(package), plays, choices, cpu_seconds, counts)


if __name__ == "__main__":
    main()
