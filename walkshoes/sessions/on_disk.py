"""The bytes of a record: its file, and the log beside it, read without SQLite, which would fold in the one."""

from pathlib import Path


def read_both(path: Path) -> tuple[bytes, bytes]:
    """The file and its log, as they were at one moment even if walkshoes is still open elsewhere. Raises OSError."""
    beside = _log(path)
    log = beside.read_bytes() if beside.exists() else b""
    for _ in range(5):
        held, before = path.read_bytes(), log
        log = beside.read_bytes() if beside.exists() else b""
        if log == before:
            break
    return held, log


def write_both(path: Path, held: bytes, log: bytes) -> None:
    """A file and its log, which only their owner can read. Raises OSError."""
    for to, what in ((path, held), (_log(path), log)):
        to.touch(mode=0o600)
        to.write_bytes(what)


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
