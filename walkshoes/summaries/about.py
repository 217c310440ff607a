"""About these numbers: what whoever was not there needs to know to read a summary rightly."""

from collections.abc import Iterator, Sequence

from walkshoes.journey.inputs import FACILITATOR, Kind
from walkshoes.reports.measures import CES, CSAT
from walkshoes.reports.sentences import counted
from walkshoes.reports.summary import BANNER, what_it_would_take
from walkshoes.summaries.gathering import Gathered, Walked, people_in
from walkshoes.summaries.thresholds import ENOUGH, Reach

SIMULATED = (
    "What a decision would come to is simulated: thousands of made-up callers walk the journey with and without it, on "
    "the same chances. Sums are rounded to what is known. What it rests on (how callers behave, what customers are "
    "worth, how many leave) stands in the journey or is assumed; the app lists it. Decisions and people are what the "
    "whole company pays; customers are those of this journey alone."
)


def about(made: Gathered, everything: Gathered, reach: Reach, journeys_alike: bool) -> tuple[str, ...]:
    """The notes of a page, each once; `everything` is what it was made from.

    `journeys_alike` where its words on other decisions are there to be explained.
    """
    notes = [BANNER, *_who(made, everything, reach), *_companies(made.walks), *_measured(), *_waits(made.walks)]
    if journeys_alike and reach != Reach.OWN:
        notes.append(
            "Under other decisions the same people's walks are lived again: they do what they did, in their own time, "
            "wherever a walk comes to it; elsewhere what callers usually do is assumed. What decisions cost is as the "
            "journey says."
        )
    if reach == Reach.OWN and any(what_it_would_take(walk.stored) for walk in made.walks):
        notes.append(SIMULATED)
    return tuple(dict.fromkeys(note for note in notes if note))


def _who(made: Gathered, everything: Gathered, reach: Reach) -> Iterator[str]:
    if made.simulated:
        some = (
            "All who walked here" if made.simulated == made.people else f"{made.simulated} of the {made.people} people"
        )
        yield (
            f"{some} are simulated, to rehearse a session: what they felt and answered is made up. "
            "Made-up people do not hide anybody among them."
        )
    if any(walk.people > 1 for walk in made.walks):
        yield (
            "A group that walked together counts as its people; where hands were counted, each hand counts, "
            "and the group's answer is the middle of its hands."
        )
    if reach == Reach.TOGETHER:
        yield (
            f"n = {made.people}. “In the middle” is the median: half had no more; of two in the middle the lower. "
            f"Nothing is told of fewer than {ENOUGH} people. The curve has the middle of everybody at each touchpoint, "
            "and the range of the middle half."
        )
        yield "Words are those of people who agreed, without names, times or order."
    if any(walk.stored.erased for walk in made.walks):
        yield "The time for which what people did and said is kept is over: it was erased, and no curve can be drawn."
    if reach != Reach.OWN and (unfinished := people_in(walk for walk in everything.walks if not walk.ended)):
        yield f"Walks that have not come to an end are left out: of {counted(unfinished, 'person', 'people')}."
    told = {walk.stored.id for walk in made.walks}
    if made.walks and any(walk.ended and walk.stored.id not in told for walk in everything.walks):
        yield "Left out as well is what one person alone walked, or a few beside a group: it would be theirs to tell."


def _companies(walks: Sequence[Walked]) -> Iterator[str]:
    companies = [one.name for walk in walks for one in walk.stored.source.scenario.all_companies().values()]
    if companies:
        yield f"Companies in it are invented: {', '.join(dict.fromkeys(companies))}."


def _measured() -> Iterator[str]:
    yield "Minutes are the customer's time in the simulation; waits follow from the scenario's staffing (Erlang A)."
    yield "A question is counted as asked again where the customer had already answered it to anybody of that company."
    yield f"{CES.name}: “{CES.question.replace('{company}', 'The company')}” {CES.scoring}."
    yield f"{CSAT.name}: “{CSAT.question}” {CSAT.scoring}."
    yield (
        "Remembered: the mean of the strongest reaction (of two as strong the later) and the last "
        "(Kahneman and Fredrickson 1993)."
    )


def _waits(walks: Sequence[Walked]) -> Iterator[str]:
    """What was not as long, or as it would be, in life: longer waits, waits that ran faster, what was allowed."""
    for walk in walks:
        for queue in walk.stored.engine.program.queues:
            if queue.lived is not None:
                share = f"{round(queue.lived * 100)} in a hundred of those who had to wait waited no longer"
                yield f"The wait for {queue.name.replace('_', ' ')} is one of the longer ones: {share}."
        if walk.stored.lives_on_differently:
            yield "A walk kept by another version would be lived differently today; it is told as it was kept."
    if ended := sum(made.kind == Kind.END_WAIT for walk in walks for _, made in walk.stored.inputs):
        yield f"Waits ended by whoever led, and counted in full: {ended}."
    hurried = max(
        (made.number for walk in walks for _, made in walk.stored.inputs if made.kind == Kind.HANG_UP), default=0
    )
    if hurried > 1:
        yield f"Some waits ran faster than life, up to {hurried} times, when they were given up."
    if any(made.kind == Kind.ALLOW and made.by == FACILITATOR for walk in walks for _, made in walk.stored.inputs):
        yield "Somebody was allowed to paste, or more time to answer."
