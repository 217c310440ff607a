"""What stands on the slides of a debrief: one idea each, in their order, and never more than may be told."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sessions_filled import BROADBAND, EXECUTIVES, session_of

from walkshoes.living.wrapping import wrapped
from walkshoes.reports.summary import Beside
from walkshoes.sessions.record import Record
from walkshoes.summaries.making import summary_of
from walkshoes.summaries.model import Department, Figure, Questions, Summary
from walkshoes.summaries.thresholds import NOBODY
from walkshoes.ui.projector.beside import beside_slides
from walkshoes.ui.projector.countdown import Countdown
from walkshoes.ui.projector.filling import COLUMNS, LINES, some, spread
from walkshoes.ui.projector.great_number import Grown, drawn
from walkshoes.ui.projector.slide import (
    Asking,
    Commitments,
    Counts,
    Cover,
    Deciding,
    Drawn,
    Figures,
    Lines,
    Quotes,
    Shown,
    Slide,
    Table,
)
from walkshoes.ui.projector.slides import STATEMENT, THANKS, USUAL, costs, shown, slides_of


def made_of(path: Path, people: int, *names: str) -> Summary:
    session = session_of(path, people, *names)
    record = Record(path)
    try:
        return summary_of(record, session)
    finally:
        record.close()


def kinds(slides: tuple[Slide, ...]) -> list[tuple[str, str]]:
    """Every kind with its heading, once where several follow each other."""
    named = [(type(slide).__name__, slide.heading) for slide in slides]
    return [one for at, one in enumerate(named) if at == 0 or named[at - 1] != one]


def test_a_session_is_told_in_this_order(record_path: Path) -> None:
    assert kinds(slides_of(made_of(record_path, 12))) == [
        ("Cover", "Three days without broadband"),
        ("Figures", "Expected, felt, recorded"),
        ("Table", "Expected, felt, recorded"),
        ("Drawn", "How it felt"),
        ("Lines", "What is remembered"),
        ("Counts", "Where people hung up"),
        ("Counts", "How it ended"),
        ("Lines", "What it took"),
        ("Quotes", "In your own words"),
        ("Lines", "Why it was so"),
        ("Table", "What you would have reported"),
        ("Table", "The same people, the company done right"),
        ("Deciding", "What it would take"),
        ("Asking", "What?"),
        ("Asking", "So what?"),
        ("Asking", "Now what?"),
        ("Figures", "Four figures"),
        ("Table", "By department"),
        ("Commitments", "What we will do"),
        ("Cover", THANKS),
        ("Lines", "About these numbers"),
    ]


def test_each_journey_has_its_slides_and_what_is_the_sessions_follows_once(record_path: Path) -> None:
    slides = slides_of(made_of(record_path, 7, BROADBAND, EXECUTIVES))
    assert [slide.heading for slide in slides if isinstance(slide, Cover)] == [
        "Three days without broadband",
        "The executive line",
        THANKS,
    ]
    assert {slide.journey for slide in slides if isinstance(slide, Asking)} == {BROADBAND, EXECUTIVES}
    last_question = max(at for at, slide in enumerate(slides) if isinstance(slide, Asking))
    assert all(at > last_question for at, slide in enumerate(slides) if isinstance(slide, Quotes | Commitments))
    assert sum(isinstance(slide, Commitments) for slide in slides) == 1


def test_the_system_is_said_to_be_the_finding_before_anything_is_shown(record_path: Path) -> None:
    cover = slides_of(made_of(record_path, 7))[0]
    assert isinstance(cover, Cover)
    assert cover.lines == (STATEMENT,)
    assert cover.foot == ("Walked by 7 people, 7 of them simulated.",)


def test_of_fewer_than_five_people_there_are_only_totals_and_the_title_says_why(record_path: Path) -> None:
    slides = slides_of(made_of(record_path, 3))
    assert {type(slide) for slide in slides} == {Cover, Lines, Asking, Figures, Commitments}
    assert [slide.heading for slide in slides if isinstance(slide, Figures)] == ["Four figures"]
    assert {slide.heading for slide in slides if isinstance(slide, Lines)} == {"What it took", "About these numbers"}
    cover = slides[0]
    assert isinstance(cover, Cover)
    assert cover.foot[1].startswith("3 people walked. Of fewer than 5 only totals are told")


def test_one_person_s_own_walk_is_whole(record_path: Path) -> None:
    made = made_of(record_path, 1)
    slides = slides_of(made)
    (walk,) = made.walks
    told = [line for slide in slides if isinstance(slide, Lines) for line in slide.lines]
    assert [line for line in told if line in walk.sentences] == list(walk.sentences)
    assert walk.ending in told
    said = [(quote.text, quote.where) for slide in slides if isinstance(slide, Quotes) for quote in slide.quotes]
    assert said == [(text, place) for _, place, text in walk.words]
    (curve,) = (slide for slide in slides if isinstance(slide, Drawn))
    assert curve.picture is walk.picture
    assert sum(bool(words) for words in curve.words) == len({at for at, _, _ in walk.words})
    reported = [row for slide in slides if slide.heading == "What you would have reported" for row in table(slide).rows]
    assert reported == [(row.question, row.remembered, row.recorded) for row in walk.scorecard]


def test_two_words_said_at_two_places_keep_each_its_own(record_path: Path) -> None:
    made = made_of(record_path, 1)
    words = ((1_000, "the queue", "Again?"), (2_000, "the desk", "Again?"))
    slides = slides_of(replace(made, walks=(replace(made.walks[0], words=words),)))
    said = [(quote.text, quote.where) for slide in slides if isinstance(slide, Quotes) for quote in slide.quotes]
    assert said == [("Again?", "the queue"), ("Again?", "the desk")]


def table(slide: Slide) -> Table:
    assert isinstance(slide, Table)
    return slide


def test_a_session_nobody_has_walked_in_says_so(record_path: Path) -> None:
    (only,) = slides_of(made_of(record_path, 0))
    assert isinstance(only, Cover)
    assert (only.heading, only.lines) == ("Leadership day", (NOBODY,))


def test_words_are_those_of_the_summary_in_its_order(record_path: Path) -> None:
    made = replace(made_of(record_path, 7), words=tuple(f"word {number}" for number in (5, 3, 9, 1, 2, 8, 4)))
    quotes = [slide for slide in slides_of(made) if isinstance(slide, Quotes)]
    assert [quote.text for slide in quotes for quote in slide.quotes] == list(made.words)
    assert [len(slide.quotes) for slide in quotes] == [2, 2, 3]
    assert not any(quote.where for slide in quotes for quote in slide.quotes)


@pytest.mark.parametrize("people", [1, 3, 7])
def test_no_slide_has_more_lines_than_the_last_row_reads(record_path: Path, people: int) -> None:
    for slide in slides_of(made_of(record_path, people)):
        match slide:
            case Lines():
                texts: tuple[str, ...] = slide.lines
            case Quotes():
                texts = tuple(quote.text for quote in slide.quotes)
            case Table():
                assert len(slide.rows) <= 4
                continue
            case Counts():
                assert len(slide.rows) <= 3
                continue
            case _:
                continue
        assert len(texts) == 1 or sum(len(wrapped(text, COLUMNS)) for text in texts) <= LINES


def test_the_minutes_expected_felt_and_recorded_stand_alone() -> None:
    rows = [Beside("minutes", "8", "27", "21"), Beside("people spoken to", "1", "3", "4")]
    first, second = beside_slides("A journey", "a-journey", rows)
    assert isinstance(first, Figures)
    assert first.figures == (Shown("8", "you expected"), Shown("27", "it felt like"), Shown("21", "it was"))
    assert table(second).rows == (("people spoken to", "1", "3", "4"),)


def test_every_decision_stands_with_its_cost_on_its_own(record_path: Path) -> None:
    made = made_of(record_path, 7)
    decisions = [slide for slide in slides_of(made) if isinstance(slide, Deciding)]
    assert [slide.label for slide in decisions] == [one.label for one in made.journeys[0].otherwise.decisions]
    assert decisions[0].costs == Shown("240,000 a year", "It costs")
    assert costs("saves 1.2 million a year") == Shown("1.2 million a year", "It saves")
    assert costs("costs nothing") == Shown("It costs nothing.", "")


def test_the_questions_are_the_journeys_with_the_minutes_they_usually_take(record_path: Path) -> None:
    made = made_of(record_path, 3)
    asked = [slide for slide in slides_of(made) if isinstance(slide, Asking)]
    its = made.journeys[0].questions
    assert [slide.questions for slide in asked] == [its.what, its.so_what, its.now_what]
    assert [slide.minutes for slide in asked] == [8, 10, 10]


def test_a_journey_without_questions_is_asked_what_is_asked_of_any(record_path: Path) -> None:
    made = made_of(record_path, 3)
    bare = replace(made, journeys=(replace(made.journeys[0], questions=Questions()),))
    asked = [slide.questions for slide in slides_of(bare) if isinstance(slide, Asking)]
    assert asked == [USUAL.what, USUAL.so_what, USUAL.now_what]


def by_department(made: Summary) -> list[Table]:
    return [slide for slide in slides_of(made) if slide.heading == "By department" and isinstance(slide, Table)]


def test_departments_stand_beside_each_other_figure_by_figure(record_path: Path) -> None:
    made = made_of(record_path, 12)
    tables = by_department(made)
    assert [one.heads[2] for one in tables] == [figure.what for figure in made.headline]
    finance, service = made.departments
    assert tables[1].rows == (
        ("Finance", "six people", shown(finance.figures[1]).text),
        ("Service", "six people", shown(service.figures[1]).text),
    )
    assert not any(one.note for one in tables)


def test_of_a_department_of_few_only_totals_are_told_and_why(record_path: Path) -> None:
    made = made_of(record_path, 7)
    tables = by_department(made)
    assert [one.heads[2] for one in tables] == [
        "of everybody’s time, together",
        "asked for what had been given, together",
    ]
    assert "Finance: 3 people: fewer than 5, so only totals." in tables[0].note


def test_where_a_department_of_few_stands_beside_a_larger_one_its_total_is_called_so(record_path: Path) -> None:
    made = made_of(record_path, 7)
    large = Department("department", "Sales", 9, made.headline)
    alone = Department("department", "Law", 1, (), "One person alone is not told apart.")
    tables = by_department(replace(made, departments=(*made.departments, large, alone)))
    minutes = tables[1]
    assert minutes.heads[2] == made.headline[1].what
    assert [text.endswith("together") for _, _, text in minutes.rows] == [True, True, False, False]
    assert minutes.rows[-1] == ("Law", "one person", "–")
    assert "Law: one person alone is not told apart." in minutes.note


def test_where_nothing_is_told_of_any_department_the_reason_is(record_path: Path) -> None:
    made = made_of(record_path, 7)
    alone = Department("department", "Law", 1, (), "One person alone is not told apart.")
    slides = slides_of(replace(made, departments=(alone,)))
    (only,) = (slide for slide in slides if slide.heading == "By department")
    assert isinstance(only, Lines)
    assert only.lines == ("Law: one person alone is not told apart.",)


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure("minutes", "of your time", 21, "21 minutes"), "21 minutes"),
        (Figure("minutes", "of your time", 75, "1 hour 15 minutes"), "75 minutes"),
        (Figure("minutes", "of your time", 1, "45 seconds"), "45 seconds"),
        (Figure("unsettled", "at the end", 1, "not settled"), "not settled"),
    ],
)
def test_a_figure_begins_with_one_number(figure: Figure, text: str) -> None:
    assert shown(figure).text == text


@given(st.lists(st.text("ab ", max_size=400), max_size=12))
def test_texts_keep_their_order_and_none_is_lost(texts: list[str]) -> None:
    slides = some(texts)
    assert [text for slide in slides for text in slide] == texts
    for slide in slides:
        assert len(slide) == 1 or sum(len(wrapped(text, COLUMNS)) for text in slide) <= LINES


@given(st.lists(st.integers(), max_size=30), st.integers(1, 6))
def test_rows_are_spread_evenly(rows: list[int], most: int) -> None:
    slides = list(spread(rows, most))
    assert [row for slide in slides for row in slide] == rows
    lengths = [len(slide) for slide in slides]
    assert all(0 < length <= most for length in lengths)
    assert not lengths or max(lengths) - min(lengths) <= 1


def test_time_runs_down_stops_and_goes_on_below_nothing() -> None:
    now = 5_000
    left = Countdown(8, lambda: now)
    assert left.text == "8:00"
    left.turn()
    now += 61_000
    assert (left.text, left.runs) == ("6:59", True)
    left.turn()
    now += 60_000
    assert (left.text, left.runs) == ("6:59", False)
    left.turn()
    now += 419_000
    assert left.text == "0:00"
    now += 12_000
    assert left.text == "−0:12"


@pytest.mark.parametrize("grown", list(Grown))
@pytest.mark.parametrize("number", ["0", "27", "240,000", "−1.5", "10:00", "+2"])
def test_a_number_is_as_high_as_it_is_to_be_and_its_lines_are_alike(number: str, grown: Grown) -> None:
    lines = drawn(number, grown)
    assert len(lines) == grown.rows
    assert len({len(line) for line in lines}) == 1
    assert any(line.strip() for line in lines)


def test_no_two_digits_look_the_same() -> None:
    for grown in Grown:
        assert len({tuple(drawn(digit, grown)) for digit in "0123456789"}) == 10
