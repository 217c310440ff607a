"""What a participant does is on the disk before anybody is told that it was done."""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from walkshoes.journey.events import Code
from walkshoes.journey.inputs import Input, Kind
from walkshoes.journey.ledger import Ledger
from walkshoes.scenario.load import Source
from walkshoes.scenario.persona import Persona
from walkshoes.sessions.kept import Commitment, KeptWalk, Said
from walkshoes.sessions.record import Record, RecordTrouble
from walkshoes.sessions.stages import Stage

Walks = Callable[[KeptWalk], None]


def seen(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What another program sees in the file."""
    with closing(sqlite3.connect(path)) as other:
        return other.execute(sql).fetchall()


def test_an_input_is_there_for_everybody_as_soon_as_it_is_given(path: Path, kept: KeptWalk) -> None:
    kept.advance(8_500)
    assert kept.give(Input(Kind.PRESS, "1"))
    assert seen(path, "SELECT number, kind, value, done_by, place, visit, since_ms, at_ms FROM input") == [
        (1, "press", "1", "customer", "menu", 1, 2_500, 8_500)
    ]


def test_an_input_the_walk_cannot_take_leaves_no_trace(path: Path, kept: KeptWalk) -> None:
    before = list(kept.walk.events)
    assert not kept.give(Input(Kind.READ))
    assert not kept.give(Input(Kind.TELL), "nobody asked")
    assert kept.walk.events == before
    assert seen(path, "SELECT * FROM input") == []
    assert seen(path, "SELECT * FROM words") == []


def test_inputs_are_numbered_in_their_order(path: Path, kept: KeptWalk, to_the_end: Walks) -> None:
    to_the_end(kept)
    rows = seen(path, "SELECT number, kind, done_by FROM input ORDER BY id")
    assert [number for number, _, _ in rows] == list(range(1, len(rows) + 1))
    kinds = [kind for _, kind, _ in rows]
    assert kinds[:3] == ["press", "begin", "key"]
    assert kinds[-5:] == ["react", "begin", "tell", "read", "choose"]


def test_the_participants_words_are_kept_apart_from_what_was_done(
    path: Path, kept: KeptWalk, to_the_end: Walks
) -> None:
    to_the_end(kept)
    words = seen(path, "SELECT kind, fact, text FROM words ORDER BY id")
    assert words == [("reaction", "", "not again"), ("told", "story", "dead since last Saturday")]
    counts = "SELECT kind, value, amount, words FROM input WHERE kind IN ('react', 'tell') ORDER BY number"
    assert seen(path, counts) == [("react", "", -2, 2), ("tell", "an_outage", 4, 0)]
    assert [(one.kind, one.place, one.text) for one in kept.said] == [
        ("reaction", "agent", "not again"),
        ("told", "agent", "dead since last Saturday"),
    ]


def test_words_cannot_act_on_a_terminal_and_end_somewhere(kept: KeptWalk, to_the_agent: Walks) -> None:
    to_the_agent(kept)
    assert kept.give(Input(Kind.REACT, number=-1), "\x1b]0;mine\x07grr\u202e " + "very " * 10_000)
    (said,) = kept.said
    assert said.text.startswith("]0;minegrr very")
    assert len(said.text) == 20_000


def test_a_typed_number_cannot_act_either(path: Path, kept: KeptWalk, to_the_agent: Walks) -> None:
    kept.advance(8_000)
    kept.give(Input(Kind.PRESS, "2"))
    assert kept.give(Input(Kind.KEY, "12\x1b[2J" + "9" * 500))
    ((value,),) = seen(path, "SELECT value FROM input WHERE kind = 'key'")
    assert value == ("12[2J" + "9" * 500)[:200]
    assert Code.WRONG in [code for _, code, *_ in kept.walk.events]


def test_no_times_of_single_keys_are_kept(path: Path, kept: KeptWalk, to_the_end: Walks) -> None:
    """From beginning to key to having keyed: two moments, however many digits."""
    to_the_end(kept)
    moments = seen(path, "SELECT count(*) FROM input WHERE kind IN ('begin', 'key') AND place = 'identify'")
    assert moments == [(2,)]


def test_words_can_be_added_to_the_last_reaction(kept: KeptWalk, record: Record) -> None:
    kept.advance(1_000)
    kept.give(Input(Kind.REACT, number=-1))
    kept.advance(3_000)
    kept.add_words("this again")
    assert kept.said == [Said(1_000, "menu", "reaction", "", "this again")]
    assert record.resume(kept.id).said == kept.said


def test_words_without_a_reaction_have_no_place(kept: KeptWalk) -> None:
    with pytest.raises(ValueError, match="no reaction"):
        kept.add_words("out of nowhere")


def test_words_can_be_added_when_the_walk_is_over(kept: KeptWalk, to_the_end: Walks) -> None:
    to_the_end(kept)
    kept.add_words("and now that I see it")
    assert [one.text for one in kept.said] == [
        "not again",
        "and now that I see it",
        "dead since last Saturday",
    ]


def test_each_wait_drawn_is_kept_as_uniform_and_as_value(path: Path, kept: KeptWalk, to_the_agent: Walks) -> None:
    to_the_agent(kept)
    drew = [(x, y) for _, code, _, x, y in kept.walk.events if code == Code.DREW]
    assert drew
    rows = seen(path, "SELECT place, visit, purpose, value, uniform FROM draw")
    assert rows == [("queue", 1, "wait", *one) for one in drew]


def test_a_wait_is_kept_when_time_alone_leads_to_it(path: Path, kept: KeptWalk) -> None:
    kept.advance(8_000)
    kept.give(Input(Kind.PRESS, "2"))
    kept.advance(20_000)
    kept.give(Input(Kind.KEY, "7734 09"))
    assert seen(path, "SELECT count(*) FROM draw") == [(1,)]


def test_the_moment_and_the_draft_are_kept_once_a_second(
    path: Path, kept: KeptWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1_000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    kept.keep()
    kept.draft = "it all be"
    kept.advance(700)
    clock[0] += 0.8
    kept.advance(1_600)
    assert seen(path, "SELECT reached_ms FROM walk") == [(0,)]
    clock[0] += 0.3
    kept.advance(1_800)
    assert seen(path, "SELECT reached_ms FROM walk") == [(1_800,)]
    assert seen(path, "SELECT text FROM draft") == [("it all be",)]


def test_closing_keeps_the_moment_and_the_draft(path: Path, kept: KeptWalk) -> None:
    kept.advance(1_234)
    kept.draft = "it all began"
    kept.close()
    assert seen(path, "SELECT reached_ms, text FROM walk JOIN draft ON draft.walk = walk.id") == [
        (1_234, "it all began")
    ]


def test_closing_the_record_closes_its_walks(path: Path, journey: Source, ada: Persona) -> None:
    record = Record(path)
    record.begin(journey, "Walker 7", persona=ada).advance(4_321)
    record.close()
    assert seen(path, "SELECT reached_ms FROM walk") == [(4_321,)]


def test_a_draft_is_gone_once_it_is_given(path: Path, kept: KeptWalk, to_the_agent: Walks) -> None:
    to_the_agent(kept)
    kept.draft = "dead since"
    assert kept.give(Input(Kind.REACT, number=-1))
    assert kept.draft == "dead since"
    assert kept.give(Input(Kind.TELL), "dead since Saturday")
    assert kept.draft == ""
    assert seen(path, "SELECT text FROM draft") == [("",)]


def test_answers_are_kept_and_can_be_given_anew(kept: KeptWalk, record: Record) -> None:
    kept.answer("felt", {"minutes": 25, "owner": "no\x07body"})
    kept.answer("felt", {"minutes": 30})
    kept.answer("measures", {"ces": 2})
    expected = {"felt": {"minutes": 30, "owner": "nobody"}, "measures": {"ces": 2}}
    assert kept.answers == expected
    assert record.resume(kept.id).answers == expected


def test_a_commitment_is_kept(kept: KeptWalk, record: Record) -> None:
    kept.commit("when I am back", "I will ring our own line", "2026-04-01", "me")
    expected = [Commitment("when I am back", "I will ring our own line", "2026-04-01", "me")]
    assert kept.commitments == expected
    assert record.resume(kept.id).commitments == expected


def test_the_stage_is_kept(kept: KeptWalk, record: Record) -> None:
    for stage in Stage:
        kept.move_to(stage)
        assert kept.stage == stage
        assert record.walks(kept.session)[0].stage == stage


def test_the_ledger_is_frozen_when_the_walk_ends(path: Path, kept: KeptWalk, to_the_end: Walks) -> None:
    assert seen(path, "SELECT ledger, ending, finished FROM walk") == [(None, "", None)]
    to_the_end(kept)
    ((frozen, ending, finished),) = seen(path, "SELECT ledger, ending, finished FROM walk")
    assert isinstance(frozen, str)
    assert Ledger.from_json(json.loads(frozen)) == kept.ledger()
    assert (ending, kept.ledger().ending) == ("booked", "booked")
    assert finished is not None


def test_the_ledger_is_frozen_when_time_alone_ends_the_walk(path: Path, kept: KeptWalk) -> None:
    kept.advance(10 * 60_000)
    assert kept.walk.ended
    assert seen(path, "SELECT ending, ledger IS NULL FROM walk") == [("goodbye", 0)]


def test_curve_transcript_and_ledger_are_those_of_the_walk_so_far(kept: KeptWalk) -> None:
    kept.advance(1_000)
    kept.give(Input(Kind.REACT, number=-1))
    kept.advance(2_000)
    assert [point.feeling for point in kept.curve().points] == [-1]
    assert kept.curve().length_ms == 2_000
    assert kept.ledger().given_ms == 2_000
    assert kept.transcript()[-1].text == "you feel annoyed"


# When the disk fails


def _fill_up(kept: KeptWalk) -> None:
    """From now on the file may not grow, as on a full disk."""
    pages = kept._file.rows("PRAGMA page_count")[0][0]
    kept._file.rows(f"PRAGMA max_page_count = {pages}")


def _until_full(kept: KeptWalk) -> int:
    """React, with many words, until it cannot be kept. Returns how many reactions were."""
    _fill_up(kept)
    for given in range(100):
        try:
            kept.give(Input(Kind.REACT, number=-1), "word " * 500)
        except RecordTrouble as trouble:
            assert "The disk is full" in str(trouble)
            return given
    pytest.fail("the disk never filled up")


def test_a_full_disk_is_said_and_nothing_after_it_is_taken(path: Path, kept: KeptWalk) -> None:
    kept.advance(1_000)
    given = _until_full(kept)
    assert seen(path, "SELECT count(*) FROM input") == [(given,)]
    assert len(kept.said) == given
    for more in (
        lambda: kept.give(Input(Kind.PRESS, "1")),
        lambda: kept.advance(5_000),
        lambda: kept.move_to(Stage.AFTER),
    ):
        with pytest.raises(RecordTrouble, match="The disk is full"):
            more()
    kept.close()
    assert seen(path, "SELECT count(*), max(at_ms) FROM input") == [(given, 1_000 if given else None)]


def test_after_a_full_disk_the_walk_goes_on_from_the_last_input_kept(
    path: Path, record: Record, kept: KeptWalk
) -> None:
    kept.advance(1_000)
    given = _until_full(kept)
    kept._file.rows("PRAGMA max_page_count = 1000000")
    again = record.resume(kept.id)
    assert again.walk.now == 1_000
    assert len(again.said) == given
    assert again.give(Input(Kind.REACT, number=-2), "now it is kept")
    assert seen(path, "SELECT count(*) FROM input") == [(given + 1,)]


def test_a_record_another_program_keeps_to_itself_is_said(path: Path, journey: Source, ada: Persona) -> None:
    record = Record(path, busy_s=0.05)
    kept = record.begin(journey, "Walker 7", persona=ada)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordTrouble, match="Another program"):
            kept.answer("felt", {"minutes": 3})
        assert kept.answers == {}
        with pytest.raises(RecordTrouble, match="Another program"):
            kept.give(Input(Kind.REACT, number=-1))
    record.close()
    assert seen(path, "SELECT count(*) FROM input") == [(0,)]


def test_what_failed_without_an_input_can_be_tried_again(path: Path, journey: Source, ada: Persona) -> None:
    record = Record(path, busy_s=0.05)
    kept = record.begin(journey, "Walker 7", persona=ada)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordTrouble):
            kept.commit("a", "b", "c", "d")
        other.execute("ROLLBACK")
    kept.commit("a", "b", "c", "d")
    assert len(kept.commitments) == 1
    record.close()
    assert seen(path, "SELECT count(*) FROM commitment") == [(1,)]
