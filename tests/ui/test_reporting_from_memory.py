"""The mystery shopper's scorecard: eight questions at a glance, answered by keys or by mouse, taken up where it was left."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from building import HEAD, source
from textual.pilot import Pilot
from walked import JOURNEY, at, begun, live, opened, shows, until

from walkshoes.journey.scorecard import ITEMS
from walkshoes.scenario.load import Source
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.screens.scorecard import Scorecard
from walkshoes.ui.widgets.entry import Entry
from walkshoes.ui.widgets.yes_no import KEYS, YesNo

EVIL = "[/b] [@click=app.leave]x[/] $primary"


def after_the_measures(record: Record, made: Source | None = None, **answers: str) -> None:
    kept = begun(record, made)
    live(kept)
    kept.answer("felt", {"minutes": 20, "people": 3, "asked_same": 2, "owner": "nobody"})
    kept.answer("measures", {"ces": 3, "csat": 2})
    if answers:
        kept.answer("scorecard", answers)
    kept.move_to(Stage.AFTER)
    kept.close()


def on_the_scorecard(
    path: Path, do: Callable[[Pilot[None], Scorecard], Awaitable[None]], size: tuple[int, int] = (80, 24)
) -> None:
    async def run() -> None:
        async with opened(path, size=size) as pilot:
            await until(pilot, lambda: isinstance(pilot.app.screen.focused, Entry))
            await pilot.press("enter")
            await at(pilot, "Scorecard")
            page = pilot.app.screen
            assert isinstance(page, Scorecard)
            await do(pilot, page)

    asyncio.run(run())


def kept_answers(path: Path) -> dict[str, str | int]:
    record = Record(path)
    kept = record.resume(record.walks(record.sessions()[0].id)[0].id)
    answers = kept.answers.get("scorecard", {})
    record.close()
    return answers


def test_all_eight_stand_on_the_smallest_screen_at_once(record: Record, record_path: Path) -> None:
    after_the_measures(record)

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        column = page.query_one("#column")
        assert len(page.query(YesNo)) == 8
        assert all(asked.region in column.region for asked in page.query(YesNo))
        page.action_on()
        await pilot.pause()
        assert all(asked.region in column.region for asked in page.query(YesNo))

    on_the_scorecard(record_path, do)


def test_every_key_answers_and_caps_lock_does_not_matter(record: Record, record_path: Path) -> None:
    after_the_measures(record)

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        first = page.query(YesNo).first()
        for key, answer in KEYS.items():
            first.value = None
            first.focus()
            await pilot.pause()
            await pilot.press("question_mark" if key == "?" else key)
            assert first.answer == answer
            assert not first.has_focus, "a letter goes on to the next question"
        first.focus()
        await pilot.pause()
        await pilot.press("N")
        assert first.answer == "no"
        first.focus()
        await pilot.pause()
        await pilot.press("x", "4")
        assert first.answer == "no"

    on_the_scorecard(record_path, do)


def test_the_arrows_move_among_answers_and_questions(record: Record, record_path: Path) -> None:
    after_the_measures(record)

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        first, second, *_ = page.query(YesNo)
        await pilot.press("right")
        assert first.answer == "yes"
        await pilot.press("right", "right", "right")
        assert first.answer == "unsure"
        await pilot.press("left")
        assert first.answer == "no"
        await pilot.press("down", "left")
        assert second.answer == "unsure"
        await pilot.press("up")
        assert first.has_focus
        await pilot.press("up", "tab")
        assert second.has_focus

    on_the_scorecard(record_path, do)


def test_a_chosen_answer_differs_by_more_than_its_colour(record: Record, record_path: Path) -> None:
    after_the_measures(record, owned="no")

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        assert shows(pilot, "○ yes ● no ○ not sure")

    on_the_scorecard(record_path, do)


def test_what_is_open_is_said_in_place_and_gets_the_keys(record: Record, record_path: Path) -> None:
    after_the_measures(record, **dict.fromkeys(list(ITEMS)[:6], "yes"))

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        await pilot.click("#on")
        assert pilot.app.screen is page
        assert shows(pilot, "one of the three, please")
        assert page.query_one("#led_with_can").has_focus
        await pilot.press("y", "enter", "y", "enter", "enter")
        await at(pilot, "Debrief")

    on_the_scorecard(record_path, do)
    assert kept_answers(record_path) == dict.fromkeys(ITEMS, "yes")


def test_left_in_the_middle_it_is_taken_up_at_the_first_open_question(record: Record, record_path: Path) -> None:
    after_the_measures(record)

    async def leave(pilot: Pilot[None], page: Scorecard) -> None:
        await pilot.press("y", "enter", "n", "enter", "?")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    async def come_back(pilot: Pilot[None], page: Scorecard) -> None:
        assert [asked.answer for asked in page.query(YesNo)] == ["yes", "no", "unsure", *[None] * 5]
        assert page.query(YesNo)[3].has_focus
        await pilot.press("escape")
        await at(pilot, "Measures")
        await pilot.click("#on")
        await at(pilot, "Scorecard")

    on_the_scorecard(record_path, leave)
    assert kept_answers(record_path) == {"name_given": "yes", "owned": "no", "asked_once": "unsure"}
    on_the_scorecard(record_path, come_back)


@pytest.mark.parametrize("size", [(60, 20), (64, 24), (120, 40), (200, 60)])
def test_each_question_can_be_reached_and_read_at_every_size(
    record: Record, record_path: Path, size: tuple[int, int]
) -> None:
    after_the_measures(record)

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        for item in ITEMS.values():
            await pilot.pause()
            focused = page.focused
            assert isinstance(focused, YesNo)
            assert focused.question == item.question
            assert focused.region in page.query_one("#column").region
            await pilot.press("y")
        await pilot.press("enter")
        assert page.query_one("#on").has_focus

    on_the_scorecard(record_path, do, size)


def test_a_journey_asks_what_its_file_names(record: Record, record_path: Path) -> None:
    after_the_measures(record, source(JOURNEY, more="scorecard: [owned, name_given]"))

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        assert [asked.id for asked in page.query(YesNo)] == ["owned", "name_given"]

    on_the_scorecard(record_path, do)


def test_hostile_words_stand_there_and_never_act(record: Record, record_path: Path) -> None:
    head = HEAD.replace("A small journey", f"'{EVIL}'")
    made = source(
        JOURNEY.replace("    - ask: {fact: story}\n", f"    - ask: {{fact: story}}\n    - owner: '{EVIL}'\n"), head=head
    )
    after_the_measures(record, made, owned=EVIL, name_given="no\x1b[2J")

    async def do(pilot: Pilot[None], page: Scorecard) -> None:
        assert shows(pilot, EVIL)
        assert [asked.answer for asked in page.query(YesNo)] == [None] * 8
        await pilot.press(*["n", "enter"] * 8, "enter")
        await at(pilot, "Debrief")
        await pilot.press("enter")
        assert shows(pilot, EVIL)
        assert shows(pilot, "≠ differs")

    on_the_scorecard(record_path, do, (120, 40))
