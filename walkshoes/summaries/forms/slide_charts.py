"""The charts on slides: native, so that they can be edited, with the figures in a small sheet behind each."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from walkshoes.reports.summary import WalkSummary
from walkshoes.summaries.forms.deck import FELT, INK, RULE, SOFT, Box, Page, rgb
from walkshoes.summaries.forms.own_rows import felt_by_one
from walkshoes.summaries.forms.rows import LARGE
from walkshoes.summaries.forms.slide_fitting import one_line
from walkshoes.summaries.model import Effort, Felt

_LONGEST = 24
"""Characters of a name beneath a chart."""
_MOST_NAMES = 7
"""So many names of one person's own curve find room beneath it."""
_Series = Sequence[tuple[str, Sequence[float | None]]]


def curve_chart(page: Page, box: Box, felt: Sequence[Felt], words: Sequence[str]) -> None:
    """The middle of everybody at each touchpoint, with the range of the middle half."""
    told = [one for one in felt if one.median is not None]
    names = [_short(one.name) for one in told]
    series = (
        ("middle half from", [one.low for one in told]),
        ("to", [one.high for one in told]),
        ("in the middle", [one.median for one in told]),
    )
    chart = _line(page, box, names, series, f"How it felt along the way, as a line. {' '.join(words)}")
    _range(chart)
    _marked(chart, 2, [one.median or 0.0 for one in told])


def own_chart(page: Page, box: Box, walk: WalkSummary) -> None:
    """One person's own reactions, in order, each named where there is room for that, else by its minute."""
    felt = list(felt_by_one(walk))
    names = [f"{minutes:.0f} min" for _, _, minutes, _, _ in felt]
    if len(felt) <= _MOST_NAMES:
        names = [f"{_short(place)} ({name})" for (_, place, *_), name in zip(felt, names, strict=True)]
    values = [float(feeling) for _, _, _, feeling, _ in felt]
    about = f"How it felt along the way, as a line. {' '.join(walk.curve_in_words)}"
    chart = _line(page, box, names, (("how it felt", values),), about)
    _marked(chart, 0, values, [_short(place) for _, place, *_ in felt])


def effort_chart(page: Page, box: Box, counted: Sequence[Effort]) -> None:
    """What is counted in ones, over everybody, with the sign of high effort it belongs to."""
    from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    ones = [one for one in counted if one.name not in LARGE]
    if not ones:
        return
    names = [f"{one.what} ({one.sign})" if one.sign else one.what for one in ones]
    series = (("in all", [one.total for one in ones]),)
    about = "What was counted, as bars: " + "; ".join(f"{one.what} {one.total_text}" for one in ones) + "."
    chart = page.chart(XL_CHART_TYPE.BAR_CLUSTERED, _data(names, series), box, about)
    _behind(chart, names, series, page.deck.day)
    chart.has_legend = chart.has_title = False
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0", False
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    _written(plot.data_labels.font, 14, INK)
    _coloured(plot.series[0].format.fill, FELT)
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = 0
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.width = Pt(0)
    _written(chart.category_axis.tick_labels.font, 14, INK)


def _line(page: Page, box: Box, names: Sequence[str], series: _Series, about: str) -> Any:
    from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION  # noqa: PLC0415
    from pptx.util import Pt  # noqa: PLC0415

    chart = page.chart(XL_CHART_TYPE.LINE_MARKERS, _data(names, series), box, about)
    _behind(chart, names, series, page.deck.day)
    chart.has_legend = chart.has_title = False
    made = chart.plots[0].series[len(series) - 1]
    made.smooth = False
    made.format.line.width = Pt(3.5)
    _coloured(made.format.line, FELT)
    made.marker.style, made.marker.size = XL_MARKER_STYLE.CIRCLE, 11
    _coloured(made.marker.format.fill, FELT)
    _coloured(made.marker.format.line, FELT)
    feelings = chart.value_axis
    feelings.minimum_scale, feelings.maximum_scale, feelings.major_unit = -2, 2, 2
    feelings.tick_labels.number_format, feelings.tick_labels.number_format_is_linked = (
        '"delighted";"furious";"flat"',
        False,
    )
    _written(feelings.tick_labels.font, 14, SOFT)
    _coloured(feelings.major_gridlines.format.line, RULE)
    feelings.format.line.fill.background()
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _coloured(chart.category_axis.format.line, SOFT)
    _written(chart.category_axis.tick_labels.font, 14 if len(names) <= 8 else 12, INK)
    return chart


def _range(chart: Any) -> None:
    """The edges of the middle half as dashes, joined by upright lines."""
    from pptx.enum.chart import XL_MARKER_STYLE  # noqa: PLC0415
    from pptx.oxml import parse_xml  # noqa: PLC0415
    from pptx.oxml.ns import nsdecls, qn  # noqa: PLC0415

    for series in list(chart.plots[0].series)[:2]:
        series.smooth = False
        series.format.line.fill.background()
        series.marker.style, series.marker.size = XL_MARKER_STYLE.DASH, 12
        _coloured(series.marker.format.fill, FELT)
        _coloured(series.marker.format.line, FELT)
    colour = f'<a:solidFill><a:srgbClr val="{FELT}"><a:alpha val="35000"/></a:srgbClr></a:solidFill>'
    line = f'<c:spPr><a:ln w="76200">{colour}</a:ln></c:spPr>'
    chart.plots[0]._element.find(qn("c:marker")).addprevious(
        parse_xml(f"<c:hiLowLines {nsdecls('c', 'a')}>{line}</c:hiLowLines>")
    )


def _marked(chart: Any, number: int, values: Sequence[float], places: Sequence[str] = ()) -> None:
    """The worst moment, of several the last, and the end; with the places where they are not named beneath."""
    if not values:
        return
    lowest = min(values)
    worst = max(at for at, value in enumerate(values) if value == lowest) if lowest <= 0 else None
    end = len(values) - 1
    marks = {end: "● end"} | ({worst: "◆ worst"} if worst is not None else {})
    if worst == end:
        marks = {end: "◆● worst, and the end"}
    for at, text in marks.items():
        named = f"{text}: {places[at]}" if len(places) > _MOST_NAMES else text
        _labelled(chart.plots[0].series[number].points[at], named)


def _labelled(point: Any, text: str) -> None:
    from pptx.enum.chart import XL_LABEL_POSITION  # noqa: PLC0415

    label = point.data_label
    label.position = XL_LABEL_POSITION.ABOVE
    run = label.text_frame.paragraphs[0].add_run()
    run.text = text
    _written(run.font, 14, INK)


def _data(names: Sequence[str], series: _Series) -> Any:
    from pptx.chart.data import CategoryChartData  # noqa: PLC0415 - only this form needs it

    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(names)
    for name, values in series:
        data.add_series(name, list(values))
    return data


def _behind(chart: Any, names: Sequence[str], series: _Series, day: date) -> None:
    """Put our own sheet behind a chart: in it no name is taken for a formula, and its date is the session's."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only this form needs it

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = Workbook(out, options)
    book.set_properties({"created": datetime(day.year, day.month, day.day)})
    sheet = book.add_worksheet("Sheet1")
    sheet.set_column(0, 0, 36)
    for row, name in enumerate(names, 1):
        sheet.write_string(row, 0, name)
    for column, (head, values) in enumerate(series, 1):
        sheet.write_string(0, column, head)
        for row, value in enumerate(values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    chart.part.chart_workbook.update_from_xlsx_blob(out.getvalue())


def _short(name: str) -> str:
    name = one_line(name)
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _written(font: Any, size: float, colour: str) -> None:
    from pptx.util import Pt  # noqa: PLC0415

    font.size, font.bold = Pt(size), False
    font.color.rgb = rgb(colour)


def _coloured(what: Any, colour: str) -> None:
    """Give a fill, or a line, its colour."""
    fill = getattr(what, "fill", what)
    fill.solid()
    fill.fore_color.rgb = rgb(colour)
