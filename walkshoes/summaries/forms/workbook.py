"""The summary as an Excel workbook: a sheet for every table, figures as numbers, and the two drawings as native charts.

No text in it can act: nothing is taken for a formula or a link, whatever it begins with.
"""

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len

from walkshoes.reports.summary import BANNER
from walkshoes.summaries.forms.rows import Cell, Sheet, sheets
from walkshoes.summaries.forms.session_day import UNKNOWN, session_day
from walkshoes.summaries.forms.sheet_charts import effort_charts, touchpoint_charts
from walkshoes.summaries.model import Summary

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""What Excel holds in a cell, counted as it counts: in UTF-16."""
CUT = " … (cut: a cell holds no more)"
_NARROWEST = 9
_WIDEST = {1: 110, 4: 64, 99: 40}
"""Widths of a column in characters: the widest by how many columns there are at most."""
_LINE, _ROOM, _TALLEST = 14.5, 3, 400
"""Of a row in points: a line, what it has around it, and the most (Excel allows 409)."""
_WIDER = 0.9
"""Letters are narrower than the digits that columns are measured in, but words are not broken to fill a line."""
_FEELINGS = ("in the middle", "middle half from", "to", "how it felt")
"""Columns of the touchpoints whose numbers are feelings, from −2 to +2."""
_HEADER_LONGEST = 90


def as_workbook(made: Summary) -> bytes:
    """The workbook. The same summary gives the same bytes: its date is the session's."""

    def drawn(book: "Workbook", sheet: "Worksheet", table: Sheet) -> None:
        if table.name == "effort":
            effort_charts(book, sheet, table, made)
        if table.name == "touchpoints":
            touchpoint_charts(book, sheet, table, made)

    return workbook_of(sheets(made), made.title, session_day(made), drawn)


def workbook_of(
    tables: Iterable[Sheet], title: str, day: date = UNKNOWN, drawn: Callable[..., None] | None = None
) -> bytes:
    """A workbook of any tables, dated on a day; `drawn` may add to a sheet what is drawn of its table."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this form needs it

    out = io.BytesIO()
    # All in memory: a full or read-only temporary folder is nothing that could stop it, and it is small.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties(
        {
            "title": fitting(title, 250),
            "author": "walkshoes",
            "comments": BANNER,
            "created": datetime(day.year, day.month, day.day),
        }
    )
    looks = _Looks(book)
    for number, table in enumerate(tables):
        sheet = book.add_worksheet(table.name)
        top = _banner(sheet, looks, title) if number == 0 else 0
        _fill(sheet, table, looks, top)
        _printed(sheet, title, top)
        if drawn is not None:
            drawn(book, sheet, table)
    book.close()
    return out.getvalue()


def fitting(text: str, longest: int = LONGEST) -> str:
    """A text that a cell can hold; a longer one is cut, and says so."""
    units = text.encode("utf-16-le")
    if len(units) <= longest * 2:
        return text
    return units[: (longest - len(CUT)) * 2].decode("utf-16-le", "ignore") + CUT


class _Looks:
    """How cells look."""

    def __init__(self, book: "Workbook") -> None:
        line = {"bottom": 1, "bottom_color": "#d8dce3"}
        every = {"valign": "top", "font_color": "#1c2330", **line}
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": "#1c2330"})
        self.banner = book.add_format({"italic": True, "font_color": "#8a3b12"})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#f5f3ee", "indent": 1, **line}
        )
        self.number_head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "right", "bg_color": "#f5f3ee", **line}
        )
        self.text = book.add_format({"text_wrap": True, "align": "left", "indent": 1, **every})
        self.whole = book.add_format({"num_format": "#,##0", "align": "right", **every})
        self.part = book.add_format({"num_format": "#,##0.0", "align": "right", **every})
        self.feeling = book.add_format({"num_format": "+0;−0;0", "align": "right", **every})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "indent": 1, **every})

    def of(self, cell: Cell, head: str) -> "Format":
        """How a cell of a column looks."""
        if isinstance(cell, date):
            return self.day
        if isinstance(cell, int | float) and head in _FEELINGS:
            return self.feeling
        if isinstance(cell, int):
            return self.whole
        return self.part if isinstance(cell, float) else self.text


def _banner(sheet: "Worksheet", looks: _Looks, title: str) -> int:
    """The first sheet begins with what it is and that it was simulated. Returns the row its table begins in."""
    sheet.write_string(0, 0, fitting(title), looks.title)
    sheet.write_string(1, 0, BANNER, looks.banner)
    return 3


def _fill(sheet: "Worksheet", table: Sheet, looks: _Looks, top: int) -> None:
    widths = [_width(table, column) for column in range(len(table.heads))]
    for column, head in enumerate(table.heads):
        sheet.write_string(top, column, head, looks.number_head if _of_numbers(table, column) else looks.head)
        sheet.set_column(column, column, widths[column])
    sheet.set_row(top, _LINE * max(map(_lines, table.heads, widths)) + _ROOM)
    for number, cells in enumerate(table.rows, top + 1):
        row = (*cells, *(None,) * (len(widths) - len(cells)))
        sheet.set_row(number, min(_TALLEST, _LINE * max(map(_lines, row, widths)) + _ROOM))
        for column, cell in enumerate(row):
            look = looks.of(cell, table.heads[column])
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, look)
            elif isinstance(cell, int | float):
                sheet.write_number(number, column, cell, look)
            elif cell:
                sheet.write_string(number, column, fitting(cell), look)
            else:
                sheet.write_blank(number, column, None, look)
    sheet.freeze_panes(top + 1, 0)


def _cells(table: Sheet, column: int) -> list[Cell]:
    """What stands in a column; a row may end before it, as a note does."""
    return [row[column] for row in table.rows if len(row) > column and row[column] is not None]


def _of_numbers(table: Sheet, column: int) -> bool:
    """Whether a column holds numbers: its head then stands over them, at the right."""
    return any(isinstance(cell, int | float) for cell in _cells(table, column))


def _width(table: Sheet, column: int) -> int:
    """As wide as its longest cell, within bounds; a column alone may be wider, and the head of it may wrap."""
    cells = [str(cell) for cell in _cells(table, column)]
    longest = max((cell_len(line) for cell in cells for line in cell.splitlines()), default=0)
    words = max((len(word) for word in table.heads[column].split()), default=0)
    return max(_NARROWEST, words + 3, min(longest + 4, _widest(table)))


def _widest(table: Sheet) -> int:
    """The fewer columns, the wider each may be."""
    return next(wide for columns, wide in _WIDEST.items() if len(table.heads) <= columns)


def _lines(cell: Cell, width: int) -> int:
    """In how many lines a cell stands, rather too many than too few: not every program makes room by itself."""
    if not isinstance(cell, str):
        return 1
    return sum(1 + int(cell_len(line) * _WIDER / (width - 2)) for line in cell.split("\n"))


def _printed(sheet: "Worksheet", title: str, top: int) -> None:
    """A4 across, as wide as a page; what it is stands over every page, and that it was simulated beneath."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    # One & would begin an order to Excel.
    head = title[:_HEADER_LONGEST].replace("\n", " ").replace("&", "&&")
    sheet.set_header(f"&L{head}&R&A")
    sheet.set_footer(f"&L{BANNER}&R&P / &N")
