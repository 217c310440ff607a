"""The kinds of slides there are. Each holds texts and figures to be shown, and no layout."""

from dataclasses import dataclass
from enum import StrEnum

from walkshoes.reports.geometry import Picture
from walkshoes.sessions.debrief_notes import Heading


@dataclass(frozen=True, slots=True)
class Slide:
    """One idea. `over` says in a line what it belongs to; `journey` is the journey's name, empty for the session's."""

    over: str
    heading: str
    journey: str


@dataclass(frozen=True, slots=True)
class Cover(Slide):
    """A title, or a thank-you: a few lines beneath a heading, and small ones at the foot."""

    lines: tuple[str, ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines(Slide):
    """Sentences to read, one beneath the other; `lead` stands above them."""

    lines: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it is shown, large where it begins with a number, and what it is."""

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Figures(Slide):
    """A few figures that are read at once; `lead` stands above them."""

    figures: tuple[Shown, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Counts(Slide):
    """How many people came to what."""

    rows: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Table(Slide):
    """Rows under headings, the first column words; `note` stands beneath."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawn(Slide):
    """The curve. `words` are those of its moments, in their order; `room` where it is of several people."""

    picture: Picture
    words: tuple[str, ...] = ()
    room: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """What somebody said; `where` only on their own page."""

    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Quotes(Slide):
    """What people said, in their own words."""

    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Deciding(Slide):
    """One decision: what it is called, what it costs, what it would have spared."""

    label: str
    costs: Shown
    sentence: str


class Asked(StrEnum):
    """What a slide that asks is headed with."""

    WHAT = "What?"
    SO_WHAT = "So what?"
    NOW_WHAT = "Now what?"


@dataclass(frozen=True, slots=True)
class Asking(Slide):
    """One of the three questions of the debrief: with its minutes, and room for notes kept under `under`."""

    lead: str
    questions: tuple[str, ...]
    under: Heading
    minutes: int


@dataclass(frozen=True, slots=True)
class Commitments(Slide):
    """What people will do. The sentences are the record's: they grow while the slide is shown."""


@dataclass(frozen=True, slots=True)
class Aloud(Slide):
    """One commitment, just made, to be read aloud by whoever made it."""

    sentence: str
