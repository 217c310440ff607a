"""What the tests of the screens share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from walked import LivedAtOnce

from walkshoes.sessions.record import Record


@pytest.fixture(autouse=True)
def _at_home_in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is read from, or written to, the folders of whoever runs the tests."""
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))


@pytest.fixture(autouse=True)
def _quick_fingers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The large buttons take one press after another at once; nobody here double-clicks by habit."""
    monkeypatch.setattr("walkshoes.ui.widgets.way_button.ONCE_S", 0)


@pytest.fixture(autouse=True)
def _nobody_is_new(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is asked to practise first, unless the test is about a `newcomer`."""
    if "newcomer" not in request.fixturenames:
        monkeypatch.setattr("walkshoes.ui.screens.practice.wants_practice", lambda *_: False)


@pytest.fixture
def newcomer() -> None:
    """Whoever walks has never walked before."""


@pytest.fixture
def record_path(tmp_path: Path) -> Path:
    return tmp_path / "walks.db"


@pytest.fixture
def record(record_path: Path) -> Iterator[Record]:
    made = Record(record_path)
    yield made
    made.close()


@pytest.fixture
def lived_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The call is over as soon as it begins."""
    monkeypatch.setattr("walkshoes.ui.screens.walk.WalkScreen", LivedAtOnce)
