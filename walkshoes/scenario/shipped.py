"""Where scenarios are found: those that come with the program, and those in a folder of the facilitator's."""

import os
from collections.abc import Iterable, Sequence
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from walkshoes.scenario.plain import plain

if TYPE_CHECKING:
    from walkshoes.scenario.load import Source

SUFFIXES = (".yaml", ".yml")


class NoSuchScenario(LookupError):
    """A scenario was named that is not there. The message says what there is."""


def shipped_folder() -> Path:
    """The folder of the scenarios that come with the program, in the wheel or beside the source."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "scenarios"


def scenario_files(folder: Path | None = None) -> list[Path]:
    """The scenario files of a folder, in the order of their names; the shipped ones where no folder is given."""
    where = shipped_folder() if folder is None else folder
    return sorted(path for path in where.iterdir() if path.suffix in SUFFIXES and path.is_file())


def walkable(folder: Path | None = None) -> "list[Source]":
    """The journeys of a folder, the shortest first, and what goes on from another right after it.

    One with mistakes is for its author, not for a participant, and is left out.
    """
    from walkshoes.scenario.load import load  # noqa: PLC0415 - would delay the first picture

    loaded = [load(path) for path in scenario_files(folder)]
    return in_series(sorted((one.source for one in loaded if one.source is not None), key=_minutes))


def _minutes(source: "Source") -> float:
    """How long a journey takes; one that does not say comes last."""
    return source.scenario.minutes or inf


def in_series(journeys: "Sequence[Source]") -> "list[Source]":
    """The journeys in their order, but what goes on from another right after it, where both are there."""
    names = {source.name for source in journeys}
    after: dict[str, list[Source]] = {}
    for source in journeys:
        if source.scenario.follows in names:
            after.setdefault(str(source.scenario.follows), []).append(source)
    ordered: list[Source] = []
    ahead = [source for source in reversed(journeys) if source.scenario.follows not in names]
    while ahead:
        ordered.append(ahead.pop())
        ahead += reversed(after.pop(ordered[-1].name, []))
    return ordered + [one for left in after.values() for one in left]  # each goes on from another, in a circle


def left_out(folder: Path | None, shown: Iterable["Source"]) -> str:
    """A sentence on the files of somebody's own folder that are not among the journeys shown; empty where all are."""
    if folder is None:
        return ""
    names = {source.name for source in shown}
    missing = [path.name for path in scenario_files(folder) if path.stem not in names]
    if not missing:
        return ""
    files = ", ".join(map(plain, missing))
    said = "it has mistakes" if len(missing) == 1 else "they have mistakes"
    return f"Not shown, because {said}: {files}. `walkshoes check {plain(str(folder / missing[0]))}` names them."


def find_scenario(name: str, folder: Path | None = None) -> Path:
    """The file of a scenario by its path or its name. Raises NoSuchScenario."""
    path = Path(name)
    if path.suffix in SUFFIXES or os.path.exists(name):  # noqa: PTH110 - says no, too, to what cannot be a path
        return path
    files = {file.stem: file for file in scenario_files(folder)}
    if name in files:
        return files[name]
    from walkshoes.scenario.findings import did_you_mean  # noqa: PLC0415 - only where a name is not known

    meant = did_you_mean(name.replace(" ", "-"), files)
    asked = f" {meant[:1].upper()}{meant[1:]}" if meant else ""
    raise NoSuchScenario(f"There is no scenario `{name}`.{asked} There are: {', '.join(files) or 'none'}.")
