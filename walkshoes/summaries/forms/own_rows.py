"""What only one person's own page has, as rows: what was felt when, what was answered, what it took."""

from collections.abc import Iterator

from walkshoes.journey.transcript import FEELINGS
from walkshoes.reports.geometry import Picture
from walkshoes.reports.summary import WalkSummary


def names_in(picture: Picture) -> dict[str, str]:
    """What the touchpoints of a picture are called, by their name in the file."""
    return {one.place: one.name for one in picture.stretches}


def felt_by_one(walk: WalkSummary) -> Iterator[tuple[str, str, float, int, str]]:
    """(journey, touchpoint, minutes of the customer's time, from -2 to 2, in a word) of every reaction, in order."""
    if walk.picture is None:
        return
    names = names_in(walk.picture)
    for spot in walk.picture.spots:
        felt = spot.felt
        name = names.get(felt.place, felt.place.replace("_", " "))
        yield walk.title, name, round(felt.at_ms / 60_000, 1), felt.feeling, FEELINGS[felt.feeling]


def answered(walk: WalkSummary) -> Iterator[tuple[str, str, str]]:
    """(journey, question, answer in the words of its scale)."""
    for name, answer in walk.measures.items():
        yield walk.title, name, answer


def what_it_took(walk: WalkSummary) -> Iterator[tuple[str, str, str, str, str]]:
    """(journey, heading, sentence, and two cells that stay empty)."""
    for group in walk.took:
        for sentence in group.sentences:
            yield walk.title, group.heading, sentence, "", ""


def became(walk: WalkSummary) -> Iterator[tuple[str, str, str, str, str]]:
    """(journey, which journey was before, what, how it was there, how it is here)."""
    for row in walk.before:
        yield walk.title, f"after {walk.before_title}", row.what, row.before, row.now
