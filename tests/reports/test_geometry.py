"""The picture of a curve: what is drawn is what was said, and no two names overlap."""

from itertools import pairwise

from building import text_of
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from walkshoes.journey.curve import Curve, Felt
from walkshoes.journey.events import Code
from walkshoes.journey.lowering import lower
from walkshoes.reports.geometry import (
    Picture,
    Stop,
    as_words,
    labels,
    mean_and_memory,
    picture,
    spoken_names,
    stops,
)
from walkshoes.scenario.load import load_text, source_of

PLACES = ["welcome", "main_menu", "お客様センター", "first_agent", "faults_queue", "ﬁn 🕯 é"]
walks = st.lists(st.tuples(st.integers(0, 3_600_000), st.sampled_from(PLACES), st.integers(-2, 2)), max_size=12).map(
    lambda felt: Curve(tuple(Felt(*one) for one in sorted(felt)), 3_600_000)
)
orders = st.lists(st.tuples(st.integers(0, 3_600_000), st.sampled_from(PLACES)), max_size=25).map(
    lambda stops: [Stop(at, place, place) for at, place in sorted(stops)]
)


def two() -> Picture:
    curve = Curve((Felt(15_000, "queue", 1), Felt(60_000, "agent", -2)), 120_000)
    return picture(
        curve, [Stop(0, "welcome", "welcome"), Stop(10_000, "queue", "queue"), Stop(30_000, "agent", "agent")]
    )


def test_time_runs_to_the_right_and_good_is_up() -> None:
    first, second = two().spots
    assert (first.x, first.y) == (0.125, 0.75)
    assert (second.x, second.y) == (0.5, 0.0)


def test_the_worst_and_the_end_are_spots_of_the_line() -> None:
    drawn = two()
    assert drawn.worst is drawn.end is drawn.spots[1]


def test_of_two_equal_moments_the_later_is_the_worst() -> None:
    drawn = picture(Curve((Felt(0, "a", -1), Felt(5_000, "b", -1), Felt(9_000, "c", 2)), 10_000))
    assert drawn.worst is drawn.spots[1]
    assert drawn.end is drawn.spots[2]


def test_touchpoints_share_the_foot_without_gaps() -> None:
    stretches = two().stretches
    assert [stretch.name for stretch in stretches] == ["welcome", "queue", "agent"]
    assert stretches[0].begins == 0
    assert stretches[-1].ends == 1
    assert all(one.ends == next_.begins for one, next_ in pairwise(stretches))


def test_coming_back_at_once_is_one_stretch() -> None:
    drawn = picture(
        Curve((), 10_000), [Stop(0, "menu", "menu"), Stop(4_000, "menu", "menu"), Stop(8_000, "agent", "agent")]
    )
    assert [(stretch.place, stretch.begins, stretch.ends) for stretch in drawn.stretches] == [
        ("menu", 0.0, 0.8),
        ("agent", 0.8, 1.0),
    ]


def test_a_walk_without_reactions_or_time_is_an_empty_picture() -> None:
    drawn = picture(Curve((), 0))
    assert (drawn.spots, drawn.worst, drawn.end, labels(drawn, 60)) == ((), None, None, [])


@given(walks, orders)
def test_everything_lies_in_the_unit_square(curve: Curve, order: list[Stop]) -> None:
    drawn = picture(curve, order)
    assert all(0 <= spot.x <= 1 and 0 <= spot.y <= 1 for spot in drawn.spots)
    assert all(0 <= stretch.begins <= stretch.ends <= 1 for stretch in drawn.stretches)
    assert [spot.felt for spot in drawn.spots] == list(curve.points)


@given(walks, orders, st.integers(1, 120), st.integers(1, 3))
def test_names_never_overlap_nor_leave_the_picture(curve: Curve, order: list[Stop], columns: int, rows: int) -> None:
    drawn = picture(curve, order)
    placed = labels(drawn, columns, rows)
    taken: set[tuple[int, int]] = set()
    for label in placed:
        cells = {(label.row, column) for column in range(label.column, label.column + cell_len(label.text))}
        assert 0 <= label.row < rows
        assert 0 <= label.column <= label.mark < columns or label.mark == label.column
        assert label.column + cell_len(label.text) <= columns
        assert not taken & cells
        taken |= cells
    for label in placed:
        assert not taken & {(row, label.mark) for row in range(label.row)}
    assert len({label.text for label in placed}) == len(placed)


@given(walks, orders)
def test_the_place_of_the_worst_moment_is_named_first(curve: Curve, order: list[Stop]) -> None:
    drawn = picture(curve, order)
    worst = drawn.worst
    here = [
        stretch
        for stretch in drawn.stretches
        if worst is not None and stretch.place == worst.felt.place and stretch.begins <= worst.x <= stretch.ends
    ]
    if here:
        assert here[0].name in {label.text for label in labels(drawn, 40, 1)}


def test_as_words_tells_the_same_moments() -> None:
    curve = Curve((Felt(20_000, "main_menu", 1), Felt(240_000, "support_queue", -2)), 300_000)
    assert as_words(curve, {"main_menu": "main menu", "support_queue": "support queue"}) == [
        "After 20 seconds, at main menu: relieved.",
        "After 4 minutes, at support queue: furious (the worst moment, and the last you said).",
    ]
    assert as_words(Curve((), 10), {}) == ["You did not say how you felt."]


def test_the_mean_and_what_memory_keeps_are_a_sentence_each() -> None:
    felt = Curve(tuple(Felt(at, "a", feeling) for at, feeling in enumerate((1, 0, 1, 0, -2))), 10)
    assert mean_and_memory(felt) == (
        "The plain mean of what you said is 0.0, on a scale from −2 to +2.",
        "Memory keeps the strongest moment and the last: −2.0.",
    )
    assert mean_and_memory(Curve((Felt(0, "a", 1),), 10)) == ()
    assert mean_and_memory(Curve((), 10)) == ()


def test_touchpoints_that_took_no_time_are_left_out() -> None:
    class Place:
        def __init__(self, name: str) -> None:
            self.name = self.label = name

    class Program:
        places = (Place("welcome"), Place("branch"), Place("agent"))

    events = [
        (0, Code.ENTERED, 0, 1, 0),
        (500, Code.SAID, 0, 0, 0),
        (900, Code.ENTERED, 1, 1, 0),
        (900, Code.ENTERED, 2, 1, 0),
    ]
    assert stops(Program(), events) == (Stop(0, "welcome", "welcome"), Stop(900, "agent", "agent"))  # type: ignore[arg-type]


def test_a_touchpoint_is_called_what_its_author_calls_it() -> None:
    source = load_text(
        text_of(
            "welcome: {team: ivr, label: The welcome, announce: Hello., then: the_end}\nthe_end: {ending: A., resolved: true}\n"
        ),
        "x",
    )
    names = spoken_names(lower(source_of(source).scenario))
    assert (names["welcome"], names["the_end"], names["gave_up"]) == ("The welcome", "the end", "gave up")
