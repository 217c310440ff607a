"""A customer for walks that nobody watches: every fact has a value, and no Faker has to be loaded for it."""

from walkshoes.scenario.model import Scenario
from walkshoes.scenario.persona import Persona

_DIGITS = "4719382605"


def stand_in(scenario: Scenario) -> Persona:
    """A persona whose facts have the shape the file says, for finding out where a walk leads."""
    facts = {}
    for number, (name, fact) in enumerate(scenario.customer.facts.items()):
        if fact.value is not None:
            facts[name] = fact.value
        elif fact.pattern is not None:
            facts[name] = _filled(fact.pattern, number)
        else:
            facts[name] = "" if fact.told else f"{fact.label} {number}"
    return Persona("Sam", facts, dict.fromkeys(scenario.touchpoints, "Robin"))


def _filled(pattern: str, number: int) -> str:
    digits = iter(_DIGITS[(number + at) % len(_DIGITS)] for at in range(len(pattern)))
    return "".join(next(digits) if sign == "#" else "K" if sign == "?" else sign for sign in pattern)
