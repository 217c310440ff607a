"""What Faker cannot make: the providers and the locale a scenario names, tried out once.

Faker takes a fifth of a second to load, so this is done when an author asks for a check, and not at every start.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from walkshoes.scenario.findings import Finding, Severity, did_you_mean
from walkshoes.scenario.model import Faked, Scenario
from walkshoes.scenario.persona import UnknownProvider, faker_for, provided
from walkshoes.scenario.tree import Mapping, place_of

if TYPE_CHECKING:
    from faker import Faker


def provider_findings(tree: Mapping, file: str, scenario: Scenario) -> list[Finding]:
    """A finding for each provider that Faker does not have, or for a locale it does not know."""
    customer = scenario.customer
    named: dict[tuple[str, ...], str] = {
        ("customer", "facts", name, "faker"): fact.faker
        for name, fact in customer.facts.items()
        if fact.faker is not None
    }
    if isinstance(customer.name, Faked):
        named["customer", "name", "faker"] = customer.name.faker
    try:
        fake = _tried(scenario.locale)
    except UnknownProvider as unknown:
        return [_finding(tree, file, ("locale",), unknown, "write for example locale: en_GB")]
    findings = []
    for path, provider in named.items():
        try:
            provided(fake, provider)
        except UnknownProvider as unknown:
            mend = did_you_mean(provider, dir(fake)) or "use another, or give the fact a pattern"
            findings.append(_finding(tree, file, path, unknown, mend))
    return findings


@lru_cache(maxsize=8)
def _tried(locale: str) -> "Faker":
    return faker_for(locale)


def _finding(tree: Mapping, file: str, path: tuple[str, ...], unknown: UnknownProvider, mend: str) -> Finding:
    return Finding("WS219", Severity.ERROR, file, place_of(tree, path), str(unknown).rstrip("."), mend)
