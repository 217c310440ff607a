"""The five questions of `walkshoes new`: what is asked, what is taken with Enter, and what an answer comes to."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from walkshoes.scenario.plain import plain

LONGEST_NAME, LONGEST_LABEL, LONGEST_STORY = 60, 80, 1_000
MOST_DIGITS, MOST_PEOPLE, MOST_MINUTES = 19, 500, 120
_FIELD = re.compile(r"\{[a-z][a-z0-9_]*\}")
_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_IN_WORDS = {word: number for number, word in enumerate(_UP_TO_NINETEEN.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}
_AMOUNT = rf"(\d{{1,6}}|(?:{_TENS.replace(' ', '|')})[- ](?:{'|'.join(list(_IN_WORDS)[1:10])})|{'|'.join(_IN_WORDS)})"
_FOLK = r"(?:people|persons?|agents?|advisers?|of them)"
_MINUTES, _HOURS = "minutes?|mins?|m", "hours?|h"
_DIGITS = re.compile(rf"(?:^|[,;:]?\s*)\(?\b{_AMOUNT}[ -]?digits?\b\)?", re.IGNORECASE)
_TIME = re.compile(rf"(?:^|[,;:]?\s*)(?:\babout )?\b{_AMOUNT} *({_MINUTES}|{_HOURS})\.?$", re.IGNORECASE)
_PEOPLE = re.compile(rf"(?:^|[,;:]?\s+){_AMOUNT} *{_FOLK}\.?$", re.IGNORECASE)
_BARE = re.compile(r"[,;:]?\s+(\d{1,6})\.?$")
_NOT_COUNTED = re.compile(rf"[,;:][^,;:]*\b(?:{_FOLK}|minutes?|hours?|digits?)\W*$", re.IGNORECASE)
"""A part that speaks of people, time or digits, where no number in it was understood."""
_SHOWN = 70
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
    """One question: a hint how to answer, what is taken with Enter, what an answer comes to and how it is said back."""

    asks: str
    hint: str
    default: str
    read: Callable[[str], dict[str, str | int]]
    understood: Callable[[Answers], str]

    def answered(self, typed: str) -> dict[str, str | int]:
        """The parts of `Answers` that follow from what was typed; nothing typed is the default. Raises NotAnAnswer."""
        return self.read(_flat(typed) or self.default)


def _flat(typed: str) -> str:
    """What was typed on one line, without what could act on a terminal or be filled in."""
    return " ".join(plain(typed, 50_000).split())


def _fits(text: str, longest: int, what: str, *, may_be_number: bool = False) -> str:
    if len(text) > longest:
        raise NotAnAnswer(f"{what} can have at most {longest} characters, and this has {len(text):,}. Shorter, please.")
    filled = _FIELD.search(text)
    if filled is not None:
        raise NotAnAnswer(f"{filled[0]} would be filled in with something of the customer's. Leave the brackets out.")
    if not any(one.isalnum() for one in text):
        raise NotAnAnswer(f"{what} needs a letter or a digit. Once more, please.")
    if not may_be_number and not any(one.isalpha() for one in text):
        raise NotAnAnswer(f"{what} needs words, and this is only a number. Once more, please.")
    return text


def _amount(written: str) -> int:
    """A number in digits or in words."""
    words = written.lower().replace("-", " ").split()
    return int(written) if written.isdecimal() else sum(_IN_WORDS[word] for word in words)


def _company(text: str) -> dict[str, str | int]:
    return {"company": _fits(text, LONGEST_NAME, "A company's name", may_be_number=True)}


def _need(text: str) -> dict[str, str | int]:
    return {"need": _fits(text, LONGEST_STORY, "What they need")}


def _number(text: str) -> dict[str, str | int]:
    said = _DIGITS.search(text)
    digits = _amount(said[1]) if said else DIGITS_UNLESS_SAID
    if not 1 <= digits <= MOST_DIGITS:
        raise NotAnAnswer(f"A number to key has from 1 to {MOST_DIGITS} digits. Once more, please.")
    if not said:
        _counted(text, "How many digits? Write it like this: policy number, 10 digits.")
    label = _DIGITS.sub("", text).strip(" ,;:")
    return {"number": _fits(label, LONGEST_NAME, "The name of the number"), "digits": digits}


def _team(text: str) -> dict[str, str | int]:
    label, minutes, people = text, 0, PEOPLE_UNLESS_SAID
    if (taken := _TIME.search(text)) is not None:
        label, people = text[: taken.start()], 0
        minutes = _amount(taken[1]) * (60 if taken[2].lower().startswith("h") else 1)
        if not 1 <= minutes <= MOST_MINUTES:
            raise NotAnAnswer(f"A wait can be from 1 to {MOST_MINUTES} minutes. Once more, please.")
    said = _PEOPLE.search(label) or (_BARE.search(label) if taken is None else None)
    if said is not None:
        label, people = label[: said.start()], _amount(said[1])
        if not 1 <= people <= MOST_PEOPLE:
            raise NotAnAnswer(f"From 1 to {MOST_PEOPLE} people can answer, and somebody has to. Once more, please.")
    if said is None:
        _counted(label, "How many is that? Write it like this: Claims, 40 people. Or: Claims, 9 minutes.")
    label = label.strip(" ,;:")
    if not label:
        raise NotAnAnswer("Who are they? Write it like this: Claims, 40 people.")
    return {"team": _fits(label, LONGEST_NAME, "Who answers"), "people": people, "minutes": minutes}


def _counted(text: str, otherwise: str) -> None:
    """Ask again, where a number was meant and not understood."""
    if _NOT_COUNTED.search(text):
        raise NotAnAnswer(otherwise)


def _wrong(text: str) -> dict[str, str | int]:
    promise, _, remedy = (one.strip() for one in text.partition("/"))
    return {
        "promise": _fits(promise, LONGEST_LABEL, "A promise"),
        "remedy": _fits(remedy or REMEDY, LONGEST_LABEL, "What doing it right takes"),
    }


def _who(answers: Answers) -> str:
    """Who answers, how many they are, and how long one waits for them."""
    people = f", {_many(answers.people, 'person', 'people')}" if answers.people else ""
    minutes = f", after about {_many(answers.minutes, 'minute', 'minutes')}" if answers.minutes else ""
    return f"Who answers: {answers.team}{people}{minutes}"


def _many(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


REMEDY = "Hours set aside to ring back when we said we would"
QUESTIONS = (
    Question("What is the company called?", "", "Meridian", _company, lambda found: f"Your company: {found.company}"),
    Question(
        "Who is the customer, and what do they need?",
        "Write it to them: You ...",
        "You are moving house on Friday, and your order has not come. You need it before then.",
        _need,
        lambda found: f"The customer: {_short(found.need)}",
    ),
    Question(
        "Which number must they key, and how many digits has it?",
        "The rest of their story they tell in their own words.",
        "order number, 8 digits",
        _number,
        lambda found: f"What they key: {found.number}, {_many(found.digits, 'digit', 'digits')}",
    ),
    Question(
        "Who answers, and how many of them are there, or how many minutes does it take?",
        "For example: Customer service, 12 people. Or: Customer service, 9 minutes",
        "Customer service, 9 minutes",
        _team,
        _who,
    ),
    Question(
        "What do they promise and then not do, and what would doing it right take?",
        "Put a / between the two.",
        f"We will ring you back this afternoon / {REMEDY}",
        _wrong,
        lambda found: f"What they promise and do not do: {found.promise} / {found.remedy}",
    ),
)
