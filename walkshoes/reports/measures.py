"""The questions asked before and after a walk, in their exact words, and how they are scored.

Sources: Customer Effort Score 2.0 (CEB 2013, now Gartner) and the customary wording of CSAT.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A question with the words of every point of its scale, the lowest first."""

    item: str
    name: str
    question: str
    points: tuple[str, ...]
    scoring: str


CES = Measure(
    "ces",
    "Customer Effort Score 2.0",
    "{company} made it easy for me to handle my issue.",
    (
        "Strongly disagree",
        "Disagree",
        "Somewhat disagree",
        "Neither agree nor disagree",
        "Somewhat agree",
        "Agree",
        "Strongly agree",
    ),
    "1 to 7; the share that answers 5, 6 or 7, and the mean beside it; higher is better",
)
CSAT = Measure(
    "csat",
    "Customer satisfaction",
    "Overall, how satisfied were you with the service you received?",
    ("Very dissatisfied", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Very satisfied"),
    "1 to 5; the share that answers 4 or 5",
)
EASY = Measure("easy", CES.name, CES.question, CES.points, CES.scoring)
"""The same question asked before the walk: what is expected."""


def point_text(measure: Measure, answer: int | str | None) -> str:
    """`6, Agree`; a dash where there is no answer."""
    if not isinstance(answer, int) or not 1 <= answer <= len(measure.points):
        return "–"
    return f"{answer}, {measure.points[answer - 1]}"
