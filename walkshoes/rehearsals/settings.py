"""Under which settings of the policies a journey is rehearsed: as it is, done right, with all that its board paper
offers, with each policy alone, and with what its guide has people try.
"""

from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, policies_of, values_of


def settings_to_rehearse(scenario: Scenario) -> list[dict[str, bool | int | str]]:
    """Each setting once, the defaults first. A number is tried at both its ends, a choice at each option."""
    paper = scenario.board_paper
    bought = {offer.policy: offer.value for offer in paper.offers} if paper is not None else {}
    found: list[dict[str, bool | int | str]] = [{}, dict(scenario.twin), bought]
    for name, (_, policy) in policies_of(scenario).items():
        found += [{name: value} for value in values_of(policy)]
    found += [dict(trial.settings) for trial in scenario.guide.trials] if scenario.guide is not None else []
    return [one for number, one in enumerate(found) if one not in found[:number]]


def in_words(settings: Settings, twin: Settings) -> str:
    """What a facilitator calls these settings."""
    if not settings:
        return "as it is"
    if dict(settings) == dict(twin):
        return "done right"
    return ", ".join(name if value is True else f"{name}={value}" for name, value in settings.items())
