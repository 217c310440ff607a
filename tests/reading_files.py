"""What a summary's file says, as text, whatever its form."""

import html
import io
import json
import re

from walkshoes.summaries.files import FORMS

PAGES = tuple(form for form in FORMS if form != ".ics")
"""Every form that has the figures; a calendar has only what will be done."""


def texts_in_slides(made: bytes, *, notes: bool = True) -> list[str]:
    """Every text of a deck, slide by slide: boxes, cells, names and values behind charts, and the notes."""
    from pptx import Presentation

    said: list[str] = []
    for slide in Presentation(io.BytesIO(made)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                said += [paragraph.text for paragraph in shape.text_frame.paragraphs]
            if shape.has_table:
                said += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                plot = shape.chart.plots[0]
                said += [*map(str, plot.categories), *(str(value) for one in plot.series for value in one.values)]
        if notes and slide.has_notes_slide:
            said.append(slide.notes_slide.notes_text_frame.text)
    return said


def text_of(suffix: str, made: bytes) -> str:
    """All that a file of a form says, as one text in which every run of spaces is one."""
    if suffix == ".pdf":
        from pypdf import PdfReader

        said = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    elif suffix == ".pptx":
        said = "\n".join(texts_in_slides(made))
    elif suffix == ".xlsx":
        from openpyxl import load_workbook

        sheets = load_workbook(io.BytesIO(made)).worksheets
        said = "\n".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)
    elif suffix == ".html":
        said = html.unescape(re.sub(r"<[^>]+>", " ", made.decode().partition("<body>")[2]))
    elif suffix == ".json":
        said = json.dumps(json.loads(made), ensure_ascii=False)
    elif suffix == ".ics":
        said = made.decode().replace("\r\n ", "").replace("\\n", " ").replace("\\", "")
    else:
        said = made.decode("utf-8-sig").replace("\\", "")
    return " ".join(said.split())
