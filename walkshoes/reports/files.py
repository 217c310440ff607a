"""Reports as files: the suffix says which form."""

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from walkshoes.reports.html import as_html
from walkshoes.reports.markdown import as_markdown
from walkshoes.reports.summary import Summary, summary_of

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record


Form = TypeVar("Form")


class UnknownForm(ValueError):
    """A report was wanted in a form there is none of. The message names the forms."""


def _as_json(made: Summary) -> str:
    return json.dumps(made.as_json(), indent=2, ensure_ascii=False) + "\n"


FORMS: dict[str, Callable[[Summary], str]] = {".md": as_markdown, ".html": as_html, ".json": _as_json}


def write_report(record: "Record", session: str, path: Path) -> None:
    """Write the summary of a session to a file, as a whole or not at all.

    Raises UnknownForm, RecordTrouble, OSError.
    """
    form = form_of(path, FORMS, "report")
    write_whole(path, form(summary_of(record, session)))


def form_of(path: Path, forms: Mapping[str, Form], what: str) -> Form:
    """The form that the ending of a file's name asks for; `what` says of what. Raises UnknownForm."""
    form = forms.get(path.suffix.lower())
    if form is None:
        raise UnknownForm(f"`{path.suffix or path.name}` is not a form of {what}; there are {', '.join(forms)}.")
    return form


def write_whole(path: Path, text: str) -> None:
    """Write a text to a file; either the whole of it is there afterwards, or nothing new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(unfinished).chmod(0o666 & ~_umask())
        Path(unfinished).replace(path)
    except BaseException:
        Path(unfinished).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What this person's system takes away from a new file's permissions; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
