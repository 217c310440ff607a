"""Which company whoever walks meets: as it is, unless the file has them meet the one done right."""

from building import COMPANY, found, source

WELCOME = "welcome: {team: ivr, announce: Good day., then: done}\n"
WITH_RECORD = COMPANY + "policies: {one_record: {label: One record, costs: 5, sets: {record: shared}}}\n"
TWIN = "twin: {one_record: true}\n"


def test_whoever_walks_meets_the_company_as_it_is_and_the_other_is_the_one_done_right() -> None:
    made = source(WELCOME, WITH_RECORD, TWIN).scenario
    assert (made.met, made.other) == ({}, {"one_record": True})


def test_a_journey_may_have_them_meet_the_one_done_right() -> None:
    made = source(WELCOME, WITH_RECORD, TWIN + "walked: done right\n").scenario
    assert (made.met, made.other) == ({"one_record": True}, {})


def test_without_a_twin_there_is_nothing_done_right_to_walk() -> None:
    (one,) = found(WELCOME, WITH_RECORD, "walked: done right\n")
    assert "twin" in one.cause


def test_where_a_board_decides_the_file_does_not() -> None:
    paper = "board_paper: {text: A paper., offers: [one_record]}\nwalked: done right\n"
    (one,) = found(WELCOME, WITH_RECORD, TWIN + paper)
    assert "board" in one.cause
