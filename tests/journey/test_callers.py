"""A synthetic caller walks the real engine, decides as callers usually do, and can be walked again alone."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from building import COMPANY, changed, cost, engine, happened
from hypothesis import given, settings
from hypothesis import strategies as st

from walkshoes.journey.callers import MOST_STEPS, Caller, makes_contact, mistaken, walk_of
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.headless import fit, play, read_inputs
from walkshoes.journey.lowering import lower
from walkshoes.journey.patience import exponential, patience_ms
from walkshoes.journey.queueing import erlang_a
from walkshoes.journey.reliving import replay
from walkshoes.journey.walk import Walk
from walkshoes.journey.written import inputs_file
from walkshoes.scenario.load import load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.shipped import scenario_files

SKELETONS = Path(__file__).parent.parent / "skeletons"
JOURNEYS = [*scenario_files(), *sorted(SKELETONS.glob("*.yaml"))]
MANY = 2_000
MENU = """\
welcome: {team: ivr, menu: "For faults, press 1. For bills, press 2. Else, press 3.",
  press: {1: done, 2: gone, 3: done}USUALLY}
"""
LOST = """\
welcome: {team: ivr, drop: A click.}
"""
QUEUE = """\
welcome: {queue: support, then: done}
"""
LINES = """\
welcome: {team: ivr, announce: Hello., then: more}
more: {team: ivr, announce: You are important to us., then: done}
"""
NUMBERS = """\
welcome: {team: ivr, collect: {fact: account_number, tries: 9}, then: done}
"""
WAITING = """\
welcome: {team: ivr, announce: Hello., then: home}
home: {wait: {for: 1 day}, instead: {write: gone, ring: gone}, then: done}
"""


@cache
def engine_of(path: Path) -> Engine:
    scenario = source_of(load(path)).scenario
    return Engine(lower(scenario), make_persona(scenario, 1))


def ends(made: Engine, callers: int = MANY) -> dict[str, float]:
    """Which share of callers ends where."""
    places = made.program.places
    found = Counter(places[walk_of(made, 1, caller)[0].place].name for caller in range(1, callers + 1))
    return {name: number / callers for name, number in found.items()}


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_callers_come_to_an_end_on_every_journey(path: Path) -> None:
    for caller in range(1, 101):
        walk, _ = walk_of(engine_of(path), 1, caller)
        assert walk.ended


@given(st.sampled_from(JOURNEYS), st.integers(0, 2**64), st.integers(1, 2**40))
@settings(max_examples=60)
def test_a_callers_inputs_live_the_same_walk_again(path: Path, seed: int, caller: int) -> None:
    made = engine_of(path)
    walk, inputs = walk_of(made, seed, caller)
    assert replay(made, inputs, seed, None, walk.now, caller).events == walk.events


@given(st.sampled_from(JOURNEYS), st.integers(0, 2**40), st.integers(1, 2**40))
@settings(max_examples=60)
def test_a_callers_walk_can_be_written_down_and_walked_by_a_person(path: Path, seed: int, caller: int) -> None:
    made = engine_of(path)
    walk, inputs = walk_of(made, seed, caller)
    header, lines = read_inputs(inputs_file(made, walk, inputs, path.stem, seed))
    fit(made.program, header.draws)
    again = play(made, lines, seed, header.draws).walk
    drawn = [[event for event in one.events if event[1] != Code.DREW] for one in (again, walk)]
    assert drawn[0] == drawn[1]


def test_a_caller_walked_again_alone_is_the_same() -> None:
    made = engine_of(JOURNEYS[0])
    all_of_them = [walk_of(made, 3, caller)[0].events for caller in range(1, 40)]
    assert walk_of(made, 3, 27)[0].events == all_of_them[26]
    assert len({tuple(events) for events in all_of_them}) > 10


class AskedAtEachMoment(Caller):
    """A caller who might leave at any moment, and does so at one of them, where there is one."""

    def __init__(self, made: Engine, seed: int, caller: int, leaves_at: int = -1) -> None:
        super().__init__(made, seed, caller)
        self.leaves_at = leaves_at

    def stays(self, walk: Walk) -> bool:
        return walk.now != self.leaves_at


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_whoever_could_leave_at_any_moment_and_does_not_walks_as_those_who_let_things_go_by(path: Path) -> None:
    made = engine_of(path)
    for caller in range(1, 40):
        walk, inputs = walk_of(made, 1, caller)
        one, asked = AskedAtEachMoment(made, 1, caller), made.walk(1, caller)
        one.goes(asked)
        assert (asked.events, one.inputs) == (walk.events, inputs)


def test_whoever_could_leave_at_any_moment_is_asked_at_each() -> None:
    made = engine(LINES)
    whole, _ = walk_of(made, 1, 1)
    said = [at for at, _, _ in happened(whole, Code.SAID)]
    one, walk = AskedAtEachMoment(made, 1, 1, said[1]), made.walk(1, 1)
    one.goes(walk)
    assert happened(walk, Code.HUNG_UP)[0][0] == said[1]


def test_where_nothing_may_be_pressed_nobody_decides_what_to_press(monkeypatch: pytest.MonkeyPatch) -> None:
    made = engine(
        """\
        welcome: {team: ivr, menu: "For faults, press 1.", press: {1: {go: gone, when: times(welcome) > 5}},
          no_input: {say: Pardon?, tries: 2, then: done}}
        """,
        more="callers: {silences: 0}\n",
    )
    asked: list[int] = []
    monkeypatch.setattr(Caller, "presses", lambda one, walk, op: asked.append(one.caller) or "1")
    assert ends(made, 5) == {"done": 1.0}
    assert asked == []


def test_where_somebody_answers_at_once_nobodys_patience_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made = engine(QUEUE, changed(COMPANY, ("agents: 13", "agents: 99")))
    asked: list[int] = []
    monkeypatch.setattr(Caller, "waits_for", lambda one, walk, op: asked.append(one.caller) or 0)
    assert ends(made, 20) == {"done": 1.0}
    assert asked == []


def test_callers_divide_as_the_file_says() -> None:
    made = engine(MENU.replace("USUALLY", ", usually: {2: 0.2}"), more="callers: {silences: 0, redial: 1}\n")
    assert ends(made) == pytest.approx({"gone": 0.2, "done": 0.8}, abs=0.03)


def test_unless_the_file_says_so_they_divide_among_what_can_settle_the_matter() -> None:
    made = engine(MENU.replace("USUALLY", ""), more="callers: {silences: 0}\n")
    assert ends(made) == {"done": 1.0}
    assert made.program.ops[next(n for n, op in enumerate(made.program.ops) if hasattr(op, "barge_in"))].usually == (
        0.5,
        0,
        0.5,
    )


def test_an_option_that_cannot_be_taken_leaves_its_callers_to_the_others() -> None:
    places = MENU.replace("1: done", "1: {go: done, when: times(welcome) > 1}").replace("3: done", "3: gone")
    made = engine(places.replace("USUALLY", ", usually: {1: 0.9, 2: 0.1}"), more="callers: {silences: 0}\n")
    assert ends(made, 200) == {"gone": 1.0}


def test_after_a_lost_call_they_ring_again_come_back_or_give_up() -> None:
    made = engine(LOST, more="callers: {redial: 0.6}\n")
    firsts = Counter(walk_of(made, 1, caller)[1][0].value for caller in range(1, MANY))
    shares = {option: number / (MANY - 1) for option, number in firsts.items()}
    assert shares == pytest.approx(
        {"ring_again": 0.6, "later_today": 0.1, "another_day": 0.1, "give_up": 0.2}, abs=0.03
    )


def test_some_numbers_are_keyed_wrongly_and_some_not_at_all() -> None:
    made = engine(NUMBERS, more="callers: {keying_errors: 0.3, silences: 0.1}\n")
    walks = [walk_of(made, 1, caller)[0] for caller in range(1, MANY)]
    first = Counter(
        next(code for _, code, _, _, _ in walk.events if code in (Code.GAVE, Code.WRONG, Code.NO_INPUT))
        for walk in walks
    )
    shares = {code: number / len(walks) for code, number in first.items()}
    assert shares == pytest.approx({Code.WRONG: 0.3, Code.NO_INPUT: 0.1, Code.GAVE: 0.6}, abs=0.04)


def test_at_some_menus_nothing_is_pressed() -> None:
    made = engine(MENU.replace("USUALLY", ""), more="callers: {silences: 0.2}\n")
    walks = [walk_of(made, 1, caller)[0] for caller in range(1, MANY)]
    silent = sum(bool(happened(walk, Code.NO_INPUT)) for walk in walks) / len(walks)
    assert silent == pytest.approx(0.2, abs=0.03)


def test_at_home_most_wait_on() -> None:
    assert ends(engine(WAITING, more="callers: {chase: 0.25}\n")) == pytest.approx(
        {"done": 0.75, "gone": 0.25}, abs=0.03
    )


def test_nobody_who_never_makes_contact_is_counted_as_walking() -> None:
    made = engine(QUEUE, more="callers: {never: 0.4}\n")
    there = sum(makes_contact(made, 1, caller) for caller in range(MANY)) / MANY
    assert there == pytest.approx(0.6, abs=0.03)
    assert all(makes_contact(engine(QUEUE), 1, caller) for caller in range(50))


def test_callers_hang_up_when_their_patience_is_over_and_not_before() -> None:
    made = engine(QUEUE)
    left = answered = 0
    for caller in range(1, 400):
        walk, _ = walk_of(made, 1, caller)
        for at, x, _ in happened(walk, Code.HUNG_UP):
            left += 1
            began = max(one for one, _, _ in happened(walk, Code.QUEUED) if one <= at)
            wait = next(x for one, x, _ in happened(walk, Code.DREW) if one == began)
            assert at - began < wait
        answered += len(happened(walk, Code.ANSWERED))
    assert left > 20 < answered


def test_the_share_that_hangs_up_is_the_one_the_staffing_gives() -> None:
    crowded = changed(COMPANY, ("agents: 13", "agents: 10"))
    made = engine(QUEUE, crowded)
    steady = made.staffing[0]
    first = Counter(
        next(code for _, code, _, _, _ in walk_of(made, 1, caller)[0].events if code in (Code.HUNG_UP, Code.ANSWERED))
        for caller in range(1, 4_000)
    )
    assert first[Code.HUNG_UP] / 3_999 == pytest.approx(erlang_a(steady).abandoned, abs=0.03)


def test_patience_is_exponential_and_some_have_none() -> None:
    mean = sum(exponential((n + 0.5) / 100_000) for n in range(100_000)) / 100_000
    assert mean == pytest.approx(1, abs=0.001)
    values = [exponential(n / 10_000) for n in range(10_000)] + [exponential(1 - 2.0**-53)]
    assert values == sorted(values)
    assert values[0] == 0.0
    made = engine(
        QUEUE, changed(COMPANY, ("agents: 13, patience: 20m", "agents: 13, patience: 20m, leaves_at_once: 0.25"))
    )
    assert [patience_ms(made.program, 0, u) for u in (0.0, 0.24, 0.25)] == [0, 0, 0]
    assert patience_ms(made.program, 0, 0.625) == pytest.approx(20 * 60_000 * 0.6931, rel=0.001)


def test_a_queue_without_a_patience_of_its_own_has_the_callers() -> None:
    company = changed(
        COMPANY,
        (
            "calls_per_hour: 160, handling_time: 6m, agents: 13, patience: 20m",
            "calls_per_hour: 160, handling_time: 6m, agents: 17",
        ),
    )
    made = engine(QUEUE, company, "callers: {patience: 2m}\n")
    assert patience_ms(made.program, 0, 0.5) == pytest.approx(2 * 60_000 * 0.6931, rel=0.001)


def test_a_walk_that_only_goes_round_is_given_up() -> None:
    round_ = "welcome: {team: ivr, announce: One moment., then: again}\nagain: {team: ivr, announce: Still., then: welcome}\n"
    made = engine(round_)
    one = Caller(made, 1, 1)
    walk = made.walk(1, 1)
    one.goes(walk)
    assert not walk.ended
    assert one.steps == MOST_STEPS


def test_a_number_with_a_slip_is_another_number() -> None:
    assert mistaken("7734 09 128859") == "7734 09 128850"
    assert mistaken("LS1 4AP") == "LS1 5AP"
    assert mistaken("Meadow") == "Meadowx"
    assert mistaken("") == "x"


def test_the_customers_time_of_a_caller_adds_up() -> None:
    walk, _ = walk_of(engine_of(JOURNEYS[-1]), 1, 1)
    made = cost(walk)
    assert made.given_ms == sum(made.minutes_ms.values()) == walk.now
