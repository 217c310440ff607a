"""The page of the record says what the schema says today."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import record_page

from walkshoes.sessions.described import described

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "record.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_is_what_the_schema_makes_today() -> None:
    assert record_page.page() == TEXT, "python tests/sessions/record_page.py > docs/record.md"


def test_the_command_it_names_writes_it() -> None:
    command = re.search(r"^    python (\S+) > docs/record\.md$", TEXT, re.MULTILINE)
    assert command
    made = subprocess.run([sys.executable, command[1]], cwd=ROOT, capture_output=True, check=True)
    assert made.stdout == PAGE.read_bytes()


@pytest.mark.real
def test_the_command_for_datasette_is_one_that_it_takes(tmp_path: Path) -> None:
    command = re.search(r"^    python3 (-m \S+ \S+) > record\.json && (datasette .+)$", TEXT, re.MULTILINE)
    assert command
    described_by = [sys.executable, *shlex.split(command[1])]
    (tmp_path / "record.json").write_bytes(
        subprocess.run(described_by, cwd=tmp_path, capture_output=True, check=True).stdout
    )
    first, *rest = shlex.split(command[2])
    assert subprocess.run(
        [sys.executable, "-c", "import sqlite3; sqlite3.connect('walkshoes.db')"], cwd=tmp_path, check=True
    )
    shown = subprocess.run(
        [sys.executable, "-m", first, *rest, "--get", "/-/metadata.json"], cwd=tmp_path, capture_output=True, check=True
    )
    assert "A record of walks" in shown.stdout.decode()


def test_every_table_view_and_column_of_the_record_is_on_it() -> None:
    parts = described()
    assert re.findall(r"^### (\w+)$", TEXT, re.MULTILINE) == [part.name for part in parts]
    for part in parts:
        told = re.search(rf"^### {part.name}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
        assert told
        assert re.findall(r"^\| `(\w+)` \|", told[1], re.MULTILINE) == [column.name for column in part.columns]


def test_it_speaks_of_no_machine() -> None:
    assert str(ROOT) not in TEXT
