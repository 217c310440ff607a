"""Summaries as files: one summary in every form; a file is whole or not there, and what is missing is said plainly."""

import errno
import html.parser
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from led_sessions import Told
from one_walk import HOSTILE, walked
from reading_files import PAGES, text_of
from rights import as_anybody

from walkshoes.reports import files as written
from walkshoes.reports.files import UnknownForm
from walkshoes.reports.markdown import literal
from walkshoes.reports.summary import BANNER
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.summaries.files import FORMS, GET_REPORTS, NAMES, NoMaker, maker, write_report, write_summary
from walkshoes.summaries.forms.html import as_html
from walkshoes.summaries.making import summary_of

NEEDS = {".pdf": "typst", ".pptx": "pptx", ".xlsx": "xlsxwriter", ".ics": "icalendar"}


@pytest.mark.parametrize("suffix", PAGES)
def test_every_form_says_that_it_was_a_simulation_and_what_was_asked_twice(
    record: Record, kept: KeptWalk, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"summary{suffix}"
    write_report(record, kept.session, path)
    text = text_of(suffix, path.read_bytes())
    assert BANNER in text
    assert "asked for your account number twice, one of them after you had answered" in text


@pytest.mark.parametrize("suffix", FORMS)
def test_the_same_session_gives_the_same_bytes_in_another_process_and_another_hour(
    told: dict[str, Told], tmp_path: Path, suffix: str
) -> None:
    seven, paths = told["seven"], [tmp_path / f"{name}{suffix}" for name in ("first", "second")]
    write_report(seven.record, seven.session, paths[0])
    later = (
        "import sys, time; from pathlib import Path; now = time.time; time.time = lambda: now() + 7_200;"
        "from walkshoes.sessions.record import Record; from walkshoes.summaries.files import write_report;"
        "write_report(Record(Path(sys.argv[1])), sys.argv[2], Path(sys.argv[3]))"
    )
    command = [sys.executable, "-c", later, str(seven.record.path), seven.session, str(paths[1])]
    run = subprocess.run(command, env={**os.environ, "TZ": "Pacific/Kiritimati"}, check=False, capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_another_form_is_refused_with_the_forms_there_are(record: Record, kept: KeptWalk, tmp_path: Path) -> None:
    with pytest.raises(UnknownForm, match=r"\.html, \.pdf, \.pptx, \.xlsx, \.csv, \.json, \.md, \.ics"):
        write_report(record, kept.session, tmp_path / "summary.docx")


@pytest.mark.parametrize("suffix", FORMS)
def test_on_a_full_disk_the_old_file_stays_and_nothing_half_written_is_left(
    told: dict[str, Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = tmp_path / f"summary{suffix}"
    path.write_text("the old one")
    opens = os.fdopen

    def full(*given: object, **more: object) -> object:
        file = opens(*given, **more)  # type: ignore[call-overload]

        class _Full:
            def __enter__(self) -> "_Full":
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, made: bytes) -> None:
                file.write(made[: len(made) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")

        return _Full()

    monkeypatch.setattr(written.os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        write_summary(told["seven"].made, path)
    assert path.read_text() == "the old one"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that everybody may look into and, but for the superuser, nobody may write to."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
@pytest.mark.parametrize("suffix", FORMS)
def test_in_a_folder_that_may_only_be_read_nothing_is_written(
    told: dict[str, Told], closed: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    held = maker(suffix)(told["seven"].made)  # by whoever may read what its maker needs
    monkeypatch.setattr("walkshoes.summaries.files.maker", lambda _: lambda _: held)
    with as_anybody(), pytest.raises(PermissionError):
        write_summary(told["seven"].made, closed / f"summary{suffix}")
    assert list(closed.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMS)
def test_a_temporary_folder_that_may_not_be_written_hinders_no_form(
    told: dict[str, Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "not there"))
    write_summary(told["seven"].made, tmp_path / f"summary{suffix}")
    assert (tmp_path / f"summary{suffix}").stat().st_size > 500


@pytest.mark.parametrize("suffix", NEEDS)
def test_a_form_whose_maker_is_missing_says_the_one_command_that_adds_it(
    told: dict[str, Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "walkshoes.summaries.files.find_spec", lambda name: None if name == NEEDS[suffix] else found(name)
    )
    with pytest.raises(NoMaker) as refused:
        write_summary(told["seven"].made, tmp_path / f"summary{suffix}")
    assert str(refused.value) == (
        f"{NAMES[suffix]} needs a part that is not installed yet. This command adds it: {GET_REPORTS}"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_forms_without_a_maker_of_their_own_need_none_of_the_others(told: dict[str, Told], tmp_path: Path) -> None:
    """In a Python in which none of the makers can be imported."""
    seven = told["seven"]
    without = (
        "import sys; sys.modules.update(dict.fromkeys(('typst', 'pptx', 'xlsxwriter', 'icalendar')));"
        "from pathlib import Path; from walkshoes.sessions.record import Record;"
        "from walkshoes.summaries.files import write_report;"
        "[write_report(Record(Path(sys.argv[1])), sys.argv[2], Path(sys.argv[3]) / f'summary.{form}')"
        " for form in ('html', 'csv', 'json', 'md')]"
    )
    command = [sys.executable, "-c", without, str(seven.record.path), seven.session, str(tmp_path)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert len(list(tmp_path.iterdir())) == 4


class _Tags(html.parser.HTMLParser):
    """Every tag of a page, and everything it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]


def test_words_on_a_page_are_words_and_the_page_fetches_nothing(record: Record) -> None:
    kept = walked(record, HOSTILE, None, HOSTILE)
    page = as_html(summary_of(record, kept.session)).decode()
    tags = _Tags()
    tags.feed(page)
    assert "script" not in tags.tags
    assert "a" not in tags.tags
    assert tags.fetched == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "\x1b" not in page


def test_words_in_markdown_are_words(record: Record) -> None:
    assert literal("[x](http://a.b) *b* <i>") == r"\[x\](http:\//a.b) \*b\* \<i\>"
    assert literal("- item") == r"\- item"
    assert literal("1. first\n# head") == r"1\. first \# head"
    assert literal("| cell |") == r"\| cell \|"
    assert literal("plain words, 1-7 (about 3.5).") == "plain words, 1-7 (about 3.5)."


def test_the_json_form_has_the_ledger(record: Record, kept: KeptWalk, tmp_path: Path) -> None:
    path = tmp_path / "summary.json"
    write_report(record, kept.session, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["walks"][0]["ledger"] == kept.ledger().as_json()


def test_the_curve_stands_where_the_feelings_were(record: Record, kept: KeptWalk) -> None:
    page = as_html(summary_of(record, kept.session)).decode()
    heights = [float(y) for y in re.findall(r'<circle class="spot"[^>]* cy="([\d.]+)"', page)]
    assert len(heights) == 2
    assert heights[0] < heights[1], "relieved stands above furious"
    assert "worst, and the end" in page


@pytest.mark.real
def test_a_browser_shows_the_page(record: Record, kept: KeptWalk, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
    if browser is None:
        pytest.skip("no browser")
    path = tmp_path / "summary.html"
    write_report(record, kept.session, path)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    run = subprocess.run(
        [browser, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "it felt like" in run.stdout, run.stderr
    assert run.stdout.count('class="spot"') == 2
