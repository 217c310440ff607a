"""Every kept walk is lived again and reads as it did: a scenario, its inputs and its transcript, side by side.

Where a journey was changed on purpose, the transcript is written anew with
`walkshoes walk SCENARIO --headless --inputs WALK.jsonl > WALK.txt`.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from walkshoes.cli import main

WALKS = sorted((Path(__file__).parent.parent / "walks").glob("*/*.jsonl"))


def test_there_are_kept_walks() -> None:
    assert WALKS


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: f"{walk.parent.name}/{walk.stem}")
def test_a_kept_walk_reads_as_it_did(walk: Path) -> None:
    arguments = ["walk", walk.parent.name, "--headless", "--inputs", str(walk)]
    run = CliRunner().invoke(main, arguments)
    assert run.exit_code == 0, run.output
    assert run.output == walk.with_suffix(".txt").read_text(encoding="utf-8")
