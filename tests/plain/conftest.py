"""What the tests of the plain face share. The small journeys of the app's tests are walked here in lines as well."""

import sys
from pathlib import Path

import pytest

UI = str(Path(__file__).parent.parent / "ui")
if UI not in sys.path:
    sys.path.append(UI)


@pytest.fixture(autouse=True)
def _at_home_in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is read from, or written to, the folders of whoever runs the tests."""
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
