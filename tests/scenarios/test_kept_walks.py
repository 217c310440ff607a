"""Every kept walk is lived again and reads, and costs, what it did: inputs and text side by side.

Where a journey was changed on purpose, the text is written anew with `walkshoes keep WALK.jsonl --again`.
"""

from pathlib import Path

import pytest

from walkshoes.keeping import check_walks, walks_of
from walkshoes.scenario.shipped import find_scenario

FOLDERS = sorted(path for path in (Path(__file__).parent.parent / "walks").iterdir() if path.is_dir())


def test_there_are_kept_walks_of_every_shipped_journey() -> None:
    from walkshoes.scenario.shipped import scenario_files

    assert {folder.name for folder in FOLDERS} == {path.stem for path in scenario_files()}
    assert all(walks_of(find_scenario(folder.name), folder) for folder in FOLDERS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_kept_walks_of_a_journey_read_as_they_did(folder: Path) -> None:
    changed = check_walks(find_scenario(folder.name), folder)
    assert [line for one in changed if not one.same for line in one.text()] == []
