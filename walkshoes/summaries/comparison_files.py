"""A comparison as a file: the ending of its name says which form."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from walkshoes.facilitating import files as pages
from walkshoes.reports.files import form_of, write_whole
from walkshoes.summaries.comparing import Comparison
from walkshoes.summaries.forms.csv_rows import BOM, harmless
from walkshoes.summaries.forms.rows import Cell, Sheet


def as_markdown(made: Comparison) -> str:
    """For a message, or a terminal."""
    return pages.as_markdown(made.page())


def as_html(made: Comparison) -> str:
    """A page that stands by itself."""
    return pages.as_html(made.page())


def as_json(made: Comparison) -> str:
    """For other programs."""
    return json.dumps(made.as_json(), indent=2, ensure_ascii=False) + "\n"


def sheet_of(made: Comparison) -> Sheet:
    """The comparison as a table, each column with its number and its words."""
    heads = ("", *(f"{name}{part}" for name in made.columns for part in ("", " (in words)")))
    rows: list[tuple[Cell, ...]] = [
        (line.what, *(part for cell in line.cells for part in (cell.value, cell.text))) for line in made.lines
    ]
    return Sheet("side by side", heads, (*rows, *((note,) for note in made.notes)))


def as_csv(made: Comparison) -> str:
    """For a spreadsheet."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    sheet = sheet_of(made)
    write.writerow(map(harmless, sheet.heads))
    write.writerows([[harmless(cell) for cell in row] for row in sheet.rows])
    return BOM + out.getvalue()


def as_workbook(made: Comparison) -> bytes:
    """For Excel. Raises NoMaker where its maker is not installed."""
    from walkshoes.summaries.files import maker  # noqa: PLC0415 - says which part is missing

    maker(".xlsx")
    from walkshoes.summaries.forms.workbook import workbook_of  # noqa: PLC0415 - heavy

    return workbook_of((sheet_of(made),), made.title)


FORMS: dict[str, Callable[[Comparison], str | bytes]] = {
    ".html": as_html,
    ".md": as_markdown,
    ".csv": as_csv,
    ".json": as_json,
    ".xlsx": as_workbook,
}


def write_comparison(made: Comparison, path: Path) -> None:
    """Write a comparison to a file, whole or not at all. Raises UnknownForm, NoMaker, OSError."""
    write_whole(path, form_of(path, FORMS, "comparison")(made))
