"""A walk made without a screen, and everything that is told of it."""

import json
from pathlib import Path

import pytest
from building import COMPANY, source

from walkshoes.journey.headless import NotAccepted, read_inputs
from walkshoes.rehearsing import Rehearsal, rehearse
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.sessions.record import Record
from walkshoes.sessions.replaying import replayed

PLACES = """\
welcome: {queue: support, then: agent}
agent: {team: support, talk: [{agent: "{agent} here, {name}."}, {ask: {fact: postcode}}], then: done}
"""
POLICIES = COMPANY + "policies:\n  staff: {label: Staff, number: queues.support.agents, range: [0, 60]}\n"
HELPED = '{"react": 1, "words": "that was quick"}\n{"key": {"fact": "postcode"}}\n'


def rehearsed(inputs: str = "", settings: dict[str, bool | int | str] | None = None, **persona: object) -> Rehearsal:
    made = source(PLACES, POLICIES)
    return rehearse(made, read_inputs(inputs)[1], settings or {}, 1, persona or None)


def test_a_walk_that_ends_is_ended_and_one_whose_inputs_run_out_is_unfinished() -> None:
    assert rehearsed('{"key": {"fact": "postcode"}}').state == "ended"
    unfinished = rehearsed()
    assert unfinished.state == "unfinished"
    assert unfinished.as_json()["at"] == "agent"
    assert unfinished.text()[-1].startswith("unfinished after ")


def test_a_persona_given_with_the_inputs_takes_the_place_of_the_one_the_seed_makes() -> None:
    made = rehearsed("", name="Bo", facts={"postcode": "B1 1AA"}).engine.persona
    assert (made.name, made.facts["postcode"], made.facts["account_number"]) == ("Bo", "B1 1AA", "7734 09 128851")
    assert set(made.agents) == {"agent"}


def test_what_is_told_of_a_walk_holds_no_ids_and_no_time_of_day() -> None:
    first, second = (json.dumps(rehearsed('{"key": {"fact": "postcode"}}').as_json()) for _ in range(2))
    assert first == second


def test_a_lever_that_is_moved_changes_the_wait_and_not_its_chance() -> None:
    few, many = (rehearsed("", {"staff": staff}).as_json()["draws"][0] for staff in (14, 60))
    assert few["uniform"] == many["uniform"]
    assert few["ms"] > many["ms"] == 0


def test_a_setting_that_cannot_be_is_refused() -> None:
    with pytest.raises(UnknownSetting):
        rehearsed("", {"staff": 61})


def test_a_rehearsal_is_kept_input_by_input_with_its_words(tmp_path: Path) -> None:
    made = rehearsed(HELPED, {"staff": 20})
    record = Record(tmp_path / "record.db")
    session = made.keep(record)
    (row,) = record.walks(session)
    kept = record.resume(row.id)
    assert kept.ledger() == made.ledger()
    assert kept.walk.events == made.played.walk.events
    assert kept.settings == {"staff": 20}
    assert [said.text for said in kept.said] == ["that was quick"]
    kept.close()
    record.close()


PROMISED = (
    COMPANY
    + """\
promises:
  ring_back: {what: A call, by: faults, due: 2h, kept: true, when_kept: rings, when_broken: silence}
"""
)
RINGS = """\
welcome: {queue: support, then: agent}
agent: {team: support, talk: [{promise: ring_back}], then: home}
home: {wait: {for: 1 day}, then: gone}
rings: {team: faults, talk: [{agent: We said we would.}], then: done}
silence: {choose: Nobody rang., options: {give_up: gone}}
"""
SET = """\
{"draw": "welcome", "visit": 1, "is": 540000}
{"choose": "give_up"}
{"draw": "agent", "visit": 1, "of": "ring_back", "is": false}
"""


def with_draws(inputs: str) -> Rehearsal:
    header, lines = read_inputs(inputs)
    return rehearse(source(RINGS, PROMISED), lines, {}, 1, None, header.draws)


def test_a_walk_whose_draws_were_set_says_that_it_is_a_rehearsal() -> None:
    made = with_draws(SET)
    assert made.as_json()["rehearsed_draws"] == [
        {"draw": "welcome", "visit": 1, "is": 540_000},
        {"draw": "agent", "visit": 1, "of": "ring_back", "is": False},
    ]
    assert made.text()[-1] == (
        "This is a rehearsal: the inputs, not chance, decided that the wait at welcome, visit 1, is 9 minutes, "
        "`ring_back`, set going at agent, visit 1, does not come."
    )


def test_a_walk_in_which_chance_decided_all_says_nothing_of_it() -> None:
    made = rehearsed()
    assert made.as_json()["rehearsed_draws"] == []
    assert "rehearsal" not in " ".join(made.text())


def test_a_draw_that_does_not_fit_is_refused_with_its_line() -> None:
    with pytest.raises(NotAccepted, match="line 1: there is no touchpoint `nowhere`"):
        with_draws('{"draw": "nowhere", "is": 1}')


def test_draws_that_were_set_are_kept_and_replayed(tmp_path: Path) -> None:
    made = with_draws(SET)
    record = Record(tmp_path / "record.db")
    session = made.keep(record)
    (row,) = record.walks(session)
    stored = record.stored(row.id)
    assert stored.walk.events == made.played.walk.events
    assert [one.same for one in replayed(record, session)] == [True]
    record.close()
