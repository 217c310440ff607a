"""Chats, counters and the way there: typed, met face to face, found closed, left and come back to."""

import pytest
from building import COMPANY, HEAD, NUMBER, asked, begin, changed, cost, happened, here, told, until

from walkshoes.journey.calendar import wall_clock
from walkshoes.journey.clock import CHAT_WPM
from walkshoes.journey.events import Allowance, Code, Minute
from walkshoes.journey.program import Ask, Way
from walkshoes.journey.walk import Accepts, Walk
from walkshoes.scenario.callers import READING_WPM

AT_HOME = changed(HEAD, ("dial: customer_line", "go: chat"))
SHOP = changed(
    COMPANY,
    ("ivr: {}", "ivr: {automated: true}"),
    ("{label: Faults, may: [engineer]}", '{label: The shop, hours: "Mon-Sat 09:00-18:00", holidays: GB-ENG}'),
    ("welcome", "hello"),
)
PLACES = """\
chat:
  team: ivr
  channel: chat
  talk: [{agent: Hi there., generic: true}, {ask: {fact: story}}]
  then: person
person:
  team: support
  channel: chat
  talk:
    - agent: One moment please while I look.
    - ask: {fact: account_number}
    - ask: {fact: story}
    - you: I told that already.
  then: bus
bus: {team: faults, visit: {travel: 25m, say: You take the bus into town.}, closed: {say: It is closed.}, then: counter}
counter: {team: faults, channel: in person, looks_up: false, talk: [{agent: Yes?}, {ask: {fact: story}}], then: done}
hello: {team: support, talk: [{agent: Hello.}], then: gone}
"""


def chatting(head: str = AT_HOME) -> Walk:
    return begin(PLACES, SHOP, head=head)


def on_the_bus(head: str = AT_HOME) -> Walk:
    walk = chatting(head)
    assert asked(walk).tell(20)
    assert asked(walk).key(NUMBER)
    assert asked(walk).tell(20)
    return asked(walk)


# a chat


def test_in_a_chat_one_reads_and_writes() -> None:
    walk = on_the_bus()
    minutes = cost(walk).minutes_ms
    assert {kind for kind, ms in minutes.items() if ms} == {"reading", "writing"}


def test_what_is_told_in_a_chat_is_typed_and_what_is_asked_exactly_too() -> None:
    walk = asked(chatting())
    assert isinstance(walk.moment, Ask)
    assert walk.moment.way == Way.WRITTEN
    walk.tell(20)
    assert isinstance(asked(walk).moment, Ask)
    assert walk.moment.way == Way.TYPED  # type: ignore[union-attr]
    assert walk.accepts == Accepts.KEY
    walk.begin()
    assert walk.minute == Minute.WRITING


def test_a_bots_words_are_there_at_once_and_a_persons_as_fast_as_they_type() -> None:
    lines = {line.text: line.ms for line in chatting().engine.lines}
    assert lines["Hi there."] == 2 * (60_000 // READING_WPM)
    assert lines["One moment please while I look."] == 6 * (60_000 // CHAT_WPM)


def test_a_bot_is_nobody_one_has_met() -> None:
    walk = asked(chatting())
    assert cost(walk).people == 0
    assert walk.live
    walk.tell(20)
    assert cost(asked(walk)).people == 1
    assert [Code(code) for _, code, _, _, _ in walk.events if code in (Code.HANDED_OVER, Code.TRANSFERRED)] == [
        Code.HANDED_OVER
    ]


def test_whoever_is_in_a_chat_occupies_somebody_by_reading_and_writing() -> None:
    made = cost(on_the_bus())
    assert set(made.handling_ms) == {"support"}


def test_one_can_leave_a_chat_and_open_it_again_where_it_began() -> None:
    walk = asked(chatting())
    walk.tell(20)
    assert asked(walk).hang_up()
    assert not walk.live
    assert (here(walk), walk.offered()) == ("after_the_call", ["chat_again", "later_today", "another_day", "give_up"])
    assert "(The chat is over. What do you do?)" in told(walk)
    assert "(you leave the chat)" in told(walk)
    assert walk.choose("chat_again")
    assert (here(walk), walk.visits[walk.place]) == ("chat", 2)
    assert "(you decide: Open the chat again)" in told(walk)
    assert cost(walk).contacts == {"chat": 2}


def test_what_a_chat_was_told_is_forgotten_when_it_is_over() -> None:
    walk = asked(chatting())
    walk.tell(20)
    asked(walk).key(NUMBER)
    asked(walk)
    walk.hang_up()
    walk.choose("chat_again")
    walk = asked(walk)
    assert walk.tell(20)
    assert asked(walk).accepts == Accepts.KEY
    assert cost(walk).asked_again["account_number"] == 1


@pytest.mark.parametrize(("at", "offered"), [("14:03", True), ("19:59", True), ("20:01", False), ("23:30", False)])
def test_later_today_is_offered_as_long_as_it_is_still_today(at: str, offered: bool) -> None:
    walk = asked(chatting(changed(AT_HOME, ("14:03", at))))
    assert walk.hang_up()
    assert ("later_today" in walk.offered()) is offered
    if offered:
        day = wall_clock(walk.calendar, "Europe/London").date()
        assert walk.choose("later_today")
        assert wall_clock(walk.calendar, "Europe/London").date() == day


def test_a_number_can_still_be_dialled_after_a_chat() -> None:
    walk = asked(chatting())
    walk.hang_up()
    assert walk.dial("customer_line")
    assert walk.on_call
    assert walk.last_met == "phone"


# the way there


def test_the_way_costs_the_customers_minutes() -> None:
    walk = on_the_bus()
    assert walk.read()
    assert (walk.minute, walk.accepts, walk.live) == (Minute.TRAVELLING, Accepts.NOTHING, False)
    until(walk, "counter")
    assert cost(walk).minutes_ms["travelling"] == 25 * 60_000


def test_whoever_is_on_the_way_cannot_hang_up_or_end_it() -> None:
    walk = on_the_bus()
    walk.read()
    assert not walk.hang_up()
    assert not walk.end_wait()


@pytest.mark.parametrize(
    ("at", "closed"),
    [("2026-03-02 14:03", False), ("2026-03-02 17:50", True), ("2026-04-03 10:00", True), ("2026-03-01 12:00", True)],
)
def test_a_shop_may_be_found_closed_by_its_hours_or_on_a_holiday(at: str, closed: bool) -> None:
    walk = on_the_bus(changed(AT_HOME, ("2026-03-02 14:03", at)))
    walk.read()
    while here(walk) == "bus" and walk.accepts == Accepts.NOTHING:
        assert walk.pass_on()
    assert cost(walk).found_closed == closed
    assert here(walk) == ("bus" if closed else "counter")
    if closed:
        assert asked(walk).read()
        assert walk.offered()[0] == "go_back"
        assert walk.choose("another_day")
        assert (here(walk), walk.visits[walk.place]) == ("bus", 2)


def test_one_can_walk_away_from_a_counter_and_go_back() -> None:
    walk = on_the_bus()
    walk.read()
    assert asked(until(walk, "counter")).hang_up()
    assert "(you walk away)" in told(walk)
    assert walk.choose("go_back")
    assert here(walk) == "counter"


def test_another_day_the_way_has_to_be_gone_again_and_the_door_may_be_closed() -> None:
    walk = on_the_bus(changed(AT_HOME, ("2026-03-02 14:03", "2026-03-07 14:03")))  # a Saturday
    walk.read()
    assert asked(until(walk, "counter")).hang_up()
    assert walk.choose("another_day")
    assert (here(walk), walk.visits[walk.place]) == ("bus", 2)
    assert walk.read()
    while here(walk) == "bus" and walk.accepts == Accepts.NOTHING:
        assert walk.pass_on()
    assert cost(walk).found_closed == 1
    assert cost(walk).minutes_ms["travelling"] == 2 * 25 * 60_000


# who rings whom


def test_whoever_goes_from_home_to_a_queue_has_rung() -> None:
    places = """\
    welcome: {wait: 1h, then: line}
    line: {queue: support, then: done}
    hello: {team: support, talk: [{agent: Hello.}], then: done}
    """
    walk = begin(places, SHOP, head=changed(AT_HOME, ("go: chat", "go: welcome")))
    assert cost(walk).contacts == {"phone": 1}
    assert cost(walk).calls == 1


def test_a_company_without_a_line_can_be_rung_from_home_and_not_rung_again() -> None:
    places = """\
    welcome: {wait: 1h, then: menu}
    menu: {team: support, menu: Press 1., press: {1: done}}
    """
    company = changed(SHOP, ("lines: {customer_line: hello}\n", ""))
    walk = begin(places, company, head=changed(AT_HOME, ("go: chat", "go: welcome")))
    assert walk.on_call
    assert cost(walk).calls == 1
    assert walk.hang_up()
    assert walk.offered() == ["give_up"]


def test_ringing_again_rings_the_company_that_was_on_the_line() -> None:
    companies = """\
companies:
  rival: {name: Rival, lines: {rival_line: rival}, teams: {desk: {}}}
  mer: {name: Meridian, lines: {main: hello}, teams: {support: {}}}
"""
    places = """\
    welcome: {wait: 1h, then: rings}
    rings: {team: support, talk: [{agent: It is us.}, {hold: 1h}], then: done}
    rival: {team: desk, talk: [{agent: Rival.}], then: gone}
    hello: {team: support, talk: [{agent: Hello.}], then: done}
    """
    walk = begin(places, companies, head=changed(AT_HOME, ("go: chat", "go: welcome")))
    assert cost(walk).calls_received == 1
    assert walk.hang_up()
    assert walk.choose("ring_again")
    assert "(you ring Meridian)" in told(walk)


# how it ends


def test_each_contact_ends_in_its_own_words() -> None:
    places = """\
    chat: {team: support, channel: chat, talk: [{agent: Bye.}], then: home}
    home: {wait: 1h, then: counter}
    counter: {team: support, channel: in person, talk: [{agent: Bye.}], then: hello}
    hello: {team: support, talk: [{agent: Hello.}], then: again}
    again: {team: support, channel: chat, drop: It closes.}
    """
    walk = asked(begin(places, SHOP, head=AT_HOME))
    ends = [line for line in told(walk) if line in ("(the chat ends)", "(you leave)", "(the call ends)")]
    assert ends == ["(the chat ends)", "(you leave)", "(the call ends)"]


# from one channel to another


def switched(record: str = "separate", hands_over: str = "cold") -> Walk:
    company = changed(SHOP, ("name: Meridian\n", f"name: Meridian\nrecord: {record}\n"),
                      ("support: {label: Customer care}", f"support: {{label: Customer care, hands_over: {hands_over}}}"))  # fmt: skip
    walk = asked(begin(PLACES, company, head=AT_HOME))
    while here(walk) != "counter":
        match walk.accepts:
            case Accepts.TELL:
                walk.tell(20)
            case Accepts.KEY:
                walk.key(NUMBER)
            case Accepts.READ:
                walk.read()
            case _:
                assert walk.pass_on()
    return walk


@pytest.mark.parametrize(
    ("record", "hands_over", "without_context"),
    [("separate", "cold", 1), ("shared", "cold", 0), ("separate", "warm", 0)],
)
def test_going_from_one_channel_to_another_with_or_without_context(
    record: str, hands_over: str, without_context: int
) -> None:
    made = cost(switched(record, hands_over))
    assert (made.switches, made.switches_without_context) == (1, without_context)
    assert made.contacts == {"chat": 1, "in person": 1}


def test_where_nothing_had_been_given_nothing_is_lost() -> None:
    walk = asked(chatting())
    walk.hang_up()
    walk.dial("customer_line")
    until(walk, "hello")
    assert (cost(walk).switches, cost(walk).switches_without_context) == (1, 0)


# what a facilitator allows


def test_time_outs_may_be_longer_for_one_person() -> None:
    places = "welcome: {team: ivr, menu: Press 1., press: {1: done}, no_input: {after: 5s}}\n"
    walk = begin(places)
    assert walk.allow(Allowance.LONGER, 3)
    until(walk, lambda walk: not walk.speaking and walk.accepts == Accepts.PRESS)
    assert walk.until - walk.now == 15_000
    assert [(x, y) for _, x, y in happened(walk, Code.ALLOWED)] == [(Allowance.LONGER, 3)]
    assert "(the facilitator allows time-outs 3 times as long)" in told(walk)


@pytest.mark.parametrize("times", [0, 11, -1])
def test_only_so_much_longer(times: int) -> None:
    walk = begin("welcome: {team: ivr, announce: Hello., then: done}\n")
    assert not walk.allow(Allowance.LONGER, times)
    assert walk.leeway == 1
