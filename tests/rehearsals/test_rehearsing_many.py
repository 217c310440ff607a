"""Thousands of callers walk a journey: where they end, what nobody sees, and what goes wrong, with the inputs for it."""

import json
from itertools import count
from pathlib import Path

import pytest
from building import COMPANY, END, HEAD, source, text_of
from click.testing import CliRunner

from walkshoes.cli import main
from walkshoes.journey.callers import MOST_STEPS
from walkshoes.journey.events import Code, Dropped
from walkshoes.journey.headless import fit, play, read_inputs
from walkshoes.journey.steps import waiting
from walkshoes.journey.walk import Walk
from walkshoes.rehearsals.coverage import Coverage
from walkshoes.rehearsals.failures import Kind
from walkshoes.rehearsals.running import Rehearsals, rehearse_many
from walkshoes.rehearsals.settings import settings_to_rehearse
from walkshoes.rehearsals.telling import as_json, endings, text
from walkshoes.rehearsing import rehearse
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.shipped import scenario_files

SKELETONS = Path(__file__).parent.parent / "skeletons"
JOURNEYS = [*scenario_files(), *sorted(SKELETONS.glob("*.yaml"))]
PLACES = """\
welcome: {team: ivr, menu: "For faults, press 1. For bills, press 2.", press: {1: line, 2: bills},
  usually: {2: 0.25}, no_input: {tries: 5}, no_match: {tries: 4}}
bills: {team: ivr, announce: By text., then: gone}
line: {queue: support, every: {75s: Please hold.}, then: agent}
agent: {team: support, talk: [{ask: {fact: account_number, tries: 6}}, {promise: ring_back}], then: home}
home: {wait: {for: 1 day}, then: gone}
rings: {team: faults, talk: [{agent: We said we would.}], then: done}
"""
PROMISED = (
    COMPANY
    + """\
promises: {ring_back: {what: A call, by: faults, due: 2h, kept: {share: 0.5, walker: false}, when_kept: rings}}
policies:
  staff: {label: Staff, number: queues.support.agents, range: [12, 30]}
  word: {label: Our word, sets: {promises.ring_back.kept: true}}
"""
)
TWIN = "twin: {word: true, staff: 20}\n"
LOOP = """\
welcome: {team: ivr, announce: Hello., then: first}
first: {wait: 1h, then: second}
second: {wait: 1h, then: first}
"""
ROUND = """\
welcome: {team: ivr, announce: One moment., then: again}
again: {team: ivr, announce: Still., then: welcome}
"""
NO_WAY = """\
welcome: {team: ivr, announce: Hello., then: [{when: times(welcome) > 2, go: done}]}
"""


def rehearsed(places: str = PLACES, company: str = PROMISED, more: str = TWIN, walks: int = 600) -> Rehearsals:
    return rehearse_many(source(places, company, more), walks, 1)


def lived_again(made: Rehearsals, inputs: str, source_: Source) -> Walk:
    header, lines = read_inputs(inputs)
    fit(made.engine.program, header.draws)
    return rehearse(source_, lines, header.policies, header.seed or 1, None, header.draws).played.walk


def test_what_there_is_is_seen_also_where_hardly_anybody_goes() -> None:
    made = rehearsed()
    assert made.unseen().touchpoints == set()
    assert made.unseen().options == set()
    assert made.unseen().lines == set()
    assert "welcome.no_input_used_up" in made.there.options
    assert ("agent", "I'm sorry, I can't find that.") in made.there.lines
    assert ("line", "Please hold.") in made.there.lines


def test_shares_are_of_those_who_do_as_callers_usually_do() -> None:
    made = rehearsed(walks=4_000)
    assert (len(made.usual), made.explored) == (2_000, 2_000)
    ends = endings(made)
    assert sum(end.share for end in ends) == pytest.approx(1)
    assert sum(end.walks for end in ends) == 2_000
    assert {end.ending for end in ends} >= {"done", "gone"}
    assert all(0 < end.median_ms <= end.p95_ms for end in ends)
    assert next(end for end in ends if end.ending == "done").resolved


def test_what_is_never_seen_is_said() -> None:
    places = PLACES + "attic: {team: ivr, announce: Nobody comes here., then: gone}\n"
    made = rehearsed(places)
    assert made.unseen().touchpoints == {"attic"}
    assert made.unseen().lines == {("attic", "Nobody comes here.")}
    told = "\n".join(text(made))
    assert "was never come to:\n    attic" in told
    assert as_json(made)["touchpoints"]["never_seen"] == ["attic"]


def test_what_is_known_to_be_unreachable_is_not_missed() -> None:
    places = PLACES + "attic: {team: ivr, announce: Nobody comes here., then: gone}\n"
    made = source(places, PROMISED, TWIN)
    again = rehearse_many(made, 600, 1)
    assert again.unseen().touchpoints == {"attic"}
    again.leave_out(Coverage({"attic"}, {"welcome.2"}, {("attic", "Nobody comes here.")}))
    assert again.unseen().touchpoints == set()
    assert again.unseen().lines == set()
    assert "welcome.2" not in again.there.options


@pytest.mark.parametrize(
    ("places", "kind", "place"),
    [
        (LOOP, Kind.CIRCLE, "second"),
        (ROUND, Kind.NO_END, None),
        (NO_WAY, Kind.NO_WAY, "welcome"),
    ],
)
def test_every_failure_has_inputs_that_bring_it_about_again(places: str, kind: Kind, place: str | None) -> None:
    made = source(places, COMPANY)
    came = rehearse_many(made, 20, 1)
    failure = next(one for one in came.failures if one.kind == kind)
    assert place in (None, failure.place)
    assert failure.times >= 10
    walk = lived_again(came, failure.inputs, made)
    if kind == Kind.CIRCLE:
        assert any(code == Code.DROPPED and x == Dropped.LOOP for _, code, _, x, _ in walk.events)
    elif kind == Kind.NO_END:
        assert not walk.ended
        assert len(walk.events) > MOST_STEPS
    else:
        assert any(code == Code.DROPPED and x == Dropped.SCRIPTED for _, code, _, x, _ in walk.events)


def test_where_walkshoes_breaks_the_others_are_walked_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = count()
    drawn = waiting.drawn_wait

    def breaks(*of: object) -> tuple[int, float]:
        if next(numbers) % 10 == 3:
            raise ZeroDivisionError("broken on purpose")
        return drawn(*of)  # type: ignore[arg-type]

    monkeypatch.setattr(waiting, "drawn_wait", breaks)
    made = rehearsed(walks=100)
    assert made.explored == 50
    failure = next(one for one in made.failures if one.kind == Kind.BROKE)
    assert failure.detail == "ZeroDivisionError: broken on purpose"
    assert "please report it" in "\n".join(text(made))


def test_a_way_that_does_not_hold_after_a_drop_is_no_failure() -> None:
    places = "welcome: {team: ivr, drop: A click., then: [{when: times(welcome) > 2, go: done}]}\n"
    assert rehearsed(places, COMPANY, "", walks=40).failures == []


def test_a_rehearsal_that_is_broken_off_says_what_it_came_to() -> None:
    def interrupts(done: int, of: int) -> None:
        assert of == 2_000
        if done == 400:
            raise KeyboardInterrupt

    made = rehearse_many(source(PLACES, PROMISED, TWIN), 2_000, 1, progress=interrupts)
    assert not made.whole
    assert made.done == 399
    assert "Broken off: this is what 399 of 2,000 walks came to." in text(made)
    assert as_json(made)["whole"] is False


def test_those_who_never_make_contact_are_counted_apart() -> None:
    made = rehearsed(more=TWIN + "callers: {never: 0.5}\n", walks=1_000)
    assert 150 < made.never < 350
    assert len(made.usual) + made.never == 500
    assert any("never made contact" in line for line in text(made))


def test_the_same_seed_is_the_same_rehearsal_and_another_is_another() -> None:
    made = source(PLACES, PROMISED, TWIN)
    first, second, other = (json.dumps(as_json(rehearse_many(made, 200, seed))) for seed in (1, 1, 2))
    assert first == second != other


def test_it_is_walked_as_it_is_done_right_and_with_each_policy_alone() -> None:
    scenario = source(PLACES, PROMISED, TWIN).scenario
    assert settings_to_rehearse(scenario) == [
        {},
        {"word": True, "staff": 20},
        {"staff": 12},
        {"staff": 30},
        {"word": True},
    ]


def test_what_its_guide_has_people_try_is_walked_as_well() -> None:
    guide = (
        "guide: {for: All., what: [A?], so_what: [B?], now_what: [C?], "
        "try: [{set: {word: true, staff: 12}, notice: D.}, {set: {word: true}, notice: E.}]}\n"
    )
    tried = settings_to_rehearse(source(PLACES, PROMISED, TWIN + guide).scenario)
    assert {"word": True, "staff": 12} in tried
    assert tried.count({"word": True}) == 1
    told = "\n".join(text(rehearsed(more=TWIN + guide, walks=20)))
    assert "as it is, done right, with each policy alone, and with some together" in told


def test_what_is_assumed_is_said_and_what_the_file_says_is_not() -> None:
    told = "\n".join(text(rehearsed(walks=20)))
    assert "50% try again at once" in told
    assert "at welcome" not in told
    assert "in 30% of waits" not in told
    said = "\n".join(text(rehearsed(more=TWIN + "callers: {redial: 0.5}\n", walks=20)))
    assert "try again at once" not in said


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_journey_is_rehearsed_without_a_failure_and_every_touchpoint_and_option_is_seen(path: Path) -> None:
    made = rehearse_many(source_of(load(path)), 2_000, 1)
    assert made.failures == []
    assert made.unseen().touchpoints == set()
    assert made.unseen().options == set()


def test_the_command_writes_the_inputs_of_what_went_wrong_and_says_how_to_live_it_again(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(text_of(NO_WAY, COMPANY), encoding="utf-8")
    run = CliRunner().invoke(main, ["rehearse", str(file), "--walks", "40", "--to", str(tmp_path / "wrong")])
    assert run.exit_code == 1
    (line,) = [line for line in run.output.splitlines() if "live it again:" in line]
    words = line.split("walkshoes ")[1].split()
    again = CliRunner().invoke(main, words)
    assert again.exit_code == 0, again.output
    assert "the line goes dead" in again.output
    assert (tmp_path / "wrong" / "slowest.jsonl").exists()


def test_the_command_gives_programs_the_same_and_is_quiet_where_nobody_looks(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(text_of(PLACES, PROMISED, TWIN), encoding="utf-8")
    run = CliRunner().invoke(main, ["rehearse", str(file), "--walks", "400", "--seed", "5", "--json"])
    assert run.exit_code == 0, run.output
    made = json.loads(run.stdout)
    assert run.stderr == ""
    assert made["walks"] == {"asked": 400, "done": 400, "usual": 200, "exploring": 200}
    assert made["assumed"]["callers"]
    assert made["failures"] == []


def test_a_folder_that_cannot_be_written_to_is_refused_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "journey.yaml"
    file.write_text(
        HEAD
        + "company:\n  name: M\n  lines: {customer_line: done}\n  teams: {}\ntouchpoints:\n"
        + "".join(f"  {line}\n" for line in END.splitlines()),
        encoding="utf-8",
    )
    run = CliRunner().invoke(main, ["rehearse", str(file), "--walks", "2", "--to", str(file / "below")])
    assert run.exit_code == 1
    assert "Name another folder." in run.output


def test_the_slowest_walk_can_be_walked_again() -> None:
    made = source(PLACES, PROMISED, TWIN)
    came = rehearse_many(made, 100, 1)
    header, lines = read_inputs(came.slowest)
    assert header.scenario == "small"
    assert lines
    assert play(came.engine, lines, 1, header.draws).walk.now == max(one.ms for one in came.usual)


def test_the_inputs_of_a_failure_under_policies_name_them() -> None:
    places = PLACES.replace(
        "announce: By text., then: gone}", "announce: By text., then: [{when: not policy(word), go: gone}]}"
    )
    made = source(places, PROMISED, TWIN)
    came = rehearse_many(made, 600, 1)
    failure = next(one for one in came.failures if one.kind == Kind.NO_WAY)
    assert failure.settings in ("done right", "word")
    assert read_inputs(failure.inputs)[0].policies["word"] is True
    assert any(code == Code.DROPPED for _, code, _, _, _ in lived_again(came, failure.inputs, made).events)
