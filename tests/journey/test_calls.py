"""Calls: made, received, ended, dropped, hung up; and what a customer can do when one is lost."""

import pytest
from building import (
    COMPANY,
    HEAD,
    RINGING,
    begin,
    came_to,
    changed,
    cost,
    engine,
    happened,
    here,
    said,
    times,
    told,
    until,
)

from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.walk import Accepts, Walk

SECOND = 1_000
HOUR = 3_600 * SECOND
EVERYTHING = """\
welcome: {team: ivr, announce: Hello there., then: menu}
menu: {team: ivr, menu: Press 1., press: {1: identify}}
identify: {team: ivr, collect: {fact: account_number}, then: queue}
queue: {queue: support, then: agent}
agent:
  team: support
  talk:
    - agent: Hello.
    - ask: {fact: story}
    - hold: 1m
  then: over
over: {team: faults, transfer: {to: box}}
box: {team: faults, voicemail: {greeting: Leave a message., about: story}, then: decide}
decide: {choose: And now?, options: {stay: done}}
"""
LATER = changed(HEAD, ("dial: customer_line", "go: letter"))


def answer(walk: Walk) -> bool:
    match walk.accepts:
        case Accepts.PRESS:
            return walk.press("1")
        case Accepts.KEY:
            return walk.key(walk.engine.answers[walk.moment.fact])  # type: ignore[union-attr]
        case Accepts.TELL:
            return walk.tell(9)
    return walk.pass_on()


def test_one_can_hang_up_at_every_moment_of_a_call() -> None:
    made = engine(EVERYTHING)
    parked = 0
    while True:
        walk = made.walk()
        for _ in range(parked):
            assert answer(walk)
        place = here(walk)
        assert walk.on_call
        assert walk.hang_up()
        assert (walk.on_call, here(walk)) == (False, "after_the_call")
        if place == "decide":
            break
        parked += 1
    assert parked > 10


def test_one_cannot_hang_up_where_no_call_is_on() -> None:
    walk = until(begin("welcome: {drop: Click.}\n"), "after_the_call")
    assert not walk.hang_up()
    assert walk.choose("give_up")
    assert not walk.hang_up()
    letter = begin("letter: {read: Dear Ann., then: done}\nwelcome: {drop: Click.}\n", head=LATER)
    assert not letter.hang_up()


def test_it_rings_before_anybody_answers_and_that_is_listening() -> None:
    walk = begin(EVERYTHING, answered=False)
    assert happened(walk, Code.DIALLED) == [(0, 0, 0)]
    walk.advance(RINGING - 1)
    assert came_to(walk) == []
    walk.advance(RINGING)
    assert came_to(walk) == ["welcome"]
    assert told(walk)[0] == "(you ring Meridian)"
    assert cost(walk).minutes_ms["listening"] == RINGING


def test_a_call_that_comes_to_its_end_is_no_drop() -> None:
    walk = until(begin("welcome: {team: support, talk: [{agent: Goodbye.}]}\n"), "after_the_call")
    assert (times(walk, Code.CALL_ENDED), times(walk, Code.DROPPED)) == (1, 0)


def test_a_dropped_call_is_the_companys_doing() -> None:
    walk = until(begin("welcome: {drop: A click. Then nothing.}\n"), "after_the_call")
    assert said(walk)[0] == "A click. Then nothing."
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.SCRIPTED]
    assert (cost(walk).drops, cost(walk).hang_ups) == (1, 0)
    assert "(the line goes dead)" in told(walk)


def test_a_drop_may_lead_somewhere_else() -> None:
    walk = until(
        begin("welcome: {drop: A click., then: decide}\ndecide: {choose: And now?, options: {stay: done}}\n"), "decide"
    )
    assert not walk.on_call


def test_where_no_way_holds_the_call_is_dropped() -> None:
    walk = until(
        begin("welcome: {team: ivr, announce: Hello., then: [{when: told(story), go: done}]}\n"), "after_the_call"
    )
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.SCRIPTED]


# after a lost call


def lost(at: str = "2026-03-02 14:03", company: str = COMPANY) -> Walk:
    walk = begin(
        "welcome: {team: ivr, announce: Hello there., then: done}\n",
        company,
        head=changed(HEAD, ("2026-03-02 14:03", at)),
    )
    assert walk.hang_up()
    return walk


def clock(walk: Walk) -> str:
    return f"{wall_clock(walk.calendar, walk.engine.program.zone):%d %H:%M:%S}"


def test_after_a_lost_call_one_may_ring_again_now_later_another_day_or_give_up() -> None:
    walk = lost()
    assert walk.offered() == ["ring_again", "later_today", "another_day", "give_up"]
    assert not walk.choose("write")


def test_ringing_again_is_a_new_call_and_the_clock_goes_on() -> None:
    walk = lost()
    walk.advance(walk.now + 10 * SECOND)
    assert walk.choose("ring_again")
    until(walk, "welcome")
    assert clock(walk) == "02 14:03:22"
    assert cost(walk).calls == 2
    assert cost(walk).minutes_ms["deciding"] == 10 * SECOND


def test_later_today_is_three_hours_later_on_the_calendar_and_costs_no_minutes() -> None:
    walk = lost()
    assert walk.choose("later_today")
    assert clock(walk) == "02 17:03:06"
    assert cost(walk).given_ms == RINGING
    assert cost(walk).calendar_ms == RINGING + 3 * HOUR
    assert "(3 hours later: Monday 2 March, 17:03)" in told(walk)


@pytest.mark.parametrize(("at", "then"), [("2026-03-02 14:03", "03 10:00"), ("2026-03-02 01:30", "03 10:00")])
def test_another_day_is_the_next_morning(at: str, then: str) -> None:
    walk = lost(at)
    assert walk.choose("another_day")
    assert clock(walk)[:8] == then


def test_giving_up_is_an_ending() -> None:
    walk = lost()
    assert walk.choose("give_up")
    assert walk.ended
    assert cost(walk).ending == "gave_up"
    assert said(walk)[-1] == "You gave up."


def test_giving_up_ends_where_the_scenario_says() -> None:
    walk = begin("welcome: {team: ivr, announce: Hello., then: done}\n", more="gives_up: gone")
    assert walk.hang_up()
    assert walk.choose("give_up")
    assert cost(walk).ending == "gone"


def test_another_line_can_be_dialled_instead() -> None:
    company = changed(COMPANY, ("{customer_line: welcome}", "{customer_line: welcome, shop_line: shop}"))
    walk = begin(
        "welcome: {team: ivr, announce: Hello., then: done}\nshop: {team: faults, announce: The shop., then: done}\n",
        company,
    )
    assert walk.hang_up()
    assert not walk.dial("nowhere")
    assert walk.dial("shop_line")
    until(walk, "shop")
    assert walk.on_call
    assert [x for _, x, _ in happened(walk, Code.DIALLED)] == [0, 1]
    assert walk.hang_up()
    assert walk.choose("ring_again")
    assert [x for _, x, _ in happened(walk, Code.DIALLED)][-1] == 1


def test_after_a_counter_one_can_go_back_in_where_nothing_can_be_dialled() -> None:
    company = changed(COMPANY, ("lines: {customer_line: welcome}\n", ""))
    walk = begin(
        "shop: {team: support, channel: in person, talk: [{agent: Goodbye.}]}\n",
        company,
        head=changed(LATER, ("letter", "shop")),
    )
    until(walk, "after_the_call")
    assert walk.offered() == ["go_back", "later_today", "another_day", "give_up"]
    assert walk.choose("go_back")
    assert (here(walk), walk.visits[walk.place]) == ("shop", 2)


# who owns the case

OWNED = """\
welcome: {team: support, talk: [{owner: Maria Santos}, {agent: I will see to it.}], then: THEN}
faults: {team: faults, talk: [{agent: Hello.}, {hold: 1m}], then: done}
"""


def test_whoever_takes_the_case_owns_it_to_the_end() -> None:
    assert cost(until(begin(OWNED.replace("THEN", "done")), "done")).owner == "Maria Santos"


@pytest.mark.parametrize(
    ("hand_over", "owner"), [("cold", ""), ("warm", "Maria Santos"), ("{notes: [story]}", "Maria Santos")]
)
def test_a_cold_hand_over_takes_the_owner_away(hand_over: str, owner: str) -> None:
    walk = until(begin(OWNED.replace("THEN", f"{{go: faults, hand_over: {hand_over}}}")), "faults")
    assert cost(walk).owner == owner
    assert times(walk, Code.DISOWNED) == (owner == "")


def test_hanging_up_takes_the_owner_away() -> None:
    walk = begin(OWNED.replace("THEN", "done"))
    assert walk.hang_up()
    assert cost(walk).owner == ""


def test_a_call_that_comes_to_its_end_leaves_the_owner() -> None:
    walk = until(begin(OWNED.replace(", then: THEN", "")), "after_the_call")
    assert cost(walk).owner == "Maria Santos"


# calls that nobody dialled


def test_what_answers_a_line_is_reached_by_ringing_it() -> None:
    places = """\
    letter: {choose: Is it worth it?, options: {ring: welcome, leave: gone}}
    welcome: {team: ivr, announce: Hello there., then: done}
    """
    walk = begin(places, head=LATER)
    assert walk.choose("ring")
    assert walk.on_call
    assert walk.now == 0
    assert came_to(until(walk, "welcome")) == ["letter", "welcome"]
    assert walk.now == RINGING
    assert cost(walk).calls == 1
    assert walk.hang_up()


def test_a_company_may_ring_the_customer() -> None:
    places = """\
    letter: {wait: {for: 1 day}, then: rings}
    rings: {team: support, talk: [{agent: We said we would ring.}], then: done}
    welcome: {drop: Click.}
    """
    walk = begin(places, head=LATER)
    assert here(walk) == "rings"
    assert (cost(walk).calls, cost(walk).calls_received) == (0, 1)
    assert "(your telephone rings)" in told(walk)
    assert walk.hang_up()


def test_days_do_not_pass_with_the_receiver_in_ones_hand() -> None:
    places = """\
    welcome: {team: support, talk: [{agent: Wait for a letter.}], then: days}
    days: {wait: {for: 3 days}, then: letter}
    letter: {read: Dear Ann., then: done}
    """
    walk = until(begin(places), "letter")
    assert times(walk, Code.CALL_ENDED) == 1
    assert not walk.hang_up()


def test_another_channel_ends_the_call() -> None:
    places = """\
    welcome: {team: support, talk: [{agent: I will write.}], then: letter}
    letter: {team: faults, channel: letter, read: Dear Ann., then: done}
    """
    walk = until(begin(places), "letter")
    assert times(walk, Code.CALL_ENDED) == 1
    assert not walk.hang_up()
    assert cost(walk).hand_overs["cold"] == 0  # whoever writes has passed nobody on


# going in a circle


def test_a_scenario_that_goes_round_without_time_passing_is_stopped_for_good() -> None:
    places = """\
    welcome: {team: ivr, announce: Hello., then: round}
    round: {wait: {for: 0s}, then: again}
    again: {wait: {for: 1 day}, then: round}
    """
    walk = begin(places)
    walk.advance(60 * SECOND)
    assert walk.ended
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.LOOP]
    assert not any(
        [walk.choose("give_up"), walk.press("1"), walk.hang_up(), walk.read(), walk.react(1), walk.pass_on()]
    )


def test_a_choice_that_leads_to_a_circle_does_not_stay_open() -> None:
    places = """\
    letter: {choose: And now?, options: {round: one}}
    one: {wait: {for: 1 day}, then: two}
    two: {wait: {for: 1 day}, then: one}
    welcome: {drop: Click.}
    """
    walk = begin(places, head=LATER)
    assert walk.choose("round")
    assert walk.ended
    assert not walk.choose("round")
    assert walk.accepts == Accepts.NOTHING


def test_a_circle_of_decades_does_not_leave_the_calendar() -> None:
    places = """\
    letter: {wait: {for: 3660 days}, then: more}
    more: {wait: {for: 3660 days}, then: letter}
    welcome: {drop: Click.}
    """
    walk = begin(places, head=LATER)
    assert walk.ended
    assert wall_clock(walk.calendar, "UTC").year == 3000
    assert told(walk)[-1].startswith("(the scenario goes round")


def test_asking_the_same_again_in_time_is_no_circle() -> None:
    walk = begin("welcome: {team: ivr, announce: Hello., then: welcome}\n")
    walk.advance(HOUR)
    assert not walk.ended
    assert len(came_to(walk)) > 1_000
