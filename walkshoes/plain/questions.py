"""Every question that is asked before and after a walk, in its words, and how an answer to it is understood."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from walkshoes.reports.commitments import bare
from walkshoes.reports.days import day_of
from walkshoes.reports.measures import CES, CSAT, EASY, Measure
from walkshoes.reports.scorecard import REMEMBERED
from walkshoes.reports.scorecard import questions as scorecard_questions
from walkshoes.scenario.plain import plain

MOST = 9_999
LONGEST = 300
CHOICES = ", ".join(f"{number} {answer}" for number, answer in enumerate(REMEMBERED.values(), 1))
Answer = str | int


@dataclass(frozen=True, slots=True)
class Question:
    """A question under the name its answer is kept by. `read` gives None for what is no answer; `wanted` says so."""

    name: str
    lines: tuple[str, ...]
    read: Callable[[str], Answer | None]
    wanted: str


def whole(text: str, least: int = 0, most: int = MOST) -> int | None:
    """The number that was typed; None where it is none, or not between the two."""
    text = text.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))):
        return None
    return int(text) if least <= int(text) <= most else None


def words(text: str) -> str | None:
    """A few words on one line; None where there are none."""
    return " ".join(plain(text, LONGEST).split()) or None


def number(name: str, question: str) -> Question:
    """A question answered with a number."""
    return Question(name, (f"{question} Type a number.",), whole, "A number, please.")


def scale(name: str, question: str, measure: Measure) -> Question:
    """A question answered with a point of a scale, each in its words."""
    most = len(measure.points)
    points = tuple(f"{point}: {text}." for point, text in enumerate(measure.points, 1))
    return Question(name, (question, *points), lambda text: whole(text, 1, most), f"A number from 1 to {most}, please.")


def expected(company: str) -> list[Question]:
    """What a person expects; kept as `anticipated`."""
    statement = EASY.question.format(company=company)
    return [
        number("minutes", "How many minutes will it take you?"),
        number("people", "How many people will you speak to?"),
        number("asked_same", "How often will you be asked the same thing?"),
        scale("easy", f"Afterwards, how far will you agree with this? “{statement}”", EASY),
    ]


FELT = [
    number("minutes", "How many minutes did it feel?"),
    number("people", "How many people did you speak to?"),
    number("asked_same", "How often were you asked the same thing?"),
    Question(
        "owner",
        ("Who owned it? A name, or “nobody”, or “I cannot say”.",),
        words,
        "A word or two, please.",
    ),
]
"""What it felt like; kept as `felt`."""


def measured(company: str) -> list[Question]:
    """Effort and satisfaction, in their exact words; kept as `measures`."""
    statement = CES.question.format(company=company)
    return [scale("ces", f"How far do you agree? “{statement}”", CES), scale("csat", CSAT.question, CSAT)]


SURE = {"1": "yes", "2": "no", "3": "unsure", "y": "yes", "n": "no", "?": "unsure", "not sure": "unsure"}
"""What is understood as an answer of the scorecard, besides the answers themselves."""


def scorecard(items: Sequence[str]) -> list[Question]:
    """What one would report, from memory; kept as `scorecard`."""
    return [
        Question(item, (question, f"{CHOICES}."), _sure, f"{CHOICES}, please.")
        for item, question in scorecard_questions(items).items()
    ]


def _sure(text: str) -> str | None:
    said = text.strip().lower()
    return said if said in REMEMBERED else SURE.get(said)


def _day(text: str) -> str | None:
    day = day_of(text, date.today())
    return "" if not text.strip() else day.isoformat() if day is not None else None


def _line_for(name: str) -> Callable[[str], str | None]:
    return lambda text: bare(words(text) or "", name)


WILL_CHANGE = Question(
    "will",
    ("Is there one thing you yourself will change?", "1: yes.", "2: not today."),
    lambda text: whole(text, 1, 2),
    "1 or 2, please.",
)


KEEP_IT = Question("keep", ("1: keep it.", "2: change it."), lambda text: whole(text, 1, 2), "1 or 2, please.")


def commitment(alias: str) -> list[Question]:
    """The four lines of a commitment, under the names it is kept by. Only what one will do is needed."""
    return [
        Question(
            "when",
            ("If or when … What would remind you? For example: I next chair the service board.",),
            _line_for("when"),
            "",
        ),
        Question(
            "then",
            ("Then I will … What will you do? For example: open it with one customer’s own words.",),
            lambda text: bare(words(text) or "", "then") or None,
            "A few words, please.",
        ),
        Question(
            "by",
            ("By which day? For example 9 March 2026. Enter alone leaves it open.",),
            _day,
            "A day, please, such as 9 March 2026.",
        ),
        Question(
            "owner",
            (f"Who sees to it? Enter alone for {alias}.",),
            lambda text: words(text) or alias,
            "",
        ),
    ]
