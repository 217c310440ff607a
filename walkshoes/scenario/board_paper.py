"""The board paper: what a leader is asked to decide before the walk. The walk is then what was bought.

It offers policies of the file, mostly as savings; what is not accepted stays as the file has it.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from walkshoes.scenario.ways import Identifier, Part, Setting, Text

LONGEST = 3_000
"""How long the text of a paper may be: about a page."""


class Offer(Part):
    """One thing to decide: a policy, and the value it takes where the offer is accepted."""

    policy: Identifier = Field(description="The policy that is offered")
    at: Setting | None = Field(
        None, description="What it is set to when it is accepted: a number, or the name of an option; a switch is on"
    )

    @property
    def value(self) -> bool | int | str:
        """What the policy is set to when the offer is accepted."""
        return True if self.at is None else self.at


def _offer(value: Any) -> Any:
    return {"policy": value} if isinstance(value, str) else value


Offers = Annotated[Offer, BeforeValidator(_offer, json_schema_input_type=str | Offer)]


class BoardPaper(Part):
    """The paper, and what it offers, in the order in which it is read."""

    text: Annotated[Text, Field(max_length=LONGEST)] = Field(
        description="The paper in words; nothing is filled in, since there is no customer yet"
    )
    offers: tuple[Offers, ...] = Field(
        min_length=1, max_length=12, description="What is offered, each accepted or not: policies, by their names"
    )
