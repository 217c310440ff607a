"""From the list of journeys to the summary in lines; a walk begun in one face is gone on with in the other."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import text_of
from hands import Hands, Paper, Typing
from small_journeys import COUNTER, made
from staged import Lived, live
from walked import at, begun, journey, opened, shows, until
from walked import live as live_at_once

from walkshoes.journey.inputs import Input
from walkshoes.journey.walk import Accepts
from walkshoes.living.pacing import ON_THE_WAY_MS
from walkshoes.plain.face import KEPT, THANKS, PlainFace
from walkshoes.plain.printed import Printed
from walkshoes.plain.walking import GO_ON
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.course import QUESTIONNAIRE_OF

TO_THE_CALL: list[Typing] = ["1", "Ada", "", "5", "2", "1", "6", ""]
CALL: list[Typing] = ["7734 09 128851", "/feel 1 again?", "7734 09 128851", "It is dead.", ""]
AFTER: list[Typing] = ["25", "3", "2", "nobody", "2", "1"]
REPORT: list[Typing] = ["yes", "no", "?", "1", "2", "3", "y", "n"]
LOOKING_BACK: list[Typing] = ["", "", "", "2"]
COMMITTED: list[Typing] = ["1", "When I chair the board", "open with one call", "9 March 2090", "", "1"]


@pytest.fixture
def record_path(tmp_path: Path) -> Path:
    return tmp_path / "walks.db"


@pytest.fixture
def record(record_path: Path) -> Iterator[Record]:
    opened_one = Record(record_path)
    yield opened_one
    opened_one.close()


def typed(record: Record, lines: list[Typing], source: Source | None = None, *, patient: bool = False) -> list[str]:
    """What is printed while these lines are typed."""
    hands = Hands(list(lines), Paper())
    face = PlainFace(record, hands, Printed(hands.paper), patient=patient, clock=hands.clock)  # type: ignore[arg-type]
    hands.face = face
    face.run([source or journey()])
    assert hands.lines == []
    return hands.paper.printed


def test_a_whole_walk(record: Record, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    said = typed(record, [*TO_THE_CALL, *CALL, *AFTER, *REPORT, *LOOKING_BACK, *COMMITTED, str(summary)])
    assert said[-1] == THANKS
    assert record.unfinished() == []
    [row] = record.walks(record.sessions()[0].id)
    stored = record.stored(row.id)
    assert stored.stage == Stage.DONE
    assert stored.answers["anticipated"] == {"minutes": 5, "people": 2, "asked_same": 1, "easy": 6}
    assert stored.answers["felt"] == {"minutes": 25, "people": 3, "asked_same": 2, "owner": "nobody"}
    assert stored.answers["measures"] == {"ces": 2, "csat": 1}
    assert stored.answers["scorecard"]["name_given"] == "yes"
    assert stored.answers["scorecard"]["asked_once"] == "unsure"
    [kept] = stored.commitments
    assert (kept.when, kept.then, kept.by, kept.owner) == (
        "I chair the board",
        "open with one call",
        "2090-03-09",
        "Ada",
    )
    assert "Minutes: you expected 5, it felt like 25, it was 0." in said
    assert any(line.endswith("furious. “again?”") for line in said)
    assert "What you were asked:" in said
    assert "open with one call" in summary.read_text(encoding="utf-8")


def test_the_answers_have_the_names_they_have_in_the_app(record: Record) -> None:
    typed(record, [*TO_THE_CALL, *CALL, *AFTER, *REPORT])
    [row] = record.unfinished()
    decided = {"paper", "what_if", "leave"}  # this journey has nothing to decide, and nobody to quote it to
    assert set(record.stored(row.id).answers) == set(QUESTIONNAIRE_OF.values()) - decided


def test_every_word_can_be_heard_and_nothing_need_be_committed_to_or_written(record: Record) -> None:
    said = typed(record, [*TO_THE_CALL, *CALL, *AFTER, *REPORT, "", "", "", "1", "", "2", "no"])
    assert any(line.endswith("Ann Lee: It is dead.") for line in said)
    assert said[-1] == THANKS


def test_a_summary_never_takes_the_place_of_a_file(record: Record, tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text("mine")
    nowhere = tmp_path / "there.html" / "deeper.html"
    lines = [*TO_THE_CALL, *CALL, *AFTER, *REPORT, *LOOKING_BACK, "2", str(there), str(nowhere), str(tmp_path / "new")]
    said = typed(record, lines)
    assert there.read_text() == "mine"
    assert any(line.startswith("There is already a file of this name") for line in said)
    assert any(line.startswith("It could not be written there") for line in said)
    assert (tmp_path / "new.html").exists()


def test_an_answer_that_is_none_is_asked_for_again_and_the_one_before_can_be_given_anew(record: Record) -> None:
    said = typed(record, ["7", "one", "1", "", "", "many", "5", "/back", "8", "2", "1", "9", "6"])
    assert said.count("Type 1.") == 2
    assert "A number, please." in said
    assert "A number from 1 to 7, please." in said
    [row] = record.unfinished()
    assert row.alias == "Guest 1"
    assert record.stored(row.id).answers["anticipated"]["minutes"] == 8


def test_the_papers_can_be_read_before_the_walk_and_help_is_of_the_walk(record: Record) -> None:
    said = typed(record, ["1", "Ada", "/paper", "/help", "/feel 1"])
    assert "7734 09 128851" in said
    assert any(line.startswith("/hang up") for line in said)


def test_what_is_given_on_the_way_does_not_lie_on_the_desk_before(record: Record) -> None:
    places = "welcome: {team: support, talk: [{agent: 'Your number is {postcode}.', gives: postcode}], then: done}\n"
    source = source_of(load_text(text_of(places), "small"))
    assert "LS1 4AP" not in typed(record, ["1", "Ada", "/paper"], source)


def test_a_pause_is_kept_at_every_stage_and_nothing_is_asked_twice(record: Record) -> None:
    said: list[str] = []
    whole = [*TO_THE_CALL, *CALL, *AFTER, *REPORT, *LOOKING_BACK, *COMMITTED, "no"]
    stops = [3, 5, 8, 9, 13, 15, 18, 20, 27, 31, 37]
    for begin, end in zip([0, *stops], [*stops, len(whole)], strict=True):
        again: list[Typing] = ["1"] if begin else []
        said += typed(record, [*again, *whole[begin:end]])
        assert said[-1] == (THANKS if end == len(whole) else KEPT)
    assert sum(line.startswith("How many minutes did it feel") for line in said) == 2  # asked, left open, asked
    assert record.unfinished() == []


def test_with_patience_the_record_says_so_in_the_debrief(record: Record) -> None:
    said = typed(record, [*TO_THE_CALL, *CALL, *AFTER, *REPORT, *LOOKING_BACK], patient=True)
    assert "The facilitator gave you all the time you needed to answer." in said


# the other face


def test_a_walk_begun_in_the_app_goes_on_in_lines(record: Record, record_path: Path) -> None:
    kept = begun(record)
    kept.answer("anticipated", {"minutes": 9, "people": 1})
    kept.move_to(Stage.ANTICIPATE)
    kept.close()
    said = typed(record, ["1", "1", "6", "", "7734 09 128851"])
    assert said[1] == "1: Continue: A small journey. Ada, stopped before it began."
    assert not any(line.startswith("How many minutes") for line in said)
    assert record.unfinished()[0].stage == Stage.WALK


def test_a_walk_paused_in_lines_goes_on_in_the_app(record: Record, record_path: Path) -> None:
    typed(record, [*TO_THE_CALL, "7734 09 128851"])

    async def go_on() -> None:
        async with opened(record_path, journey()) as pilot:
            assert shows(pilot, "Ada, stopped on the way")
            await pilot.press("enter")
            await until(pilot, lambda: type(pilot.app.screen).__name__ == "WalkScreen")
            await pilot.pause(0.2)
            assert shows(pilot, "Thank you for calling Meridian.")

    asyncio.run(go_on())
    said = typed(record, ["1", *CALL[1:]])
    assert GO_ON in said


def test_what_was_answered_in_lines_stands_in_the_app(record: Record, record_path: Path) -> None:
    kept = begun(record)
    live_at_once(kept)
    kept.move_to(Stage.AFTER)
    kept.close()
    typed(record, ["1", *AFTER, *REPORT, ""])

    async def look() -> None:
        async with opened(record_path, journey()) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            assert shows(pilot, "25")

    asyncio.run(look())


def test_the_record_holds_what_the_apps_would(tmp_path: Path) -> None:
    async def play(lived: Lived) -> None:
        await lived.until(Accepts.READ)
        await lived.pilot.press("enter")
        await lived.wait(ON_THE_WAY_MS + 500)
        await lived.until(Accepts.TELL)
        await lived.pilot.press("f2", "1", *"It is dead", "tab", "enter")
        await lived.until(Accepts.KEY)
        await lived.pilot.press(*"773409128851", "enter")
        await lived.wait(20_000)

    (tmp_path / "app").mkdir()
    in_the_app = live(tmp_path / "app", play, **made(COUNTER))
    record = Record(tmp_path / "app" / "record.db")
    drawn = record.stored(in_the_app)
    typed(record, ["2", "", "", "5", "1", "1", "4", "", "", "/feel 1", "It is dead", "773409128851", ""], drawn.source)
    [said] = [record.stored(row.id) for row in record.unfinished() if row.id != in_the_app]

    def done(inputs: tuple[tuple[str, Input], ...]) -> list[tuple[object, ...]]:
        return sorted((made.kind, made.value, made.number, made.by, made.place, made.about) for _, made in inputs)

    assert done(said.inputs) == done(drawn.inputs)
    assert [one.text for one in said.said] == [one.text for one in drawn.said]
    counts = [
        {name: value for name, value in one.ledger.as_json().items() if not name.endswith("_ms")}
        for one in (said, drawn)
    ]
    assert counts[0] == counts[1]
    record.close()
