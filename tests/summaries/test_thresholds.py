"""The rule of five, and the middle of many."""

from hypothesis import given
from hypothesis import strategies as st

from walkshoes.summaries.thresholds import ENOUGH, Reach, left_out, reach_of, why_few, why_of
from walkshoes.summaries.weighing import middle, middle_of_whole


def test_of_two_to_four_totals_of_five_what_they_share() -> None:
    reach = [reach_of(people) for people in range(1, 7)]
    assert reach == [Reach.TOTALS] * 4 + [Reach.TOGETHER] * 2
    assert [bool(why_of(people, people, people)) for people in range(7)] == [True] * 5 + [False] * 2


def test_every_row_of_few_says_why() -> None:
    assert [bool(why_few(people)) for people in (1, 2, 4, 5)] == [True, True, True, False]


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(1, 12), max_size=8))
def test_the_row_of_one_person_can_never_be_worked_out(rows: dict[str, int]) -> None:
    hidden = left_out(rows)
    assert {name for name, people in rows.items() if people == 1} <= hidden
    with_totals = [name for name, people in rows.items() if name not in hidden and people < ENOUGH]
    if len(hidden) == 1 and len(rows) > 1:
        assert any(people >= ENOUGH for people in rows.values()), f"{with_totals} would give {hidden} away"


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 9)), min_size=1, max_size=20))
def test_the_middle_is_that_of_everybody_written_out(weighed: list[tuple[int, int]]) -> None:
    everybody = sorted(value for value, people in weighed for _ in range(people))
    assert middle_of_whole(weighed) == everybody[(len(everybody) - 1) // 2]
    low, high = middle(weighed, 0.25), middle(weighed, 0.75)
    assert low is not None and high is not None
    assert low <= everybody[(len(everybody) - 1) // 2] <= high


def test_there_is_no_middle_of_nobody() -> None:
    assert middle([]) is None
    assert middle([(1, 0)]) is None
