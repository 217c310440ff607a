"""What a session found, in one line that is made of its figures."""

from dataclasses import replace

import pytest
from led_sessions import Told

from walkshoes.summaries.finding import finding_of
from walkshoes.summaries.model import Figure
from walkshoes.summaries.thresholds import Reach

TIME = Figure("minutes", "of a customer’s time, in the middle", 27, "27 minutes")
WALKS = "walks ended without an answer"


def found(told: dict[str, Told], again: int, end: str, what: str = "", time: Figure = TIME, **more: object) -> str:
    headline = (time, Figure("asked_again", "", again, ""), Figure("unsettled", what, None, end))
    return finding_of(replace(told["seven"].made, headline=headline, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("again", "end", "what", "line"),
    [
        (10, "7 of 7", "", "27 minutes, ten questions asked again, nobody settled"),
        (1, "0 of 7", "", "27 minutes, one question asked again, everybody settled"),
        (0, "3 of 7", "", "27 minutes, nothing asked twice, three of seven without an answer"),
        (2, "16 of 16", WALKS, "27 minutes, two questions asked again, nothing settled"),
        (2, "0 of 16", WALKS, "27 minutes, two questions asked again, all settled"),
        (2, "5 of 16", WALKS, "27 minutes, two questions asked again, five of 16 walks without an answer"),
        (2, "not settled", "at the end", "27 minutes, two questions asked again, not settled"),
    ],
)
def test_it_says_time_repetition_and_the_end(told: dict[str, Told], again: int, end: str, what: str, line: str) -> None:
    assert found(told, again, end, what) == line


def test_time_says_over_how_many_days_and_whether_it_is_everybodys(told: dict[str, Told]) -> None:
    days = replace(TIME, about="over 9 days")
    assert found(told, 0, "0 of 7", time=days).startswith("27 minutes over 9 days, ")
    assert found(told, 0, "0 of 3", reach=Reach.TOTALS).startswith("27 minutes together, ")


def test_where_nobody_walked_it_says_that(told: dict[str, Told]) -> None:
    assert finding_of(replace(told["seven"].made, headline=(), why="Nobody is here. Yet.")) == "Nobody is here"
