"""Whatever can be walked can be kept: the walk of a hasty customer, from the record, on every journey and its good twin."""

from pathlib import Path

import pytest
from caller import walked

from walkshoes.keeping import check_walks, keep_recorded
from walkshoes.scenario.load import load, source_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

ROOT = Path(__file__).parent.parent.parent
FILES = sorted([*(ROOT / "scenarios").glob("*.yaml"), *(ROOT / "tests" / "skeletons").glob("*.yaml")])


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_hasty_walk_is_kept_from_the_record_and_comes_out_the_same(path: Path, tmp_path: Path) -> None:
    source = source_of(load(path))
    record = Record(tmp_path / "record.db")
    for number, settings in enumerate(({}, source.scenario.twin)):
        made = walked(source, settings, hasty=True)
        kept = record.begin(source, "hasty", settings=settings, persona=made.engine.persona)
        for one in made.inputs:
            kept.advance(one.at_ms)
            assert kept.give(one)
        kept.advance(made.walk.now)
        kept.move_to(Stage.DONE)
        stored = record.stored(kept.id)
        assert stored.ledger == made.ledger
        keep_recorded(source, stored, tmp_path / "walks", f"walk-{number}")
    record.close()
    assert [one.text() for one in check_walks(path, tmp_path / "walks") if not one.same] == []
