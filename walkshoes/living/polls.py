"""What a group that walks together can raise its hands for, and what the hands decide.

poll = poll_now(living)
hands = {"bill": 7, "moving": 5}
decided(poll, hands)      # [the choice "bill"]: what most went up for
"""

from collections.abc import Sequence
from dataclasses import dataclass

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.program import Choose, Menu
from walkshoes.journey.transcript import FEELINGS
from walkshoes.journey.walk import Accepts
from walkshoes.living.keys_said import keys_said
from walkshoes.living.living import Living
from walkshoes.living.offering import capital, offers
from walkshoes.sessions.hands import Hands, median_of, most

WHICH_KEY = "Which key do we press?"
HOW_DO_WE_FEEL = "How do we feel?"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something hands can go up for: its name in the record, what it says, and what stands before it."""

    name: str
    label: str
    mark: str = ""
    made: Input | None = None  # what it does on a walk


@dataclass(frozen=True, slots=True)
class Poll:
    """A question for a show of hands. On a `scale` the middle of all hands counts, else what most went up for."""

    question: str
    choices: tuple[Choice, ...]
    scale: bool = False


def poll_now(living: Living) -> Poll | None:
    """What can be decided at this moment of the walk; None where nothing can, or nothing has been said of it yet."""
    walk, moment = living.walk, living.walk.moment
    if living.holding_back:
        return None
    if isinstance(moment, Choose) and walk.accepts == Accepts.CHOICE:
        made = [
            Choice(f"dial {offer.name}", offer.label, made=Input(Kind.DIAL, offer.name))
            if offer.dials
            else Choice(offer.name, offer.label, made=Input(Kind.CHOOSE, offer.name))
            for offer in offers(walk)
        ]
        return Poll(walk.engine.lines[moment.line].text, tuple(made)) if made else None
    if isinstance(moment, Menu) and walk.accepts == Accepts.PRESS:
        said = keys_said(walk, moment)
        made = [Choice(key, capital(what), key, Input(Kind.PRESS, key)) for key, what in said.items()]
        return Poll(WHICH_KEY, tuple(made)) if made else None
    return None


def feelings() -> Poll:
    """The five feelings, the worst first."""
    choices = tuple(Choice(str(feeling), FEELINGS[feeling]) for feeling in sorted(FEELINGS))
    return Poll(HOW_DO_WE_FEEL, choices, scale=True)


def points(question: str, words: Sequence[str]) -> Poll:
    """The points of a scale from 1 on, with their words."""
    choices = tuple(Choice(str(number), text, str(number)) for number, text in enumerate(words, 1))
    return Poll(question, choices, scale=True)


def decided(poll: Poll, hands: Hands) -> list[Choice]:
    """What the hands decide; several where they are even, none where no hand went up."""
    if poll.scale:
        middle = median_of({int(name): number for name, number in hands.items()})
        names = [] if middle is None else [str(middle)]
    else:
        names = most(hands)
    return [choice for choice in poll.choices if choice.name in names]
