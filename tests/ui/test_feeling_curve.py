"""The curve in the terminal: the same picture at every size, computed once for each."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from walkshoes.journey.curve import Curve, Felt
from walkshoes.reports.geometry import Picture, Stop, picture
from walkshoes.ui.widgets.callouts import LONGEST, callouts
from walkshoes.ui.widgets.feeling_curve import END, WORST, FeelingCurve, braille, cell_of, half, marks, said_beside

WALKED = Curve((Felt(10_000, "queue", 1), Felt(50_000, "agent", -2), Felt(100_000, "agent", 0)), 100_000)
PICTURE = picture(
    WALKED, [Stop(0, "welcome", "welcome"), Stop(5_000, "queue", "queue"), Stop(40_000, "agent", "agent")]
)
SIZES = [(10, 4), (40, 12), (70, 14), (160, 30)]


class Showing(App[None]):
    CSS = "FeelingCurve { height: 1fr; }"

    def __init__(self, drawn: Picture, words: tuple[str, ...]) -> None:
        super().__init__()
        self.drawn = drawn
        self.words = words

    def compose(self) -> ComposeResult:
        yield FeelingCurve(self.drawn, self.words)


def lines(drawn: Picture, size: tuple[int, int], words: tuple[str, ...] = ()) -> list[str]:
    async def look() -> list[str]:
        app = Showing(drawn, words)
        async with app.run_test(size=size):
            return [app.query_one(FeelingCurve).render_line(y).text for y in range(size[1])]

    return asyncio.run(look())


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_line_begins_at_the_first_reaction_and_ends_at_the_last(columns: int, rows: int) -> None:
    line = braille(PICTURE.spots, columns, rows)
    first, *_, last = (cell_of(spot, columns, rows) for spot in PICTURE.spots)
    assert min(column for column, _ in line) == first[0]
    assert max(column for column, _ in line) == last[0]
    assert {column for column, _ in line} == set(range(first[0], last[0] + 1))


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_worst_and_the_end_stand_where_they_were(columns: int, rows: int) -> None:
    placed = marks(PICTURE, columns, rows)
    assert placed[cell_of(PICTURE.spots[1], columns, rows)] == WORST
    assert placed[cell_of(PICTURE.spots[2], columns, rows)] == END
    assert cell_of(PICTURE.spots[1], columns, rows)[1] == rows - 1
    assert all(0 <= column < columns and 0 <= row < rows for column, row in placed)


def test_one_reaction_is_a_mark_without_a_line() -> None:
    drawn = picture(Curve((Felt(5_000, "agent", -1),), 10_000))
    assert braille(drawn.spots, 40, 10) == {}
    assert list(marks(drawn, 40, 10).values()) == [WORST]


def test_it_stands_with_its_names_and_signs() -> None:
    drawn = "\n".join(lines(PICTURE, (60, 14)))
    for part in ("delighted ┤", "flat ┤", "furious ┤", "queue", "agent", WORST, END, "╌"):
        assert part in drawn


@pytest.mark.parametrize("size", [(1, 1), (12, 3), (20, 5), (200, 60)])
def test_it_fits_every_size(size: tuple[int, int]) -> None:
    assert all(len(line) == size[0] for line in lines(PICTURE, size))


@pytest.mark.parametrize("size", [(40, 12), (73, 12), (160, 26)])
def test_letters_two_columns_wide_push_nothing_out_of_its_place(size: tuple[int, int]) -> None:
    drawn = picture(WALKED, [Stop(0, "welcome", "お客様センター"), Stop(40_000, "agent", "🕯 agent")])
    assert all(cell_len(line) == size[0] for line in lines(drawn, size, ("もう一度", "お客様センターです", "again")))


def test_words_stand_beside_their_moment_those_of_the_worst_first() -> None:
    drawn = "\n".join(lines(PICTURE, (73, 12), ("", "not again", "")))
    assert "not again" in next(line for line in drawn.split("\n") if WORST in line)
    crowded = said_beside(PICTURE, ("x" * 60, "the worst", "the end"), 30, 5)
    assert [one.text for one in crowded][:2] == ["the worst", "the end"]


cells = st.tuples(st.integers(0, 59), st.integers(0, 8))


@given(
    st.lists(st.tuples(cells, st.text("ab さ—e\u0301", max_size=50)), max_size=8),
    st.sets(cells, max_size=60),
    st.integers(0, 3),
)
def test_words_in_the_picture_never_cover_anything_nor_leave_it(
    moments: list[tuple[tuple[int, int], str]], line: set[tuple[int, int]], marked: int
) -> None:
    taken = line | {cell for cell, _ in moments}
    covered: set[tuple[int, int]] = set()
    for one in callouts(moments, taken, 60, 9, marked):
        width = cell_len(one.text)
        assert 0 < width <= LONGEST
        here = {(column, one.row) for column in range(one.column, one.column + width)}
        assert all(0 <= column < 60 and 0 <= row < 9 for column, row in here)
        beside = {(one.column - 1, one.row), (one.column + width, one.row)}
        assert not (here | beside) & (taken | covered)
        covered |= here


def test_a_walk_without_reactions_is_an_empty_picture() -> None:
    drawn = "\n".join(lines(picture(Curve((), 0)), (60, 14)))
    assert WORST not in drawn
    assert "flat ┤" in drawn


def test_it_is_computed_once_for_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    real = FeelingCurve._draw

    def counted(self: FeelingCurve) -> list[list[tuple[str, str]]]:
        drawn.append(1)
        return real(self)

    monkeypatch.setattr(FeelingCurve, "_draw", counted)
    lines(PICTURE, (60, 14))
    assert len(drawn) == 1


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_middle_half_is_shaded_from_its_lowest_to_its_highest(columns: int, rows: int) -> None:
    shaded = half(replace(PICTURE, band=((0.0, 0.0, 0.5), (1.0, 0.5, 1.0))), columns, rows)
    first = {row for column, row in shaded if column == 0}
    last = {row for column, row in shaded if column == columns - 1}
    assert first == set(range(round(0.5 * (rows - 1)), rows))
    assert last == set(range(round(0.5 * (rows - 1)) + 1))
    assert {column for column, _ in shaded} == set(range(columns))
    assert not half(PICTURE, columns, rows)
