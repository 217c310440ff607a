"""Looking back: the record's figures beside what was said, the curve, the sentences, every word."""

import asyncio
from pathlib import Path

import pytest
from building import HEAD, source
from textual.widgets import Button
from walked import JOURNEY, at, begun, live, opened, shows, text

from walkshoes.journey.curve import Curve, Felt
from walkshoes.journey.transcript import Told
from walkshoes.sessions.kept import Said
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.ui.screens.debrief import VIEWS, felt_lines, legend, remembered_sentence
from walkshoes.ui.widgets.comparison import SideBySide
from walkshoes.ui.widgets.transcript import written


def curve_of(*feelings: int) -> Curve:
    return Curve(tuple(Felt(at * 1_000, "agent", feeling) for at, feeling in enumerate(feelings)), 60_000)


def looked_back(record: Record) -> None:
    kept = begun(record)
    live(kept)
    kept.answer("anticipated", {"minutes": 8, "people": 1, "asked_same": 1, "easy": 6})
    kept.answer("felt", {"minutes": 25, "people": 3, "asked_same": 2, "owner": "I cannot say"})
    kept.answer("measures", {"ces": 3, "csat": 2})
    kept.move_to(Stage.DEBRIEF)
    kept.close()


def test_four_views_one_after_another(record: Record, record_path: Path) -> None:
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
            await pilot.click("#to-felt")
            assert shows(pilot, "◆ the worst moment")
            await pilot.press("pagedown")
            assert shows(pilot, "furious, at agent: “I have just keyed it”")
            await pilot.click("#to-took")
            assert shows(pilot, "You were asked for your account number twice, one of them after you had answered.")
            assert shows(pilot, "You keyed or read out 24 digits, twelve of them again.")
            await pilot.click("#to-words")
            assert shows(pilot, "Thank you for calling Meridian.")
            await pilot.press("pagedown", "pagedown")
            assert shows(pilot, "The line is dead and has been for three days")
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


def test_who_said_nothing_is_told_so_and_sees_no_empty_curve(record: Record) -> None:
    kept = begun(record)
    assert felt_lines(kept, kept.curve()) == ["You did not say how you felt on the way."]


def test_memory_is_spoken_of_where_it_differs_from_the_average() -> None:
    assert remembered_sentence(curve_of(1, 0, 1, 0, -2)) == (
        "The average of what you said is +0.0, on a scale from −2 to +2. Memory keeps the strongest moment and the "
        "last: −2.0."
    )
    assert remembered_sentence(curve_of(-1, -1, -1)) is None
    assert remembered_sentence(curve_of()) is None


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
    assert written(told, said).plain == (
        "00:00  you ring Meridian\n"
        "\n00:06  Meridian\nThank you.\nPress 1.\n"
        "\n00:09  Ann\nIt is dead\n"
        "\n00:09  you feel annoyed: “[b]again[/b]”\n"
    )


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
