"""What must hold of the shares of callers who take each option: the options are there, and nobody is counted twice."""

from collections.abc import Iterator, Mapping

from walkshoes.scenario import model as m
from walkshoes.scenario import touchpoints as t
from walkshoes.scenario.callers import ROUNDING
from walkshoes.scenario.findings import Finding, Severity, did_you_mean
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of

WAIT_ON = "wait"
"""The option of a wait that is to wait; the others are what may be done instead."""


def callers_findings(tree: Tree, file: str, scenario: m.Scenario) -> Iterator[Finding]:
    """What is wrong with every `usually:` of a scenario."""
    for name, made in scenario.touchpoints.items():
        usually: Mapping[str, float] = getattr(made, "usually", None) or {}
        if not usually:
            continue
        options = options_of(made)
        path: Steps = ("touchpoints", name, "usually")
        for option in usually:
            if option not in options:
                mend = did_you_mean(option, options) or f"there are: {', '.join(options) or 'none'}"
                at: Steps = (*path, option)
                cause = f"`{name}` has no option `{option}`"
                yield Finding("WS227", Severity.ERROR, file, key_place_of(tree, at), cause, mend)
        if (cause := _makes_no_whole(usually, options)) and all(option in options for option in usually):
            mend = "together they are at most 1; leave options out, and they share the rest"
            yield Finding("WS227", Severity.ERROR, file, key_place_of(tree, path), cause, mend)


def options_of(made: object) -> tuple[str, ...]:
    """What a caller may take at a touchpoint, by name."""
    match made:
        case t.Menu():
            return tuple(made.press)
        case t.Choice():
            return tuple(made.options)
        case t.Wait() if made.instead:
            return (WAIT_ON, *made.instead)
    return ()


def _makes_no_whole(usually: Mapping[str, float], options: tuple[str, ...]) -> str:
    """Why shares do not add up; nothing, where they do."""
    together = sum(usually.values())
    if together > 1 + ROUNDING:
        return f"the shares add up to {together:g}: more callers than there are"
    if usually and set(usually) >= set(options) and together < 1 - ROUNDING:
        return f"the shares of all options add up to {together:g}, and nothing is left for the other callers"
    return ""
