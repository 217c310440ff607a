"""Sessions, departments or years side by side: the same figures for each, by the same rule of five."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from walkshoes.facilitating.page import Page, Section, Table
from walkshoes.journey.clock import minutes_text
from walkshoes.reports.geometry import signed
from walkshoes.reports.measures import CES
from walkshoes.reports.sentences import listed
from walkshoes.reports.summary import BANNER
from walkshoes.sessions.follow_ups import commitments_of
from walkshoes.summaries.effort import COUNTED, Counted
from walkshoes.summaries.gathering import Walked, gathered, people_in, per_person
from walkshoes.summaries.headline import TOO_FEW, answers_on_scale, easy_text
from walkshoes.summaries.model import Number
from walkshoes.summaries.thresholds import ENOUGH, Reach, only_middles
from walkshoes.summaries.weighing import middle, middle_of_whole

if TYPE_CHECKING:
    from walkshoes.sessions.record import Record

YEAR = "year"
NO_VALUE = "without"
_PER_PERSON = (
    "waiting",
    "asked_again",
    "digits_rekeyed",
    "words_retold",
    "handed_on",
    "contacts_again",
    "promises_broken",
)
"""What is set side by side of each person, in the middle, beside the minutes."""


class NothingToCompare(Exception):
    """Fewer than two columns, or no walk in any. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of a column: its number (None where it is not told) and its text."""

    value: Number
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is compared, with a cell for each column."""

    what: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Columns and lines; `notes` say what to know before anything is concluded."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)

    def page(self) -> Page:
        """The comparison as a page to read."""
        rows = tuple((line.what, *(cell.text for cell in line.cells)) for line in self.lines)
        table = Table(("", *self.columns), rows)
        return Page(
            self.title,
            BANNER,
            (Section("Side by side", table=table), Section("About these numbers", points=self.notes)),
        )


@dataclass(frozen=True, slots=True)
class _Column:
    """What stands over a column, its walks, and the sessions they are of."""

    name: str
    walks: tuple[Walked, ...]
    sessions: frozenset[str]


def comparison_of(record: "Record", sessions: Sequence[str], by: str | None = None) -> Comparison:
    """Sessions by their ids, side by side; or, `by` a label or `year`, what their walks belong to.

    Raises NothingToCompare, RecordTrouble.
    """
    columns = _by_session(record, sessions) if by is None else _by_label(record, sessions, by)
    columns = [column for column in columns if column.walks]
    if len(columns) < 2:
        wanted = (
            "Name at least two sessions with walks in them" if by is None else f"No two values of `{by}` have walks"
        )
        raise NothingToCompare(f"There is nothing to set side by side. {wanted}; `walkshoes sessions` lists sessions.")
    title = "Sessions side by side" if by is None else f"By {by}"
    return Comparison(
        title, tuple(column.name for column in columns), tuple(_lines(record, columns)), tuple(_notes(columns))
    )


def _by_session(record: "Record", sessions: Sequence[str]) -> list[_Column]:
    rows = [record.session(key) for key in sessions]
    again = {row.title for row in rows if sum(other.title == row.title for other in rows) > 1}
    return [
        _Column(
            f"{row.title}, {row.began[:16].replace('T', ' ')}"
            if row.title in again
            else f"{row.title}, {row.began[:10]}",
            gathered(record, row.id).told().walks,
            frozenset([row.id]),
        )
        for row in rows
    ]


def _by_label(record: "Record", sessions: Sequence[str], by: str) -> list[_Column]:
    """The walks of all sessions under what they belong to, in the order of the alphabet, or of years."""
    walks: dict[str, list[Walked]] = {}
    where: dict[str, set[str]] = {}
    for key in sessions:
        row = record.session(key)
        for walk in gathered(record, row.id).told().walks:
            value = row.began[:4] if by == YEAR else walk.labels.get(by, f"{NO_VALUE} {by}")
            walks.setdefault(value, []).append(walk)
            where.setdefault(value, set()).add(row.id)
    return [_Column(value, tuple(walks[value]), frozenset(where[value])) for value in sorted(walks)]


def _lines(record: "Record", columns: Sequence[_Column]) -> list[Line]:
    """Every line; without shares and means where one person stands alone in a column, whom these would give away."""
    people = tuple(_people(column) for column in columns)
    lines = [Line("people", people)]
    shares = not only_middles({str(number): int(cell.value or 0) for number, cell in enumerate(people)})
    if shares:
        lines.append(Line("“they made it easy for me”", tuple(_easy(column, "measures", "ces") for column in columns)))
        lines.append(
            Line("the same, expected before", tuple(_easy(column, "anticipated", "easy") for column in columns))
        )
    lines.append(
        Line("minutes of a customer, in the middle", tuple(_each(column, _given, in_time=True) for column in columns))
    )
    for one in COUNTED:
        if one.name in _PER_PERSON:
            cells = tuple(_each(column, _counted(one), in_time=one.in_time) for column in columns)
            if any(cell.value for cell in cells):
                lines.append(Line(one.what, cells))
    lines.append(Line("what a person said of it, mean, in the middle", tuple(map(_mood, columns))))
    if shares:
        lines.append(Line("walks that came to a settled end", tuple(map(_settled, columns))))
    lines += _commitments(record, columns)
    return lines


def _given(walk: Walked) -> int:
    return walk.ledger.given_ms


def _counted(one: Counted) -> Callable[[Walked], int]:
    return lambda walk: one.of(walk.ledger)


def _people(column: _Column) -> Cell:
    people = people_in(column.walks)
    return Cell(people, str(people))


def _few(column: _Column) -> bool:
    return people_in(column.walks) < ENOUGH


def _easy(column: _Column, questionnaire: str, item: str) -> Cell:
    given = answers_on_scale(column.walks, questionnaire, item, len(CES.points))
    people = people_in(column.walks)
    value, text = easy_text(given, Reach.TOTALS if _few(column) else Reach.TOGETHER, people)
    return Cell(value, text)


def _each(column: _Column, of: Callable[[Walked], int], *, in_time: bool) -> Cell:
    if _few(column):
        return Cell(None, TOO_FEW)
    value = middle_of_whole(per_person(column.walks, of)) or 0
    return Cell(round(value / 60_000, 1), minutes_text(value)) if in_time else Cell(value, f"{value:,}")


def _mood(column: _Column) -> Cell:
    means = [(walk.stored.curve.mean, walk.people) for walk in column.walks if walk.stored.curve.mean is not None]
    if _few(column) or sum(people for _, people in means) < ENOUGH:
        return Cell(None, TOO_FEW)
    value = round(middle(means) or 0.0, 1)
    return Cell(value, signed(value))


def _settled(column: _Column) -> Cell:
    if _few(column):
        return Cell(None, TOO_FEW)
    everybody = sum(walk.people for walk in column.walks)
    settled = sum(walk.people for walk in column.walks if walk.ledger.resolved)
    return Cell(settled, f"{settled} of {everybody}")


def _commitments(record: "Record", columns: Sequence[_Column]) -> list[Line]:
    """How many were made, and how many of them are known to be kept; a session's belong to it as a whole."""
    made, kept = [], []
    for column in columns:
        found = [one for key in column.sessions for one in commitments_of(record.file, key)]
        made.append(Cell(len(found), str(len(found))))
        settled = [one for one in found if one.settled]
        many = sum(one.outcome == "kept" for one in settled)
        kept.append(Cell(many, _kept_text(many, len(settled), len(found))))
    sessions = [key for column in columns for key in column.sessions]
    if len(set(sessions)) < len(sessions) or not any(one.value for one in made):
        return []  # a session in two columns would have its commitments counted twice
    return [Line("commitments", tuple(made)), Line("known to be kept", tuple(kept))]


def _kept_text(kept: int, settled: int, made: int) -> str:
    if not made:
        return "–"
    return f"{kept} of {settled} asked about" if settled else "nobody has asked yet"


def _notes(columns: Sequence[_Column]) -> list[str]:
    notes = [BANNER]
    journeys = {
        column.name: listed(sorted({walk.stored.source.scenario.title for walk in column.walks})) for column in columns
    }
    if len(set(journeys.values())) > 1:
        notes.append(
            "Not the same journeys: " + "; ".join(f"{name}: {titles}" for name, titles in journeys.items()) + "."
        )
        notes.append("Minutes and counts of different journeys say nothing about each other.")
    else:
        notes.append(f"Walked: {next(iter(journeys.values()))}.")
    versions = {walk.stored.source.hash for column in columns for walk in column.walks}
    titles = {walk.stored.source.name for column in columns for walk in column.walks}
    if len(versions) > len(titles):
        notes.append("A journey was changed between these sessions: the versions are not the same.")
    if any(_few(column) for column in columns):
        notes.append(f"Of fewer than {ENOUGH} people no figure is told.")
    if any(walk.simulated for column in columns for walk in column.walks):
        notes.append("Some of the people are simulated: what they felt and answered is made up.")
    notes.append("“In the middle” is the median; of two in the middle the lower.")
    notes.append(f"{CES.name}: {CES.scoring}. With so few people a difference may be chance.")
    return notes
