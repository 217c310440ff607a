"""One's turn to write, where many programs write into one record.

SQLite's own wait looks again after ever longer pauses, up to a tenth of a second: whoever has waited longest looks most
seldom, and others go first again and again. Here whoever has waited longest looks most often. Not all may look often:
sixty that do leave no time on two cores to the one that writes.
"""

import sqlite3
import time

PAUSES_S = ((0.1, 0.020), (0.4, 0.008), (2.0, 0.003))
"""Who has waited less than the first looks again after the second, in seconds."""
STUCK_PAUSE_S = 0.020
"""The pause of who has waited longer still: nobody writes for so long, some program keeps the record to itself."""


def take_turn(connection: sqlite3.Connection) -> None:
    """Begin a transaction that may write; another's is waited for as long as the connection's `busy_timeout` says.

    It asks for the right to write at once: a transaction that reads first and then wants to write is refused without
    waiting where another writes meanwhile. Raises sqlite3.OperationalError.
    """
    longest_ms = int(connection.execute("PRAGMA busy_timeout").fetchone()[0])
    began = time.monotonic()
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while not _begun(connection, last=time.monotonic() - began >= longest_ms / 1_000):
            time.sleep(_pause_s(time.monotonic() - began))
    finally:
        connection.execute(f"PRAGMA busy_timeout={longest_ms}")


def _pause_s(waited_s: float) -> float:
    return next((pause_s for until_s, pause_s in PAUSES_S if waited_s < until_s), STUCK_PAUSE_S)


def _begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
