"""The middle of many: values with how many people stand for each, since a group's walk counts as its people."""

from collections.abc import Iterable

Weighed = tuple[float, float]
"""A value, and how many people (or what part of one) stand for it."""


def middle(values: Iterable[Weighed], share: float = 0.5) -> float | None:
    """The lowest value that at least this share of the people do not exceed; None where there is nobody.

    Of two in the middle it is the lower one: no value is told that nobody had.
    """
    sorted_values = sorted((value, weight) for value, weight in values if weight > 0)
    whole = sum(weight for _, weight in sorted_values)
    reached = 0.0
    for value, weight in sorted_values:
        reached += weight
        if reached >= whole * share - 1e-9:
            return value
    return None


def middle_of_whole(values: Iterable[tuple[int, int]]) -> int | None:
    """The same of whole numbers."""
    found = middle(values)
    return None if found is None else int(found)
