"""What the board is asked before a walk, in words: every offer with its figure, and what has been decided so far."""

from collections.abc import Iterable
from dataclasses import dataclass

from walkshoes.scenario.board_paper import Offer
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings, number_now, policies_of, yearly_cost

HEADING = "First, you sit on the board"
ASKED = "Click what you would accept, or press Space on it. Then you become a customer."
ASKED_IN_LINES = "Accept what you would accept. Then you become a customer."
SIGN, LEAVE_IT = "sign it", "change nothing"
"""What signing is called: with something accepted, and with nothing."""


@dataclass(frozen=True, slots=True)
class BoardOffer:
    """An offer: the policy's name, what it is set to when accepted, and what that costs a year (below 0: saves)."""

    name: str
    value: bool | int | str
    label: str
    yearly: float

    @property
    def figure(self) -> str:
        """`saves 900,000 a year`."""
        return yearly_text(self.yearly)


def yearly_text(yearly: float) -> str:
    """What something costs a year, or saves where that is below 0: `saves 900,000 a year`, `costs nothing`."""
    if not yearly:
        return "costs nothing"
    return f"{'costs' if yearly > 0 else 'saves'} {abs(yearly):,.0f} a year"


def board_offers(scenario: Scenario) -> tuple[BoardOffer, ...]:
    """What the board paper of a scenario offers, in its order; nothing where there is no paper.

    Raises UnknownSetting for an offer that cannot be accepted.
    """
    paper = scenario.board_paper
    return tuple(board_offer(scenario, offer) for offer in paper.offers) if paper is not None else ()


def board_offer(scenario: Scenario, offer: Offer) -> BoardOffer:
    """A policy as something that can be decided, with its figure. Raises UnknownSetting."""
    yearly = yearly_cost(scenario, offer.policy, offer.value)
    policy = policies_of(scenario)[offer.policy][1]
    label = policy.label
    if policy.number is not None:
        label = f"{label}: {offer.value} instead of {number_now(scenario, offer.policy):g}"
    elif policy.options is not None:
        label = f"{label}: {policy.options[str(offer.value)].label}"
    return BoardOffer(offer.policy, offer.value, label, yearly)


def signed(scenario: Scenario, settings: Settings) -> tuple[BoardOffer, ...]:
    """The offers that were accepted; nothing, where there is no paper or nothing was."""
    return tuple(offer for offer in board_offers(scenario) if settings.get(offer.name) == offer.value)


def settings_of(accepted: Iterable[BoardOffer]) -> Settings:
    """The settings of the company that accepted these offers; what was not accepted stays as it is."""
    return {offer.name: offer.value for offer in accepted}


def decided(accepted: Iterable[BoardOffer]) -> str:
    """What has been decided so far: `You have decided: 1,780,000 a year saved.`"""
    offers = list(accepted)
    if not offers:
        return "You have decided nothing so far."
    saved = -sum(offer.yearly for offer in offers if offer.yearly < 0)
    spent = sum(offer.yearly for offer in offers if offer.yearly > 0)
    said = [f"{saved:,.0f} a year saved"] if saved else []
    said += [f"{spent:,.0f} a year spent"] if spent else []
    return f"You have decided: {', '.join(said) or 'nothing saved, nothing spent'}."


def does_not_go_together(why: object) -> str:
    """What to say where everything that was accepted cannot be had at once."""
    return f"{str(why).rstrip('.')}. Please accept less."
