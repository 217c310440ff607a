"""The names in braces that a text waits to have filled in: `Good morning, {name}.`"""

import re
from collections.abc import Iterator

from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import place_of

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def names_in(text: str) -> list[str]:
    """Every name a text waits for, in its order, as often as it stands there."""
    return _NAME.findall(text)


def waits_in_vain(tree: Tree, file: str, path: Steps, text: str, why: str) -> Iterator[Finding]:
    """A finding for each name in a text that is read before there is a customer; `why` says what it is."""
    for word in dict.fromkeys(names_in(text)):
        cause = f"nothing fills in {{{word}}}: {why}"
        yield Finding("WS208", Severity.ERROR, file, place_of(tree, path), cause, "write it out")
