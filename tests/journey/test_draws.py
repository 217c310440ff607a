"""Chance is a matter of place: who, where, which visit and what for decide a draw, and nothing else."""

import subprocess
import sys
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.draws import chances_of, stable_key, uniform, uniform_from, uniform_of

ANY_INTEGER = st.integers(min_value=-(2**80), max_value=2**80)
ANY_NAME = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", 0xE4A6A0577479B2B4),
        ("welcome", 0x2F09CB5B7C83C399),
        ("queue_faults", 0xBC2F2ED64CA55F90),
        ("wait", 0x8C079327C1F89204),
        ("réclamation", 0x0C6363E4C7A5D8F9),
    ],
)
def test_a_name_has_the_same_key_for_ever(name: str, key: int) -> None:
    assert stable_key(name) == key


@pytest.mark.parametrize(
    ("draw", "value"),
    [
        ((0, 0, "welcome", 0, "choice"), 0.7257898998258585),
        ((7, 0, "queue_faults", 0, "wait"), 0.727657203231446),
        ((7, 0, "queue_faults", 1, "wait"), 0.8795702841340314),
        ((7, 0, "queue_faults", 0, "patience"), 0.7214367191523986),
        ((7, 1, "queue_faults", 0, "wait"), 0.09914363952058336),
        ((-1, 0, "queue_faults", 0, "wait"), 0.6311108733249465),
        ((2**64 + 7, 1_199_999, "réclamation", 3, "error"), 0.33629738638839723),
    ],
)
def test_a_recorded_draw_is_the_same_for_ever(draw: tuple[int, int, str, int, str], value: float) -> None:
    assert uniform(*draw) == value


def test_the_mixing_is_the_published_splitmix64() -> None:
    """Absorbing zeros steps splitmix64 seeded with 0 through its finaliser, written out here once more."""

    def finalised(z: int) -> int:
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) % 2**64
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) % 2**64
        return z ^ (z >> 31)

    golden = 0x9E3779B97F4A7C15
    assert finalised(golden) == 0xE220A8397B1DCDAF  # the first output for the seed 0, as published
    assert finalised((1234567 + golden) % 2**64) == 6457827717110365317

    for parts in [(0, 0, 0, 0, 0), (1234567, 0, 0, 0, 0), (1, 2, 3, 4, 5), (2**64 - 1,) * 5]:
        state = 0
        for part in parts:
            state = finalised(((state ^ part) + golden) % 2**64)
        assert uniform_of(*parts) == (state >> 11) / 2**53


def test_moving_a_lever_elsewhere_does_not_reshuffle_a_draw() -> None:
    waited = uniform(7, 0, "queue_faults", 0, "wait")
    for visit in range(20):
        uniform(7, 0, "menu_added_by_a_policy", visit, "choice")
    assert uniform(7, 0, "queue_faults", 0, "wait") == waited


def test_a_draw_is_the_same_in_another_process() -> None:
    program = "from walkshoes.journey.draws import uniform; print(repr(uniform(7, 3, 'queue', 2, 'wait')))"
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(other.stdout) == uniform(7, 3, "queue", 2, "wait")


@given(ANY_INTEGER, ANY_INTEGER, ANY_NAME, ANY_INTEGER, ANY_NAME)
def test_the_three_ways_of_drawing_agree(seed: int, caller: int, place: str, visit: int, purpose: str) -> None:
    drawn = uniform(seed, caller, place, visit, purpose)
    keys = stable_key(place), visit, stable_key(purpose)
    assert uniform_of(seed, caller, *keys) == drawn
    assert uniform_from(chances_of(seed, caller), *keys) == drawn


def test_every_part_of_a_place_matters() -> None:
    places = product(range(3), range(3), ("a", "b", "wait"), range(3), ("a", "b", "wait"))
    draws = [uniform(*place) for place in places]
    assert len(set(draws)) == len(draws) == 3**5


@given(ANY_INTEGER, ANY_INTEGER, ANY_NAME, ANY_INTEGER, ANY_NAME)
def test_a_draw_is_at_least_0_and_below_1(seed: int, caller: int, place: str, visit: int, purpose: str) -> None:
    drawn = uniform(seed, caller, place, visit, purpose)
    assert 0.0 <= drawn < 1.0
    assert drawn * 2**53 == int(drawn * 2**53)


@given(ANY_INTEGER)
def test_a_seed_of_any_size_or_sign_counts_modulo_two_to_the_64(seed: int) -> None:
    assert uniform(seed, 0, "queue", 0, "wait") == uniform(seed % 2**64, 0, "queue", 0, "wait")


@pytest.mark.parametrize("varied", ["seed", "caller", "visit"])
def test_neighbouring_draws_are_even_and_unrelated(varied: str) -> None:
    """Counting up in any part gives uniform draws without correlation: within 4 standard errors each."""
    count, bins = 20_000, 64
    draws = []
    for number in range(count):
        place = {"seed": 7, "caller": 0, "visit": 0} | {varied: number}
        draws.append(uniform(place["seed"], place["caller"], "queue", place["visit"], "wait"))

    filled = [0] * bins
    for drawn in draws:
        filled[int(drawn * bins)] += 1
    chi_squared = sum((n - count / bins) ** 2 for n in filled) * bins / count
    assert abs(chi_squared - (bins - 1)) < 4 * (2 * (bins - 1)) ** 0.5

    correlation = 12 * sum((a - 0.5) * (b - 0.5) for a, b in pairwise(draws)) / count
    assert abs(correlation) < 4 / count**0.5


def test_different_purposes_at_one_place_are_unrelated() -> None:
    count = 20_000
    pairs = [(uniform(7, c, "queue", 0, "wait"), uniform(7, c, "queue", 0, "patience")) for c in range(count)]
    assert abs(12 * sum((a - 0.5) * (b - 0.5) for a, b in pairs) / count) < 4 / count**0.5
