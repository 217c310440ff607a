"""The four figures at the head of a page: was it easy, how long did it take, what was asked again, did it end well."""

from collections.abc import Sequence

from walkshoes.journey.calendar import days_of
from walkshoes.journey.clock import minutes_text
from walkshoes.reports.measures import CES
from walkshoes.reports.sentences import in_words, listed
from walkshoes.summaries.gathering import Walked, people_in, per_person
from walkshoes.summaries.model import Figure
from walkshoes.summaries.thresholds import ENOUGH, Reach
from walkshoes.summaries.weighing import middle_of_whole

EASY_FROM = 5
"""The points of CES 2.0 that count as agreement: 5, 6 and 7."""
TOO_FEW = "too few answers"


def headline(walks: Sequence[Walked], reach: Reach) -> tuple[Figure, ...]:
    """The four figures of these walks, as far as a page goes."""
    return (_easy(walks, reach), _minutes(walks, reach), _asked_again(walks, reach), _settled(walks))


def answers_on_scale(walks: Sequence[Walked], questionnaire: str, item: str, points: int) -> dict[int, int]:
    """How many people gave each answer; the hands of a group where they were counted, else its answer for all of it."""
    given = dict.fromkeys(range(1, points + 1), 0)
    for walk in walks:
        hands = walk.stored.hands.get(f"{questionnaire}.{item}", {})
        counted = {int(point): number for point, number in hands.items() if point.isdecimal() and number}
        answer = walk.stored.answers.get(questionnaire, {}).get(item)
        if not counted and isinstance(answer, int):
            counted = {answer: walk.people}
        for point, number in counted.items():
            if point in given:
                given[point] += number
    return given


def easy_text(given: dict[int, int], reach: Reach, everybody: int = 0) -> tuple[float | None, str]:
    """The mean and the words of answers to CES 2.0: `6 of 7 agree; mean 4.6 of 7`.

    `everybody` is how many people they are of: fewer than five, and nothing is told; where they gave more answers than
    they are, after several journeys, it says that these are answers.
    """
    people = sum(given.values())
    if not people:
        return None, "not asked"
    if reach == Reach.OWN:
        return _own_answer(given)
    if people < ENOUGH or (everybody and everybody < ENOUGH):
        return None, TOO_FEW
    agree = sum(number for point, number in given.items() if point >= EASY_FROM)
    mean = round(sum(point * number for point, number in given.items()) / people, 1)
    what = "answers agree" if people > everybody > 0 else "agree"
    return mean, f"{agree} of {people} {what}; mean {mean:.1f} of 7"


def _own_answer(given: dict[int, int]) -> tuple[float | None, str]:
    """The answer on somebody's own page; of a group the middle of its hands, after several journeys each answer."""
    answers = [point for point, number in given.items() if number]
    if len(answers) > 1 and set(given.values()) <= {0, 1}:
        return None, f"{listed([str(answer) for answer in answers])} of 7"
    middle = middle_of_whole(list(given.items())) or answers[0]
    return middle, f"{middle} of 7: {CES.points[middle - 1].lower()}"


def _easy(walks: Sequence[Walked], reach: Reach) -> Figure:
    given = answers_on_scale(walks, "measures", "ces", len(CES.points))
    value, text = easy_text(given, reach, people_in(walks))
    return Figure("easy", "“they made it easy for me”", value, text, CES.name)


def _minutes(walks: Sequence[Walked], reach: Reach) -> Figure:
    values = per_person(walks, lambda walk: walk.ledger.given_ms)
    days = middle_of_whole(per_person(walks, lambda walk: days_of(walk.ledger.calendar_ms))) or 0
    over = f"over {days:,} days" if days > 1 else ""
    if reach == Reach.TOTALS:
        total = sum(ms * people for ms, people in values)
        return Figure("minutes", "of everybody’s time, together", (total + 30_000) // 60_000, minutes_text(total), over)
    half = middle_of_whole(values) or 0
    what = "of your time" if reach == Reach.OWN else f"of a customer’s time{_on_all(walks)}, in the middle"
    return Figure("minutes", what, (half + 30_000) // 60_000, minutes_text(half), over)


def _asked_again(walks: Sequence[Walked], reach: Reach) -> Figure:
    values = per_person(walks, lambda walk: walk.ledger.times_asked_again)
    if reach == Reach.TOTALS:
        total = sum(value * people for value, people in values)
        return Figure("asked_again", "asked for what had been given, together", total, _times(total))
    half = middle_of_whole(values) or 0
    what = "asked for what had been given" + ("" if reach == Reach.OWN else f"{_on_all(walks)}, in the middle")
    return Figure("asked_again", what, half, _times(half))


def _settled(walks: Sequence[Walked]) -> Figure:
    """How many came to an end that settles nothing, or to none: where people gave up stands further down.

    After several journeys it is walks that are counted, since somebody may have been settled on one of them.
    """
    everybody = sum(walk.people for walk in walks)
    lost = sum(walk.people for walk in walks if not walk.ledger.resolved)
    if everybody == 1:
        return Figure("unsettled", "at the end", lost, "not settled" if lost else "settled")
    what = "walks ended without an answer" if _journeys(walks) > 1 else "were left without an answer"
    return Figure("unsettled", what, lost, f"{lost} of {everybody}")


def _journeys(walks: Sequence[Walked]) -> int:
    return len({walk.stored.source.name for walk in walks})


def _on_all(walks: Sequence[Walked]) -> str:
    return f" on {in_words(_journeys(walks))} journeys" if _journeys(walks) > 1 else ""


def _times(number: int) -> str:
    return "once" if number == 1 else "never" if not number else f"{number:,} times"
