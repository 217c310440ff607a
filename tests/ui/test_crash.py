"""When the program itself goes wrong: a sentence for people, the trace in a file, the error in a test."""

import asyncio
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.widgets import Static

from walkshoes.crash_log import log_file
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.ui.crash import StopsPlainly

SECRET = "what a participant said in confidence"


class Broken(StopsPlainly):
    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def on_mount(self) -> None:
        words = SECRET
        assert words
        raise self.error


class BadMarkup(StopsPlainly):
    def compose(self) -> ComposeResult:
        yield Static("[/b]")


def stopped(app: StopsPlainly, error: type[Exception]) -> str:
    """What is printed when it ends."""

    async def run() -> None:
        async with app.run_test():
            pass

    with pytest.raises(error):
        asyncio.run(run())
    assert app.return_code == 1
    return app.printed


@pytest.fixture(autouse=True)
def _printed(monkeypatch: pytest.MonkeyPatch) -> None:
    def keep(self: StopsPlainly) -> None:
        self.printed = "\n".join(str(one) for one in self._exit_renderables)  # type: ignore[attr-defined]

    monkeypatch.setattr(StopsPlainly, "_print_error_renderables", keep)


def test_people_read_a_sentence_and_the_file_has_the_trace_without_anybodys_words() -> None:
    printed = stopped(Broken(ZeroDivisionError("by nothing")), ZeroDivisionError)
    assert printed.startswith("Something went wrong, and walkshoes had to stop. What you did is kept")
    assert str(log_file()) in printed
    assert "Traceback" not in printed
    log = log_file().read_text(encoding="utf-8")
    assert "ZeroDivisionError: by nothing" in log
    assert SECRET not in log
    assert SECRET not in printed


def test_an_error_that_would_draw_itself_is_a_sentence_too() -> None:
    from textual.markup import MarkupError

    assert stopped(BadMarkup(), MarkupError).startswith("Something went wrong")
    assert "MarkupError" in log_file().read_text(encoding="utf-8")


def test_trouble_with_the_record_is_its_own_sentence() -> None:
    assert stopped(Broken(RecordTrouble("The disk is full.")), RecordTrouble) == "The disk is full."


def test_where_no_file_can_be_written_it_stops_as_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("")
    monkeypatch.setattr("walkshoes.crash_log.log_file", lambda: tmp_path / "a-file" / "walkshoes.log")
    assert "none could be written" in stopped(Broken(KeyError("x")), KeyError)
