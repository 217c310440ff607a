"""A page to read: headings with sentences, points and tables beneath; how it is drawn is another matter."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under their heads, all of one length."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading; beneath it sentences, then points, then a table, as far as there are any."""

    heading: str
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole page. Every text in it is shown as it is, in every form."""

    title: str
    about: str
    sections: tuple[Section, ...]

    def as_json(self) -> dict[str, Any]:
        """The page for other programs."""
        return asdict(self)
