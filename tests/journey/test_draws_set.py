"""Draws that are set take the place of chance: the wait in a queue, and whether something that may come comes."""

import json

import pytest
from building import COMPANY, engine, said

from walkshoes.journey.events import Code
from walkshoes.journey.headless import Header, NotAccepted, NotUnderstood, Played, fit, play, read_inputs

PROMISES = """\
promises:
  ring_back: {what: A call, by: faults, due: 2 working hours, kept: {share: 0.5, walker: true},
    when_kept: rings, when_broken: silence}
"""
PLACES = """\
welcome: {queue: support, then: agent}
agent: {team: support, talk: [{promise: ring_back}], then: home}
home: {wait: {for: 1 day}, then: gone}
rings: {team: faults, talk: [{agent: We said we would.}], then: done}
silence: {choose: Nobody rang., options: {give_up: gone}}
"""
KEPT, BROKEN = ({"draw": "agent", "visit": 1, "of": "ring_back", "is": comes} for comes in (True, False))


def read(*lines: object) -> tuple[Header, list[object]]:
    header, made = read_inputs("\n".join(json.dumps(line) for line in lines))
    return header, list(made)


def played(*lines: object) -> Played:
    made = engine(PLACES, COMPANY + PROMISES)
    header, inputs = read_inputs("\n".join(json.dumps(line) for line in lines))
    fit(made.program, header.draws)
    return play(made, inputs, 1, header.draws)


def test_the_wait_of_a_queue_is_as_it_was_set() -> None:
    walk = played({"draw": "welcome", "visit": 1, "is": 540_000}).walk
    assert [x for _, code, _, x, _ in walk.events if code == Code.ANSWERED] == [540_000]


def test_a_promise_comes_or_does_not_as_it_was_set() -> None:
    assert "We said we would." in said(played(KEPT).walk)
    assert "Nobody rang." in said(played(BROKEN).walk)


def test_another_caller_too_meets_what_was_set_and_not_what_chance_would_make() -> None:
    made = engine(PLACES, COMPANY + PROMISES)
    for comes in (0, 1):
        for caller in range(1, 9):
            walk = made.walk(1, caller, {("agent", 1, "kept ring_back"): comes})
            while walk.pass_on():
                pass
            assert bool([1 for event in walk.events if event[1] == Code.KEPT]) == bool(comes)


def test_only_the_visit_that_was_set_is() -> None:
    walk = played({"draw": "welcome", "visit": 2, "is": 540_000}).walk
    assert [x for _, code, _, x, _ in walk.events if code == Code.DREW] != [540_000]


def test_draws_stand_anywhere_and_the_first_line_is_still_the_header() -> None:
    header, lines = read(KEPT, {"seed": 7}, {"hang_up": True}, {"draw": "welcome", "is": 9})
    assert header.seed == 7
    assert header.draws == {("agent", 1, "kept ring_back"): 1, ("welcome", 1, "wait"): 9}
    assert len(lines) == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"draw": "welcome", "visit": 0, "is": 9}, "`visit` of a draw is a whole number from 1"),
        ({"draw": "welcome", "visit": True, "is": 9}, "`visit` of a draw is a whole number from 1"),
        ({"draw": "welcome", "is": "long"}, "a wait in milliseconds"),
        ({"draw": "welcome", "is": True}, "a wait in milliseconds"),
        ({"draw": "welcome", "is": -1}, "a wait in milliseconds"),
        ({"draw": "welcome"}, "a wait in milliseconds"),
        ({"draw": "agent", "of": "ring_back", "is": 1}, "true or false"),
        ({"draw": "agent", "of": 7, "is": True}, "a draw is written"),
        ({"draw": 7, "is": 9}, "a draw is written"),
        ({"draw": "welcome", "is": 9, "at": 3}, "`at` is not known of a draw"),
    ],
)
def test_a_draw_that_is_none_is_not_understood_and_its_line_is_named(line: object, why: str) -> None:
    with pytest.raises(NotUnderstood, match=f"line 2: .*{why}"):
        read({"seed": 1}, line)


def test_a_draw_that_is_set_twice_is_not_understood() -> None:
    with pytest.raises(NotUnderstood, match="line 2: line 1 sets this draw already"):
        read(KEPT, BROKEN)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"draw": "nowhere", "is": 9}, "there is no touchpoint `nowhere`"),
        ({"draw": "agent", "is": 9}, "`agent` is no queue"),
        ({"draw": "agent", "of": "refund", "is": True}, "`refund` is not set going at `agent`; there is: ring_back"),
        ({"draw": "home", "of": "ring_back", "is": True}, "`ring_back` is not set going at `home`; there is: nothing"),
    ],
)
def test_a_draw_the_journey_does_not_make_is_not_accepted_and_its_line_is_named(line: object, why: str) -> None:
    with pytest.raises(NotAccepted, match=f"line 1: .*{why}"):
        played(line)
