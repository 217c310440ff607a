"""Anticipated against lived: what people expected, what it felt like, what the record says, in the middle."""

from collections.abc import Callable, Sequence

from walkshoes.reports.measures import CES
from walkshoes.reports.summary import Beside
from walkshoes.summaries.gathering import Walked
from walkshoes.summaries.headline import answers_on_scale
from walkshoes.summaries.thresholds import ENOUGH, Reach
from walkshoes.summaries.weighing import middle, middle_of_whole

NOT_SAID = "–"


def beside_of(walks: Sequence[Walked], reach: Reach) -> tuple[Beside, ...]:
    """The rows of a journey. A dash where nobody said anything, or of several people fewer than five."""
    least = 1 if reach == Reach.OWN else ENOUGH
    minutes: Callable[[Walked], int] = lambda walk: (walk.ledger.given_ms + 30_000) // 60_000  # noqa: E731
    return (
        _row(walks, least, "minutes", "minutes", minutes),
        _row(walks, least, "people spoken to", "people", lambda walk: walk.ledger.people),
        _row(
            walks,
            least,
            "times asked for one thing, the first included",
            "asked_same",
            lambda walk: walk.ledger.times_asked_the_same,
        ),
        _owner(walks, least),
        Beside(
            "made it easy (1–7)",
            _scale(walks, least, "anticipated", "easy"),
            _scale(walks, least, "measures", "ces"),
            NOT_SAID,
        ),
    )


def _row(walks: Sequence[Walked], least: int, what: str, item: str, was: Callable[[Walked], int]) -> Beside:
    recorded = middle_of_whole([(was(walk), walk.people) for walk in walks])
    return Beside(what, _said(walks, least, "anticipated", item), _said(walks, least, "felt", item), _text(recorded))


def _said(walks: Sequence[Walked], least: int, questionnaire: str, item: str) -> str:
    values = []
    for walk in walks:
        answer = walk.stored.answers.get(questionnaire, {}).get(item)
        if isinstance(answer, int):
            values.append((answer, walk.people))
    if sum(people for _, people in values) < least:
        return NOT_SAID
    return _text(middle_of_whole(values))


def _scale(walks: Sequence[Walked], least: int, questionnaire: str, item: str) -> str:
    given = answers_on_scale(walks, questionnaire, item, len(CES.points))
    found = middle(given.items()) if sum(given.values()) >= least else None
    return _text(None if found is None else int(found))


def _owner(walks: Sequence[Walked], least: int) -> Beside:
    """How many had somebody who owned their case; what they thought of it is theirs."""
    everybody = sum(walk.people for walk in walks)
    owned = sum(walk.people for walk in walks if walk.ledger.owner)
    said = [(walk.stored.answers.get("felt", {}).get("owner"), walk.people) for walk in walks]
    nobody = sum(people for owner, people in said if str(owner).casefold() in ("nobody", "no one", "noone"))
    asked = sum(people for owner, people in said if owner is not None)
    if everybody == 1:
        owner = str(said[0][0] or NOT_SAID)
        return Beside("who owned it", NOT_SAID, owner, walks[0].ledger.owner or "nobody")
    felt = f"{nobody} of {asked}: nobody" if asked >= least else NOT_SAID
    return Beside("who owned it", NOT_SAID, felt, f"{everybody - owned} of {everybody}: nobody")


def _text(value: int | None) -> str:
    return NOT_SAID if value is None else f"{value:,}"
