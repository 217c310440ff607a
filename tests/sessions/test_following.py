"""Journeys that follow one another: the same customer, and the walk before found again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from walkshoes.scenario.load import Source, load, load_text, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.sessions.record import Record

FIRST = """
title: The silent line
customer:
  name: {faker: name}
  about: You are {name}.
  facts:
    account_number: {label: account number, pattern: "7734 ######"}
    story: {label: what has happened, told: true}
company: {name: Meridian, teams: {ivr: {}}, lines: {main: hello}}
start: {at: "2026-03-02 14:03", dial: main}
touchpoints:
  hello: {team: ivr, announce: Hello., then: over}
  over: {ending: It is over., resolved: false, says: Never again., customer: leaves}
"""
SECOND = FIRST.replace("title: The silent line", "title: The other number\nfollows: the-silent-line").replace(
    "    story:", '    card: {label: card number, pattern: "####"}\n    story:'
)


@pytest.fixture
def first() -> Source:
    return source_of(load_text(FIRST, "the-silent-line"))


@pytest.fixture
def second() -> Source:
    return source_of(load_text(SECOND, "the-other-number"))


def finished(record: Record, source: Source, alias: str, seed: int) -> str:
    kept = record.begin(source, alias, seed=seed)
    kept.advance(60_000)
    assert kept.walk.ended
    kept.close()
    return kept.id


def test_whoever_walked_the_first_meets_the_same_customer(record: Record, first: Source, second: Source) -> None:
    before = record.stored(finished(record, first, "Walker 7", seed=5)).persona
    now = record.begin(second, "Walker 7", seed=9).persona
    assert now.name == before.name
    assert now.facts["account_number"] == before.facts["account_number"]
    assert now.facts["card"]


def test_whoever_has_not_walked_the_first_is_a_customer_of_their_own(
    record: Record, first: Source, second: Source
) -> None:
    before = record.stored(finished(record, first, "Walker 7", seed=5)).persona
    assert record.begin(second, "Walker 8", seed=9).persona.name != before.name


def test_the_same_seed_makes_the_same_customer_without_a_record(first: Source, second: Source) -> None:
    one, other = make_persona(first.scenario, 5), make_persona(second.scenario, 5)
    assert one.name == other.name
    assert one.facts["account_number"] == other.facts["account_number"]


def test_a_persona_that_is_ready_is_carried_on_as_well(record: Record, first: Source, second: Source) -> None:
    before = record.stored(finished(record, first, "Walker 7", seed=5)).persona
    ready = make_persona(second.scenario, 9)
    assert record.customer(second, "Walker 7", ready).name == before.name != ready.name
    assert record.customer(second, "", ready) == ready  # nobody is anybody


def test_the_walk_before_is_the_last_one_finished_before_it_began(
    record: Record, first: Source, second: Source
) -> None:
    finished(record, first, "Walker 7", seed=1)
    last = record.stored(finished(record, first, "Walker 7", seed=2)).ledger
    following = finished(record, second, "Walker 7", seed=3)
    finished(record, first, "Walker 7", seed=4)
    assert record.followed(second, "Walker 7", following, "") == ("The silent line", last)
    assert record.followed(first, "Walker 7", following, "") is None  # it follows nothing
    assert record.followed(second, "Walker 8", following, "") is None


def test_one_of_the_same_session_comes_before_a_later_one_elsewhere(
    record: Record, first: Source, second: Source
) -> None:
    here = record.begin(first, "Ann", seed=1)
    here.advance(60_000)
    finished(record, first, "Ann", seed=2)
    assert record.begin(second, "Ann", seed=3, session=here.session).persona.name == here.persona.name


@pytest.mark.parametrize("column", ["persona", "ledger"])
def test_what_is_damaged_in_the_walk_before_keeps_nobody_from_walking(
    record: Record, path: Path, first: Source, second: Source, column: str
) -> None:
    finished(record, first, "Walker 7", seed=5)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"UPDATE walk SET {column} = '[]'")
        db.execute("UPDATE scenario SET text = 'title: gone'")
    following = finished(record, second, "Walker 7", seed=9)
    before = record.followed(second, "Walker 7", following, "")
    assert before is None or column == "persona"


def test_a_journey_that_follows_one_that_is_not_there_is_found(tmp_path: Path) -> None:
    path = tmp_path / "the-other-number.yaml"
    path.write_text(SECOND, encoding="utf-8")
    assert [found.code for found in load(path).findings] == ["WS225"]
    (tmp_path / "the-silent-line.yaml").write_text(FIRST, encoding="utf-8")
    assert load(path).findings == ()


def test_what_is_told_others_is_kept_with_the_ending(record: Record, first: Source) -> None:
    assert record.stored(finished(record, first, "Walker 7", seed=1)).says == "Never again."
