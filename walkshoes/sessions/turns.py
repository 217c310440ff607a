"""One's turn to write, where many programs write into one record.

SQLite's own wait looks again after ever longer pauses, up to a tenth of a second: whoever has waited longest looks most
seldom, and others go first again and again. Here everybody who waits looks equally often.
"""

import sqlite3
import time

LOOKS_EACH_S = 0.003


def take_turn(connection: sqlite3.Connection) -> None:
    """Begin a transaction that may write; another's is waited for as long as the connection's `busy_timeout` says.

    It asks for the right to write at once: a transaction that reads first and then wants to write is refused without
    waiting where another writes meanwhile. Raises sqlite3.OperationalError.
    """
    longest_ms = int(connection.execute("PRAGMA busy_timeout").fetchone()[0])
    until = time.monotonic() + longest_ms / 1_000
    connection.execute("PRAGMA busy_timeout=0")
    try:
        while not _begun(connection, last=time.monotonic() >= until):
            time.sleep(LOOKS_EACH_S)
    finally:
        connection.execute(f"PRAGMA busy_timeout={longest_ms}")


def _begun(connection: sqlite3.Connection, *, last: bool) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if last or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
