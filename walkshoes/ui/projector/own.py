"""The slides of one person's own walk: of theirs, everything is told to them."""

from collections.abc import Iterator

from walkshoes.reports.scorecard import difference
from walkshoes.reports.summary import WalkSummary
from walkshoes.ui.projector.beside import beside_slides
from walkshoes.ui.projector.filling import some, spread
from walkshoes.ui.projector.slide import Drawn, Lines, Quoted, Quotes, Slide, Table


def own_slides(walk: WalkSummary, journey: str) -> Iterator[Slide]:
    """What was expected, felt and recorded; the curve; the end; what it took; the words; the report from memory."""
    over = walk.title
    yield from beside_slides(over, journey, walk.beside)
    yield from _curve(walk, journey)
    yield Lines(over, "How it ended", journey, (walk.ending, f"“{walk.says}”") if walk.says else (walk.ending,))
    for group in walk.took:
        for sentences in some(group.sentences):
            yield Lines(over, group.heading, journey, sentences)
    for rows in spread(walk.before):
        heads = ("", walk.before_title, walk.title)
        cells = tuple((row.what, row.before, row.now) for row in rows)
        yield Table(over, "The journey before, and this one", journey, heads, cells)
    places = (place for _, place, _ in walk.words)
    for texts in some(text for _, _, text in walk.words):
        yield Quotes(over, "In your own words", journey, tuple(Quoted(text, next(places)) for text in texts))
    note = difference(walk.scorecard)
    for reported in spread(walk.scorecard):
        items = tuple((row.question, row.remembered, row.recorded) for row in reported)
        yield Table(over, "What you would have reported", journey, ("", "from memory", "on record"), items, note)
    for sentences in some(walk.what_it_would_take):
        yield Lines(over, "What it would take", journey, sentences)


def _curve(walk: WalkSummary, journey: str) -> Iterator[Slide]:
    """The picture, each moment with its words; and what memory makes of it."""
    drawn = walk.picture
    if drawn is not None and drawn.spots:
        said: dict[int, str] = {}
        for at_ms, _, text in walk.words:
            said[at_ms] = f"{said.get(at_ms, '')} “{' '.join(text.split())}”".strip()
        words = tuple(said.pop(spot.felt.at_ms, "") for spot in drawn.spots)  # two of one moment say them once
        yield Drawn(walk.title, "How it felt", journey, drawn, words)
    if walk.mean_and_memory:
        yield Lines(walk.title, "What is remembered", journey, walk.mean_and_memory)
