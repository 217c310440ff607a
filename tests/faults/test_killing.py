"""The app is killed at random moments of a walk: what the screen had confirmed is there once, and it goes on there."""

import random
from pathlib import Path

import pytest

pytest.importorskip("pty")


@pytest.mark.real
def test_what_the_screen_confirmed_is_there_once_whenever_the_app_is_killed(tmp_path: Path) -> None:
    from killed import killed_walks

    seed = random.randrange(10**6)
    try:
        kills = killed_walks(tmp_path, seed, 20, allowance_s=1.5, longest_s=2.5)
    except AssertionError as failed:
        raise AssertionError(f"seed {seed}: {failed}") from failed
    assert len(kills) == 20
    assert any(kill.inputs for kill in kills), "nothing was ever done"


@pytest.mark.real
def test_a_story_being_typed_and_the_moment_of_the_walk_are_there_as_they_stood_just_before(tmp_path: Path) -> None:
    from killed import KilledWalk

    kill = KilledWalk(tmp_path, random.Random(1), allowance_s=1.5).killed_telling(4.0)
    assert kill.draft_lost_ms is not None, "nothing was typed"
