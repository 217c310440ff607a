"""One small journey with everything a record must hold: keys, digits, a story, a queue, a letter, a promise."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.program import Queue
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record

JOURNEY = """
title: The silent line
customer:
  name: Ada Byron
  about: You are {name}. The line is dead.
  facts:
    account_number: {label: account number, value: "7734 09"}
    story:          {label: what has happened, told: true}
company:
  name: Meridian
  lines: {customer_line: menu}
  teams:
    ivr:     {}
    support: {may: []}
  queues:
    support: {calls_per_hour: 160, handling_time: 6m, agents: 15, patience: 20m}
  promises:
    engineer: {what: an engineer tomorrow, by: support, due: 1d, kept: false}
  policies:
    one_record: {label: One customer record, costs: 240000, sets: {record: shared}}
start: {at: "2026-03-02 14:03", dial: customer_line}
touchpoints:
  menu:
    team: ivr
    menu: For your bill, press 1. For anything else, press 2.
    press: {1: bill, 2: identify}
    no_input: {after: 6s, say: "Sorry, I didn't hear anything.", tries: 9, then: goodbye}
  bill:
    team: ivr
    announce: We have sent your bill by text.
    then: menu
  identify:
    team: ivr
    collect: {fact: account_number, say: "Please key your account number, followed by hash.", tries: 9}
    then: queue
  queue:
    queue: support
    every: {90s: "Your call is important to us."}
    tells_position: true
    then: agent
  agent:
    team: support
    talk:
      - agent: How may I help you today?
      - ask: {fact: account_number}
      - ask: {fact: story, hears: {an_outage: [dead, down]}}
      - promise: engineer
    then: letter
  letter:
    team: support
    channel: letter
    read: Dear {name}, we are looking into it.
    then: what_now
  what_now:
    choose: What do you do?
    options:
      wait: {label: Wait, go: tomorrow}
      again: {label: Ring again, go: menu}
  tomorrow: {wait: {for: 2d}, then: booked}
  booked: {ending: Nobody came., resolved: false, customer: stays}
  goodbye: {ending: The line went dead., resolved: false, customer: {leaves: 0.2}}
"""
ADA = Persona("Ada Byron", {"account_number": "7734 09"}, {"agent": "Sam"})


@pytest.fixture(scope="session")
def journey() -> Source:
    return source_of(load_text(JOURNEY, "the-silent-line"))


@pytest.fixture(scope="session")
def ada() -> Persona:
    return ADA


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "walkshoes.db"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    opened = Record(path)
    yield opened
    opened.close()


@pytest.fixture
def kept(record: Record, journey: Source) -> KeptWalk:
    """A walk at its first moment."""
    return record.begin(journey, "Walker 7", persona=ADA)


def _key(kept: KeptWalk) -> None:
    assert kept.give(Input(Kind.BEGIN))
    kept.advance(kept.walk.now + 4_000)
    assert kept.give(Input(Kind.KEY, "7734 09"))


@pytest.fixture(scope="session")
def to_the_agent() -> Callable[[KeptWalk], None]:
    """Through the menu, the number and the queue, to the question for the story."""

    def walk(kept: KeptWalk) -> None:
        kept.advance(kept.walk.now + 8_000)
        assert kept.give(Input(Kind.PRESS, "2"))
        kept.advance(kept.walk.now + 8_000)
        _key(kept)
        if isinstance(kept.walk.moment, Queue):
            assert kept.give(Input(Kind.END_WAIT, by="facilitator"))
        kept.advance(kept.walk.now + 10_000)
        _key(kept)
        kept.advance(kept.walk.now + 10_000)

    return walk


@pytest.fixture(scope="session")
def to_the_end(to_the_agent: Callable[[KeptWalk], None]) -> Callable[[KeptWalk], None]:
    """The whole walk, with a reaction and the story told in four words."""

    def walk(kept: KeptWalk) -> None:
        to_the_agent(kept)
        assert kept.give(Input(Kind.REACT, number=-2), "not again")
        assert kept.give(Input(Kind.BEGIN))
        kept.advance(kept.walk.now + 5_000)
        assert kept.give(Input(Kind.TELL), "dead since last Saturday")
        kept.advance(kept.walk.now + 10_000)
        assert kept.give(Input(Kind.READ))
        kept.advance(kept.walk.now + 1_000)
        assert kept.give(Input(Kind.CHOOSE, "wait"))
        assert kept.walk.ended

    return walk


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine can reach."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)
