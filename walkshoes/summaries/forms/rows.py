"""The summary as rows, for tables of every kind: a sheet is a heading, the names of its columns, and its rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from walkshoes.reports.scorecard import difference
from walkshoes.summaries.beside import NOT_SAID
from walkshoes.summaries.forms.own_rows import answered, became, felt_by_one, what_it_took
from walkshoes.summaries.model import Effort, JourneySummary, Number, Summary

Cell = str | date | Number
Row = tuple[Cell, ...]
_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})*|-?\d+", re.ASCII)
LARGE = ("minutes", "waiting", "digits_rekeyed", "words_retold")
"""What is not counted in ones: it stands first among what was counted, so that the rest is of one scale."""
_IN_TIME = ("minutes", "waiting")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. A cell is a text, a number or a day; None where nothing is told."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def sheets(made: Summary) -> tuple[Sheet, ...]:
    """Every table of a summary that has rows; the first is the first page, the last says what the figures are."""
    all_of_them = (
        _summary(made), _journeys(made), _effort(made), _touchpoints(made), _measures(made), _endings(made),
        _departments(made), _scorecards(made), _decisions(made), _words(made), _commitments(made), _notes(made),
        _took(made), _about(made),
    )  # fmt: skip
    return tuple(sheet for sheet in all_of_them if sheet.rows)


def by_size(counted: Iterable[Effort]) -> list[Effort]:
    """What was counted, with what is not counted in ones first."""
    return sorted(counted, key=lambda one: one.name not in LARGE)


def as_number(text: str) -> Cell:
    """A figure that stands in a text as the number it is, nothing for a dash, any other text as it is."""
    if text == NOT_SAID:
        return None
    return int(text.replace(",", "")) if _NUMBER.fullmatch(text) else text


def as_day(text: str) -> Cell:
    """A day that stands in a text as the day it is, any other text as it is."""
    try:
        return date.fromisoformat(text[:10]) if text[10:11] in ("", "T") else text
    except ValueError:
        return text


def _summary(made: Summary) -> Sheet:
    rows: list[Row] = [("session", None, made.title), ("began", None, as_day(made.began))]
    rows += [("people", made.people, made.who)]
    rows += [("label", None, label) for label in made.labels]
    rows += [("why", None, made.why)] if made.why else []
    rows += [(figure.what, figure.value, _with(figure.text, figure.about)) for figure in made.headline]
    rows += [(f"{cause.touchpoint}: {cause.felt}", None, text) for cause in made.causes for text in cause.because]
    return Sheet("summary", ("what", "number", "in words"), tuple(rows))


def _with(text: str, about: str) -> str:
    return f"{text} ({about})" if about else text


def _journeys(made: Summary) -> Sheet:
    """Each journey in short: of several, each one's figures."""
    rows: list[Row] = []
    for one in made.journeys:
        rows += [(one.title, "people", one.people, ""), (one.title, "walks", one.walks, "")]
        rows += [(one.title, "walks not finished", one.unfinished, "")] if one.unfinished else []
        rows += [(one.title, "decided", None, text) for text in one.decided]
        rows += [(one.title, figure.what, figure.value, _with(figure.text, figure.about)) for figure in one.figures]
        rows += [(one.title, "added up", None, text) for text in one.took if not made.walks]
        rows += [(one.title, "remembered", None, text) for text in one.mean_and_memory]
    for walk in made.walks:
        rows += [(walk.title, "remembered", None, text) for text in walk.mean_and_memory]
        rows += [(walk.title, "what this customer tells others", None, walk.says)] if walk.says else []
        rows += [(walk.title, "what it would take", None, text) for text in walk.what_it_would_take]
    return Sheet("journeys", ("journey", "what", "number", "in words"), tuple(rows))


def _effort(made: Summary) -> Sheet:
    rows = [
        (journey.title, one.what, one.sign, _minutes(one.name, one.total), _minutes(one.name, one.each))
        for journey in made.journeys
        for one in by_size(journey.effort)
    ]
    return Sheet(
        "effort", ("journey", "what", "sign of high effort", "in all", "of a person, in the middle"), tuple(rows)
    )


def _minutes(name: str, value: int | None) -> Number:
    """Lengths of time as minutes, to a tenth."""
    return round(value / 60_000, 1) if value is not None and name in _IN_TIME else value


def _touchpoints(made: Summary) -> Sheet:
    if made.walks:
        heads: tuple[str, ...] = ("journey", "touchpoint", "after minutes", "how it felt", "in a word")
        return Sheet("touchpoints", heads, tuple(row for walk in made.walks for row in felt_by_one(walk)))
    rows = [
        (journey.title, one.name, one.people, one.median, one.low, one.high, one.below)
        for journey in made.journeys
        for one in journey.felt
    ]
    heads = ("journey", "touchpoint", "people", "in the middle", "middle half from", "to", "people below neutral")
    return Sheet("touchpoints", heads, tuple(rows))


def _measures(made: Summary) -> Sheet:
    beside = [(journey.title, row) for journey in made.journeys for row in journey.beside if not made.walks]
    beside += [(walk.title, row) for walk in made.walks for row in walk.beside]
    rows: list[Row] = [
        (title, row.what, as_number(row.anticipated), as_number(row.felt), as_number(row.recorded))
        for title, row in beside
    ]
    rows += [(title, what, None, answer, None) for walk in made.walks for title, what, answer in answered(walk)]
    return Sheet("measures", ("journey", "what", "expected", "it felt like", "it was"), tuple(rows))


def _endings(made: Summary) -> Sheet:
    rows: list[Row] = []
    for journey in made.journeys:
        rows += [(journey.title, "ended", one.what, one.people, _yes(one.settled)) for one in journey.endings]
        rows += [(journey.title, "hung up, or walked away", one.what, one.people, "") for one in journey.hung_up]
    rows += [(walk.title, "ended", walk.ending, 1, _yes(walk.resolved)) for walk in made.walks]
    return Sheet("endings", ("journey", "what", "where", "people", "settled"), tuple(rows))


def _yes(settled: bool) -> str:
    return "yes" if settled else "no"


def _departments(made: Summary) -> Sheet:
    rows: list[Row] = []
    for one in made.departments:
        rows += [(one.label, one.value, one.people, figure.what, figure.value, figure.text) for figure in one.figures]
        rows += [(one.label, one.value, one.people, "", None, one.why)] if one.why else []
    return Sheet("departments", ("label", "value", "people", "what", "number", "in words"), tuple(rows))


def _scorecards(made: Summary) -> Sheet:
    if made.walks:
        own: list[Row] = [
            (walk.title, row.question, row.remembered, row.recorded, row.because, row.mark)
            for walk in made.walks
            for row in walk.scorecard
        ]
        own += [(walk.title, text, "", "", "", "") for walk in made.walks if (text := difference(walk.scorecard))]
        return Sheet("scorecard", ("journey", "question", "from memory", "the record", "because", ""), tuple(own))
    rows = [
        (journey.title, one.question, one.yes, one.no, one.unsure, one.was, one.was_not)
        for journey in made.journeys
        for one in journey.scorecard
    ]
    heads = ("journey", "question", "remembered yes", "remembered no", "not sure", "record: yes", "record: no")
    return Sheet("scorecard", heads, tuple(rows))


def _decisions(made: Summary) -> Sheet:
    heads = ("journey", "which", "what", "as it was lived", "done right", "costs", "what it spares")
    return Sheet("decisions", heads, tuple(row for journey in made.journeys for row in _otherwise(journey)))


def _otherwise(journey: JourneySummary) -> Iterator[Row]:
    other = journey.otherwise
    for text in other.decided:
        yield (journey.title, "the company done right", text, None, None, "", "")
    for change in other.changes:
        lived, then = as_number(change.lived), as_number(change.then)
        yield (journey.title, "the company done right", change.what, lived, then, "", "")
    for one in other.decisions:
        yield (journey.title, "one decision alone", one.label, None, None, one.costs, one.sentence)
    for note in other.notes:
        yield (journey.title, "to know", note, None, None, "", "")


def _words(made: Summary) -> Sheet:
    return Sheet("words", ("in their words",), tuple((text,) for text in made.words))


def _commitments(made: Summary) -> Sheet:
    rows = [
        (one.sentence, one.when, one.then, one.owner, as_day(one.by), as_day(one.made), one.outcome)
        for one in made.commitments
    ]
    heads = ("commitment", "when", "then I will", "owner", "by", "made", "what became of it")
    return Sheet("commitments", heads, tuple(rows))


def _notes(made: Summary) -> Sheet:
    names = (("what", "What?"), ("so_what", "So what?"), ("now_what", "Now what?"))
    rows = [(name, text) for heading, name in names for text in made.notes.get(heading, ())]
    return Sheet("notes", ("question", "what was noted"), tuple(rows))


def _took(made: Summary) -> Sheet:
    """What one person's walk took, in sentences, and beside the journey before."""
    rows = [row for walk in made.walks for row in (*what_it_took(walk), *became(walk))]
    return Sheet("what it took", ("journey", "about", "in words", "the journey before", "this one"), tuple(rows))


def _about(made: Summary) -> Sheet:
    rows = [(note,) for note in made.about]
    rows += [(f"{name}, version {version}",) for name, version in made.versions.items()]
    return Sheet("about", ("about these numbers",), tuple(rows))
