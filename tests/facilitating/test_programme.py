"""A running order: what fits, in which order, with time to talk and to rest."""

import json
from functools import cache
from pathlib import Path

import pytest
from building import COMPANY, source
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from walkshoes.cli import main
from walkshoes.facilitating.programme import (
    DEBRIEF,
    LONG_DAY,
    LONGEST,
    LONGEST_DEBRIEF,
    OPENER,
    OPENERS_DEBRIEF,
    SHORTEST,
    SITTING,
    Kind,
    NothingFits,
    Programme,
    running_order,
    walking,
)
from walkshoes.facilitating.programme_page import programme_page
from walkshoes.scenario.load import Source
from walkshoes.scenario.shipped import walkable

WELCOME = "welcome: {team: ivr, announce: Good day., then: done}\n"


@cache
def journey(name: str, minutes: float, themes: str = "", follows: str = "") -> Source:
    asking = "for: All., what: [A?], so_what: [B?], now_what: [C?]"
    more = f"minutes: {minutes}\nguide: {{{asking}, themes: [{themes}]}}\n"
    made = source(WELCOME, COMPANY, more + (f"follows: {follows}\n" if follows else ""))
    return Source(name, made.text, made.tree, made.scenario)


OPENING = journey("opening", 1.5, "answers")
LONG = journey("long", 25, "repeating")
AFTER = journey("after", 4, "distance", "long")
GOOD = journey("good", 9, "well_done, promises")
LETTERS = journey("letters", 10, "answers, promises")
WAITING = journey("waiting", 18, "waiting, promises")
ALL = (OPENING, GOOD, LETTERS, WAITING, LONG, AFTER)


def order(length: int, theme: str | None = None, journeys: tuple[Source, ...] = ALL) -> Programme:
    return running_order(journeys, length, theme)  # type: ignore[arg-type]


def names(made: Programme) -> list[str]:
    return [one.name for one in made.journeys]


@cache
def any_journey(number: int, minutes: float, themes: str, follows: int) -> Source:
    return journey(f"j{number}", minutes, themes, f"j{follows}" if follows != number else "")


SETS = st.lists(
    st.tuples(
        st.sampled_from((1.5, 3, 4, 8, 10, 18, 25, 41)),
        st.sampled_from(("", "waiting", "well_done", "promises, waiting", "answers, care, silence")),
        st.integers(0, 7),
    ),
    min_size=1,
    max_size=7,
).map(lambda drawn: tuple(any_journey(number, *made) for number, made in enumerate(drawn)))
"""Journeys of many lengths that go on from each other in chains and circles, or from what is not there."""
ANY = given(st.integers(SHORTEST, LONGEST), SETS)


def made_of(length: int, journeys: tuple[Source, ...]) -> Programme:
    try:
        return order(length, journeys=journeys)
    except NothingFits as trouble:
        assume(False)
        raise AssertionError from trouble


@ANY
def test_a_programme_is_never_longer_than_it_may_be(length: int, journeys: tuple[Source, ...]) -> None:
    made = made_of(length, journeys)
    assert 0 < made.minutes == sum(block.minutes for block in made.blocks) <= length


def test_nor_is_one_of_the_library_whatever_its_length() -> None:
    journeys = tuple(walkable())
    for length in range(60, LONGEST + 1):
        made = order(length, journeys=journeys)
        assert made.minutes <= length, length


@ANY
def test_every_walk_is_talked_about_at_once_and_walked_only_once(length: int, journeys: tuple[Source, ...]) -> None:
    made = made_of(length, journeys)
    assert len(names(made)) == len(set(names(made)))
    for block, after in zip(made.blocks, made.blocks[1:], strict=False):
        if block.kind == Kind.WALK:
            assert block.journey is not None
            assert (after.kind, after.journey) == (Kind.DEBRIEF, block.journey)
            assert block.minutes == walking(block.journey)
            short = (block.journey.scenario.minutes or 0) <= OPENER
            assert (OPENERS_DEBRIEF if short else DEBRIEF) <= after.minutes <= LONGEST_DEBRIEF


@ANY
def test_before_somebody_would_sit_too_long_there_is_a_rest(length: int, journeys: tuple[Source, ...]) -> None:
    sitting, since = 0, 0
    for block in made_of(length, journeys).blocks[:-2]:
        if block.kind in (Kind.REST, Kind.MEAL):
            sitting = since = 0
        else:
            sitting += block.minutes
            since += block.kind == Kind.WALK
        assert sitting <= SITTING or since <= 1, "only one long journey may be longer than that"


@ANY
def test_a_programme_begins_with_a_welcome_and_ends_with_what_will_be_done(
    length: int, journeys: tuple[Source, ...]
) -> None:
    kinds = [block.kind for block in made_of(length, journeys).blocks]
    assert (kinds[0], *kinds[-2:]) == (Kind.WELCOME, Kind.COMMITMENTS, Kind.CLOSE)


@ANY
def test_nothing_comes_before_what_it_goes_on_from(length: int, journeys: tuple[Source, ...]) -> None:
    circle = [one.name for one in journeys if _comes_round(one, journeys)]
    walked = [one for one in made_of(length, journeys).journeys if one.name not in circle]
    there = {one.name for one in journeys}
    for number, one in enumerate(walked):
        if one.scenario.follows in there and one.scenario.follows not in circle:
            assert one.scenario.follows in [before.name for before in walked[:number]]


def _comes_round(one: Source, journeys: tuple[Source, ...]) -> bool:
    """Whether a journey goes on, over others, from itself or from such a circle."""
    named = {made.name: made for made in journeys}
    for _ in journeys:
        if one.scenario.follows not in named:
            return False
        one = named[str(one.scenario.follows)]
    return True


def test_what_fits_into_an_hour_fits_into_any_longer_slot() -> None:
    fits = [length for length in range(SHORTEST, LONG_DAY) if _fits(length, (journey("only", 41),))]
    assert fits == list(range(fits[0], LONG_DAY))


def _fits(length: int, journeys: tuple[Source, ...]) -> bool:
    try:
        return order(length, journeys=journeys).minutes <= length
    except NothingFits:
        return False


@given(st.integers(LONG_DAY, LONGEST))
def test_a_long_day_has_one_meal(length: int) -> None:
    kinds = [block.kind for block in order(length).blocks]
    assert kinds.count(Kind.MEAL) == 1
    assert kinds.count(Kind.WALK) > 3


def test_an_opener_comes_first_and_what_goes_well_comes_last() -> None:
    made = names(order(LONGEST))
    assert made[0] == "opening"
    assert made[-1] == "good"


def test_what_goes_on_from_another_comes_right_after_it() -> None:
    made = names(order(LONGEST))
    assert made.index("after") == made.index("long") + 1


def test_it_does_not_come_without_it_where_both_are_there() -> None:
    for length in range(SHORTEST, LONGEST, 5):
        try:
            made = names(order(length, journeys=(AFTER, LONG)))
        except NothingFits:
            continue
        assert made in (["long"], ["long", "after"])
    assert names(order(90, journeys=(AFTER,))) == ["after"]


def test_a_theme_takes_only_what_is_about_it_and_what_is_most_about_it_first() -> None:
    assert set(names(order(LONGEST, "promises"))) == {"good", "letters", "waiting"}
    assert names(order(60, "waiting")) == ["waiting"]
    assert names(order(60, "answers", (LETTERS, WAITING))) == ["letters"]


def test_an_hour_holds_one_walk_and_a_half_day_several() -> None:
    assert len(names(order(60, journeys=(LETTERS, LONG, GOOD)))) == 1
    assert len(names(order(210))) >= 3


def test_where_nothing_fits_it_is_said_what_would() -> None:
    with pytest.raises(NothingFits, match=r"In 40 minutes nothing fits\. The shortest, “A small journey”, needs 59"):
        order(40, journeys=(LONG,))
    assert order(59, journeys=(LONG,)).minutes == 59
    with pytest.raises(NothingFits, match="needs more than 480"):
        order(480, journeys=(journey("endless", 600),))
    with pytest.raises(NothingFits, match="No journey is about that"):
        order(90, "savings")


def test_a_chain_of_journeys_is_walked_from_its_beginning() -> None:
    third = journey("third", 4, "distance", "after")
    assert names(order(LONGEST, "distance", (third, AFTER, journey("long", 25, "distance")))) == [
        "long",
        "after",
        "third",
    ]


def test_a_journey_that_does_not_say_how_long_it_takes_is_left_out() -> None:
    silent = source(WELCOME, COMPANY)
    with pytest.raises(NothingFits, match="minutes:"):
        order(90, journeys=(silent,))


def test_the_page_is_a_clock_and_what_to_have_ready() -> None:
    page = programme_page(order(90, journeys=(LETTERS,)), begins_min=9 * 60 + 30)
    running, ready, afterwards = page.sections
    assert running.table is not None
    assert [row[0] for row in running.table.rows] == ["9:30", "9:36", "9:48", "10:23", "10:33"]
    assert ready.heading == "A small journey (10 minutes)"
    assert ready.points == ("What? A?", "So what? B?", "Now what? C?")
    assert len(afterwards.points) == 4
    assert page.about == "1 hour 5 minutes, one journey · 25 minutes to spare"
    at_night = programme_page(order(90, journeys=(LETTERS,)), begins_min=23 * 60 + 50).sections[0].table
    assert at_night is not None
    assert at_night.rows[2][0] == "0:08"


# As a command


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["programme", *map(str, words)])
    return result.exit_code, result.output


def test_a_programme_of_the_library_is_shown_and_written(tmp_path: Path) -> None:
    code, shown = run("--length", "3h", "--at", "9:30")
    assert code == 0
    assert "| 9:30 | 13 | Welcome |" in shown
    assert run("--length", "1h", "--theme", "answers", "--to", tmp_path / "hour.html")[0] == 0
    assert "on answered, or read" in (tmp_path / "hour.html").read_text(encoding="utf-8")
    assert json.loads(run("--length", "1h", "--json")[1])["title"] == "A programme"


def test_what_was_walked_before_can_be_left_out() -> None:
    words = ("--length", "1h", "--theme", "answers")
    first = json.loads(run(*words, "--json")[1])["sections"][1]["heading"]
    walked = next(one.name for one in walkable() if first.startswith(one.scenario.title))
    assert first not in run(*words, "--without", walked)[1]
    code, said = run("--length", "1h", "--without", "no-such-journey")
    assert code == 1
    assert "three-days-without-broadband" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--length", "10m"), "from 30m to 8h"),
        (("--length", "2 days"), "make one for each"),
        (("--length", "soon"), "soon"),
        (("--length", "1h", "--theme", "dancing"), "promises, kept or not"),
        (("--length", "1h", "--at", "25:00"), "9:30"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage_and_says_what_can(words: tuple[str, ...], said: str) -> None:
    code, output = run(*words)
    assert code == 2
    assert said in output
