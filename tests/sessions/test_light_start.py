"""The screens must be there at once: what is heavy is loaded when a record is opened, and not before."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["stages", "record"])
def test_importing_loads_neither_the_database_tools_nor_faker(module: str) -> None:
    look = (
        f"import sys, walkshoes.sessions.{module}; "
        "print(sorted({'sqlite_utils', 'faker', 'platformdirs'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_stages_alone_do_not_even_load_the_engine() -> None:
    look = "import sys, walkshoes.sessions.stages; print('walkshoes.journey' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
