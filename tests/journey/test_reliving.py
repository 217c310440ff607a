"""Inputs are kept with their place, so that a walk can be lived again: exactly against the same scenario, and against an
edited one as far as the places hold. It is never silently another journey.
"""

import json
from collections.abc import Sequence

import pytest
from building import ANN, COMPANY, HEAD, NUMBER, asked, begin, came_to, changed, cost, engine, gave, here, until

from walkshoes.journey.engine import Engine
from walkshoes.journey.events import Code
from walkshoes.journey.inputs import NOT_OFFERED, Input, Kind
from walkshoes.journey.reliving import Diverged, replay
from walkshoes.journey.walk import Values, Walk

SECOND = 1_000
PLACES = """\
welcome: {team: ivr, announce: Welcome to Meridian. Please listen carefully., then: menu}
menu:
  team: ivr
  menu: For your bill, press 1. For anything else, press 2.
  press: {1: bill, 2: identify}
bill: {team: ivr, announce: Your bill is on its way., then: menu}
identify: {team: ivr, collect: {fact: account_number, say: Key your number.}, then: line}
line: {queue: support, every: {60s: Please wait.}, then: agent}
agent:
  team: support
  talk:
    - agent: Good day, this is {agent}.
    - ask: {fact: account_number, say: Your number?}
    - ask: {fact: story, say: What happened?}
  then: decide
decide: {choose: And now?, options: {stay: done, leave: gone}}
"""


def lived(made: Engine | None = None) -> tuple[Walk, list[Input]]:
    """A walk with about everything a person does, and what they did."""
    walk = (made or engine(PLACES)).walk(seed=3)
    walk.advance(8 * SECOND)
    inputs = [gave(walk, Input(Kind.REACT, number=1))]
    until(walk, "menu")
    walk.advance(walk.now + SECOND)
    inputs.append(gave(walk, Input(Kind.PRESS, "9")))
    inputs.append(gave(asked(walk), Input(Kind.PRESS, "1")))
    inputs.append(gave(asked(walk), Input(Kind.PRESS, "2")))
    until(walk, lambda walk: Code.NO_INPUT in [code for _, code, _, _, _ in walk.events])
    asked(walk)
    for value in ("7734", NUMBER):
        asked(walk)
        inputs.append(gave(walk, Input(Kind.BEGIN)))
        walk.advance(walk.now + 4 * SECOND)
        inputs.append(gave(walk, Input(Kind.KEY, value)))
    walk.advance(walk.now + 20 * SECOND)
    inputs.append(gave(walk, Input(Kind.REACT, number=-2, words=3)))
    inputs.append(gave(walk, Input(Kind.END_WAIT, by="facilitator")))
    until(walk, "agent")
    inputs.append(gave(asked(walk), Input(Kind.KEY, NUMBER)))
    inputs.append(gave(asked(walk), Input(Kind.BEGIN)))
    walk.advance(walk.now + 30 * SECOND)
    inputs.append(gave(walk, Input(Kind.HANG_UP)))
    walk.advance(walk.now + 5 * SECOND)
    inputs.append(gave(walk, Input(Kind.CHOOSE, "ring_again")))
    until(walk, "menu")
    inputs.append(gave(walk, Input(Kind.HANG_UP)))
    inputs.append(gave(walk, Input(Kind.DIAL, "customer_line")))
    walk.advance(walk.now + 10 * SECOND)
    return walk, inputs


def drawn(walk: Walk) -> Values:
    """The draws of a walk, as a record holds them."""
    visits: dict[int, int] = {}
    values = {}
    for _, code, place, x, _ in walk.events:
        if code == Code.ENTERED:
            visits[place] = x
        elif code == Code.DREW:
            values[walk.engine.program.places[place].name, visits[place], "wait"] = x
    return values


HEAD_WITH_ORDER = HEAD.replace("start:", "    order_number: {label: order number, value: '55 12'}\nstart:")
"""A second number that can be keyed, for the edit that asks for another one."""


def again(places: str, inputs: Sequence[Input], values: Values | None = None, company: str = COMPANY) -> Walk:
    return replay(engine(places, company, head=HEAD_WITH_ORDER), inputs, seed=3, values=values)


def names(walk: Walk) -> list[tuple[str, str]]:
    """What happened where, without when."""
    timeless = (Code.SAID, Code.CUT, Code.POSITION, Code.MINUTE)
    return [
        (Code(code).name, walk.engine.program.places[place].name)
        for _, code, place, _, _ in walk.events
        if code not in timeless
    ]


# the same scenario


def test_against_the_same_scenario_a_walk_is_lived_again_to_the_millisecond() -> None:
    walk, inputs = lived()
    same = replay(walk.engine, inputs, seed=3, reached_ms=walk.now)
    assert same.events == walk.events
    assert (same.now, same.where) == (walk.now, walk.where)


def test_every_beginning_of_a_walk_can_be_lived_again() -> None:
    walk, inputs = lived()
    for count in range(len(inputs) + 1):
        part = replay(walk.engine, inputs[:count], seed=3)
        assert part.events == walk.events[: len(part.events)]


def test_a_walk_taken_up_again_goes_on_from_the_very_moment() -> None:
    walk, inputs = lived()
    resumed = replay(walk.engine, inputs, seed=3, reached_ms=walk.now + 1_234)
    walk.advance(walk.now + 1_234)
    assert (resumed.now, resumed.events) == (walk.now, walk.events)


def test_the_draws_of_the_record_rule_over_the_seed() -> None:
    walk, inputs = lived()
    other = replay(walk.engine, inputs, seed=99, values=drawn(walk), reached_ms=walk.now)
    assert names(other) == names(walk)
    assert other.now == walk.now


def test_an_input_knows_its_place_and_what_it_answers() -> None:
    _, inputs = lived()
    react, wrong, bill, identify, begin_, key = inputs[:6]
    assert (react.place, react.visit, react.since_ms, react.at_ms) == ("welcome", 1, 2 * SECOND, 8 * SECOND)
    assert (wrong.place, wrong.about, wrong.slips) == ("menu", NOT_OFFERED, 0)
    assert (bill.about, bill.slips) == ("bill", 1)
    assert (identify.visit, identify.about, identify.slips) == (2, "identify", 0)
    assert (begin_.about, key.about, key.slips) == ("account_number", "account_number", 1)


def test_an_input_is_kept_and_read_again() -> None:
    for made in lived()[1]:
        assert Input.from_json(json.loads(json.dumps(made.as_json()))) == made


def test_an_input_of_an_older_record_is_read_and_lived_by_its_moment() -> None:
    walk, inputs = lived()
    older = [
        Input.from_json({name: value for name, value in made.as_json().items() if name not in ("about", "slips")})
        for made in inputs
    ]
    assert older[1].slips == -1
    assert replay(walk.engine, older, seed=3, reached_ms=walk.now).events == walk.events


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "shout"},
        {"kind": "press", "value": 1},
        {"kind": "react", "number": "1"},
        {"kind": "press", "since_ms": 1.5},
        {"kind": "press", "place": None},
    ],
)
def test_what_is_no_input_is_refused(data: dict[str, object]) -> None:
    with pytest.raises((ValueError, KeyError)):
        Input.from_json(data)


# an edited scenario: still the same

SAME = {
    "a line reworded, longer": (
        "Please listen carefully.",
        "Please listen very carefully indeed since everything is new here.",
    ),
    "a line reworded, shorter": ("Welcome to Meridian. Please listen carefully.", "Hello."),
    "a menu reworded, longer": ("For your bill, press 1.", "For your bill, or for anything to do with money, press 1."),
    "a menu reworded, shorter": ("For your bill, press 1. For anything else, press 2.", "Press 1 or 2."),
    "a question reworded, longer": (
        "say: Key your number.",
        "say: Key the whole of your long number with all its digits.",
    ),
    "an agent's words, longer": (
        "Good day, this is {agent}.",
        "Good day and thank you ever so much for calling us, this is {agent}.",
    ),
    "an agent's words, shorter": ("Good day, this is {agent}.", "It is {agent}."),
    "a line of conversation before": ("    - agent: Good day", "    - agent: You are through.\n    - agent: Good day"),
    "a touchpoint before": (
        "then: menu}\nmenu:",
        "then: news}\nnews: {team: ivr, announce: We have moved., then: menu}\nmenu:",
    ),
    "an option at the end": ("2: identify}", "2: identify, 3: done}"),
    "an option above": ("{1: bill, 2: identify}", "{1: done, 2: bill, 3: identify}"),
    "options the other way round": ("{1: bill, 2: identify}", "{1: identify, 2: bill}"),
    "an option of a choice above": ("{stay: done", "{think: decide, stay: done"),
    "more patience": ("say: Key your number.}", "say: Key your number., first_digit: 9s, tries: 9}"),
    "an announcement in the queue": ("{60s: Please wait.}", "{60s: Please wait., 45s: Still here?}"),
}


@pytest.mark.parametrize("edit", SAME)
def test_the_place_rules_under_an_edit(edit: str) -> None:
    walk, inputs = lived()
    before = replay(walk.engine, inputs, seed=3)
    after = again(changed(PLACES, SAME[edit]), inputs, drawn(walk))
    assert [(what, place) for what, place in names(after) if place != "news"] == names(before)
    assert (cost(after).digits_keyed, cost(after).words_told) == (cost(before).digits_keyed, cost(before).words_told)


def test_an_input_comes_as_long_after_its_visit_began_as_it_did() -> None:
    walk, inputs = lived()
    longer = again(changed(PLACES, SAME["a touchpoint before"]), inputs, drawn(walk))
    assert happened_at(longer, Code.PRESSED)[0] - happened_at(walk, Code.PRESSED)[0] == 3 * 400


def test_a_reaction_stays_with_its_touchpoint_though_that_is_over_sooner() -> None:
    walk, inputs = lived()
    shorter = again(changed(PLACES, SAME["a line reworded, shorter"]), inputs, drawn(walk))
    places = [
        shorter.engine.program.places[place].name for _, code, place, _, _ in shorter.events if code == Code.REACTED
    ]
    assert places == ["welcome", "line"]


def happened_at(walk: Walk, code: Code) -> list[int]:
    return [at for at, one, _, _, _ in walk.events if one == code]


def renamed(*, recorded: bool) -> str:
    places = PLACES.replace("then: menu}", "then: first_menu}")
    return places.replace("menu:\n", "first_menu:\n  was: [menu]\n" if recorded else "first_menu:\n", 1)


def test_a_recorded_renaming_is_followed() -> None:
    walk, inputs = lived()
    after = again(renamed(recorded=True), inputs, drawn(walk))
    assert [(what, place.replace("first_menu", "menu")) for what, place in names(after)] == names(
        replay(walk.engine, inputs, seed=3)
    )


def test_a_renamed_touchpoint_that_a_key_leads_to_is_followed() -> None:
    walk, inputs = lived()
    places = PLACES.replace("1: bill,", "1: by_text,").replace("bill: {team: ivr,", "by_text: {team: ivr, was: [bill],")
    assert came_to(again(places, inputs, drawn(walk)))[:4] == ["welcome", "menu", "by_text", "menu"]


def test_a_renamed_queue_keeps_the_wait_that_was_drawn() -> None:
    walk, inputs = lived()
    places = PLACES.replace("then: line}", "then: queue}").replace(
        "line: {queue: support,", "queue: {queue: support, was: [line],"
    )
    after = again(places, inputs, drawn(walk))
    assert happened_at(after, Code.ANSWERED) == happened_at(walk, Code.ANSWERED)


# an edited scenario: another journey, and never silently

ANOTHER = {
    # the edit → the input that no longer fits, and where it was
    "renamed without a word": (("menu:\n  team", "first_menu:\n  team"), "press", "menu"),
    "an option taken away": (("{1: bill, 2: identify}", "{2: identify}"), "press", "menu"),
    "an option that leads elsewhere": (("{1: bill,", "{1: welcome,"), "press", "menu"),
    "a key that was not offered then": (("2: identify}", "2: identify, 9: done}"), "press", "menu"),
    "a question taken away": (("    - ask: {fact: account_number, say: Your number?}\n", ""), "key", "agent"),
    "another question before": (
        ("    - ask: {fact: account_number", "    - ask: {fact: postcode}\n    - ask: {fact: account_number"),
        "key",
        "agent",
    ),
    "another number": (("collect: {fact: account_number", "collect: {fact: order_number"), "begin", "identify"),
    "no hurry any more": (
        ("say: Key your number.}", "say: Key your number., nothing: Hm., tries: 1, failed: done}"),
        "begin",
        "identify",
    ),
    "no queue any more": (("then: line}", "then: agent}"), "react", "line"),
    "no choice any more": (("then: decide\n", "then: done\n"), "", ""),
}


def edited(edit: str) -> str:
    (old, new), _, _ = ANOTHER[edit]
    places = changed(PLACES, (old, new))
    return places.replace("then: menu}", "then: first_menu}") if "first_menu" in new else places


@pytest.mark.parametrize("edit", [edit for edit, (_, kind, _) in ANOTHER.items() if kind])
def test_where_an_edit_makes_another_journey_the_input_that_no_longer_fits_is_named(edit: str) -> None:
    walk, inputs = lived()
    _, kind, place = ANOTHER[edit]
    with pytest.raises(Diverged, match=f"no longer comes to `{place}`") as error:
        again(edited(edit), inputs, drawn(walk))
    assert (error.value.missed.kind, error.value.missed.place) == (kind, place)
    assert error.value.missed is inputs[error.value.done]
    assert names(error.value.walk)[:2] == names(walk)[:2]


def test_an_edit_beyond_the_last_input_is_of_no_matter() -> None:
    walk, inputs = lived()
    assert names(again(edited("no choice any more"), inputs, drawn(walk))) == names(replay(walk.engine, inputs, seed=3))


def test_what_one_company_record_spares_is_no_longer_asked() -> None:
    walk, inputs = lived()
    with pytest.raises(Diverged) as error:
        again(PLACES, inputs, drawn(walk), COMPANY + "record: shared\n")
    assert (error.value.missed.kind, error.value.missed.place) == (Kind.KEY, "agent")


def test_a_walk_that_cannot_come_to_a_place_says_so_and_does_not_wait_for_ever() -> None:
    walk = begin("welcome: {team: ivr, announce: Hello., then: welcome}\n")
    made = Input(Kind.PRESS, "1", place="done", visit=1)
    with pytest.raises(Diverged):
        replay(walk.engine, [made])


def test_to_look_ahead_leaves_a_walk_as_it_is() -> None:
    walk, _ = lived()
    before = (walk.now, list(walk.events), list(walk.visits), list(walk.slips), walk.where, walk.known)
    ahead = walk.fork()
    until(ahead, "menu")
    assert ahead.press("2")
    assert here(ahead) == "identify"
    assert (walk.now, walk.events, walk.visits, walk.slips, walk.where, walk.known) == before
    assert walk.engine.persona == ANN
