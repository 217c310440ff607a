"""A running order: what fits, in which order, with time to talk and to rest."""

import json
from functools import cache
from pathlib import Path

import pytest
from building import COMPANY, source
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.cli import main
from walkshoes.facilitating.programme import (
    DEBRIEF,
    LONG_DAY,
    LONGEST,
    LONGEST_DEBRIEF,
    OPENER,
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


ANY = given(
    st.integers(60, LONGEST), st.lists(st.sampled_from(ALL), min_size=1, unique_by=lambda one: one.name).map(tuple)
)


@ANY
def test_a_programme_is_never_longer_than_it_may_be(length: int, journeys: tuple[Source, ...]) -> None:
    made = order(length, journeys=journeys)
    assert 0 < made.minutes == sum(block.minutes for block in made.blocks) <= length


@ANY
def test_every_walk_is_talked_about_at_once_and_walked_only_once(length: int, journeys: tuple[Source, ...]) -> None:
    made = order(length, journeys=journeys)
    assert len(names(made)) == len(set(names(made)))
    for block, after in zip(made.blocks, made.blocks[1:], strict=False):
        if block.kind == Kind.WALK:
            assert block.journey is not None
            assert (after.kind, after.journey) == (Kind.DEBRIEF, block.journey)
            assert block.minutes == walking(block.journey)
            least, most = (5, 5) if (block.journey.scenario.minutes or 0) <= OPENER else (DEBRIEF, LONGEST_DEBRIEF)
            assert least <= after.minutes <= most


@ANY
def test_nobody_sits_for_longer_than_one_can(length: int, journeys: tuple[Source, ...]) -> None:
    sitting = 0
    for block in order(length, journeys=journeys).blocks[:-2]:
        sitting = 0 if block.kind in (Kind.REST, Kind.MEAL) else sitting + block.minutes
        assert sitting <= SITTING


@ANY
def test_a_programme_begins_with_a_welcome_and_ends_with_what_will_be_done(
    length: int, journeys: tuple[Source, ...]
) -> None:
    kinds = [block.kind for block in order(length, journeys=journeys).blocks]
    assert (kinds[0], *kinds[-2:]) == (Kind.WELCOME, Kind.COMMITMENTS, Kind.CLOSE)


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
    with pytest.raises(NothingFits, match="No journey is about that"):
        order(90, "savings")


def test_a_journey_that_does_not_say_how_long_it_takes_is_left_out() -> None:
    silent = source(WELCOME, COMPANY)
    with pytest.raises(NothingFits, match="minutes:"):
        order(90, journeys=(silent,))


def test_the_page_is_a_clock_and_what_to_have_ready() -> None:
    page = programme_page(order(90, journeys=(LETTERS,)), begins_min=9 * 60 + 30)
    running, ready, afterwards = page.sections
    assert running.table is not None
    assert [row[0] for row in running.table.rows] == ["9:30", "9:40", "9:52", "10:27", "10:37"]
    assert ready.heading == "A small journey (10 minutes)"
    assert ready.points == ("A?", "B?", "C?")
    assert len(afterwards.points) == 4
    assert page.about == "1 hour 12 minutes, one journey · 18 minutes to spare"


# As a command


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["programme", *map(str, words)])
    return result.exit_code, result.output


def test_a_programme_of_the_library_is_shown_and_written(tmp_path: Path) -> None:
    code, shown = run("--length", "3h", "--at", "9:30")
    assert code == 0
    assert "| 9:30 | 15 | Welcome |" in shown
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
