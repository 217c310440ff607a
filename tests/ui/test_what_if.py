"""What it would take: levers moved on the screen, the figures that answer, what they rest on, the paper that comes back."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from deciding import PAPER, levered, walked
from textual.pilot import Pilot
from textual.widgets import Input, Static
from walked import at, begun, journey, live, opened, shows, text, until

from walkshoes.scenario.load import Source
from walkshoes.scenario.policies import Settings
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.screens.what_if import WhatIf
from walkshoes.ui.widgets.assumed_row import AssumedRow
from walkshoes.ui.widgets.lever_row import LeverRow
from walkshoes.whatif.sentence import NOTHING_MOVED


@pytest.fixture(autouse=True)
def _a_small_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of few callers: what is shown of it is the same."""
    for page_of in ("what_if", "paper_back"):
        monkeypatch.setattr(f"walkshoes.ui.screens.{page_of}.CALLERS", 600)


Look = Callable[[Pilot[None]], Awaitable[None]]


def looked_back(record: Record, made: Source, settings: Settings | None = None) -> KeptWalk:
    """A walk by somebody who did as callers do, at its debrief."""
    kept = walked(record, settings, made)
    kept.answer("anticipated", {"minutes": 8, "people": 1, "asked_same": 1, "easy": 6})
    kept.answer("felt", {"minutes": 25, "people": 3, "asked_same": 2, "owner": "nobody"})
    kept.answer("measures", {"ces": 3, "csat": 2})
    kept.move_to(Stage.DEBRIEF)
    kept.close()
    return kept


def on_the_page(record_path: Path, look: Look, size: tuple[int, int] = (80, 24), screen: str = "WhatIf") -> None:
    """Take up the walk, go through the debrief to the page, and look."""

    async def go() -> None:
        async with opened(record_path, size=size) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            while type(pilot.app.screen).__name__ != screen:
                await pilot.press("enter")
                await pilot.pause(0.05)
            await at(pilot, screen)
            await look(pilot)

    asyncio.run(go())


def page(pilot: Pilot[None]) -> WhatIf:
    assert isinstance(pilot.app.screen, WhatIf)
    return pilot.app.screen


async def counted(pilot: Pilot[None], words: str) -> None:
    """Wait until the sentence says this and the load has come to rest."""
    await until(
        pilot,
        lambda: (
            words in page(pilot).sentence
            and (answer := page(pilot).answer) is not None
            and answer.seen is not None
            and answer.seen.at_rest
        ),
    )


def test_a_lever_is_moved_and_the_walk_and_the_year_answer(record: Record, record_path: Path) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await counted(pilot, NOTHING_MOVED)
        assert shows(pilot, "○ Everybody sees the record costs 50,000 a year")
        assert shows(pilot, "your walk this walk a year a year as it was so decided")
        await pilot.press("space")
        await counted(pilot, "“Everybody sees the record” would have spared you 24 digits keyed again")
        assert shows(pilot, "● Everybody sees the record costs 50,000 a year")
        assert shows(pilot, "asked again 3 0")
        await pilot.press("space")
        await counted(pilot, NOTHING_MOVED)

    on_the_page(record_path, look)


def test_numbers_and_choices_are_moved_by_keys_and_by_mouse(record: Record, record_path: Path) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await pilot.press("down", "right", "right")
        await counted(pilot, "“People answering: 15” would ")
        assert page(pilot).decided.settings == (("people", 15),)
        rows = list(page(pilot).query(LeverRow))
        await pilot.click(rows[1].query(".nudge").last())
        await counted(pilot, "“People answering: 16” would ")
        await pilot.click(rows[2].query(".nudge").last())
        await until(pilot, lambda: page(pilot).decided.settings == (("hours", "late"), ("people", 16)))
        await pilot.click("#undo")
        await counted(pilot, NOTHING_MOVED)
        assert page(pilot).decided.settings == ()

    on_the_page(record_path, look, (120, 40))


def test_where_the_levers_stood_is_there_again_and_the_summary_says_what_it_came_to(
    record: Record, record_path: Path, tmp_path: Path
) -> None:
    from walkshoes.summaries.files import write_report

    kept = looked_back(record, levered())

    async def move(pilot: Pilot[None]) -> None:
        await pilot.press("space")
        await counted(pilot, "would have spared you")
        await pilot.click("#leave")
        await at(pilot, "Library")

    async def look(pilot: Pilot[None]) -> None:
        assert next(iter(page(pilot).query(LeverRow))).value is True
        await counted(pilot, "would have spared you")
        await pilot.press("end")
        await pilot.click("#on")
        await at(pilot, "Commitment")

    on_the_page(record_path, move)
    on_the_page(record_path, look)
    answers = record.stored(kept.id).answers["what_if"]
    assert json.loads(str(answers["levers"])) == {"remember": True, "people": 13, "hours": ""}
    write_report(record, kept.session, tmp_path / "summary.md")
    written = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "### What it would take" in written
    assert "“Everybody sees the record” would have spared you" in written


def test_what_the_year_rests_on_is_shown_and_changed(record: Record, record_path: Path) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await pilot.press("space")
        await counted(pilot, "for 12,000 callers")
        await pilot.click("#to-resting")
        await until(pilot, lambda: bool(page(pilot).query(AssumedRow)))
        assert shows(pilot, "callers a year 12,000 said in the journey")
        assert shows(pilot, "of the others, come back later 50 % assumed")
        field = page(pilot).query(AssumedRow).first().query_one(Input)
        field.focus()
        field.value = "24000"
        await pilot.press("enter")
        await counted(pilot, "for 24,000 callers")
        assert shows(pilot, "callers a year 24,000 changed by you"), text(pilot)
        field.value = "no idea"
        await pilot.press("enter")
        await until(pilot, lambda: shows(pilot, "“no idea” is not a whole number."))
        assert page(pilot).assumed == {("callers", "a_year"): 24_000}
        await pilot.press("escape")
        assert page(pilot).view == "decisions"

    on_the_page(record_path, look, (120, 40))


def test_the_load_loop_can_be_switched_off(record: Record, record_path: Path) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await pilot.press("space")
        await pilot.click("#to-resting")
        await until(pilot, lambda: bool(page(pilot).query("#load")))
        page(pilot).query_one("#load").focus()
        await pilot.press("right")
        await until(pilot, lambda: not page(pilot).decided.load_follows)
        await counted(pilot, "would have spared you")
        answer = page(pilot).answer
        assert answer is not None
        assert answer.seen is not None
        assert answer.seen.load.calls == 1.0

    on_the_page(record_path, look)


def test_what_cannot_be_is_said_and_nothing_is_changed(record: Record, record_path: Path) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await pilot.click("#to-resting")
        await until(pilot, lambda: bool(page(pilot).query(AssumedRow)))
        row = next(row for row in page(pilot).query(AssumedRow) if row.assumption.path[-1] == "calls_per_hour")
        row.query_one(Input).focus()
        row.query_one(Input).value = "900000"
        await pilot.press("enter")
        said = row.query_one(".origin", Static)
        await until(pilot, lambda: "more agents" in str(said.content))
        assert page(pilot).assumed == {}

    on_the_page(record_path, look, (120, 40))


def test_the_paper_comes_back_before_the_levers(record: Record, record_path: Path) -> None:
    looked_back(record, levered(PAPER), {"people": 8})

    async def look(pilot: Pilot[None]) -> None:
        assert shows(pilot, "The paper comes back")
        assert shows(pilot, "People answering: 8 instead of 13 saves 150,000 a year")
        assert shows(pilot, "the paper promised 150,000 a year saved")
        await until(pilot, lambda: shows(pilot, "of customers' lives"))
        await until(pilot, lambda: shows(pilot, "the journey does not say what they bring."))
        await pilot.press("enter")
        await at(pilot, "WhatIf")
        await counted(pilot, NOTHING_MOVED)
        assert page(pilot).decided.settings == (("people", 8),)
        await pilot.press("escape")
        await at(pilot, "PaperBack")

    on_the_page(record_path, look, screen="PaperBack")


def test_a_journey_with_nothing_to_decide_goes_from_looking_back_to_the_commitment(
    record: Record, record_path: Path
) -> None:
    kept = begun(record, journey())
    live(kept)
    kept.move_to(Stage.DEBRIEF)
    kept.close()

    async def look(pilot: Pilot[None]) -> None:
        assert shows(pilot, "will change") or "Commitment" in type(pilot.app.screen).__name__

    on_the_page(record_path, look, screen="Commitment")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (160, 50)], ids=str)
def test_the_first_lever_the_first_figures_and_the_sentence_are_in_sight_at_every_size(
    record: Record, record_path: Path, size: tuple[int, int]
) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await counted(pilot, NOTHING_MOVED)
        assert shows(pilot, "Everybody sees the record")
        assert shows(pilot, "of it waiting")
        assert shows(pilot, "Move a lever")
        assert "go on" in text(pilot)

    on_the_page(record_path, look, size)


def test_whoever_leaves_at_once_keeps_no_sentence_of_another_decision(record: Record, record_path: Path) -> None:
    kept = looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        await counted(pilot, NOTHING_MOVED)
        page(pilot).values["remember"] = True
        page(pilot).ask()
        page(pilot).action_leave()
        await at(pilot, "Library")

    on_the_page(record_path, look)
    answers = record.stored(kept.id).answers["what_if"]
    assert json.loads(str(answers["levers"]))["remember"] is True
    assert answers["sentence"] == ""


def test_what_was_withdrawn_leaves_nothing_behind(record: Record, record_path: Path) -> None:
    kept = looked_back(record, levered())

    async def decide(pilot: Pilot[None]) -> None:
        await pilot.press("space")
        await counted(pilot, "would have spared you")
        await pilot.click("#leave")
        await at(pilot, "Library")

    async def withdraw(pilot: Pilot[None]) -> None:
        await pilot.click("#undo")
        await counted(pilot, NOTHING_MOVED)
        await pilot.click("#leave")
        await at(pilot, "Library")

    on_the_page(record_path, decide)
    on_the_page(record_path, withdraw)
    assert record.stored(kept.id).answers["what_if"] == {"levers": "", "sentence": ""}


APART = """\
  for_ever: {label: Nobody hangs up, costs: 1, sets: {queues.faults.patience: null, queues.faults.agents: 7}}
  longer: {label: Longer calls, saves: 1, sets: {queues.faults.handling_time: 12m}}
"""


def test_decisions_that_do_not_go_together_are_said_on_both_pages(record: Record, record_path: Path) -> None:
    looked_back(record, levered("", ("  remember:", APART + "  remember:")))

    async def look(pilot: Pilot[None]) -> None:
        await counted(pilot, NOTHING_MOVED)
        await pilot.press("space", "down", "space")
        await until(pilot, lambda: "never empties" in page(pilot).sentence)
        await pilot.click("#to-resting")
        await pilot.pause()
        assert "never empties" in page(pilot).sentence
        await pilot.click("#to-decisions")
        list(page(pilot).query(LeverRow))[1].focus()
        await pilot.press("space")
        await counted(pilot, "“Nobody hangs up” would")

    on_the_page(record_path, look, (120, 40))


def test_what_the_year_rests_on_is_as_the_levers_make_it_now(record: Record, record_path: Path) -> None:
    slower = "  slower: {label: Slower, costs: 1, sets: {queues.support.handling_time: 8m}}\n"
    looked_back(record, levered("", ("  remember:", slower + "  remember:")))

    def handling(pilot: Pilot[None]) -> str:
        rows = page(pilot).query(AssumedRow)
        return next(row.assumption.text for row in rows if row.assumption.path[-1] == "handling_time")

    async def look(pilot: Pilot[None]) -> None:
        await pilot.click("#to-resting")
        await until(pilot, lambda: bool(page(pilot).query(AssumedRow)))
        assert handling(pilot) == "6m"
        await pilot.click("#to-decisions")
        page(pilot).query(LeverRow).first().focus()
        await pilot.press("space")
        await pilot.click("#to-resting")
        await until(pilot, lambda: handling(pilot) == "8m")

    on_the_page(record_path, look, (120, 40))


def test_enter_decides_nothing_on_the_way_on(record: Record, record_path: Path) -> None:
    looked_back(record, levered())

    async def look(pilot: Pilot[None]) -> None:
        for _ in page(pilot).query(LeverRow):
            await pilot.press("enter")
        assert page(pilot).decided.settings == ()
        assert page(pilot).focused is page(pilot).query_one("#on")

    on_the_page(record_path, look)


def test_two_pages_count_in_one_study_without_losing_a_caller(record: Record, record_path: Path) -> None:
    looked_back(record, levered(PAPER), {"people": 8})

    async def look(pilot: Pilot[None]) -> None:
        for _ in range(4):
            await pilot.press("enter")
            await at(pilot, "WhatIf")
            study = page(pilot).question.study
            await pilot.press("escape")
            await at(pilot, "PaperBack")
        await pilot.press("enter")
        await at(pilot, "WhatIf")
        await counted(pilot, NOTHING_MOVED)
        for sample in study._samples.values():
            callers = [tally.caller for tally in sample.tallies]
            assert callers == sorted(set(callers))
            assert len(callers) + sample.never == sample.walked

    on_the_page(record_path, look, screen="PaperBack")
