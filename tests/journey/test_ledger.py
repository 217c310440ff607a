"""The ledger: what a walk cost the customer, counted by the engine and never by the author's say-so."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import cache

import pytest
from building import COMPANY, HEAD, NUMBER, RINGING, asked, begin, changed, cost, engine, to_the_end, until

from walkshoes.journey.events import Allowance, Minute
from walkshoes.journey.ledger import BY_COMPANY, Ledger, ledger
from walkshoes.journey.walk import Walk
from walkshoes.scenario.persona import Persona

SECOND = 1_000
COMPANY_WITH_PROMISES = (
    COMPANY
    + """\
promises:
  ring_back: {what: Ring back, by: support, due: 2h, kept: false}
  letter: {what: Send a letter, by: support, due: 3h, kept: true}
  some_time: {what: Look into it, by: support, kept: true}
"""
)
LONG_WAY = """\
welcome: {team: ivr, announce: Welcome to Meridian., then: menu}
menu: {team: ivr, menu: "For faults, press 1.", press: {1: identify}}
identify: {team: ivr, collect: {fact: account_number, say: Key your number.}, then: line}
line: {queue: support, then: agent}
agent:
  team: support
  talk:
    - agent: "Good day, this is {agent}."
    - ask: {fact: account_number}
    - ask: {fact: story}
    - agent: Please look at our website.
      generic: true
    - agent: Unfortunately I cannot see that.
      cannot: true
    - agent: That would be the faults team.
      not_us: faults
    - hold: 30s
    - request: engineer
    - owner: Maria Santos
    - promise: ring_back
    - promise: letter
    - promise: some_time
  then: {go: faults, hand_over: {notes: [account_number]}}
faults:
  team: faults
  talk:
    - agent: Good day.
    - ask: {fact: account_number}
    - ask: {fact: story, say: And now?}
    - request: engineer
  then: days
days: {wait: {for: 5h}, then: rings}
rings: {team: support, talk: [{agent: Good day.}], then: letter}
letter: {team: faults, channel: letter, read: Dear Ann. Your case is closed., signed: name, then: reply}
reply: {team: faults, channel: letter, write: {fact: story}, then: decide}
decide: {choose: And now?, options: {stay: done}}
"""


@cache
def long_way() -> Walk:
    """A walk in which about everything happens once."""
    walk = begin(LONG_WAY, COMPANY_WITH_PROMISES, waits={"line": 120 * SECOND})
    walk.react(-1)
    assert asked(walk).press("9")
    assert asked(walk).press("1")
    assert asked(walk).key("7734")
    asked(walk).begin()
    walk.advance(walk.now + 6 * SECOND)
    assert walk.key(NUMBER)
    assert asked(walk).key(NUMBER)
    asked(walk).begin()
    walk.advance(walk.now + 20 * SECOND)
    assert walk.tell(50)
    assert asked(walk).tell(40)
    asked(walk)
    walk.advance(walk.now + 4 * SECOND)
    assert walk.read()
    walk.begin()
    walk.advance(walk.now + 90 * SECOND)
    assert walk.tell(70)
    walk.advance(walk.now + 3 * SECOND)
    assert walk.choose("stay")
    assert walk.ended
    return walk


def hung_up() -> Walk:
    walk = begin("welcome: {drop: Click.}\n")
    walk.hang_up()
    walk.choose("ring_again")
    walk.advance(walk.now + 60 * SECOND)
    return walk


@cache
def by_letter() -> Walk:
    """Two companies, by letter, in public and at the door; one of them mostly a machine."""
    walk = begin(BY_LETTER, BY_LETTER_COMPANIES, head=changed(HEAD, ("dial: customer_line", "go: write")))
    assert walk.allow(Allowance.PASTE)
    doing: list[int | str] = [30, "wait", "", "again", 40, "wait", "", "wait", "", "", 50, "wait", "", "wait", 20]
    doing += ["", "go_back", "", "give_up"]
    for what in doing:
        asked(walk)
        if isinstance(what, int):
            assert walk.tell(what)
        else:
            assert walk.choose(what) if what else walk.read()
    assert walk.ended
    return walk


BY_LETTER_COMPANIES = """\
companies:
  north:
    name: North
    lines: {main: shop}
    teams: {letters: {}, machine: {automated: true}, social: {}, shop: {hours: "Mon-Fri 09:00-10:00"}}
    promises: {look: {what: Look, by: north.letters, due: 1h, after: 2h, kept: true}}
  south: {name: South, teams: {letters: {}}}
"""
BY_LETTER = """\
write:
  team: north.letters
  channel: letter
  write: {fact: story}
  answers: {ack: {after: 1m, go: machine}, reply: {after: 9 days, go: script}}
  chases: reply
  then: weeks
weeks: {wait: {for: 20 days}, instead: {again: {go: write}}, then: gone}
machine: {team: machine, channel: email, read: Do not reply., automatic: true, gives: account_number, signed: nobody}
script: {team: north.letters, channel: letter, read: Thank you., article: "7", signed: nobody, promise: look, then: again}
again: {team: north.letters, channel: letter, check_in: true, read: Thank you., article: "7", then: post}
post:
  team: social
  channel: social
  write: {fact: story, seen_by: {1h: 10, 2 days: 90}}
  answers: {under: {after: 3h, go: their_post}}
  then: a_day
their_post: {team: social, channel: social, read: Please write to us., private: true, signed: initials}
a_day: {wait: {for: 1 day}, instead: {leave: {go: gone}}, then: south}
south: {team: south.letters, channel: email, write: {fact: story}, then: shop_way}
shop_way: {team: shop, visit: 20m, closed: {say: Closed.}, then: shop}
shop: {team: shop, channel: in person, talk: [{agent: Hello.}], then: done}
"""


def owned() -> Walk:
    return until(begin("welcome: {team: support, talk: [{owner: Maria Santos}], then: done}\n"), "done")


def left() -> Walk:
    """An ending at which customers leave, and say so."""
    places = "welcome: {ending: You left., resolved: false,"
    places += " customer: {leaves: 0.5, recommends: 0.1}, tells: 9, says: Never}\n"
    return to_the_end(begin(places))


EXPECTED = {
    "digits_keyed": 4 + 12 + 12,
    "digits_rekeyed": 12 + 12,
    "words_told": 50 + 40 + 70,
    "words_retold": 40 + 70,
    "asked": {"account_number": 2, "story": 2},  # nobody asks for what is written
    "asked_again": {"account_number": 1, "story": 1},
    "hand_overs": {"cold": 1, "notes": 0, "warm": 0},
    "transfers": {"cold": 0, "notes": 1, "warm": 0},
    "people": 3,
    "names_given": 2,  # one on the telephone, one under a letter
    "switches": 1,
    "switches_without_context": 1,
    "calls": 1,
    "calls_received": 1,
    "queues": 1,
    "holds": 1,
    "menus": 1,
    "slips": 2,
    "granted": 1,
    "cannot": 2,
    "deflections": 1,
    "generic": 1,
    "promises_made": 3,
    "promises_without_a_time": 1,
    "promises_kept": 1,
    "promises_broken": 1,
    "promises_open": 1,
    "reactions": 1,
    "ending": "done",
    "resolved": True,
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_happens_is_counted(name: str) -> None:
    assert getattr(cost(long_way()), name) == EXPECTED[name]


EXPECTED_BY_LETTER = {
    "messages_sent": 4,
    "messages_received": 5,
    "automatic": 2,
    "unsigned": 3,
    "unanswered": 1,  # the South has not written back
    "sent_to_private": 1,
    "seen_by": 10,
    "same_article_again": 1,
    "references": 1,  # the machine gives the same one twice
    "contacts": {"letter": 2, "social": 1, "email": 1},
    "switches": 0,  # a post is for everybody
    "words_told": 140,
    "words_retold": 90,
    "asked": {},
    "chased": 1,
    "found_closed": 2,
    "check_ins": 1,
    "promises_late": 1,
    "allowed": {"paste": 1},
}


@pytest.mark.parametrize("name", EXPECTED_BY_LETTER)
def test_what_happens_by_letter_is_counted(name: str) -> None:
    assert getattr(cost(by_letter()), name) == EXPECTED_BY_LETTER[name]


def test_each_company_has_its_own_row() -> None:
    made = cost(by_letter())
    assert set(made.companies) == {"north", "south"}
    north, south = made.companies["north"], made.companies["south"]
    assert (north["messages_sent"], south["messages_sent"]) == (3, 1)
    assert (north["unanswered"], south["unanswered"]) == (0, 1)
    assert (north["words_retold"], south["words_retold"]) == (90, 0)
    assert (north["promises_made"], north["promises_late"]) == (1, 1)
    for name in BY_COMPANY:
        if name != "given_ms":  # nobody has the minutes in which the customer decides
            assert north[name] + south[name] == getattr(made, name), name
    assert north["given_ms"] + south["given_ms"] <= made.given_ms


def test_one_company_needs_no_rows() -> None:
    assert cost(long_way()).companies == {}


@pytest.mark.parametrize(
    ("name", "walk", "count"),
    [("hang_ups", hung_up, 1), ("drops", hung_up, 1), ("calls", hung_up, 2), ("owner", owned, "Maria Santos")],
)
def test_what_a_lost_call_and_an_owner_count_for(name: str, walk: Callable[[], Walk], count: object) -> None:
    assert getattr(cost(walk()), name) == count


TIMES = {
    "listening": RINGING + 3 * 400 + 2 * (3 * 400) + 6 * 400,
    "keying": 6 * SECOND,
    "waiting": 120 * SECOND + 30 * SECOND,
    "telling": 20 * SECOND,
    "reading": 4 * SECOND,
    "writing": 90 * SECOND,
    "deciding": 3 * SECOND,
}


@pytest.mark.parametrize("kind", TIMES)
def test_each_kind_of_minute_is_as_long_as_it_was(kind: str) -> None:
    assert cost(long_way()).minutes_ms[kind] == TIMES[kind]


def test_every_kind_of_minute_runs_somewhere() -> None:
    walks = (cost(long_way()), cost(by_letter()))
    assert {kind for made in walks for kind, ms in made.minutes_ms.items() if ms} == {
        one.name.lower() for one in Minute
    }


def test_the_minutes_add_up_to_the_clock() -> None:
    walk = long_way()
    made = cost(walk)
    assert sum(made.minutes_ms.values()) == made.given_ms == walk.now


def test_the_calendar_has_the_minutes_and_the_days_between() -> None:
    walk = long_way()
    assert cost(walk).calendar_ms == walk.calendar - walk.engine.program.start_ms == walk.now + 5 * 3_600 * SECOND


def test_people_are_occupied_while_they_talk_listen_and_keep_one_on_hold() -> None:
    made = cost(long_way())
    spoken = made.minutes_ms["talking"] + made.minutes_ms["telling"] + 30 * SECOND
    assert sum(made.handling_ms.values()) == spoken
    assert set(made.handling_ms) == {"support", "faults"}


def test_every_field_is_moved_by_some_walk_of_this_file() -> None:
    nothing = Ledger()
    moved = {
        field.name
        for walk in (long_way(), hung_up(), owned(), by_letter(), left())
        for field in fields(Ledger)
        if getattr(cost(walk), field.name) != getattr(nothing, field.name)
    }
    assert moved == {field.name for field in fields(Ledger)}


def test_a_walk_is_counted_up_to_any_moment() -> None:
    walk = long_way()
    for moment in (0, RINGING, 30 * SECOND, 150 * SECOND):
        so_far = ledger(walk.engine, [event for event in walk.events if event[0] <= moment], moment)
        assert so_far.given_ms == moment


def test_the_owner_is_whoever_took_the_case_until_nobody_does() -> None:
    assert cost(owned()).owner == "Maria Santos"
    assert cost(hung_up()).owner == ""


def test_what_was_asked_most_often_is_one_figure() -> None:
    made = cost(long_way())
    assert (made.times_asked_the_same, made.times_asked_again) == (2, 2)
    assert (Ledger().times_asked_the_same, Ledger().times_asked_again) == (0, 0)


def test_a_ledger_is_kept_and_read_again() -> None:
    made = cost(long_way())
    assert Ledger.from_json(json.loads(json.dumps(made.as_json()))) == made


def test_a_ledger_of_another_version_is_read_as_far_as_it_goes() -> None:
    assert Ledger.from_json({"calls": 3, "medals": 2}) == Ledger(calls=3)


def test_nothing_is_counted_that_did_not_happen() -> None:
    walk = begin("welcome: {team: ivr, announce: Hello., then: done}\n")
    until(walk, "done")
    made = cost(walk)
    counted = {
        name
        for name, value in made.as_json().items()
        if value not in (0, "", {}, False) and not isinstance(value, dict)
    }
    assert counted == {"given_ms", "calendar_ms", "calls", "ending", "resolved"}


def test_a_name_given_in_a_question_is_a_name_given() -> None:
    asks = (
        'welcome: {team: support, talk: [{ask: {fact: story, say: "This is {agent}. What happened?"}}], then: done}\n'
    )
    assert cost(to_the_end(engine(asks, persona=Persona("Ann Lee", {}, {"welcome": "Sam"})).walk())).names_given == 1


def test_a_promise_made_twice_adds_up() -> None:
    company = COMPANY + "promises: {p: {what: A call, by: support, due: 1h, kept: false}}\n"
    places = (
        "welcome: {team: support, talk: [{promise: p}, {promise: p}], then: later}\nlater: {wait: 2h, then: done}\n"
    )
    made = cost(to_the_end(begin(places, company)))
    assert made.promises_made == made.promises_kept + made.promises_broken + made.promises_open == 2
