"""Where a summary is to lie: what is suggested, and what somebody means who types another place."""

import os
from pathlib import Path

from walkshoes.sessions.kept import KeptWalk

SUFFIXES = (".html", ".md", ".json")
LONGEST_NAME = 80


def place_for(wanted: str, suggested: Path, kept: KeptWalk) -> Path:
    """The file that is meant: in a folder a free name, without a known ending a page. Raises OSError."""
    path = Path(os.path.expanduser(wanted)) if wanted else suggested  # noqa: PTH111 - Path's refuses some names
    if path.is_dir():
        return free_name(path, kept)
    return path if path.suffix.lower() in SUFFIXES else path.with_name(f"{path.name}.html")


def suggested_folder() -> Path:
    """The user's Documents, or their home folder."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - only this page needs it

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def free_name(folder: Path, kept: KeptWalk) -> Path:
    """A name for the summary of a walk, in the folder, that no file has yet."""
    return free_page(folder, f"{kept.source.name}-{kept.alias}")


def free_page(folder: Path, name: str, suffix: str = ".html") -> Path:
    """A name for a page, like the one wanted, that no file in the folder has yet."""
    name = "".join(letter if letter.isalnum() else "-" for letter in name)
    stem = name.strip("-")[:LONGEST_NAME]
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{suffix}" for number in range(1, 10_000))
    return next(folder / name for name in names if not (folder / name).exists())
