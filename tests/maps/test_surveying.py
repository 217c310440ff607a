"""The map says what the program does: its ways are the program's, and no others."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from building import COMPANY, source
from mapped import FILES, source_at

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.lowering import lower
from walkshoes.maps import Map, survey
from walkshoes.scenario.check import RESERVED

BOTH = [(path, twin) for path in FILES for twin in (False, True)]
IDS = [f"{path.stem}-{'good' if twin else 'bad'}" for path, twin in BOTH]


def leads(op: p.Op) -> Iterator[int]:
    """Where an operation may lead, the customer's hanging up and what comes by itself left out."""
    named = {field.name for field in fields(op)}
    for name in ("then", "otherwise", "known", "closed", "nobody"):
        if name in named:
            yield getattr(op, name)
    for name in ("no_input", "no_match", "wrong", "nothing"):
        if name in named and not (name in ("wrong", "nothing") and getattr(op, "unasked", False)):
            yield getattr(op, name).failed
    # An option that the settings rule out is in the program, and never offered.
    yield from (option.then for option in getattr(op, "options", ()) if option.guard != g.Constant(0))


def ways_of_the_program(program: p.Program) -> set[tuple[str, str]]:
    """Which touchpoint leads to which, read off the operations."""
    entrances = {number: op.place for number, op in enumerate(program.ops) if isinstance(op, p.Enter)}
    found = set()
    for entrance, place in entrances.items():
        ahead, seen = [program.ops[entrance].then], set()  # type: ignore[union-attr]
        while ahead:
            number = ahead.pop()
            if number < 0 or number in seen:
                continue
            seen.add(number)
            if number in entrances:
                found.add((program.places[place].name, program.places[entrances[number]].name))
            elif not _told(program, program.ops[number]):
                ahead += leads(program.ops[number])
            else:
                ahead.append(program.ops[number].then)  # type: ignore[union-attr]
    return {pair for pair in found if not set(pair) & set(RESERVED)}


def _told(program: p.Program, op: p.Op) -> bool:
    """A question that any words answer: it has no wrong answer."""
    return isinstance(op, p.Ask) and program.facts[op.fact].told


@pytest.mark.parametrize(("path", "twin"), BOTH, ids=IDS)
def test_the_ways_on_the_map_are_the_ways_of_the_program(path: Path, twin: bool) -> None:
    made = source_at(path)
    settings = made.scenario.twin if twin else {}
    scenario = made.under(settings)
    drawn = survey(scenario, settings)
    gone = {(name, way.to) for name, way in drawn.all_ways() if not way.comes}
    assert gone == ways_of_the_program(lower(scenario, settings))


@pytest.mark.parametrize(("path", "twin"), BOTH, ids=IDS)
def test_every_touchpoint_is_either_on_the_way_or_said_to_be_out_of_reach(path: Path, twin: bool) -> None:
    made = source_at(path)
    settings = made.scenario.twin if twin else {}
    drawn = survey(made.under(settings), settings)
    reached = [place.name for place in drawn.walked_through()]
    lost = [place.name for place in drawn.out_of_reach()]
    assert sorted(reached + lost) == sorted(made.scenario.touchpoints)


def ways(
    touchpoints: str, name: str, company: str = COMPANY, more: str = "", **settings: bool | int | str
) -> list[str]:
    """The ways from one touchpoint, as `words -> where`."""
    made = source(touchpoints, company, more)
    drawn = survey(made.under(settings), settings)
    place = drawn.by_name()[name]
    return [f"{way.words} {'~>' if way.comes else '->'} {place.where(way)}".strip() for way in place.ways]


def test_a_menu_says_its_keys_and_what_follows_silence() -> None:
    menu = """\
welcome: {team: ivr, menu: "Press.", press: {1: done, 2: {go: gone, label: Moving home}}, no_input: {tries: 2, then: gone}}
"""
    assert ways(menu, "welcome") == [
        "key 1 -> done",
        "key 2: Moving home -> gone",
        "no key 2 times -> gone",
        "a wrong key 3 times -> the contact is over",
    ]


def test_a_condition_is_said_in_plain_words() -> None:
    ivr = """\
welcome:
  team: ivr
  announce: Hello.
  then:
    - {when: times(welcome) >= 3 and not told(story), go: done}
    - {when: not (open(faults) or times(welcome) == 0), go: gone}
    - {go: done}
"""
    assert ways(ivr, "welcome") == [
        "if the number of times at welcome is at least 3 and you have not yet given: what has happened -> done",
        "if Faults is closed and you have been at welcome -> gone",
        "otherwise -> done",
    ]


POLICY = COMPANY + "policies:\n  short: {label: A short way, sets: {}}\n"
SETTLED = """\
welcome: {team: ivr, announce: Hello., then: [{when: policy(short), go: done}, {go: gone}]}
"""


def test_what_a_policy_decides_is_no_condition_any_more() -> None:
    assert ways(SETTLED, "welcome", POLICY) == ["-> gone"]
    assert ways(SETTLED, "welcome", POLICY, short=True) == ["-> done"]


REQUEST = """\
welcome: {team: support, talk: [{request: engineer, done: {then: done}, cannot: {say: No.}}, {agent: Bye.}], then: gone}
"""


def test_what_a_team_may_decides_where_a_request_leads() -> None:
    allowed = COMPANY + "policies:\n  may: {label: They may, sets: {teams.support.may: [engineer]}}\n"
    assert ways(REQUEST, "welcome", allowed) == ["-> gone"]
    assert ways(REQUEST, "welcome", allowed, may=True) == ["engineer granted -> done"]


def test_what_comes_by_itself_is_told_apart_from_what_is_gone_to() -> None:
    letters = """\
welcome: {team: ivr, announce: Hello., then: to_them}
to_them:
  team: support
  channel: letter
  write: {fact: story}
  answers: {reply: {after: 10 working days, go: letter_back}, never_sent: {after: 1 day, go: gone, kept: false}}
  then: weeks
weeks: {wait: {for: 3 weeks}, then: gone}
letter_back: {team: support, channel: letter, read: Thank you.}
"""
    assert ways(letters, "to_them") == ["-> weeks", "comes after 10 working days ~> letter_back"]
    assert ways(letters, "letter_back") == ["-> you go on waiting"]


def test_a_promise_leads_where_it_is_kept_or_broken() -> None:
    company = (
        COMPANY
        + """\
promises: {ring: {what: We ring, by: faults, due: 2h, kept: {share: 0.4, walker: false}, when_kept: done, when_broken: gone}}
"""
    )
    talk = """\
welcome: {team: support, talk: [{promise: ring}], then: home}
home: {wait: {for: 3h}, then: gone}
"""
    assert ways(talk, "welcome", company) == [
        "the promise is kept after 2 hours ~> done",
        "the promise is broken, due after 2 hours ~> gone",
        "-> home",
    ]


def takes(touchpoint: str, company: str = COMPANY) -> str:
    made = source(f"welcome: {touchpoint}\n", company)
    place = survey(made.scenario).by_name()["welcome"]
    return place.takes


@pytest.mark.parametrize(
    ("touchpoint", "long"),
    [
        ("{team: ivr, announce: one two three four five six seven eight nine ten., then: done}", "4 seconds"),
        ("{team: ivr, hold: {for: 90s}, then: done}", "2 minutes"),
        ("{wait: {for: 3 weeks}, then: done}", "3 weeks on the calendar"),
        ('{wait: {until: "2026-03-04 09:00"}, then: done}', "until 4 March 2026, 09:00"),
        ("{team: faults, visit: {travel: 25m}, then: done}", "25 minutes on the way"),
        ("{choose: And now?, options: {on: done}}", ""),
    ],
)
def test_a_place_says_how_long_it_takes_where_that_is_known(touchpoint: str, long: str) -> None:
    assert takes(touchpoint) == long


def test_a_queue_that_nobody_answers_says_so() -> None:
    nobody = COMPANY.replace("agents: 13", "agents: 0")
    assert takes("{queue: support, then: done}", nobody) == "nobody answers"


def test_the_lines_that_can_be_rung_besides_are_doors() -> None:
    company = COMPANY.replace("{customer_line: welcome}", "{customer_line: welcome, other: done}")
    drawn: Map = survey(source("welcome: {team: ivr, announce: Hello., then: gone}\n", company).scenario)
    assert [(door.words, door.to) for door in drawn.doors] == [("you ring Meridian: other", "done")]
    assert "done" in [place.name for place in drawn.walked_through()]
