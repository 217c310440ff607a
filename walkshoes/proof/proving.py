"""A journey proved: explored under the settings of its policies, judged, and what was found walked in the engine."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.engine import Engine
from walkshoes.journey.staging import Staging
from walkshoes.proof.found import Found, notice, noticed
from walkshoes.proof.judging import deciding, leaving, telling
from walkshoes.proof.looking import Explorer, Looked, Progress, everywhere
from walkshoes.proof.minutes import shortest_ms, unbounded
from walkshoes.proof.moves import Kind
from walkshoes.proof.runs import Run
from walkshoes.proof.settings import (
    Value,
    plain_settings,
    times_only,
    values_to_try,
)
from walkshoes.proof.stand_in import stand_in
from walkshoes.proof.states import MOST_STATES
from walkshoes.proof.witness import Witness, witness
from walkshoes.scenario.findings import Finding, Severity, sort
from walkshoes.scenario.load import Source
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of, place_of
from walkshoes.scenario.uncollected import uncollected

MOST_TRIED = 60
"""To how many of the states that show a thing a walk is tried."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof has to say. `states` is how many were explored, under so many `settings`; `whole` whether those are
    all there are, and `every_setting` whether all combinations of the policies that change paths were.

    `shortest_ms` is the quickest way to an ending, `circle` the touchpoints in which a walk may go round for as long as
    it likes, `endings` those of the author's endings that a walk was found to.
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
    endings: frozenset[str]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What has to be mended."""
        return tuple(one for one in self.findings if one.severity == Severity.ERROR)

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
        circles = any(one.code == "WS304" for one in self.findings)
        ends = len(self.endings)
        parts = [
            f"proved: {self.states:,} states",
            f"{traps} trap{'s' * (traps > 1)}"
            if traps
            else "no trap" + (" one could not hang up on" if circles else ""),
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
        return f"{', '.join(parts)}{under}" + (f"; {'; '.join(lengths)}" if lengths else "")


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
        return _proved(Explorer(source, most), file or source.name, every, progress)


def _proved(explorer: "Explorer", file: str, every: bool, progress: Progress | None) -> Proof:
    source, scenario = explorer.source, explorer.source.scenario
    tries = values_to_try(scenario)
    changing = {name: values for name, values in tries.items() if not times_only(scenario, name)}
    looked = Looked(explorer, changing, progress)
    looked.at(plain_settings(changing, scenario.twin))
    looked.at_more(every=every)
    base = looked.runs[0]
    twin = explorer.under(scenario.twin, repeats=True) if scenario.twin else None
    of_all = everywhere(looked.runs)
    found = [*(of_all if looked.at_all else map(_as_far_as_seen, of_all)), *_wherever(looked, base, twin, tries)]
    engines: dict[int, Engine] = {}
    endings, doubtful = _endings(looked.runs, engines)
    findings = _told(source, file, [*found, *doubtful], engines)
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
        endings,
    )


def _wherever(looked: Looked, base: Run, twin: Run | None, tries: Mapping[str, tuple[Value, ...]]) -> Iterator[Found]:
    """What is to be said of one run by itself."""
    runs = looked.runs
    if any(not run.explored.whole for run in runs):
        cause = "there is more than could be explored: not every situation of this journey was looked at"
        yield notice("WS318", ("touchpoints",), cause, "count less, or look at more with --states")
    else:
        yield from deciding.idle_policies(looked.explorer.under, base, tries, looked.done)
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


def _endings(runs: list[Run], engines: dict[int, Engine]) -> tuple[frozenset[str], list[Found]]:
    """The author's endings that some walk is found to; and the others that may be come to, for all the proof knows."""
    proved: set[str] = set()
    doubtful: dict[str, Found] = {}
    for run in runs:
        for node in run.endings:
            name = run.name(run.owners[node])
            if name in proved or name not in run.scenario.touchpoints or not run.reached(node):
                continue
            cause = f"possible, not proved: no walk was found that comes to `{name}`"
            mend = "look whether what leads there can really be so: the hour, the day, what has come by then"
            one = noticed("WS301", ("touchpoints", name), cause, mend, run, run.at[node], name)
            if _shown(one, engines) is not None:
                proved.add(name)
                doubtful.pop(name, None)
            else:
                doubtful[name] = replace(one, run=None)
    return frozenset(proved), list(doubtful.values())


def _told(source: Source, file: str, found: Iterable[Found], engines: dict[int, Engine]) -> list[Finding]:
    """What was found with its place in the file and the walk that shows it."""
    findings: list[Finding] = []
    told: set[tuple[str, Steps]] = set()
    for one in found:
        key = (one.code, one.path)
        if key in told or (one.severity == Severity.NOTICE and _is_meant(source, one)):
            continue
        way, inputs, proved = "", "", one
        if one.run is not None:
            shown = _shown(one, engines)
            if shown is not None:
                way, inputs = shown.words() + _under(one.run), shown.file(source.name)
            elif _rests_on_a_clock(one):
                proved = replace(one, severity=Severity.NOTICE, cause=f"possible, not proved: {one.cause}")
            else:
                continue  # nothing of the kind happens where it was looked for
        told.add(key)
        findings.append(replace(_finding(source, file, proved), way=way, inputs=inputs))
    return findings


def _shown(found: Found, engines: dict[int, Engine]) -> Witness | None:
    run = found.run
    assert run is not None
    if id(run) not in engines:
        engines[id(run)] = Engine(run.program, stand_in(run.scenario))
    for number in found.states[:MOST_TRIED]:
        shown = witness(engines[id(run)], run.explored, number, parents=found.parents)
        if shown is not None and (found.shows is None or found.shows(shown.walk)):
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


def _finding(source: Source, file: str, found: Found) -> Finding:
    tree = source.tree
    assert isinstance(tree, Tree)
    path = found.path
    on_key = (path[:1] == ("touchpoints",) and len(path) == 2) or path[-1:] != ("when",)
    place = key_place_of(tree, path) if on_key else place_of(tree, path)
    return Finding(found.code, found.severity, file, place, found.cause, found.mend)
