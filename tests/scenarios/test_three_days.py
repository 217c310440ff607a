"""Three days without broadband: what the journey says, held to on every change of its file."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from walkshoes.journey.engine import Engine
from walkshoes.journey.headless import Played, play, read_inputs
from walkshoes.journey.ledger import Ledger, ledger
from walkshoes.journey.lowering import lower
from walkshoes.journey.script import filled
from walkshoes.journey.transcript import transcript
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import Persona, make_persona
from walkshoes.scenario.policies import Settings
from walkshoes.scenario.shipped import find_scenario
from walkshoes.scenario.times import MINUTE, SECOND

FILE: Path = find_scenario("three-days-without-broadband")
SEEDS = range(1, 9)
PAPER_WIDTH = 36

Act = dict[str, Any]

ACCOUNT: Act = {"key": {"fact": "account_number"}}
POSTCODE: Act = {"key": {"fact": "postcode"}}
STORY: Act = {"tell": 60}
THROUGH_THE_MENUS: list[Act] = [{"press": "4"}, {"press": "3"}, {"press": "2"}, ACCOUNT]
FIRST_CALL: list[Act] = [{"press": "2"}, *THROUGH_THE_MENUS, STORY, POSTCODE, ACCOUNT, ACCOUNT, STORY]
SECOND_CALL: list[Act] = [{"choose": "ring_again"}, *THROUGH_THE_MENUS, STORY, ACCOUNT, {"read": True}]
LAST_CALL: list[Act] = [{"choose": "ring_again"}, *THROUGH_THE_MENUS, ACCOUNT, ACCOUNT, STORY]
BAD_ROAD: list[Act] = [*FIRST_CALL, *SECOND_CALL, *LAST_CALL, {"choose": "take_it"}]
GOOD_ROAD: list[Act] = [{"press": "1"}, ACCOUNT, STORY]


@cache
def source() -> Source:
    return source_of(load(FILE))


@cache
def persona() -> Persona:
    return make_persona(source().scenario, 1)


def walked(road: list[Act], settings: Settings | None = None, seed: int = 1) -> tuple[Engine, Played]:
    engine = Engine(lower(source().under(settings or {}), settings or {}), persona())
    _, lines = read_inputs("\n".join(json.dumps(line) for line in road))
    return engine, play(engine, lines, seed)


def counted(road: list[Act], settings: Settings | None = None, seed: int = 1) -> Ledger:
    engine, played = walked(road, settings, seed)
    assert played.walk.ended
    return ledger(engine, played.walk.events, played.walk.now)


def heard(road: list[Act], settings: Settings | None = None) -> str:
    engine, played = walked(road, settings)
    return "\n".join(told.text for told in transcript(engine, played.walk.events))


@cache
def bad() -> Ledger:
    return counted(BAD_ROAD)


@cache
def good() -> Ledger:
    return counted(GOOD_ROAD, source().scenario.twin)


class TestAsItIs:
    def test_nothing_is_found_in_the_file(self) -> None:
        assert load(FILE).findings == ()

    def test_the_account_number_is_asked_for_again_and_again(self) -> None:
        assert bad().asked["account_number"] >= 3
        assert bad().digits_rekeyed >= 3 * 12

    def test_the_story_is_told_a_third_time(self) -> None:
        assert bad().asked["story"] >= 3
        assert bad().words_retold >= 2 * 60

    def test_the_promise_is_made_and_not_kept(self) -> None:
        assert (bad().promises_made, bad().promises_kept, bad().promises_broken) == (1, 0, 1)

    def test_the_call_is_lost_once_and_rung_three_times(self) -> None:
        assert bad().drops == 1
        assert bad().calls == 3

    def test_every_transfer_is_cold(self) -> None:
        assert bad().transfers["cold"] >= 2
        assert bad().transfers["warm"] == bad().transfers["notes"] == 0

    def test_nobody_owns_it_and_customer_care_gives_no_name(self) -> None:
        assert bad().owner == ""
        assert bad().names_given < bad().people

    def test_the_engineer_comes_too_late(self) -> None:
        assert bad().ending == "booked_too_late"
        assert not bad().resolved

    def test_the_menu_leads_back_to_itself(self) -> None:
        _, played = walked(
            [{"press": "2"}, {"press": "3"}, {"press": "1"}, {"press": "4"}, {"press": "*"}, {"press": "2"}]
        )
        assert played.walk.where[:2] == ("main_menu", 6)

    def test_sales_answers_at_once(self) -> None:
        for seed in SEEDS:
            _, played = walked([{"press": "1"}, {"wait_until": "sales_agent"}], seed=seed)
            assert played.walk.now < MINUTE

    def test_support_for_being_offline_is_online(self) -> None:
        assert "offline, please visit our website" in heard([{"press": "4"}, {"press": "3"}])


class TestDoneRight:
    def test_nothing_is_asked_twice(self) -> None:
        assert set(good().asked.values()) == {1}
        assert good().times_asked_again == good().digits_rekeyed == good().words_retold == 0

    def test_a_name_is_given_and_kept(self) -> None:
        assert good().owner == persona().agents["first_agent"]
        assert good().promises_kept == good().promises_made == 1

    def test_the_same_person_rings_back_by_name(self) -> None:
        agent = persona().agents["first_agent"]
        said = heard(GOOD_ROAD, source().scenario.twin)
        assert f"this is {agent}" in said
        assert f"it's {agent} at Meridian. I said I'd ring" in said

    def test_one_call_is_enough(self) -> None:
        assert (good().calls, good().calls_received, good().drops) == (1, 1, 0)
        assert good().generic == good().cannot == sum(good().transfers.values()) == 0

    def test_it_ends_before_the_interview(self) -> None:
        assert good().ending == "back_online"
        assert good().resolved

    @pytest.mark.parametrize("seed", SEEDS)
    def test_it_takes_a_few_minutes(self, seed: int) -> None:
        assert counted(GOOD_ROAD, source().scenario.twin, seed).given_ms < 4 * MINUTE

    def test_saying_nothing_to_the_short_menu_reaches_a_person(self) -> None:
        _, played = walked([{"wait_until": "first_agent"}], source().scenario.twin)
        assert played.walk.now < 2 * MINUTE


class TestOneDecisionAtATime:
    def test_one_record_spares_every_repeat_on_the_same_road(self) -> None:
        made = counted([*FIRST_CALL[:6], {"choose": "give_up"}], {"one_record": True})
        assert made.times_asked_again == 0

    def test_notes_that_travel_spare_the_number_and_the_story(self) -> None:
        made = counted([*FIRST_CALL[:6], {"choose": "give_up"}], {"notes_travel": True})
        assert made.times_asked_again == 0
        assert made.transfers["warm"] == 1

    def test_an_engineer_from_customer_care_ends_it_in_one_call(self) -> None:
        made = counted(FIRST_CALL[:8], {"engineers_from_support": True})
        assert made.ending == "booked_in_time"
        assert made.calls == 1

    def test_a_kept_call_back_still_asks_for_the_number(self) -> None:
        made = counted([*FIRST_CALL, *SECOND_CALL, ACCOUNT, STORY], {"call_back_kept": True})
        assert made.promises_kept == made.calls_received == 1
        assert made.asked["account_number"] == 6
        assert made.ending == "booked_in_time"

    def test_whoever_owns_the_case_rings_back_when_the_line_drops(self) -> None:
        made = counted(FIRST_CALL, {"own_the_case": True})
        assert made.drops == made.calls_received == 1
        assert made.ending == "booked_in_time"

    def test_a_name_without_the_hours_to_ring_back_is_only_a_name(self) -> None:
        made = counted(FIRST_CALL[:8], {"own_the_case": True, "engineers_from_support": True})
        assert made.promises_broken == 1

    def test_the_short_menu_rings_the_short_menu_again(self) -> None:
        short = {"short_menu": True}
        first: list[Act] = [{"press": "1"}, ACCOUNT, STORY, POSTCODE, ACCOUNT, ACCOUNT, STORY]
        second: list[Act] = [
            {"choose": "ring_again"},
            {"press": "1"},
            ACCOUNT,
            STORY,
            ACCOUNT,
            {"read": True},
        ]
        _, played = walked([*first, *second, {"choose": "ring_the_new_number"}, {"press": "1"}], short)
        assert played.walk.where[0] == "identify"

    def test_more_staff_shortens_the_waits(self) -> None:
        more = counted(BAD_ROAD, {"support_staff": 20})
        assert more.minutes_ms["waiting"] < bad().minutes_ms["waiting"]

    def test_faults_is_closed_in_the_evening_unless_it_opens_late(self) -> None:
        evening: list[Act] = [
            *FIRST_CALL,
            {"choose": "later_today"},
            *THROUGH_THE_MENUS,
            STORY,
            ACCOUNT,
            {"read": True},
        ]
        last: list[Act] = [{"choose": "ring_again"}, *THROUGH_THE_MENUS, ACCOUNT]
        _, shut = walked([*evening, *last, {"wait_until": "after_the_call"}])
        assert "the office is closed" in "\n".join(str(told) for told in transcript(shut.walk.engine, shut.walk.events))
        late = counted([*evening, *last, ACCOUNT, STORY, {"choose": "take_it"}], {"faults_open_late": True})
        assert late.ending == "booked_too_late"


class TestACallerWhoDoesOtherwise:
    def test_wrong_numbers_lead_back_to_the_menu(self) -> None:
        wrong: list[Act] = [
            {"press": "4"},
            {"press": "3"},
            {"press": "2"},
            {"key": "1#"},
            {"key": "2#"},
            {"key": "3#"},
        ]
        _, played = walked(wrong)
        assert played.walk.where[0] == "main_menu"

    def test_silence_ends_the_call(self) -> None:
        made = counted([{"wait_until": "after_the_call"}, {"choose": "give_up"}])
        assert (made.drops, made.ending) == (1, "gone")

    def test_hanging_up_in_the_queue_begins_it_all_again(self) -> None:
        made = counted(
            [
                *THROUGH_THE_MENUS,
                {"hang_up": True, "at": 30 * SECOND},
                {"choose": "ring_again"},
                *THROUGH_THE_MENUS,
                {"hang_up": True, "at": 30 * SECOND},
                {"choose": "give_up"},
            ]
        )
        assert made.asked_again == {"account_number": 1}
        assert (made.calls, made.hang_ups, made.ending) == (2, 2, "gone")


def papers() -> Iterator[str]:
    for template in source().scenario.customer.desk.values():
        yield from filled(template, persona()).splitlines()


def test_the_papers_on_the_desk_are_narrow_and_filled_in() -> None:
    assert max(map(len, papers())) <= PAPER_WIDTH
    assert not any("{" in line for line in papers())
    assert any(persona().facts["account_number"] in line for line in papers())


def test_every_policy_is_costed_and_most_are_part_of_the_good_twin() -> None:
    policies = source().scenario.all_companies()["company"].policies
    assert all(policy.costs or policy.saves or policy.costs_each for policy in policies.values())
    assert set(source().scenario.twin) < set(policies)
