"""A wait that was given up while it ran faster than life: every report says so."""

from pathlib import Path

import pytest
from building import ANN, source
from reading_files import PAGES, text_of

from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, Kind
from walkshoes.reports.hurried import hurried_sentences
from walkshoes.scenario.times import MINUTE
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record
from walkshoes.summaries.files import write_report

PLACES = """
welcome: {team: ivr, announce: Hello., then: line}
line: {queue: support, say: All our advisers are busy., then: agent}
agent: {team: support, talk: [{agent: Hello.}, {hold: 30m}, {agent: Still there?}], then: done}
chat: {team: support, channel: chat, talk: [{hold: 20m}], then: done}
"""


def program_of(record: Record) -> KeptWalk:
    return record.begin(source(PLACES), "Walker 7", persona=ANN)


def given_up(record: Record, times: int) -> KeptWalk:
    """Hung up twelve minutes into the queue, which ran so many times as fast."""
    kept = program_of(record)
    while not any(code == Code.QUEUED for _, code, *_ in kept.walk.events):
        kept.advance(kept.walk.until)
    queued = next(at for at, code, *_ in kept.walk.events if code == Code.QUEUED)
    if kept.walk.wait_end < queued + 12 * MINUTE:
        kept.walk.wait_end = kept.walk.until = queued + 60 * MINUTE
    kept.advance(queued + 12 * MINUTE)
    assert kept.give(Input(Kind.HANG_UP, number=times))
    return kept


def hung_up(times: int, place: str = "agent", since_ms: int = 20 * MINUTE) -> Input:
    return Input(Kind.HANG_UP, number=times, place=place, visit=1, since_ms=since_ms, at_ms=30 * MINUTE)


def test_it_is_told_with_how_long_was_waited_and_how_fast_it_ran(record: Record) -> None:
    kept = given_up(record, 6)
    assert hurried_sentences(kept.engine.program, kept.inputs(), kept.walk.events) == [
        "You hung up after 12 minutes of waiting, which ran 6 times as fast."
    ]


@pytest.mark.parametrize("times", [0, 1])
def test_a_wait_at_the_pace_of_life_is_nothing_to_tell(record: Record, times: int) -> None:
    kept = given_up(record, times)
    assert hurried_sentences(kept.engine.program, kept.inputs(), kept.walk.events) == []


def test_of_a_conversation_only_the_hold_is_waiting(record: Record) -> None:
    program = program_of(record).engine.program
    held = [(2 * MINUTE, Code.QUEUED, 0, 0, 0), (26 * MINUTE, Code.HELD, 0, 0, 0)]
    assert hurried_sentences(program, [hung_up(3)], held) == [
        "You hung up after 4 minutes of waiting, which ran 3 times as fast."
    ]


def test_a_chat_is_left_and_where_nothing_else_is_known_the_visit_counts(record: Record) -> None:
    program = program_of(record).engine.program
    assert hurried_sentences(program, [hung_up(2, "chat")], []) == [
        "You left the chat after 20 minutes of waiting, which ran 2 times as fast."
    ]


@pytest.mark.parametrize("suffix", PAGES)
def test_every_report_has_it(record: Record, tmp_path: Path, suffix: str) -> None:
    kept = given_up(record, 6)
    kept.close()
    path = tmp_path / f"summary{suffix}"
    write_report(record, kept.session, path)
    assert "12 minutes of waiting, which ran 6 times as fast." in text_of(suffix, path.read_bytes())
