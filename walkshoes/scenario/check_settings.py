"""Whether policies that are named with a value somewhere in the file can be set so: under `twin`, in a guide."""

from collections.abc import Iterator

from walkshoes.scenario import model as m
from walkshoes.scenario.findings import Finding, Severity, did_you_mean
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.policies import Settings, UnknownSetting, changes, policies_of
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
