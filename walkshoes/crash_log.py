"""The log: where it is written down in full what went wrong, for whoever leads the session and for us."""

from datetime import UTC, datetime
from pathlib import Path

_UNWRITTEN = "… no file: none could be written."


def log_file() -> Path:
    """Where a crash is written down."""
    from platformdirs import user_log_path  # noqa: PLC0415 - only a crash needs it

    return user_log_path("walkshoes", appauthor=False) / "walkshoes.log"


def written(told: str) -> str:
    """Append to the log; where it lies, or that it could not be written."""
    try:
        file = log_file()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{told}\n\n")
    except OSError:
        return _UNWRITTEN
    return str(file)
