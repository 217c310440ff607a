"""One decision after another, on the same callers with the same chances."""

from pathlib import Path

import pytest
from building import ANN, COMPANY, changed, source

from walkshoes.journey.events import Code
from walkshoes.journey.walk import Walk
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import UnknownSetting
from walkshoes.simulate.decided import Decided
from walkshoes.simulate.load import Load, load_of, overfilled, under_load, work_of
from walkshoes.simulate.study import Study
from walkshoes.simulate.tally import Tally

ROOT = Path(__file__).parents[2]
BROADBAND = ROOT / "scenarios" / "three-days-without-broadband.yaml"
CHEAPER = ROOT / "tests" / "skeletons" / "the-cheaper-centre.yaml"
LEVERS = changed(
    COMPANY,
    (
        "patience: 20m}\n  faults",
        "patience: 20m, wrap_up: 2m}\n  faults",
    ),
) + (
    "policies:\n"
    "  more: {label: More people, number: queues.support.agents, range: [0, 40], costs_each: 30000}\n"
    "  short: {label: Shorter, costs: 5000, sets: {}}\n"
    "  wrapped: {label: No wrapping up, costs: 1, sets: {queues.support.wrap_up: 0s}}\n"
)
QUEUE = """\
welcome: {queue: support, then: help}
help: {team: support, talk: [{agent: Would you please hold on for a little while longer than that?,
  when: not policy(short)}, ask: {fact: story}], then: done}
"""


def study_of(path: Path) -> Study:
    made = source_of(load(path))
    return Study(made, make_persona(made.scenario, 1))


def small() -> Study:
    return Study(source(QUEUE, LEVERS, "gives_up: gone\n"), ANN)


def draws(walk: Walk) -> dict[tuple[str, int], tuple[int, int]]:
    """Where a queue was waited in, and which visit of it → the wait, and the uniform it came from."""
    places, visits, found = walk.engine.program.places, {}, {}
    for _, code, place, x, y in walk.events:
        if code == Code.ENTERED:
            visits[place] = x
        if code == Code.DREW:
            found[places[place].name, visits[place]] = x, y
    return found


def test_with_nothing_decided_nothing_changes() -> None:
    for path in (BROADBAND, CHEAPER):
        study = study_of(path)
        *_, seen = study.looks(Decided(), Decided(), 200)
        assert seen.load == Load.as_stated(study.company(Decided()).program)
        assert {figure.value for figure in seen.change.values()} == {0.0}
        assert {figure.give for figure in seen.change.values()} == {0.0}


def test_settings_that_say_what_is_so_anyway_change_nothing_either() -> None:
    study = study_of(BROADBAND)
    *_, seen = study.looks(Decided(), Decided.of({"one_record": False, "support_staff": 14}), 100)
    assert {figure.value for figure in seen.change.values()} == {0.0}


@pytest.mark.parametrize("setting", [{"one_record": True}, {"faults_open_late": True}, {"support_staff": 20}], ids=str)
def test_a_lever_moved_elsewhere_leaves_every_other_chance_as_it_was(setting: dict[str, bool | int]) -> None:
    study = study_of(BROADBAND)
    stated = Load.as_stated(study.company(Decided()).program)
    before = study.sample(Decided(load_follows=False), stated)
    after = study.sample(Decided.of(setting, load_follows=False), stated)
    moved = {"support_queue"} if "support_staff" in setting else set()
    both = 0
    for caller in range(1, 61):
        old, new = draws(before.walk_of(caller)[0]), draws(after.walk_of(caller)[0])
        for where in old.keys() & new.keys():
            both += 1
            assert old[where][1] == new[where][1]  # the uniform, in any case
            if where[0] not in moved:
                assert old[where][0] == new[where][0]  # and what it comes to, where nothing was moved
    assert both > 60


def test_under_the_load_loop_the_uniforms_stay_and_the_waits_follow() -> None:
    study = study_of(BROADBAND)
    decided = Decided.of({"one_record": True})
    *_, seen = study.looks(Decided(), decided, 60)
    before, after = study.sample(Decided()), study.sample(decided, seen.load)
    shorter = 0
    for caller in range(1, 31):
        old, new = draws(before.walk_of(caller)[0]), draws(after.walk_of(caller)[0])
        for where in old.keys() & new.keys():
            assert old[where][1] == new[where][1]
            shorter += new[where][0] < old[where][0]
    assert shorter


def test_shorter_conversations_free_people_and_fewer_repeats_bring_fewer_calls() -> None:
    study = small()
    decided = Decided.of({"short": True})
    *_, seen = study.looks(Decided(), decided, 400)
    program, stated = study.company(decided).program, Load.as_stated(study.company(Decided()).program)
    now = work_of(program, study.sample(decided, seen.load).tallies[:400])
    was = work_of(program, study.sample(Decided(), stated).tallies[:400])
    assert seen.load.longer("support") == pytest.approx(now.busy_ms["support"] / was.busy_ms["support"], abs=0.002)
    assert seen.load.longer("support") < 1
    assert seen.load.calls == pytest.approx((1 + now.repeats) / (1 + was.repeats), abs=0.004)
    queue = under_load(program, seen.load).queues[0]
    assert queue.handling_ms == round(360_000 * seen.load.longer("support"))
    assert queue.calls_per_hour == pytest.approx(160 * seen.load.calls)


def test_a_shorter_wrap_up_frees_people_as_a_shorter_conversation_does() -> None:
    decided = Decided.of({"wrapped": True})
    *_, seen = small().looks(Decided(), decided, 300)
    was = work_of(small().company(Decided()).program, small_tallies())
    assert seen.load.longer("support") == pytest.approx(1 - 120_000 / was.busy_ms["support"], abs=0.02)


def small_tallies() -> list[Tally]:
    sample = small().sample(Decided())
    sample.grow(300)
    return sample.tallies


def test_calls_of_two_queues_that_one_team_answers_are_as_long_in_each() -> None:
    company = changed(COMPANY, ("agents: 5, patience: 20m", "agents: 5, patience: 20m, team: support"))
    touchpoints = """\
welcome: {team: ivr, menu: "Press 1 or 2.", press: {1: one, 2: two}, usually: {1: 0.1, 2: 0.9}}
one: {queue: support, then: help}
two: {queue: faults, then: help}
help: {team: support, talk: [agent: Good afternoon to you.], then: done}
"""
    study = Study(source(touchpoints, company, "gives_up: gone\n"), ANN)
    sample = study.sample(Decided())
    sample.grow(300)
    work = work_of(sample.engine.program, sample.tallies)
    assert work.busy_ms["support"] == work.busy_ms["faults"] > 0


@pytest.mark.parametrize("callers", [300, 900])
def test_the_load_loop_comes_to_rest_where_going_round_once_more_changes_nothing(callers: int) -> None:
    study = study_of(BROADBAND)
    for setting in ({"own_the_case": True}, {"support_staff": 8}, {"call_back_kept": True}):
        decided = Decided.of(setting)
        *_, seen = study.looks(Decided(), decided, callers)
        program, stated = study.company(decided).program, Load.as_stated(study.company(Decided()).program)
        now, was = study.sample(decided, seen.load), study.sample(Decided(), stated)
        as_it_is = work_of(program, [one for one in was.tallies if one.caller <= callers])
        again = load_of(program, work_of(program, [one for one in now.tallies if one.caller <= callers]), as_it_is)
        assert again.is_near(seen.load)


def test_the_loop_can_be_switched_off() -> None:
    study = study_of(BROADBAND)
    decided = Decided.of({"one_record": True}, load_follows=False)
    *_, seen = study.looks(Decided(load_follows=False), decided, 100)
    assert seen.load == Load.as_stated(study.company(decided).program)


def test_a_queue_in_which_nobody_hangs_up_is_never_filled_beyond_what_it_can_take() -> None:
    endless = changed(COMPANY, ("agents: 13, patience: 20m", "agents: 17"))
    program = Study(source("welcome: {queue: support, then: done}\n", endless), ANN).company(Decided()).program
    load = Load(1.5, (("support", 1.2), ("faults", 1.0)))
    queue = under_load(program, load).queues[0]
    assert queue.calls_per_hour * queue.handling_ms / 3_600_000 == pytest.approx(0.99 * 17)
    assert overfilled(program, load) == ["support"]
    assert overfilled(program, Load.as_stated(program)) == []


def test_a_look_is_rough_first_and_whole_at_last() -> None:
    looks = list(small().looks(Decided(), Decided.of({"short": True}), 1_000))
    assert not looks[0].at_rest
    assert looks[0].now.callers <= 300
    assert looks[-1].whole
    assert looks[-1].now.callers == looks[-1].before.callers == 1_000
    first = next(look for look in looks if look.at_rest)
    assert looks[-1].change["hours"].give < first.change["hours"].give


def test_whoever_has_stopped_looking_is_left_alone() -> None:
    study = small()
    asked = 0

    def stopped() -> bool:
        nonlocal asked
        asked += 1
        return asked > 3

    assert list(study.looks(Decided(), Decided.of({"short": True}), 10_000, stopped=stopped)) == []
    assert study.sample(Decided(), Load.as_stated(study.company(Decided()).program)).walked < 300


def test_the_same_seed_gives_the_same_figures_however_they_are_come_by() -> None:
    decided = Decided.of({"short": True})
    once, again = small(), small()
    *_, first = once.looks(Decided(), decided, 900)
    for _ in again.looks(Decided(), Decided.of({"more": 10}), 500):  # other questions meanwhile
        pass
    *_, second = again.looks(Decided(), decided, 900)
    assert first == second


def test_the_caller_at_a_percentile_can_be_walked_again_alone() -> None:
    study = small()
    sample = study.sample(Decided())
    sample.grow(300)
    times = sorted(tally.given_ms for tally in sample.tallies)
    caller = sample.caller_at(90)
    walk, inputs = sample.walk_of(caller)
    assert walk.now == times[269]
    assert inputs
    assert walk.ended


def test_what_cannot_be_decided_is_said_in_words() -> None:
    with pytest.raises(UnknownSetting, match="no policy `nothing`"):
        small().company(Decided.of({"nothing": True}))
    patience = (("company", "queues", "support", "calls_per_hour"), 90_000.0)
    with pytest.raises(UnknownSetting, match="more agents"):
        small().company(Decided((), (patience,)))


def test_a_policy_that_opens_a_queue_of_its_own_is_reckoned_too() -> None:
    own = "{calls_per_hour: 20, handling_time: 4m, agents: 3, patience: 9m, team: support}"
    company = COMPANY + f"policies:\n  apart: {{label: Apart, costs: 9, sets: {{queues.apart: {own}}}}}\n"
    study = Study(source(QUEUE.replace("{agent", "{agent").replace(",\n  when: not policy(short)", ""), company), ANN)
    *_, seen = study.looks(Decided(), Decided.of({"apart": True}), 200)
    assert seen.load.longer("apart") == 1.0
    assert seen.now.callers == 200


def test_where_the_load_never_comes_to_rest_the_last_that_was_walked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = (Load(1 + number / 100, (("support", 1.0),)) for number in range(100))
    monkeypatch.setattr("walkshoes.simulate.study.load_of", lambda *_: next(loads))
    study = small()
    shorter = Decided.of({"short": True})
    *_, seen = study.looks(shorter.by_default, shorter, 400)
    assert seen.now.callers == seen.before.callers == 400
