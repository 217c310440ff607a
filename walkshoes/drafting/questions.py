"""The five questions of `walkshoes new`: what is asked, what is taken with Enter, and what an answer comes to."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from walkshoes.scenario.plain import plain

LONGEST_NAME, LONGEST_LABEL, LONGEST_STORY = 60, 80, 1_000
MOST_DIGITS, MOST_PEOPLE, MOST_MINUTES = 19, 500, 120
_FIELD = re.compile(r"\{[a-z][a-z0-9_]*\}")
_DIGITS = re.compile(r"[,;:]?\s*\(?\b(\d{1,6})[ -]?digits?\b\)?", re.IGNORECASE)
_TIME = re.compile(r"[,;:]?\s*\b(\d{1,6}) *(m|min|mins|minutes?|h|hours?)\.?$", re.IGNORECASE)
_PEOPLE = re.compile(r"[,;:]?\s+(\d{1,6})( *(people|persons?|agents?|advisers?|of them))?\.?$", re.IGNORECASE)
DIGITS_UNLESS_SAID, PEOPLE_UNLESS_SAID = 8, 12


class NotAnAnswer(ValueError):
    """What was typed cannot stand in the journey; the message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the five answers come to. With `people` so many answer; with `minutes` it takes about so long (one is 0)."""

    company: str = ""
    need: str = ""
    number: str = ""
    digits: int = 0
    team: str = ""
    people: int = 0
    minutes: int = 0
    promise: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, a hint how to answer, what is taken with Enter, and what an answer comes to."""

    asks: str
    hint: str
    default: str
    read: Callable[[str], dict[str, str | int]]

    def answered(self, typed: str) -> dict[str, str | int]:
        """The parts of `Answers` that follow from what was typed; nothing typed is the default. Raises NotAnAnswer."""
        return self.read(_flat(typed) or self.default)


def _flat(typed: str) -> str:
    """What was typed on one line, without what could act on a terminal or be filled in."""
    return " ".join(plain(typed, 50_000).split())


def _fits(text: str, longest: int, what: str) -> str:
    if len(text) > longest:
        raise NotAnAnswer(f"{what} can have at most {longest} characters, and this has {len(text):,}. Shorter, please.")
    filled = _FIELD.search(text)
    if filled is not None:
        raise NotAnAnswer(f"{filled[0]} would be filled in with something of the customer's. Leave the brackets out.")
    if not any(one.isalnum() for one in text):
        raise NotAnAnswer(f"{what} needs a letter or a digit. Once more, please.")
    return text


def _company(text: str) -> dict[str, str | int]:
    return {"company": _fits(text, LONGEST_NAME, "A company's name")}


def _need(text: str) -> dict[str, str | int]:
    return {"need": _fits(text, LONGEST_STORY, "What they need")}


def _number(text: str) -> dict[str, str | int]:
    said = _DIGITS.search(text)
    digits = int(said[1]) if said else DIGITS_UNLESS_SAID
    if not 1 <= digits <= MOST_DIGITS:
        raise NotAnAnswer(f"A number to key has from 1 to {MOST_DIGITS} digits.")
    label = _DIGITS.sub("", text).strip(" ,;:")
    return {"number": _fits(label, LONGEST_NAME, "The name of the number"), "digits": digits}


def _team(text: str) -> dict[str, str | int]:
    taken = _TIME.search(text)
    if taken is not None:
        label, people = text[: taken.start()], 0
        minutes = int(taken[1]) * (60 if taken[2].lower().startswith("h") else 1)
        if not 1 <= minutes <= MOST_MINUTES:
            raise NotAnAnswer(f"A wait can be from 1 to {MOST_MINUTES} minutes.")
    else:
        said = _PEOPLE.search(text)
        label = text[: said.start()] if said else text
        minutes, people = 0, int(said[1]) if said else PEOPLE_UNLESS_SAID
        if not 1 <= people <= MOST_PEOPLE:
            raise NotAnAnswer(f"From 1 to {MOST_PEOPLE} people can answer.")
    label = _fits(label.strip(" ,;:"), LONGEST_NAME, "Who answers")
    return {"team": label, "people": people, "minutes": minutes}


def _wrong(text: str) -> dict[str, str | int]:
    promise, _, remedy = (one.strip() for one in text.partition("/"))
    return {
        "promise": _fits(promise, LONGEST_LABEL, "A promise"),
        "remedy": _fits(remedy or REMEDY, LONGEST_LABEL, "What doing it right takes"),
    }


REMEDY = "Hours set aside to ring back when we said we would"
QUESTIONS = (
    Question("What is the company called?", "", "Meridian", _company),
    Question(
        "Who is the customer, and what do they need?",
        "Write it to them: You ...",
        "You are moving house on Friday, and your order has not come. You need it before then.",
        _need,
    ),
    Question(
        "Which number must they key, and how many digits has it?",
        "The rest of their story they tell in their own words.",
        "order number, 8 digits",
        _number,
    ),
    Question(
        "Who answers, and how many of them are there, or how many minutes does it take?",
        "For example: Customer service, 12 people. Or: Customer service, 9 minutes",
        "Customer service, 9 minutes",
        _team,
    ),
    Question(
        "What do they promise and then not do, and what would doing it right take?",
        "Put a / between the two.",
        f"We will ring you back this afternoon / {REMEDY}",
        _wrong,
    ),
)
