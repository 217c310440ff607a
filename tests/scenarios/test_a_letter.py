"""A letter that was answered: what the journey says, held to on every change of its file."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.headless import Played, play, read_inputs
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.script import filled
from walkshoes.journey.transcript import transcript
from walkshoes.living.wrapping import flowing
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.model import Company
from walkshoes.scenario.persona import Persona, make_persona
from walkshoes.scenario.policies import Settings
from walkshoes.scenario.public_holidays import is_holiday
from walkshoes.scenario.shipped import find_scenario
from walkshoes.scenario.times import MINUTE
from walkshoes.scenario.writing import Read

FILE: Path = find_scenario("a-letter-that-was-answered")
PAPER_WIDTH = 36
LETTER_WIDTH = 68
MOST_WORDS = 140

Act = dict[str, Any]

STORY: Act = {"tell": 50}
SHORTER: Act = {"tell": 25}
TWO_LETTERS: list[Act] = [STORY, STORY]
RING_RUTH: Act = {"choose": "ring_her"}
PUT_IT_AWAY: Act = {"choose": "put_it_away"}
RING_NORTHLINE: list[Act] = [{"choose": "ring_northline"}, SHORTER]
WRITE_AGAIN: list[Act] = [{"choose": "write_again"}, SHORTER]
POST: list[Act] = [{"choose": "post_it"}, SHORTER]
IN_PRIVATE: list[Act] = [{"choose": "send_it"}, SHORTER]
KEEP_IT: Act = {"choose": "keep_it"}
LET_IT_BE: Act = {"choose": "let_it_be"}
WAIT: Act = {"choose": "wait"}
WAIT_ON: Act = {"choose": "wait_on"}


def to(touchpoint: str) -> Act:
    return {"wait_until": touchpoint}


BAD_ROAD: list[Act] = [
    *TWO_LETTERS,
    RING_RUTH,
    *RING_NORTHLINE,
    *WRITE_AGAIN,
    WAIT,
    *POST,
    *IN_PRIVATE,
    to("nine_hundred"),
]
QUIET_ROAD: list[Act] = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, LET_IT_BE, to("one_drawer")]
GOOD_ROAD: list[Act] = [*TWO_LETTERS, PUT_IT_AWAY, KEEP_IT, to("two_letters")]
GOOD_ROAD_WITH_A_POST: list[Act] = [
    *TWO_LETTERS,
    {"choose": "write_back"},
    {"tell": 12},
    *POST,
    to("two_letters"),
]


@cache
def source() -> Source:
    return source_of(load(FILE))


@cache
def persona() -> Persona:
    return make_persona(source().scenario, 1)


def twin() -> Settings:
    return source().scenario.twin


def walked(road: list[Act], settings: Settings | None = None) -> tuple[Engine, Played]:
    engine = Engine(lower(source().under(settings or {}), settings or {}), persona())
    _, lines = read_inputs("\n".join(json.dumps(line) for line in road))
    return engine, play(engine, lines, 1)


def counted(road: list[Act], settings: Settings | None = None) -> Ledger:
    engine, played = walked(road, settings)
    assert played.walk.ended
    return ledger(engine, played.walk.events, played.walk.now)


def heard(road: list[Act], settings: Settings | None = None) -> str:
    engine, played = walked(road, settings)
    return "\n".join(told.text for told in transcript(engine, played.walk.events))


def been_to(road: list[Act], settings: Settings | None = None) -> set[str]:
    engine, played = walked(road, settings)
    return {engine.program.places[place].name for _, code, place, _, _ in played.walk.events if code == Code.ENTERED}


def days_until(touchpoint: str, road: list[Act], settings: Settings | None = None) -> int:
    """How many days after the first letter the walk comes to a touchpoint."""
    engine, played = walked([*road, to(touchpoint)], settings)
    first, then = (
        wall_clock(moment, engine.program.zone).date() for moment in (engine.program.start_ms, played.walk.calendar)
    )
    return (then - first).days


@cache
def bad() -> Ledger:
    return counted(BAD_ROAD)


@cache
def quiet() -> Ledger:
    return counted(QUIET_ROAD)


@cache
def good() -> Ledger:
    return counted(GOOD_ROAD, twin())


def northline(made: Ledger) -> dict[str, int]:
    return made.companies["northline"]


def parcelway(made: Ledger) -> dict[str, int]:
    return made.companies["parcelway"]


class TestResponding:
    """Northline as it is: every message is answered, and none is read."""

    def test_nothing_is_found_in_the_file(self) -> None:
        assert load(FILE).findings == ()

    def test_a_machine_answers_within_a_minute_and_answers_nothing(self) -> None:
        engine, played = walked([STORY, to("machine_reply")])
        assert played.walk.calendar - engine.program.start_ms < 3 * MINUTE
        made = ledger(engine, played.walk.events, played.walk.now)
        assert (made.automatic, made.references) == (1, 1)
        assert northline(made)["unanswered"] == 1

    def test_the_answer_comes_after_the_date_that_was_stated(self) -> None:
        assert northline(quiet())["promises_late"] == 1
        assert "kept, but late" in heard(QUIET_ROAD)

    def test_public_holidays_lie_between_letter_and_answer(self) -> None:
        assert all(is_holiday("GB-ENG", wall_clock(day, "Europe/London").date()) for day in holidays_on_the_way())
        assert len(holidays_on_the_way()) == 3

    def test_nobody_puts_a_name_to_anything(self) -> None:
        assert northline(quiet())["names_given"] == 0
        assert northline(quiet())["unsigned"] == northline(quiet())["messages_received"] == 2

    def test_what_was_answered_had_not_been_asked(self) -> None:
        said = heard(QUIET_ROAD)
        assert "compensation" in said
        assert "You had not asked about a delay, or for money." in said
        assert (quiet().generic, quiet().cannot) == (1, 1)

    def test_counted_by_answers_everything_is_in_order(self) -> None:
        assert northline(quiet())["unanswered"] == 0
        assert not quiet().resolved

    def test_whoever_writes_again_is_given_the_same_article_and_closed(self) -> None:
        assert bad().same_article_again == 1
        assert "it has been closed" in heard(BAD_ROAD)

    def test_the_story_is_told_on_the_telephone_and_in_each_new_form(self) -> None:
        assert bad().asked_again == {"platform": 1}
        assert northline(bad())["words_retold"] == 3 * 25

    def test_there_is_another_reference_each_time(self) -> None:
        assert quiet().references == 1
        assert bad().references == 3

    def test_asking_after_it_changes_nothing(self) -> None:
        assert bad().chased == 1
        rung = days_until("the_script", [*TWO_LETTERS, PUT_IT_AWAY, *RING_NORTHLINE])
        assert rung == days_until("the_script", [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON])

    def test_under_a_post_they_ask_to_go_where_nobody_sees_it(self) -> None:
        assert bad().sent_to_private == 1
        assert bad().seen_by == 900

    def test_what_is_sent_in_private_goes_to_a_machine(self) -> None:
        assert northline(bad())["unanswered"] == 1
        assert northline(bad())["automatic"] == 3

    def test_nobody_at_northline_owns_it(self) -> None:
        assert bad().owner == quiet().owner == "Ruth Calder (Parcelway)"

    @pytest.mark.parametrize(
        ("road", "ending"), [(BAD_ROAD, "nine_hundred"), (QUIET_ROAD, "one_drawer")], ids=["told", "let be"]
    )
    def test_the_door_still_locks_at_eight(self, road: list[Act], ending: str) -> None:
        made = counted(road)
        assert (made.ending, made.resolved) == (ending, False)
        assert made.leaves > 0.3

    def test_who_lets_it_be_hardly_says_anything_and_leaves_all_the_same(self) -> None:
        assert quiet().tells < bad().tells
        assert quiet().leaves > 0.3


def holidays_on_the_way() -> list[int]:
    engine, played = walked([*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, to("the_script")])
    day = 24 * 60 * MINUTE
    between = range(engine.program.start_ms, played.walk.calendar, day)
    return [moment for moment in between if is_holiday("GB-ENG", wall_clock(moment, engine.program.zone).date())]


class TestEngaging:
    """Parcelway: one letter, and the same in every walk whatever Northline does."""

    def test_the_answer_takes_three_working_days(self) -> None:
        assert days_until("ruth_has_read_it", TWO_LETTERS) == 5  # a weekend lies between

    @pytest.mark.parametrize("made", [bad, quiet, good], ids=["told", "let be", "twin"])
    def test_everything_is_signed_and_nothing_is_generic(self, made: Any) -> None:
        row = parcelway(made())
        assert row["unsigned"] == row["generic"] == row["automatic"] == row["cannot"] == row["unanswered"] == 0

    @pytest.mark.parametrize("made", [bad, quiet, good], ids=["told", "let be", "twin"])
    def test_what_was_promised_by_a_date_is_done_before_it(self, made: Any) -> None:
        row = parcelway(made())
        assert (row["promises_made"], row["promises_kept"], row["promises_late"]) == (1, 1, 0)

    def test_the_letter_has_what_only_a_reader_would_know(self) -> None:
        said = heard([*TWO_LETTERS, PUT_IT_AWAY])
        assert "11.52" in said
        assert "I rang the council" in said
        assert f"Dear {persona().name} {persona().facts['surname']}" in said

    def test_a_question_is_asked_back(self) -> None:
        assert "How long do you need, from the garden to the door?" in heard(TWO_LETTERS)

    def test_on_the_telephone_she_knows_the_letter(self) -> None:
        engine, played = walked([*TWO_LETTERS, RING_RUTH, to("april")])
        made = ledger(engine, played.walk.events, played.walk.now)
        assert made.calls == 1
        assert made.asked == {}
        assert "I've your letter pinned up here" in heard([*TWO_LETTERS, RING_RUTH])

    @pytest.mark.parametrize("made", [bad, quiet, good], ids=["told", "let be", "twin"])
    def test_months_later_she_writes_though_nothing_is_wrong(self, made: Any) -> None:
        assert made().check_ins == 1

    def test_under_the_post_there_is_one_line_with_initials(self) -> None:
        assert "RC, Parcelway" in heard(BAD_ROAD)

    def test_both_companies_answered_and_only_one_gave_names(self) -> None:
        assert quiet().unanswered == 0
        assert parcelway(quiet())["names_given"] == 3
        assert northline(quiet())["names_given"] == 0


class TestTheSameRailwayDoneRight:
    def test_the_answer_comes_within_the_time_that_was_stated(self) -> None:
        assert northline(good())["promises_late"] == 0
        assert days_until("somebody_has_read_it", [*TWO_LETTERS, PUT_IT_AWAY], twin()) == 14

    def test_it_is_signed_and_says_what_was_done(self) -> None:
        assert northline(good())["names_given"] == 2
        assert northline(good())["generic"] == northline(good())["cannot"] == 0
        assert "went to platform 2" in heard(GOOD_ROAD, twin())

    def test_the_only_thing_unsigned_is_the_machine_that_says_it_has_come(self) -> None:
        assert northline(good())["unsigned"] == northline(good())["automatic"] == 1

    def test_the_promise_about_the_door_is_kept(self) -> None:
        assert (northline(good())["promises_made"], northline(good())["promises_kept"]) == (2, 2)
        assert good().promises_broken == good().promises_open == 0

    def test_somebody_owns_it(self) -> None:
        assert good().owner == "Helen Marsh (Northline), Ruth Calder (Parcelway)"

    def test_nothing_is_told_twice_and_nobody_has_to_ask(self) -> None:
        assert good().words_retold == good().times_asked_again == good().chased == good().calls == 0
        assert good().references == 1

    def test_the_suggestion_is_acted_on(self) -> None:
        assert good().ending == "two_letters"
        assert good().resolved
        assert good().recommends > 0.5

    def test_a_post_is_answered_where_it_stands_with_initials(self) -> None:
        made = counted(GOOD_ROAD_WITH_A_POST, twin())
        assert made.sent_to_private == 0
        assert made.references == 1
        assert northline(made)["unsigned"] == 1
        assert been_to(GOOD_ROAD_WITH_A_POST, twin()) >= {"their_thanks", "ruths_line"}

    def test_it_costs_the_customer_less_than_half_the_time(self) -> None:
        assert northline(good())["given_ms"] * 2 < northline(bad())["given_ms"]


class TestOneDecisionAtATime:
    def test_sooner_is_not_better_where_nobody_reads(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, LET_IT_BE, to("one_drawer")]
        made = counted(road, {"answer_in_time": True})
        assert (northline(made)["promises_kept"], northline(made)["promises_late"]) == (1, 0)
        assert (made.generic, made.cannot) == (quiet().generic, quiet().cannot)
        assert made.ending == quiet().ending

    def test_a_letter_that_was_read_and_passed_to_nobody_is_a_good_letter(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, LET_IT_BE, to("a_good_letter")]
        made = counted(road, {"read_first": True})
        assert northline(made)["promises_broken"] == 1
        assert made.generic == 0
        assert not made.resolved

    def test_asking_after_the_door_is_counted_and_opens_nothing(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, *RING_NORTHLINE, KEEP_IT, to("a_good_letter")]
        assert counted(road, {"read_first": True}).chased == 1

    def test_read_and_passed_on_it_is_late_and_the_door_is_open(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, KEEP_IT, to("two_letters")]
        made = counted(road, {"read_first": True, "pass_on": True})
        assert (northline(made)["promises_late"], northline(made)["promises_kept"]) == (1, 1)
        assert made.resolved

    def test_passing_on_what_nobody_reads_changes_nothing(self) -> None:
        assert heard(QUIET_ROAD, {"pass_on": True}) == heard(QUIET_ROAD)

    def test_one_record_spares_the_story_on_the_telephone_and_moves_the_letter(self) -> None:
        rung = [*TWO_LETTERS, PUT_IT_AWAY, {"choose": "ring_northline"}]
        tracked = {"track": True}
        made = counted([*rung, LET_IT_BE, to("one_drawer")], tracked)
        assert made.times_asked_again == made.words_retold == 0
        assert "Wendle Junction, platform 2" in heard(rung, tracked)
        assert days_until("the_script", rung, tracked) < days_until("the_script", [*rung, SHORTER])

    def test_one_record_puts_a_second_letter_beside_the_first(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, *WRITE_AGAIN, WAIT, *POST, {"choose": "leave_it"}]
        made = counted([*road, LET_IT_BE, to("a_good_letter")], {"track": True})
        assert made.same_article_again == 0
        assert northline(made)["names_given"] == 1

    def test_looking_before_answering_a_post_spares_the_reference_but_mends_no_door(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, *POST, to("nine_hundred")]
        made = counted(road, {"sign_posts": True})
        assert (made.sent_to_private, made.references) == (0, 1)
        assert "their_signed_line" in been_to(road, {"sign_posts": True})


class TestACustomerWhoDoesOtherwise:
    def test_who_is_cut_off_from_ruth_rings_her_again(self) -> None:
        road = [*TWO_LETTERS, RING_RUTH, {"hang_up": True}, {"choose": "ring_again"}, to("april")]
        engine, played = walked(road)
        made = ledger(engine, played.walk.events, played.walk.now)
        assert (made.calls, made.hang_ups, made.words_retold) == (2, 1, 0)

    def test_who_hangs_up_on_northline_for_good_has_left_it(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, {"choose": "ring_northline"}, {"hang_up": True}, {"choose": "give_up"}]
        assert counted(road).ending == "left_it"

    def test_who_says_nothing_in_public_is_not_asked_again(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, *WRITE_AGAIN, WAIT, KEEP_IT, to("one_drawer")]
        assert counted(road).seen_by == 0

    def test_what_is_asked_after_while_waiting_for_a_second_answer_is_counted(self) -> None:
        road = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, *WRITE_AGAIN, *RING_NORTHLINE, LET_IT_BE, KEEP_IT, to("one_drawer")]
        assert counted(road).chased == 1


def test_every_touchpoint_is_somewhere_on_these_roads() -> None:
    read_only: Settings = {"read_first": True}
    no_news = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, LET_IT_BE, to("a_good_letter")]
    signed = [*TWO_LETTERS, PUT_IT_AWAY, WAIT_ON, *POST, to("nine_hundred")]
    hung_up = [*TWO_LETTERS, PUT_IT_AWAY, {"choose": "ring_northline"}, {"hang_up": True}, {"choose": "give_up"}]
    seen = been_to(BAD_ROAD) | been_to(QUIET_ROAD) | been_to(hung_up)
    seen |= been_to(GOOD_ROAD_WITH_A_POST, twin())
    seen |= been_to(no_news, read_only) | been_to(signed, {"sign_posts": True})
    assert set(source().scenario.touchpoints) - seen == set()


def papers() -> Iterator[str]:
    for template in source().scenario.customer.desk.values():
        yield from filled(template, persona()).splitlines()


def test_the_papers_on_the_desk_are_narrow_and_filled_in() -> None:
    assert max(map(len, papers())) <= PAPER_WIDTH
    assert not any("{" in line for line in papers())


def letters() -> dict[str, str]:
    return {
        name: filled(made.read, persona())
        for name, made in source().scenario.touchpoints.items()
        if isinstance(made, Read)
    }


@pytest.mark.parametrize("name", letters())
def test_a_letter_stands_on_one_page(name: str) -> None:
    text = letters()[name]
    assert len(text.split()) < MOST_WORDS
    assert "{" not in text
    if source().scenario.touchpoints[name].channel != "social":
        assert max(map(len, text.splitlines())) <= LETTER_WIDTH


@pytest.mark.parametrize("name", letters())
def test_the_lines_of_a_letter_flow_together_where_there_is_room(name: str) -> None:
    for paragraph in flowing(letters()[name]).split("\n\n"):
        assert "\n" not in paragraph or paragraph.splitlines()[-1].startswith("01632")


def test_every_policy_is_northlines_is_costed_and_is_part_of_the_good_twin() -> None:
    companies: dict[str, Company] = source().scenario.all_companies()
    assert companies["parcelway"].policies == {}
    assert all(policy.costs > 0 for policy in companies["northline"].policies.values())
    assert set(twin()) == set(companies["northline"].policies)
