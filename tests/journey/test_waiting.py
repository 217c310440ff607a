"""Waiting: as long as it was drawn, whatever is said meanwhile, until somebody answers, the office closes, or nobody does."""

from itertools import pairwise

import pytest
from building import COMPANY, HEAD, RINGING, begin, changed, cost, engine, happened, here, said, times, told, until

from walkshoes.journey.draws import uniform
from walkshoes.journey.events import Code, Dropped, Minute
from walkshoes.journey.inputs import Input, Kind, give
from walkshoes.journey.queueing import Staffing, offered_wait
from walkshoes.journey.walk import Walk

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
QUEUE = """\
welcome:
  queue: support
  say: You are in a queue.
  every: {90s: Your call is important.}
  then: agent
agent: {team: support, talk: [{agent: Hello.}], then: done}
"""
TELLS = ("  say: You are in a queue.", "  say: You are in a queue.\n  tells_position: true")
STAFFING = Staffing(160, 360_000, 13, 1_200_000)


def queue(wait: int | None, *changes: tuple[str, str], company: str = COMPANY, at: str = "2026-03-02 14:03") -> Walk:
    head = changed(HEAD, ("2026-03-02 14:03", at))
    return begin(changed(QUEUE, *changes), company, head=head, waits={"welcome": wait} if wait is not None else None)


def hours(text: str) -> str:
    return changed(COMPANY, ("support: {label: Customer care}", f'support: {{hours: "{text}"}}'))


# how long


def test_a_wait_is_drawn_from_the_staffing_of_its_queue_by_place_and_visit() -> None:
    walk = engine(QUEUE).walk(seed=7)
    walk.advance(RINGING)
    u = uniform(7, 0, "welcome", 1, "wait")
    drawn = offered_wait(STAFFING).wait_ms(u)
    assert happened(walk, Code.DREW) == [(RINGING, drawn, int(u * 2**53))]
    until(walk, "agent")
    assert walk.now == RINGING + drawn


def test_a_drawn_wait_is_counted_in_full() -> None:
    walk = queue(200 * SECOND)
    walk.advance(RINGING + 200 * SECOND - 1)
    assert here(walk) == "welcome"
    walk.advance(RINGING + 200 * SECOND)
    assert here(walk) == "agent"
    assert cost(walk).minutes_ms["waiting"] == 200 * SECOND
    assert happened(walk, Code.ANSWERED) == [(RINGING + 200 * SECOND, 200 * SECOND, 0)]
    assert "(answered after 3 minutes)" in told(walk)


def test_who_is_answered_at_once_hears_nothing_of_a_queue() -> None:
    walk = queue(0)
    until(walk, "agent")
    assert walk.now == RINGING
    assert said(walk) == ["Hello."]


def test_a_participant_lives_the_wait_the_scenario_names_whatever_the_seed() -> None:
    company = changed(COMPANY, ("agents: 13, patience: 20m", "agents: 13, patience: 20m, lived: p75"))
    table = offered_wait(STAFFING)
    p75 = table.wait_ms(1 - table.delayed * 0.25)
    for seed in (1, 2, 3):
        walk = until(engine(QUEUE, company).walk(seed), "agent")
        assert walk.now == RINGING + p75
    waits = {until(engine(QUEUE, company).walk(1, caller), "agent").now for caller in range(1, 6)}
    assert len(waits) > 2


def test_another_caller_another_wait_and_the_same_caller_the_same() -> None:
    made = engine(QUEUE)
    first, again, other = (until(made.walk(1, caller), "agent").now for caller in (1, 1, 2))
    assert first == again != other


# what is heard


def test_the_announcement_comes_round_word_for_word() -> None:
    walk = until(queue(300 * SECOND), "agent")
    announced = [
        at - RINGING for at, x, _ in happened(walk, Code.SAID) if walk.engine.lines[x].text == "Your call is important."
    ]
    assert announced == [90 * SECOND, 180 * SECOND, 270 * SECOND]
    assert said(walk)[0] == "You are in a queue."


def test_several_announcements_come_round_each_in_its_own_time() -> None:
    walk = until(queue(200 * SECOND, ("every: {90s: Your call is important.}", "every: {60s: A., 90s: B.}")), "agent")
    rounds = [(at - RINGING, walk.engine.lines[x].text) for at, x, _ in happened(walk, Code.SAID)[1:-1]]
    assert rounds == [(60_000, "A."), (90_000, "B."), (120_000, "A."), (180_000, "A."), (180_000, "B.")]


def test_the_position_that_is_told_falls_and_never_contradicts_the_draw() -> None:
    walk = until(queue(600 * SECOND, TELLS), "agent")
    positions = [x for _, x, _ in happened(walk, Code.POSITION)]
    assert len(positions) == 7  # on joining, and with every announcement
    assert all(earlier >= later for earlier, later in pairwise(positions))
    assert positions[0] > 1
    assert f"Meridian: You are number {positions[0]} in the queue." in told(walk)


def test_the_position_is_of_the_wait_that_was_drawn_even_where_the_office_closes_first() -> None:
    """`You are number 1`, and then the office closes: that would be a contradiction."""
    walk = queue(3_000 * SECOND, TELLS, company=hours("Mon 08:00-14:13"))
    until(walk, lambda walk: times(walk, Code.DROPPED) == 1)
    positions = [x for _, x, _ in happened(walk, Code.POSITION)]
    closing_in = 10 * MINUTE - RINGING
    still_to_wait = 3_000 * SECOND - closing_in // (90 * SECOND) * 90 * SECOND
    assert still_to_wait > 2_000 * SECOND
    assert min(positions) > 20


# closing, and nobody


def test_outside_the_hours_nobody_joins_the_queue() -> None:
    walk = queue(5 * MINUTE, company=hours("Tue 08:00-18:00"))
    assert said(walk) == ["Our office is now closed. Please call again during opening hours."]
    until(walk, "after_the_call")
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.CLOSED]
    assert (times(walk, Code.QUEUED), times(walk, Code.DREW)) == (0, 0)
    assert cost(walk).minutes_ms["waiting"] == 0


def test_where_the_closed_office_leads_on_the_call_goes_on() -> None:
    walk = queue(
        None,
        ("  then: agent", "  closed: {say: We are closed., then: box}\n  then: agent"),
        ("agent: {team", "box: {team: support, voicemail: {greeting: Hello.}, then: done}\nagent: {team"),
        company=hours("Tue 08:00-18:00"),
    )
    assert said(walk) == ["We are closed."]
    until(walk, "box")
    assert walk.on_call
    assert times(walk, Code.DROPPED) == 0


def test_the_hours_end_for_those_who_still_wait() -> None:
    walk = queue(20 * MINUTE, company=hours("Mon 08:00-14:13"))
    until(walk, lambda walk: "closed" in said(walk)[-1])
    assert walk.calendar % (24 * HOUR) == 14 * HOUR + 13 * MINUTE
    assert cost(walk).minutes_ms["waiting"] == 10 * MINUTE - RINGING
    until(walk, "after_the_call")
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.CLOSED]


def test_who_is_answered_at_the_last_moment_is_answered() -> None:
    walk = queue(10 * MINUTE - RINGING, company=hours("Mon 08:00-14:13"))
    until(walk, "agent")
    assert times(walk, Code.ANSWERED) == 1


NOBODY = changed(COMPANY, ("agents: 13", "agents: 0"))


def test_where_nobody_will_answer_the_company_lets_go_of_the_call_after_four_hours() -> None:
    walk = queue(None, company=NOBODY)
    until(walk, "after_the_call")
    assert walk.now == RINGING + 4 * HOUR
    assert [x for _, x, _ in happened(walk, Code.DROPPED)] == [Dropped.NOBODY]
    assert cost(walk).minutes_ms["waiting"] == 4 * HOUR
    assert "(nobody answers; the company ends the call)" in told(walk)


@pytest.mark.parametrize("at_most", ["10m", "0s"])
def test_how_long_a_call_is_let_wait_can_be_stated(at_most: str) -> None:
    walk = queue(None, ("  say: You", f"  at_most: {at_most}\n  say: You"), company=NOBODY)
    until(walk, "after_the_call")
    assert walk.now == RINGING + (10 * MINUTE if at_most == "10m" else 0)


def test_what_is_stated_counts_where_somebody_answers_too() -> None:
    walk = queue(20 * MINUTE, ("  say: You", "  at_most: 10m\n  say: You"))
    until(walk, "after_the_call")
    assert walk.now == RINGING + 10 * MINUTE


def test_a_long_wait_that_somebody_answers_lasts_as_long_as_it_was_drawn() -> None:
    walk = until(queue(5 * HOUR), "agent")
    assert walk.now == RINGING + 5 * HOUR


def test_closing_time_comes_before_the_four_hours() -> None:
    walk = queue(
        None, company=changed(NOBODY, ("support: {label: Customer care}", 'support: {hours: "Mon 08:00-15:03"}'))
    )
    until(walk, lambda walk: "closed" in said(walk)[-1])
    assert walk.now == HOUR


# hold


HOLD = """\
welcome:
  team: support
  talk:
    - agent: One moment.
    - hold: 2m
      say: I will put you on hold.
      every: {45s: Hum.}
    - agent: Here I am.
  then: rest
rest: {team: support, hold: {for: 30s, say: And again.}, then: done}
"""


def test_a_hold_lasts_as_long_as_is_stated_and_is_waiting() -> None:
    walk = until(begin(HOLD), "done")
    assert said(walk)[:-1] == ["One moment.", "I will put you on hold.", "Hum.", "Hum.", "Here I am.", "And again."]
    made = cost(walk)
    assert (made.holds, made.queues) == (2, 0)
    assert made.minutes_ms["waiting"] == 150 * SECOND
    assert made.handling_ms["support"] == made.minutes_ms["talking"] + made.minutes_ms["waiting"]
    assert "(you are put on hold)" in told(walk)


# ended by the facilitator


def end_wait(walk: Walk) -> bool:
    return give(walk, Input(Kind.END_WAIT, by="facilitator"))


def test_ending_a_wait_moves_time_to_its_drawn_end_and_counts_it_in_full() -> None:
    walk, lived = queue(200 * SECOND), until(queue(200 * SECOND), "agent")
    walk.advance(RINGING + 30 * SECOND)
    assert end_wait(walk)
    assert (walk.now, here(walk)) == (RINGING + 200 * SECOND, "agent")
    assert walk.events == lived.events


def test_the_customer_cannot_end_a_wait() -> None:
    walk = queue(200 * SECOND)
    assert not give(walk, Input(Kind.END_WAIT))
    assert here(walk) == "welcome"


def test_a_hold_can_be_ended_as_well_but_not_what_is_said() -> None:
    walk = begin(HOLD)
    assert not end_wait(walk)
    until(walk, lambda walk: walk.minute == Minute.WAITING)
    assert end_wait(walk)
    assert said(walk)[-1] == "Here I am."
    assert not end_wait(walk)


def test_ending_the_wait_for_nobody_ends_the_call() -> None:
    walk = queue(None, company=NOBODY)
    assert end_wait(walk)
    assert (walk.now, here(walk)) == (RINGING + 4 * HOUR, "after_the_call")


def test_there_is_no_wait_to_end_while_it_rings_or_once_it_is_over() -> None:
    ringing = engine(QUEUE).walk()
    assert not end_wait(ringing)
    assert not end_wait(until(queue(0), "done"))
