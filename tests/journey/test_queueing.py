"""Queues: the wait drawn for a caller is the wait the staffing of the queue offers."""

import pickle
from bisect import bisect_right
from fractions import Fraction
from heapq import heapify, heapreplace
from itertools import pairwise
from math import exp, inf, isfinite, log
from random import Random
from statistics import fmean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from walkshoes.journey.queueing import (
    MOST_TOLD,
    NEVER,
    NeverEmpties,
    Staffing,
    erlang_a,
    erlang_b,
    erlang_c,
    offered_wait,
    position,
)

FAULTS = Staffing(calls_per_hour=137, handling_ms=300_000, agents=12, patience_ms=180_000)
SHORT_STAFFED = Staffing(calls_per_hour=137, handling_ms=300_000, agents=10, patience_ms=180_000)
OVERLOADED = Staffing(calls_per_hour=360, handling_ms=300_000, agents=15, patience_ms=1_800_000)
NOBODY_THERE = Staffing(calls_per_hour=137, handling_ms=300_000, agents=0, patience_ms=180_000)
PATIENT = Staffing(calls_per_hour=100, handling_ms=300_000, agents=10, patience_ms=None)
QUICK_TO_LEAVE = Staffing(137, 300_000, 12, 180_000, leaves_at_once=0.3)
LARGEST_U = 1 - 2**-53


# What a planner would expect.


@pytest.mark.parametrize(
    ("agents", "load", "blocked", "delayed"),
    [
        (1, 0.5, 0.3333333333, 0.5),
        (5, 4, 0.1990668740, 0.5541125541),
        (10, 8, 0.1216610643, 0.4091801508),
        (14, 10, 0.0568191434, 0.1741319336),
        (25, 20, 0.0502217779, 0.2091028266),
        (55, 50, 0.0537488121, 0.3845473179),
        (110, 100, 0.0274634484, 0.2370075003),
        (200, 180, 0.0103249952, 0.0944712182),
        (1050, 1000, 0.0038131360, 0.0744017740),
    ],
)
def test_erlang_b_and_c_have_their_known_values(agents: int, load: float, blocked: float, delayed: float) -> None:
    assert erlang_b(agents, load) == pytest.approx(blocked, rel=0, abs=5.1e-11)
    assert erlang_c(agents, load) == pytest.approx(delayed, rel=0, abs=5.1e-11)


@pytest.mark.parametrize(("agents", "load"), [(1, Fraction(1, 2)), (14, Fraction(10)), (200, Fraction(180))])
def test_erlang_b_and_c_agree_with_exact_fractions(agents: int, load: Fraction) -> None:
    blocked = exact_erlang_b(agents, load)
    assert erlang_b(agents, float(load)) == pytest.approx(float(blocked), rel=1e-9)
    delayed = agents * blocked / (agents - load * (1 - blocked))
    assert erlang_c(agents, float(load)) == pytest.approx(float(delayed), rel=1e-9)


@pytest.mark.parametrize(
    ("staffing", "delayed", "abandoned"),
    [
        (Staffing(48 * 60, 60_000, 50, 120_000), 0.467774068554, 0.030912249162),
        (FAULTS, 0.420610768867, 0.108095396896),
    ],
)
def test_erlang_a_has_its_known_values(staffing: Staffing, delayed: float, abandoned: float) -> None:
    steady = erlang_a(staffing)
    assert steady.delayed == pytest.approx(delayed, rel=1e-9)
    assert steady.abandoned == pytest.approx(abandoned, rel=1e-9)


@pytest.mark.parametrize(
    ("staffing", "delayed", "abandoned", "mean_wait_ms"),
    [
        (Staffing(48 * 60, 60_000, 50, 120_000), 0.4678, 0.0309, 3_709.5),
        (FAULTS, 0.4206, 0.1081, 19_457.2),
        (SHORT_STAFFED, 0.6321, 0.2023, 36_406.4),
        (Staffing(300, 300_000, 25, 300_000), 0.5266, 0.0795, 23_857),
        (Staffing(300, 300_000, 22, 300_000), 0.7527, 0.1521, 45_639),
        (Staffing(600, 240_000, 38, 446_000), 0.7324, 0.0806, 35_953),
        (Staffing(60, 360_000, 5, 300_000), 0.6913, 0.2602, 78_052),
        (Staffing(3_000, 300_000, 230, 1_500_000), 0.9984, 0.080049, 120_070),
    ],
)
def test_erlang_a_has_its_known_mean_waits(
    staffing: Staffing, delayed: float, abandoned: float, mean_wait_ms: float
) -> None:
    steady = erlang_a(staffing)
    assert steady.delayed == pytest.approx(delayed, abs=5.1e-5)
    assert steady.abandoned == pytest.approx(abandoned, abs=5.1e-5)
    assert steady.mean_wait_ms == pytest.approx(mean_wait_ms, rel=5e-5)
    assert steady.queue_length == pytest.approx(steady.mean_wait_ms * staffing.calls_per_hour / 3_600_000, rel=1e-9)


def test_agents_are_as_busy_as_published() -> None:
    steady = erlang_a(Staffing(48 * 60, 60_000, 50, 120_000))
    assert steady.busy == pytest.approx(0.930, abs=5e-4)
    assert steady.queue_length == pytest.approx(2.9676, abs=5e-5)


@pytest.mark.parametrize("staffing", [FAULTS, SHORT_STAFFED, OVERLOADED, QUICK_TO_LEAVE], ids=repr)
def test_erlang_a_agrees_with_exact_fractions(staffing: Staffing) -> None:
    delayed, abandoned, mean_wait_ms = exact_erlang_a(staffing)
    steady = erlang_a(staffing)
    assert steady.delayed == pytest.approx(delayed, rel=1e-9)
    assert steady.abandoned == pytest.approx(abandoned, rel=1e-9)
    assert steady.mean_wait_ms == pytest.approx(mean_wait_ms, rel=1e-9)


@pytest.mark.parametrize("staffing", [FAULTS, SHORT_STAFFED, OVERLOADED], ids=repr)
def test_erlang_a_agrees_with_palms_own_form(staffing: Staffing) -> None:
    patience_ms = staffing.patience_ms or 0
    service, arrivals = (patience_ms * k / staffing.handling_ms for k in (staffing.agents, staffing.load))
    palm, term, factor = 1.0, 1.0, 0
    while term > 1e-17 * palm:
        factor += 1
        term *= arrivals / (service + factor)
        palm += term
    blocked = erlang_b(staffing.agents, staffing.load)
    occupancy = staffing.load / staffing.agents
    delayed = palm * blocked / (1 + (palm - 1) * blocked)
    steady = erlang_a(staffing)
    assert steady.delayed == pytest.approx(delayed, rel=1e-9)
    assert steady.abandoned == pytest.approx(delayed * (1 / (occupancy * palm) + 1 - 1 / occupancy), rel=1e-9)


def test_when_nobody_hangs_up_the_queue_is_erlang_c() -> None:
    steady = erlang_a(PATIENT)
    delayed = erlang_c(PATIENT.agents, PATIENT.load)
    assert steady.delayed == pytest.approx(delayed, rel=1e-12)
    assert steady.abandoned == 0
    assert steady.mean_wait_ms == pytest.approx(delayed * 300_000 / (10 - PATIENT.load), rel=1e-12)


def test_planning_as_if_nobody_hung_up_is_far_off() -> None:
    endless = erlang_a(Staffing(137, 300_000, 12, None))
    assert endless.mean_wait_ms == pytest.approx(418_600, rel=1e-3)
    assert endless.mean_wait_ms > 21 * erlang_a(FAULTS).mean_wait_ms


# What a caller is offered.


@pytest.mark.parametrize("staffing", [FAULTS, SHORT_STAFFED, OVERLOADED, PATIENT, QUICK_TO_LEAVE], ids=repr)
def test_a_caller_is_put_through_at_once_as_often_as_the_planner_says(staffing: Staffing) -> None:
    law, steady = offered_wait(staffing), erlang_a(staffing)
    assert (law.delayed, law.abandoned) == (steady.delayed, steady.abandoned)
    assert law.wait_ms(0.0) == 0
    assert law.wait_ms((1 - law.delayed) * 0.999) == 0
    assert law.wait_ms(1 - law.delayed * 0.99) > 0


@pytest.mark.parametrize(
    "staffing",
    [
        FAULTS,
        SHORT_STAFFED,
        OVERLOADED,
        PATIENT,
        QUICK_TO_LEAVE,
        Staffing(300, 300_000, 1, 1_800_000),
        Staffing(3_000, 300_000, 230, 1_500_000),
        Staffing(1_440, 300_000, 60, 600_000),
        Staffing(30_000, 300_000, 2_500, 300_000),
        Staffing(100, 300_000, 14, 3_600_000),
        Staffing(60, 300_000, 7, 1_000, leaves_at_once=0.9),
        Staffing(119.99, 300_000, 10, None),
    ],
    ids=repr,
)
def test_the_waits_are_those_of_the_closed_form(staffing: Staffing) -> None:
    law = offered_wait(staffing)
    for share in (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 0.999999):
        drawn = law.wait_ms(1 - law.delayed + law.delayed * share)
        assert drawn == pytest.approx(closed_form_quantile(staffing, share), rel=1e-3, abs=2), share
    shortest = law.wait_ms(1 - law.delayed + law.delayed * 1e-3)
    assert shortest == pytest.approx(closed_form_quantile(staffing, 1e-3), rel=4e-3, abs=2)


def test_the_mean_offered_wait_is_the_known_one() -> None:
    count = 100_000
    waits = [offered_wait(FAULTS).wait_ms((k + 0.5) / count) for k in range(count)]
    assert fmean(waits) == pytest.approx(24_888.6, rel=5e-4)


@pytest.mark.parametrize("staffing", [SHORT_STAFFED, QUICK_TO_LEAVE], ids=repr)
def test_the_figures_are_those_of_a_simulated_queue(staffing: Staffing) -> None:
    law, steady = offered_wait(staffing), erlang_a(staffing)
    expected = {
        "delayed": law.delayed,
        "abandoned": law.abandoned,
        "mean_wait_ms": steady.mean_wait_ms,
        "offered over a minute": 1 - quantile_of(staffing, 60_000),
        "offered over four minutes": 1 - quantile_of(staffing, 240_000),
    }
    runs = [simulated(staffing, calls=25_000, seed=seed) for seed in range(8)]
    for figure, value in expected.items():
        found = [run[figure] for run in runs]
        assert abs(fmean(found) - value) < 4 * stdev(found) / len(found) ** 0.5, figure


def test_long_waits_are_made_by_overload_and_patience() -> None:
    """A caller who stays waits about patience x log(load per agent): 21 minutes at twice the load."""
    double = offered_wait(Staffing(1_200, 300_000, 50, 1_800_000))
    assert double.wait_ms(0.5) == pytest.approx(1_800_000 * log(2), rel=0.01)
    assert double.abandoned == pytest.approx(0.5, rel=1e-3)


@pytest.mark.parametrize(
    ("staffing", "waits"),
    [
        (FAULTS, [0, 0, 32_075, 86_971, 179_698, 389_569]),
        (SHORT_STAFFED, [0, 26_956, 76_619, 135_956, 239_155, 480_010]),
        (OVERLOADED, [697_020, 1_254_339, 1_370_688, 1_503_487, 1_715_320, 2_130_407]),
        (PATIENT, [0, 0, 104_843, 285_182, 699_648, 1_943_045]),
        (QUICK_TO_LEAVE, [0, 0, 7_109, 53_383, 139_192, 344_184]),
        (NOBODY_THERE, [NEVER] * 6),
    ],
    ids=repr,
)
def test_a_recorded_wait_is_the_same_for_ever(staffing: Staffing, waits: list[int]) -> None:
    law = offered_wait(staffing)
    assert [law.wait_ms(u) for u in (0.001, 0.5, 0.727657203231446, 0.9, 0.99, 0.99999)] == waits


staffings = st.builds(
    Staffing,
    calls_per_hour=st.floats(0, 400),
    handling_ms=st.integers(1_000, 600_000),
    agents=st.integers(2, 60),
    patience_ms=st.integers(0, 3_600_000),
    leaves_at_once=st.floats(0, 1),
)
quantiles = st.floats(0, LARGEST_U)


@given(staffings, st.lists(quantiles, min_size=2, max_size=20))
@settings(max_examples=60, deadline=None)
def test_the_larger_the_draw_the_longer_the_wait(staffing: Staffing, us: list[float]) -> None:
    waits = [offered_wait(staffing).wait_ms(u) for u in sorted([*us, 0.0, LARGEST_U])]
    assert waits == sorted(waits)
    assert all(isinstance(wait, int) and 0 <= wait <= NEVER for wait in waits)


def test_waits_rise_without_a_jump_where_the_table_changes_over() -> None:
    for staffing in (FAULTS, OVERLOADED):
        law = offered_wait(staffing)
        for change in (1 / 1024, 2 / 1024, 1015 / 1024, 1016 / 1024):
            u = 1 - law.delayed + law.delayed * change
            waits = [law.wait_ms(u + nudge * 1e-11) for nudge in range(-50, 51)]
            assert waits == sorted(waits)
            assert waits[-1] - waits[0] <= 1


def test_one_more_agent_never_makes_the_wait_longer() -> None:
    for u in (0.5, 0.75, 0.9, 0.99):
        waits = [offered_wait(Staffing(137, 300_000, n, 180_000)).wait_ms(u) for n in range(16)]
        assert waits == sorted(waits, reverse=True)


@given(staffings)
@settings(max_examples=60, deadline=None)
def test_every_figure_is_a_number_within_its_bounds(staffing: Staffing) -> None:
    steady = erlang_a(staffing)
    for share in (steady.delayed, steady.abandoned, steady.busy):
        assert 0 <= share <= 1
    assert steady.abandoned <= steady.delayed + 1e-12
    assert 0 <= steady.mean_wait_ms <= (staffing.patience_ms or 0) * (1 + 1e-12)
    assert isfinite(steady.queue_length)


# What a caller is told.


@given(staffings, st.integers(0, 7_200_000), st.integers(0, 7_200_000))
@settings(deadline=None)
def test_the_place_told_never_goes_up_as_the_wait_runs_down(staffing: Staffing, one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert 1 <= position(staffing, shorter) <= position(staffing, longer) <= MOST_TOLD


@given(staffings)
@settings(deadline=None)
def test_whoever_is_about_to_be_answered_is_next(staffing: Staffing) -> None:
    assert position(staffing, 0) == 1


def test_the_place_told_is_the_number_of_moves_that_fit_into_the_wait() -> None:
    assert [position(FAULTS, seconds * 1_000) for seconds in (24, 25, 46, 47, 66, 67)] == [1, 2, 2, 3, 3, 4]


def test_the_place_told_takes_into_account_that_those_ahead_give_up() -> None:
    patient = Staffing(100, 300_000, 12, None)
    assert position(patient, 600_000) == 1 + 600 // 25
    assert position(FAULTS, 600_000) > position(patient, 600_000)


def test_in_a_queue_nobody_answers_you_are_always_next() -> None:
    assert position(NOBODY_THERE, NEVER) == 1


def test_no_absurd_place_is_told() -> None:
    assert position(FAULTS, NEVER) == MOST_TOLD


# The edges.


def test_nobody_is_there_means_a_wait_without_end() -> None:
    law = offered_wait(NOBODY_THERE)
    assert (law.delayed, law.abandoned) == (1, 1)
    assert {law.wait_ms(u) for u in (0.0, 1e-9, 0.5, 0.995, LARGEST_U)} == {NEVER}
    assert NEVER < 2**63
    assert erlang_a(NOBODY_THERE).mean_wait_ms == 180_000
    assert offered_wait(Staffing(0, 300_000, 0, None)).wait_ms(0.5) == NEVER


def test_without_other_callers_there_is_no_wait() -> None:
    law = offered_wait(Staffing(0, 300_000, 12, 180_000))
    assert (law.delayed, law.abandoned) == (0, 0)
    assert {law.wait_ms(u) for u in (0.0, 0.5, LARGEST_U)} == {0}
    assert erlang_a(Staffing(0, 300_000, 12, None)).mean_wait_ms == 0


@pytest.mark.parametrize("hasty", [Staffing(137, 300_000, 12, 0), Staffing(137, 300_000, 12, 180_000, 1.0)])
def test_where_nobody_waits_the_queue_is_erlang_b(hasty: Staffing) -> None:
    law = offered_wait(hasty)
    assert law.delayed == pytest.approx(erlang_b(12, hasty.load), rel=1e-12)
    assert law.abandoned == law.delayed
    assert position(hasty, 3_600_000) == 1
    still_on_the_line = law.wait_ms(1 - law.delayed / 2)
    assert still_on_the_line == pytest.approx(300_000 / 12 * log(2), rel=1e-3)


@pytest.mark.parametrize("calls", [144, 200])
def test_a_queue_that_never_empties_is_refused_with_a_plain_sentence(calls: int) -> None:
    endless = Staffing(calls, 300_000, 12, None)
    for worked_out in (offered_wait, erlang_a):
        with pytest.raises(NeverEmpties, match=r"^This queue never empties: .* Give its callers a patience"):
            worked_out(endless)
    with pytest.raises(NeverEmpties):
        erlang_c(12, endless.load)
    with pytest.raises(NeverEmpties):
        erlang_a(Staffing(calls, 300_000, 0, None))


def test_callers_who_leave_at_once_can_save_a_queue_from_never_emptying() -> None:
    law = offered_wait(Staffing(200, 300_000, 12, None, leaves_at_once=0.5))
    assert law.abandoned == pytest.approx(law.delayed / 2, rel=1e-12)
    assert isfinite(law.wait_ms(LARGEST_U))


def test_a_refusal_can_cross_to_another_process() -> None:
    refusal = NeverEmpties("This queue never empties.")
    assert str(pickle.loads(pickle.dumps(refusal))) == str(refusal)


@pytest.mark.parametrize(
    "staffing",
    [
        Staffing(1, 300_000, 100_000, 180_000),
        Staffing(1_200_000, 300_000, 100_000, 180_000),
        Staffing(600, 300_000, 1, 1_800_000),
        Staffing(600, 300_000, 1, 1),
        Staffing(600, 300_000, 1, 30_000_000_000),
        Staffing(12 * (1 - 2**-53), 300_000, 1, None),
        Staffing(12, 300_000, 1, 30_000_000_000),
        Staffing(5e-324, 300_000, 1, 180_000),
        Staffing(1e-300, 300_000, 40, 180_000),
        Staffing(10, 300_000, 50, 60_000),
        Staffing(3_600_000, 1, 1, 180_000),
    ],
    ids=repr,
)
def test_extreme_queues_still_have_numbers(staffing: Staffing) -> None:
    law = offered_wait(staffing)
    assert 0 <= law.abandoned <= law.delayed + 1e-12 <= 1 + 1e-12
    waits = [law.wait_ms(u) for u in (0.0, 1e-9, 0.001, 0.5, 0.999, LARGEST_U)]
    assert waits == sorted(waits)
    assert 0 <= waits[0] <= waits[-1] <= NEVER


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"calls_per_hour": -1.0}, "Calls an hour"),
        ({"calls_per_hour": inf}, "Calls an hour"),
        ({"calls_per_hour": float("nan")}, "Calls an hour"),
        ({"handling_ms": 0}, "handling time"),
        ({"agents": -1}, "Agents must be a whole number"),
        ({"agents": 2.5}, "Agents must be a whole number"),
        ({"agents": 100_001}, "100,000"),
        ({"patience_ms": -1}, "patience"),
        ({"patience_ms": 10**12}, "patience"),
        ({"leaves_at_once": 1.5}, "leave at once"),
        ({"calls_per_hour": 7_201.0}, "50 times too few"),
    ],
)
def test_what_is_no_staffing_is_refused_with_a_plain_sentence(changed: dict[str, float], sentence: str) -> None:
    usual = {"calls_per_hour": 137, "handling_ms": 300_000, "agents": 12, "patience_ms": 180_000}
    with pytest.raises(ValueError, match=sentence):
        Staffing(**(usual | changed))  # type: ignore[arg-type]


def test_erlang_b_without_agents_or_calls() -> None:
    assert erlang_b(0, 3.0) == 1
    assert erlang_b(0, 0.0) == 1
    assert erlang_b(4, 0.0) == 0
    assert erlang_b(2_000, 1.0) == 0
    for agents, load in [(-1, 1.0), (1, -1.0), (1, inf), (1, float("nan"))]:
        with pytest.raises(ValueError, match="Erlang B needs"):
            erlang_b(agents, load)


# Other ways to the same figures.


def exact_erlang_b(agents: int, load: Fraction) -> Fraction:
    inverse = Fraction(1)
    for busy in range(1, agents + 1):
        inverse = 1 + inverse * busy / load
    return 1 / inverse


def exact_erlang_a(staffing: Staffing) -> tuple[float, float, float]:
    """Birth and death in fractions, from an empty queue upwards, until what is left is below 1e-25."""
    load = Fraction(staffing.calls_per_hour) * staffing.handling_ms / 3_600_000
    leaving = Fraction(staffing.handling_ms, staffing.patience_ms or 1)
    staying = 1 - Fraction(str(staffing.leaves_at_once))
    weight, total = Fraction(1), Fraction(1)
    for busy in range(1, staffing.agents):
        weight *= load / busy
        total += weight
    weight *= load / staffing.agents
    all_busy, waiting, length = weight, Fraction(0), 0
    while weight > all_busy / 10**25 or length * leaving < load:
        length += 1
        weight *= load * staying / (staffing.agents + length * leaving)
        all_busy += weight
        waiting += weight * length
    total += all_busy
    delayed, queue_length = all_busy / total, waiting / total
    abandoned = (1 - staying) * delayed + leaving * queue_length / load
    return float(delayed), float(abandoned), float(queue_length * staffing.handling_ms / load)


def log_lower_gamma(c: float, x: float) -> float:
    """The logarithm of the lower incomplete gamma function, by its power series."""
    if x == 0:
        return -inf
    total = term = 1 / c
    divisor = c
    while term > 1e-17 * total or divisor < x:
        divisor += 1
        term *= x / divisor
        total += term
    return c * log(x) - x + log(total)


def waits_longer(staffing: Staffing, wait_ms: float) -> float:
    """P(V > wait | V > 0): in closed form, for exponential patience or none."""
    joining = staffing.load * (1 - staffing.leaves_at_once)
    if staffing.patience_ms is None:
        return exp(-(staffing.agents - joining) / staffing.handling_ms * wait_ms)
    mean_moves = staffing.patience_ms / staffing.handling_ms
    c, eta = staffing.agents * mean_moves, joining * mean_moves
    return exp(log_lower_gamma(c, eta * exp(-wait_ms / staffing.patience_ms)) - log_lower_gamma(c, eta))


def closed_form_quantile(staffing: Staffing, share: float) -> float:
    """The wait that a share of those who wait do not exceed, by bisection of the closed form."""
    low, high = 0.0, 1.0
    while waits_longer(staffing, high) > 1 - share:
        low, high = high, high * 2
    for _ in range(45):
        middle = (low + high) / 2
        low, high = (middle, high) if waits_longer(staffing, middle) > 1 - share else (low, middle)
    return high


def quantile_of(staffing: Staffing, wait_ms: int) -> float:
    """The share of draws, of all callers, that give at most a wait."""
    law = offered_wait(staffing)
    return bisect_right(range(1_000_000), wait_ms, key=lambda k: law.wait_ms(k / 1_000_000)) / 1_000_000


def simulated(staffing: Staffing, calls: int, seed: int) -> dict[str, float]:
    """The figures of a queue run call by call, in order of arrival, after 2,000 calls to fill it."""
    random = Random(seed)

    def exponential(mean_ms: float) -> float:
        return -mean_ms * log(1 - random.random())

    free_at = [0.0] * staffing.agents
    heapify(free_at)
    now, offered, waited, abandoned = 0.0, [], 0.0, 0
    for call in range(-2_000, calls):
        now += exponential(3_600_000 / staffing.calls_per_hour)
        wait = max(0.0, free_at[0] - now)
        patience = exponential(staffing.patience_ms or 0)
        if random.random() < staffing.leaves_at_once:
            patience = 0.0
        if patience >= wait:
            heapreplace(free_at, now + wait + exponential(staffing.handling_ms))
        if call >= 0:
            offered.append(wait)
            waited += min(wait, patience)
            abandoned += patience < wait
    return {
        "delayed": sum(wait > 0 for wait in offered) / calls,
        "abandoned": abandoned / calls,
        "mean_wait_ms": waited / calls,
        "offered over a minute": sum(wait > 60_000 for wait in offered) / calls,
        "offered over four minutes": sum(wait > 240_000 for wait in offered) / calls,
    }


def test_the_closed_form_itself_falls_from_one_to_nothing() -> None:
    beyond = [waits_longer(FAULTS, second * 1_000) for second in range(0, 600, 20)]
    assert beyond[0] == 1
    assert all(later < sooner for sooner, later in pairwise(beyond))
    assert beyond[-1] < 1e-4
