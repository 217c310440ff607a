"""The engine has no screen, no disk and no chance of its own, and loads nothing that has."""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent.parent / "walkshoes"
FOREIGN = ("textual", "sqlite_utils", "sqlite3", "faker", "click", "rich", "numpy", "jinja2", "asyncio")
CODE = """
import importlib, sys
for name in {modules!r}:
    importlib.import_module(name)
print(*sorted({foreign!r} & set(sys.modules)))
"""


def loaded(modules: list[str]) -> list[str]:
    """Which of the foreign libraries a fresh Python has loaded after these modules."""
    code = CODE.format(modules=modules, foreign=set(FOREIGN))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.split()


def modules_of(*floors: str) -> list[str]:
    files = [file for floor in floors for file in sorted((PACKAGE / floor).rglob("*.py"))]
    names = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def test_the_language_and_the_engine_load_neither_screen_nor_database_nor_faker() -> None:
    modules = modules_of("scenario", "journey")
    assert {"walkshoes.journey.engine", "walkshoes.journey.headless", "walkshoes.scenario.persona"} <= set(modules)
    assert loaded(modules) == []


def test_this_test_would_see_it() -> None:
    assert "sqlite3" in loaded(["sqlite3"])


def test_the_engine_asks_no_clock_no_disk_and_no_dice() -> None:
    forbidden = (
        "import time",
        "import random",
        "import os",
        "import secrets",
        "import threading",
        "from random",
        "from time",
        "open(",
    )
    for file in sorted((PACKAGE / "journey").rglob("*.py")):
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        assert not [line for line in lines if line.startswith(forbidden)], file.name
