"""Four hours in one call, lived in the app without a terminal: what grows with the hours, and how soon a key is seen.

The line asks for a key, plays music for ninety seconds, speaks every twenty, and asks again. The customer presses the
key every other time, and says every ten minutes how it feels. The clock is handed in, so that the hours take minutes;
what is measured is measured in real time: the memory of the process at the end of each hour, and, a hundred times an
hour, the time from a key that turns the papers on the desk to the picture that shows them turned.

    python -m pip install .
    python benchmarks/long_walk.py --json

Goals, of the last hour beside the first: a key to its paint at most 1.25 times (median), a look at the walk at most
1.25 times, and at most 4 MiB more memory beyond what the events of the walk themselves take.
"""

import argparse
import asyncio
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from textual.app import App
from textual.events import Key
from textual.pilot import Pilot

from walkshoes import ui
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.walk import Accepts
from walkshoes.scenario.load import load_text, source_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.app import WalkshoesApp
from walkshoes.ui.screens.walk import WalkScreen

HOUR_MS = 3_600_000
STEP_MS = 250
KEYS_AN_HOUR = 100
FELT_EACH_MS = 600_000
GOALS = {"key_to_paint_ratio": 1.25, "look_ratio": 1.25, "more_mib_beyond_events": 4.0}
GOING_ROUND = """
title: Going round
customer: {name: Sam, about: You wait., desk: {bill: "Amount due 41.50", note: Ring before noon.}}
company: {name: Meridian, lines: {main: menu}, teams: {ivr: {}}}
start: {at: "2026-03-02 14:00", dial: main}
touchpoints:
  menu:
    team: ivr
    menu: "Thank you for holding. To go on holding, press 1."
    press: {1: hold}
    no_input: {after: 6s, say: "Sorry, I did not hear anything.", tries: 2, then: hold}
  hold: {team: ivr, hold: {for: 90s, every: {20s: "Your call is important to us. Please hold the line."}}, then: menu}
  told: {ending: Now you know., resolved: true}
"""


class Watched(WalkshoesApp):
    """The app, which also says when it has last drawn something; without a terminal nothing else is left out."""

    CSS_PATH = [Path(ui.__file__).parent / one for one in WalkshoesApp.CSS_PATH]
    drawn = 0

    def _display(self, screen: Any, renderable: Any) -> None:
        super()._display(screen, renderable)
        if hasattr(renderable, "render_segments"):
            renderable.render_segments(self.console)
            self.drawn += 1


class Clock:
    now = 0

    def __call__(self) -> int:
        return self.now


async def key_to_paint(app: Watched) -> float:
    """Seconds from a key that turns the papers to the picture that shows them turned."""
    await asyncio.sleep(0.03)  # what is still to be drawn from before is drawn
    before, began = app.drawn, time.perf_counter()
    app.post_message(Key("f4", None))
    while app.drawn == before:
        await asyncio.sleep(0)
        if time.perf_counter() - began > 2:
            raise TimeoutError("nothing answered the key")
    return time.perf_counter() - began


def memory() -> float:
    """MiB this process takes now; where the system does not tell, the most it ever took."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * os.sysconf("SC_PAGESIZE") / 1_048_576


def events_mib(events: list[tuple[int, ...]]) -> float:
    """What the events themselves take: the list, its tuples, and the numbers too large to be shared."""
    numbers = sum(sys.getsizeof(one) for event in events for one in event if one > 256)
    return (sys.getsizeof(events) + sum(map(sys.getsizeof, events)) + numbers) / 1_048_576


async def lived(path: Path, hours: int) -> dict[str, Any]:
    record = Record(path)
    kept = record.begin(source_of(load_text(GOING_ROUND, "going-round")), "Benchmark")
    kept.move_to(Stage.WALK)
    record.close()
    app = Watched(path, list)
    found = []
    async with app.run_test(size=(100, 30)) as pilot:
        screen, clock = await _on_the_line(app, pilot)
        walk = screen.kept.walk
        for hour in range(1, hours + 1):
            keys, looks = await _an_hour(app, screen, clock)
            living = screen.living
            found.append(
                {
                    "hour": hour,
                    "key_to_paint_ms": _told(keys),
                    "look_ms": _told(looks),
                    "mib": round(memory(), 2),
                    "events": len(walk.events),
                    "events_mib": round(events_mib(walk.events), 2),
                    "inputs": screen.kept._number,
                    "captions": len(living.hearing.captions),
                    "papers": len(living.papers),
                    "widgets": len(list(app.screen.walk_children())),
                }
            )
        assert walk.now >= hours * HOUR_MS, walk.now
        assert not walk.ended
        screen.action_leave()
        await pilot.pause()
    return {"hours": found, **_taken_up(path), **_judged(found)}


async def _on_the_line(app: Watched, pilot: Pilot[None]) -> tuple[WalkScreen, Clock]:
    """Go on with the walk from the list, as a person does, and take its stopwatch into the hand."""
    await _until(app, pilot, lambda: bool(app.screen.query("Continued")))
    await pilot.press("enter")
    await _until(app, pilot, lambda: isinstance(app.screen, WalkScreen))
    screen, clock = app.screen, Clock()
    assert isinstance(screen, WalkScreen)
    screen.pacing.stop()
    screen.pacing._clock = clock
    screen.look()  # from here on
    return screen, clock


async def _until(app: App[None], pilot: Pilot[None], there: Any) -> None:
    for _ in range(500):
        if there():
            return
        await pilot.pause(0.02)
    raise TimeoutError(f"it never came; the screen is {app.screen}")


async def _an_hour(app: Watched, screen: WalkScreen, clock: Clock) -> tuple[list[float], list[float]]:
    keys, looks, walk, asked = [], [], screen.kept.walk, 0
    visits = -1
    for step in range(HOUR_MS // STEP_MS):
        clock.now += STEP_MS
        began = time.perf_counter()
        screen.look()
        looks.append(time.perf_counter() - began)
        await asyncio.sleep(0)
        if walk.accepts == Accepts.PRESS and not walk.speaking and len(walk.events) != visits:
            asked += 1
            if asked % 2:
                app.post_message(Key("1", "1"))
                await asyncio.sleep(0)
            visits = len(walk.events)
        if step % (FELT_EACH_MS // STEP_MS) == 0:
            screen.give(Input(Kind.REACT, number=-1), "still the same music")
        if step % (HOUR_MS // STEP_MS // KEYS_AN_HOUR) == 0:
            keys.append(await key_to_paint(app))
    return keys, looks


def _taken_up(path: Path) -> dict[str, float]:
    """Seconds until the walk stands there again, lived once more from its inputs."""
    record = Record(path)
    began = time.perf_counter()
    record.resume(record.unfinished()[0].id)
    took = time.perf_counter() - began
    record.close()
    return {"taken_up_s": round(took, 3), "record_mib": round(path.stat().st_size / 1_048_576, 2)}


def _told(seconds: list[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(seconds) * 1_000, 3),
        "p95": round(statistics.quantiles(seconds, n=20)[-1] * 1_000, 3),
        "max": round(max(seconds) * 1_000, 3),
    }


def _judged(found: list[dict[str, Any]]) -> dict[str, Any]:
    first, last = found[0], found[-1]
    grown = last["events_mib"] - first["events_mib"]
    result = {
        "key_to_paint_ratio": round(last["key_to_paint_ms"]["median"] / first["key_to_paint_ms"]["median"], 2),
        "key_to_paint_p95_ratio": round(last["key_to_paint_ms"]["p95"] / first["key_to_paint_ms"]["p95"], 2),
        "look_ratio": round(last["look_ms"]["median"] / first["look_ms"]["median"], 2),
        "more_mib": round(last["mib"] - first["mib"], 2),
        "more_mib_beyond_events": round(last["mib"] - first["mib"] - grown, 2),
    }
    return {**result, "goals": GOALS, "met": all(result[name] <= most for name, most in GOALS.items())}


def main() -> int:
    """Live the hours, measure, print; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--hours", type=int, default=4, help="of the customer's time (4)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = folder
        result = asyncio.run(lived(Path(folder) / "walks.db", options.hours))
    if options.json:
        print(json.dumps(result, indent=2))
    else:
        for hour in result.pop("hours"):
            print(hour)
        print(result)
    return 0 if result["met"] else 1


if __name__ == "__main__":
    sys.exit(main())
