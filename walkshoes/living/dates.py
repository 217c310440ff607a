"""Days as a person would say them."""

from datetime import datetime


def date(moment: datetime) -> str:
    """`Thursday 5 March`."""
    return f"{moment:%A} {moment.day} {moment:%B}"
