"""What was felt: the curve, its worst moment, its end, and what memory makes of them."""

import pytest
from building import begin, until

from walkshoes.journey.curve import Curve, Felt, curve


def felt(*feelings: int) -> Curve:
    return Curve(tuple(Felt(at * 1_000, f"touchpoint_{at}", feeling) for at, feeling in enumerate(feelings)), 60_000)


def test_a_worked_example() -> None:
    """Peak and end: of 0, -1, -2, 1, 1 the farthest from nothing is -2 and the last is 1, so -0.5 is remembered."""
    made = felt(0, -1, -2, 1, 1)
    assert made.worst == Felt(2_000, "touchpoint_2", -2)
    assert made.peak == made.worst
    assert made.end == Felt(4_000, "touchpoint_4", 1)
    assert made.mean == pytest.approx(-0.2)
    assert made.remembered == -0.5


def test_the_peak_may_be_the_best_moment() -> None:
    made = felt(-1, 2, 0)
    assert made.peak == Felt(1_000, "touchpoint_1", 2)
    assert made.worst == Felt(0, "touchpoint_0", -1)
    assert made.remembered == 1


def test_of_two_peaks_as_far_from_nothing_the_later_counts() -> None:
    assert felt(-2, 2, 1).peak == Felt(1_000, "touchpoint_1", 2)
    assert felt(2, -2, 1).peak == Felt(1_000, "touchpoint_1", -2)


def test_of_two_worst_moments_the_later_counts() -> None:
    assert felt(-2, 0, -2, 1).worst == Felt(2_000, "touchpoint_2", -2)


def test_one_reaction_is_everything() -> None:
    made = felt(-1)
    assert made.worst == made.peak == made.end == made.points[0]
    assert made.remembered == made.mean == -1


def test_who_said_nothing_has_no_curve() -> None:
    made = felt()
    assert (made.worst, made.peak, made.end, made.mean, made.remembered) == (None, None, None, None, None)


def test_the_curve_of_a_walk_has_its_reactions_with_their_moments_and_touchpoints() -> None:
    walk = begin(
        "welcome: {team: ivr, announce: One two three four., then: agent}\nagent: {team: support, talk: [{hold: 1m}], then: done}\n"
    )
    walk.advance(6_500)
    assert walk.react(1)
    walk.advance(30_000)
    assert walk.react(-2, words=4)
    until(walk, "done")
    made = curve(walk.engine.program, walk.events, walk.now)
    assert made.points == (Felt(6_500, "welcome", 1), Felt(30_000, "agent", -2))
    assert made.length_ms == walk.now


def test_a_reaction_changes_nothing_of_what_happens_next() -> None:
    places = "welcome: {team: ivr, announce: One two three four., then: agent}\nagent: {queue: support, then: done}\n"
    silent, outspoken = begin(places), begin(places)
    for moment in range(6_000, 9_000, 500):
        outspoken.advance(moment)
        assert outspoken.react(-2)
    until(silent, "done")
    until(outspoken, "done")
    assert [event for event in outspoken.events if event[1] != 37] == silent.events
    assert not outspoken.react(1)  # it is over


def test_where_nothing_was_felt_but_good_there_is_no_worst_moment() -> None:
    made = felt(1, 2)
    assert made.worst is None
    assert made.peak == made.end == made.points[1]
