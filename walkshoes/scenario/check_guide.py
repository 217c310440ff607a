"""What must hold of the facilitator's page: the decisions to try can be made, and nothing waits to be filled in."""

from collections.abc import Iterator

from walkshoes.scenario import model as m
from walkshoes.scenario.check_braces import waits_in_vain
from walkshoes.scenario.check_settings import do_not_go_together, settings_findings
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.guide import Guide
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.policies import Settings, number_now, policies_of
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import place_of


def guide_findings(tree: Tree, file: str, scenario: m.Scenario, *, together: bool) -> Iterator[Finding]:
    """What is wrong with the facilitator's page of a scenario.

    `together` also asks whether the decisions of each trial go together, for which the scenario is made anew.
    """
    if scenario.guide is None:
        return
    for path, text in _texts(scenario.guide):
        yield from waits_in_vain(tree, file, path, text, "the page is read without a customer")
    for number, trial in enumerate(scenario.guide.trials):
        path = ("guide", "try", number, "set")
        unfit = list(settings_findings(tree, file, scenario, path, trial.settings))
        yield from unfit
        at = place_of(tree, path)
        if not unfit and _is_so_anyway(scenario, trial.settings):
            cause, mend = "this is how the company is: there is nothing to try", "set it to something else"
            yield Finding("WS207", Severity.ERROR, file, at, cause, mend)
        elif not unfit and together and (cause := do_not_go_together(tree, scenario, trial.settings)):
            yield Finding("WS207", Severity.ERROR, file, at, cause, "try only what can be decided together")


def _is_so_anyway(scenario: m.Scenario, settings: Settings) -> bool:
    """Whether the company of the file is so already: a trial is of that company, whichever is walked."""
    return all(value == _as_written(scenario, name) for name, value in settings.items())


def _as_written(scenario: m.Scenario, name: str) -> bool | float | None:
    """What a policy is set to where nothing is said: a switch is off, a number as in the file, a choice at none."""
    policy = policies_of(scenario)[name][1]
    if policy.number is not None:
        return number_now(scenario, name)
    return False if policy.sets is not None else None


def _texts(guide: Guide) -> Iterator[tuple[Steps, str]]:
    yield ("guide", "for"), guide.whom
    for word in ("watch", "what", "so_what", "now_what"):
        yield from ((("guide", word, number), text) for number, text in enumerate(getattr(guide, word)))
    yield from ((("guide", "try", number, "notice"), one.notice) for number, one in enumerate(guide.trials))
    for number, one in enumerate(guide.evidence):
        for word in ("says", "place", "source", "through"):
            if text := getattr(one, word):
                yield ("guide", "evidence", number, word), text
