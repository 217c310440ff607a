"""The summary as Markdown: for a message, a wiki, or a terminal."""

from collections.abc import Iterable, Sequence

from walkshoes.reports.markdown import literal, walk_lines
from walkshoes.summaries.felt import feeling_text
from walkshoes.summaries.model import Committed, Felt, JourneySummary, Summary
from walkshoes.summaries.thresholds import Reach


def as_markdown(made: Summary) -> str:
    """The summary as one Markdown text."""
    under = " · ".join([made.began[:10], made.who, *made.labels])
    lines = [f"# {literal(made.title)}", "", literal(under), "", f"*{made.banner}*", ""]
    lines += [literal(made.why), ""] if made.why else []
    lines += [f"- **{literal(one.text)}** {literal(one.what)}" for one in made.headline]
    lines += [""] if made.headline else []
    if made.reach != Reach.OWN:
        lines += _section(f"How it felt{made.which}", made.curve_in_words)
    lines += _effort(made.journey, made.which) if made.journey is not None else []
    lines += _section("In their words", [f"“{text}”" for text in made.few_words]) if made.reach != Reach.OWN else []
    for cause in made.causes:
        lines += _section(f"Behind “{cause.touchpoint}” ({cause.felt})", cause.because)
    lines += _section("What will be done", [_committed(one) for one in made.commitments])
    for journey in made.journeys if made.reach != Reach.OWN else ():
        lines += _journey(journey)
    lines += _departments(made)
    if made.reach != Reach.OWN:
        rest = [text for text in made.words if text not in made.few_words]
        lines += _section("More of their words", [f"“{text}”" for text in rest])
    for heading, name in (("what", "What?"), ("so_what", "So what?"), ("now_what", "Now what?")):
        lines += _section(name, made.notes.get(heading, ()))
    for walk in made.walks:
        lines += walk_lines(walk)
    lines += ["## About these numbers", ""]
    lines += [f"- {literal(note)}" for note in made.about]
    lines += [f"- {literal(name)}, version {version}" for name, version in made.versions.items()]
    return "\n".join(lines) + "\n"


def as_markdown_bytes(made: Summary) -> bytes:
    """The same, as it stands in a file."""
    return as_markdown(made).encode()


def _section(heading: str, points: Iterable[str], level: int = 2) -> list[str]:
    lines = [f"- {literal(point)}" for point in points]
    return ["#" * level + " " + literal(heading), "", *lines, ""] if lines else []


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    made = [f"| {' | '.join(literal(str(cell)) for cell in row)} |" for row in rows]
    if not made:
        return []
    return [f"| {' | '.join(map(literal, heads))} |", "|" + "---|" * len(heads), *made, ""]


def _committed(one: Committed) -> str:
    return f"{one.sentence} ({one.outcome})" if one.outcome else one.sentence


def _effort(journey: JourneySummary, which: str) -> list[str]:
    rows = [(one.what, one.sign or "", one.total_text, one.each_text) for one in journey.effort]
    table = _table(("", "sign of high effort", "in all", "of a person, in the middle"), rows)
    return [f"## What it took{literal(which)}", "", *table] if table else []


def _journey(journey: JourneySummary) -> list[str]:
    lines = [f"## {literal(journey.title)}", ""]
    if journey.decided:
        lines += ["Decided:", "", *(f"- {literal(one)}" for one in journey.decided), ""]
    lines += [f"- {literal(one.text)} {literal(one.what)}" for one in journey.figures] + [""]
    beside = [(row.what, row.anticipated, row.felt, row.recorded) for row in journey.beside]
    lines += _table(("", "expected", "it felt like", "it was"), beside)
    lines += _section("Added up", journey.took, 3)
    felt = [
        (
            one.name,
            one.people,
            "too few" if one.median is None else feeling_text(one.median),
            _half(one),
            _none(one.below),
        )
        for one in journey.felt
    ]
    lines += _table(("touchpoint", "people", "in the middle", "middle half", "below neutral"), felt)
    if journey.mean_and_memory:
        lines += [" ".join(map(literal, journey.mean_and_memory)), ""]
    lines += _section("How it ended", [f"{one.what}: {one.people}" for one in journey.endings], 3)
    lines += _section("Where people hung up", [f"{one.what}: {one.people}" for one in journey.hung_up], 3)
    scored = [(one.question, one.yes, one.no, one.unsure, one.was, one.was_not) for one in journey.scorecard]
    lines += _table(("from memory, and from the record", "yes", "no", "not sure", "record: yes", "record: no"), scored)
    other = journey.otherwise
    lines += _table(
        ("the company done right", "as it was lived", "done right"),
        [(one.what, one.lived, one.then) for one in other.changes],
    )
    lines += _section(
        "Each decision alone", [f"{one.label} ({one.costs}): {one.sentence}" for one in other.decisions], 3
    )
    return lines


def _departments(made: Summary) -> list[str]:
    rows = [
        (
            one.value,
            one.people,
            "; ".join([*(f"{figure.text} {figure.what}" for figure in one.figures), one.why]).strip("; "),
        )
        for one in made.departments
    ]
    return ["## By label", "", *_table(("", "people", ""), rows)] if rows else []


def _half(one: Felt) -> str:
    return "" if one.median is None else f"{feeling_text(one.low)} to {feeling_text(one.high)}"


def _none(value: int | None) -> str:
    return "" if value is None else str(value)
