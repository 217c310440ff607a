"""Before people come: is everything there, in plain words?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from walkshoes.cli import main
from walkshoes.doctor import Answer, examined

ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def looked_at(tmp_path: Path, about: str, **changes: object) -> Answer:
    made = {"environment": ENVIRONMENT, "window": (120, 40), "folder": None, "record_path": tmp_path / "r.db"} | changes
    answers = examined(**made)  # type: ignore[arg-type]
    return next(answer for answer in answers if answer.about == about)


def test_where_everything_is_there_all_is_fine(tmp_path: Path) -> None:
    answers = examined(tmp_path / "r.db", None, environment=ENVIRONMENT, window=(80, 24))
    assert [answer.about for answer in answers if not answer.fine and answer.about != "letters"] == []


@pytest.mark.parametrize(
    ("window", "fine", "words"),
    [
        ((40, 10), False, "too small to walk in"),
        ((70, 20), False, "80 by 24 is where it becomes comfortable"),
        ((80, 24), True, "there is room"),
    ],
)
def test_the_window(tmp_path: Path, window: tuple[int, int], fine: bool, words: str) -> None:
    answer = looked_at(tmp_path, "this window", window=window)
    assert (answer.fine, words in answer.says) == (fine, True)


@pytest.mark.parametrize(
    ("environment", "fine", "words"),
    [
        ({"TERM": "dumb"}, False, "cannot draw"),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, "nothing in walkshoes needs them"),
        ({"TERM": "xterm"}, True, "plainer"),
    ],
)
def test_colours(tmp_path: Path, environment: dict[str, str], fine: bool, words: str) -> None:
    answer = looked_at(tmp_path, "colours", environment=environment)
    assert (answer.fine, words in answer.says) == (fine, True)


def test_a_record_that_is_none_is_said_in_its_own_sentence(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_text("not a record, but somebody's notes")
    answer = looked_at(tmp_path, "the record")
    assert not answer.fine
    assert "is not a record of walkshoes" in answer.says


def test_journeys_with_mistakes_are_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: Half a journey")
    answer = looked_at(tmp_path, "the journeys", folder=tmp_path)
    assert (answer.fine, f"`walkshoes check {tmp_path / 'mine.yaml'}`" in answer.says) == (False, True)
    (tmp_path / "mine.yaml").unlink()
    assert "there are none" in looked_at(tmp_path, "the journeys", folder=tmp_path).says


def test_a_nearly_full_disk_is_a_reason_to_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("walkshoes.doctor.ROOM_NEEDED", 10**18)
    assert "Make room before people come" in looked_at(tmp_path, "the disk").says


def test_the_command_says_so_in_words_and_for_programs(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_text("not a record, but somebody's notes")
    run = CliRunner().invoke(main, ["doctor", "--db", str(tmp_path / "r.db")])
    assert run.exit_code == 1
    assert "LOOK  the record:" in run.output
    run = CliRunner().invoke(main, ["doctor", "--db", str(tmp_path / "r.db"), "--json"])
    assert {"about", "fine", "says"} == set(json.loads(run.output)[0])
