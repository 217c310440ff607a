"""The PDF: one first page that can be forwarded, the detail behind it, and no character lost without a word."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from rooms import Person, a_session

from walkshoes.reports.html import curve_svg
from walkshoes.reports.summary import BANNER
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.follow_ups import commit_in, commitments_of, follow_up
from walkshoes.sessions.kept import Commitment
from walkshoes.sessions.people import people_of
from walkshoes.sessions.record import Record
from walkshoes.summaries.files import write_report
from walkshoes.summaries.forms import pdf
from walkshoes.summaries.forms.glyphs import BOX, named, without_glyphs
from walkshoes.summaries.forms.pdf import as_pdf
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Summary

HOSTILE = '#read("/etc/passwd") *bold* $x^2$ _it_ <a@b> // c @ref #{panic()} `raw` &amp; = 1'
NO_FONT_HAS_IT = "𒀀"
"""Cuneiform: not in the fonts that come with the program."""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    opened = Record(tmp_path_factory.mktemp("pdf") / "walks.db")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def session(record: Record) -> str:
    """Six people who felt and said something, a commitment that was kept, and a note under each heading."""
    words = (
        "They asked me again.",
        "Nobody knew me.",
        "A long time.",
        "Why a number?",
        "I gave up asking.",
        "So be it.",
    )
    led = a_session(record, *(Person(menu=1, agent=-2, words=said, may_quote=True) for said in words))
    commit_in(record.file, led.id, Commitment("I chair the board", "open with one journey", "2026-12-01", "me"))
    follow_up(record.file, commitments_of(record.file, led.id)[0].id, 30, "kept")
    for heading in Heading:
        write_down(record.file, led.id, heading, f"A note under {heading.value}.")
    return led.id


@pytest.fixture(scope="module")
def made(record: Record, session: str) -> Summary:
    return summary_of(record, session)


@pytest.fixture(scope="module")
def own(record: Record, session: str) -> Summary:
    return summary_of(record, session, people_of(record.file, session)[0].id)


@pytest.fixture
def only_our_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without fonts of its own."""
    monkeypatch.setattr(pdf, "_WITH_THIS_COMPUTERS_FONTS", (False,))


def pages(made: Summary) -> list[str]:
    """The text of each page, its lines joined."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(as_pdf(made))).pages]


def _alternatives(file: bytes) -> list[str]:
    """What stands in the place of each drawing for those who cannot see it."""
    reader = PdfReader(BytesIO(file))
    return [
        str(one["/Alt"])
        for number in range(1, len(reader.xref[0]) + len(reader.xref_objStm) + 1)
        if isinstance(one := reader.get_object(number), dict) and "/Alt" in one
    ]


def test_the_first_page_tells_what_whoever_was_not_there_needs(made: Summary) -> None:
    first, *_ = pages(made)
    for one in made.headline:
        assert all(part in first for part in one.text.split("; ")), one
        assert one.what in first
    for said in (made.title, made.began[:10], made.who, BANNER, "What it took", "About these numbers", "◆ worst"):
        assert said in first
    assert any(words in first for words in made.few_words)
    assert made.commitments[0].sentence in first
    assert "kept, after 30 days" in first
    for cause in made.causes:
        assert not cause.because or cause.because[0] in first


def test_every_count_stands_on_the_first_page_under_its_sign(made: Summary) -> None:
    first, *_ = pages(made)
    for one in made.effort:
        assert f"{one.what} {one.total_text} {one.each_text}" in first
        assert one.sign in first


def test_the_curve_is_told_to_those_who_cannot_see_it(made: Summary) -> None:
    told = _alternatives(as_pdf(made))
    assert made.picture is not None
    assert any(all(sentence in one for sentence in made.curve_in_words) for one in told)


def test_the_drawing_is_the_one_of_the_web_page(made: Summary) -> None:
    assert made.picture is not None
    first, *_ = pages(made)
    drawn = [text.text for text in ET.fromstring(str(curve_svg(made.picture))).iter("{http://www.w3.org/2000/svg}text")]
    assert {"delighted", "furious"} < set(drawn)
    assert all(text in first for text in drawn if text)


def test_the_detail_follows_with_its_own_pages(made: Summary) -> None:
    _, *rest = pages(made)
    after = " ".join(rest)
    journey = made.journeys[0]
    for said in (journey.title, "Expected, felt, recorded", "Touchpoint by touchpoint", *journey.took):
        assert said in after
    for row in journey.beside:
        assert f"{row.what} {row.anticipated} {row.felt} {row.recorded}" in after
    for change in journey.otherwise.changes:
        assert f"{change.what} {change.lived} {change.then}" in after
    for words in set(made.words) - set(made.few_words):
        assert words in after
    for name in ("What?", "So what?", "Now what?"):
        assert name in after
    for notes in made.notes.values():
        assert all(note in after for note in notes)


def test_every_page_says_which_it_is_and_that_it_was_a_simulation(made: Summary) -> None:
    told = pages(made)
    assert len(told) > 1
    for number, text in enumerate(told, 1):
        assert text.count(BANNER) >= 1
        assert f"Page {number} of {len(told)}" in text


def test_somebodys_own_page_has_the_walk_whole(own: Summary) -> None:
    first, *rest = pages(own)
    walk, after = own.walks[0], " ".join(rest)
    assert "◆" in first
    for said in (walk.title, walk.ending, *walk.sentences, *walk.curve_in_words, *(text for _, _, text in walk.words)):
        assert said in after
    for row in walk.scorecard:
        assert row.question in after
    for measure, answer in walk.measures.items():
        assert f"{measure} {answer}" in after


def test_of_few_people_there_is_no_curve_and_no_word(record: Record) -> None:
    led = a_session(record, *(Person(agent=-2, words="They asked me again.", may_quote=True) for _ in range(3)))
    made = summary_of(record, led.id)
    file = as_pdf(made)
    text = " ".join(pages(made))
    assert made.why in text
    assert _alternatives(file) == []
    assert "They asked me again." not in text


def test_a_session_in_which_nobody_has_walked_says_so(record: Record) -> None:
    assert "Nobody has walked in this session yet." in pages(summary_of(record, a_session(record).id))[0]


def test_texts_are_printed_as_they_were_typed(made: Summary) -> None:
    committed = replace(made.commitments[0], sentence=HOSTILE)
    hostile = replace(
        made,
        title=HOSTILE,
        few_words=(HOSTILE,),
        words=(HOSTILE,),
        notes={"what": (HOSTILE,)},
        commitments=(committed,),
    )
    told = pages(hostile)
    assert told[0].count(HOSTILE) == 3  # the title, the words, the commitment
    assert HOSTILE in " ".join(told[1:])


def _many(made: Summary, commitments: int) -> Summary:
    one = made.commitments[0]
    long = "If somebody is passed on, then the first stays on the line until the second has the whole story"
    many = tuple(replace(one, id=str(number), sentence=f"{number}: {long}.") for number in range(commitments))
    return replace(made, commitments=many, notes={"what": tuple(f"Note number {number}." for number in range(20))})


def test_what_the_first_page_has_no_room_for_stands_on_the_next(made: Summary) -> None:
    first, *rest = pages(_many(made, 40))
    told = len(re.findall(r"\d+: If somebody", first))
    assert told >= 6, "as many as there is room for"
    assert f"{40 - told} more on the following pages" in first
    assert "About these numbers" in first
    assert "Page 1 of" in first
    after = " ".join(rest)
    for number in range(40):
        assert f" {number}: If somebody" in after
    for number in range(20):
        assert f"Note number {number}." in after


def test_what_the_first_page_has_room_for_is_not_told_twice(made: Summary) -> None:
    assert len(re.findall("open with one journey", " ".join(pages(made)))) == 1


def test_a_long_commitment_is_begun_on_the_first_page_and_whole_on_another(made: Summary) -> None:
    long = "because " * 240 + "so it is"
    first, *rest = pages(replace(made, commitments=(replace(made.commitments[0], sentence=long),)))
    assert "because because" in first
    assert "…" in first
    assert "so it is" not in first
    after = " ".join(rest)
    assert after.count("because") >= 240
    assert "because so it is" in after


def test_a_remark_of_ten_thousand_letters_stands_in_the_detail(made: Summary) -> None:
    remark = "waiting " * 1250
    told = pages(replace(made, words=(*made.words, remark)))
    assert "About these numbers" in told[0]
    assert "waiting waiting" not in told[0]
    assert len(re.findall(r"\bwaiting\b", " ".join(told[1:]))) >= 1250


def test_letters_without_a_space_stay_on_the_page(made: Summary) -> None:
    file = as_pdf(replace(made, words=(*made.words, "W" * 400)))
    drawn = [page.extract_text() for page in PdfReader(BytesIO(file)).pages]
    lines = [line.replace("\u200b", "") for text in drawn for line in text.splitlines() if "WWWW" in line]
    assert len(lines) > 3
    assert sum(line.count("W") for line in lines) == 400


@pytest.mark.usefixtures("only_our_fonts")
def test_a_character_without_a_font_is_a_box_and_the_first_page_names_it(made: Summary) -> None:
    words = (
        f"one {NO_FONT_HAS_IT} sign",
        "漢字",
        "done \N{GRINNING FACE} \U0001f469\u200d\U0001f467 \U0001f1eb\U0001f1f7",
    )
    first, *_ = pages(replace(made, few_words=words, words=words))
    assert f"one {BOX} sign" in first
    assert f"done {BOX} {BOX} {BOX}" in first
    assert (
        f"Not shown in this file, for want of a font, each as {BOX}: Chinese characters (2), cuneiform sign a, flag, "
        "grinning face, woman." in first
    )


@pytest.mark.usefixtures("only_our_fonts")
def test_a_touchpoint_whose_name_has_no_font_is_a_box_in_the_curve_too(made: Summary) -> None:
    assert made.picture is not None
    journey = made.journeys[0]
    assert journey.picture is not None
    stretches = tuple(replace(one, name="受付") for one in journey.picture.stretches)
    renamed = replace(journey, picture=replace(journey.picture, stretches=stretches))
    first, *_ = pages(replace(made, journeys=(renamed,)))
    assert BOX * 2 in first
    assert "Chinese characters (2)" in first


@pytest.mark.usefixtures("only_our_fonts")
def test_greek_cyrillic_accents_and_hebrew_need_no_other_font(made: Summary) -> None:
    words = ("Πόσο ακόμα;", "Сколько ещё?", "Żółć, naïve – “£5”", "שלום")
    first, *_ = pages(replace(made, few_words=words, words=words))
    assert BOX not in first
    assert "Not shown" not in first
    assert all(text in first for text in words[:3])


def test_only_what_cannot_be_shown_is_missing() -> None:
    assert without_glyphs(iter(["漢字 é", "plain"]), lambda _: True) == frozenset()
    assert without_glyphs(iter(["漢字 é"]), lambda text: "漢" not in text) == {"漢"}


def test_many_missing_characters_are_named_by_their_script_and_the_names_end() -> None:
    assert "Hebrew letters (2)" in named(frozenset("אב"))
    faces = frozenset(chr(0x1F600 + number) for number in range(20))
    assert named(faces).endswith("8 more.")


def test_the_same_session_gives_the_same_bytes_in_another_process_too(
    record: Record, session: str, tmp_path: Path
) -> None:
    path = tmp_path / "summary.pdf"
    write_report(record, session, path)
    again = (
        "import sys; from pathlib import Path; from walkshoes.sessions.record import Record; "
        "from walkshoes.summaries.files import write_report; "
        "write_report(Record(Path(sys.argv[1])), sys.argv[2], Path(sys.argv[3]))"
    )
    other = tmp_path / "other.pdf"
    run = [sys.executable, "-c", again, str(record.file.path), session, str(other)]
    subprocess.run(run, check=True, cwd=tmp_path)
    assert path.read_bytes() == other.read_bytes()


def test_the_file_is_tagged_dated_by_its_session_and_says_its_language(made: Summary) -> None:
    reader = PdfReader(BytesIO(as_pdf(made)))
    root = reader.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == made.title
    assert str(reader.metadata["/CreationDate"]).startswith("D:" + made.began[:10].replace("-", ""))
    assert all(page.mediabox.width == pytest.approx(595, abs=1) for page in reader.pages)
