"""Words that would be a formula, markup, or an order are words, in every form."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar
from led_sessions import Told
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches
from reading_files import PAGES, text_of
from rooms import Person, a_session

from walkshoes.sessions.follow_ups import commit_in
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.record import Record
from walkshoes.summaries.files import FORMS, maker
from walkshoes.summaries.forms.workbook import CUT, LONGEST, fitting
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary

LONG = "so long " * 1_250
"""10,000 characters."""
WORDS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "http://evil.example/x",
    "<script>alert(1)</script> & <b>bold</b> ]]> &amp;",
    "{{ 7*7 }} {% raw %} #read(1) $x$ _it_ *b* [x](http://evil.example)",
    "turned \u202eround\u202c \x1b[2J \x00 _x0041_ \ud83d",
    "mailto:evil@example.org",
    LONG,
)
FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


@pytest.fixture
def hostile(record: Record) -> Summary:
    """A session in which everybody says something of the kind, and undertakes it."""
    people = [Person(menu=-1, words=words, may_quote=True) for words in WORDS]
    led = a_session(record, *people, labels={"=cmd": ["=A1", "@B"]})
    for words in WORDS:
        commit_in(record.file, led.id, Commitment(words, f"{words}\r\nEND:VEVENT\r\nX-EVIL:1", words, words))
    made = summary_of(record, led.id)
    journey = replace(
        made.journeys[0],
        title="=HYPERLINK(1)",
        felt=tuple(replace(one, name=f"=1+{at}") for at, one in enumerate(made.journeys[0].felt)),
    )
    return replace(made, title="=1+1 & <i>", journeys=(journey,))


def test_every_word_is_there(hostile: Summary) -> None:
    assert "=1+1" in hostile.words
    assert any(len(text) > 9_990 for text in hostile.words)
    assert len(hostile.commitments) == len(WORDS)


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_can_be_made_and_has_no_character_that_acts(hostile: Summary, suffix: str) -> None:
    said = text_of(suffix, maker(suffix)(hostile))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    assert "cmd|" in said


@pytest.mark.parametrize("suffix", [form for form in PAGES if form != ".pdf"])
def test_the_longest_words_are_whole_somewhere_in_every_form(hostile: Summary, suffix: str) -> None:
    assert LONG.strip() in text_of(suffix, maker(suffix)(hostile))


def test_a_spreadsheet_has_no_formula_and_no_link_and_words_as_they_were_said(hostile: Summary) -> None:
    made = maker(".xlsx")(hostile)
    book = load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for cell in cells)
    assert {"=1+1", "@SUM(A1)"} <= {cell.value for cell in cells}
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in sheet or b"<hyperlink" in sheet for sheet in sheets)


def test_no_cell_is_longer_than_excel_holds_and_a_cut_one_says_so() -> None:
    assert fitting("a" * LONGEST) == "a" * LONGEST
    for letter in ("a", "😀"):
        cut = fitting(letter * (LONGEST + 1))
        assert cut.endswith(CUT)
        assert LONGEST - 1 <= len(cut.encode("utf-16-le")) // 2 <= LONGEST


def test_a_cell_of_the_csv_never_begins_like_a_formula(hostile: Summary) -> None:
    rows = list(csv.reader(io.StringIO(maker(".csv")(hostile).decode("utf-8-sig"))))
    cells = [cell for row in rows[2:] for cell in row]
    assert not [cell for cell in cells if FORMULA.match(cell.lstrip()) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
    assert "'=1+1" in cells


def test_behind_a_chart_a_name_is_a_name(hostile: Summary) -> None:
    slides = Presentation(io.BytesIO(maker(".pptx")(hostile))).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 2
    for chart in charts:
        book = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert "=1+1" in list(charts[0].plots[0].categories)


def test_no_slide_has_a_link_a_macro_or_anything_from_outside(hostile: Summary) -> None:
    with zipfile.ZipFile(io.BytesIO(maker(".pptx")(hostile))) as parts:
        assert not any("vba" in name.lower() for name in parts.namelist())
        for name in parts.namelist():
            if name.endswith(".rels"):
                assert b"TargetMode" not in parts.read(name)
            if name.endswith((".xml", ".rels")):
                ET.fromstring(parts.read(name))


@pytest.mark.parametrize("who", ["seven", "three", "own", "hostile"])
def test_nothing_on_a_slide_stands_outside_it_or_over_something_else(
    told: dict[str, Told], hostile: Summary, who: str
) -> None:
    made = hostile if who == "hostile" else told[who].made
    deck = Presentation(io.BytesIO(maker(".pptx")(made)))
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    for slide in deck.slides:
        boxes = [(one.left, one.top, one.left + one.width, one.top + one.height) for one in slide.shapes]
        for left, top, right, foot in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= deck.slide_width
            assert foot <= deck.slide_height
        for number, (left, top, right, foot) in enumerate(boxes):
            for other in boxes[:number]:
                apart = right <= other[0] or other[2] <= left or foot <= other[1] + 1 or other[3] <= top + 1
                assert apart, (slide.shapes.title.text, number)


@pytest.mark.parametrize("who", ["seven", "three", "own", "hostile"])
def test_what_is_cut_on_a_slide_stands_whole_in_its_notes(told: dict[str, Told], hostile: Summary, who: str) -> None:
    made = hostile if who == "hostile" else told[who].made
    cut = 0
    for slide in Presentation(io.BytesIO(maker(".pptx")(made))).slides:
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        for shape in slide.shapes:
            texts = [shape.text_frame.text] if shape.has_text_frame else []
            texts += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
            for text in "\n".join(texts).split("\n"):
                if text.endswith(" …"):
                    cut += 1
                    assert text.removesuffix(" …").removeprefix("•  ").strip("“”") in notes
    assert cut if who == "hostile" else not cut


def test_every_graphic_is_described_and_every_slide_titled_and_bannered(told: dict[str, Told]) -> None:
    for one in told.values():
        for slide in Presentation(io.BytesIO(maker(".pptx")(one.made))).slides:
            shapes = list(slide.shapes)
            assert shapes[0] == slide.shapes.title, "the title is read first"
            assert slide.shapes.title.text
            assert shapes[-1].text_frame.text == one.made.banner
            for shape in shapes:
                if shape.has_chart or shape.has_table:
                    assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_a_calendar_takes_no_order_from_a_commitment(hostile: Summary) -> None:
    made = maker(".ics")(hostile)
    events = Calendar.from_ical(made).walk("VEVENT")
    assert len(events) == len(WORDS) * 4
    assert "X-EVIL" not in {name for event in events for name in event}
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert any("END:VEVENT" in str(event["DESCRIPTION"]) for event in events)


def test_the_notes_of_a_slide_have_no_text_twice(told: dict[str, Told]) -> None:
    for slide in Presentation(io.BytesIO(maker(".pptx")(told["seven"].made))).slides:
        if slide.has_notes_slide:
            lines = slide.notes_slide.notes_text_frame.text.split("\n")
            assert len(lines) == len(set(lines))
