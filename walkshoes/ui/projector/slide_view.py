"""One slide on the wall: its heading in one place, what it says in the middle of the room that is left."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from walkshoes.sessions.debrief_notes import Heading
from walkshoes.ui.projector.great_number import GreatNumber
from walkshoes.ui.projector.slide import (
    Aloud,
    Asking,
    Commitments,
    Counts,
    Cover,
    Deciding,
    Drawn,
    Figures,
    Lines,
    Quotes,
    Slide,
    Table,
)
from walkshoes.ui.widgets.feeling_curve import END, HALF, WORST, FeelingCurve

NOTHING_YET = "If … happens, then I will …"
FIRST = "One thing each. Something that will really come, and what you will do then."
READ_ALOUD = "Whoever made it reads it aloud, once."


@dataclass(frozen=True, slots=True)
class Written:
    """What is written while the debrief is shown: notes by their question, and commitments as sentences."""

    notes: Mapping[Heading, tuple[str, ...]] = field(default_factory=dict)
    commitments: tuple[str, ...] = ()


class SlideView(Vertical):
    """Shows `slide`. `time` gives what is left of a question's minutes."""

    slide: reactive[Slide | None] = reactive(None, recompose=True)
    written: reactive[Written] = reactive(Written(), recompose=True)

    def __init__(self, time: Callable[[Asking], str], *, name: str) -> None:
        super().__init__(id=name)
        self.time = time
        self._grew = False  # whether something was written since the slide was last laid out

    def compose(self) -> ComposeResult:
        """The heading, and beneath it what the slide says."""
        slide = self.slide
        if slide is None:
            return
        if not isinstance(slide, Cover):
            with Horizontal(id="slide-head"):
                yield Static(Content(slide.heading), id="slide-heading")
                if isinstance(slide, Asking):
                    yield GreatNumber(self.time(slide), name="slide-time")
        with VerticalScroll(id="slide-room", can_focus=False), Vertical(id="slide-says", classes=_kind(slide)):
            yield from self._says(slide)

    def _says(self, slide: Slide) -> Iterable[Widget]:
        match slide:
            case Cover():
                yield _line(slide.heading, "title")
                yield from (_line(text, "lead") for text in slide.lines)
                yield from (_line(text, "foot") for text in slide.foot)
            case Lines():
                if slide.lead:
                    yield _line(slide.lead, "lead")
                yield from (_line(text, "line") for text in slide.lines)
            case Figures():
                if slide.lead:
                    yield _line(slide.lead, "lead")
                cells = (
                    Vertical(GreatNumber(one.text), _line(one.what, "what"), classes="figure") for one in slide.figures
                )
                yield Grid(*cells, classes="three" if len(slide.figures) == 3 else "four")
            case Counts():
                for row in slide.rows:
                    number, what = (
                        GreatNumber(row.text, classes="number"),
                        GreatNumber(row.what, beside=True, classes="what"),
                    )
                    yield Horizontal(number, what, classes="count")
            case Table():
                yield _table(slide)
                if slide.note:
                    yield _line(slide.note, "foot")
            case Drawn():
                yield FeelingCurve(slide.picture, slide.words)
                yield _line(legend(slide), "foot")
            case Quotes():
                for quote in slide.quotes:
                    yield _line(f"“{quote.text}”", "quote -placed" if quote.where else "quote")
                    if quote.where:
                        yield _line(quote.where, "where")
            case Deciding():
                yield _line(slide.label, "lead")
                if slide.costs.what:
                    yield _line(slide.costs.what, "over-number")
                yield GreatNumber(slide.costs.text)
                yield _line(slide.sentence, "spares")
            case Asking():
                yield _line(slide.lead, "under")
                yield from (_line(text, "line") for text in slide.questions)
                yield from (_line(text, "note") for text in self.written.notes.get(slide.under, ()))
            case Commitments():
                if not self.written.commitments:
                    yield _line(NOTHING_YET, "lead")
                    yield _line(FIRST, "foot")
                yield from (_line(text, "note") for text in self.written.commitments)
            case Aloud():
                yield _line(slide.sentence, "lead")
                yield _line(READ_ALOUD, "foot")

    def show_time(self) -> None:
        """Show what is left of the minutes."""
        if isinstance(self.slide, Asking):
            for shown in self.query("#slide-time"):
                if isinstance(shown, GreatNumber):
                    shown.update(self.time(self.slide))

    def move(self, lines: int) -> None:
        """Where there is more than finds room: further up or down by so many lines."""
        for room in self.query("#slide-room"):
            room.scroll_relative(y=lines, animate=False)

    def watch_written(self) -> None:
        """What is written last is to be in sight."""
        self._grew = True

    async def recompose(self) -> None:
        """Lay the slide out anew; where something was written, with the last of it in sight."""
        await super().recompose()
        grew, self._grew = self._grew, False
        if grew:
            self.call_after_refresh(self._show_last)

    def _show_last(self) -> None:
        for room in self.query("#slide-room"):
            room.scroll_end(animate=False)


def legend(slide: Drawn) -> str:
    """What the signs of the curve mean."""
    drawn = slide.picture
    worst, end = "the worst moment", "the end"
    if drawn.worst is None:
        said = [f"{END} {end}"]
    elif drawn.worst is drawn.end:
        said = [f"{WORST} {worst}, and {end}"]
    else:
        said = [f"{WORST} {worst}", f"{END} {end}"]
    if slide.room:
        said += [f"{HALF} the middle half of you"]
    return "   ".join(said)


def _kind(slide: Slide) -> str:
    return type(slide).__name__.lower()


def _line(text: str, classes: str) -> Static:
    return Static(Content(text), classes=classes)


def _table(slide: Table) -> Grid:
    """The rows under their headings; numbers grow in a large window."""
    cells: list[Widget] = []
    if any(slide.heads):
        cells += [Static(Content(head), classes="head" if at else "head first") for at, head in enumerate(slide.heads)]
    for first, *others in slide.rows:
        cells.append(GreatNumber(first, GreatNumber.CELLS, beside=True, classes="first"))
        last = len(others) - 1
        cells += [
            GreatNumber(text, GreatNumber.CELLS, classes="cell last" if at == last else "cell")
            for at, text in enumerate(others)
        ]
    plain = "-two" if len(slide.heads) == 3 and not slide.heads[1] else ""
    return Grid(*cells, classes=f"table columns-{len(slide.heads)}{plain}")
