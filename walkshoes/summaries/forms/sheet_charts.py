"""The charts of the workbook: how it felt as a line over the touchpoints, what it took as bars. They follow cells."""

from typing import TYPE_CHECKING, Any

from walkshoes.summaries.forms.rows import LARGE, Sheet
from walkshoes.summaries.model import Summary

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

INK, SOFT, RULE, FELT = "#1c2330", "#5c6675", "#d8dce3", "#8a3b12"
_TALL = 330
_WIDE = 760
_ROW = 20
"""The pixels of a row whose text does not wrap."""
_Font = dict[str, Any]
_SMALL: _Font = {"size": 10, "color": SOFT}


def touchpoint_charts(book: "Workbook", sheet: "Worksheet", table: Sheet, made: Summary) -> None:
    """Right of the touchpoints: for each journey the middle of everybody with the middle half, or one's own curve."""
    own = bool(made.walks)
    values = 3
    at = 1
    for title, first, last in _blocks(table):
        told = sum(row[values] is not None for row in table.rows[first : last + 1])
        if told < 2:
            continue
        chart = book.add_chart({"type": "line"})
        rows = (first + 1, last + 1)
        if not own:
            for column in (4, 5):
                chart.add_series(_series(table, rows, column, line=False))
        chart.add_series(_series(table, rows, values, line=True))
        if not own:
            chart.set_high_low_lines({"line": {"color": FELT, "width": 5, "transparency": 65}})
        # A touchpoint of which too little is told keeps its place, and the line goes on over it.
        chart.show_blanks_as("span")
        chart.set_title({"name": f"How it felt: {title}", "name_font": {"size": 13, "bold": False, "color": INK}})
        chart.set_y_axis(
            {
                "min": -2, "max": 2, "major_unit": 2, "minor_unit": 1, "num_format": '"delighted";"furious";"flat"',
                "num_font": _SMALL, "major_gridlines": {"visible": True, "line": {"color": RULE}},
                "minor_gridlines": {"visible": True, "line": {"color": RULE, "dash_type": "dash"}},
                "line": {"none": True},
            }
        )  # fmt: skip
        chart.set_x_axis({"label_position": "low", "num_font": {**_SMALL, "rotation": -45}, "line": {"color": SOFT}})
        chart.set_legend({"none": True} if own else {"position": "bottom", "font": _SMALL})
        chart.set_size({"width": _WIDE, "height": _TALL + 40})
        about = f"A line chart: how it felt along {title}, touchpoint by touchpoint; the figures are in this table."
        sheet.insert_chart(at, len(table.heads) + 1, chart, {"description": about})
        at += (_TALL + 40) // _ROW + 2


def effort_charts(book: "Workbook", sheet: "Worksheet", table: Sheet, made: Summary) -> None:
    """Right of what was counted: for each journey the counts in ones as bars. Minutes, digits and words dwarf them."""
    large = {one.what for journey in made.journeys for one in journey.effort if one.name in LARGE}
    at = 1
    for title, first, last in _blocks(table):
        small = [number for number in range(first, last + 1) if table.rows[number][1] not in large]
        if not small:
            continue
        chart = book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": "in all",
                "categories": [table.name, small[0] + 1, 1, small[-1] + 1, 1],
                "values": [table.name, small[0] + 1, 3, small[-1] + 1, 3],
                "fill": {"color": FELT}, "gap": 40, "data_labels": {"value": True, "font": {"size": 10, "color": INK}},
            }
        )  # fmt: skip
        chart.set_title({"name": f"What it took: {title}", "name_font": {"size": 13, "bold": False, "color": INK}})
        chart.set_y_axis({"reverse": True, "num_font": {"size": 10, "color": INK}, "line": {"color": RULE}})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        chart.set_legend({"none": True})
        chart.set_size({"width": _WIDE, "height": 90 + 26 * len(small)})
        about = (
            f"A bar chart: how often each thing that was counted happened in {title}; the figures are in this table."
        )
        sheet.insert_chart(at, len(table.heads) + 1, chart, {"description": about})
        at += (90 + 26 * len(small)) // _ROW + 2


def _series(table: Sheet, rows: tuple[int, int], column: int, *, line: bool) -> dict[str, Any]:
    """A series over some rows: the middle as a line with spots, or an edge of the middle half as dashes."""
    made: dict[str, Any] = {
        "name": [table.name, 0, column],
        "categories": [table.name, rows[0], 1, rows[1], 1],
        "values": [table.name, rows[0], column, rows[1], column],
        "smooth": False,
    }
    if line:
        made["line"] = {"color": FELT, "width": 2.5}
        made["marker"] = {"type": "circle", "size": 8, "fill": {"color": FELT}, "border": {"color": FELT}}
    else:
        made["line"] = {"none": True}
        made["marker"] = {"type": "long_dash", "size": 9, "fill": {"color": FELT}, "border": {"color": FELT}}
    return made


def _blocks(table: Sheet) -> list[tuple[str, int, int]]:
    """(journey, first row, last row) of rows that follow each other, from 0."""
    blocks: list[tuple[str, int, int]] = []
    for number, row in enumerate(table.rows):
        if blocks and blocks[-1][0] == row[0]:
            blocks[-1] = (blocks[-1][0], blocks[-1][1], number)
        else:
            blocks.append((str(row[0]), number, number))
    return blocks
