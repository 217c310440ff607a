"""Sessions of simulated people, each made once: of seven, of three, and one walker's own page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from led_sessions import Told, of_people
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


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Told]]:
    """By what they are called in a test: `seven`, `three`, `own`."""
    seven, three = (Record(tmp_path_factory.mktemp(name) / "walks.db") for name in ("seven", "three"))
    of_seven = of_people(seven, 7)
    yield {"seven": of_seven, "three": of_people(three, 3), "own": of_seven.own()}
    seven.close()
    three.close()
