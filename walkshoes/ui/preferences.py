"""What a person prefers, kept in a small file of their own.

    preferences = read()
    write(replace(preferences, look="contrast"))

A file that is missing, broken, or of another version is no trouble: what it does not say is as it always was.
"""

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

LOOKS = ("day", "evening", "contrast")
"""The looks there are; `walkshoes.ui.themes` has them."""
LONGER = 3
"""How many times as long time-outs are for somebody who wants more time."""
MOST_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """A look by its name; more room between things; longer time-outs on walks; nothing that moves for show."""

    look: str = LOOKS[0]
    roomy: bool = False
    longer: bool = False
    still: bool = False


def preferences_file() -> Path:
    """Where they are kept: the person's own folder for such things."""
    from platformdirs import user_config_path  # noqa: PLC0415 - tests and other users of this file need it not

    return user_config_path("walkshoes", appauthor=False) / "preferences.json"


def read(file: Path | None = None) -> Preferences:
    """What the file says; for whatever it does not say, or says in a way nobody understands, the default."""
    try:
        with (file or preferences_file()).open("rb") as opened:
            said = json.loads(opened.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    known = {field.name: field.default for field in fields(Preferences)}
    if not isinstance(said, dict):
        return Preferences()
    kept = {name: said[name] for name, usual in known.items() if type(said.get(name)) is type(usual)}
    if kept.get("look") not in LOOKS:
        kept.pop("look", None)
    return Preferences(**kept)


def write(preferences: Preferences, file: Path | None = None) -> bool:
    """Keep them. The file is there whole or not at all; False where it cannot be written."""
    file = file or preferences_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as made:
            json.dump(asdict(preferences), made, indent=2)
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        return False
    return True


def preferences_of(app: object) -> Preferences:
    """What somebody prefers who uses an app; the defaults, where the app knows of no such thing."""
    kept = getattr(app, "preferences", None)
    return kept if isinstance(kept, Preferences) else Preferences()
