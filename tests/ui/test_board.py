"""The board paper: decided by mouse or by keys before anything begins, and lived in the walk that follows."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from building import COMPANY, HEAD, source, text_of
from textual.pilot import Pilot
from walked import JOURNEY, at, opened, shows, text, until

from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.sessions.record import Record
from walkshoes.summaries.making import summary_of
from walkshoes.ui.screens.board import Board
from walkshoes.ui.widgets.offer import Offer
from walkshoes.ui.widgets.way_button import WayButton

POLICIES = """\
policies:
  abroad: {label: Move the centre abroad, saves: 900000, sets: {teams.support.delay: 1s}}
  one_record: {label: One record, costs: 200000, sets: {record: shared}}
  staff: {label: Agents, number: queues.support.agents, range: [8, 30], costs_each: 80000}
"""
PAPER = """\
board_paper:
  text: |
    To the board. Three proposals

    The board is asked to approve each of them, or not.
  offers: [abroad, one_record, {policy: staff, at: 8}]
"""
EVIL = "[/b] [@click=app.leave]x[/] $primary"
Do = Callable[[Pilot[None], Board], Awaitable[None]]


def cheaper(paper: str = PAPER, policies: str = POLICIES) -> Source:
    return source(JOURNEY, COMPANY + policies, paper, HEAD)


def on_the_board(path: Path, do: Do, made: Source | None = None, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        async with opened(path, made or cheaper(), size=size) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.press("ctrl+u", *"Ada", "tab", "enter")
            await at(pilot, "Board")
            page = pilot.app.screen
            assert isinstance(page, Board)
            await do(pilot, page)

    asyncio.run(run())


def settings_kept(path: Path) -> dict[str, bool | int | str]:
    record = Record(path)
    stored = record.stored(record.walks(record.sessions()[0].id)[0].id)
    record.close()
    assert stored.alias == "Ada"
    return dict(stored.settings)


def nothing_began(path: Path) -> bool:
    record = Record(path)
    sessions = record.sessions()
    record.close()
    return sessions == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 24)])
def test_paper_offers_and_figures_stand_there_at_once_and_nothing_is_accepted(
    record_path: Path, size: tuple[int, int]
) -> None:
    async def look(pilot: Pilot[None], page: Board) -> None:
        assert shows(pilot, "First, you sit on the board")
        assert shows(pilot, "To the board. Three proposals")
        for line in (
            "○ Move the centre abroad saves 900,000 a year",
            "○ One record costs 200,000 a year",
            "○ Agents: 8 instead of 13 saves 400,000 a year",
        ):
            assert shows(pilot, line)
        assert shows(pilot, "You have decided nothing so far.")
        assert shows(pilot, "change nothing")
        assert [asked.accepted for asked in page.query(Offer)] == [False] * 3
        assert page.query(Offer).first().has_focus

    on_the_board(record_path, look, size=size)


def test_decided_by_mouse_alone_it_is_the_company_that_is_walked(record_path: Path) -> None:
    async def decide(pilot: Pilot[None], page: Board) -> None:
        first, second, third = page.query(Offer)
        await pilot.click(first)
        assert shows(pilot, "You have decided: 900,000 a year saved.")
        assert shows(pilot, "sign it")
        await pilot.click(second)
        assert shows(pilot, "You have decided: 900,000 a year saved, 200,000 a year spent.")
        await pilot.click(second, offset=(4, 0))  # elsewhere: else it were the second half of a double click
        await pilot.click(third)
        assert shows(pilot, "You have decided: 1,300,000 a year saved.")
        assert shows(pilot, "● Move the centre abroad")
        assert shows(pilot, "○ One record")
        await pilot.click("#on")
        await at(pilot, "Briefing")
        assert not shows(pilot, "abroad")
        assert not shows(pilot, "Agents")

    on_the_board(record_path, decide)
    assert settings_kept(record_path) == {"abroad": True, "staff": 8}


def test_decided_by_keys_alone(record_path: Path) -> None:
    async def decide(pilot: Pilot[None], page: Board) -> None:
        first, second, third = page.query(Offer)
        await pilot.press("up", "space", "down", "enter", "down", "space", "space")
        assert [asked.accepted for asked in (first, second, third)] == [True, True, False]
        await pilot.press("down")
        assert page.query_one("#on").has_focus
        await pilot.press("up", "up", "enter")
        assert second.has_focus
        assert not second.accepted
        await pilot.press("down", "down", "enter")
        await at(pilot, "Briefing")

    on_the_board(record_path, decide)
    assert settings_kept(record_path) == {"abroad": True}


def test_tab_leads_through_the_offers_to_signing(record_path: Path) -> None:
    async def decide(pilot: Pilot[None], page: Board) -> None:
        await pilot.press("tab", "tab", "tab")
        assert page.query_one("#on").has_focus
        await pilot.press("enter")
        await at(pilot, "Briefing")

    on_the_board(record_path, decide)
    assert settings_kept(record_path) == {}


def test_keys_that_come_faster_than_the_screen_mean_the_offer_they_were_meant_for(record_path: Path) -> None:
    async def decide(pilot: Pilot[None], page: Board) -> None:
        offers = list(page.query(Offer))
        page.query(Offer).first().action_step(1)
        assert page.focused is offers[1], "at once, not with the next message"

    on_the_board(record_path, decide)


def test_a_double_click_accepts_once(record_path: Path) -> None:
    async def decide(pilot: Pilot[None], page: Board) -> None:
        await pilot.click(page.query(Offer).first(), times=2)
        assert page.query(Offer).first().accepted

    on_the_board(record_path, decide)


def test_the_button_says_what_it_does(record_path: Path) -> None:
    async def decide(pilot: Pilot[None], page: Board) -> None:
        on = page.query_one("#on", WayButton)
        assert str(on.label) == "change nothing"
        await pilot.press("space")
        assert str(on.label) == "sign it"
        await pilot.press("space")
        assert str(on.label) == "change nothing"

    on_the_board(record_path, decide)


def test_the_way_back_leads_to_the_name_and_nothing_is_lost(record_path: Path) -> None:
    async def back_and_on(pilot: Pilot[None], page: Board) -> None:
        await pilot.press("space")
        await pilot.click("#back")
        await at(pilot, "Who")
        assert shows(pilot, "Ada")
        await pilot.press("tab", "enter")
        await at(pilot, "Board")
        again = pilot.app.screen
        assert again is not page
        assert [asked.accepted for asked in again.query(Offer)] == [True, False, False]
        assert shows(pilot, "You have decided: 900,000 a year saved.")
        assert shows(pilot, "sign it")
        await pilot.press("escape")
        await at(pilot, "Who")
        await pilot.press("escape")
        await at(pilot, "Library")

    on_the_board(record_path, back_and_on)
    assert nothing_began(record_path)


def test_who_leaves_at_the_paper_has_begun_nothing(record_path: Path) -> None:
    async def leave(pilot: Pilot[None], page: Board) -> None:
        await pilot.press("space", "ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    on_the_board(record_path, leave)
    assert nothing_began(record_path)


def test_a_journey_without_a_paper_has_no_board(record_path: Path) -> None:
    async def run() -> None:
        async with opened(record_path, source(JOURNEY, COMPANY + POLICIES)) as pilot:
            await pilot.press("enter")
            await at(pilot, "Who")
            await pilot.click("#on")
            await at(pilot, "Briefing")

    asyncio.run(run())


def test_a_walk_taken_up_again_asks_nothing_twice_and_is_lived_under_what_was_signed(record_path: Path) -> None:
    async def sign(pilot: Pilot[None], page: Board) -> None:
        await pilot.click(page.query(Offer)[1])
        await pilot.click("#on")
        await at(pilot, "Briefing")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: not pilot.app.is_running)

    async def come_back() -> None:
        async with opened(record_path, cheaper()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Briefing")

    on_the_board(record_path, sign)
    asyncio.run(come_back())
    record = Record(record_path)
    kept = record.resume(record.unfinished()[0].id)
    assert kept.settings == {"one_record": True}
    assert kept.source.under(kept.settings).company.record == "shared"  # type: ignore[union-attr]
    kept.close()
    summary = summary_of(record, record.sessions()[0].id)
    assert summary.walks[0].decided == ("One record",)
    record.close()


def test_what_cannot_be_had_at_once_is_said_in_place_and_nothing_begins(record_path: Path) -> None:
    policies = """\
policies:
  endless: {label: Let them wait, saves: 10, sets: {queues.support.patience: null}}
  staff: {label: Agents, number: queues.support.agents, range: [8, 30], costs_each: 80000}
  enough: {label: More agents, costs: 1, sets: {queues.support.agents: 20}}
"""
    paper = "board_paper: {text: All of it., offers: [enough, endless, {policy: staff, at: 8}]}\n"
    made = source_of(load_text(text_of(JOURNEY, COMPANY + policies, paper), "small"))

    async def decide(pilot: Pilot[None], page: Board) -> None:
        await pilot.click(page.query(Offer)[1])
        await pilot.click("#on")
        assert pilot.app.screen is page
        assert shows(pilot, "do not go together: this queue never empties")
        assert shows(pilot, "Please accept less.")
        await pilot.click(page.query(Offer)[1], offset=(4, 0))
        assert shows(pilot, "You have decided nothing so far.")
        await pilot.click("#on")
        await at(pilot, "Briefing")

    on_the_board(record_path, decide, made)


def test_a_paper_of_a_page_moves_by_itself_and_the_offers_stay_in_sight(record_path: Path) -> None:
    lines = "".join(f"    Paragraph {number} of a long paper.\n\n" for number in range(1, 41))
    long = PAPER.replace("    The board is asked", f"{lines}    The board is asked")

    async def read(pilot: Pilot[None], page: Board) -> None:
        column = page.query_one("#column")
        assert all(asked.region in column.region for asked in page.query(Offer))
        assert page.query_one("#decided").region in column.region
        await pilot.press(*["pagedown"] * 12)
        assert shows(pilot, "The board is asked to approve each of them, or not.")
        assert all(asked.region in column.region for asked in page.query(Offer))
        await pilot.press(*["pageup"] * 12)
        assert shows(pilot, "To the board. Three proposals")

    on_the_board(record_path, read, cheaper(long))


def test_many_offers_can_all_be_reached_on_the_smallest_screen(record_path: Path) -> None:
    names = [f"saving_{number}" for number in range(12)]
    policies = "policies:\n" + "".join(
        f"  {name}: {{label: The saving numbered {name}, saves: 1000, sets: {{touchpoints.{name}.announce: Bye.}}}}\n"
        for name in names
    )
    paper = f"board_paper: {{text: Twelve savings., offers: [{', '.join(names)}]}}\n"
    places = JOURNEY + "".join(f"{name}: {{team: ivr, announce: Hello., then: done}}\n" for name in names)
    made = source(places, COMPANY + policies, paper)

    async def decide(pilot: Pilot[None], page: Board) -> None:
        for asked in page.query(Offer):
            assert asked.has_focus
            await pilot.pause()
            assert asked.region in page.query_one("#column").region, text(pilot)
            await pilot.press("space", "down")
        assert page.query_one("#on").has_focus
        assert str(page.query_one("#decided").render()) == "You have decided: 12,000 a year saved."

    on_the_board(record_path, decide, made)


def test_hostile_words_stand_there_and_never_act(record_path: Path) -> None:
    paper = PAPER.replace("To the board. Three proposals", EVIL)
    policies = POLICIES.replace("label: One record", f"label: '{EVIL}'")

    async def look(pilot: Pilot[None], page: Board) -> None:
        assert shows(pilot, EVIL)
        assert shows(pilot, f"○ {EVIL} costs 200,000 a year")
        assert pilot.app.screen is page

    on_the_board(record_path, look, cheaper(paper, policies))
