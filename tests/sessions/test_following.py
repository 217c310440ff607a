"""Journeys that follow one another: the same customer, and the walk before found again."""

from pathlib import Path

import pytest

from walkshoes.scenario.load import Source, load, load_text, source_of
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


def test_the_same_seed_makes_the_same_customer_without_a_record(record: Record, first: Source, second: Source) -> None:
    one, other = record.customer(first, "A", 5), record.customer(second, "B", 5)
    assert one.name == other.name
    assert one.facts["account_number"] == other.facts["account_number"]


def test_the_walk_before_is_the_last_one_finished_before_it_began(
    record: Record, first: Source, second: Source
) -> None:
    earlier = finished(record, first, "Walker 7", seed=1)
    last = finished(record, first, "Walker 7", seed=2)
    following = finished(record, second, "Walker 7", seed=3)
    finished(record, first, "Walker 7", seed=4)
    unfinished = record.begin(first, "Walker 7")
    found = record.followed(second, "Walker 7", following)
    assert found is not None
    assert found.id == last != earlier
    assert record.followed(first, "Walker 7", unfinished.id) is None  # it follows nothing


def test_a_journey_that_follows_one_that_is_not_there_is_found(tmp_path: Path) -> None:
    path = tmp_path / "the-other-number.yaml"
    path.write_text(SECOND, encoding="utf-8")
    assert [found.code for found in load(path).findings] == ["WS225"]
    (tmp_path / "the-silent-line.yaml").write_text(FIRST, encoding="utf-8")
    assert load(path).findings == ()


def test_what_is_told_others_is_kept_with_the_ending(record: Record, first: Source) -> None:
    assert record.stored(finished(record, first, "Walker 7", seed=1)).says == "Never again."
