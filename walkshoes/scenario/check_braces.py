"""Names in braces in what is read before there is a customer: nothing will ever fill them in."""

from collections.abc import Iterator

from walkshoes.scenario.braces import names_in
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import place_of


def waits_in_vain(tree: Tree, file: str, path: Steps, text: str, why: str) -> Iterator[Finding]:
    """A finding for each name in a text that is read before there is a customer; `why` says what it is."""
    for word in dict.fromkeys(names_in(text)):
        cause = f"nothing fills in {{{word}}}: {why}"
        yield Finding("WS208", Severity.ERROR, file, place_of(tree, path), cause, "write it out")
