"""What if this were decided? The levers, the three columns, the sentence."""

from dataclasses import replace

import pytest
from deciding import levered, question

from walkshoes.scenario.policies import UnknownSetting
from walkshoes.scenario.times import DAY
from walkshoes.whatif.columns import STILL_COUNTING, Row, rows
from walkshoes.whatif.levers import Kind, levers_of, settings_of, values_of
from walkshoes.whatif.question import Answer, Question
from walkshoes.whatif.sentence import NOTHING_MOVED, sentence


def answered(asked: Question, values: dict[str, bool | int | str], callers: int = 1_000) -> Answer:
    *_, answer = asked.answers(asked.decided({**asked.before, **values}), callers)
    return answer


def said(asked: Question, values: dict[str, bool | int | str], answer: Answer) -> str:
    assert answer.seen is not None
    return sentence(
        asked.levers, asked.before, {**asked.before, **values}, asked.lived, answer.again.ledger, answer.seen
    )


def row(answer: Answer, asked: Question, what: str) -> Row:
    return next(one for one in rows(asked.lived, answer.again.ledger, answer.seen) if one.what == what)


def test_a_lever_knows_what_it_can_be_and_what_that_costs() -> None:
    remember, people, hours = levers_of(levered().scenario)
    assert (remember.kind, people.kind, hours.kind) == (Kind.SWITCH, Kind.NUMBER, Kind.CHOICE)
    assert (remember.cost_of(False), remember.cost_of(True)) == (0, 50_000)
    assert (people.default, people.least, people.most) == (13, 8, 20)
    assert (people.cost_of(8), people.cost_of(13), people.cost_of(15)) == (-150_000, 0, 60_000)
    assert people.stepped(8, -1) == 8
    assert list(hours.names.values()) == ["as it is", "until ten", "at night too"]
    assert hours.cost_of("never_ill") == 19_000
    assert people.takes(20)
    assert not people.takes(21)
    assert not people.takes(True)
    assert not remember.takes(1)


def test_days_on_the_calendar_are_spared_as_well_as_minutes() -> None:
    asked = question()
    answer = answered(asked, {"remember": True})
    assert answer.seen is not None
    again = answer.again.ledger
    slower = replace(again, calendar_ms=again.calendar_ms + 95 * DAY)
    told = sentence(asked.levers, asked.before, {**asked.before, "remember": True}, slower, again, answer.seen)
    assert "have spared you 95 days" in told
    beside = {one.what: one for one in rows(slower, again, answer.seen)}
    assert beside["from beginning to end"].walk == "95 days"
    assert "from beginning to end" not in {one.what for one in rows(again, again, answer.seen)}


def test_a_number_from_nought_to_one_is_no_switch() -> None:
    levers = levers_of(levered("", ("range: [8, 20]", "range: [0, 1]")).scenario)
    assert levers[1].kind == Kind.NUMBER
    assert levers[1].stepped(13, -1) == 1  # from where the file has it, to the nearest it can be


def test_what_stands_as_it_is_in_the_file_is_no_setting() -> None:
    levers = levers_of(levered().scenario)
    values = values_of(levers, {"people": 10})
    assert settings_of(levers, values) == {"people": 10}
    assert settings_of(levers, values_of(levers, {"people": 13, "remember": False})) == {}


def test_with_no_lever_moved_the_walk_is_the_walk_and_the_year_the_year() -> None:
    asked = question()
    answer = answered(asked, {})
    assert answer.again.ledger == asked.lived
    assert answer.seen is not None
    assert {figure.value for figure in answer.seen.change.values()} == {0.0}
    assert said(asked, {}, answer) == NOTHING_MOVED


def test_of_a_walk_that_was_bought_on_the_board_that_is_so_as_well() -> None:
    asked = question({"people": 8})
    answer = answered(asked, {})
    assert answer.again.ledger == asked.lived
    assert answer.seen is not None
    assert {figure.value for figure in answer.seen.change.values()} == {0.0}


def test_one_record_spares_the_walker_every_repeated_question() -> None:
    asked = question()
    answer = answered(asked, {"remember": True})
    assert asked.lived.times_asked_again == 3
    assert answer.again.ledger.times_asked_again == 0
    assert answer.again.assumed_from == ""
    whole = said(asked, {"remember": True}, answer)
    assert whole.startswith("“Everybody sees the record” would have spared you 24 digits keyed again, three questions")
    assert "for 12,000 callers a year" in whole
    assert whole.endswith("of their lives spared, at 50,000 a year.") or "kept, at" in whole
    again = row(answer, asked, "asked again")
    assert (again.walk, again.again, again.turned, again.better) == ("3", "0", True, 1)


def test_the_first_answer_is_the_walk_alone_and_the_figures_of_the_year_are_still_to_come() -> None:
    asked = question()
    first = next(iter(asked.answers(asked.decided({**asked.before, "remember": True}))))
    assert first.seen is None
    assert first.again.ledger.times_asked_again == 0
    assert row(first, asked, "time").year_then == STILL_COUNTING


def test_percentiles_are_shown_once_there_are_callers_enough_for_them() -> None:
    asked = question()
    assert row(answered(asked, {"remember": True}, 400), asked, "half need").year_then == STILL_COUNTING
    assert row(answered(asked, {"remember": True}, 1_000), asked, "half need").year_then.startswith("≤ ")


def test_a_saving_says_what_it_adds_and_what_it_saves() -> None:
    asked = question()
    answer = answered(asked, {"people": 8})
    whole = said(asked, {"people": 8}, answer)
    assert whole.startswith("“People answering: 8” would ")
    assert "of their lives taken" in whole
    assert "are saved." in whole
    staff = row(answer, asked, "who answers costs")
    assert staff.better == 1  # it is cheaper


def test_several_decisions_are_counted_and_not_recited() -> None:
    asked = question()
    values: dict[str, bool | int | str] = {"remember": True, "people": 20, "hours": "late"}
    assert said(asked, values, answered(asked, values, 400)).startswith("These three decisions would ")


def test_a_lever_put_back_is_a_decision_too() -> None:
    asked = question({"remember": True})
    answer = answered(asked, {"remember": False})
    assert said(asked, {"remember": False}, answer).startswith("Doing without “Everybody sees the record” would ")
    assert answer.again.ledger.times_asked_again == 3


def test_what_the_year_rests_on_can_be_changed_and_counts_at_once() -> None:
    asked = question()
    year = next(one for one in asked.rests_on(asked.decided(asked.before)) if one.path == ("callers", "a_year"))
    assert (year.text, year.said) == ("12,000", True)
    changed = year.changed("24,000")
    *_, answer = asked.answers(asked.decided(asked.before, changed), 300)
    *_, before = asked.answers(asked.decided(asked.before), 300)
    assert answer.seen is not None
    assert before.seen is not None
    assert answer.seen.now.figures["hours"].value == pytest.approx(2 * before.seen.now.figures["hours"].value)


def test_what_cannot_be_is_said_in_words() -> None:
    asked = question()
    impossible = {("company", "queues", "support", "calls_per_hour"): 900_000.0}
    with pytest.raises(UnknownSetting, match="more agents"):
        list(asked.answers(asked.decided(asked.before, impossible)))
