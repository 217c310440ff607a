"""The summary as rows, for tables of every kind: a sheet is a heading, the names of its columns, and its rows."""

from dataclasses import dataclass

from walkshoes.summaries.model import Number, Summary

Cell = str | Number


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table. A cell is a text or a number; None where nothing is told."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(made: Summary) -> tuple[Sheet, ...]:
    """Every table of a summary that has rows; the first is the first page, the last says what the figures are."""
    all_of_them = (
        _summary(made), _effort(made), _touchpoints(made), _beside(made), _endings(made), _departments(made),
        _scorecards(made), _decisions(made), _words(made), _commitments(made), _about(made),
    )  # fmt: skip
    return tuple(sheet for sheet in all_of_them if sheet.rows)


def _summary(made: Summary) -> Sheet:
    rows: list[tuple[Cell, ...]] = [("session", None, made.title), ("began", None, made.began[:10])]
    rows += [("people", made.people, made.who)]
    rows += [("label", None, label) for label in made.labels]
    rows += [("why", None, made.why)] if made.why else []
    rows += [(figure.what, figure.value, figure.text) for figure in made.headline]
    rows += [(f"{cause.touchpoint}: {cause.felt}", None, text) for cause in made.causes for text in cause.because]
    return Sheet("summary", ("what", "number", "in words"), tuple(rows))


def _effort(made: Summary) -> Sheet:
    rows = [
        (journey.title, one.what, one.sign, _minutes(one.name, one.total), _minutes(one.name, one.each))
        for journey in made.journeys
        for one in journey.effort
    ]
    return Sheet(
        "effort", ("journey", "what", "sign of high effort", "in all", "of a person, in the middle"), tuple(rows)
    )


def _minutes(name: str, value: int | None) -> Number:
    """Lengths of time as minutes, to a tenth."""
    return round(value / 60_000, 1) if value is not None and name in ("minutes", "waiting") else value


def _touchpoints(made: Summary) -> Sheet:
    rows = [
        (journey.title, one.name, one.people, one.median, one.low, one.high, one.below)
        for journey in made.journeys
        for one in journey.felt
    ]
    heads = ("journey", "touchpoint", "people", "in the middle", "middle half from", "to", "people below neutral")
    return Sheet("touchpoints", heads, tuple(rows))


def _beside(made: Summary) -> Sheet:
    rows = [
        (journey.title, row.what, row.anticipated, row.felt, row.recorded)
        for journey in made.journeys
        for row in journey.beside
    ]
    return Sheet("measures", ("journey", "what", "expected", "it felt like", "it was"), tuple(rows))


def _endings(made: Summary) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for journey in made.journeys:
        rows += [
            (journey.title, "ended", one.what, one.people, "yes" if one.settled else "no") for one in journey.endings
        ]
        rows += [(journey.title, "hung up, or walked away", one.what, one.people, "") for one in journey.hung_up]
    return Sheet("endings", ("journey", "what", "where", "people", "settled"), tuple(rows))


def _departments(made: Summary) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for one in made.departments:
        rows += [(one.label, one.value, one.people, figure.what, figure.value, figure.text) for figure in one.figures]
        rows += [(one.label, one.value, one.people, "", None, one.why)] if one.why else []
    return Sheet("departments", ("label", "value", "people", "what", "number", "in words"), tuple(rows))


def _scorecards(made: Summary) -> Sheet:
    rows = [
        (journey.title, one.question, one.yes, one.no, one.unsure, one.was, one.was_not)
        for journey in made.journeys
        for one in journey.scorecard
    ]
    heads = ("journey", "question", "remembered yes", "remembered no", "not sure", "record: yes", "record: no")
    return Sheet("scorecard", heads, tuple(rows))


def _decisions(made: Summary) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for journey in made.journeys:
        rows += [(journey.title, one.what, one.lived, one.then) for one in journey.otherwise.changes]
        rows += [(journey.title, one.label, one.costs, one.sentence) for one in journey.otherwise.decisions]
    return Sheet(
        "decisions", ("journey", "what", "as it was lived, or costs", "done right, or what it spares"), tuple(rows)
    )


def _words(made: Summary) -> Sheet:
    return Sheet("words", ("in their words",), tuple((text,) for text in made.words))


def _commitments(made: Summary) -> Sheet:
    rows = [(one.when, one.then, one.owner, one.by, one.made, one.outcome) for one in made.commitments]
    return Sheet("commitments", ("when", "then I will", "owner", "by", "made", "what became of it"), tuple(rows))


def _about(made: Summary) -> Sheet:
    rows = [(note,) for note in made.about]
    rows += [(f"{name}, version {version}",) for name, version in made.versions.items()]
    return Sheet("about", ("about these numbers",), tuple(rows))
