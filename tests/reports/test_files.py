"""Reports as files: the same summary in three forms; no text in them acts, and a file is whole or not there."""

import html.parser
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from one_walk import HOSTILE, walked

from walkshoes.reports.files import FORMS, UnknownForm, write_report
from walkshoes.reports.html import as_html
from walkshoes.reports.markdown import literal
from walkshoes.reports.summary import BANNER, summary_of
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_says_that_it_was_a_simulation_and_what_was_asked_twice(
    record: Record, kept: KeptWalk, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"summary{suffix}"
    write_report(record, kept.session, path)
    text = path.read_text(encoding="utf-8")
    assert BANNER in text
    assert "asked for your account number twice, one of them after you had answered" in text


@pytest.mark.parametrize("suffix", FORMS)
def test_the_same_session_gives_the_same_bytes(record: Record, kept: KeptWalk, tmp_path: Path, suffix: str) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in ("first", "second")]
    for path in paths:
        write_report(record, kept.session, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_another_form_is_refused_with_the_forms_there_are(record: Record, kept: KeptWalk, tmp_path: Path) -> None:
    with pytest.raises(UnknownForm, match=r"\.md, \.html, \.json"):
        write_report(record, kept.session, tmp_path / "summary.docx")


def test_a_report_that_cannot_be_written_leaves_the_old_one(
    record: Record, kept: KeptWalk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.html"
    path.write_text("the old one")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        write_report(record, kept.session, path)
    assert path.read_text() == "the old one"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".summary")] == []


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
    page = as_html(summary_of(record, kept.session))
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
    page = as_html(summary_of(record, kept.session))
    heights = [float(y) for y in re.findall(r'<circle class="spot" cx="[\d.]+" cy="([\d.]+)"', page)]
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
