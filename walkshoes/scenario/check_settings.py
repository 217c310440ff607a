"""Whether policies that are named with a value somewhere in the file can be set so: under `twin`, in a guide."""

from collections.abc import Iterator, Mapping
from typing import Any

from walkshoes.scenario import model as m
from walkshoes.scenario.findings import Finding, Severity, did_you_mean
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.policies import Settings, UnknownSetting, changes, policies_of, with_settings
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import key_place_of, place_of


def settings_findings(
    tree: Tree, file: str, scenario: m.Scenario, path: Steps, settings: Settings
) -> Iterator[Finding]:
    """One for each policy that there is not, or that cannot be set so; `path` leads to the settings."""
    known = policies_of(scenario)
    for name, value in settings.items():
        here: Steps = (*path, name)
        try:
            changes(scenario, {name: value})
        except UnknownSetting as error:
            if name not in known:
                mend, at = did_you_mean(name, known), key_place_of(tree, here)
            else:
                policy, at = known[name][1], place_of(tree, here)
                switch = policy.sets is not None
                mend = "write true or false" if switch else did_you_mean(str(value), policy.options or ())
            yield Finding("WS207", Severity.ERROR, file, at, str(error).rstrip("."), mend)


def do_not_go_together(tree: Mapping[str, Any], scenario: m.Scenario, settings: Settings) -> str:
    """Why settings cannot be had at once; empty where they can, or where one of them does not fit by itself."""
    try:
        for name, value in settings.items():
            with_settings(tree, scenario, {name: value})
    except UnknownSetting:
        return ""
    try:
        with_settings(tree, scenario, settings)
    except UnknownSetting as error:
        return str(error).rstrip(".")
    return ""
