"""A record with one walk in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from one_walk import walked

from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    opened = Record(tmp_path / "walks.db")
    yield opened
    opened.close()


@pytest.fixture
def kept(record: Record) -> KeptWalk:
    return walked(record)
