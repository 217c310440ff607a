"""A deck of slides, 16:9: each with its title, what stands on it, its banner and its notes. Lengths are in inches.

What is too long for a slide is cut there with … and stands whole in the notes. Things are read out in the order they
were put on.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from walkshoes.summaries.forms.same_bytes import packed_the_same
from walkshoes.summaries.forms.session_day import session_day
from walkshoes.summaries.forms.slide_fitting import POINTS, cut_to, height_of, lines_in, lines_of, one_line
from walkshoes.summaries.model import Summary

if TYPE_CHECKING:
    from pptx.slide import Slide

WIDE, TALL, MARGIN = 13.333, 7.5, 0.6
TOP, FOOT = 1.9, 6.75
"""Where what stands on a slide begins and ends: beneath its title, above its banner."""
ACROSS = WIDE - 2 * MARGIN
INK, SOFT, RULE, FELT, WASH = "1C2330", "5C6675", "D8DCE3", "8A3B12", "F5F3EE"
_TITLES = (40, 36, 32, 28)
CELLS = (22, 20, 18, 16, 14)
"""Sizes in points, the largest that fits is taken."""
_UNDER, _BANNER, _BENEATH = 16, 14, 15
_TITLE_ONLY = 5
"""Which layout of the plain template has a title and nothing else."""
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without lines and colours."""
_PADDING, _AROUND = 0.1, 0.14
"""What a box keeps free beside its text, and a row of a table above and beneath."""
POINT = "•  "
"""What stands before a point of a list."""
_MOST_LINES = 4
"""Of a cell."""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks: its size in points, its colour, and whether it is bold or italic."""

    size: float
    colour: str = INK
    bold: bool = False
    italic: bool = False


class Deck:
    """Slides of one summary."""

    def __init__(self, made: Summary) -> None:
        from pptx import Presentation  # noqa: PLC0415 - only this form needs it
        from pptx.util import Inches  # noqa: PLC0415

        self.made = made
        self.day = session_day(made)
        self.file = Presentation()
        wider = Inches(WIDE) / (self.file.slide_width or 1)
        self.file.slide_width, self.file.slide_height = Inches(WIDE), Inches(TALL)
        for sheet in (self.file.slide_master, *self.file.slide_layouts):
            for shape in sheet.shapes:  # the plain template is 4:3; what leaders add themselves should stand right too
                place = shape.element.spPr.xfrm
                if place is not None:  # those without stand where the master's stand
                    shape.left, shape.width = int(shape.left * wider), int(shape.width * wider)
        self.pages: list[Page] = []

    def page(self, title: str, under: str = "") -> "Page":
        """A new slide, whose title says what it is about."""
        made = Page(self, title, under)
        self.pages.append(made)
        return made

    def as_bytes(self) -> bytes:
        """The file; the same content gives the same bytes, dated on the day of the session."""
        for page in self.pages:
            page.finish()
        about, when = self.file.core_properties, datetime(self.day.year, self.day.month, self.day.day)
        about.title, about.subject, about.author = self.made.title[:250], "The summary of a session", "walkshoes"
        about.comments, about.last_modified_by, about.revision = self.made.banner, "walkshoes", 1
        about.created = about.modified = about.last_printed = when
        out = io.BytesIO()
        self.file.save(out)
        return packed_the_same(out.getvalue())


class Page:
    """One slide."""

    def __init__(self, deck: Deck, title: str, under: str) -> None:
        self.deck = deck
        self.slide: Slide = deck.file.slides.add_slide(deck.file.slide_layouts[_TITLE_ONLY])
        self.notes: list[str] = []
        head = self.slide.shapes.title
        _place(head, Box(MARGIN, 0.22, ACROSS, 1.1))
        head.text_frame.word_wrap = True
        width = ACROSS - 2 * _PADDING
        size = next((one for one in _TITLES if lines_of(title, width, one) <= lines_in(1.1, one)), _TITLES[-1])
        self._write(head, [self.fitted(title, width, size, lines_in(1.1, size))], Look(size, bold=True))
        _anchored(head, "b")
        if under:
            self.text(Box(MARGIN, 1.33, ACROSS, 0.4), [under], Look(_UNDER, SOFT), "about this slide")

    def note(self, *texts: str) -> None:
        """Something for whoever speaks."""
        self.notes += [text for text in texts if text]

    def fitted(self, text: str, width: float, size: float, lines: int) -> str:
        """A text cut to its room; whole it stands in the notes."""
        text = one_line(text)
        made = cut_to(text, width, size, lines)
        if made != text:
            self.note(text)
        return made

    def text(
        self, box: Box, texts: Sequence[str], look: Look, name: str, *, points: bool = False, space: float = 0.0
    ) -> int:
        """Paragraphs, as many as find room whole, so many points apart; returns how many did. The first may be cut."""
        shape = self._box(box, name)
        width, left = box.width - 2 * _PADDING, box.height - _PADDING
        written: list[str] = []
        for text in texts:
            wanted = f"{POINT}{one_line(text)}" if points else one_line(text)
            room = lines_in(left, look.size)
            if written and (lines_of(wanted, width, look.size) > room or left < height_of(1, look.size)):
                break
            written.append(self.fitted(wanted, width, look.size, room))
            left -= height_of(lines_of(written[-1], width, look.size), look.size) + space / POINTS
        self._write(shape, written, look, space)
        return len(written)

    def _box(self, box: Box, name: str) -> Any:
        """An empty box for text, which keeps its size."""
        from pptx.enum.text import MSO_AUTO_SIZE  # noqa: PLC0415 - only this form needs it
        from pptx.util import Inches  # noqa: PLC0415

        shape = self.slide.shapes.add_textbox(*(Inches(one) for one in (box.left, box.top, box.width, box.height)))
        shape.name = one_line(name)[:80]
        shape.text_frame.word_wrap = True
        shape.text_frame.auto_size = MSO_AUTO_SIZE.NONE
        return shape

    def figure(self, box: Box, text: str, what: str, about: str, size: float) -> None:
        """A figure in large letters, with what it is beneath, on a wash of colour; `about` where there is room."""
        shape = self._box(box, f"figure: {what}")
        _filled(shape, WASH)
        _anchored(shape, "ctr")
        width = box.width - 2 * _PADDING
        size = size if lines_of(text, width, size) == 1 else size * 0.75
        large = self.fitted(text, width, size, 2)
        self._write(shape, [large], Look(size, FELT, bold=True))
        room = lines_in(box.height - _PADDING - height_of(lines_of(large, width, size), size), _BENEATH)
        whole = f"{what} ({about})" if about else what
        if lines_of(whole, width, _BENEATH) > room:
            self.note(f"{text}: {whole}")
            whole = what
        self._write(shape, [cut_to(whole, width, _BENEATH, room)], Look(_BENEATH, SOFT), more=True)

    def table(
        self, box: Box, heads: Sequence[str], rows: Sequence[Sequence[str]], parts: Sequence[float], name: str,
        sizes: Sequence[float] = (),
    ) -> int:  # fmt: skip
        """A table of as many rows as find room; returns how many did. `parts` are the widths, of the whole box.

        Of `sizes` (points) the first is taken at which all of it finds room.
        """
        from pptx.oxml.ns import qn  # noqa: PLC0415
        from pptx.util import Inches, Pt  # noqa: PLC0415

        widths = _widths(box, parts)
        whole = [[one_line(text) for text in row] for row in (heads, *rows)]
        size = table_size(box, whole, parts, sizes or CELLS)
        cells: list[list[str]] = []
        heights: list[float] = []
        room = box.height
        for row in whole:
            fitted = [
                self.fitted(text, width - 2 * _PADDING, size, _MOST_LINES)
                for text, width in zip(row, widths, strict=True)
            ]
            tall = _tall(fitted, widths, size)
            if tall > room and len(cells) > 1:
                break
            room -= tall
            cells.append(fitted)
            heights.append(tall)
        frame: Any = self.slide.shapes.add_table(
            len(cells), len(heads), *(Inches(one) for one in (box.left, box.top, box.width, sum(heights)))
        )
        frame.name = name
        described(frame, f"A table: {name}.")
        made: Any = frame.table
        made.horz_banding = False
        made._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_TABLE
        for number, width in enumerate(widths):
            made.columns[number].width = Inches(width)
        for number, (row_cells, tall) in enumerate(zip(cells, heights, strict=True)):
            made.rows[number].height = Inches(tall)
            for column, text in enumerate(row_cells):
                cell = made.cell(number, column)
                cell.margin_top = cell.margin_bottom = Pt(3)
                cell.text_frame.word_wrap = True
                look = Look(size * 0.85, SOFT) if number == 0 else Look(size)
                self._write(cell, [text], look)
                _ruled(cell)
        return len(cells) - 1

    def chart(self, kind: Any, data: Any, box: Box, about: str) -> Any:
        """A native chart, which can be edited; `about` says what it shows to whoever does not see it."""
        from pptx.util import Inches  # noqa: PLC0415

        place = (Inches(box.left), Inches(box.top), Inches(box.width), Inches(box.height))
        frame: Any = self.slide.shapes.add_chart(kind, *place, data)
        frame.name = "chart"
        described(frame, about)
        return frame.chart

    def finish(self) -> None:
        """Its banner, and its notes."""
        banner = Box(MARGIN, FOOT + 0.05, ACROSS, 0.4)
        self.text(banner, [self.deck.made.banner], Look(_BANNER, FELT), "banner")
        if self.notes:
            frame = self.slide.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = "\n".join(dict.fromkeys(self.notes))

    def _write(self, shape: Any, texts: Sequence[str], look: Look, space: float = 0.0, *, more: bool = False) -> None:
        from pptx.enum.text import PP_ALIGN  # noqa: PLC0415
        from pptx.util import Pt  # noqa: PLC0415

        frame = shape.text_frame
        for number, text in enumerate(texts):
            paragraph = frame.add_paragraph() if more or number else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.space_after = Pt(space)
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.bold, run.font.italic = Pt(look.size), look.bold, look.italic
            run.font.color.rgb = rgb(look.colour)


def table_size(box: Box, rows: Iterable[Sequence[str]], parts: Sequence[float], sizes: Sequence[float]) -> float:
    """The first of some sizes at which a table finds room with no cell cut, else the last."""
    rows, widths = [[one_line(text) for text in row] for row in rows], _widths(box, parts)
    most = {size: height_of(_MOST_LINES, size) + _AROUND + 1e-6 for size in sizes}
    return next(
        (
            size
            for size in sizes
            if sum(each := [_tall(row, widths, size) for row in rows]) <= box.height and max(each) <= most[size]
        ),
        sizes[-1],
    )


def _widths(box: Box, parts: Sequence[float]) -> list[float]:
    """How wide the columns of a table are."""
    return [box.width * part / sum(parts) for part in parts]


def _tall(row: Sequence[str], widths: Sequence[float], size: float) -> float:
    """How tall a row of a table is."""
    lines = max(lines_of(text, width - 2 * _PADDING, size) for text, width in zip(row, widths, strict=True))
    return height_of(lines, size) + _AROUND


def described(frame: Any, about: str) -> None:
    """Say what a graphic shows to whoever does not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", one_line(about))


def _place(shape: Any, box: Box) -> None:
    from pptx.util import Inches  # noqa: PLC0415

    shape.left, shape.top, shape.width, shape.height = (
        Inches(one) for one in (box.left, box.top, box.width, box.height)
    )


def _filled(shape: Any, colour: str) -> None:
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def _anchored(shape: Any, where: str) -> None:
    shape.text_frame._txBody.bodyPr.set("anchor", where)


def _ruled(cell: Any) -> None:
    """A thin line beneath a cell."""
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.oxml.ns import nsdecls  # noqa: PLC0415

    colour = f'<a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill>'
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<a:lnB {nsdecls("a")} w="9525">{colour}</a:lnB>'))


def rgb(colour: str) -> Any:
    """A colour as the maker of slides wants it."""
    from pptx.dml.color import RGBColor  # noqa: PLC0415

    return RGBColor.from_string(colour)  # type: ignore[no-untyped-call]
