"""Sessions and walks: begun, listed, found again."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from walkshoes.journey.inputs import Input, Kind
from walkshoes.scenario.load import Source, load_text, source_of
from walkshoes.scenario.persona import Persona
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.sessions.kept import KeptWalk
from walkshoes.sessions.record import Record, RecordTrouble
from walkshoes.sessions.stages import Stage


def seen(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as other:
        return other.execute(sql).fetchall()


def test_a_walk_alone_is_a_session_of_one(record: Record, journey: Source, ada: Persona) -> None:
    kept = record.begin(journey, "Walker 7", persona=ada)
    (session,) = record.sessions()
    assert (session.id, session.title, session.walks) == (kept.session, "The silent line", 1)
    (walk,) = record.walks(session.id)
    assert walk.id == kept.id
    assert (walk.alias, walk.scenario, walk.title) == ("Walker 7", "the-silent-line", "The silent line")
    assert (walk.stage, walk.reached_ms, walk.ending) == (Stage.BRIEFING, 0, "")
    assert kept.stage == Stage.BRIEFING


def test_a_session_gathers_walks(record: Record, journey: Source, ada: Persona) -> None:
    first = record.begin(journey, "Walker 1", persona=ada, title="The board, March")
    second = record.begin(journey, "Walker 2", persona=ada, session=first.session, title="not used")
    (session,) = record.sessions()
    assert (session.title, session.walks) == ("The board, March", 2)
    assert [walk.id for walk in record.walks(session.id)] == [first.id, second.id]


def test_a_walk_cannot_join_a_missing_session(record: Record, journey: Source, ada: Persona) -> None:
    with pytest.raises(RecordTrouble, match="no such session"):
        record.begin(journey, "Walker 1", persona=ada, session="nowhere")
    assert record.unfinished() == []


def test_unfinished_walks_are_listed_newest_first_until_they_are_done(
    record: Record, journey: Source, ada: Persona
) -> None:
    older, newer = (record.begin(journey, name, persona=ada) for name in ("older", "newer"))
    assert [walk.alias for walk in record.unfinished()] == ["newer", "older"]
    newer.move_to(Stage.COMMITMENT)
    older.move_to(Stage.DONE)
    assert [walk.alias for walk in record.unfinished()] == ["newer"]


def test_sessions_are_listed_newest_first(record: Record, journey: Source, ada: Persona) -> None:
    begun = [record.begin(journey, "Walker", persona=ada).session for _ in range(3)]
    assert [session.id for session in record.sessions()] == begun[::-1]


def test_a_session_is_found_by_how_its_key_begins(record: Record, journey: Source, ada: Persona) -> None:
    session = record.begin(journey, "Walker", persona=ada).session
    other = record.begin(journey, "Walker", persona=ada).session
    alone = next(n for n in range(1, 37) if session[:n] != other[:n])
    assert record.session(session).id == session
    assert record.session(f" {session[:alone].upper()} ").id == session
    with pytest.raises(RecordTrouble, match="2 sessions begin like this"):
        record.session(session[: alone - 1])


@pytest.mark.parametrize("prefix", ["", "  ", "%", "_", "zz", "0' OR 1=1 --"])
def test_a_session_that_is_not_there_is_said(record: Record, journey: Source, ada: Persona, prefix: str) -> None:
    record.begin(journey, "Walker", persona=ada)
    with pytest.raises(RecordTrouble, match="no such session"):
        record.session(prefix)


def test_a_scenario_is_stored_once_for_each_version(path: Path, record: Record, journey: Source, ada: Persona) -> None:
    edited = source_of(load_text(journey.text.replace("by text", "by post"), journey.name))
    for source in (journey, journey, edited):
        record.begin(source, "Walker", persona=ada)
    rows = seen(path, "SELECT hash, text FROM scenario")
    assert sorted(rows) == sorted((source.hash, source.text) for source in (journey, edited))


def test_inputs_and_words_are_due_to_be_erased_after_ninety_days(path: Path, kept: KeptWalk) -> None:
    ((began, due),) = seen(path, "SELECT began, delete_after FROM session")
    lasts = datetime.fromisoformat(str(due)) - datetime.fromisoformat(str(began))
    assert abs(lasts - timedelta(days=90)) <= timedelta(seconds=5)


def test_alias_and_title_are_plain_text_on_one_line(record: Record, journey: Source, ada: Persona) -> None:
    kept = record.begin(journey, "Walker\x1b[2J\n7", persona=ada, title="The\tboard\n" + "x" * 500)
    assert kept.alias == "Walker[2J 7"
    (session,) = record.sessions()
    assert session.title.startswith("The board x")
    assert len(session.title) <= 200
    assert record.unfinished()[0].alias == kept.alias


def test_a_walk_without_a_persona_is_given_one_by_its_seed(record: Record, journey: Source, ada: Persona) -> None:
    text = journey.text.replace("name: Ada Byron", "name: {faker: name_female}")
    source = source_of(load_text(text, "the-silent-line"))
    first, same, other = (record.begin(source, "Walker", seed=seed) for seed in (3, 3, 4))
    assert first.persona.name == same.persona.name != other.persona.name


def test_a_walk_lives_under_its_settings(
    record: Record, journey: Source, ada: Persona, to_the_agent: Callable[[KeptWalk], None]
) -> None:
    kept = record.begin(journey, "Walker", persona=ada, settings={"one_record": True})
    assert kept.engine.program.companies[0].shared
    again = record.resume(kept.id)
    assert again.settings == {"one_record": True}
    assert again.engine.program == kept.engine.program


def test_a_setting_the_scenario_does_not_have_begins_nothing(record: Record, journey: Source, ada: Persona) -> None:
    with pytest.raises(UnknownSetting):
        record.begin(journey, "Walker", persona=ada, settings={"free_ice_cream": True})
    assert record.sessions() == []


@pytest.mark.parametrize("seed", [0, -1, 2**63, 2**64 + 7, 10**40])
def test_any_whole_number_can_be_a_seed(record: Record, journey: Source, ada: Persona, seed: int) -> None:
    kept = record.begin(journey, "Walker", persona=ada, seed=seed)
    kept.advance(1_000)
    kept.close()
    again = record.resume(kept.id)
    assert again.seed == kept.seed
    assert (again.seed - seed) % 2**64 == 0


def test_a_room_writes_into_one_record_at_once(path: Path, journey: Source, ada: Persona) -> None:
    opened = Record(path)
    session = opened.begin(journey, "Walker 0", persona=ada).session

    def walk(number: int) -> None:
        record = Record(path)
        kept = record.begin(journey, f"Walker {number}", persona=ada, session=session)
        for moment in range(15):
            kept.advance(moment * 1_000)
            assert kept.give(Input(Kind.REACT, number=-1), f"{number} at {moment}")
        record.close()

    with ThreadPoolExecutor(8) as room:
        list(room.map(walk, range(1, 9)))
    assert [walk.reached_ms for walk in opened.walks(session)] == [0] + [14_000] * 8
    opened.close()
    assert seen(path, "SELECT count(*), count(DISTINCT text) FROM words") == [(120, 120)]
