"""The record fails in the middle of a walk in plain lines: one sentence, and what was confirmed is there."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from building import text_of

from walkshoes.sessions.record import Record

JOURNEY = """\
welcome:
  team: ivr
  menu: For your bill, press 1.
  press: {1: welcome}
  no_input: {after: 60s, say: Sorry?, tries: 20, then: over}
over: {drop: The line goes dead.}
"""
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2)
from walkshoes.cli import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("largest", [200_000, 300_000, 1_000_000])
def test_where_no_more_may_be_written_the_lines_end_in_one_sentence(tmp_path: Path, largest: int) -> None:
    folder = tmp_path / "journeys"
    folder.mkdir()
    (folder / "small.yaml").write_text(text_of(JOURNEY), encoding="utf-8")
    path = tmp_path / "record.db"
    Record(path).close()
    before = "1\nWalker\n\n" + "5\n" * 4 + "\n"  # name, papers, what is expected, ringing
    reactions = "".join(f"/feel 2 not again {number} {'word ' * 60}\n" for number in range(400))
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(largest), "--plain", "--db", path, "--folder", folder],
        input=before + reactions,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stdout[-500:]
    assert done.stderr.startswith("Error: The disk ")
    assert "Traceback" not in done.stderr
    assert "Something went wrong" not in done.stdout
    noted = done.stdout.count("(Noted,")
    with closing(sqlite3.connect(path)) as db:
        kept = db.execute("SELECT count(*) FROM input").fetchone()[0]
    assert kept - noted in (0, 1), "one more may be kept: it stopped between that and saying so"
    assert noted
