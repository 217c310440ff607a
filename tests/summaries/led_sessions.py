"""A session of simulated people with commitments and notes; and what a file holds, as text."""

import io
from dataclasses import dataclass
from pathlib import Path

from walkshoes.scenario.load import load
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.follow_ups import commit_in, commitments_of, follow_up
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import people_of
from walkshoes.sessions.record import Record
from walkshoes.simulated_people import fill
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary

JOURNEY = Path(__file__).parents[2] / "scenarios" / "three-days-without-broadband.yaml"
COMMITTED = (
    Commitment("I next chair the service board", "open it with one recorded journey", "2027-03-09", "Ada"),
    Commitment("a call is transferred", "have the notes go with it; weekly, measured", "", "Bo"),
)


@dataclass(frozen=True)
class Told:
    """A session in its record, whose page (everybody's, or a participant's by the key), and its summary."""

    record: Record
    session: str
    participant: str | None
    made: Summary

    def own(self) -> "Told":
        """The page of the first who walked, with the commitments of the session that they made themselves."""
        who = people_of(self.record.file, self.session)[0].id
        walk = self.record.walks(self.session)[0].id
        with self.record.file.writing() as db:
            db.execute(
                "UPDATE commitment SET walk = ? WHERE id = ?", [walk, commitments_of(self.record.file)[0].id]
            )
        return Told(self.record, self.session, who, summary_of(self.record, self.session, who))


def of_people(record: Record, many: int) -> Told:
    """So many simulated people walk one journey, undertake two things, and say two."""
    plan = Plan("Leadership day", [load(JOURNEY).source], labels={"department": ["Service", "Finance"]}, seed=7)
    led = begin_session(record.file, plan)
    fill(record, led, many)
    for one in COMMITTED:
        commit_in(record.file, led.id, one)
    follow_up(record.file, commitments_of(record.file, led.id)[0].id, 30, "kept")
    write_down(record.file, led.id, Heading.WHAT, "Nobody introduced themselves.")
    return Told(record, led.id, None, summary_of(record, led.id))


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
        import html
        import re

        said = html.unescape(re.sub(r"<[^>]+>", " ", made.decode().partition("<body>")[2]))
    elif suffix == ".json":
        import json

        said = json.dumps(json.loads(made), ensure_ascii=False)
    elif suffix == ".ics":
        said = made.decode().replace("\r\n ", "").replace("\\n", " ").replace("\\", "")
    else:
        said = made.decode("utf-8-sig").replace("\\", "")
    return " ".join(said.split())
