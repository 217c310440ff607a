"""The scorecards of a session together: what people would have reported, beside what the record says."""

from collections.abc import Sequence

from walkshoes.journey.scorecard import ITEMS
from walkshoes.summaries.gathering import Walked, people_in
from walkshoes.summaries.model import Scored
from walkshoes.summaries.thresholds import ENOUGH


def scorecard_of(walks: Sequence[Walked]) -> tuple[Scored, ...]:
    """Each item of the journey's scorecard, counted by people; nothing where fewer than five answered it."""
    answered = [walk for walk in walks if walk.stored.answers.get("scorecard")]
    if people_in(answered) < ENOUGH:
        return ()
    items = dict.fromkeys(answered[0].stored.source.scenario.scorecard)
    return tuple(_scored(answered, name) for name in items)


def _scored(walks: Sequence[Walked], name: str) -> Scored:
    remembered = {"yes": 0, "no": 0, "unsure": 0}
    recorded = {True: 0, False: 0}
    for walk in walks:
        said = str(walk.stored.answers["scorecard"].get(name, ""))
        if said in remembered:
            remembered[said] += walk.people
        was = ITEMS[name].answer(walk.ledger)
        if was is not None:
            recorded[was] += walk.people
    yes, no, unsure = remembered.values()
    return Scored(ITEMS[name].question, yes, no, unsure, recorded[True], recorded[False])
