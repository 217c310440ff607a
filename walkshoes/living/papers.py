"""What lies on the customer's desk: the author's papers, a card with details, what was told, what came by post."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from walkshoes.journey.script import fields_of, filled
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.persona import Persona

if TYPE_CHECKING:
    from walkshoes.sessions.kept import Said

YOUR_DETAILS = "your details"
YOUR_WORDS = "your own words"
YOUR_NOTES = "your notes"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `by_hand` where the customer wrote it; `about` is the fact it tells."""

    title: str
    text: str
    by_hand: bool = False
    about: str = ""


def papers_of(scenario: Scenario, persona: Persona, later: Collection[str] = ()) -> list[Paper]:
    """The papers at the beginning. Facts that no paper of the author's shows are on a card that comes first.

    `later` are the facts that the customer is only given on the way.
    """
    customer = scenario.customer
    desk = [Paper(name.replace("_", " "), filled(text, persona).strip("\n")) for name, text in customer.desk.items()]
    shown = {field for text in customer.desk.values() for field in fields_of(text)}
    on_the_card = customer.facts.keys() - shown - set(later)
    missing = [(name, fact) for name, fact in customer.facts.items() if not fact.told and name in on_the_card]
    if not missing and desk:
        return desk
    lines = [persona.name, ""]
    for name, fact in missing:
        lines += [_capital(fact.label), f"  {persona.facts.get(name, '')}"]
    return [Paper(YOUR_DETAILS, "\n".join(lines)), *desk]


def note_of(label: str, value: str) -> Paper:
    """What the customer was given by word of mouth, noted down in their own hand."""
    return Paper(YOUR_NOTES, f"{_capital(label)}\n  {value}", by_hand=True)


def told_papers(said: Iterable["Said"]) -> list[Paper]:
    """What the participant told, in their own hand; of each fact the last telling."""
    last = {one.fact: one.text for one in said if one.kind == "told" and one.text.strip()}
    return [Paper(YOUR_WORDS, text, by_hand=True, about=fact) for fact, text in last.items()]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
