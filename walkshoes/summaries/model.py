"""The summary of a session: one object, from which every form is made. It holds texts and figures, and no layout.

A figure has its number beside its text, so that a spreadsheet shows the same as a page. What may not be told of so few
people is not in it at all; `why` says so.
"""

from dataclasses import asdict, dataclass
from typing import Any

from walkshoes.reports.geometry import Picture
from walkshoes.reports.summary import BANNER, Beside, WalkSummary
from walkshoes.summaries.thresholds import Reach

Number = int | float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its name, what it is, its number (None where it is not told), its text, and what to know of it."""

    name: str
    what: str
    value: Number
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Effort:
    """One thing that was counted. `sign` is the sign of high effort it belongs to; empty for none of the five.

    `total` is over everybody, `each` the median of a person (None where only totals are told).
    """

    name: str
    sign: str
    what: str
    total: int
    each: int | None
    total_text: str
    each_text: str


@dataclass(frozen=True, slots=True)
class Felt:
    """How a touchpoint felt: the middle of everybody, the range of the middle half, and how many said so.

    Feelings from -2 to 2; `below` is how many people felt worse than neutral there. None where fewer than five said
    anything.
    """

    place: str
    name: str
    people: int
    median: float | None
    low: float | None
    high: float | None
    below: int | None


@dataclass(frozen=True, slots=True)
class Came:
    """How many people came to something: an ending, or hanging up at a touchpoint."""

    what: str
    people: int
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """A touchpoint that felt bad, and what the company decided there."""

    touchpoint: str
    felt: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """An item of the scorecard: how many remembered yes, no, or were not sure; and what the record says of how many."""

    question: str
    yes: int
    no: int
    unsure: int
    was: int
    was_not: int


@dataclass(frozen=True, slots=True)
class Change:
    """What would have been otherwise: as it was lived, and under other decisions."""

    what: str
    lived: str
    then: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision alone: what it costs a year, and a sentence on what it would have spared."""

    label: str
    costs: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The company done right, and each of its decisions alone, as the same people would have walked it."""

    decided: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questions:
    """What? So what? Now what?: the journey's questions for the debrief."""

    what: tuple[str, ...] = ()
    so_what: tuple[str, ...] = ()
    now_what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneySummary:
    """One journey of a session, as everybody walked it."""

    name: str
    title: str
    version: str
    people: int
    walks: int
    unfinished: int
    decided: tuple[str, ...]
    figures: tuple[Figure, ...]
    effort: tuple[Effort, ...]
    beside: tuple[Beside, ...]
    endings: tuple[Came, ...]
    hung_up: tuple[Came, ...]
    felt: tuple[Felt, ...]
    picture: Picture | None
    curve_in_words: tuple[str, ...]
    mean_and_memory: tuple[str, ...]
    took: tuple[str, ...]
    causes: tuple[Cause, ...]
    scorecard: tuple[Scored, ...]
    otherwise: Otherwise
    questions: Questions


@dataclass(frozen=True, slots=True)
class Department:
    """People of one label, such as a department. `why` says what is left out where there are few of them."""

    label: str
    value: str
    people: int
    figures: tuple[Figure, ...]
    why: str = ""


@dataclass(frozen=True, slots=True)
class Committed:
    """A commitment in its parts and as a sentence; `outcomes` are what was said after 30, 60, 90 days."""

    id: str
    when: str
    then: str
    by: str
    owner: str
    sentence: str
    made: str
    outcomes: dict[int, str]

    @property
    def outcome(self) -> str:
        """What became of it, as far as it is known: `kept, after 60 days`; empty where nobody has said."""
        if not self.outcomes:
            return ""
        days = max(self.outcomes)
        return f"{self.outcomes[days]}, after {days} days"


@dataclass(frozen=True, slots=True)
class Summary:
    """A session. `walks` are whole, and there only where one person's own page is told.

    `headline` are the four figures of the first page; `few_words` a few of the `words`, in no order; `notes` what was
    written down in the debrief.
    """

    id: str
    title: str
    began: str
    labels: tuple[str, ...]
    people: int
    simulated: int
    reach: Reach
    why: str
    headline: tuple[Figure, ...]
    journeys: tuple[JourneySummary, ...]
    departments: tuple[Department, ...]
    few_words: tuple[str, ...]
    words: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]
    commitments: tuple[Committed, ...]
    versions: dict[str, str]
    walks: tuple[WalkSummary, ...]
    about: tuple[str, ...] = ()
    banner: str = BANNER

    @property
    def who(self) -> str:
        """`7 people, 6 of them simulated`."""
        if self.people == 1:
            return "one person" if not self.simulated else "one simulated person"
        simulated = f", {self.simulated} of them simulated" if self.simulated else ""
        return f"{self.people} people{simulated}"

    @property
    def journey(self) -> JourneySummary | None:
        """The journey on the first page: one with a curve, which most people walked; of several the first."""
        return max(self.journeys, key=lambda one: (one.picture is not None, one.people), default=None)

    @property
    def which(self) -> str:
        """Which journey that is, to stand behind a heading, where there are several; else empty."""
        return f": {self.journey.title}" if self.journey is not None and len(self.journeys) > 1 else ""

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What lay behind the touchpoints that felt worst, in that journey."""
        return self.journey.causes if self.journey is not None else ()

    @property
    def effort(self) -> tuple[Effort, ...]:
        """What that journey took."""
        return self.journey.effort if self.journey is not None else ()

    @property
    def picture(self) -> Picture | None:
        """The curve of the first page: the session's, or on somebody's own page theirs."""
        if self.walks:
            return next((walk.picture for walk in self.walks if walk.picture is not None and walk.picture.spots), None)
        return self.journey.picture if self.journey is not None else None

    @property
    def curve_in_words(self) -> tuple[str, ...]:
        """The same in sentences."""
        if self.walks:
            drawn = (walk for walk in self.walks if walk.picture is not None and walk.picture.spots)
            return next((walk.curve_in_words for walk in drawn), ())
        return self.journey.curve_in_words if self.journey is not None else ()

    def as_json(self) -> dict[str, Any]:
        """Plain data, without the drawings."""
        data = asdict(self)
        data["reach"] = self.reach.value
        for journey in data["journeys"]:
            del journey["picture"]
        for walk, made in zip(data["walks"], self.walks, strict=True):
            del walk["picture"]
            walk["sentences"] = list(made.sentences)
        return data
