"""The debrief as slides, one idea each, in their order. What there is nothing to show of is left out.

slides_of(summary_of(record, session))
"""

import re
from collections.abc import Iterator, Sequence

from walkshoes.journey.clock import minutes_text
from walkshoes.reports.sentences import counted
from walkshoes.sessions.debrief_notes import Heading
from walkshoes.summaries.model import Came, Department, Figure, JourneySummary, Questions, Scored, Summary
from walkshoes.summaries.thresholds import ENOUGH, NOBODY, Reach, why_of
from walkshoes.ui.projector.beside import beside_slides
from walkshoes.ui.projector.filling import some, spread
from walkshoes.ui.projector.own import own_slides
from walkshoes.ui.projector.slide import (
    Asked,
    Asking,
    Commitments,
    Counts,
    Cover,
    Deciding,
    Drawn,
    Figures,
    Lines,
    Quoted,
    Quotes,
    Shown,
    Slide,
    Table,
)

STATEMENT = "The system is the finding, never the person."
THANKS = "Thank you for walking in a customer’s shoes."
ABOUT = "About these numbers"
REST = "How each of them is counted stands in the summary."
FEW_NOTES = 2
_MINUTES_ONLY = re.compile(r"[\d,]+ \w+")
_ASKS = (
    (Asked.WHAT, "Facts first. Nobody solves anything yet.", Heading.WHAT, 8),
    (Asked.SO_WHAT, "Why was it so? What had been decided?", Heading.SO_WHAT, 10),
    (Asked.NOW_WHAT, "What will be done, by whom, and by when?", Heading.NOW_WHAT, 10),
)
"""The heading, what is meant by it, where its notes go, and how many minutes it usually takes (W³)."""
USUAL = Questions(
    ("What happened, in order?", "Where was it hardest to stay calm?"),
    ("What stood between the people there and a good answer?", "Where is this in our own house?"),
    ("Which of these decisions belongs to somebody in this room?", "If to nobody here: who can make it, and who asks?"),
)
"""What is asked of a journey that brings no questions of its own."""


def slides_of(made: Summary) -> tuple[Slide, ...]:
    """The slides of a session. Of two to four people they hold only totals, as the summary does."""
    if not made.journeys:
        cover = Cover(made.title, made.title, "", (made.why,))
        return (cover,) if made.why == NOBODY else (cover, *_asking(made.title, "", USUAL), *_session(made))
    slides = [slide for journey in made.journeys for slide in _journey(made, journey)]
    return (*slides, *_session(made))


def _journey(made: Summary, journey: JourneySummary) -> Iterator[Slide]:
    over, name = journey.title, journey.name
    yield Cover(made.title, journey.title, name, (STATEMENT,), (_who(made, journey), *_why(made, journey)))
    if made.walks:
        for walk in made.walks:
            if walk.title == journey.title:
                yield from own_slides(walk, name)
    else:
        yield from beside_slides(over, name, journey.beside)
        if journey.picture is not None:
            yield Drawn(over, "How it felt", name, journey.picture, room=True)
        if journey.mean_and_memory:
            yield Lines(over, "What is remembered", name, journey.mean_and_memory)
        yield from _counted(over, "Where people hung up", name, journey.hung_up, journey.people)
        yield from _counted(over, "How it ended", name, journey.endings, journey.people)
        for sentences in some(journey.took):
            yield Lines(over, "What it took", name, sentences)
        if len(made.journeys) == 1:
            yield from _words(made, over, name)
    yield from _causes(journey)
    for scored in spread(journey.scorecard):
        heads = ("", "you said yes", "it was so")
        yield Table(over, "What you would have reported", name, heads, tuple(map(_scored, scored)))
    yield from _otherwise(journey)
    yield from _asking(over, name, journey.questions)


def _session(made: Summary) -> Iterator[Slide]:
    title = made.title
    if len(made.journeys) > 1 and not made.walks:
        yield from _words(made, title, "")
    if made.headline:
        yield Figures(title, "Four figures", "", tuple(map(shown, made.headline)))
    for label in dict.fromkeys(row.label for row in made.departments):
        yield from _departments(made, label)
    yield Commitments(title, "What we will do", "")
    yield Cover(title, THANKS, "", (), (made.banner, f"Walked by {made.who}."))
    notes = tuple(note for note in made.about if note != made.banner)[:FEW_NOTES]
    for few in some((*notes, REST), most=2):
        yield Lines(title, ABOUT, "", few)


# a journey


def _who(made: Summary, journey: JourneySummary) -> str:
    """Who walked it, and how many have not come to its end."""
    who = made.who if journey.people == made.people else counted(journey.people, "person", "people")
    left = f" {counted(journey.unfinished, 'walk')} not yet at an end." if journey.unfinished else ""
    return f"Walked by {who}.{left}"


def _why(made: Summary, journey: JourneySummary) -> tuple[str, ...]:
    """Why not more is told of it, where it is so."""
    if made.why and journey.people == made.people:
        return (made.why,)
    if made.reach == Reach.OWN or journey.people >= ENOUGH:
        return ()
    return (why_of(journey.people, journey.people, journey.people),)


def _counted(over: str, heading: str, name: str, came: Sequence[Came], of: int) -> Iterator[Slide]:
    for rows in spread(came, 3):
        yield Counts(over, heading, name, tuple(Shown(f"{row.people} of {of}", row.what) for row in rows))


def _causes(journey: JourneySummary) -> Iterator[Slide]:
    """What lay behind the touchpoints that felt worst, each on its own, where something is known of it."""
    for cause in journey.causes:
        for sentences in some(cause.because, most=4):
            lead = f"{cause.touchpoint[:1].upper()}{cause.touchpoint[1:]}: {cause.felt}"
            yield Lines(journey.title, "Why it was so", journey.name, sentences, lead)


def _scored(row: Scored) -> tuple[str, ...]:
    """How many remembered a yes, and of how many the record has one."""
    said, arose = row.yes + row.no + row.unsure, row.was + row.was_not
    return (
        row.question,
        f"{row.yes} of {said}" if said else "–",
        f"{row.was} of {arose}" if arose else "did not arise",
    )


def _words(made: Summary, over: str, name: str) -> Iterator[Slide]:
    for texts in some(made.words):
        yield Quotes(over, "In your own words", name, tuple(map(Quoted, texts)))


def _otherwise(journey: JourneySummary) -> Iterator[Slide]:
    """The company done right, and what it would take: one decision at a time."""
    made = journey.otherwise
    changes = [(row.what, row.lived, row.then) for row in made.changes]
    for rows in spread(changes):
        heads, note = ("", "as it was", "done right"), " ".join(made.notes)
        yield Table(journey.title, "The same people, the company done right", journey.name, heads, rows, note)
    for one in made.decisions:
        yield Deciding(journey.title, "What it would take", journey.name, one.label, costs(one.costs), one.sentence)


def costs(text: str) -> Shown:
    """`costs 240,000 a year`: the sum to be shown large, and what becomes of it."""
    verb, _, sum_ = text.partition(" ")
    return Shown(sum_, f"It {verb}") if sum_[:1].isdecimal() else Shown(f"It {text}.", "")


def _asking(over: str, name: str, brought: Questions) -> Iterator[Slide]:
    """The three questions; where a journey brings none of its own, those that are asked of any."""
    usual = USUAL
    own = ((brought.what, usual.what), (brought.so_what, usual.so_what), (brought.now_what, usual.now_what))
    for (heading, lead, under, minutes), (its, any_) in zip(_ASKS, own, strict=True):
        yield Asking(over, heading.value, name, lead, its or any_, under, minutes)


# the session


def shown(figure: Figure) -> Shown:
    """A figure of the first page; minutes that are more than a number and a word become minutes alone."""
    text = figure.text
    if figure.name == "minutes":
        if not _MINUTES_ONLY.fullmatch(text) and isinstance(figure.value, int):
            text = minutes_text(figure.value * 60_000) if figure.value < 60 else f"{figure.value:,} minutes"
        return Shown(text, f"{figure.what}, {figure.about}" if figure.about else figure.what)
    return Shown(text, figure.what)


def _departments(made: Summary, label: str) -> Iterator[Slide]:
    """Each of the figures by a label; of how few people why not more is told."""
    rows = [row for row in made.departments if row.label == label]
    heading, note = f"By {label}", " ".join(_whys(rows))
    told = [figure for figure in made.headline if any(_of(row, figure.name) for row in rows)]
    for figure in told:
        found = [(row, _of(row, figure.name)) for row in rows]
        whats = {one.what for _, one in found if one is not None}
        alike = whats.pop() if len(whats) == 1 else ""
        cells = [(row.value, counted(row.people, "person", "people"), _cell(row, one, alike)) for row, one in found]
        for some_rows in spread(cells):
            yield Table(made.title, heading, "", ("", "", alike or figure.what), some_rows, note)
    if not told:
        yield Lines(made.title, heading, "", (note,))


def _of(row: Department, figure: str) -> Figure | None:
    return next((one for one in row.figures if one.name == figure), None)


def _cell(row: Department, figure: Figure | None, alike: str) -> str:
    """A figure of a department; where it is of a few people together and others are not, that is said."""
    if figure is None:
        return "–"
    text = shown(figure).text
    return f"{text} together" if row.people < ENOUGH and not alike else text


def _whys(rows: Sequence[Department]) -> Iterator[str]:
    """Why not more is told, each reason once, with whom it is about."""
    for why in dict.fromkeys(row.why for row in rows if row.why):
        yield f"{', '.join(row.value for row in rows if row.why == why)}: {why[:1].lower()}{why[1:]}"
