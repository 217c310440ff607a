"""A tally counted as the walk goes is the tally of the engine's own walk, to the last number."""

from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from building import COMPANY, changed, engine
from hypothesis import given
from hypothesis import strategies as st
from small_journeys import CHAT, COUNTER, EMAILS, LETTERS, POST, made

from walkshoes.journey.callers import Caller
from walkshoes.journey.draws import chances_of, stable_key, uniform
from walkshoes.journey.engine import Engine
from walkshoes.journey.lowering import lower
from walkshoes.journey.program import Op
from walkshoes.scenario.load import Source, load, source_of
from walkshoes.scenario.persona import Persona, make_persona
from walkshoes.scenario.policies import Settings, policies_of, values_of
from walkshoes.simulate.compiled import compiled
from walkshoes.simulate.compiled.chances import Lanes
from walkshoes.simulate.compiled.length import Length
from walkshoes.simulate.sample import Sample
from walkshoes.simulate.tally import Tally, Tallying

ROOT = Path(__file__).parents[2]
JOURNEYS = [
    path for room in ("scenarios", "tests/skeletons", "benchmarks") for path in sorted(ROOT.glob(f"{room}/*.yaml"))
]
LARGEST = sorted(JOURNEYS, key=lambda path: path.stat().st_size)[-3:]
SEED = 7
TEAMS = "support: {label: Customer care}"
QUEUES = ("agents: 13, patience: 20m", "agents: 9, patience: 3m")
BUSY = changed(COMPANY, QUEUES)
CLOSING = changed(BUSY, (TEAMS, 'support: {label: Customer care, hours: "Mon-Fri 14:00-14:06"}'))
PASSED_ON = """\
welcome: {team: ivr, collect: {fact: account_number}, then: line}
line: {queue: support, say: Please hold., every: {20s: Please hold on.}, tells_position: true, then: agent}
agent: {team: support, talk: [{ask: {fact: account_number}}, {ask: {fact: story}}, {ask: {fact: postcode}},
  {hold: 20s, every: {8s: Music.}}, {request: engineer, cannot: {say: Not I., then: through}}], then: done}
through: {team: support, transfer: {to: other_lineHANDS}}
other_line: {queue: faults, then: other}
other: {team: faults, talk: [{ask: {fact: account_number}}, {ask: {fact: story}}, {ask: {fact: postcode}}], then: back}
back: {choose: And now?, options: {again: {go: agent}, enough: {go: done}}, usually: {again: 0.6, enough: 0.4}}
"""
SMALL: dict[str, dict[str, Any]] = {
    "an announcement": {"touchpoints": "welcome: {team: ivr, announce: Hello., then: done}\n"},
    "a menu, and one that depends": {
        "touchpoints": """\
        welcome: {team: ivr, menu: Press 1 or 2., press: {1: more, 2: done}, usually: {1: 0.8, 2: 0.2},
          no_input: {say: [Sorry?, Press a key.], tries: 3, then: gone}}
        more: {team: ivr, menu: Press 1 or 2., press: {1: {go: welcome, when: times(more) < 3}, 2: {go: done, when: times(more) > 1}},
          repeats_menu: false, no_input: {tries: 5}}
        """,
        "more": "callers: {silences: 0.4}\n",
    },
    "a menu where nothing can be pressed yet": {
        "touchpoints": """\
        welcome: {team: ivr, menu: Press 1., press: {1: {go: done, when: times(welcome) > 1}}, no_input: {tries: 2, then: welcome}}
        """,
    },
    "a menu that waits for nothing": {
        "touchpoints": "welcome: {team: ivr, menu: Press 1., press: {1: done}, no_input: {after: 0s, tries: 2, then: gone}}\n",
    },
    "a number keyed with slips and silences": {
        "touchpoints": """\
        welcome: {team: ivr, collect: {fact: account_number, say: Your number., tries: 4, wrong: [No., Again.]}, then: again}
        again: {team: ivr, collect: {fact: account_number, anyway: true, hash_ends: false, failed: last}, then: last}
        last: {team: ivr, collect: {fact: account_number, anyway: true, first_digit: 0s, failed: done}, then: gone}
        """,
        "more": "callers: {keying_errors: 0.3, silences: 0.25, digit: 300ms}\n",
    },
    "nobody hands anything over": {"touchpoints": PASSED_ON.replace("HANDS", ""), "company": BUSY},
    "everything is handed over": {"touchpoints": PASSED_ON.replace("HANDS", ", hand_over: warm"), "company": BUSY},
    "one record": {"touchpoints": PASSED_ON.replace("HANDS", ""), "company": BUSY + "record: shared\n"},
    "notes": {
        "touchpoints": PASSED_ON.replace("HANDS", ""),
        "company": changed(
            BUSY, (TEAMS, "support: {label: Customer care, hands_over: {notes: [account_number]}, remembers: case}")
        ),
    },
    "people who forget when they have handed over": {
        "touchpoints": PASSED_ON.replace("HANDS", ""),
        "company": changed(BUSY, (TEAMS, "support: {label: Customer care, remembers: conversation}")),
    },
    "an office that closes": {"touchpoints": PASSED_ON.replace("HANDS", ""), "company": CLOSING},
    "a queue that lets go": {
        "touchpoints": "welcome: {queue: support, at_most: 40s, then: done}\n",
        "company": BUSY,
        "more": "callers: {redial: 0.9}\n",
    },
    "a queue that nobody answers": {
        "touchpoints": "welcome: {queue: support, then: done}\n",
        "company": changed(COMPANY, ("agents: 13, patience: 20m", "agents: 0, patience: 9h")),
    },
    "calls that are dropped": {
        "touchpoints": "welcome: {team: ivr, menu: Press 1., press: {1: click}}\nclick: {team: ivr, drop: A click.}\n",
        "more": "callers: {redial: 0.7, comes_back: 0.8}\n",
    },
    "a voicemail box": {
        "touchpoints": """\
        welcome: {team: support, voicemail: {greeting: Leave a message., about: story, rings: 4}, then: full}
        full: {team: support, voicemail: {greeting: Hello., state: full, rings: 2}, failed: absent}
        absent: {team: support, voicemail: {greeting: Hello., state: absent, rings: 2}, failed: done}
        """,
    },
    "a promise, an owner, a number that changes": {
        "touchpoints": """\
        welcome: {team: support, talk: [{agent: Good day.}, {promise: ring_back, say: We shall ring.},
          {owner: I shall see to it.}, {add: {tries: 1}}], then: days}
        days: {wait: {for: 3 days, say: You wait.}, instead: {ring: {go: welcome, when: tries < 3}, chase: {go: asks}}, then: [{when: kept(ring_back), go: done}, {go: gone}]}
        asks: {team: support, talk: [{chase: ring_back}, {agent: It is on its way.}], then: days}
        rings: {team: support, talk: [{agent: Here we are.}, {hold: 9s}]}
        """,
        "company": COMPANY
        + "promises: {ring_back: {what: Ring back, by: support, due: 1 day, kept: {share: 0.5, walker: true}, when_kept: rings}}\n",
        "more": "variables: {tries: {to: 5}}\n",
    },
    "one team, several people": {
        "touchpoints": """\
        welcome: {team: support, talk: [{ask: {fact: story}}, {ask: {fact: account_number}}], then: line}
        line: {queue: support, then: colleague}
        colleague: {team: support, talk: [{ask: {fact: story}}, {ask: {fact: account_number}}], then: first}
        first: {team: support, same_as: welcome, talk: [{ask: {fact: story}}, {ask: {fact: postcode}}], then: again}
        again: {queue: support, then: third}
        third: {team: support, talk: [{ask: {fact: postcode}}, {ask: {fact: story}}], then: done}
        """,
        "company": changed(BUSY, (TEAMS, "support: {label: Customer care, remembers: conversation}")),
    },
    "what is handed over to oneself": {
        "touchpoints": """\
        welcome: {team: support, talk: [{ask: {fact: story}}], then: {go: more, hand_over: warm}}
        more: {team: support, talk: [{agent: One thing more.}], then: faults}
        faults: {team: faults, talk: [{ask: {fact: story}}], then: done}
        """,
    },
    "what was heard": {
        "touchpoints": """\
        welcome: {team: support, talk: [{ask: {fact: story, hears: {moving: [move], other: [else]}}},
          {agent: So you are moving., when: heard(moving)}, {agent: And what else is there?, when: heard(other)}], then: done}
        """,
    },
    "two lines": {
        "touchpoints": """\
        welcome: {team: ivr, drop: Please ring our other number., then: well}
        well: {choose: Well?, options: {ring: {go: second}, leave: {go: gone}}}
        second: {team: ivr, menu: Press 1., press: {1: click}}
        click: {team: ivr, drop: A click.}
        """,
        "company": changed(COMPANY, ("customer_line: welcome", "customer_line: welcome, other_line: second")),
        "more": "callers: {redial: 0.8}\n",
    },
    "letters": made(LETTERS),
    "a letter after which something else is decided": made(LETTERS)
    | {
        "touchpoints": """\
        write: {team: letters, channel: letter, write: {fact: story, say: Write to Meridian.},
          answers: {answer: {after: 3 working days, go: answer}}, then: weeks}
        weeks: {wait: {for: 3 weeks}, then: by_phone}
        answer: {team: letters, channel: letter, read: Dear customer., then: well}
        well: {choose: Well?, options: {ring: {go: talk}, leave: {go: gone}}, usually: {ring: 0.8, leave: 0.2}}
        talk: {team: support, talk: [{agent: Hello.}, {hold: 8s}]}
        by_phone: {queue: support, then: done}
        """,
    },
    "a counter that is left": made(COUNTER)
    | {
        "touchpoints": """\
        go_there: {team: shop, visit: {travel: 25m}, then: counter, closed: {say: The shop is closed., then: done}}
        counter: {team: shop, channel: in person, talk: [{agent: Good day.}], then: dark}
        dark: {team: shop, channel: in person, drop: The lights go out.}
        by_phone: {queue: support, then: done}
        """,
        "more": "callers: {redial: 0.2, comes_back: 0.9}\n",
    },
    "emails": made(EMAILS),
    "a chat": made(CHAT),
    "a post": made(POST),
    "a counter": made(COUNTER),
}


@cache
def source(path: Path) -> Source:
    return source_of(load(path))


@cache
def persona(path: Path) -> Persona:
    return make_persona(source(path).scenario, 1)


def under(path: Path, settings: Settings) -> Engine:
    return Engine(lower(source(path).under(settings), settings), persona(path))


def of_the_engine(made: Engine, caller: int) -> Tally:
    walk = made.walk(SEED, caller)
    Caller(made, SEED, caller).goes(walk)
    return Tallying(made.program).of(walk)


def holds(made: Engine, callers: int) -> None:
    tally = compiled(made)
    for caller in range(1, callers + 1):
        assert tally(SEED, caller) == of_the_engine(made, caller), f"caller {caller}"


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
@pytest.mark.parametrize("twin", [False, True], ids=["as it is", "twin"])
def test_every_tally_is_the_engines(path: Path, twin: bool) -> None:
    holds(under(path, source(path).scenario.twin if twin else {}), 150)


@pytest.mark.parametrize("path", LARGEST, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_tally_is_the_engines_under_each_policy_alone(path: Path) -> None:
    for name, (_, policy) in policies_of(source(path).scenario).items():
        for value in values_of(policy):
            holds(under(path, {name: value}), 60)


@pytest.mark.parametrize("name", SMALL)
def test_every_tally_is_the_engines_on_a_small_journey(name: str) -> None:
    holds(engine(**SMALL[name]), 300)


def test_the_small_journeys_have_every_operation_there_is() -> None:
    there = {type(op) for small in SMALL.values() for op in engine(**small).program.ops}
    assert there == set(get_args(Op))


ROUND = (
    "welcome: {team: ivr, announce: One moment., then: again}\nagain: {team: ivr, announce: Still., then: welcome}\n"
)
CIRCLE = """\
welcome: {team: ivr, announce: Hello., then: here}
here: {choose: Well?, options: {on: {go: there}, stop: {go: done}}, usually: {on: 1, stop: 0}}
there: {choose: Well?, options: {on: {go: here}, stop: {go: done}}, usually: {on: 1, stop: 0}}
"""


@pytest.mark.parametrize("places", [ROUND, CIRCLE], ids=["without an end", "in a circle, in no time"])
def test_whoever_only_goes_round_is_left_to_the_engine(places: str) -> None:
    holds(engine(places), 2)


def test_hardly_anybody_is_left_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    left: list[int] = []
    monkeypatch.setattr(Caller, "goes", lambda self, _: left.append(self.caller))
    for path in JOURNEYS:
        tally = compiled(under(path, {}))
        for caller in range(1, 201):
            tally(SEED, caller)
    assert len(left) <= len(JOURNEYS)


@pytest.mark.parametrize("path", JOURNEYS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_walk_takes_more_steps_than_is_reckoned_with(path: Path) -> None:
    made = under(path, {})
    for caller in range(1, 101):
        one, walk = Caller(made, SEED, caller), made.walk(SEED, caller)
        one.goes(walk)
        assert one.steps <= Length(made.program).of(walk)


@given(
    st.integers(-(2**70), 2**70),
    st.integers(0, 2**64),
    st.lists(
        st.tuples(st.text("abc_"), st.sampled_from(["wait", "patience", "decision 0", "decision 17"])), min_size=1
    ),
    st.integers(1, 2**20),
)
def test_draws_side_by_side_are_the_draws_one_by_one(
    seed: int, caller: int, lanes: list[tuple[str, str]], visit: int
) -> None:
    together = Lanes([(stable_key(place), stable_key(purpose)) for place, purpose in lanes])
    drawn = together.draws(together.at_places(chances_of(seed, caller)), visit)
    assert drawn == [uniform(seed, caller, place, visit, purpose) for place, purpose in lanes]


def test_a_sample_keeps_the_tallies_of_the_walks_it_can_show_again() -> None:
    sample = Sample(engine(**SMALL["nobody hands anything over"]), SEED)
    sample.grow(25)
    tallying = Tallying(sample.engine.program)
    assert [tallying.of(sample.walk_of(tally.caller)[0]) for tally in sample.tallies] == sample.tallies
