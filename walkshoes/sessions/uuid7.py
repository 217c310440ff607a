"""Keys that sort by the time they were made: version 7 of RFC 9562.

A key is made by whoever writes the row, so two records can be merged and a row sent twice stays one row.
"""

import secrets
import time
from uuid import UUID

_last = 0


def uuid7() -> str:
    """A new key. Those of one process sort in the order they were made.

    48 bits of Unix milliseconds, 12 of their fraction (RFC 9562, section 6.2, method 3) and 62 random bits.
    """
    global _last  # noqa: PLW0603 - the order within a process needs the key before
    nanoseconds = time.time_ns()
    ticks = (nanoseconds // 1_000_000) << 12 | (nanoseconds % 1_000_000) * 4_096 // 1_000_000
    _last = ticks = max(ticks, _last + 1)
    milliseconds, fraction = ticks >> 12, ticks & 0xFFF
    bits = milliseconds << 80 | 7 << 76 | fraction << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(UUID(int=bits))
