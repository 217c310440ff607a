"""What a proof has found, before it is given its place in the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from walkshoes.journey.walk import Walk
from walkshoes.proof.runs import Run
from walkshoes.scenario.findings import Severity
from walkshoes.scenario.parts import Steps


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to tell: `path` is where in the file, and `states` of `run` are where it shows, the nearest first.

    A thing that shows in a state is walked before it is told; one that holds of all states has none. `about` are the
    touchpoints it is about, any of which may say that it is meant. `parents` say by which ways the states are
    reached, where not any will do; `shows` asks a walk that has come there whether it is so.
    """

    code: str
    severity: Severity
    path: Steps
    cause: str
    mend: str
    run: Run | None = None
    states: tuple[int, ...] = ()
    about: tuple[str, ...] = ()
    parents: Sequence[int] | None = None
    shows: Callable[[Walk], bool] | None = None


def error(code: str, path: Steps, cause: str, mend: str, run: Run, states: list[int], *about: str) -> Found:
    """A mistake that shows in states."""
    return Found(code, Severity.ERROR, path, cause, mend, run, tuple(states), about)


def notice(code: str, path: Steps, cause: str, mend: str, *about: str) -> Found:
    """Something to look at, which holds wherever the walk goes."""
    return Found(code, Severity.NOTICE, path, cause, mend, about=about)


def noticed(
    code: str,
    path: Steps,
    cause: str,
    mend: str,
    run: Run,
    states: list[int],
    *about: str,
    parents: Sequence[int] | None = None,
) -> Found:
    """Something to look at, which shows in states."""
    return Found(code, Severity.NOTICE, path, cause, mend, run, tuple(states), about, parents)


def listed(names: list[str], most: int = 4) -> str:
    """Names in a row: `a`, `b` and 3 more."""
    shown = [f"`{name}`" for name in names[:most]]
    if len(names) > most:
        return f"{', '.join(shown)} and {len(names) - most} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)
