"""The curve in the terminal: the same picture at every size, computed once for each."""

import asyncio

import pytest
from textual.app import App, ComposeResult

from walkshoes.journey.curve import Curve, Felt
from walkshoes.reports.geometry import Picture, Stop, picture
from walkshoes.ui.widgets.feeling_curve import END, WORST, FeelingCurve, braille, cell_of, marks

WALKED = Curve((Felt(10_000, "queue", 1), Felt(50_000, "agent", -2), Felt(100_000, "agent", 0)), 100_000)
PICTURE = picture(
    WALKED, [Stop(0, "welcome", "welcome"), Stop(5_000, "queue", "queue"), Stop(40_000, "agent", "agent")]
)
SIZES = [(10, 4), (40, 12), (70, 14), (160, 30)]


class Showing(App[None]):
    CSS = "FeelingCurve { height: 1fr; }"

    def __init__(self, drawn: Picture) -> None:
        super().__init__()
        self.drawn = drawn

    def compose(self) -> ComposeResult:
        yield FeelingCurve(self.drawn)


def lines(drawn: Picture, size: tuple[int, int]) -> list[str]:
    async def look() -> list[str]:
        app = Showing(drawn)
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
