"""The summary as CSV: one file with every table under its heading, for a spreadsheet or a program.

A text that begins like a formula gets an apostrophe before it; the first line says so.
"""

import csv
import io
from datetime import date

from walkshoes.summaries.forms.rows import Cell, sheets
from walkshoes.summaries.model import Summary

NOTE = (
    "Texts that begin with = + - @ or a tab have an apostrophe before them, "
    "so that no spreadsheet takes them for a formula."
)
BOM = "\ufeff"
"""What tells a spreadsheet that this is UTF-8."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_csv(made: Summary) -> bytes:
    """Every table, each row beginning with the table's name."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow([made.banner])
    write.writerow([NOTE])
    for sheet in sheets(made):
        write.writerow([])
        write.writerow(["table", *sheet.heads])
        write.writerows([[sheet.name, *map(harmless, row)] for row in sheet.rows])
    return (BOM + out.getvalue()).encode()


def harmless(cell: Cell) -> str | int | float:
    """A cell that no spreadsheet takes for a formula; a number stays a number, nothing is an empty cell."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str) and (cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA)):
        return f"'{cell}"
    return cell
