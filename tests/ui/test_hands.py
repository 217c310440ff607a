"""A show of hands: counted by keys alone or by mouse alone, told where it is even, and read from the back row."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from walked import shows

from walkshoes.living.polls import Choice, Poll, feelings, points
from walkshoes.ui.screens.hands import NOBODY_YET, TOO_MANY, Counted, HandsScreen
from walkshoes.ui.themes import DAY
from walkshoes.ui.widgets.hands_row import Bar, HandsRow, StepButton

WHICH = Poll(
    "What do you do now?",
    (Choice("write", "Write back [/b]"), Choice("ring", "Ring again"), Choice("leave", "Let it be")),
)


class Room(App[None]):
    """Nothing but a show of hands."""

    def __init__(self, poll: Poll, people: int, at: str) -> None:
        super().__init__()
        self.register_theme(DAY)
        self.theme = DAY.name
        self.counting = HandsScreen(poll, people, at)
        self.came: list[Counted | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.counting, self.came.append)


def room(
    play: Callable[[Pilot[None], Room], Awaitable[None]],
    poll: Poll = WHICH,
    people: int = 12,
    at: str = "",
    size: tuple[int, int] = (80, 24),
) -> None:
    async def run() -> None:
        app = Room(poll, people, at)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await play(pilot, app)

    asyncio.run(run())


def test_hands_are_counted_by_keys_alone_and_what_most_want_is_taken() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        assert shows(pilot, NOBODY_YET)
        await pilot.press("2", "down", "7", "down", "plus", "plus", "plus", "minus")
        assert shows(pilot, "11 of 12 hands")
        assert shows(pilot, "Most hands: Ring again")
        await pilot.press("enter")
        await pilot.pause()
        assert app.came == [Counted(WHICH.choices[1], {"write": 2, "ring": 7, "leave": 2})]

    room(play)


def test_hands_are_counted_by_mouse_alone() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        rows = list(app.counting.query(HandsRow))
        more, less = (list(rows[2].query(StepButton))[number] for number in (1, 0))
        for _ in range(3):
            await pilot.click(more)
        await pilot.click(less)
        await pilot.click(rows[0].query_one(".label"))
        assert rows[0].pointed
        assert not rows[2].pointed
        await pilot.click("#hands-take")
        await pilot.pause()
        assert app.came == [Counted(WHICH.choices[2], {"write": 0, "ring": 0, "leave": 2})]

    room(play)


def test_digits_go_behind_each_other_and_begin_anew_in_another_row() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("1", "2", "down", "3", "up", "4")
        assert app.counting.hands == {"write": 4, "ring": 3, "leave": 0}
        await pilot.press("9", "9", "9")
        assert app.counting.hands["write"] == 9
        await pilot.press("backspace", "minus")
        assert app.counting.hands["write"] == 0

    room(play, people=500)


def test_where_it_is_even_enter_says_so_and_whoever_leads_points_at_one() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("5", "down", "2", "down", "5")
        assert shows(pilot, "Even so far.")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert not app.came, "two presses of Enter decide nothing that the hands did not"
        assert shows(pilot, "It is even, with 5 each.")
        await pilot.press("down")
        assert shows(pilot, "you take: Write back")
        await pilot.press("down")
        assert shows(pilot, "you take: Let it be"), "only what it is even between can be taken"
        await pilot.press("enter")
        await pilot.pause()
        assert app.came[0] is not None
        assert app.came[0].choice.name == "leave"
        assert app.came[0].hands == {"write": 5, "ring": 2, "leave": 5}

    room(play)


def test_whoever_counts_once_more_decides_anew() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("5", "down", "5", "enter", "down", "6")
        assert not any(row.even for row in app.counting.rows)
        await pilot.press("enter")
        await pilot.pause()
        assert app.came[0] is not None
        assert app.came[0].choice.name == "write"

    room(play)


def test_more_hands_than_people_is_told_softly_and_not_refused() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("9", "down", "8")
        assert shows(pilot, f"17 of 12 hands: {TOO_MANY}")
        await pilot.press("enter")
        await pilot.pause()
        assert app.came[0] is not None
        assert app.came[0].hands["write"] == 9

    room(play)


def test_without_a_hand_enter_decides_nothing_and_escape_goes_back() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("enter")
        await pilot.pause()
        assert not app.came
        await pilot.press("3", "escape")
        await pilot.pause()
        assert app.came == [None]

    room(play)


def test_of_feelings_the_middle_is_kept_and_they_are_never_even() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        assert app.counting.rows[3].pointed
        await pilot.press("4", "up", "up", "up", "4", "enter")
        await pilot.pause()
        assert app.came[0] is not None
        assert app.came[0].choice.name == "-2"
        assert app.came[0].hands == {"-2": 4, "-1": 0, "0": 0, "1": 4, "2": 0}

    room(play, feelings(), at="1")


def test_a_bar_is_as_long_as_its_share_and_one_hand_is_always_seen() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("5", "0", "down", "1")
        await pilot.pause()
        half, one, none = (len(str(bar.render())) for bar in app.counting.query(Bar))
        assert abs(half - app.counting.query(Bar).first().size.width / 2) <= 1
        assert (one, none) == (1, 0)

    room(play, people=100)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("poll", [WHICH, feelings(), points("How easy was it?", list("abcdefg"))], ids=str)
def test_every_row_and_the_ways_on_are_on_the_screen_at_every_size(poll: Poll, size: tuple[int, int]) -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        await pilot.press("7")
        await pilot.pause()
        whole = app.counting.region
        for row in app.counting.query(HandsRow):
            assert whole.contains_region(row.region), row
            assert row.region.area
        for name in ("#hands-take", "#hands-back", "#hands-sum", "#hands-say"):
            region = app.counting.query_one(name).region
            assert whole.contains_region(region), name
            assert region.area, name
            assert not any(region.overlaps(row.region) for row in app.counting.query(HandsRow)), name
        if size[1] >= 24 and len(poll.choices) <= 5:
            assert all(row.size.height == 3 for row in app.counting.query(HandsRow)), "large digits for the back row"

    room(play, poll, size=size)


def test_what_an_author_wrote_is_shown_as_it_was_written() -> None:
    async def play(pilot: Pilot[None], app: Room) -> None:
        assert shows(pilot, "Write back [/b]")

    room(play)


def test_every_key_of_it_has_a_name_a_tooltip_and_a_use() -> None:
    for binding in HandsScreen.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.id.startswith("hands.")
        assert binding.tooltip
