"""The day that stands in a file as the day it was made: the session's own, so that a session gives one file."""

from datetime import date

from walkshoes.summaries.model import Summary

UNKNOWN = date(2000, 1, 1)
"""Of what has no day of its own."""


def session_day(made: Summary) -> date:
    """The day a session began."""
    try:
        return date.fromisoformat(made.began[:10])
    except ValueError:
        return UNKNOWN
