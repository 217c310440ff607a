"""Rows by label, such as departments: each with its figures where there are people enough."""

from collections.abc import Iterator

from walkshoes.summaries.gathering import Gathered, people_in
from walkshoes.summaries.headline import headline
from walkshoes.summaries.model import Department
from walkshoes.summaries.thresholds import HIDDEN, Reach, left_out, reach_of, why_few


def departments_of(made: Gathered) -> tuple[Department, ...]:
    """A row for each value of every label that divides the people of a session."""
    return tuple(row for name, values in made.labels.items() if len(values) > 1 for row in _rows(made, name, values))


def _rows(made: Gathered, name: str, values: tuple[str, ...]) -> Iterator[Department]:
    walks = {value: [walk for walk in made.walks if walk.labels.get(name) == value] for value in values}
    counts = {value: people for value in values if (people := people_in(walks[value]))}
    hidden = left_out(counts)
    for value, people in counts.items():
        if value in hidden:
            yield Department(name, value, people, (), why_few(people) if people == 1 else HIDDEN)
            continue
        reach = reach_of(people)
        figures = headline(walks[value], reach)
        if reach == Reach.TOTALS:  # what is a share of these few is no total
            figures = tuple(figure for figure in figures if figure.name in ("minutes", "asked_again"))
        yield Department(name, value, people, figures, why_few(people))
