"""`walkshoes simulate`: a year of customers for people and for programs, whole or broken off."""

import csv
import json
import os
import pty
import signal
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from building import text_of
from click.testing import CliRunner, Result
from deciding import JOURNEY, LEVERS

from walkshoes.cli import main
from walkshoes.simulate.figures import MEASURES


@pytest.fixture
def journey(tmp_path: Path) -> str:
    path = tmp_path / "small.yaml"
    path.write_text(
        text_of(JOURNEY, LEVERS, "gives_up: gone\ncallers: {a_year: 12000, never: 0.1}\n"), encoding="utf-8"
    )
    return str(path)


def simulated(journey: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["simulate", journey, "--callers", "300", *more])


def test_it_says_a_year_where_callers_end_and_what_is_assumed(journey: str) -> None:
    said = simulated(journey).output
    assert "A small journey: 300 callers, seed 1" in said
    assert "hours of customers' lives" in said
    assert "never made contact: so would 1,200 a year" in said
    assert "Where they end" in said
    assert "The file says: callers a year 12,000; need help and never make contact 10 %." in said
    assert "Assumed: " in said


def test_two_companies_stand_side_by_side_with_what_changes(journey: str) -> None:
    said = simulated(journey, "--compare", "remember=true").output
    head = next(line for line in said.splitlines() if line.startswith("a year of customers"))
    assert head.split() == ["a", "year", "of", "customers", "as", "it", "is", "remember", "change"]
    asked = next(line for line in said.splitlines() if line.startswith("questions asked again"))
    assert asked.split()[-4] == "0"
    assert "what is decided costs" in said
    assert "50,000" in said


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(journey: str) -> None:
    once, again = (simulated(journey, "--json", "--compare", "people=10").output for _ in range(2))
    assert once == again
    assert json.loads(once) != json.loads(simulated(journey, "--json", "--compare", "people=10", "--seed", "2").output)


def test_programs_have_every_figure_and_everything_it_rests_on(journey: str) -> None:
    told = json.loads(simulated(journey, "--json", "--compare", "remember=true").output)
    assert set(told["year"]["figures"]) == set(MEASURES)
    assert set(told["change"]) == set(MEASURES)
    assert told["whole"] is True
    assert told["compared"]["policies"] == {"remember": True}
    assert {"path": "callers.a_year", "label": "callers a year", "value": 12_000.0, "said": True} in told["rests_on"]
    assert sum(share["value"] for share in told["year"]["endings"].values()) == pytest.approx(1)


def test_the_table_has_a_row_a_measure(journey: str) -> None:
    rows = list(csv.DictReader(StringIO(simulated(journey, "--csv", "--compare", "remember=true").output)))
    assert [row["measure"] for row in rows] == [*MEASURES, "p50", "p90", "p95", "decisions"]
    hours = rows[0]
    assert float(hours["change"]) == pytest.approx(float(hours["compared"]) - float(hours["value"]))


def test_the_load_stays_as_stated_where_that_is_wanted(journey: str) -> None:
    told = json.loads(simulated(journey, "--json", "--compare", "people=9", "--load-as-stated").output)
    assert told["load"]["calls"] == 1.0
    moved = json.loads(simulated(journey, "--json", "--compare", "people=9").output)
    assert moved["load"]["calls"] > 1.0


def test_one_caller_is_told_and_written_down_and_walks_again(journey: str, tmp_path: Path) -> None:
    told = simulated(journey, "--caller", "p90").output
    assert "of 300 callers 90 in 100 gave no more of their time." in told
    inputs = tmp_path / "slow.jsonl"
    said = simulated(journey, "--caller", "p90", "--inputs", str(inputs)).output
    assert "--headless --inputs" in said
    again = CliRunner().invoke(main, ["walk", journey, "--headless", "--inputs", str(inputs)]).output
    lines = [line for line in told.splitlines() if line.startswith("  ")]
    assert [line for line in again.splitlines() if line.startswith("  ")] == lines


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (["--policy", "nothing=true"], "There is no policy `nothing`"),
        (["--compare", "people=900"], "takes a whole number from 8 to 20"),
        (["--caller", "p0"], "a caller is a number, or p1 to p100"),
        (["--caller", "p900"], "a caller is a number, or p1 to p100"),
        (["--csv", "--json"], "use one of them"),
        (["--inputs", "x.jsonl"], "go with --caller"),
        (["--callers", "0"], "0 is not in the range"),
    ],
)
def test_what_cannot_be_is_refused_in_words(journey: str, more: list[str], why: str) -> None:
    done = simulated(journey, *more)
    assert done.exit_code in (1, 2)
    assert why in " ".join(done.output.split())
    assert "Traceback" not in done.output


def test_broken_off_it_tells_what_there_is_and_says_so(journey: str) -> None:
    command = [sys.executable, "-c", "from walkshoes.cli import main; main()"]
    master, screen = pty.openpty()  # progress is told on a terminal: then it has begun
    one = subprocess.Popen(
        [*command, "simulate", journey, "--callers", "1000000", "--json"], stdout=subprocess.PIPE, stderr=screen
    )
    os.close(screen)
    seen = b""
    while b"callers" not in seen:
        seen += os.read(master, 1_000)
    time.sleep(0.2)
    one.send_signal(signal.SIGINT)
    out, _ = one.communicate(timeout=60)
    os.close(master)
    told = json.loads(out)
    assert one.returncode == 0
    assert told["whole"] is False
    assert 0 < told["callers"]["walked"] < told["callers"]["wanted"] == 1_000_000
    assert told["year"]["figures"]["hours"]["value"] > 0
