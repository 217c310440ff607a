"""The names in braces that a text waits to have filled in: `Good morning, {name}.`"""

import re

BRACED = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A name in braces."""


def names_in(text: str) -> list[str]:
    """Every name a text waits for, in its order, as often as it stands there."""
    return BRACED.findall(text)
