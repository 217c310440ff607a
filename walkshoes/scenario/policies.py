"""Policies: the levers a leader really holds, as patches on the file.

A patch is laid on the tree that was read, and the model is made again from it; so a patched value is checked as
strictly as a written one, and there is no second way for a property to change.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from walkshoes.scenario.model import Policy, Scenario

Settings = Mapping[str, bool | int | str]
Change = tuple[tuple[str, ...], Any]
"""Where in the tree, and what is put there."""


class UnknownSetting(ValueError):
    """A policy was set that the scenario does not have, or to a value it cannot take. The message is for people."""


def policies_of(scenario: Scenario) -> dict[str, tuple[str, Policy]]:
    """Every policy by name, with the company it belongs to."""
    return {
        name: (company, policy)
        for company, made in scenario.all_companies().items()
        for name, policy in made.policies.items()
    }


def values_of(policy: Policy) -> tuple[bool | int | str, ...]:
    """What a policy can be set to and is worth trying: on, both ends of its range, each of its options."""
    if policy.sets is not None:
        return (True,)
    if policy.range is not None:
        return tuple(dict.fromkeys(policy.range))
    return tuple(policy.options or {})


def path_of(scenario: Scenario, company: str, dotted: str) -> tuple[str, ...]:
    """Where a patch's dotted path points in the tree; it begins at the policy's company unless it says otherwise."""
    steps = tuple(dotted.split("."))
    if steps[0] in ("companies", "touchpoints"):
        return steps
    return (*(("company",) if scenario.company is not None else ("companies", company)), *steps)


def changes(scenario: Scenario, settings: Settings) -> list[Change]:
    """What the settings put where, in the order of the policies in the file.

    Raises UnknownSetting for a policy that does not exist or a value it cannot take.
    """
    known = policies_of(scenario)
    for name in settings:
        if name not in known:
            have = ", ".join(known) or "none"
            raise UnknownSetting(f"There is no policy `{name}` in this scenario. It has: {have}.")
    found: list[Change] = []
    for name, (company, policy) in known.items():
        if name in settings:
            found += changes_of(scenario, company, name, policy, settings[name])
    return found


def changes_of(scenario: Scenario, company: str, name: str, policy: Policy, value: bool | int | str) -> list[Change]:
    """What one policy of a company puts where, set to a value. Raises UnknownSetting where it cannot take that."""
    return [(path_of(scenario, company, dotted), put) for dotted, put in _patch(name, policy, value).items()]


def _patch(name: str, policy: Policy, value: bool | int | str) -> Mapping[str, Any]:
    if policy.sets is not None:
        if not isinstance(value, bool):
            raise UnknownSetting(f"The policy `{name}` is a switch: set it to true or false.")
        return policy.sets if value else {}
    if policy.number is not None and policy.range is not None:
        low, high = policy.range
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise UnknownSetting(f"The policy `{name}` takes a whole number from {low} to {high}.")
        return {policy.number: value}
    options = policy.options or {}
    if not isinstance(value, str) or value not in options:
        raise UnknownSetting(f"The policy `{name}` takes one of: {', '.join(options)}.")
    return options[value].sets


def number_now(scenario: Scenario, name: str) -> float:
    """The number that stands in the file where a policy that is a number would put its own; 0 where none does.

    Raises KeyError where there is no such policy.
    """
    company, policy = policies_of(scenario)[name]
    here: Any = scenario
    for step in path_of(scenario, company, policy.number or ""):
        if isinstance(here, BaseModel):
            words = {field.alias or word: word for word, field in type(here).model_fields.items()}
            here = getattr(here, words[step], None) if step in words else None
        else:
            here = here.get(step) if isinstance(here, Mapping) else None
    return here if isinstance(here, int | float) and not isinstance(here, bool) else 0


def yearly_cost(scenario: Scenario, name: str, value: bool | int | str) -> float:
    """What a policy set to a value costs a year, beyond the company as the file has it; below 0 it saves.

    A number costs for each one more than stands in the file, and saves for each one fewer. What is as it is costs
    nothing. Raises UnknownSetting for a policy that does not exist, or a value it cannot take.
    """
    changes(scenario, {name: value})
    policy = policies_of(scenario)[name][1]
    cost = policy.costs - policy.saves
    if policy.number is not None:
        more = int(value) - number_now(scenario, name)
        return cost + policy.costs_each * more if more else 0.0
    if policy.options is not None:
        option = policy.options[str(value)]
        return cost + option.costs - option.saves
    return cost if value else 0.0


def patched(tree: Mapping[str, Any], changes: list[Change]) -> dict[str, Any]:
    """A copy of the tree with the changes laid on it; what is not changed is shared with the original."""
    copy: dict[str, Any] = dict(tree)
    for path, value in changes:
        at = copy
        for step in path[:-1]:
            child = at.get(step)
            at[step] = dict(child) if isinstance(child, Mapping) else {}
            at = at[step]
        at[path[-1]] = value
    return copy


def with_settings(tree: Mapping[str, Any], scenario: Scenario, settings: Settings) -> Scenario:
    """The scenario as the company would run it under these settings.

    Raises UnknownSetting, also where settings that fit one by one do not fit together.
    """
    wanted = changes(scenario, settings)
    try:
        return Scenario.model_validate(patched(tree, wanted)) if wanted else scenario
    except ValidationError as error:
        why = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise UnknownSetting(f"These decisions do not go together: {why}.") from error
