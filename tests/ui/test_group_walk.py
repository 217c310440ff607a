"""A group walks together: a show of hands decides, and how many went up for what is in the record."""

import asyncio
from pathlib import Path

import pytest
from building import COMPANY, changed
from grouped import JOURNEY, PEOPLE, Together, together
from textual.screen import Screen
from textual.widgets import Button
from walked import at, begun, journey, live, opened, shows, text

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Accepts
from walkshoes.sessions.hands import hands_of
from walkshoes.sessions.record import Record
from walkshoes.ui.outcome import Outcome, Way
from walkshoes.ui.screens.after import AGREE, HowItWas, Measures
from walkshoes.ui.screens.anticipate import Anticipate
from walkshoes.ui.screens.counting import NOTHING_TO_DECIDE
from walkshoes.ui.screens.hands import HandsScreen
from walkshoes.ui.widgets.own_words import OwnWords
from walkshoes.ui.widgets.reactions import WordsLine
from walkshoes.ui.widgets.scale import Scale

EVERY_POINT = {str(point): 0 for point in range(1, 8)}


def test_a_key_of_a_menu_is_pressed_by_hands(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        assert "count hands  F7" in lived.seen()
        await lived.press("f7")
        assert shows(lived.pilot, "1 For your bill")
        assert shows(lived.pilot, "3 For anything else")
        await lived.press("2", "down", "down", "9", "enter")
        assert lived.app.screen is lived.app.walking
        assert lived.walk.where[0] == "what_now"
        assert lived.happened(Code.PRESSED) == 1
        assert lived.hands() == {"press": {"1": 2, "2": 0, "3": 9}}
        assert lived.kept.inputs()[0].value == "3"

    together(tmp_path, play)


def test_a_decision_is_taken_by_hands_opened_by_mouse(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        await lived.press("3")
        await lived.until(Accepts.CHOICE)
        await lived.pilot.click("#count-hands")
        await lived.pilot.pause()
        assert shows(lived.pilot, "What do you do now?")
        await lived.press("down", "down", "7", "enter")
        assert lived.walk.ended
        assert lived.hands() == {"choose": {"write_back": 0, "ring": 0, "give_up": 7}}
        assert not lived.app.walking.query_one("#count-hands").display

    together(tmp_path, play)


def test_another_number_can_be_dialled_by_hands(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        await lived.press("f8")
        await lived.until(Accepts.CHOICE)
        await lived.press("f7")
        await lived.press("up", "5", "enter")
        assert lived.happened(Code.DIALLED) == 2
        assert lived.hands()["dial"]["dial sales_line"] == 5

    lines = "lines: {customer_line: welcome, sales_line: sales}"
    company = changed(COMPANY, ("lines: {customer_line: welcome}", lines))
    sales = "sales: {team: ivr, announce: Sales., then: done}\n"
    together(tmp_path, play, touchpoints=JOURNEY + sales, company=company)


def test_whoever_leads_may_decide_without_counting(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        await lived.press("3")
        await lived.until(Accepts.CHOICE)
        await lived.press("3", "enter")
        assert lived.walk.ended
        assert lived.hands() == {}

    together(tmp_path, play)


def test_time_stands_still_while_hands_are_counted_and_that_it_did_is_kept(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        await lived.press("f7")
        here = lived.walk.now
        await lived.wait(120_000)
        assert lived.walk.now == here
        assert isinstance(lived.app.screen, HandsScreen)
        await lived.press("escape")
        assert lived.walk.accepts == Accepts.PRESS, "escape decides nothing"
        assert lived.hands() == {}
        assert lived.rows("SELECT count(*) FROM gap") == [(1,)]
        await lived.wait(1_000)
        assert lived.walk.now > here

    together(tmp_path, play)


def test_nothing_is_counted_where_nothing_can_be_decided(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.wait(1_000)
        assert not lived.app.walking.query_one("#count-hands").display
        await lived.press("f7")
        assert lived.app.screen is lived.app.walking
        assert NOTHING_TO_DECIDE in lived.seen()

    together(tmp_path, play)


def test_who_walks_alone_is_not_bothered_with_hands(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        assert "count hands" not in lived.seen()
        await lived.press("f7")
        assert lived.app.screen is lived.app.walking
        await lived.press("f2", "2")
        assert lived.happened(Code.REACTED) == 1
        assert lived.hands() == {}

    together(tmp_path, play, group=1)


def test_how_the_room_feels_is_the_middle_of_its_hands_and_words_may_follow(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        felt_at = lived.walk.now
        await lived.press("f2")
        await lived.press("6", "down", "3", "down", "2", "enter")
        assert lived.hands() == {"react": {"-2": 6, "-1": 3, "0": 2, "1": 0, "2": 0}}
        assert [event[3] for event in lived.walk.events if event[1] == Code.REACTED] == [-2]
        assert "noted, " in lived.seen()
        await lived.press("f2", "w")
        assert lived.app.screen is lived.app.walking
        assert lived.app.walking.query_one(WordsLine).has_focus
        await lived.press(*"so slow", "enter")
        assert [(one.at_ms, one.text) for one in lived.kept.said] == [(felt_at, "so slow")]

    together(tmp_path, play)


def test_a_face_that_is_clicked_opens_the_count_there(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        await lived.pilot.click("#face-4")
        await lived.pilot.pause()
        assert lived.happened(Code.REACTED) == 0
        assert lived.counting().rows[3].pointed
        await lived.press("8", "enter")
        assert [event[3] for event in lived.walk.events if event[1] == Code.REACTED] == [1]

    together(tmp_path, play)


def test_it_can_be_said_how_it_feels_while_a_story_is_typed_and_the_typing_goes_on(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.TELL)
        await lived.press(*"on 1", "f2", "down", "7", "enter", *" no")
        area = lived.app.walking.query_one(OwnWords)
        assert area.text == "on 1 no"
        assert area.has_focus
        assert lived.hands()["react"]["-1"] == 7

    together(tmp_path, play, touchpoints="welcome: {team: support, talk: [{ask: {fact: story}}], then: done}\n")


# the pages before and after


def ask(record: Path, page: type[Screen[Outcome]], keys: list[str], group: int = PEOPLE) -> tuple[Outcome, str]:
    """A page, keyed; what it gives back, and what stood on it."""
    came: list[Outcome | None] = []
    seen: list[str] = []

    async def run() -> None:
        made = Record(record)
        kept = begun(made)
        if page is not Anticipate:
            live(kept)
        async with opened(record, journey()) as pilot:
            pilot.app.push_screen(page(kept, group=group), came.append)  # type: ignore[call-arg]
            await at(pilot, page.__name__)
            seen.append(text(pilot))
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
        made.close()

    asyncio.run(run())
    assert came[0] is not None
    return came[0], seen[0]


def test_effort_and_satisfaction_are_the_middle_of_the_hands_that_are_handed_back(record_path: Path) -> None:
    counted = ["f7", "2", "down", "4", "down", "1", "down", "5", "enter", "tab", "f7", "down", "down", "9", "enter"]
    outcome, _ = ask(record_path, Measures, [*counted, "enter", "enter"])
    assert outcome.way == Way.ON
    assert outcome.answers == {"ces": 2, "csat": 3}
    assert outcome.hands == {
        "ces": EVERY_POINT | {"1": 2, "2": 4, "3": 1, "4": 5},
        "csat": {"1": 0, "2": 0, "3": 9, "4": 0, "5": 0},
    }


def test_a_point_that_is_agreed_on_has_no_hands(record_path: Path) -> None:
    outcome, _ = ask(record_path, Measures, ["f7", "3", "enter", "6", "tab", "4", "enter", "enter"])
    assert outcome.answers == {"ces": 6, "csat": 4}
    assert outcome.hands == {}


def test_what_is_expected_is_asked_by_hands_and_the_numbers_are_agreed_on(record_path: Path) -> None:
    outcome, seen = ask(
        record_path, Anticipate, ["8", "enter", "1", "enter", "0", "enter", "f7", "5", "enter", "tab", "enter"]
    )
    assert AGREE in seen
    assert outcome.answers == {"minutes": 8, "people": 1, "asked_same": 0, "easy": 1}
    assert outcome.hands == {"easy": EVERY_POINT | {"1": 5}}


def test_how_it_was_is_one_number_for_all(record_path: Path) -> None:
    _, seen = ask(record_path, HowItWas, ["escape"])
    assert AGREE in seen


@pytest.mark.parametrize("page", [Anticipate, HowItWas, Measures])
def test_who_walks_alone_sees_nothing_of_hands(record_path: Path, page: type[Screen[Outcome]]) -> None:
    outcome, seen = ask(record_path, page, ["f7", "escape"], group=0)
    assert AGREE not in seen
    assert "hands" not in seen.lower()
    assert outcome.hands == {}


def test_an_answer_that_is_changed_without_counting_undoes_the_hands_of_the_one_before(record: Record) -> None:
    kept = begun(record)
    kept.answer("measures", {"ces": 2}, hands={"ces": EVERY_POINT | {"2": 9}})
    scale = Scale("How easy?", list("abcdefg"), value=2, name="ces", group=PEOPLE)
    assert scale.counted is None
    scale.set_reactive(Scale.value, 5)
    kept.answer("measures", {"ces": 5}, hands={"ces": scale.counted or {}})
    assert hands_of(record.file, kept.id) == {"measures.ces": EVERY_POINT}


def test_the_button_is_seen_in_the_smallest_window(tmp_path: Path) -> None:
    async def play(lived: Together) -> None:
        await lived.until(Accepts.PRESS)
        button = lived.app.walking.query_one("#count-hands", Button)
        assert lived.app.walking.region.contains_region(button.region)
        assert button.tooltip

    together(tmp_path, play, size=(60, 18))
