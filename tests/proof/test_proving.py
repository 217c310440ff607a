"""What a proof says: how much it looked at, what it found, and the walk that shows it."""

import json
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent))
from examples import in_place

from walkshoes.journey.engine import Engine
from walkshoes.journey.headless import fit, play, read_inputs
from walkshoes.journey.lowering import lower
from walkshoes.proof.proving import Proof, prove
from walkshoes.proof.runs import run
from walkshoes.proof.stand_in import stand_in
from walkshoes.proof.states import explore
from walkshoes.proof.witness import PARKED, witness
from walkshoes.scenario.findings import Severity
from walkshoes.scenario.load import Source, load, load_text, source_of

SCENARIOS = Path(__file__).parent.parent.parent / "scenarios"
MENU = """
main_menu:
  team: ivr
  menu: For news, press 1. For a person, press 2.
  press: {1: news, 2: {go: support_queue, when: times(news) >= 2}}
news: {team: ivr, announce: There is no news., then: main_menu}
"""


def source(piece: str) -> Source:
    return source_of(load_text(in_place(piece)[0], "example"))


def proof(piece: str) -> Proof:
    return prove(source(piece))


def codes(made: Proof) -> set[str]:
    return {one.code for one in made.findings}


def test_it_says_in_one_line_how_much_it_looked_at() -> None:
    said = proof(MENU).sentence()
    assert said.startswith("proved: ")
    assert "no trap" in said
    assert "shortest" in said
    assert "no upper bound: main_menu → news" in said


def test_a_state_is_reached_with_the_fewest_inputs() -> None:
    made = source(MENU)
    program = lower(made.scenario)
    explored = run({}, made.scenario, program, 100_000)
    queue = next(
        number for number, op in enumerate(program.ops) if type(op).__name__ == "Queue" and explored.reached(number)
    )
    shown = witness(Engine(program, stand_in(made.scenario)), explored.explored, explored.at[queue][0])
    assert shown is not None
    assert shown.words() == "press 1, press 1, press 2"


@pytest.mark.parametrize("name", ["three-days-without-broadband"])
@pytest.mark.parametrize("twin", [False, True])
def test_every_operation_the_proof_comes_to_can_be_walked_to(name: str, twin: bool) -> None:
    made = source_of(load(SCENARIOS / f"{name}.yaml"))
    settings = dict(made.scenario.twin) if twin else {}
    scenario = made.under(settings)
    program = lower(scenario, settings)
    explored, engine = run(settings, scenario, program, 100_000), Engine(program, stand_in(scenario))
    for number, states in explored.at.items():
        if isinstance(program.ops[number], PARKED):
            assert any(witness(engine, explored.explored, one) for one in states[:200]), program.ops[number]


def test_the_way_to_a_finding_is_a_file_that_walks_there() -> None:
    made = source("faults_talk: {team: faults, talk: [agent: Hello.], then: [{when: times(welcome) >= 2, go: solved}]}")
    program = lower(made.scenario)
    explored, engine = run({}, made.scenario, program, 100_000), Engine(program, stand_in(made.scenario))
    drop = next(n for n, op in enumerate(program.ops) if getattr(op, "nowhere", False) and explored.reached(n))
    shown = witness(engine, explored.explored, explored.at[drop][0])
    assert shown is not None
    header, lines = read_inputs(shown.file("example"))
    assert header.scenario == "example"
    again = Engine(program, stand_in(made.scenario))
    fit(program, header.draws)
    assert play(again, lines, 1, header.draws).walk.where[0] == "after_the_call"
    assert json.loads(shown.file("example").splitlines()[-1])


def test_chance_goes_every_way_and_the_way_sets_it() -> None:
    piece = (
        "promises: {ring_back: {what: We ring, by: faults, due: 2h, kept: {share: 0.5, walker: false}, "
        "when_kept: they_rang, when_broken: left}}\n"
        "support_talk: {team: support, talk: [promise: ring_back], then: at_home}\n"
        "they_rang: {team: faults, talk: [agent: It is us.], then: solved}\n"
    )
    made = source(piece)
    program = lower(made.scenario)
    explored, engine = run({}, made.scenario, program, 100_000), Engine(program, stand_in(made.scenario))
    rang = explored.moves.meeting.entrances[explored.places["they_rang"]]
    shown = next(one for state in explored.at[rang] if (one := witness(engine, explored.explored, state)))
    assert ("support_talk", 1, "kept ring_back") in shown.draws


def test_what_is_meant_is_not_told() -> None:
    wrong = 'main_menu: {team: ivr, menu: "For news, press 1.", press: {1: news}}\nnews: {team: ivr, announce: None., then: main_menu}'
    assert "WS304" in codes(proof(wrong))
    meant = wrong.replace("announce: None.", 'meant: "That is the point.", announce: None.')
    assert "WS304" not in codes(proof(meant))


def test_no_reason_hides_an_error() -> None:
    wrong = (
        "faults_talk: {team: faults, meant: so, talk: [agent: Hello.], then: [{when: times(welcome) >= 2, go: solved}]}"
    )
    assert "WS302" in codes(proof(wrong))


def test_beyond_its_budget_a_proof_says_so_and_nothing_that_would_have_to_hold_everywhere() -> None:
    made = prove(source(MENU), most=20)
    assert made.sentence().startswith("not proved: explored ")
    assert "WS301" not in codes(made)
    assert "WS318" in codes(made)


def test_exploring_stops_at_the_budget() -> None:
    made = source(MENU)
    explored = run({}, made.scenario, lower(made.scenario), 50).explored
    assert not explored.whole
    assert len(explored.states) < 200
    assert explore(explored.moves, 1_000_000).whole


def test_a_policy_that_only_changes_times_is_outside_the_state() -> None:
    staff = "policies: {staff: {label: Staff, number: queues.support.agents, range: [8, 30]}}"
    assert proof(staff).settings == 1
    assert proof("policies: {one_record: {label: One record, sets: {record: shared}}}").settings == 2


def test_what_one_policy_alone_lets_happen_is_found_with_that_policy() -> None:
    piece = (
        "policies: {no_more: {label: No more, sets: {}}}\n"
        "faults_talk: {team: faults, talk: [agent: Hello.], then: [{when: not policy(no_more), go: solved}, "
        "{when: times(welcome) >= 2, go: left}]}"
    )
    finding = next(one for one in proof(piece).findings if one.code == "WS302")
    assert "no_more is true" in finding.way
    assert finding.severity == Severity.ERROR


def test_conditions_on_a_clock_contradict_themselves_no_more_than_a_clock_does() -> None:
    piece = (
        'teams: {ivr: {}, support: {hours: "Mon-Fri 09:00-17:00"}, faults: {may: [engineer_visit]}}\n'
        "welcome: {team: ivr, announce: Hello., "
        "then: [{when: open(support), go: main_menu}, {when: not open(support), go: goodbye}]}"
    )
    assert "WS302" not in codes(proof(piece))


def test_a_finding_brings_the_inputs_that_walk_to_it() -> None:
    piece = "faults_talk: {team: faults, talk: [agent: Hello.], then: [{when: times(welcome) >= 2, go: solved}]}"
    finding = next(one for one in proof(piece).findings if one.code == "WS302")
    made = source(piece)
    header, lines = read_inputs(finding.inputs)
    played = play(Engine(lower(made.scenario), stand_in(made.scenario)), lines, 1, header.draws)
    assert "faults_talk" in {played.walk.engine.program.places[place].name for _, _, place, *_ in played.walk.events}
    assert played.walk.where[0] == "after_the_call"
