"""The summary of a session, made from its record.

made = summary_of(record, session)                    # as everybody may see it
summary_of(record, session, participant=key)          # somebody's own page, whole
"""

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from walkshoes.reports.commitments import commitment_sentence
from walkshoes.reports.summary import decided_in_words, walk_summary
from walkshoes.sessions.debrief_notes import notes_of
from walkshoes.sessions.follow_ups import FollowedUp, commitments_of
from walkshoes.summaries.about import about
from walkshoes.summaries.beside import beside_of
from walkshoes.summaries.causes import causes_of
from walkshoes.summaries.departments import departments_of
from walkshoes.summaries.effort import effort_of, total_sentences
from walkshoes.summaries.ends import endings_of, hung_up_at
from walkshoes.summaries.felt import felt_at, in_words, mean_and_memory, picture_of, worst_of
from walkshoes.summaries.gathering import Gathered, Walked, gathered, people_in
from walkshoes.summaries.headline import headline
from walkshoes.summaries.model import Committed, Felt, JourneySummary, Otherwise, Questions, Summary
from walkshoes.summaries.otherwise import otherwise
from walkshoes.summaries.scorecards import scorecard_of
from walkshoes.summaries.thresholds import Reach, reach_of, why_of

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record

FEW = 4
"""How many people's words stand on the first page."""
FEW_LONGEST = 160
"""Longer ones than this, in characters, are not for the first page."""


def summary_of(record: "Record", session: str, participant: str | None = None) -> Summary:
    """The summary of a session by its id; or, by the key of a participant, that person's own page.

    Raises RecordTrouble.
    """
    row = record.session(session)
    everything = gathered(record, row.id, participant)
    own = participant is not None or (everything.people <= 1 and not _is_led(record, row.id))
    made = everything if own else everything.told()
    people, ended = made.people, people_in(walk for walk in everything.walks if walk.ended)
    reach = Reach.OWN if own else reach_of(people)
    words = _words(made, reach, row.id)
    journeys = tuple(_journey(walks, reach, everything) for walks in _by_journey(made))
    committed = [one for one in commitments_of(record.file, row.id) if participant is None or _is_of(one, made, record)]
    return Summary(
        id=row.id,
        title=row.title,
        began=row.began,
        labels=tuple(f"{name}: {', '.join(values)}" for name, values in made.labels.items()),
        people=people,
        simulated=made.simulated,
        reach=reach,
        why="" if own and made.walks else why_of(people, ended, everything.people),
        headline=headline(made.walks, reach) if made.walks else (),
        journeys=journeys,
        departments=departments_of(made) if reach == Reach.TOGETHER else (),
        few_words=tuple(text for text in words if len(text) <= FEW_LONGEST)[:FEW],
        words=words,
        notes={heading.value: texts for heading, texts in notes_of(record.file, row.id).items()},
        commitments=tuple(_committed(one) for one in committed),
        versions=_versions(made),
        walks=tuple(walk_summary(record, walk.stored) for walk in made.walks) if own else (),
        about=about(made, everything, reach, any(one.otherwise.changes for one in journeys)),
    )


def _is_led(record: "Record", session: str) -> bool:
    return bool(record.file.rows("SELECT 1 FROM led WHERE session = ?", [session]))


def _versions(made: Gathered) -> dict[str, str]:
    """Each journey with the hash of its text; with several where it was changed in between."""
    versions: dict[str, dict[str, None]] = {}
    for walk in made.walks:
        versions.setdefault(walk.journey, {})[walk.stored.source.hash] = None
    return {name: ", ".join(hashes) for name, hashes in versions.items()}


def _by_journey(made: Gathered) -> list[list[Walked]]:
    """The walks of each journey, in the order it was first walked."""
    by_name: dict[str, list[Walked]] = {}
    for walk in made.walks:
        by_name.setdefault(walk.journey, []).append(walk)
    return list(by_name.values())


def _journey(walks: Sequence[Walked], reach: Reach, everything: Gathered) -> JourneySummary:
    """One journey; what its own people are too few for is left out, also where the session's are not."""
    people = people_in(walks)
    own = reach == Reach.OWN
    reach = reach if own else reach_of(people)
    together = reach == Reach.TOGETHER
    at = felt_at(walks) if together else ()
    first = walks[0].stored
    guide = first.source.scenario.guide
    return JourneySummary(
        name=first.source.name,
        title=first.source.scenario.title,
        version=first.source.hash,
        people=people,
        walks=len(walks),
        unfinished=people_in(one for one in everything.walks if one.journey == walks[0].journey and not one.ended),
        decided=decided_in_words(first),
        figures=headline(walks, reach),
        effort=effort_of(walks, each=together),
        beside=beside_of(walks, reach) if together or own else (),
        endings=endings_of(walks) if together else (),
        hung_up=hung_up_at(walks) if together else (),
        felt=at,
        picture=picture_of(at),
        curve_in_words=in_words(at),
        mean_and_memory=mean_and_memory(walks) if together else (),
        took=total_sentences(walks),
        causes=causes_of(walks, _own_worst(walks) if own else worst_of(at)),
        scorecard=scorecard_of(walks) if together else (),
        otherwise=otherwise(walks) if together else Otherwise(),
        questions=Questions(guide.what, guide.so_what, guide.now_what) if guide is not None else Questions(),
    )


def _own_worst(walks: Sequence[Walked]) -> list[Felt]:
    """The touchpoints that felt worst to one person."""
    names = {place.name: place.label for place in walks[0].stored.engine.program.places}
    lowest: dict[str, int] = {}
    for walk in walks:
        for point in walk.stored.curve.points:
            lowest[point.place] = min(lowest.get(point.place, 2), point.feeling)
    return worst_of(
        Felt(place, names.get(place, place), 1, feeling, feeling, feeling, int(feeling < 0))
        for place, feeling in lowest.items()
    )


def _words(made: Gathered, reach: Reach, session: str) -> tuple[str, ...]:
    """What may be quoted, each once, in an order that says nothing of who or when; the same each time it is made."""
    if reach == Reach.TOTALS:
        return ()
    said = [
        " ".join(one.text.split())
        for walk in made.walks
        if walk.may_quote or reach == Reach.OWN
        for one in walk.stored.said
        if one.kind == "reaction"
    ]
    words = sorted(dict.fromkeys(text for text in said if text))
    random.Random(session).shuffle(words)  # noqa: S311 - to hide an order, not a secret
    return tuple(words)


def _is_of(one: FollowedUp, made: Gathered, record: "Record") -> bool:
    """Whether a commitment came out of one of these walks."""
    walks = {walk.stored.id for walk in made.walks}
    found = record.file.rows("SELECT walk FROM commitment WHERE id = ?", [one.id])
    return bool(found) and found[0][0] in walks


def _committed(one: FollowedUp) -> Committed:
    made = one.commitment
    return Committed(
        one.id, made.when, made.then, made.by, made.owner, commitment_sentence(made), one.made.isoformat(),
        dict(sorted(one.outcomes.items())),
    )  # fmt: skip
