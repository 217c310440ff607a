"""Files written whole or not at all; the ending of the name says which form."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

Form = TypeVar("Form")


class UnknownForm(ValueError):
    """A report was wanted in a form there is none of. The message names the forms."""


class CannotBeMade(Exception):
    """A file cannot be made: its maker is missing, or there is nothing to put into it. The message says what to do."""


def form_of(path: Path, forms: Mapping[str, Form], what: str) -> Form:
    """The form that the ending of a file's name asks for; `what` says of what. Raises UnknownForm."""
    form = forms.get(path.suffix.lower())
    if form is None:
        raise UnknownForm(f"`{path.suffix or path.name}` is not a form of {what}; there are {', '.join(forms)}.")
    return form


def write_whole(path: Path, made: str | bytes) -> None:
    """Write a text, or bytes, to a file; either all of it is there afterwards, or nothing new. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made.encode() if isinstance(made, str) else made)
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
