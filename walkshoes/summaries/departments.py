"""Rows by label, such as departments: each with its figures where there are people enough."""

from collections.abc import Iterator

from walkshoes.summaries.gathering import Gathered, people_in
from walkshoes.summaries.headline import headline
from walkshoes.summaries.model import Department
from walkshoes.summaries.thresholds import HIDDEN, Reach, left_out, only_middles, reach_of, why_few


def departments_of(made: Gathered) -> tuple[Department, ...]:
    """A row for each value of every label that divides the people of a session."""
    return tuple(row for name, values in made.labels.items() if len(values) > 1 for row in _rows(made, name, values))


_TOTALS = ("minutes", "asked_again")
"""The figures that are no share and no mean of few people."""


def _rows(made: Gathered, name: str, values: tuple[str, ...]) -> Iterator[Department]:
    walks = {value: [walk for walk in made.walks if walk.labels.get(name) == value] for value in values}
    counts = {value: people for value in values if (people := people_in(walks[value]))}
    others = people_in(walk for walk in made.walks if walk.labels.get(name) not in values)
    everybody = {**counts, **({"": others} if others else {})}  # whoever belongs to none is the difference
    hidden, told = left_out(everybody), _TOTALS if only_middles(everybody) else None
    for value, people in counts.items():
        if value in hidden:
            yield Department(name, value, people, (), why_few(people) if people == 1 else HIDDEN)
            continue
        reach = reach_of(people)
        names = _TOTALS if reach == Reach.TOTALS else told
        figures = tuple(one for one in headline(walks[value], reach) if names is None or one.name in names)
        yield Department(name, value, people, figures, why_few(people))
