"""The time as the record writes it."""

from datetime import UTC, datetime, timedelta


def utc_text(later: timedelta = timedelta()) -> str:
    """Now, or so much later: ISO-8601, UTC, to the second (`2026-03-02T14:03:09Z`)."""
    return (datetime.now(UTC) + later).strftime("%Y-%m-%dT%H:%M:%SZ")
