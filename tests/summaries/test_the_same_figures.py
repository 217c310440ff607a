"""One summary in eight forms: no form tells another figure than the rest."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from led_sessions import Told
from openpyxl import load_workbook
from pptx import Presentation
from reading_files import PAGES, text_of, texts_in_slides

from walkshoes.summaries.files import maker
from walkshoes.summaries.finding import finding_of
from walkshoes.summaries.forms.rows import LARGE, as_number, sheets
from walkshoes.summaries.model import Effort, Summary

EACH = pytest.mark.parametrize("who", ["seven", "three", "own"])
FORMS = pytest.mark.parametrize("suffix", PAGES)
DATA = (".csv", ".xlsx")


@pytest.fixture(scope="module")
def texts(told: dict[str, Told]) -> dict[tuple[str, str], str]:
    """What each form says of each session."""
    return {(who, form): text_of(form, maker(form)(one.made)) for who, one in told.items() for form in PAGES}


def tables(suffix: str, made: Summary) -> dict[str, list[list[Any]]]:
    """The tables of a form for spreadsheets: by their names, without their heads; a number as a number."""
    found: dict[str, list[list[Any]]] = {}
    if suffix == ".xlsx":
        for sheet in load_workbook(io.BytesIO(maker(suffix)(made))).worksheets:
            rows = [list(row) for row in sheet.iter_rows(values_only=True)]
            heads = 3 if sheet.title == "summary" else 0
            found[sheet.title] = [[_same(cell) for cell in row] for row in rows[heads + 1 :]]
        return found
    for name, *cells in filter(None, list(csv.reader(io.StringIO(maker(suffix)(made).decode("utf-8-sig"))))[2:]):
        if name != "table":
            found.setdefault(name, []).append([_same(cell) for cell in cells])
    return found


def _same(cell: Any) -> Any:
    """A cell as it is to be compared: an empty one is none, a number is one, a day is its text."""
    if isinstance(cell, int | float):
        return float(cell)
    if hasattr(cell, "date"):
        return cell.date().isoformat()
    text = str(cell or "")
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text.removeprefix("'") or None


@EACH
@FORMS
def test_every_headline_figure_is_said_in_the_same_words(
    told: dict[str, Told], texts: dict[tuple[str, str], str], who: str, suffix: str
) -> None:
    assert len(told[who].made.headline) == 4
    for figure in told[who].made.headline:
        assert figure.what in texts[who, suffix]
        for part in figure.text.split("; "):  # which a form may put beneath each other
            assert part in texts[who, suffix]


@EACH
@pytest.mark.parametrize("suffix", DATA)
def test_and_is_the_same_number_where_it_is_one(told: dict[str, Told], who: str, suffix: str) -> None:
    made = told[who].made
    rows = {row[0]: row[1] for row in tables(suffix, made)["summary"]}
    data = {one["name"]: one["value"] for one in json.loads(maker(".json")(made))["headline"]}
    for figure in made.headline:
        value = None if figure.value is None else float(figure.value)
        assert rows[figure.what] == value == data[figure.name]


@EACH
def test_a_figure_of_time_is_the_number_that_its_words_say(told: dict[str, Told], who: str) -> None:
    minutes = next(one for one in told[who].made.headline if one.name == "minutes")
    said = sum(int(n) * {"h": 60, "m": 1}[unit] for n, unit in re.findall(r"(\d+) ([hm])", minutes.text))
    assert minutes.value == said


@EACH
@FORMS
def test_what_it_took_is_the_same_in_all(
    told: dict[str, Told], texts: dict[tuple[str, str], str], who: str, suffix: str
) -> None:
    made = told[who].made
    assert len(made.effort) > 8
    if suffix in DATA:
        rows = {row[1]: (row[3], row[4]) for row in tables(suffix, made)["effort"]}
        for one in made.effort:
            assert rows[one.what][0] == _figure(one, one.total)
            assert rows[one.what][1] == (None if one.each is None else _figure(one, one.each))
    elif suffix == ".pptx":
        for one in made.effort:
            value = one.total_text if one.name in LARGE else str(float(one.total))
            assert value in texts_in_slides(maker(suffix)(made), notes=False)
    elif suffix == ".json":
        kept = json.loads(maker(suffix)(made))["journeys"][0]["effort"]
        assert [(row["name"], row["total"]) for row in kept] == [(one.name, one.total) for one in made.effort]
    elif suffix == ".md" and who == "own":
        assert "What it took" in texts[who, suffix]
    else:
        for one in made.effort:
            assert one.what in texts[who, suffix]
            assert one.total_text in texts[who, suffix]


def _figure(one: Effort, value: int) -> float:
    return round(value / 60_000, 1) if one.name in ("minutes", "waiting") else float(value)


@FORMS
def test_how_each_touchpoint_felt_is_the_same_in_all(told: dict[str, Told], suffix: str) -> None:
    made = told["seven"].made
    felt = made.journeys[0].felt
    told_of = [one for one in felt if one.median is not None]
    assert 2 <= len(told_of) < len(felt)
    made_of_it = maker(suffix)(made)
    if suffix in DATA:
        rows = [tuple(row[1:]) for row in tables(suffix, made)["touchpoints"]]
        assert rows == [(one.name, one.people, one.median, one.low, one.high, one.below) for one in felt]
    elif suffix == ".json":
        kept = json.loads(made_of_it)["journeys"][0]["felt"]
        assert [(row["name"], row["median"]) for row in kept] == [(one.name, one.median) for one in felt]
    elif suffix == ".pptx":
        plot = _chart(made_of_it, 0).plots[0]
        assert list(plot.categories) == [one.name for one in told_of]
        middle = ([one.low for one in told_of], [one.high for one in told_of], [one.median for one in told_of])
        assert [list(one.values) for one in plot.series] == list(middle)
    else:
        text = text_of(suffix, made_of_it)
        for one, words in zip(told_of, made.journeys[0].curve_in_words, strict=True):
            assert one.name in text
            assert words in text or suffix == ".pdf"


def test_the_chart_can_be_edited_and_its_sheet_has_the_same_figures(told: dict[str, Told]) -> None:
    for number in (0, 1):
        chart = _chart(maker(".pptx")(told["seven"].made), number)
        behind = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
        names, *columns = list(behind.iter_cols(min_row=2, values_only=True))
        assert list(names) == list(chart.plots[0].categories)
        assert [list(map(float, column)) for column in columns] == [list(one.values) for one in chart.plots[0].series]


def _chart(deck: bytes, number: int) -> Any:
    slides = Presentation(io.BytesIO(deck)).slides
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart][number]


@EACH
def test_of_few_people_no_form_has_a_curve_and_ones_own_has_every_reaction(told: dict[str, Told], who: str) -> None:
    made = told[who].made
    names = {sheet.name for sheet in sheets(made)}
    if who == "three":
        assert "touchpoints" not in names
        assert "endings" not in names
        assert "words" not in names
        assert len(list(_charts(made))) == 1, "what it took, and no curve"
    if who == "own":
        spots = made.walks[0].picture.spots  # type: ignore[union-attr]
        rows = tables(".xlsx", made)["touchpoints"]
        assert [row[3] for row in rows] == [spot.felt.feeling for spot in spots]
        assert list(next(_charts(made)).plots[0].series[0].values) == [spot.felt.feeling for spot in spots]


def _charts(made: Summary) -> Iterator[Any]:
    slides = Presentation(io.BytesIO(maker(".pptx")(made))).slides
    return (shape.chart for slide in slides for shape in slide.shapes if shape.has_chart)


@FORMS
def test_how_it_ended_is_the_same_in_all(told: dict[str, Told], texts: dict[tuple[str, str], str], suffix: str) -> None:
    journey = told["seven"].made.journeys[0]
    assert len(journey.endings) > 1
    assert journey.hung_up
    for one in (*journey.endings, *journey.hung_up):
        assert one.what in texts["seven", suffix]
    assert told["own"].made.walks[0].ending in texts["own", suffix]
    if suffix in DATA:
        rows = [(row[2], row[3]) for row in tables(suffix, told["seven"].made)["endings"]]
        assert rows == [(one.what, one.people) for one in (*journey.endings, *journey.hung_up)]


@EACH
@FORMS
def test_what_will_be_done_is_the_same_in_all_and_what_became_of_it(
    told: dict[str, Told], texts: dict[tuple[str, str], str], who: str, suffix: str
) -> None:
    made = told[who].made
    assert len(made.commitments) == (1 if who == "own" else 2)
    for one in made.commitments:
        assert one.sentence in texts[who, suffix]
        assert (one.outcome or one.sentence) in texts[who, suffix] or suffix == ".json"


@EACH
@FORMS
def test_expected_felt_and_recorded_and_the_numbers_notes_are_in_all(
    told: dict[str, Told], texts: dict[tuple[str, str], str], who: str, suffix: str
) -> None:
    made = told[who].made
    text = texts[who, suffix]
    beside = made.walks[0].beside if made.walks else made.journeys[0].beside
    assert bool(beside) == (who != "three")
    for row in beside:
        assert row.what in text
        assert str(as_number(row.recorded) if suffix in DATA and row.recorded != "–" else row.recorded) in text
    assert made.banner in text
    if who == "three":
        assert made.why in text
    for note in made.about:
        assert " ".join(note.split()) in text or suffix == ".json"


@EACH
def test_the_first_slide_is_titled_with_what_was_found(told: dict[str, Told], who: str) -> None:
    made = told[who].made
    first = Presentation(io.BytesIO(maker(".pptx")(made))).slides[0]
    assert first.shapes.title.text == finding_of(made)
    minutes = next(one for one in made.headline if one.name == "minutes")
    assert first.shapes.title.text.startswith(minutes.text)
    guide = made.journeys[0].questions
    notes = first.notes_slide.notes_text_frame.text
    for question in (*guide.what, *guide.so_what, *guide.now_what):
        assert question in notes


def test_the_dates_in_files_are_the_sessions(told: dict[str, Told]) -> None:
    made = told["seven"].made
    day = date.fromisoformat(made.began[:10])
    deck = Presentation(io.BytesIO(maker(".pptx")(made))).core_properties
    book = load_workbook(io.BytesIO(maker(".xlsx")(made))).properties
    assert {deck.created.date(), deck.modified.date(), book.created.date(), book.modified.date()} == {day}
