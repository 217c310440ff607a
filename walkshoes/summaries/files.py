"""A summary as a file: the ending of its name says which form. Each is written whole, or nothing is."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from walkshoes.reports.files import CannotBeMade, form_of, write_whole
from walkshoes.sessions.copies import note_copy
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record

GET_REPORTS = "python3 -m pip install 'walkshoes[reports]'"
"""The one command that adds the makers of the heavy forms."""


class NoMaker(CannotBeMade):
    """A form was wanted whose maker is not installed. The message says the one command that adds it."""

    def __init__(self, form: str) -> None:
        super().__init__(f"{form} needs a part that is not installed yet. This command adds it: {GET_REPORTS}")


Make = Callable[[Summary], bytes]
_FORMS: dict[str, tuple[str, str, str]] = {
    ".html": ("html:as_html", "", "A web page"),
    ".pdf": ("pdf:as_pdf", "typst", "A PDF"),
    ".pptx": ("slides:as_slides", "pptx", "PowerPoint"),
    ".xlsx": ("workbook:as_workbook", "xlsxwriter", "Excel"),
    ".csv": ("csv_rows:as_csv", "", "CSV"),
    ".json": ("json_data:as_json", "", "JSON"),
    ".md": ("markdown:as_markdown_bytes", "", "Markdown"),
    ".ics": ("calendar_entries:as_calendar", "icalendar", "A calendar"),
}
"""By the ending of a file: who makes it, which package that needs (empty: none of its own), what people call it."""
FORMS = tuple(_FORMS)
NAMES = {suffix: name for suffix, (_, _, name) in _FORMS.items()}


def without_maker() -> list[str]:
    """The endings of the forms whose makers are not installed."""
    return [suffix for suffix, (_, needs, _) in _FORMS.items() if needs and find_spec(needs) is None]


def maker(suffix: str) -> Make:
    """Who makes a form. What it needs is loaded only now. Raises NoMaker."""
    where, needs, name = _FORMS[suffix]
    if needs and find_spec(needs) is None:
        raise NoMaker(name)
    module, _, function = where.partition(":")
    made: Make = getattr(import_module(f"walkshoes.summaries.forms.{module}"), function)
    return made


def write_summary(made: Summary, path: Path) -> None:
    """Write a summary to a file. Raises UnknownForm, NoMaker, OSError."""
    suffix = form_of(path, {name: name for name in FORMS}, "report")
    write_whole(path, maker(suffix)(made))


def write_report(record: "Record", session: str, path: Path, participant: str | None = None) -> None:
    """Write the summary of a session, or somebody's own page, to a file, and keep that a copy went there.

    Raises UnknownForm, NoMaker, RecordTrouble, OSError.
    """
    form_of(path, {name: name for name in FORMS}, "report")
    write_summary(summary_of(record, session, participant), path)
    note_copy(record.file, record.session(session).id, path)
