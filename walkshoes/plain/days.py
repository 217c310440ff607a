"""Days as people write them."""

from datetime import date, datetime

FORMS = ("%d %B %Y", "%d %b %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%B %d %Y", "%B %d, %Y")
"""The ways of writing a day that are understood; the same as in the app."""


def day_of(text: str) -> date | None:
    """The day a text names; None where it names none."""
    for form in FORMS:
        try:
            return datetime.strptime(" ".join(text.split()), form).date()
        except ValueError:
            continue
    return None
