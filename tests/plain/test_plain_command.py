"""`walkshoes --plain` as a command: through pipes, without a trace, without one escape byte."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import text_of
from click.testing import CliRunner

from walkshoes.cli import main
from walkshoes.plain import face
from walkshoes.plain.face import KEPT, NOTHING_YET, THANKS
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage

COMMAND = (sys.executable, "-c", "from walkshoes.cli import main; main()", "--plain")
PLACES = """\
welcome: {team: ivr, menu: "For faults, press 1.", press: {1: agent}}
agent: {team: support, talk: [{ask: {fact: story, say: What is it?}}], then: post}
post: {team: support, channel: letter, read: Dear customer., then: done}
"""


class Piped:
    """The command with pipes at both ends."""

    def __init__(self, folder: Path, *options: str) -> None:
        (folder / "journeys").mkdir(exist_ok=True)
        (folder / "journeys" / "small.yaml").write_text(text_of(PLACES), encoding="utf-8")
        words = [*COMMAND, "--db", str(folder / "walks.db"), "--folder", str(folder / "journeys"), *options]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUTF8": "1", "TERM": "dumb"},
        )  # fmt: skip
        self.printed: list[str] = []
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.decode())

    def until(self, words: str) -> None:
        while True:
            line = self._lines.get(timeout=60)
            self.printed.append(line)
            if words in line:
                return

    def type(self, *lines: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        self.process.stdin.flush()

    def ended(self) -> tuple[int, str]:
        """The exit code, and what was said of errors."""
        assert self.process.stdin is not None and self.process.stderr is not None
        self.process.stdin.close()
        code = self.process.wait(60)
        while not self._lines.empty():
            self.printed.append(self._lines.get())
        return code, self.process.stderr.read().decode()


@pytest.fixture
def piped(tmp_path: Path) -> Iterator[Piped]:
    made = Piped(tmp_path)
    yield made
    made.process.kill()
    made.process.wait()


def to_the_call(piped: Piped) -> None:
    piped.until("Type the number of a journey")
    piped.type("1", "Ada", "", "5", "2", "1", "6")
    piped.until("Press Enter to ring")
    piped.type("")


@pytest.mark.real
def test_a_journey_through_pipes_to_its_end(piped: Piped, tmp_path: Path) -> None:
    to_the_call(piped)
    piped.until("For faults, press 1.")
    piped.type("1", "/feel 1 a machine")
    piped.until("Tell them what has happened")
    piped.type("It has been dead since Saturday.")
    piped.until("Press Enter when you have read it.")
    piped.type("")
    piped.until("The walk is over.")
    piped.type("", "25", "1", "1", "nobody", "2", "1", *["?"] * 8, "", "", "", "1", "", "2", str(tmp_path / "end.html"))
    piped.until(THANKS)
    assert piped.ended() == (0, "")
    printed = "".join(piped.printed)
    assert "(The call is over.)" in printed
    assert "furious" in printed
    assert not any(ord(one) < 0x20 and one not in "\r\n" for one in printed)
    assert "It is done." in (tmp_path / "end.html").read_text(encoding="utf-8")
    record = Record(tmp_path / "walks.db")
    [row] = record.walks(record.sessions()[0].id)
    assert row.stage == Stage.DONE
    assert record.stored(row.id).ledger.words_told == 6
    record.close()


@pytest.mark.real
@pytest.mark.skipif(sys.platform == "win32", reason="a signal of its own there")
def test_an_interrupt_pauses_and_the_walk_is_kept(piped: Piped, tmp_path: Path) -> None:
    to_the_call(piped)
    piped.until("(It rings.)")
    time.sleep(0.3)  # so that some of it has rung
    piped.process.send_signal(signal.SIGINT)
    piped.until(KEPT)
    assert piped.ended() == (0, "")
    record = Record(tmp_path / "walks.db")
    [row] = record.unfinished()
    assert row.stage == Stage.WALK
    assert row.reached_ms > 0
    record.close()


@pytest.mark.real
def test_the_end_of_the_input_pauses(piped: Piped) -> None:
    piped.until("Type the number of a journey")
    assert piped.ended() == (0, "")
    assert piped.printed[-1].strip() == NOTHING_YET


def test_a_record_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "walks.db").write_text("not a record at all")
    result = CliRunner().invoke(main, ["--plain", "--db", str(tmp_path / "walks.db")])
    assert result.exit_code == 1
    assert len(result.output.strip().splitlines()) == 1
    assert "is not a record of walkshoes" in result.output


def test_what_goes_wrong_is_one_sentence_and_the_rest_is_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "log.txt"

    def fails(folder: Path | None) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(face, "walkable", fails)
    monkeypatch.setattr("walkshoes.crash_log.log_file", lambda: log)
    result = CliRunner().invoke(main, ["--plain", "--db", str(tmp_path / "walks.db")])
    assert result.exit_code == 1
    assert result.output.startswith("Something went wrong")
    assert "secret" not in result.output
    assert "ZeroDivisionError: secret" in log.read_text()


def test_patience_is_for_the_plain_face() -> None:
    result = CliRunner().invoke(main, ["--patient"])
    assert result.exit_code == 2
    assert "--plain" in result.output


def test_nothing_of_the_screens_is_loaded() -> None:
    code = "import sys, walkshoes.plain.face, walkshoes.plain.walking; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
