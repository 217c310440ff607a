"""A person's walk is lived again under other decisions: the same choices in their own time, and the walk itself where
nothing was decided otherwise.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest
from building import COMPANY, RINGING, WORD, asked, came_to, changed, cost, engine, gave, happened, here, times, until
from hypothesis import given, settings
from hypothesis import strategies as st
from living import lived

from walkshoes.journey.callers import walk_of
from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code, Event
from walkshoes.journey.inputs import FACILITATOR, Input, Kind
from walkshoes.journey.lowering import lower
from walkshoes.journey.reliving import replay
from walkshoes.journey.walk import Walk
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import make_persona
from walkshoes.scenario.policies import Settings, policies_of, values_of
from walkshoes.scenario.shipped import scenario_files
from walkshoes.whatif.again import Again, walk_again
from walkshoes.whatif.manner import Manner

SECOND, MINUTE = 1_000, 60_000
SEED = 3
SKELETONS = Path(__file__).parent.parent / "skeletons"
JOURNEYS = [*scenario_files(), *sorted(SKELETONS.glob("*.yaml"))]


@cache
def source_at(path: Path) -> Source:
    return source_of(load(path))


@cache
def engine_at(path: Path, under: tuple[tuple[str, bool | int | str], ...] = ()) -> Engine:
    source = source_at(path)
    return Engine(lower(source.under(dict(under)), dict(under)), make_persona(source.scenario, 1))


def ways_of(path: Path) -> list[Settings]:
    """The twin of a journey, and each policy alone."""
    scenario = source_at(path).scenario
    alone = [{name: value} for name, (_, policy) in policies_of(scenario).items() for value in values_of(policy)]
    return [scenario.twin, *alone]


def unfelt(walk: Walk) -> list[Event]:
    return [event for event in walk.events if event[1] != Code.REACTED]


def again(walk: Walk, inputs: Sequence[Input], other: Engine | None = None) -> Again:
    """The walk lived again, on another engine or on its own."""
    manner = Manner.of(walk.engine, inputs, walk.seed, None, walk.now)  # type: ignore[arg-type]
    return walk_again(other or walk.engine, manner, walk.seed)  # type: ignore[arg-type]


def again_on(edited: Engine, inputs: Sequence[Input]) -> Walk:
    """The walk these inputs make on an edited journey, lived again there."""
    return walk_again(edited, Manner.of(edited, inputs, SEED), SEED).walk


# under the same decisions


@given(st.sampled_from(JOURNEYS), st.integers(0, 2**64))
@settings(max_examples=150)
def test_under_the_same_decisions_it_is_the_walk_itself(path: Path, seed: int) -> None:
    walk, inputs = walk_of(engine_at(path), seed, 0)
    made = again(walk, inputs)
    assert (made.walk.events, made.walk.now, made.inputs) == (walk.events, walk.now, tuple(inputs))
    assert cost(made.walk) == cost(walk)
    assert (made.assumed_from, made.stopped) == (None, not walk.ended)


@given(st.sampled_from(JOURNEYS), st.integers(0, 2**64), st.integers(0, 600))
@settings(max_examples=300)
def test_a_walk_without_rhyme_or_reason_is_lived_again_as_far_as_it_came(path: Path, chance: int, steps: int) -> None:
    walk = engine_at(path).walk(SEED)
    inputs = lived(walk, Random(chance), steps)
    made = again(walk, inputs)
    assert (made.walk.events, made.walk.now) == (unfelt(walk), walk.now)
    assert (made.assumed_from, made.stopped, made.walk.ended) == (None, not walk.ended, walk.ended)


@given(st.sampled_from(JOURNEYS), st.integers(0, 2**64), st.integers(0, 2**64))
@settings(max_examples=150)
def test_under_other_decisions_it_comes_to_an_end_and_its_inputs_live_it_once_more(
    path: Path, seed: int, which: int
) -> None:
    walk, inputs = walk_of(engine_at(path), seed, 0)
    ways = ways_of(path)
    other = engine_at(path, tuple(ways[which % len(ways)].items()))
    made = again(walk, inputs, other)
    assert made.walk.ended
    assert replay(other, made.inputs, seed, None, made.walk.now).events == made.walk.events


@given(st.sampled_from(JOURNEYS), st.integers(0, 2**64), st.integers(0, 600), st.integers(0, 2**64))
@settings(max_examples=150)
def test_whoever_walks_it_stops_ends_or_goes_round(path: Path, chance: int, steps: int, which: int) -> None:
    walk = engine_at(path).walk(SEED)
    inputs = lived(walk, Random(chance), steps)
    ways = ways_of(path)
    made = again(walk, inputs, engine_at(path, tuple(ways[which % len(ways)].items())))
    assert made.stopped + made.walk.ended == 1
    assert not (made.stopped and walk.ended)


# under other decisions

TALK = """\
welcome: {team: support, talk: [SCRIPT{ask: {fact: story, say: What happened?}}], then: done}
"""
SCRIPT = "{agent: Thank you for calling Meridian and thank you for your patience today.}, "
TWO = """\
welcome:
  team: ivr
  menu: "For your bill, press 1. For faults, press 2."
  press: {1: bill, 2: faults}
bill: {team: ivr, announce: Your bill., then: done}
faults: {team: ivr, announce: Your fault., then: gone}
"""


def told_after(text: str, silent_ms: int, took_ms: int) -> tuple[Walk, list[Input]]:
    walk = asked(engine(text).walk(SEED))
    walk.advance(walk.now + silent_ms)
    inputs = [gave(walk, Input(Kind.BEGIN))]
    walk.advance(walk.now + took_ms)
    inputs.append(gave(walk, Input(Kind.TELL, "other", 17)))
    return until(walk, lambda walk: walk.ended), inputs


def test_where_a_line_before_a_question_is_gone_nobody_sits_silent_for_its_length() -> None:
    walk, inputs = told_after(TALK.replace("SCRIPT", SCRIPT), 2 * SECOND, 9 * SECOND)
    made = again(walk, inputs, engine(TALK.replace("SCRIPT", "")))
    begun, said = made.inputs
    assert (said.at_ms - begun.at_ms, said.number) == (9 * SECOND, 17)
    assert walk.now - made.walk.now == 12 * WORD
    assert made.assumed_from is None


def test_a_longer_prompt_is_not_cut_short_by_whoever_heard_it_out() -> None:
    walk, inputs = told_after(TALK.replace("SCRIPT", ""), SECOND, 5 * SECOND)
    made = again(
        walk, inputs, engine(TALK.replace("SCRIPT", "").replace("What happened?", "Please say what happened?"))
    )
    assert not times(made.walk, Code.CUT)
    assert made.walk.now - walk.now == 2 * WORD


def pressed(text: str, key: str, after_ms: int, *, cut: bool = False) -> tuple[Walk, list[Input]]:
    walk = engine(text).walk(SEED)
    walk.advance(RINGING) if cut else asked(walk)
    walk.advance(walk.now + after_ms)
    inputs = [gave(walk, Input(Kind.PRESS, key))]
    return until(walk, lambda walk: walk.ended), inputs


@pytest.mark.parametrize("cut", [True, False])
def test_a_key_leads_where_it_led_though_the_menu_is_renumbered(cut: bool) -> None:
    walk, inputs = pressed(TWO, "2", SECOND, cut=cut)
    made = again(walk, inputs, engine(TWO.replace("press: {1: bill, 2: faults}", "press: {1: faults, 2: bill}")))
    assert [(one.value, one.about, one.since_ms) for one in made.inputs] == [("1", "faults", inputs[0].since_ms)]
    assert made.assumed_from is None


def test_who_cut_a_voice_short_answers_as_it_ends_where_it_cannot_be_cut_short() -> None:
    walk, inputs = pressed(TWO, "2", SECOND, cut=True)
    made = again(walk, inputs, engine(TWO.replace("  press:", "  barge_in: false\n  press:")))
    prompt = next(line for line in made.walk.engine.lines if line.text.startswith("For your bill"))
    assert [(one.value, one.since_ms) for one in made.inputs] == [("2", prompt.ms)]


def test_a_decision_under_another_name_is_known_by_what_it_is_called() -> None:
    text = "welcome: {choose: And now?, options: {stay: {go: done, label: Stay}, leave: {go: gone, label: Leave}}}\n"
    text = "welcome: {team: ivr, announce: Hello., then: now}\n" + text.replace("welcome", "now")
    walk = asked(engine(text).walk(SEED))
    walk.advance(walk.now + 4 * SECOND)
    inputs = [gave(walk, Input(Kind.CHOOSE, "leave"))]
    made = again(walk, inputs, engine(text.replace("leave:", "walk_away:")))
    assert [(one.value, one.since_ms) for one in made.inputs] == [("walk_away", inputs[0].since_ms)]
    assert (here(made.walk), made.assumed_from) == ("gone", None)


def test_a_time_out_that_was_let_pass_passes_again() -> None:
    walk = engine(TWO).walk(SEED)
    until(walk, lambda walk: times(walk, Code.NO_INPUT) == 1)
    asked(walk)
    walk.advance(walk.now + SECOND)
    inputs = [gave(walk, Input(Kind.PRESS, "7"))]
    asked(walk)
    inputs.append(gave(walk, Input(Kind.PRESS, "1")))
    until(walk, lambda walk: walk.ended)
    made = again(walk, inputs, engine(TWO.replace("For your bill", "Good morning. For your bill")))
    assert (times(made.walk, Code.NO_INPUT), times(made.walk, Code.NO_MATCH)) == (1, 1)
    assert [one.value for one in made.inputs] == ["7", "1"]


WAITING = """\
welcome: {queue: support, every: {30s: Please wait.}, then: talk}
talk: {team: support, talk: [{ask: {fact: account_number, say: Your number?}}], then: done}
"""
WELL_STAFFED = changed(COMPANY, ("agents: 13", "agents: 40"))


def hung_up(after_ms: int, seed: int) -> tuple[Walk, list[Input]]:
    """Somebody who hangs up in the queue, and then gives up."""
    walk = until(engine(WAITING).walk(seed), lambda walk: times(walk, Code.QUEUED) == 1)
    walk.advance(walk.now + after_ms)
    inputs = [gave(walk, Input(Kind.HANG_UP)), gave(walk, Input(Kind.CHOOSE, "give_up"))]
    return walk, inputs


def seed_that_waits(longer_than_ms: int) -> int:
    def waits(seed: int) -> bool:
        return (
            happened(until(engine(WAITING).walk(seed), lambda walk: times(walk, Code.DREW) == 1), Code.DREW)[0][1]
            > longer_than_ms
        )

    return next(seed for seed in range(1, 100) if waits(seed))


def test_whoever_hung_up_in_a_queue_hangs_up_there_again_unless_somebody_answers_before() -> None:
    walk, inputs = hung_up(100 * SECOND, seed_that_waits(3 * MINUTE))
    slower = again(walk, inputs, engine(WAITING, changed(COMPANY, ("agents: 13", "agents: 12"))))
    assert slower.inputs == tuple(inputs)
    quicker = again(walk, inputs, engine(WAITING, WELL_STAFFED))
    assert Kind.HANG_UP not in [one.kind for one in quicker.inputs]
    assert (came_to(quicker.walk), quicker.assumed_from) == (["welcome", "talk", "done"], "talk")


def test_whoever_waited_on_waits_on_as_long_as_it_takes() -> None:
    walk = until(engine(WAITING, WELL_STAFFED).walk(seed_that_waits(3 * MINUTE)), "talk")
    inputs = [gave(asked(walk), Input(Kind.KEY, walk.engine.answers[0]))]
    until(walk, lambda walk: walk.ended)
    made = again(walk, inputs, engine(WAITING))
    assert cost(made.walk).minutes_ms["waiting"] > 3 * MINUTE
    assert here(made.walk) == "done"


def test_whoever_hung_up_on_a_line_does_not_where_the_line_is_gone() -> None:
    walk = engine(TALK.replace("SCRIPT", SCRIPT)).walk(SEED)
    walk.advance(RINGING + 2 * SECOND)
    inputs = [gave(walk, Input(Kind.HANG_UP)), gave(walk, Input(Kind.CHOOSE, "give_up"))]
    same = again(walk, inputs, engine(TALK.replace("SCRIPT", SCRIPT + "{agent: Now then.}, ")))
    assert same.inputs == tuple(inputs)
    for other in ("", "{agent: Good day and thank you for your patience with us today.}, "):
        made = again(walk, inputs, engine(TALK.replace("SCRIPT", other)))
        assert [one.kind for one in made.inputs] == [Kind.BEGIN, Kind.TELL]


NUMBERS = """\
welcome: {team: ivr, collect: {fact: account_number, say: Key your number., tries: 3}, then: agent}
agent: {team: support, talk: [{ask: {fact: story, say: Well?}}], then: NEXT}
more: {team: faults, talk: [{ask: {fact: account_number, say: Your number?}}, {ask: {fact: postcode, say: And where?}},
  {ask: {fact: story, say: What happened?}}], then: done}
"""


def one_who_keys() -> tuple[Walk, list[Input]]:
    """Keys a wrong number and then the right one, a second a digit after two of silence; tells 30 words in 20 s."""
    walk = engine(NUMBERS.replace("NEXT", "done")).walk(SEED)
    inputs = []
    for value, took_ms in (("7734#", 4 * SECOND), ("773409128851#", 12 * SECOND)):
        asked(walk)
        walk.advance(walk.now + 2 * SECOND)
        inputs.append(gave(walk, Input(Kind.BEGIN)))
        walk.advance(walk.now + took_ms)
        inputs.append(gave(walk, Input(Kind.KEY, value)))
    inputs.append(gave(asked(walk), Input(Kind.BEGIN)))
    walk.advance(walk.now + 20 * SECOND)
    inputs.append(gave(walk, Input(Kind.TELL, "other", 30)))
    return until(walk, lambda walk: walk.ended), inputs


def test_a_stand_in_keys_and_tells_as_long_as_the_person() -> None:
    walk, inputs = one_who_keys()
    made = again(walk, inputs, engine(NUMBERS.replace("NEXT", "more")))
    assert made.inputs[: len(inputs)] == tuple(inputs)  # the wrong number too
    assert made.assumed_from == "more"
    more = made.inputs[len(inputs) :]
    assert [(one.kind, one.value, one.number) for one in more[1::2]] == [
        (Kind.KEY, "7734 09 128851", 0),
        (Kind.KEY, "LS1 4AP", 0),
        (Kind.TELL, "other", 30),
    ]
    took = [given.at_ms - begun.at_ms for begun, given in zip(more[::2], more[1::2], strict=True)]
    assert took == [12 * SECOND, 6 * SECOND, 20 * SECOND]  # six letters and digits at a second each


def test_a_story_is_told_elsewhere_in_as_many_words_as_last() -> None:
    twice = NUMBERS.replace("say: Well?}}", "say: Well?}}, {ask: {fact: story, anyway: true, say: Sorry?}}")
    walk = until(engine(twice.replace("NEXT", "done")).walk(SEED), lambda walk: bool(walk.accepts))
    inputs = [gave(walk, Input(Kind.BEGIN)), gave(walk, Input(Kind.KEY, "773409128851#"))]  # before the voice is done
    for words, took_ms in ((30, 20 * SECOND), (6, 4 * SECOND)):
        inputs.append(gave(asked(walk), Input(Kind.BEGIN)))
        walk.advance(walk.now + took_ms)
        inputs.append(gave(walk, Input(Kind.TELL, "other", words)))
    until(walk, lambda walk: walk.ended)
    more = again(walk, inputs, engine(twice.replace("NEXT", "more"))).inputs[len(inputs) :]
    assert (more[-1].number, more[-1].at_ms - more[-2].at_ms) == (6, 4 * SECOND)


def test_who_cut_a_voice_short_begins_at_once_elsewhere() -> None:
    walk = until(engine(NUMBERS.replace("NEXT", "done")).walk(SEED), lambda walk: bool(walk.accepts))
    walk.advance(walk.now + SECOND)
    inputs = [gave(walk, Input(Kind.BEGIN)), gave(walk, Input(Kind.KEY, "773409128851#"))]
    inputs.append(gave(asked(walk), Input(Kind.TELL, "other", 30)))
    until(walk, lambda walk: walk.ended)
    elsewhere = NUMBERS.replace("welcome:", "at_first:").replace("NEXT", "done")
    drops = changed(COMPANY, ("customer_line: welcome", "customer_line: at_first"))
    made = again(walk, inputs, engine(elsewhere, drops))
    begun, keyed = made.inputs[:2]
    prompt = next(line for line in made.walk.engine.lines if line.text == "Key your number.")
    assert (begun.since_ms, keyed.since_ms) == (prompt.ms, prompt.ms)


def test_a_wrong_key_and_a_wrong_number_are_no_habit() -> None:
    once = """\
welcome: {team: ivr, menu: "Press 1 or 2.", press: {1: number, 2: gone}, no_match: {tries: 1, then: number}}
number: {team: ivr, collect: {fact: account_number, say: Key your number., tries: 1, failed: gone}, then: done}
"""
    walk = asked(engine(once).walk(SEED))
    inputs = [gave(walk, Input(Kind.PRESS, "7")), gave(asked(walk), Input(Kind.KEY, "7734#"))]
    assert here(walk) == "gone"
    made = again(walk, inputs, engine(once.replace("failed: gone", "failed: welcome")))
    assert [one.value for one in made.inputs if one.kind != Kind.BEGIN] == ["7", "7734#", "1", "7734 09 128851#"]


def test_a_walk_that_was_carried_over_to_an_edited_journey_is_that_walk() -> None:
    long = "welcome: {team: ivr, announce: Good day and welcome to Meridian., then: menu}\n"
    menu = TWO.replace("welcome:", "menu:")
    walk = engine(long + menu).walk(SEED)
    walk.advance(RINGING + 2 * SECOND)
    inputs = [gave(walk, Input(Kind.HANG_UP)), gave(walk, Input(Kind.CHOOSE, "give_up"))]
    edited = engine(long.replace(" and welcome to Meridian", "") + menu)
    carried = replay(edited, inputs, SEED)
    assert again_on(edited, inputs).events == carried.events
    assert came_to(carried) == came_to(walk)


def test_what_was_given_elsewhere_is_no_assumption_where_the_person_has_been() -> None:
    walk, inputs = one_who_keys()
    asks_more = NUMBERS.replace("NEXT", "done").replace("say: Well?}}", "say: Well?}}, {ask: {fact: FACT}}")
    assert again(walk, inputs, engine(asks_more.replace("FACT", "account_number"))).assumed_from is None
    assert again(walk, inputs, engine(asks_more.replace("FACT", "postcode"))).assumed_from == "agent"


def test_a_stand_in_takes_what_most_callers_take_in_the_persons_time() -> None:
    walk, inputs = pressed(TWO, "1", 3 * SECOND)
    after = """\
bill: {team: ivr, menu: "Press 1, 2 or 3.", press: {1: done, 2: gone, 3: more}, usually: {1: 0.2, 2: 0.3, 3: 0.5}}
more: {team: ivr, announce: More., then: done}
"""
    made = again(walk, inputs, engine(TWO.replace("bill: {team: ivr, announce: Your bill., then: done}\n", after)))
    second = made.inputs[1]
    assert (second.value, second.place, made.assumed_from) == ("3", "bill", "bill")
    prompt = next(line for line in made.walk.engine.lines if line.text == "Press 1, 2 or 3.")
    assert second.since_ms == prompt.ms + 3 * SECOND


def test_among_equals_a_stand_in_goes_where_the_person_has_been() -> None:
    walk, inputs = pressed(TWO, "2", SECOND)
    front = "front: {team: ivr, menu: Press 1 or 2., press: {1: bill, 2: faults}, usually: {1: 0.5, 2: 0.5}}\n"
    made = again(
        walk, inputs, engine(TWO + front, changed(COMPANY, ("customer_line: welcome", "customer_line: front")))
    )
    assert ([one.value for one in made.inputs], made.assumed_from) == (["2"], "front")


def test_a_stand_in_is_never_too_late() -> None:
    walk, inputs = pressed(TWO, "1", 4 * SECOND)
    hurried = "bill: {team: ivr, menu: Press 1 or 2., press: {1: done, 2: gone}, no_input: {after: 2s}}\n"
    made = again(walk, inputs, engine(TWO.replace("bill: {team: ivr, announce: Your bill., then: done}\n", hurried)))
    assert (len(made.inputs), cost(made.walk).slips) == (2, 0)


def test_of_whom_nothing_is_known_a_stand_in_does_as_callers_do() -> None:
    walk = until(engine(LOST).walk(SEED), lambda walk: walk.ended)
    asks = LOST.replace("announce: Good day.", "talk: [{ask: {fact: story}}, {ask: {fact: postcode}}]")
    made = again(
        walk, [], engine(asks.replace("ivr, talk", "support, talk"), more="callers: {words_told: 20, digit: 1s}")
    )
    minutes = cost(made.walk).minutes_ms
    assert (cost(made.walk).words_told, minutes["telling"]) == (20, 20 * WORD + 6 * SECOND)
    assert made.assumed_from == "welcome"


LOST = """\
welcome: {team: ivr, announce: Good day., then: done}
other: {team: ivr, drop: A click.}
"""


def test_who_rings_again_for_ever_gives_up_at_last() -> None:
    walk = until(engine(LOST).walk(SEED), lambda walk: walk.ended)
    drops = changed(COMPANY, ("customer_line: welcome", "customer_line: other"))
    made = again(walk, [], engine(LOST, drops))
    assert (made.walk.ended, made.assumed_from) == (True, "after_the_call")
    assert [one.value for one in made.inputs[:3]] == ["ring_again"] * 3
    assert made.inputs[-1].value == "give_up"


def test_a_decision_of_ones_own_that_leads_back_for_ever_is_left_at_last() -> None:
    back = """\
welcome: {team: ivr, announce: Good day., then: menu}
menu: {team: ivr, menu: "Press 1 or 2.", press: {1: here, 2: done}}
here: {team: ivr, announce: Thank you., then: done}
"""
    walk = asked(engine(back).walk(SEED))
    inputs = [gave(walk, Input(Kind.PRESS, "1"))]
    until(walk, lambda walk: walk.ended)
    made = again(
        walk, inputs, engine(back.replace("announce: Thank you., then: done", "announce: Thank you., then: menu"))
    )
    assert [one.value for one in made.inputs] == ["1", "1", "1", "1", "2"]
    assert (made.walk.ended, made.assumed_from) == (True, "menu")


def test_what_the_facilitator_allowed_is_allowed_though_its_moment_never_comes() -> None:
    script = "welcome: {team: ivr, announce: Welcome to Meridian., then: menu}\n" + TWO.replace("welcome:", "menu:")
    walk = engine(script).walk(SEED)
    walk.advance(RINGING + 200)
    inputs = [gave(walk, Input(Kind.ALLOW, "longer", 4, by=FACILITATOR))]
    asked(until(walk, "menu"))
    walk.advance(walk.now + 15 * SECOND)
    inputs.append(gave(walk, Input(Kind.PRESS, "1")))
    until(walk, lambda walk: walk.ended)
    made = again(walk, inputs, engine(script.replace("announce: Welcome to Meridian.", "announce: Hello.")))
    assert (cost(made.walk).allowed, cost(made.walk).slips) == ({"longer": 4}, 0)


def test_of_a_walk_that_was_left_no_more_is_made_up() -> None:
    walk, inputs = told_after(TALK.replace("SCRIPT", ""), SECOND, 5 * SECOND)
    left = replay(walk.engine, [], walk.seed, None, RINGING + SECOND)  # type: ignore[arg-type]
    more = TALK.replace("SCRIPT", "{ask: {fact: postcode, say: Where?}}, ")
    made = again(left, [], engine(more))
    assert (made.stopped, made.walk.ended, made.inputs, made.assumed_from) == (True, False, (), None)
    assert again(walk, inputs, engine(more)).walk.ended
