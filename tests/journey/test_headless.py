"""A walk from a file of inputs: one JSON object a line, no clock and no screen."""

import json

import pytest
from building import COMPANY, NUMBER, RINGING, WORD, cost, engine, here, said
from hypothesis import given
from hypothesis import strategies as st

from walkshoes.journey.clock import BEFORE_PRESS_MS
from walkshoes.journey.events import Code
from walkshoes.journey.headless import Header, NotAccepted, NotUnderstood, Played, play, read_inputs
from walkshoes.journey.inputs import Kind
from walkshoes.journey.reliving import replay
from walkshoes.scenario.callers import DIGIT_MS

SECOND = 1_000
PLACES = """\
welcome: {team: ivr, announce: Welcome to Meridian., then: menu}
menu: {team: ivr, menu: "For faults, press 1.", press: {1: identify}, no_input: {tries: 9}}
identify: {team: ivr, collect: {fact: account_number, say: Key your number.}, then: line}
line: {queue: support, then: agent}
agent: {team: support, talk: [{ask: {fact: story, hears: {refund: [money back]}}}], then: letter}
letter: {team: faults, channel: letter, read: "Dear Ann. One two three four five six.", then: reply}
reply: {team: faults, channel: letter, write: {fact: story}, then: decide}
decide: {choose: And now?, options: {stay: done}}
"""
ALL = """\
{"scenario": "small", "seed": 4}
# by the telephone
{"press": 1}
{"key": {"fact": "account_number"}}
{"react": -2, "words": "not again"}
{"end_wait": true}
{"tell": "I would like my money back"}

{"read": true}
{"tell": 80}
{"choose": "stay"}
"""


def played(*lines: object, seed: int = 1, places: str = PLACES) -> Played:
    _, read = read_inputs("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return play(engine(places), read, seed)


def test_a_whole_walk_can_be_written_down() -> None:
    header, lines = read_inputs(ALL)
    assert header == Header("small", 4)
    walk = play(engine(PLACES), lines, 4).walk
    assert walk.ended
    made = cost(walk)
    assert (made.digits_keyed, made.words_told, made.reactions, made.resolved) == (12, 6 + 80, 1, True)


def test_the_same_file_is_the_same_walk() -> None:
    _, lines = read_inputs(ALL)
    first, second = play(engine(PLACES), lines, 4), play(engine(PLACES), lines, 4)
    assert first.walk.events == second.walk.events
    assert first.inputs == second.inputs


def test_the_inputs_it_took_live_the_walk_again() -> None:
    _, lines = read_inputs(ALL)
    walk = play(engine(PLACES), lines, 4)
    same = replay(walk.walk.engine, walk.inputs, seed=4, reached_ms=walk.walk.now)
    assert same.events == walk.walk.events


def test_the_words_stay_beside_their_input() -> None:
    _, lines = read_inputs(ALL)
    walk = play(engine(PLACES), lines, 4)
    kept = [(made.kind, words) for made, words in zip(walk.inputs, walk.words, strict=True) if words]
    assert kept == [(Kind.REACT, "not again"), (Kind.TELL, "I would like my money back")]
    told = next(made for made in walk.inputs if made.kind == Kind.TELL)
    assert (told.value, told.number) == ("refund", 6)


def test_a_synthetic_customer_needs_time() -> None:
    walk = played(
        {"press": 1},
        {"key": NUMBER + "#"},
        {"end_wait": True},
        {"tell": 150},
        {"read": True},
        {"tell": 40},
        {"choose": "stay"},
    )
    made = cost(walk.walk)
    assert made.minutes_ms["keying"] == 12 * DIGIT_MS
    assert made.minutes_ms["telling"] == 60 * SECOND
    assert made.minutes_ms["reading"] == 8 * 60 * SECOND // 240
    assert made.minutes_ms["writing"] == 60 * SECOND
    assert made.minutes_ms["deciding"] == 0


def test_a_number_without_the_hash_key_ends_with_the_silence_after_it() -> None:
    with_hash, without = (played({"press": 1}, {"key": number}).walk for number in (NUMBER + "#", NUMBER))
    assert cost(without).minutes_ms["keying"] - cost(with_hash).minutes_ms["keying"] == 5 * SECOND


def test_how_long_it_takes_can_be_stated() -> None:
    walk = played({"press": 1}, {"key": NUMBER, "takes": 9_000}).walk
    assert cost(walk).minutes_ms["keying"] == 9_000 + 5 * SECOND


def test_without_a_moment_it_is_done_when_the_voice_has_finished() -> None:
    assert (
        cost(played({"press": 1}, {"hang_up": True}).walk).minutes_ms["menus"] == 3 * WORD + DIGIT_MS + BEFORE_PRESS_MS
    )


def test_at_a_moment_it_is_done_even_while_the_voice_speaks() -> None:
    pressed = played({"press": 1, "at": 700}).inputs[0]
    assert (pressed.place, pressed.since_ms, pressed.at_ms) == ("menu", 700, RINGING + 3 * WORD + 700)


def test_hanging_up_at_a_moment_of_the_visit() -> None:
    walk = played({"hang_up": True, "at": 500}).walk
    assert (here(walk), walk.now) == ("after_the_call", 500)


def test_reading_happens_by_itself_where_the_line_is_left_out() -> None:
    walk = played({"press": 1}, {"key": NUMBER}, {"tell": 3}, {"tell": 4}, {"choose": "stay"}).walk
    assert walk.ended
    assert cost(walk).minutes_ms["reading"] > 0


def test_one_may_wait_for_a_touchpoint() -> None:
    walk = played({"press": 1}, {"key": NUMBER}, {"wait_until": "agent"}, {"hang_up": True, "at": 100}).walk
    assert here(walk) == "after_the_call"


def test_a_touchpoint_one_comes_to_at_once_need_not_be_waited_for() -> None:
    places = (
        PLACES.replace("press: {1: identify}", "press: {1: nobody_waits}")
        + "nobody_waits: {queue: idle, then: agent}\n"
    )
    idle = COMPANY + "  idle: {calls_per_hour: 0, handling_time: 6m, agents: 1, team: support}\n"
    _, lines = read_inputs('{"press": 1}\n{"wait_until": "agent"}\n{"hang_up": true}')
    walk = play(engine(places, idle), lines).walk
    assert here(walk) == "after_the_call"


def test_when_the_inputs_run_out_the_walk_goes_on_until_the_customer_would_have_to_act() -> None:
    walk = played({"press": 1}).walk
    assert not walk.ended
    assert said(walk)[-1] == "Key your number."


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([{"key": NUMBER}], "line 1: key is not possible at `menu`; it waits for a key (press)"),
        ([{"press": 1}, {"tell": 3}], "line 2: tell is not possible at `identify`; it waits for a fact (key)"),
        ([{"press": 1}, {"key": {"fact": "shoe_size"}}], "line 2: the customer has no shoe_size to key"),
        ([{"choose": "stay"}], "line 1: choose is not possible at `menu`"),
        (
            [{"hang_up": True}, {"choose": "giveup"}],
            "line 2: there is no `giveup` to choose at `after_the_call`; there are: ",
        ),
        ([{"hang_up": True}, {"choose": "giveup"}], "give_up"),
        ([{"wait_until": "nowhere"}], "line 1: there is no touchpoint `nowhere`"),
        ([{"wait_until": "decide"}], "line 1: the walk does not come to `decide` by waiting"),
        ([{"end_wait": True}], "line 1: end_wait is not possible at `welcome`"),
        (
            [{"press": 1}, {"key": NUMBER}, {"end_wait": True, "by": "customer"}],
            "line 3: end_wait is not possible at `line`",
        ),
        (
            [{"hang_up": True}, {"choose": "give_up"}, {"hang_up": True}],
            "line 3: hang_up is not possible at `gave_up`; it waits for nothing more",
        ),
    ],
)
def test_what_cannot_be_done_is_answered_with_the_line_and_what_the_walk_waits_for(
    lines: list[object], words: str
) -> None:
    with pytest.raises(NotAccepted) as error:
        played(*lines)
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("press 1", "line 1 is not a JSON object; write for example"),
        ("[1]", "line 1 is not a JSON object"),
        ('{"press": 1, "key": 2}', "line 1: say exactly one thing to do"),
        ("{}", "line 1: say exactly one thing to do"),
        ('{"shout": 1}', "line 1: `shout` is not known; known are allow, at, begin, by, choose"),
        ('{"react": 3}', "line 1: a feeling is a whole number from -2 to 2"),
        ('{"react": true}', "line 1: a feeling is a whole number"),
        ('{"tell": 0}', "line 1: tell needs words"),
        ('{"tell": " "}', "line 1: tell needs words"),
        ('{"tell": true}', "line 1: tell needs words"),
        ('{"press": 1, "at": -1}', "line 1: `at` is a whole number of milliseconds"),
        ('{"press": 1, "takes": 1.5}', "line 1: `takes` is a whole number of milliseconds"),
        ('{"press": 1, "at": true}', "line 1: `at` is a whole number of milliseconds"),
        ('{"seed": "one"}', "line 1: policies and persona are objects, seed is a whole number"),
        ('{"seed": true}', "seed is a whole number"),
        ('{"policies": []}', "policies and persona are objects"),
        ('{"persona": "Ann"}', "policies and persona are objects"),
        ('{"persona": {"facts": "Ann"}}', "line 1: a persona has a name, and facts and agents by name"),
        ('{"persona": {"seed": "x"}}', "line 1: the seed of a persona is a whole number"),
        ('{"press": 1}\n{"seed": 1}', "line 2: `seed` is not known"),
        ("[" * 100_000, "line 1 is not a JSON object"),
    ],
)
def test_a_line_that_says_nothing_that_can_be_done_is_named(line: str, words: str) -> None:
    with pytest.raises(NotUnderstood) as error:
        read_inputs(line)
    assert words in str(error.value)


def test_a_file_of_another_editor_is_read_as_well() -> None:
    header, lines = read_inputs('\ufeff{"seed": 2}\r\n\r\n{"tell": "one\u2028two"}\r\n')
    assert header.seed == 2
    assert [(line.number, line.words) for line in lines] == [(3, "one\ntwo")]


@given(
    st.text(max_size=200)
    | st.dictionaries(
        st.sampled_from(["press", "key", "tell", "at", "persona", "seed", "policies"]),
        st.none() | st.booleans() | st.integers() | st.text() | st.dictionaries(st.text(), st.integers()),
        max_size=3,
    ).map(json.dumps)
)
def test_any_file_is_inputs_or_a_sentence(text: str) -> None:
    try:
        read_inputs(text)
    except NotUnderstood as error:
        assert str(error).startswith("line ")


def test_a_line_can_say_in_which_visit_of_a_touchpoint_it_is_done() -> None:
    places = PLACES.replace("no_input: {tries: 9}", "no_input: {tries: 2, then: welcome}")
    walk = played({"press": "1", "in": "menu", "visit": 2, "at": 700}, places=places).walk
    (pressed,) = [at for at, code, _, _, _ in walk.events if code == Code.PRESSED]
    entered = [at for at, code, place, _, _ in walk.events if code == Code.ENTERED and place == 1]
    assert len(entered) == 2
    assert pressed == entered[1] + 700


def test_a_line_at_a_visit_the_walk_does_not_come_to_is_not_accepted() -> None:
    with pytest.raises(NotAccepted, match="line 1: the walk does not come to `menu`, visit 2"):
        played({"press": "1", "in": "menu", "visit": 2})


@pytest.mark.parametrize(
    "line",
    [
        {"press": "1", "in": 3},
        {"press": "1", "visit": 2},
        {"press": "1", "in": "menu", "visit": 0},
        {"wait_until": "menu", "in": "menu"},
    ],
)
def test_where_a_line_is_done_is_written_in_one_way(line: object) -> None:
    with pytest.raises(NotUnderstood, match="line 1: where something is done is written"):
        read_inputs(json.dumps(line))
