"""What a walk begins with: the company that is turned to, the papers on the desk, and a word about the time."""

from typing import TYPE_CHECKING

from walkshoes.living.lived import Lived
from walkshoes.living.pace import Pace
from walkshoes.living.pacing import does_not_fit
from walkshoes.living.papers import Paper, papers_of
from walkshoes.reports.sentences import listed

if TYPE_CHECKING:
    from walkshoes.sessions.kept import KeptWalk


def company_of(kept: "KeptWalk") -> str:
    """The company the walk begins with: the one that is dialled, else the first of the file."""
    program, start = kept.engine.program, kept.source.scenario.start
    dialled = {line.name: line.company for line in program.dialled}
    return program.companies[dialled.get(start.dial or "", 0)].title


def companies_of(kept: "KeptWalk") -> str:
    """All the companies of the journey: `Northline and Parcelway`."""
    return listed([company.title for company in kept.engine.program.companies])


def first_papers(kept: Lived) -> list[Paper]:
    """The papers before anything has happened; what the customer is only given on the way is not among them."""
    facts, lines = kept.engine.program.facts, kept.engine.program.lines
    later = {facts[line.marks.gives].name for line in lines if line.marks.gives >= 0}
    return papers_of(kept.source.scenario, kept.persona, later)


def about_the_time(kept: "KeptWalk", pace: Pace | int) -> str:
    """What to know about the time before the walk begins; empty where it goes by as in life."""
    if isinstance(pace, int) or pace.fit_ms is None:
        times = pace if isinstance(pace, int) else pace.times
        return f"Waiting runs {times} times as fast as in life; it is counted in full." if times > 1 else ""
    return does_not_fit(kept.walk, pace.fit_ms) or (
        "Waiting runs as fast as it must for the time there is; it is counted in full."
    )
