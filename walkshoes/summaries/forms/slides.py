"""The summary as PowerPoint: first the page that gets forwarded, then a slide for every thing there is to talk about.

as_slides(made)     # the bytes of a .pptx
"""

from collections.abc import Iterator, Sequence

from walkshoes.reports.scorecard import difference
from walkshoes.reports.sentences import counted
from walkshoes.reports.summary import Beside, WalkSummary
from walkshoes.summaries.finding import finding_of
from walkshoes.summaries.forms.deck import (
    ACROSS,
    CELLS,
    FOOT,
    MARGIN,
    POINT,
    SOFT,
    TOP,
    Box,
    Deck,
    Look,
    Page,
    table_size,
)
from walkshoes.summaries.forms.rows import LARGE
from walkshoes.summaries.forms.slide_charts import curve_chart, effort_chart, own_chart
from walkshoes.summaries.forms.slide_fitting import largest
from walkshoes.summaries.model import Came, Figure, JourneySummary, Questions, Summary

_BODY = Box(MARGIN, TOP, ACROSS, FOOT - TOP)
_BENEATH = Box(MARGIN, 3.55, ACROSS, FOOT - 3.55)
"""Beneath the figures."""
_FEW = 4
_SIZES = (24, 22, 20, 18, 16, 14, 12)
_READABLE = 16
"""Letters of a table are not smaller, in points, where more slides would help."""


def as_slides(made: Summary) -> bytes:
    """The deck. The same summary gives the same bytes."""
    deck = Deck(made)
    _first(deck, made)
    for journey in made.journeys:
        under = journey.title if len(made.journeys) > 1 or made.walks else ""
        if not made.walks:
            if journey is not made.journey:
                _curve(deck, journey)
            _beside(deck, journey.beside, under)
        _took(deck, journey, under)
        _ended(deck, journey, under)
    for walk in made.walks:
        _own(deck, walk, alone=len(made.walks) == 1)
    _words(deck, made)
    _causes(deck, made)
    for journey in made.journeys:
        _otherwise(deck, journey, journey.title)
    _departments(deck, made)
    _noted(deck, made)
    _commitments(deck, made)
    _about(deck, made)
    return deck.as_bytes()


def _first(deck: Deck, made: Summary) -> None:
    page = deck.page(finding_of(made), " · ".join([made.title, made.began[:10], made.who, *made.labels]))
    _figures(page, made.headline)
    journey = made.journey
    walk = next((one for one in made.walks if one.picture is not None and len(one.picture.spots) > 1), None)
    if walk is not None and walk.picture is not None:
        own_chart(page, _BENEATH, walk)
    elif journey is not None and journey.picture is not None:
        _everybodys(page, journey)
    elif made.why:
        page.text(Box(MARGIN, 3.55, ACROSS, 0.8), [made.why], Look(20), "why")
        took = journey.took if journey is not None else ()
        page.note(*took[_in_two(page, 4.35, took, "added up") :])
    for one in made.journeys:
        page.note(*_questions(one.questions, one.title if len(made.journeys) > 1 else ""))
    if made.curve_in_words:
        page.note("How it felt, in words:", *made.curve_in_words)
    if not made.walks and journey is not None:
        page.note(*journey.mean_and_memory)


def _everybodys(page: Page, journey: JourneySummary) -> None:
    """The curve of everybody, and how to read it."""
    curve_chart(page, Box(MARGIN, _BENEATH.top, ACROSS, _BENEATH.height - 0.3), journey.felt, journey.curve_in_words)
    legend = "The line is the middle of everybody, the bars the middle half. ◆ worst, ● end."
    page.text(Box(MARGIN, FOOT - 0.3, ACROSS, 0.35), [legend], Look(14, SOFT), "how to read the line")


def _figures(page: Page, figures: Sequence[Figure]) -> None:
    """Four figures in a row."""
    gap = 0.2
    width = (ACROSS - gap * (len(figures) - 1)) / max(1, len(figures))
    for number, one in enumerate(figures):
        text, _, more = one.text.partition("; ")
        what = f"{more} · {one.what}" if more else one.what
        page.figure(Box(MARGIN + number * (width + gap), TOP, width, 1.5), text, what, one.about, 32)


def _questions(asked: Questions, title: str) -> Iterator[str]:
    named = (("What?", asked.what), ("So what?", asked.so_what), ("Now what?", asked.now_what))
    if any(questions for _, questions in named):
        yield f"Questions for the room{': ' + title if title else ''}"
    for heading, questions in named:
        if questions:
            yield heading
            yield from (f"– {question}" for question in questions)


def _curve(deck: Deck, journey: JourneySummary) -> None:
    if journey.picture is None:
        return
    page = deck.page(f"How it felt: {journey.title}", f"{journey.people} people")
    _figures(page, journey.figures)
    _everybodys(page, journey)
    page.note(*journey.curve_in_words, *journey.mean_and_memory)


def _beside(deck: Deck, rows: Sequence[Beside], under: str) -> None:
    if not rows:
        return
    minutes = next((row for row in rows if row.what == "minutes"), None)
    title = "Expected, felt, recorded"
    if minutes is not None and "–" not in (minutes.anticipated, minutes.felt, minutes.recorded):
        title = f"Expected: {minutes.anticipated} minutes. It felt like {minutes.felt}. It was {minutes.recorded}."
    heads = ("", "expected", "it felt like", "it was")
    body = [(row.what, row.anticipated, row.felt, row.recorded) for row in rows]
    _tables(deck, title, under, heads, body, (5, 2, 3, 3), "expected, felt and recorded")


def _took(deck: Deck, journey: JourneySummary, under: str) -> None:
    if not journey.effort:
        return
    page = deck.page(journey.took[0] if journey.took else "What it took", under)
    large = [one for one in journey.effort if one.name in LARGE]
    width = 2.9 if large else 0.0
    box = Box(MARGIN, TOP, ACROSS - width - (0.3 if large else 0), FOOT - TOP)
    effort_chart(page, box, journey.effort)
    for number, one in enumerate(large):
        place = Box(MARGIN + ACROSS - width, TOP + number * 1.25, width, 1.1)
        page.figure(place, one.total_text, one.what, one.sign, 26)
    page.note("In brackets: the sign of high effort that it belongs to (Gartner 2019).", *journey.took)


def _ended(deck: Deck, journey: JourneySummary, under: str) -> None:
    if not journey.endings:
        return
    page = deck.page(journey.took[-1] if journey.took else "How it ended", under)
    left = Box(MARGIN, TOP, 7.0 if journey.hung_up else ACROSS, FOOT - TOP)
    _came(page, left, "how it ended", journey.endings)
    if journey.hung_up:
        _came(page, Box(MARGIN + 7.5, TOP, ACROSS - 7.5, FOOT - TOP), "where people hung up", journey.hung_up)


def _came(page: Page, box: Box, what: str, rows: Sequence[Came]) -> None:
    shown = page.table(box, (what, "people"), [(one.what, str(one.people)) for one in rows], (5, 1.3), what)
    page.note(*(f"{one.what}: {one.people}" for one in rows[shown:]))


def _own(deck: Deck, walk: WalkSummary, *, alone: bool) -> None:
    """What only one person's own page has."""
    under = walk.title
    if not alone and walk.picture is not None and len(walk.picture.spots) > 1:
        page = deck.page(f"How it felt: {walk.title}", walk.ending)
        own_chart(page, _BODY, walk)
        page.note(*walk.curve_in_words, *walk.mean_and_memory)
    _beside(deck, walk.beside, under)
    page = deck.page(walk.ending, under)
    said = [f"{group.heading}: {' '.join(group.sentences)}" for group in walk.took]
    page.text(_BODY, said, Look(largest(said, ACROSS - 0.2, _BODY.height - 0.1, _SIZES, 8)), "what it took", space=8)
    page.note(walk.says, *walk.sentences, *walk.mean_and_memory)
    page.note(*(f"{name}: {answer}" for name, answer in walk.measures.items()))
    if walk.scorecard:
        scored = [
            (row.question, row.remembered, _because(row.recorded, row.because), row.mark) for row in walk.scorecard
        ]
        title = difference(walk.scorecard) or "What you would have reported"
        columns = ("", "from memory", "the record", "")
        _tables(deck, title, under, columns, scored, (5, 2, 4, 2), "from memory, and the record")
    if walk.before:
        both = [(row.what, row.before, row.now) for row in walk.before]
        heads = ("", walk.before_title, walk.title)
        _tables(deck, "The journey before, and this one", under, heads, both, (4, 4, 4), "both journeys")
    if walk.what_it_would_take:
        page = deck.page("What it would take", under)
        size = largest(walk.what_it_would_take, ACROSS - 0.2, _BODY.height - 0.1, _SIZES, 10)
        page.note(*walk.what_it_would_take)
        page.text(_BODY, walk.what_it_would_take, Look(size), "what it would take", space=10)


def _because(recorded: str, because: str) -> str:
    return f"{recorded} ({because})" if because else recorded


def _words(deck: Deck, made: Summary) -> None:
    few = made.few_words or made.words[:_FEW]
    if not few:
        return
    page = deck.page("In their words", "" if made.walks else "From people who agreed, in no order")
    tall = (FOOT - TOP) / _FEW
    for number, text in enumerate(few):
        place = Box(MARGIN, TOP + number * tall, ACROSS, tall - 0.15)
        page.text(place, [f"“{text}”"], Look(26, italic=True), f"words {number + 1}")
    rest = [text for text in made.words if text not in few]
    page.note(*(["More of their words:", *(f"“{text}”" for text in rest)] if rest else []))


def _causes(deck: Deck, made: Summary) -> None:
    if not any(cause.because for cause in made.causes):
        return
    page = deck.page("What lay behind what felt worst", made.journey.title if made.journey is not None else "")
    gap = 0.35
    told = [cause for cause in made.causes if cause.because]
    width = (ACROSS - gap * (len(told) - 1)) / len(told)
    tall = FOOT - TOP - 0.55
    texts = [[POINT + text for text in cause.because] for cause in told]
    size = min(largest(one, width - 0.2, tall - 0.1, (20, 18, 16, 14), 6) for one in texts)
    for number, cause in enumerate(told):
        left = MARGIN + number * (width + gap)
        page.text(Box(left, TOP, width, 0.5), [f"{cause.touchpoint}: {cause.felt}"], Look(20, bold=True), "touchpoint")
        place = Box(left, TOP + 0.55, width, tall)
        shown = page.text(place, cause.because, Look(size), f"behind {cause.touchpoint}", points=True, space=6)
        page.note(*(f"{cause.touchpoint}: {text}" for text in cause.because[shown:]))


def _otherwise(deck: Deck, journey: JourneySummary, under: str) -> None:
    other = journey.otherwise
    if other.changes:
        time, settled = other.changes[0], other.changes[-1]
        parts = [
            "" if time.then == time.lived else f"{time.then} instead of {time.lived}",
            "" if settled.then == settled.lived else f"{settled.then} settled instead of {settled.lived}",
        ]
        title = f"Done right: {'; '.join(part for part in parts if part) or 'the same in the end'}"
        rows = [(one.what, one.lived, one.then) for one in other.changes]
        page = _tables(
            deck, title, under, ("", "as it was lived", "done right"), rows, (6, 3, 3), "the company done right"
        )
        page.note("Decided there:", *other.decided, *other.notes)
    if other.decisions:
        decided = [(one.label, one.costs, one.sentence) for one in other.decisions]
        heads = ("decision", "what it costs", "what it would have done")
        title = "What each decision alone would have done"
        _tables(deck, title, under, heads, decided, (4, 2.2, 7), "each decision alone")


def _departments(deck: Deck, made: Summary) -> None:
    rows = [
        (
            one.value,
            str(one.people),
            "; ".join([*(f"{each.text} {each.what}" for each in one.figures), one.why]).strip("; "),
        )
        for one in made.departments
    ]
    if rows:
        _tables(deck, "By label", "", ("label", "people", "figures"), rows, (3, 1.3, 9), "by label")


def _noted(deck: Deck, made: Summary) -> None:
    """What was noted in the debrief."""
    names = (("what", "What?"), ("so_what", "So what?"), ("now_what", "Now what?"))
    rows = [(name, text) for heading, name in names for text in made.notes.get(heading, ())]
    if rows:
        _tables(deck, "What we said about it", "", ("question", "what was noted"), rows, (1.6, 10), "what was noted")


def _commitments(deck: Deck, made: Summary) -> None:
    rows = [(one.sentence, one.outcome or "not asked yet") for one in made.commitments]
    if rows:
        title = f"What will be done: {counted(len(rows), 'commitment')}"
        _tables(deck, title, "", ("commitment", "what became of it"), rows, (9, 3), "commitments")


def _about(deck: Deck, made: Summary) -> None:
    """About these numbers, on as many slides as that takes."""
    rest = [*made.about, *(f"{name}, version {version}" for name, version in made.versions.items())]
    under = ""
    while rest:
        page = deck.page("About these numbers", under)
        rest = rest[_in_two(page, TOP, rest, "about these numbers") :]
        under = "continued"


def _in_two(page: Page, top: float, texts: Sequence[str], name: str) -> int:
    """Paragraphs in two columns, as many as find room; returns how many did."""
    half, shown = (ACROSS - 0.4) / 2, 0
    size = largest(texts, half - 0.2, (FOOT - top - 0.4) * 2, (18, 16, 14, 12), 6)
    for left in (MARGIN, MARGIN + half + 0.4):
        if texts[shown:]:
            shown += page.text(Box(left, top, half, FOOT - top), texts[shown:], Look(size), name, space=6)
    return shown


def _tables(
    deck: Deck, title: str, under: str, heads: Sequence[str], rows: Sequence[Sequence[str]], parts: Sequence[float],
    name: str,
) -> Page:  # fmt: skip
    """A table on as many slides as it takes, of one size and as long as each other; returns the first."""
    many = next(
        (many for many in range(1, len(rows)) if _size(heads, rows, parts, many) >= _READABLE), max(1, len(rows))
    )
    size = _size(heads, rows, parts, many)
    first: Page | None = None
    for some in _shared_out(rows, many):
        rest = list(some)
        while rest or first is None:
            page = deck.page(title, under if first is None else "continued")
            first = first or page
            rest = rest[max(1, page.table(_BODY, heads, rest, parts, name, (size,))) :]
    assert first is not None
    return first


def _size(heads: Sequence[str], rows: Sequence[Sequence[str]], parts: Sequence[float], many: int) -> float:
    """How large a table's letters are on so many slides."""
    return min(table_size(_BODY, (heads, *some), parts, CELLS) for some in _shared_out(rows, many))


def _shared_out(rows: Sequence[Sequence[str]], many: int) -> list[Sequence[Sequence[str]]]:
    """Rows on so many slides, about as many on each."""
    each = max(1, -(-len(rows) // many))
    return [rows[first : first + each] for first in range(0, max(1, len(rows)), each)]
