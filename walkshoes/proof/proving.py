"""A journey proved: explored under the settings of its policies, judged, and what was found walked in the engine."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.journey.memory import Memory
from walkshoes.journey.staging import Staging
from walkshoes.proof.found import Found, notice
from walkshoes.proof.judging import coming, deciding, leaving, reaching, telling, turning
from walkshoes.proof.minutes import shortest_ms, unbounded
from walkshoes.proof.move_table import MoveTable
from walkshoes.proof.moves import Kind
from walkshoes.proof.runs import Run
from walkshoes.proof.settings import (
    MOST_COMBINATIONS,
    Value,
    combinations,
    every_setting,
    paths_of,
    plain_settings,
    times_only,
    values_to_try,
)
from walkshoes.proof.stand_in import stand_in
from walkshoes.proof.states import MOST_STATES, Explored, explore
from walkshoes.proof.witness import Witness, witness
from walkshoes.scenario.findings import Finding, Severity, sort
from walkshoes.scenario.load import Source
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.policies import Settings, UnknownSetting
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of, place_of
from walkshoes.scenario.uncollected import uncollected

MOST_IN_ALL = 300_000
"""How many states all combinations of the policies may have together to be explored without being asked for."""
MOST_LOOKING = 2_000_000
"""... and after how many no more are looked at for what no setting seems to do."""
MOST_TRIED = 60
"""To how many of the states that show a thing a walk is tried."""
Progress = Callable[[int, int], None]
"""Told how many settings have been explored, and of how many."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof has to say. `states` is how many were explored, under so many `settings`; `whole` whether those are
    all there are, and `every_setting` whether all combinations of the policies that change paths were.

    `shortest_ms` is the quickest way to an ending, `circle` the touchpoints in which a walk may go round for as long as
    it likes.
    `perhaps` counts what may be wrong but could not be walked.
    """

    name: str
    findings: tuple[Finding, ...]
    runs: tuple[Run, ...]
    states: int
    settings: int
    of_settings: int
    whole: bool
    every_setting: bool
    shortest_ms: int | None
    circle: tuple[str, ...]
    perhaps: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What has to be mended."""
        return tuple(one for one in self.findings if one.severity == Severity.ERROR)

    @property
    def reached(self) -> frozenset[str]:
        """The touchpoints somebody can come to under some setting."""
        return frozenset().union(*(run.came_to for run in self.runs))

    def out_of_reach(self) -> tuple[set[str], set[str], set[tuple[str, str]]]:
        """What is proved that nobody comes to, under any setting: touchpoints, options as `touchpoint.option`, and
        lines as their touchpoint and their text in the file. Nothing, where not everything was looked at.
        """
        places: set[str] = set()
        options: set[str] = set()
        lines: set[tuple[str, str]] = set()
        if self.whole and self.every_setting:
            for run in self.runs:
                places |= run.places.keys()
                options |= run.options
                lines |= {(run.name(line.place), line.template) for line in run.program.lines}
            for run in self.runs:
                places -= run.came_to
                options -= run.options_taken
                lines -= {
                    (run.name(line.place), line.template) for line in map(run.program.lines.__getitem__, run.heard)
                }
        return places, options, lines

    def sentence(self) -> str:
        """The proof in one line."""
        if not self.whole:
            return f"not proved: explored {self.states:,} states, and there are more"
        traps = sum(one.code in ("WS303", "WS305") for one in self.findings)
        endings = {name for run in self.runs for name in run.endings_reached}
        ends = len(endings & self.runs[0].scenario.touchpoints.keys())
        parts = [
            f"proved: {self.states:,} states",
            "no trap" if not traps else f"{traps} trap{'s' * (traps > 1)}",
            f"{ends} ending{'s' * (ends != 1)}",
        ]
        lengths = []
        if self.shortest_ms is not None:
            lengths.append(f"shortest {minutes_text(self.shortest_ms)}")
        if self.circle:
            around = " → ".join(self.circle[:2]) if len(self.circle) > 1 else f"{self.circle[0]} again and again"
            lengths.append(f"no upper bound: {around}")
        under = "" if self.settings == 1 else f" under {self.settings:,} settings of its policies"
        if not self.every_setting:
            under = (
                f" under {self.settings:,} of {self.of_settings:,} settings of its policies "
                "(among them as it is, each alone, all together, the twin)"
            )
        said = f"{', '.join(parts)}{under}" + (f"; {'; '.join(lengths)}" if lengths else "")
        return said + (f"; {self.perhaps} more possible, not proved" if self.perhaps else "")


class _Explorer:
    """The runs of one journey, each setting lowered once, and each set of paths explored once."""

    def __init__(self, source: Source, most: int) -> None:
        self.source = source
        self.most = most
        self.explored: dict[tuple[int, bool], Explored] = {}
        self.runs: dict[tuple[tuple[str, bool | int | str], ...], Run | None] = {}
        self.states = 0

    def under(self, settings: Settings, *, repeats: bool = False) -> Run | None:
        """The journey explored under these settings; None where they do not go together."""
        key = (*sorted(settings.items()), ("", repeats))
        if key not in self.runs:
            self.runs[key] = self._run(dict(settings), repeats)
        return self.runs[key]

    def _run(self, settings: Settings, repeats: bool) -> Run | None:
        try:
            scenario = self.source.under(settings)
            program = lower(scenario, settings)
        except (UnknownSetting, UnknownName):
            return None
        paths = (paths_of(program), repeats)
        if paths not in self.explored:
            self.explored[paths] = explore(MoveTable(program, Memory(program), repeats=repeats), self.most)
            self.states += len(self.explored[paths].states)
        return Run(settings, scenario, program, self.explored[paths], paths[0])


def prove(
    source: Source,
    file: str = "",
    *,
    most: int = MOST_STATES,
    every: bool = False,
    progress: Progress | None = None,
) -> Proof:
    """Prove a journey that has no mistakes between its parts.

    `file` is what the findings call it; `most` is how many states are explored at most under one setting. Under all
    combinations of the policies that change paths it is proved where those are few enough, or `every` one is wanted;
    else as it is, under each policy alone, all together, and the twin. `progress` is told how far it has come.
    """
    with uncollected():
        return _proved(_Explorer(source, most), file or source.name, every, progress)


def _proved(explorer: "_Explorer", file: str, every: bool, progress: Progress | None) -> Proof:
    source, scenario = explorer.source, explorer.source.scenario
    tries = values_to_try(scenario)
    changing = {name: values for name, values in tries.items() if not times_only(scenario, name)}
    looked = _Looked(explorer, changing, progress)
    looked.at(plain_settings(changing, scenario.twin))
    looked.at_more(every=every)
    base = looked.runs[0]
    twin = explorer.under(scenario.twin, repeats=True) if scenario.twin else None
    everywhere = _everywhere(looked.runs) if looked.at_all else map(_as_far_as_seen, _everywhere(looked.runs))
    found = [*everywhere, *_wherever(explorer, looked.runs, base, twin, tries)]
    findings, perhaps = _told(source, file, found)
    return Proof(
        source.name,
        tuple(sort(findings)),
        tuple(looked.runs),
        explorer.states,
        len(looked.done),
        looked.count,
        all(run.explored.whole for run in looked.runs),
        looked.at_all,
        shortest_ms(base, Staging(base.program, stand_in(base.scenario))),
        tuple(unbounded(base)),
        perhaps,
    )


class _Looked:
    """The settings looked at so far, and the runs among them that differ."""

    def __init__(
        self, explorer: _Explorer, changing: Mapping[str, tuple[Value, ...]], progress: Progress | None
    ) -> None:
        self.explorer = explorer
        self.changing = changing
        self.progress = progress
        self.done: set[frozenset[tuple[str, Value]]] = set()
        self.count = combinations(changing)
        self._by_paths: dict[int, Run] = {}

    @property
    def runs(self) -> list[Run]:
        """The runs that differ; the first is the journey as it is."""
        return list(self._by_paths.values())

    @property
    def at_all(self) -> bool:
        """Whether every combination has been looked at."""
        return len(self.done) >= self.count

    def at(self, settings: Iterable[Settings]) -> None:
        """Explore the journey under settings, but for those that have been looked at."""
        for one in settings:
            key = frozenset(one.items())
            if key in self.done:
                continue
            if self.progress is not None:
                self.progress(len(self.done), self.count)
            self.done.add(key)
            if (run := self.explorer.under(one)) is not None:
                self._by_paths.setdefault(run.paths, run)

    def at_more(self, *, every: bool) -> None:
        """All combinations where they are few or `every` one is wanted; else as many as it takes until nothing is left
        to say that would have to hold under all of them.
        """
        fits = self.explorer.states / len(self.done) * self.count <= MOST_IN_ALL
        if self.count > MOST_COMBINATIONS and not every:
            return
        for some in every_setting(self.changing):
            if not (every or fits) and (self.explorer.states > MOST_LOOKING or not any(_everywhere(self.runs))):
                return
            self.at(some)


def _everywhere(runs: list[Run]) -> Iterator[Found]:
    """What is to be said of all runs together: what happens under no setting at all."""
    if all(run.explored.whole for run in runs):
        yield from reaching.unreachable(runs)
        yield from reaching.conditions(runs)
        yield from turning.untaken(runs)
        yield from reaching.unheard(runs)
        yield from telling.carried_in_vain(runs)
        yield from coming.never_arrives(runs)
        yield from coming.no_outcome(runs)
        yield from deciding.asked_before_set(runs)


def _wherever(
    explorer: _Explorer, runs: list[Run], base: Run, twin: Run | None, tries: Mapping[str, tuple[Value, ...]]
) -> Iterator[Found]:
    """What is to be said of one run by itself."""
    if any(not run.explored.whole for run in runs):
        cause = "there is more than could be explored: not every situation of this journey was looked at"
        yield notice("WS318", ("touchpoints",), cause, "count less, or look at more with --states")
    yield from deciding.idle_policies(explorer.under, base, tries)
    yield from telling.on_no_paper(base)
    for run in runs:
        yield from leaving.dead_ends(run)
        yield from leaving.traps(run)
        yield from leaving.circles(run)
        yield from leaving.nothing_to_do(run)
        yield from telling.never_given(run)
    if twin is not None:
        yield from telling.twin_repeats(twin)


def _as_far_as_seen(found: Found) -> Found:
    """What would have to hold under every setting, where only some were looked at."""
    return replace(found, severity=Severity.NOTICE, cause=f"{found.cause}, under any setting that was looked at")


def _told(source: Source, file: str, found: Iterable[Found]) -> tuple[list[Finding], int]:
    """What was found with its place in the file and the walk that shows it; and how much could not be walked."""
    findings: list[Finding] = []
    told: set[tuple[str, Steps]] = set()
    engines: dict[int, Engine] = {}
    perhaps = 0
    for one in found:
        key = (one.code, one.path)
        if key in told or (one.severity == Severity.NOTICE and _is_meant(source, one)):
            continue
        way, proved = "", one
        if one.run is not None:
            shown = _shown(one, engines)
            if shown is None:
                perhaps += 1
                if not _rests_on_a_clock(one):
                    continue
                proved = replace(one, severity=Severity.NOTICE, cause=f"possible, not proved: {one.cause}")
            else:
                way = shown.words() + _under(one.run)
        told.add(key)
        findings.append(_finding(source, file, proved, way))
    return findings, perhaps


def _shown(found: Found, engines: dict[int, Engine]) -> Witness | None:
    run = found.run
    assert run is not None
    if id(run) not in engines:
        engines[id(run)] = Engine(run.program, stand_in(run.scenario))
    for number in found.states[:MOST_TRIED]:
        if (shown := witness(engines[id(run)], run.explored, number, parents=found.parents)) is not None:
            return shown
    return None


def _rests_on_a_clock(found: Found) -> bool:
    assert found.run is not None
    path = found.run.explored.path(found.states[0])
    return any(move.kind in (Kind.CLOCK, Kind.CLOSED) for _, move in path)


def _under(run: Run) -> str:
    """Under which settings, where the file has to be set otherwise for it."""
    if not run.settings:
        return ""
    return " (where " + ", ".join(f"{name} is {str(value).lower()}" for name, value in run.settings.items()) + ")"


def _is_meant(source: Source, found: Found) -> bool:
    """Whether the author says that what is noticed is meant."""
    touchpoints = source.scenario.touchpoints
    return any(touchpoints[name].meant is not None for name in found.about if name in touchpoints)


def _finding(source: Source, file: str, found: Found, way: str) -> Finding:
    tree = source.tree
    assert isinstance(tree, Tree)
    path = found.path
    on_key = (path[:1] == ("touchpoints",) and len(path) == 2) or path[-1:] != ("when",)
    place = key_place_of(tree, path) if on_key else place_of(tree, path)
    return Finding(found.code, found.severity, file, place, found.cause, found.mend, way)
