"""Under which settings a journey is looked at: the plain ones, and as many more as it takes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from walkshoes.journey.lowering import lower
from walkshoes.journey.lowering.names import UnknownName
from walkshoes.journey.memory import Memory
from walkshoes.proof.found import Found
from walkshoes.proof.judging import coming, deciding, reaching, telling, turning
from walkshoes.proof.move_table import MoveTable
from walkshoes.proof.runs import Run
from walkshoes.proof.settings import MOST_COMBINATIONS, Paths, Value, combinations, every_setting, paths_of
from walkshoes.proof.states import Explored, explore
from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import Settings, UnknownSetting

MOST_IN_ALL = 300_000
"""How many states all combinations of the policies may have together to be explored without being asked for."""
MOST_LOOKING = 2_000_000
"""... and after how many no more are looked at for what no setting seems to do."""
Progress = Callable[[int, int], None]
"""Told how many settings have been explored, and of how many."""


class Explorer:
    """The runs of one journey, each setting lowered once, and each set of paths explored once."""

    def __init__(self, source: Source, most: int) -> None:
        self.source = source
        self.most = most
        self.explored: dict[tuple[Paths, bool], Explored] = {}
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


class Looked:
    """The settings looked at so far, and the runs among them that differ."""

    def __init__(
        self, explorer: Explorer, changing: Mapping[str, tuple[Value, ...]], progress: Progress | None
    ) -> None:
        self.explorer = explorer
        self.changing = changing
        self.progress = progress
        self.done: set[frozenset[tuple[str, Value]]] = set()
        self.count = combinations(changing)
        self._by_paths: dict[Paths, Run] = {}

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
            if not (every or fits) and (self.explorer.states > MOST_LOOKING or not any(everywhere(self.runs))):
                return
            self.at(some)


def everywhere(runs: list[Run]) -> Iterator[Found]:
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
