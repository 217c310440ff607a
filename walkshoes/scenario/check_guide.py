"""What must hold of the facilitator's page: the decisions to try can be made, and nothing waits to be filled in."""

import re
from collections.abc import Iterator

from walkshoes.scenario import model as m
from walkshoes.scenario.check_settings import settings_findings
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.guide import Guide
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import place_of

_FIELD = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def guide_findings(tree: Tree, file: str, scenario: m.Scenario) -> Iterator[Finding]:
    """What is wrong with the facilitator's page of a scenario."""
    if scenario.guide is None:
        return
    for path, text in _texts(scenario.guide):
        for word in dict.fromkeys(_FIELD.findall(text)):
            cause = f"nothing fills in {{{word}}}: the page is read without a customer"
            yield Finding("WS208", Severity.ERROR, file, place_of(tree, path), cause, "write it out")
    for number, trial in enumerate(scenario.guide.trials):
        yield from settings_findings(tree, file, scenario, ("guide", "try", number, "set"), trial.settings)


def _texts(guide: Guide) -> Iterator[tuple[Steps, str]]:
    yield ("guide", "for"), guide.whom
    for word in ("watch", "what", "so_what", "now_what"):
        yield from ((("guide", word, number), text) for number, text in enumerate(getattr(guide, word)))
    yield from ((("guide", "try", number, "notice"), one.notice) for number, one in enumerate(guide.trials))
    for number, one in enumerate(guide.evidence):
        for word in ("says", "place", "source", "through"):
            if text := getattr(one, word):
                yield ("guide", "evidence", number, word), text
