"""The quickest way on: what a facilitator's time is fitted to."""

from building import COMPANY, HEAD, WORD, asked, begin, changed, until

from walkshoes.journey.quickest import USUAL_WORDS, Remaining, remaining
from walkshoes.scenario.callers import DIGIT_MS, TELLING_WPM

MINUTE = 60_000
LINES = changed(COMPANY, ("agents: 13", "agents: 12"))
PLACES = """\
welcome: {team: ivr, announce: Welcome to Meridian., then: menu}
menu: {team: ivr, menu: For bills press one., press: {1: line, 2: slow}}
slow: {team: ivr, hold: {for: 9m}, then: agent}
line: {queue: support, then: agent}
agent: {team: support, talk: [{ask: {fact: account_number, say: Number?}}, {ask: {fact: story, say: And?}}], then: way}
way: {choose: And now?, options: {settled: done, leave: gone}}
"""


def test_speech_has_to_be_attended_to_and_a_queue_only_waited_for() -> None:
    walk = begin(PLACES, LINES, waits={"line": 3 * MINUTE})
    told = USUAL_WORDS * MINUTE // TELLING_WPM
    menu = next(line.ms for line in walk.engine.lines if line.text.startswith("For bills"))
    assert remaining(walk) == Remaining(3 * WORD + menu + WORD + 12 * DIGIT_MS + WORD + told, 3 * MINUTE, True)


def test_it_takes_the_shorter_of_two_ways() -> None:
    walk = begin(PLACES, LINES, waits={"line": 30 * MINUTE})
    assert remaining(walk).waiting_ms == 9 * MINUTE


def test_of_a_wait_under_way_only_what_is_left_counts() -> None:
    walk = begin(PLACES, LINES, waits={"line": 3 * MINUTE})
    assert asked(walk).press("1")
    walk.advance(walk.now + MINUTE)
    assert remaining(walk).waiting_ms == 2 * MINUTE


def test_a_question_whose_answer_is_known_takes_no_time() -> None:
    places = PLACES + "known: {team: support, talk: [{agent: Hm., when: knows(account_number)}], then: way}\n"
    walk = begin(places, LINES, waits={"line": 0})
    before = remaining(walk).attended_ms
    asked(walk).press("1")
    asked(walk).key("7734 09 128851")
    assert remaining(asked(walk)).attended_ms < before - 12 * DIGIT_MS


def test_where_nothing_settles_the_matter_it_is_the_ending_that_takes_longest() -> None:
    places = """\
    welcome: {choose: And now?, options: {soon: gone, late: slow}}
    slow: {team: ivr, hold: {for: 9m}, then: gave_in}
    gave_in: {ending: You gave in., resolved: false}
    """
    walk = begin(
        places,
        head=changed(HEAD, ("dial: customer_line", "go: welcome")),
        company=changed(COMPANY, ("lines: {customer_line: welcome}\n", "")),
    )
    assert remaining(walk) == Remaining(0, 9 * MINUTE, False)


def test_what_only_a_later_condition_opens_is_found_all_the_same() -> None:
    places = """\
    welcome: {team: ivr, hold: {for: 1m}, then: home}
    home: {wait: 1 day, then: [{when: times(home) >= 3, go: done}, {go: welcome}]}
    """
    walk = begin(places)
    assert remaining(walk) == Remaining(0, MINUTE, True)


def test_it_grows_shorter_as_the_walk_goes_on() -> None:
    walk = begin(PLACES, LINES, waits={"line": 3 * MINUTE})
    lengths = [sum((remaining(walk).attended_ms, remaining(walk).waiting_ms))]
    asked(walk).press("1")
    lengths.append(sum((remaining(walk).attended_ms, remaining(walk).waiting_ms)))
    asked(until(walk, "agent"))
    lengths.append(sum((remaining(walk).attended_ms, remaining(walk).waiting_ms)))
    assert lengths == sorted(lengths, reverse=True)
