"""A walk in real time knows no screen: two faces live it, one drawn and one in plain lines."""

import subprocess
import sys
from pathlib import Path

LIVING = sorted((Path(__file__).parent.parent.parent / "walkshoes" / "living").glob("*.py"))


def test_nothing_here_loads_the_toolkit_of_the_screens() -> None:
    names = [f"walkshoes.living.{path.stem}" for path in LIVING if path.stem != "__init__"]
    assert "walkshoes.living.living" in names
    code = f"import importlib, sys\nfor name in {names!r}:\n    importlib.import_module(name)\nprint('textual' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
