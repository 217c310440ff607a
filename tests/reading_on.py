"""Another program that has begun to read a record and does not end."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_READING = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN")
db.execute("SELECT count(*) FROM words").fetchone()
print("reading", flush=True)
sys.stdin.readline()
"""


@contextmanager
def somebody_reads(path: Path) -> Iterator[None]:
    """A process of its own that reads the record for as long as this lasts."""
    with subprocess.Popen(
        [sys.executable, "-c", _READING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "reading\n"
        try:
            yield
        finally:
            other.stdin.write("\n")
            other.stdin.close()
