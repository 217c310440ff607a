"""Looking back: the record's figures beside what was said, the curve, the sentences, every word."""

import asyncio
from pathlib import Path

import pytest
from building import HEAD, source
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widgets import Button
from walked import JOURNEY, at, begun, live, opened, shows, text

from walkshoes.journey.curve import Curve, Felt
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.transcript import Told
from walkshoes.scenario.plain import plain
from walkshoes.sessions.kept import Said
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.screens.debrief import NOTHING_FELT, VIEWS, legend
from walkshoes.ui.widgets.comparison import SideBySide
from walkshoes.ui.widgets.feeling_curve import FeelingCurve
from walkshoes.ui.widgets.transcript import BAR, written


def curve_of(*feelings: int) -> Curve:
    return Curve(tuple(Felt(at * 1_000, "agent", feeling) for at, feeling in enumerate(feelings)), 60_000)


def looked_back(record: Record) -> None:
    kept = begun(record)
    live(kept)
    kept.answer("anticipated", {"minutes": 8, "people": 1, "asked_same": 1, "easy": 6})
    kept.answer("felt", {"minutes": 25, "people": 3, "asked_same": 2, "owner": "I cannot say"})
    kept.answer("measures", {"ces": 3, "csat": 2})
    kept.answer("scorecard", {"name_given": "yes", "asked_once": "no", "promise_kept": "unsure"})
    kept.move_to(Stage.DEBRIEF)
    kept.close()


def test_the_views_one_after_another(record: Record, record_path: Path) -> None:
    looked_back(record)

    async def look() -> None:
        async with opened(record_path) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            rows = [line.split() for line in text(pilot).splitlines()]
            assert ["minutes", "8", "25", "0"] in rows
            assert ["people", "spoken", "to", "1", "3", "1"] in rows
            assert ["made", "it", "easy", "(1–7)", "6", "3", "–"] in rows
            assert shows(pilot, "who owned it – I cannot say nobody")
            await pilot.click("#to-reported")
            assert shows(pilot, "In one of the two answers you were sure of, the record says the opposite.")
            assert shows(pilot, "Did anybody say who they were? yes no ≠ differs names given: 0")
            await pilot.press("end")
            assert shows(pilot, "not sure did not arise")
            await pilot.click("#to-felt")
            assert shows(pilot, "◆ the worst moment")
            assert shows(pilot, "furious ┤ “I have just keyed it”")
            assert shows(pilot, "The plain mean of what you said is −0.5, on a scale from −2 to +2.")
            assert shows(pilot, "Memory keeps the strongest moment and the last: −2.0.")
            await pilot.press("end")
            assert shows(pilot, "furious, at agent: “I have just keyed it”")
            await pilot.click("#to-took")
            assert shows(pilot, "You were asked for your account number twice, one of them after you had answered.")
            assert shows(pilot, "You keyed or read out 24 digits, twelve of them again.")
            await pilot.click("#to-words")
            assert shows(pilot, "Thank you for calling Meridian.")
            await pilot.press("end")
            assert shows(pilot, "┃ The line is dead and has been for three days")
            await pilot.press("home")
            assert shows(pilot, "Thank you for calling Meridian.")
            await pilot.press("escape")
            assert shows(pilot, "It took")

    asyncio.run(look())


def test_the_way_on_names_the_next_view_and_leads_out_after_the_last(record: Record, record_path: Path) -> None:
    looked_back(record)

    async def look() -> None:
        async with opened(record_path) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            button = pilot.app.screen.query_one("#on", Button)
            said = []
            for _ in VIEWS:
                said.append(str(button.label))
                await pilot.press("enter")
            assert said == [*list(VIEWS.values())[1:], "go on"]
            await at(pilot, "Commitment")

    asyncio.run(look())


def test_who_said_nothing_is_told_so_and_sees_no_empty_curve(record: Record, record_path: Path) -> None:
    kept = begun(record)
    kept.move_to(Stage.DEBRIEF)
    kept.close()

    async def look() -> None:
        async with opened(record_path) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            await pilot.click("#to-felt")
            assert shows(pilot, NOTHING_FELT)
            assert not pilot.app.screen.query(FeelingCurve)

    asyncio.run(look())


def test_who_was_never_asked_for_a_report_sees_none(record: Record, record_path: Path) -> None:
    kept = begun(record)
    live(kept)
    kept.move_to(Stage.DEBRIEF)
    kept.close()

    async def look() -> None:
        async with opened(record_path) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            assert not pilot.app.screen.query("#to-reported")
            await pilot.press("enter")
            assert pilot.app.screen.view == "felt"

    asyncio.run(look())


@pytest.mark.parametrize(
    ("feelings", "said"),
    [((-1, 2), "◆ the worst moment   ● the end"), ((2, -1), "◆ the worst moment, and the end")],
)
def test_the_signs_of_the_curve_are_explained(feelings: tuple[int, ...], said: str) -> None:
    assert legend(curve_of(*feelings)) == said


def test_a_transcript_has_the_walkers_own_words_in_their_place() -> None:
    told = [
        Told(0, "", "you ring Meridian", 0),
        Told(6_000, "Meridian", "Thank you.", 0),
        Told(7_000, "Meridian", "Press 1.", 0),
        Told(9_000, "Ann", "[what has happened: 3 words]", 1),
        Told(9_500, "", "you feel annoyed", 1),
    ]
    said = [
        Said(9_000, "agent", "told", "story", "It is dead"),
        Said(9_500, "agent", "reaction", "", "[b]again[/b]"),
    ]
    assert written(told, said, "Ann").plain.split("\n") == [
        "00:00  you ring Meridian",
        "",
        "00:06  Meridian",
        "       Thank you.",
        "       Press 1.",
        "",
        "00:09  Ann",
        "       ┃ It is dead",
        "",
        "00:09  you feel annoyed: “[b]again[/b]”",
    ]


@given(
    st.lists(st.tuples(st.sampled_from(["", "Ann", "Meridian"]), st.text(max_size=60)), max_size=8), st.integers(12, 90)
)
def test_a_transcript_is_never_wider_than_its_window_and_loses_no_word(
    lines: list[tuple[str, str]], width: int
) -> None:
    told = [Told(0, who, plain(text).replace("\n", " "), 0) for who, text in lines]
    shown = written(told, (), "Ann", width).plain
    assert all(cell_len(line) <= max(width, len("00:00  Meridian")) for line in shown.split("\n"))
    bare = "".join(shown.replace(BAR.strip(), "").split())
    assert all("".join(line.text.replace(BAR.strip(), "").split()) in bare for line in told)


def test_what_the_customer_tells_others_and_a_wait_that_ran_faster_are_told(record: Record, record_path: Path) -> None:
    places = """\
welcome: {team: ivr, announce: Hello., then: line}
line: {queue: support, then: end}
end: {ending: It is over., resolved: false, customer: leaves, tells: 9, says: "I would not go [b]there[/b]."}
"""
    kept = record.begin(source(places + "\n", more="gives_up: end"), "Ada")
    while kept.walk.where[0] != "line":
        kept.advance(kept.walk.until)
    kept.advance(kept.walk.now + 1_000)
    assert kept.give(Input(Kind.HANG_UP, number=6))
    kept.advance(kept.walk.now + 1)
    assert kept.give(Input(Kind.CHOOSE, "give_up"))
    kept.move_to(Stage.DEBRIEF)
    kept.close()

    async def look() -> None:
        async with opened(record_path) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            await pilot.click("#to-took")
            assert shows(pilot, "You hung up after 1 second of waiting, which ran 6 times as fast.")
            await pilot.press("end")
            assert shows(pilot, "What you tell others “I would not go [b]there[/b].”")

    asyncio.run(look())


def test_the_journey_before_stands_beside_the_one_that_follows_it(record: Record, record_path: Path) -> None:
    before = begun(record)
    live(before)
    before.move_to(Stage.DONE)
    kept = record.begin(source(JOURNEY, head="follows: small\n" + HEAD.replace("A small", "Another small")), "Ada")
    live(kept)
    kept.move_to(Stage.DEBRIEF)
    kept.close()

    async def look() -> None:
        async with opened(record_path) as pilot:
            await pilot.press("enter")
            await at(pilot, "Debrief")
            table = pilot.app.screen.query_one(SideBySide)
            assert table.titles == ("A small journey", "Another small journey")
            table.scroll_visible(animate=False)
            await pilot.pause()
            assert shows(pilot, "The journey before, and this one")
            assert ["people", "spoken", "to", "1", "1"] in [line.split() for line in text(pilot).splitlines()]

    asyncio.run(look())
