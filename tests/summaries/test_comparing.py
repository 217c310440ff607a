"""Sessions, departments and years side by side."""

import csv
import io
import json
from pathlib import Path

import pytest
from rooms import Person, a_session

from walkshoes.sessions.follow_ups import commit_in
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.record import Record
from walkshoes.summaries.comparing import Comparison, NothingToCompare, comparison_of
from walkshoes.summaries.comparison_files import FORMS, as_markdown, write_comparison

EASY = "“they made it easy for me”"
LABELS = {"department": ["Service", "Finance"]}


def cells(made: Comparison, what: str) -> list[str]:
    return next([cell.text for cell in line.cells] for line in made.lines if line.what == what)


def test_two_sessions_stand_side_by_side(record: Record) -> None:
    first = a_session(record, *(Person(easy=easy) for easy in (1, 1, 2, 2, 6)))
    second = a_session(record, *(Person(easy=easy) for easy in (5, 6, 6, 7, 2)))
    made = comparison_of(record, [first.id, second.id])
    assert len(made.columns) == 2
    assert cells(made, "people") == ["5", "5"]
    assert cells(made, EASY) == ["1 of 5 agree; mean 2.4 of 7", "4 of 5 agree; mean 5.2 of 7"]
    assert cells(made, "questions already answered") == ["1", "1"]


def test_of_fewer_than_five_no_figure_is_told(record: Record) -> None:
    first, second = a_session(record, *[Person()] * 5), a_session(record, *[Person()] * 4)
    made = comparison_of(record, [first.id, second.id])
    assert cells(made, EASY)[1] == "too few answers"
    assert cells(made, "minutes of a customer, in the middle")[1] == "too few answers"
    assert cells(made, "walks that came to a settled end")[1] == "too few answers"
    assert any("fewer than 5" in note for note in made.notes)


def test_one_beside_a_group_is_in_no_column(record: Record) -> None:
    group = Person(people=9, hands={"-1": 9})
    first, second = a_session(record, group, Person(easy=7)), a_session(record, group)
    made = comparison_of(record, [first.id, second.id])
    assert cells(made, "people") == ["9", "9"], "or a summary of the same session would give that one away"


def test_departments_of_several_sessions_stand_side_by_side(record: Record) -> None:
    service, finance = {"department": "Service"}, {"department": "Finance"}
    first = a_session(record, *[Person(labels=service)] * 3, *[Person(labels=finance)] * 2, labels=LABELS)
    second = a_session(record, *[Person(labels=service)] * 3, *[Person(labels=finance)] * 4, labels=LABELS)
    made = comparison_of(record, [first.id, second.id], "department")
    assert made.columns == ("Finance", "Service")
    assert cells(made, "people") == ["6", "6"]


def test_years_are_those_in_which_sessions_began(record: Record) -> None:
    first, second = a_session(record, *[Person()] * 5), a_session(record, *[Person()] * 5)
    with record.file.writing() as db:
        db.execute("UPDATE session SET began = '2025-03-02T09:00:00Z' WHERE id = ?", [first.id])
    made = comparison_of(record, [second.id, first.id], "year")
    assert made.columns == ("2025", record.session(second.id).began[:4])


def test_commitments_are_counted_with_their_session(record: Record) -> None:
    first, second = a_session(record, *[Person()] * 5), a_session(record, *[Person()] * 5)
    commit_in(record.file, first.id, Commitment("", "ring our own line", "", "Ada"))
    made = comparison_of(record, [first.id, second.id])
    assert cells(made, "commitments") == ["1", "0"]
    assert cells(made, "known to be kept") == ["nobody has asked yet", "–"]


@pytest.mark.parametrize("by", [None, "department", "year"])
def test_with_nothing_beside_it_there_is_nothing_to_compare(record: Record, by: str | None) -> None:
    only = a_session(record, *[Person()] * 5)
    empty = a_session(record)
    with pytest.raises(NothingToCompare, match="nothing to set side by side"):
        comparison_of(record, [only.id, empty.id], by)


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_has_the_same_figures(record: Record, tmp_path: Path, suffix: str) -> None:
    first = a_session(record, *(Person(easy=easy) for easy in (1, 1, 2, 2, 6)))
    second = a_session(record, *[Person()] * 6)
    made = comparison_of(record, [first.id, second.id])
    path = tmp_path / f"compared{suffix}"
    write_comparison(made, path)
    if suffix == ".xlsx":
        from openpyxl import load_workbook

        sheet = load_workbook(path).worksheets[0]
        found = " | ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    else:
        found = path.read_text(encoding="utf-8-sig")
    for wanted in ("1 of 5 agree; mean 2.4 of 7", "0 of 6 agree; mean 2.0 of 7", "5 of 5", "6 of 6"):
        assert wanted in found


def test_the_table_is_a_table_of_numbers_too(record: Record, tmp_path: Path) -> None:
    first, second = a_session(record, *[Person()] * 5), a_session(record, *[Person()] * 6)
    made = comparison_of(record, [first.id, second.id])
    write_comparison(made, tmp_path / "compared.csv")
    text = (tmp_path / "compared.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][:5] == ["people", "5", "5", "6", "6"]
    write_comparison(made, tmp_path / "compared.json")
    data = json.loads((tmp_path / "compared.json").read_text(encoding="utf-8"))
    assert data["lines"][0]["cells"][1]["value"] == 6


def test_a_title_with_markup_is_a_title(record: Record) -> None:
    first, second = a_session(record, *[Person()] * 5), a_session(record, *[Person()] * 5)
    with record.file.writing() as db:
        db.execute("UPDATE session SET title = '<b>*bold*</b> =1+1'")
    made = comparison_of(record, [first.id, second.id])
    assert "\\*bold\\*" in as_markdown(made)
