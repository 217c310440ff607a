"""What somebody keyed or read out, without what it says: it is lived again the same.

A number read out to a person is typed as free text, so there may be anything in it. The engine asks of it only whether
it is the customer's own number, whether there is anything in it at all, and how many digits it has.
"""

import json
from collections.abc import Collection

from walkshoes.journey.steps.asking import exact

_SIGNS = (("0", "x"), ("5", "y"), ("7", "z"))
"""What stands for a digit and for a letter; the others where the customer's own number reads like the first."""


def facts_of(persona: str) -> frozenset[str]:
    """What counts of the values of an invented customer's facts, from table `walk`; none where it is damaged."""
    try:
        return frozenset(exact(str(value)) for value in json.loads(persona)["facts"].values())
    except (ValueError, LookupError, TypeError, AttributeError):
        return frozenset()


def masked(value: str, facts: Collection[str]) -> str:
    """A value of which nothing can be read but what the invented customer has; all else is as many empty signs.

    `facts` is from `facts_of`.
    """
    if exact(value) in facts:
        return value
    made = ["".join(_sign(one, digit, letter) for one in value) for digit, letter in _SIGNS]
    return next((one for one in made if exact(one) not in facts), made[0])


def _sign(one: str, digit: str, letter: str) -> str:
    if one.isdecimal():  # what the engine counts as a digit
        return digit
    if one.isalnum():
        return letter
    return one if one in " #" else "."
