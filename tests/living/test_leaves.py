"""The calendar is torn off leaf by leaf, and holidays stand on it where somebody keeps them."""

from datetime import date

import pytest
from building import COMPANY, changed, engine
from rich.cells import cell_len

from walkshoes.journey.program import Program
from walkshoes.living.leaves import MOST, MOST_HOLIDAYS, drawn, height, leaf_of, torn_off

PLACES = "welcome: {team: ivr, announce: Hello., then: done}\n"
GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)


@pytest.fixture(scope="module")
def keeping() -> Program:
    """A company one team of which keeps the holidays of England."""
    company = changed(COMPANY, ("support: {label: Customer care}", "support: {holidays: GB-ENG}"))
    return engine(PLACES, company).program


@pytest.fixture(scope="module")
def never_closing() -> Program:
    return engine(PLACES).program


def test_a_leaf_has_the_weekday_the_number_and_the_month(never_closing: Program):
    assert leaf_of(never_closing, GOOD_FRIDAY) == "Friday\n3\nApril"


def test_a_holiday_stands_on_the_leaf_only_where_a_team_keeps_it(keeping: Program):
    assert leaf_of(keeping, GOOD_FRIDAY) == "Friday\n3\nApril\nGood Friday"
    assert leaf_of(keeping, date(2026, 4, 7)) == "Tuesday\n7\nApril"


def test_every_day_of_a_week_is_torn_off(never_closing: Program):
    leaves = torn_off(never_closing, date(2026, 3, 2), date(2026, 3, 9))
    assert [leaf.split("\n")[1] for leaf in leaves] == ["2", "3", "4", "5", "6", "7", "8", "9"]


def test_a_long_time_is_few_leaves_but_its_holidays_are_among_them(keeping: Program):
    leaves = torn_off(keeping, date(2026, 3, 2), date(2026, 5, 1))
    assert len(leaves) <= MOST + MOST_HOLIDAYS + 1
    assert leaf_of(keeping, GOOD_FRIDAY) in leaves
    assert leaf_of(keeping, EASTER_MONDAY) in leaves
    assert leaves[-1] == "Friday\n1\nMay"


def test_years_are_no_more_leaves_than_months(keeping: Program):
    assert len(torn_off(keeping, date(2026, 1, 1), date(2036, 1, 1))) <= MOST + MOST_HOLIDAYS + 1


def test_a_leaf_is_a_box_and_a_long_name_stays_within_it():
    lines = drawn("Wednesday\n23\nSeptember\nDay of the Great Reconciliation of Everybody")
    assert len({cell_len(line) for line in lines}) == 1
    assert "Reconciliation" in "".join(lines)


def test_leaves_that_are_torn_off_keep_the_height_of_the_highest():
    leaves = ("Friday\n3\nApril\nGood Friday", "Saturday\n4\nApril")
    assert len(drawn(leaves[1], height(leaves))) == len(drawn(leaves[0]))
