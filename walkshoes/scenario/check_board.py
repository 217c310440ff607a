"""What must hold of a board paper: every offer can be accepted, only once, and says what it costs or saves."""

from collections.abc import Iterator

from walkshoes.scenario import model as m
from walkshoes.scenario.board_paper import Offer
from walkshoes.scenario.check_braces import waits_in_vain
from walkshoes.scenario.check_settings import do_not_go_together
from walkshoes.scenario.findings import Finding, Severity
from walkshoes.scenario.parts import Steps
from walkshoes.scenario.policies import UnknownSetting, changes, number_now, policies_of, yearly_cost
from walkshoes.scenario.tree import Mapping as Tree
from walkshoes.scenario.tree import place_of


def board_findings(tree: Tree, file: str, scenario: m.Scenario, *, together: bool) -> Iterator[Finding]:
    """What is wrong with the board paper of a scenario. That an offer names no policy is found with all other names.

    Of the company as the file has it: under a policy that was accepted its own offer would change nothing. `together`
    tries all of them at once as well, for which the scenario is made anew.
    """
    paper = scenario.board_paper
    if paper is None:
        return
    why = "the paper is read before there is a customer"
    yield from waits_in_vain(tree, file, ("board_paper", "text"), paper.text, why)
    known = policies_of(scenario)
    accepted: dict[str, bool | int | str] = {}
    fit = True
    for number, offer in enumerate(paper.offers):
        if offer.policy not in known:
            continue
        path: Steps = ("board_paper", "offers", number)
        cause, mend = _cannot_be_accepted(scenario, known[offer.policy][1], offer)
        if offer.policy in accepted:
            cause, mend = f"`{offer.policy}` is offered twice", "take one of them out"
        if cause:
            fit = False
            yield Finding("WS244", Severity.ERROR, file, place_of(tree, path), cause, mend)
        elif not yearly_cost(scenario, offer.policy, offer.value) and known[offer.policy][1].meant is None:
            cause = f"`{offer.policy}` is offered, and neither costs nor saves anything"
            mend = "say what it `costs` or `saves` a year, or take it off the paper"
            if known[offer.policy][1].number is not None and offer.value == number_now(scenario, offer.policy):
                cause, mend = f"`{offer.policy}` is {offer.value} as it is", "offer it `at:` another number"
            yield Finding("WS245", Severity.NOTICE, file, place_of(tree, path), cause, mend)
        accepted.setdefault(offer.policy, offer.value)
    if together and fit and (cause := do_not_go_together(tree, scenario, accepted)):
        at = place_of(tree, ("board_paper", "offers"))
        yield Finding("WS244", Severity.ERROR, file, at, cause, "offer only what can be accepted together")


def _cannot_be_accepted(scenario: m.Scenario, policy: m.Policy, offer: Offer) -> tuple[str, str]:
    """Why an offer cannot be accepted, and what mends it; both empty where it can."""
    name = offer.policy
    if offer.at is None and policy.sets is None:
        most = f"at: {policy.range[0]}" if policy.range is not None else f"at: {next(iter(policy.options or ()), '…')}"
        what = "a number" if policy.range is not None else "a choice"
        return f"`{name}` is {what}, and the offer does not say which", f"write {{policy: {name}, {most}}}"
    if policy.sets is not None and offer.at is False:
        return f"`{name}` is off as it is, so there is nothing to accept", "take `at:` out"
    try:
        changes(scenario, {name: offer.value})
    except UnknownSetting as error:
        return str(error).rstrip("."), _instead(policy)
    return "", ""


def _instead(policy: m.Policy) -> str:
    """What an offer's `at:` may be."""
    if policy.range is not None:
        return f"write `at:` and a number from {policy.range[0]} to {policy.range[1]}"
    return "take `at:` out" if policy.sets is not None else f"write `at:` and one of {', '.join(policy.options or ())}"
