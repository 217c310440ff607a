"""A person reads the record in a real Datasette: what is listed there, what it is called, and what it means."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.copies import note_copy
from walkshoes.sessions.debrief_notes import Heading, write_down
from walkshoes.sessions.described import described, for_datasette
from walkshoes.sessions.follow_ups import commitments_of, follow_up
from walkshoes.sessions.forgetting import forget
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.led import Plan, begin_session
from walkshoes.sessions.people import join
from walkshoes.sessions.record import Record
from walkshoes.sessions.stages import Stage
from walkshoes.sessions.steering import Ask, steer

PARTS = {part.name: part for part in described()}
WALKERS = ("Walker 1", "Walker 2", "Walker 3", "Walker 4", "Walker 5")


class Served:
    """A Datasette on this machine's own address."""

    def __init__(self, address: str) -> None:
        self.address = address

    def page(self, path: str) -> str:
        with urlopen(f"{self.address}{path}") as answer:
            return str(answer.read().decode())

    def rows(self, name: str, **asked: str) -> Any:
        return json.loads(self.page(f"/room/{name}.json?{urlencode({'_shape': 'objects', **asked})}"))


@pytest.fixture(scope="module")
def room(
    tmp_path_factory: pytest.TempPathFactory,
    journey: Source,
    ada: Persona,
    to_the_agent: Callable[[KeptWalk], None],
    to_the_end: Callable[[KeptWalk], None],
) -> Path:
    """A session that somebody led: five who walked to the end, the last of them a group, and one who was forgotten
    since. And one alone who was left in the middle of telling.
    """
    path = tmp_path_factory.mktemp("served") / "room.db"
    record = Record(path)
    plan = Plan("The board, in March", [journey], labels={"department": ["Service", "Sales"]})
    session = begin_session(record.file, plan).id
    steer(record.file, session, Ask.START)
    join(record.file, session, "Walker 0", labels={"department": "Sales"})
    for alias in WALKERS:
        people = 4 if alias == "Walker 5" else 1
        who = join(record.file, session, alias, people=people, labels={"department": "Service"})
        kept = record.begin(journey, alias, persona=ada, session=session, participant=who.id)
        together = {"minutes": {"5": 3, "9": 1}} if who.is_group else None
        kept.answer("anticipated", {"minutes": 5, "people": 1, "asked_same": 0}, together)
        kept.move_to(Stage.WALK)
        to_the_end(kept)
        kept.answer("felt", {"minutes": 40, "people": 2, "asked_same": 2, "owner": "nobody"})
        kept.commit("the line is silent", "I ring it myself", "Friday", alias)
        kept.move_to(Stage.DONE)
    write_down(record.file, session, Heading.WHAT, "We were asked for the same number twice.")
    follow_up(record.file, commitments_of(record.file, session)[0].id, 30, "kept")
    note_copy(record.file, session, path.with_name("summary.html"))
    forget(record.file, "Walker 0")
    alone = record.begin(journey, "Walker 6", persona=ada)
    alone.move_to(Stage.WALK)
    to_the_agent(alone)
    alone.draft = "it has been dead si"
    alone.close()
    record.resume(alone.id)
    record.close()
    return path


@pytest.fixture(scope="module")
def served(room: Path) -> Iterator[Served]:
    metadata = room.with_name("record.json")
    made = subprocess.run(
        [sys.executable, "-m", "walkshoes.sessions.described", str(room)], capture_output=True, check=True
    )
    metadata.write_bytes(made.stdout)
    command = [sys.executable, "-m", "datasette", "serve", str(room), "--metadata", str(metadata), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            said = ""
            for line in process.stderr:
                said += line
                if found := re.search(r"running on (http://127\.0\.0\.1:\d+)", line):
                    yield Served(found[1])
                    return
            pytest.fail(f"it never began: {said}")
        finally:
            process.terminate()


@pytest.mark.real
def test_walks_are_narrowed_down_by_how_far_they_came_and_by_their_session(served: Served) -> None:
    facets = served.rows("walk")["facet_results"]
    assert {one["value"]: one["count"] for one in facets["stage"]["results"]} == {"done": 5, "walk": 1}
    assert {one["label"]: one["count"] for one in facets["session"]["results"]} == {
        "The board, in March": 5,
        "The silent line": 1,
    }
    assert [one["alias"] for one in served.rows("walk", stage="walk")["rows"]] == ["Walker 6"]


@pytest.mark.real
def test_the_newest_walk_comes_first(served: Served) -> None:
    assert [one["alias"] for one in served.rows("walk")["rows"]] == ["Walker 6", *reversed(WALKERS)]


@pytest.mark.real
def test_reactions_are_counted_by_place(served: Served) -> None:
    facets = served.rows("reaction")["facet_results"]
    assert [(one["value"], one["count"]) for one in facets["place"]["results"]] == [("agent", 5)]


@pytest.mark.real
def test_a_row_that_refers_to_another_says_what_that_is_called(served: Served) -> None:
    walk = served.rows("walk", _labels="on", alias="Walker 1")["rows"][0]
    assert walk["session"]["label"] == "The board, in March"
    assert walk["scenario"]["label"] == "The silent line"
    assert served.rows("session", id=walk["session"]["value"])["rows"][0]["title"] == "The board, in March"
    words = served.rows("words", _labels="on", kind="reaction", walk=walk["id"])["rows"][0]
    assert (words["walk"]["label"], words["input"]["label"], words["text"]) == ("Walker 1", "agent", "not again")
    promise = served.rows("commitment", _labels="on", owner="Walker 1")["rows"][0]
    assert (promise["session"]["label"], promise["walk"]["label"]) == ("The board, in March", "Walker 1")
    belongs = served.rows("belongs", _labels="on", participant=walk["participant"]["value"])["rows"][0]
    assert (walk["participant"]["label"], belongs["participant"]["label"]) == ("Walker 1", "Walker 1")


@pytest.mark.real
@pytest.mark.parametrize("name", PARTS)
def test_its_page_has_rows_and_says_what_it_and_every_column_is(served: Served, name: str) -> None:
    part = PARTS[name]
    page = _text(served.page(f"/room/{name}"))
    assert part.about[1:] in page
    assert [column.name for column in part.columns if f"{column.name}{column.about}" not in page] == []
    assert list(served.rows(name)["rows"][0]) == [column.name for column in part.columns]


@pytest.mark.real
@pytest.mark.parametrize("name", PARTS)
def test_the_question_kept_for_it_has_an_answer(served: Served, name: str) -> None:
    assert PARTS[name].question in _text(served.page("/room"))
    assert served.rows(f"ask_{name}")["rows"]


@pytest.mark.real
def test_the_front_page_says_that_all_of_it_is_simulated_and_lists_what_a_reader_looks_for(served: Served) -> None:
    assert "no real customer" in _text(served.page("/"))
    tables = json.loads(served.page("/room.json"))
    assert {one["name"] for one in tables["tables"] if not one["hidden"]} == {
        part.name for part in PARTS.values() if not part.is_view
    }
    assert {one["name"] for one in tables["views"]} == {part.name for part in PARTS.values() if part.is_view}


def test_what_was_expected_felt_and_counted_stands_side_by_side(room: Path) -> None:
    record = Record(room)
    try:
        rows = record.file.rows(
            "SELECT item, expected, felt FROM felt_then_counted WHERE alias = 'Walker 1' ORDER BY item"
        )
        was = dict(record.file.rows("SELECT item, was FROM felt_then_counted WHERE alias = 'Walker 1'"))
        walk = record.file.rows("SELECT id FROM walk WHERE alias = 'Walker 1'")[0][0]
        ledger = record.stored(walk).ledger
        felt = record.file.rows("SELECT place, people, mean, share_below_zero FROM touchpoint_felt")
    finally:
        record.close()
    assert rows == [("asked_same", 0, 2), ("minutes", 5, 40), ("owner", None, "nobody"), ("people", 1, 2)]
    assert (was["people"], was["asked_same"], was["owner"]) == (
        ledger.people,
        ledger.times_asked_the_same,
        ledger.owner,
    )
    assert was["minutes"] == (ledger.given_ms + 30_000) // 60_000
    assert felt == [("agent", 5, -2.0, 1.0)]


def test_every_column_is_described() -> None:
    assert [f"{part.name}.{one.name}" for part in PARTS.values() for one in part.columns if not one.about] == []
    assert [part.name for part in PARTS.values() if not part.about] == []


def test_nothing_is_said_of_what_is_not_there() -> None:
    from walkshoes.sessions import described as page

    columns = {f"{part.name}.{one.name}" for part in PARTS.values() for one in part.columns}
    assert set(page._SAID) <= columns
    assert set(page._ASKED) == set(PARTS)
    said = for_datasette("room")["databases"]["room"]["tables"]
    for name, part in PARTS.items():
        named = {one.name for one in part.columns}
        table = said[name]
        assert {*table.get("facets", ()), table.get("label_column"), table.get("sort_desc")} - {None} <= named


def _text(page: str) -> str:
    """What a reader sees of a page: words without marks."""
    from html import unescape

    return unescape(re.sub(r"<[^>]+>", "", page))
