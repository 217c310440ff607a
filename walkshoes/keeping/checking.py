"""Kept walks lived again on their scenario as it is today: the same, or what became different."""

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from walkshoes.keeping.keeping import TROUBLES, relived
from walkshoes.keeping.telling import changes, split, told
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.plain import plain

_CLOCK = re.compile(r"^ *\d[\d:]*  ")
_MOST_LINES, _MOST_FIGURES = 24, 12
_LONGEST = 10**7
"""More characters than a walk has; what somebody put into the file must not act on a terminal."""


@dataclass(frozen=True, slots=True)
class WalkChange:
    """What became of one kept walk.

    `stopped` says which line of its inputs no longer fits and what the walk waited for; `transcript` is a short
    difference of how it read and how it reads; `figures` are those of the ledger that changed: (name, before, now).
    """

    name: str
    path: Path
    stopped: str = ""
    transcript: tuple[str, ...] = ()
    figures: tuple[tuple[str, str, str], ...] = ()

    @property
    def same(self) -> bool:
        """Whether it reads and costs what it did."""
        return not (self.stopped or self.transcript or self.figures)

    def text(self) -> list[str]:
        """The same in words."""
        if self.same:
            return [f"{self.name}: the same"]
        if self.stopped:
            return [f"{self.name}: {self.stopped}"]
        lines = [f"{self.name}: different", *(f"    {line}" for line in self.transcript)]
        lines += [f"    {name}: {before} -> {now}" for name, before, now in self.figures[:_MOST_FIGURES]]
        more = len(self.figures) - _MOST_FIGURES
        return [*lines, f"    and {more} figures more"] if more > 0 else lines

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "name": self.name,
            "same": self.same,
            "stopped": self.stopped,
            "transcript": list(self.transcript),
            "figures": {name: {"before": before, "now": now} for name, before, now in self.figures},
        }


def folder_of(source_path: Path) -> Path:
    """Where the kept walks of a scenario file lie: `walks/SCENARIO` beside it."""
    return source_path.parent / "walks" / source_path.stem


def walks_of(source_path: Path, folder: Path | None = None) -> list[Path]:
    """The kept walks of a scenario file, in the order of their names; of another folder, where one is given."""
    return sorted((folder or folder_of(source_path)).glob("*.jsonl"))


def check_walks(source_path: Path, folder: Path | None = None) -> list[WalkChange]:
    """Live every kept walk of a scenario file again. Raises Unwalkable where the scenario has mistakes."""
    walks = walks_of(source_path, folder)
    if not walks:
        return []
    source = source_of(load(source_path))
    return [check_walk(source, path) for path in walks]


def check_walk(source: Source, path: Path) -> WalkChange:
    """Live one kept walk again."""
    name = path.stem
    try:
        inputs = path.read_text(encoding="utf-8")
        now = told(relived(source, inputs))
    except TROUBLES as trouble:
        return WalkChange(name, path, stopped=f"{trouble}{_quoted(path, str(trouble))}")
    except (OSError, UnicodeDecodeError):
        return WalkChange(name, path, stopped=f"{path} cannot be read")
    try:
        before = plain(path.with_suffix(".txt").read_text(encoding="utf-8"), _LONGEST)
    except (OSError, UnicodeDecodeError):
        wanted = path.with_suffix(".txt")
        return WalkChange(name, path, stopped=f"{wanted} cannot be read; `walkshoes keep {path} --again` writes it")
    if now == before:
        return WalkChange(name, path)
    (was, old), (reads, new) = split(before), split(now)
    return WalkChange(name, path, transcript=_difference(was, reads), figures=changes(old, new))


def _quoted(path: Path, trouble: str) -> str:
    """The line of the inputs a trouble names, as it stands there."""
    named = re.match(r"line (\d+)\b", trouble)
    lines = path.read_text(encoding="utf-8").split("\n")
    number = int(named[1]) if named else 0
    return f"\n    line {number}: {plain(lines[number - 1].strip(), 200)}" if 1 <= number <= len(lines) else ""


def _difference(was: list[str], reads: list[str]) -> tuple[str, ...]:
    """The lines that differ, with the one before each. Where only the clock beside them does, that is said alone."""
    before, now = ([_CLOCK.sub("", line) for line in lines] for lines in (was, reads))
    if before == now:
        later = next(((a, b) for a, b in zip(was, reads, strict=True) if a != b), None)
        return () if later is None else ("only the times differ, first here:", f"- {later[0]}", f"+ {later[1]}")
    found = [
        f"{line[0]} {line[1:]}"
        for line in difflib.unified_diff(before, now, n=1, lineterm="")
        if not line.startswith(("---", "+++", "@@"))
    ]
    more = len(found) - _MOST_LINES
    return (*found[:_MOST_LINES], f"and {more} lines more") if more > 0 else tuple(found)
